#ifndef CLINUX_FILES_H
#define CLINUX_FILES_H

#include <stddef.h>
#include <stdint.h>

/// Reads at most `count` bytes: how many, 0 at the end, or -errno (never -EINTR).
long clinux_read(int descriptor, void *bytes, size_t count);
/// Writes all bytes: 0 or -errno.
int clinux_write_all(int descriptor, const void *bytes, size_t count);
void clinux_close(int descriptor);
/// Whether this user can read the file.
int clinux_can_read(const char *path);
/// Makes a directory for this user alone, in one that stands: 0, also if it is there, or -errno.
int clinux_make_directory(const char *path);
/// Writes a file for this user alone, in place of what it held: 0 or -errno.
int clinux_write_file(const char *path, const void *bytes, size_t count);

/// The number by which the kernel knows the type of the file system that holds `path` (statfs(2),
/// f_type): 0 or -errno.
int clinux_file_system_type(const char *path, uint32_t *type);
/// Takes room on the disk for the first `count` bytes of a file, so that writing them cannot fail for
/// want of it; the file is so long then: 0 or -errno.
int clinux_reserve(int descriptor, int64_t count);

/// errno's text for a number answered by this library (-errno).
const char *clinux_error_text(int negative);

extern const int clinux_eio;
extern const int clinux_epipe;

#endif
