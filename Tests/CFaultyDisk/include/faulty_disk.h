#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

#include <stdint.h>

/* A disk that fails on demand and remembers what was written to it, for tests: a layer over
 * SQLite's own VFS. Files outside the watched directories pass through untouched. */

typedef struct faulty_disk faulty_disk;

enum {
  FAULTY_WRITE = 1,
  FAULTY_SYNC = 2,
  FAULTY_TRUNCATE = 4,
  FAULTY_OPEN = 8,
  FAULTY_READ = 16,
  FAULTY_SHARED = 32,
};

/// Becomes the process's default VFS; again: nothing happens. An SQLite code.
int faulty_disk_install(void);

/// Watches the files whose path begins with `prefix`. NULL if memory is short.
faulty_disk *faulty_disk_watch(const char *prefix);
/// No file of it may be open any more.
void faulty_disk_forget(faulty_disk *disk);

/// From now on the calls `nth`, `nth + 1`, … (`count` of them, the first is 1) among those of
/// `kinds` fail with `code`; a failing write leaves its first half on the disk. `nth` 0: none.
void faulty_disk_fail(faulty_disk *disk, int64_t nth, int64_t count, int code, unsigned kinds);
/// Calls of those kinds since then.
int64_t faulty_disk_calls(faulty_disk *disk);

/// What was done to the files, in order; remembered from here on.
void faulty_disk_record(faulty_disk *disk);
typedef struct {
  /// FAULTY_WRITE, FAULTY_SYNC or FAULTY_TRUNCATE.
  int kind;
  /// 0 the database, 1 its log; others are not remembered.
  int file;
  int64_t offset;
  int64_t count;
  const uint8_t *bytes;
} faulty_disk_operation;
int64_t faulty_disk_operations(faulty_disk *disk);
/// The place from 0; zeroes outside.
faulty_disk_operation faulty_disk_operation_at(faulty_disk *disk, int64_t place);

#endif
