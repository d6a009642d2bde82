#define _GNU_SOURCE
#include "gather.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
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

enum { KEPT = 1 << 18, MARK = 8 };

static const char BEGIN[MARK + 1] = "\033[?2026h";
static const char END[MARK + 1] = "\033[?2026l";

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

int clinux_gather_end(clinux_gather *gather, int synchronized) {
  while (dup3(gather->output, gather->descriptor, O_CLOEXEC) < 0 && errno == EINTR) {}
  off_t count = lseek(gather->memory, 0, SEEK_CUR);
  if (count <= 0) return 0;
  lseek(gather->memory, 0, SEEK_SET);
  size_t room = (size_t)count + 2 * MARK;
  if (room > gather->room) {
    char *bytes = realloc(gather->bytes, room);
    if (bytes == NULL) return -ENOMEM;
    gather->bytes = bytes;
    gather->room = room;
  }
  ssize_t got = pread(gather->memory, gather->bytes + MARK, (size_t)count, 0);
  if (got < 0) return -errno;
  // One frame of a giant window is no reason to hold its memory for ever.
  if (count > KEPT && ftruncate(gather->memory, 0) < 0) return -errno;
  if (!synchronized) return clinux_write_all(gather->output, gather->bytes + MARK, (size_t)got);
  memcpy(gather->bytes, BEGIN, MARK);
  memcpy(gather->bytes + MARK + got, END, MARK);
  return clinux_write_all(gather->output, gather->bytes, (size_t)got + 2 * MARK);
}

void clinux_gather_free(clinux_gather *gather) {
  close(gather->memory);
  free(gather->bytes);
  free(gather);
}
