#define _GNU_SOURCE
#include "gather.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "files.h"

struct clinux_gather {
  int descriptor;
  int output;
  // A file in memory, not a pipe: whoever writes must never wait for a reader, itself.
  int memory;
  char *bytes;
  size_t room;
};

enum { KEPT = 1 << 18 };

clinux_gather *clinux_gather_open(int descriptor, int output) {
  clinux_gather *gather = calloc(1, sizeof *gather);
  if (gather == NULL) return NULL;
  gather->descriptor = descriptor;
  gather->output = output;
  gather->memory = memfd_create("bellhop-frame", MFD_CLOEXEC);
  if (gather->memory >= 0) return gather;
  free(gather);
  return NULL;
}

void clinux_gather_begin(clinux_gather *gather) {
  while (dup3(gather->memory, gather->descriptor, O_CLOEXEC) < 0 && errno == EINTR) {}
}

int clinux_gather_end(clinux_gather *gather) {
  while (dup3(gather->output, gather->descriptor, O_CLOEXEC) < 0 && errno == EINTR) {}
  off_t count = lseek(gather->memory, 0, SEEK_CUR);
  if (count <= 0) return 0;
  lseek(gather->memory, 0, SEEK_SET);
  if ((size_t)count > gather->room) {
    char *bytes = realloc(gather->bytes, (size_t)count);
    if (bytes == NULL) return -ENOMEM;
    gather->bytes = bytes;
    gather->room = (size_t)count;
  }
  ssize_t got = pread(gather->memory, gather->bytes, (size_t)count, 0);
  if (got < 0) return -errno;
  // One frame of a giant window is no reason to hold its memory for ever.
  if (count > KEPT && ftruncate(gather->memory, 0) < 0) return -errno;
  return clinux_write_all(gather->output, gather->bytes, (size_t)got);
}

void clinux_gather_free(clinux_gather *gather) {
  close(gather->memory);
  free(gather->bytes);
  free(gather);
}
