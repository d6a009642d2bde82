#ifndef CLINUX_GATHER_H
#define CLINUX_GATHER_H

/// Gathers what somebody else's code writes to a descriptor, to let it out in one piece.
typedef struct clinux_gather clinux_gather;

/// For writes to `descriptor`, which leave through `output`, the same file. NULL if the kernel has
/// no memory files: the writes then go out one by one.
clinux_gather *clinux_gather_open(int descriptor, int output);
/// From here on nothing goes out.
void clinux_gather_begin(clinux_gather *gather);
/// Lets out what has been written since, and later writes as they come; if `synchronized`, between
/// the marks of a frame that is to be shown in one piece (mode 2026). Answers 0 or -errno.
int clinux_gather_end(clinux_gather *gather, int synchronized);
void clinux_gather_free(clinux_gather *gather);

#endif
