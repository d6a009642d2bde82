// Leaves a usable terminal behind when the process dies of a trap. Only what POSIX lists as
// async-signal-safe is called in the handler: write, tcsetattr, sigaction, raise.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "terminal.h"

struct clinux_line_mode {
  struct termios value;
};

static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
enum { FATAL = sizeof fatal / sizeof *fatal };

static struct {
  struct sigaction former[FATAL];
  volatile sig_atomic_t armed;
  int descriptor;
  size_t count;
  char bytes[512];
  struct termios mode;
  int has_mode;
  // The stack may be what overflowed.
  char stack[32768];
} guard;

static void restore(int signal) {
  int saved = errno;
  if (guard.armed) {
    guard.armed = 0;
    ssize_t ignored = write(guard.descriptor, guard.bytes, guard.count);
    (void)ignored;
    if (guard.has_mode) tcsetattr(guard.descriptor, TCSANOW, &guard.mode);
  }
  for (int i = 0; i < FATAL; i++) {
    if (fatal[i] == signal) sigaction(signal, &guard.former[i], NULL);
  }
  errno = saved;
  // Blocked until this handler returns; then the former disposition takes it.
  raise(signal);
}

void clinux_crash_guard_arm(
    int descriptor, const void *bytes, size_t count, const clinux_line_mode *mode) {
  if (guard.armed) clinux_crash_guard_disarm();
  guard.descriptor = descriptor;
  guard.count = count < sizeof guard.bytes ? count : sizeof guard.bytes;
  memcpy(guard.bytes, bytes, guard.count);
  guard.has_mode = mode != NULL;
  if (mode != NULL) guard.mode = mode->value;
  stack_t stack = {.ss_sp = guard.stack, .ss_size = sizeof guard.stack};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = restore;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &guard.former[i]);
  guard.armed = 1;
}

void clinux_crash_guard_disarm(void) {
  if (!guard.armed) return;
  guard.armed = 0;
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &guard.former[i], NULL);
}
