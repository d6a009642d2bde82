#define _GNU_SOURCE
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

const int clinux_eio = EIO;
const int clinux_epipe = EPIPE;

long clinux_read(int descriptor, void *bytes, size_t count) {
  for (;;) {
    ssize_t got = read(descriptor, bytes, count);
    if (got >= 0) return got;
    if (errno != EINTR) return -errno;
  }
}

int clinux_write_all(int descriptor, const void *bytes, size_t count) {
  const char *rest = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, rest, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return -errno;
    rest += written;
    count -= (size_t)written;
  }
  return 0;
}

void clinux_close(int descriptor) {
  if (descriptor >= 0) close(descriptor);
}

int clinux_can_read(const char *path) { return access(path, R_OK) == 0; }

int clinux_make_directory(const char *path) {
  return mkdir(path, 0700) < 0 && errno != EEXIST ? -errno : 0;
}

int clinux_write_file(const char *path, const void *bytes, size_t count) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return -errno;
  int failure = clinux_write_all(descriptor, bytes, count);
  if (close(descriptor) < 0 && failure == 0) failure = -errno;
  return failure;
}

int clinux_file_system_type(const char *path, uint32_t *type) {
  struct statfs about;
  if (statfs(path, &about) < 0) return -errno;
  *type = (uint32_t)about.f_type;
  return 0;
}

int clinux_reserve(int descriptor, int64_t count) {
  return -posix_fallocate(descriptor, 0, (off_t)count);
}

const char *clinux_error_text(int negative) {
  const char *text = strerrordesc_np(negative < 0 ? -negative : negative);
  return text != NULL ? text : "unknown error";
}
