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

const char *clinux_file_system_kind(const char *path) {
  struct statfs about;
  if (statfs(path, &about) < 0) return NULL;
  switch ((unsigned long)about.f_type & 0xFFFFFFFFul) {
    case 0x6969:      // NFS
    case 0x517B:      // SMB
    case 0xFF534D42:  // CIFS
    case 0xFE534D42:  // SMB2
    case 0x01021997:  // 9P
    case 0x564C:      // NCP
    case 0x73757245:  // CODA
    case 0x5346414F:  // AFS
    case 0x6B414653:  // kAFS
    case 0x00C36400:  // Ceph
    case 0x0BD00BD0:  // Lustre
    case 0x47504653:  // GPFS
    case 0x7461636F:  // OCFS2
    case 0x01161970:  // GFS2
    case 0x65735546:  // FUSE, sshfs among it
    case 0x786F4256:  // VirtualBox shared folder
    case 0xBACBACBC:  // VMware shared folder
      return "network";
    case 0x794C7630:
      return "overlay";
    default:
      return "local";
  }
}

const char *clinux_error_text(int negative) {
  const char *text = strerrordesc_np(negative < 0 ? -negative : negative);
  return text != NULL ? text : "unknown error";
}
