#ifndef CLINUX_LOCKS_H
#define CLINUX_LOCKS_H

/// Locks the file's first byte for its open file description (F_OFD_SETLK), waiting if `wait`: 0
/// or -errno. Independent of flock() on the same file.
int clinux_lock_first_byte(int descriptor, int wait);
/// Gives that lock back.
void clinux_unlock_first_byte(int descriptor);

#endif
