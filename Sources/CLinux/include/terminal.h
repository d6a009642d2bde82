#ifndef CLINUX_TERMINAL_H
#define CLINUX_TERMINAL_H

#include <stddef.h>
#include <stdint.h>

/// The mode of a terminal line (struct termios).
typedef struct clinux_line_mode clinux_line_mode;

/// The line's present mode, to be freed by `clinux_line_mode_free`; NULL if it is no terminal.
clinux_line_mode *clinux_line_mode_save(int descriptor);
/// Sets the mode once what is written has gone out; 0 or -errno.
int clinux_line_mode_restore(int descriptor, const clinux_line_mode *mode);
void clinux_line_mode_free(clinux_line_mode *mode);
/// Whether both modes are the same in every field.
int clinux_line_mode_equal(const clinux_line_mode *left, const clinux_line_mode *right);

int clinux_is_terminal(int descriptor);
/// Opens the controlling terminal for reading and writing: a descriptor or -errno.
int clinux_open_controlling_terminal(void);
/// The window's size in cells: 0 or -errno.
int clinux_window_size(int descriptor, int *rows, int *columns);
/// Sets a window's size, for tests on a pseudo-terminal: 0 or -errno.
int clinux_set_window_size(int descriptor, int rows, int columns);
/// Opens a pseudo-terminal pair: 0 or -errno.
int clinux_open_pty(int *master, int *slave);

/// Takes the character set from the environment, C.UTF-8 if that is not UTF-8. Answers whether
/// characters are UTF-8 now. Numbers, dates and messages stay those of the C locale.
int clinux_use_utf8_locale(void);
/// The C library's wcwidth in the present locale.
int clinux_wcwidth(uint32_t scalar);

/// From now on, a fatal signal (ILL, TRAP, ABRT, BUS, FPE, SEGV) first writes `bytes` to the
/// terminal and restores `mode`, then takes its usual course. The bytes are copied (at most 512).
void clinux_crash_guard_arm(
    int descriptor, const void *bytes, size_t count, const clinux_line_mode *mode);
/// Puts the former handlers back.
void clinux_crash_guard_disarm(void);

#endif
