#ifndef CLINUX_EVENTS_H
#define CLINUX_EVENTS_H

#include <signal.h>
#include <stdint.h>

/// The signals that the terminal's loop reads.
enum {
  CLINUX_SIGHUP = SIGHUP,
  CLINUX_SIGINT = SIGINT,
  CLINUX_SIGTERM = SIGTERM,
  CLINUX_SIGTSTP = SIGTSTP,
  CLINUX_SIGCONT = SIGCONT,
  CLINUX_SIGWINCH = SIGWINCH
};

/// Milliseconds of CLOCK_MONOTONIC.
int64_t clinux_monotonic_milliseconds(void);

/// A close-on-exec, non-blocking eventfd at 0, or -errno.
int clinux_event_open(void);
/// Adds one to an eventfd: whoever polls it wakes. Safe from any thread.
void clinux_event_poke(int descriptor);
/// Takes all pokes off an eventfd.
void clinux_event_drain(int descriptor);

/// Blocks the signals in the calling thread, and so in all threads it starts from now on, and
/// answers a close-on-exec, non-blocking signalfd for them, or -errno.
int clinux_signals_open(const int *signals, int count);
/// The next signal that waits, 0 if none does.
int clinux_signals_next(int descriptor);
/// Sends a signal to the calling thread.
void clinux_signal_self(int signal);
/// Unblocks the signals in the calling thread.
void clinux_signals_unblock(const int *signals, int count);

/// Ready in `clinux_wait`.
enum { CLINUX_READABLE = 1, CLINUX_HUNG_UP = 2 };
/// Waits until a descriptor is readable or hung up, `microseconds` pass, or, if those are
/// negative, for ever. Negative descriptors are passed over. Writes CLINUX_READABLE and
/// CLINUX_HUNG_UP for each; answers how many are ready, 0 after the time, or -errno. An
/// interrupted wait counts as the time's end.
int clinux_wait(const int *descriptors, int count, int64_t microseconds, uint8_t *ready);

/// A close-on-exec, non-blocking inotify descriptor, or -errno.
int clinux_inotify_open(void);
/// Watches a path for writes, attribute changes and replacement; the watch's number or -errno.
int clinux_inotify_watch(int descriptor, const char *path);
/// Takes all events off; answers whether there was any.
int clinux_inotify_drain(int descriptor);

#endif
