#define _GNU_SOURCE
#include "process.h"

#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

// The environment with the changes made; only the array is new. NULL if memory is short.
static char **changed_environment(const char *const *changes) {
  size_t present = 0, added = 0;
  while (environ[present] != NULL) present++;
  while (changes != NULL && changes[added] != NULL) added++;
  char **all = calloc(present + added + 1, sizeof *all);
  if (all == NULL) return NULL;
  size_t count = 0;
  for (size_t i = 0; i < present; i++) {
    int replaced = 0;
    for (size_t j = 0; j < added && !replaced; j++) {
      size_t name = strcspn(changes[j], "=");
      replaced = strncmp(environ[i], changes[j], name) == 0 && environ[i][name] == '=';
    }
    if (!replaced) all[count++] = environ[i];
  }
  for (size_t j = 0; j < added; j++) {
    if (strchr(changes[j], '=') != NULL) all[count++] = (char *)changes[j];
  }
  return all;
}

// tcsetpgrp from the background stops the caller unless SIGTTOU is blocked (POSIX).
static void give_terminal(int tty, pid_t group) {
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  tcsetpgrp(tty, group);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static int exit_status(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void all_default(posix_spawnattr_t *attributes, short flags) {
  sigset_t set;
  sigemptyset(&set);
  posix_spawnattr_setsigmask(attributes, &set);
  sigfillset(&set);
  posix_spawnattr_setsigdefault(attributes, &set);
  posix_spawnattr_setflags(
      attributes, (short)(flags | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
}

int clinux_run_foreground(const char *const *argv, const char *const *changes, int tty) {
  char **environment = changed_environment(changes);
  if (environment == NULL) return -ENOMEM;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  all_default(&attributes, POSIX_SPAWN_SETPGROUP);
  // The program's own streams may be redirected; the child works on the terminal.
  for (int stream = 0; stream <= 2; stream++) {
    if (stream != tty) posix_spawn_file_actions_adddup2(&actions, tty, stream);
  }
  // Only where this process holds the terminal can it be handed on.
  int holds = tcgetpgrp(tty) == getpgrp();
  if (holds) posix_spawn_file_actions_addtcsetpgrp_np(&actions, tty);
  pid_t child;
  int failure =
      posix_spawnp(&child, argv[0], &actions, &attributes, (char *const *)argv, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  free(environment);
  if (failure != 0) {
    if (holds) give_terminal(tty, getpgrp());
    return -failure;
  }
  int status = 0;
  for (;;) {
    pid_t waited = waitpid(child, &status, WUNTRACED);
    if (waited < 0 && errno == EINTR) continue;
    if (waited < 0) {
      status = 0;
      break;
    }
    if (!WIFSTOPPED(status)) break;
    if (holds) give_terminal(tty, getpgrp());
    if (!clinux_cannot_stop()) clinux_stop_group();
    if (holds) give_terminal(tty, child);
    kill(-child, SIGCONT);
  }
  if (holds) give_terminal(tty, getpgrp());
  return exit_status(status);
}

int clinux_run_quietly(const char *const *argv, const void *bytes, size_t count) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) return -errno;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  all_default(&attributes, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child;
  int failure = posix_spawnp(&child, argv[0], &actions, &attributes, (char *const *)argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(ends[0]);
  // What the child does not read is its own affair: its exit status tells.
  if (failure == 0) clinux_write_all(ends[1], bytes, count);
  close(ends[1]);
  if (failure != 0) return -failure;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -errno;
  }
  return exit_status(status);
}

int clinux_cannot_stop(void) {
  if (getsid(0) == getpid()) return 1;
  // A group is orphaned if no parent of a member is in the session but outside the group; the
  // leader's parent is the one that matters for a program started by a shell.
  pid_t parent = getppid();
  return parent <= 1 || getsid(parent) != getsid(0);
}

void clinux_stop_group(void) { kill(0, SIGSTOP); }

void clinux_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }
