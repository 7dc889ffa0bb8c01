/* SPDX-License-Identifier: MIT */
/* Where a finished call is kept when the store cannot take it. */
#ifndef APP_REFUGE_H
#define APP_REFUGE_H

#include "os/path.h"

#include <stdbool.h>
#include <stddef.h>

/* Writes a replay as a new file: into the home folder or, where that cannot
** be written, into $TMPDIR or /tmp. `path` says where. False when none of them
** takes it; `err` is about the last. */
bool refuge_keep(const char *scenario, const char *replay, size_t length,
                 char path[PATH_BYTES], Err *err);

#endif
