#define _GNU_SOURCE
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

struct clinux_line_mode {
  struct termios value;
};

clinux_line_mode *clinux_line_mode_save(int descriptor) {
  clinux_line_mode *mode = calloc(1, sizeof *mode);
  if (mode != NULL && tcgetattr(descriptor, &mode->value) < 0) {
    free(mode);
    return NULL;
  }
  return mode;
}

int clinux_line_mode_restore(int descriptor, const clinux_line_mode *mode) {
  while (tcsetattr(descriptor, TCSADRAIN, &mode->value) < 0) {
    if (errno != EINTR) return -errno;
  }
  return 0;
}

void clinux_line_mode_free(clinux_line_mode *mode) { free(mode); }

int clinux_line_mode_equal(const clinux_line_mode *left, const clinux_line_mode *right) {
  const struct termios *a = &left->value, *b = &right->value;
  return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag
      && a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

int clinux_is_terminal(int descriptor) { return isatty(descriptor); }

int clinux_open_controlling_terminal(void) {
  int descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

int clinux_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) < 0) return -errno;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

int clinux_set_window_size(int descriptor, int rows, int columns) {
  struct winsize size = {
      .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size) < 0 ? -errno : 0;
}

int clinux_open_pty(int *master, int *slave) {
  if (openpty(master, slave, NULL, NULL, NULL) < 0) return -errno;
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  fcntl(*slave, F_SETFD, FD_CLOEXEC);
  return 0;
}

static int is_utf8(void) {
  const char *set = nl_langinfo(CODESET);
  return strcasecmp(set, "UTF-8") == 0 || strcasecmp(set, "utf8") == 0;
}

int clinux_use_utf8_locale(void) {
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return 1;
  const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (setlocale(LC_CTYPE, names[i]) != NULL && is_utf8()) return 1;
  }
  setlocale(LC_CTYPE, "C");
  return 0;
}

int clinux_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
