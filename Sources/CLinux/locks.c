#define _GNU_SOURCE
#include "locks.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static int set_first_byte(int descriptor, int command, short type) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);  // l_pid must be 0 for these commands
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = 0;
  lock.l_len = 1;
  int result;
  do {
    result = fcntl(descriptor, command, &lock);
  } while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : -errno;
}

int clinux_lock_first_byte(int descriptor, int wait) {
  return set_first_byte(descriptor, wait ? F_OFD_SETLKW : F_OFD_SETLK, F_WRLCK);
}

void clinux_unlock_first_byte(int descriptor) {
  set_first_byte(descriptor, F_OFD_SETLK, F_UNLCK);
}
