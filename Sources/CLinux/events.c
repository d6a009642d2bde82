#define _GNU_SOURCE
#include "events.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

int64_t clinux_monotonic_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int clinux_event_open(void) {
  int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

void clinux_event_poke(int descriptor) {
  uint64_t one = 1;
  while (write(descriptor, &one, sizeof one) < 0 && errno == EINTR) {}
}

void clinux_event_drain(int descriptor) {
  uint64_t sum;
  while (read(descriptor, &sum, sizeof sum) < 0 && errno == EINTR) {}
}

static void fill(sigset_t *set, const int *signals, int count) {
  sigemptyset(set);
  for (int i = 0; i < count; i++) sigaddset(set, signals[i]);
}

int clinux_signals_open(const int *signals, int count) {
  sigset_t set;
  fill(&set, signals, count);
  int failure = pthread_sigmask(SIG_BLOCK, &set, NULL);
  if (failure != 0) return -failure;
  int descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

int clinux_signals_next(int descriptor) {
  struct signalfd_siginfo info;
  ssize_t count;
  do count = read(descriptor, &info, sizeof info);
  while (count < 0 && errno == EINTR);
  return count == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

void clinux_signal_self(int signal) { pthread_kill(pthread_self(), signal); }

void clinux_signals_unblock(const int *signals, int count) {
  sigset_t set;
  fill(&set, signals, count);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

int clinux_wait(const int *descriptors, int count, int64_t microseconds, uint8_t *ready) {
  struct pollfd polled[16];
  if (count < 0 || count > 16) return -EINVAL;
  for (int i = 0; i < count; i++) {
    polled[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
    ready[i] = 0;
  }
  struct timespec span = {microseconds / 1000000, microseconds % 1000000 * 1000};
  int answer = ppoll(polled, (nfds_t)count, microseconds < 0 ? NULL : &span, NULL);
  if (answer < 0) return errno == EINTR ? 0 : -errno;
  for (int i = 0; i < count; i++) {
    if (polled[i].revents & POLLIN) ready[i] |= CLINUX_READABLE;
    if (polled[i].revents & (POLLHUP | POLLERR | POLLNVAL)) ready[i] |= CLINUX_HUNG_UP;
  }
  return answer;
}

int clinux_inotify_open(void) {
  int descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

int clinux_inotify_watch(int descriptor, const char *path) {
  int watch = inotify_add_watch(
      descriptor, path, IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF);
  return watch < 0 ? -errno : watch;
}

int clinux_inotify_drain(int descriptor) {
  _Alignas(struct inotify_event) char events[4096];
  int any = 0;
  for (;;) {
    ssize_t count = read(descriptor, events, sizeof events);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return any;
    any = 1;
  }
}
