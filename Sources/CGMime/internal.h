#ifndef CGMIME_INTERNAL_H
#define CGMIME_INTERNAL_H

#include "CGMime.h"

#include <gmime/gmime.h>

/// The one set of parser options; read only once the library has started.
GMimeParserOptions *cgmime_options(void);

#endif
