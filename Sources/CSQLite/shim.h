#ifndef BELLHOP_CSQLITE_SHIM_H
#define BELLHOP_CSQLITE_SHIM_H

#include <sqlite3.h>

/* What Swift cannot import: variadic functions and casting macros. */

/* Switches one of the SQLITE_DBCONFIG_ options that take an int; returns an SQLite result code. */
static inline int bellhop_sqlite_switch(sqlite3 *connection, int option, int on) {
  int result = 0;
  return sqlite3_db_config(connection, option, on, &result);
}

/* The state of such an option: 0, 1, or -1 where this SQLite does not know it. */
static inline int bellhop_sqlite_switched(sqlite3 *connection, int option) {
  int result = -1;
  return sqlite3_db_config(connection, option, -1, &result) == SQLITE_OK ? result : -1;
}

/* Binds with SQLITE_TRANSIENT: SQLite takes a copy. */
static inline int bellhop_sqlite_bind_text(
    sqlite3_stmt *statement, int index, const unsigned char *bytes, int count) {
  /* A null pointer would bind NULL; empty text is meant. */
  return sqlite3_bind_text(
      statement, index, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT);
}

static inline int bellhop_sqlite_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, int count) {
  /* A null pointer would bind NULL; an empty blob is meant. */
  return count == 0 ? sqlite3_bind_zeroblob(statement, index, 0)
                    : sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

#endif
