#include "faulty_disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct faulty_disk {
  char *prefix;
  int64_t nth, count, calls;
  int code;
  unsigned kinds;
  int records;
  faulty_disk_operation *operations;
  int64_t length, room;
  struct faulty_disk *next;
};

typedef struct {
  sqlite3_file base;
  faulty_disk *disk;
  int file;
  sqlite3_file *real;
} watched_file;

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk *disks;
static sqlite3_vfs *real_vfs;

static sqlite3_file *real_of(sqlite3_file *file) { return ((watched_file *)file)->real; }
static faulty_disk *disk_of(sqlite3_file *file) { return ((watched_file *)file)->disk; }

// SQLITE_OK, or the code with which this call is to fail.
static int look(faulty_disk *disk, unsigned kind) {
  if (disk == NULL) return SQLITE_OK;
  int code = SQLITE_OK;
  pthread_mutex_lock(&guard);
  if (disk->nth > 0 && (disk->kinds & kind) != 0) {
    disk->calls++;
    if (disk->calls >= disk->nth && disk->calls - disk->nth < disk->count) code = disk->code;
  }
  pthread_mutex_unlock(&guard);
  return code;
}

static void note(sqlite3_file *file, int kind, int64_t offset, int64_t count, const void *bytes) {
  watched_file *watched = (watched_file *)file;
  faulty_disk *disk = watched->disk;
  if (disk == NULL || !disk->records || watched->file < 0) return;
  pthread_mutex_lock(&guard);
  if (disk->length == disk->room) {
    disk->room = disk->room == 0 ? 1024 : disk->room * 2;
    disk->operations = realloc(disk->operations, (size_t)disk->room * sizeof *disk->operations);
  }
  uint8_t *copy = NULL;
  if (bytes != NULL) {
    copy = malloc((size_t)count);
    memcpy(copy, bytes, (size_t)count);
  }
  disk->operations[disk->length++] =
      (faulty_disk_operation){kind, watched->file, offset, count, copy};
  pthread_mutex_unlock(&guard);
}

static int close_file(sqlite3_file *file) {
  sqlite3_file *real = real_of(file);
  return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int read_file(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  int code = look(disk_of(file), FAULTY_READ);
  return code != SQLITE_OK ? code : real_of(file)->pMethods->xRead(real_of(file), bytes, count, offset);
}

static int write_file(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  sqlite3_file *real = real_of(file);
  int code = look(disk_of(file), FAULTY_WRITE);
  if (code != SQLITE_OK) {
    if (count > 1) real->pMethods->xWrite(real, bytes, count / 2, offset);
    return code;
  }
  code = real->pMethods->xWrite(real, bytes, count, offset);
  if (code == SQLITE_OK) note(file, FAULTY_WRITE, offset, count, bytes);
  return code;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
  int code = look(disk_of(file), FAULTY_TRUNCATE);
  if (code != SQLITE_OK) return code;
  code = real_of(file)->pMethods->xTruncate(real_of(file), size);
  if (code == SQLITE_OK) note(file, FAULTY_TRUNCATE, size, 0, NULL);
  return code;
}

static int sync_file(sqlite3_file *file, int flags) {
  int code = look(disk_of(file), FAULTY_SYNC);
  if (code != SQLITE_OK) return code;
  note(file, FAULTY_SYNC, 0, 0, NULL);
  // Nothing cuts the power of this machine: what counts is that it was asked for.
  return disk_of(file) != NULL ? SQLITE_OK : real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
static int lock_file(sqlite3_file *file, int level) {
  return real_of(file)->pMethods->xLock(real_of(file), level);
}
static int unlock_file(sqlite3_file *file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
static int check_lock(sqlite3_file *file, int *result) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}
static int control_file(sqlite3_file *file, int operation, void *argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
static int sector_size(sqlite3_file *file) {
  return real_of(file)->pMethods->xSectorSize(real_of(file));
}
static int characteristics(sqlite3_file *file) {
  return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
static int shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **place) {
  int code = extend ? look(disk_of(file), FAULTY_SHARED) : SQLITE_OK;
  return code != SQLITE_OK
             ? code
             : real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, place);
}
static int shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
static void shm_barrier(sqlite3_file *file) {
  real_of(file)->pMethods->xShmBarrier(real_of(file));
}
static int shm_unmap(sqlite3_file *file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

// Version 2: no memory mapping, which a store switches off anyway.
static const sqlite3_io_methods methods = {
    2,          close_file,  read_file,    write_file,      truncate_file, sync_file,
    file_size,  lock_file,   unlock_file,  check_lock,      control_file,  sector_size,
    characteristics, shm_map, shm_lock,    shm_barrier,     shm_unmap,     NULL,
    NULL,
};

static faulty_disk *watching(const char *path) {
  faulty_disk *found = NULL;
  pthread_mutex_lock(&guard);
  for (faulty_disk *disk = disks; disk != NULL && path != NULL; disk = disk->next) {
    if (strncmp(path, disk->prefix, strlen(disk->prefix)) == 0) found = disk;
  }
  pthread_mutex_unlock(&guard);
  return found;
}

static int open_file(
    sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *given) {
  (void)vfs;
  watched_file *watched = (watched_file *)file;
  memset(watched, 0, sizeof *watched);
  watched->real = (sqlite3_file *)(watched + 1);
  watched->disk = watching(path);
  watched->file = -1;
  if (watched->disk != NULL) {
    const char *rest = path + strlen(watched->disk->prefix);
    watched->file = *rest == 0 ? 0 : strcmp(rest, "-wal") == 0 ? 1 : -1;
  }
  int code = look(watched->disk, FAULTY_OPEN);
  if (code == SQLITE_OK) code = real_vfs->xOpen(real_vfs, path, watched->real, flags, given);
  if (code == SQLITE_OK) watched->base.pMethods = &methods;
  return code;
}

static sqlite3_vfs faulty_vfs;

int faulty_disk_install(void) {
  int code = SQLITE_OK;
  pthread_mutex_lock(&guard);
  if (real_vfs == NULL) {
    real_vfs = sqlite3_vfs_find(NULL);
    faulty_vfs = *real_vfs;
    faulty_vfs.zName = "faulty";
    faulty_vfs.szOsFile = (int)sizeof(watched_file) + real_vfs->szOsFile;
    faulty_vfs.xOpen = open_file;
    faulty_vfs.pNext = NULL;
    code = sqlite3_vfs_register(&faulty_vfs, 1);
  }
  pthread_mutex_unlock(&guard);
  return code;
}

faulty_disk *faulty_disk_watch(const char *prefix) {
  faulty_disk *disk = calloc(1, sizeof *disk);
  if (disk == NULL) return NULL;
  disk->prefix = strdup(prefix);
  pthread_mutex_lock(&guard);
  disk->next = disks;
  disks = disk;
  pthread_mutex_unlock(&guard);
  return disk;
}

void faulty_disk_forget(faulty_disk *disk) {
  pthread_mutex_lock(&guard);
  for (faulty_disk **link = &disks; *link != NULL; link = &(*link)->next) {
    if (*link == disk) {
      *link = disk->next;
      break;
    }
  }
  pthread_mutex_unlock(&guard);
  for (int64_t i = 0; i < disk->length; i++) free((void *)disk->operations[i].bytes);
  free(disk->operations);
  free(disk->prefix);
  free(disk);
}

void faulty_disk_fail(faulty_disk *disk, int64_t nth, int64_t count, int code, unsigned kinds) {
  pthread_mutex_lock(&guard);
  disk->nth = nth;
  disk->count = count;
  disk->calls = 0;
  disk->code = code;
  disk->kinds = kinds;
  pthread_mutex_unlock(&guard);
}

int64_t faulty_disk_calls(faulty_disk *disk) {
  pthread_mutex_lock(&guard);
  int64_t calls = disk->calls;
  pthread_mutex_unlock(&guard);
  return calls;
}

void faulty_disk_record(faulty_disk *disk) { disk->records = 1; }

int64_t faulty_disk_operations(faulty_disk *disk) {
  pthread_mutex_lock(&guard);
  int64_t length = disk->length;
  pthread_mutex_unlock(&guard);
  return length;
}

faulty_disk_operation faulty_disk_operation_at(faulty_disk *disk, int64_t place) {
  faulty_disk_operation operation = {0};
  pthread_mutex_lock(&guard);
  if (place >= 0 && place < disk->length) operation = disk->operations[place];
  pthread_mutex_unlock(&guard);
  return operation;
}
