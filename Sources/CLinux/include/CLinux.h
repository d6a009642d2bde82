// What Swift cannot reach on Linux by itself: variadic calls, macros, and headers outside the
// Glibc module. Plain functions over plain numbers; those that can fail answer -errno.
#ifndef CLINUX_H
#define CLINUX_H

#include "events.h"
#include "files.h"
#include "gather.h"
#include "locks.h"
#include "process.h"
#include "terminal.h"

#endif
