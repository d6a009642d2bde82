#ifndef CLINUX_PROCESS_H
#define CLINUX_PROCESS_H

#include <stddef.h>

/// Runs a program in a foreground process group of its own on the terminal `tty` and waits for it.
///
/// The child starts with no signal blocked and all default. If it stops itself (^Z), the terminal
/// goes back to this process, which stops with it if it can, and both continue together.
/// `argv` ends in NULL; its first entry is looked up in PATH. `changes` holds "NAME=value" entries
/// ending in NULL that replace those of the environment, "NAME" alone removes one.
/// Answers the exit status, 128 + signal if one ended it, or -errno if it did not start.
int clinux_run_foreground(const char *const *argv, const char *const *changes, int tty);

/// Runs a program with the bytes as its input and its output discarded: the exit status, 128 +
/// signal, or -errno. SIGPIPE must be ignored.
int clinux_run_quietly(const char *const *argv, const void *bytes, size_t count);

/// Whether stopping this process would leave nobody to continue it: it leads its session, or its
/// process group is orphaned.
int clinux_cannot_stop(void);
/// Stops the whole process group; returns when continued.
void clinux_stop_group(void);
/// Ignores SIGPIPE: writes to what is gone answer -EPIPE instead.
void clinux_ignore_broken_pipes(void);

#endif
