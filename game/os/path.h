/* SPDX-License-Identifier: MIT */
/* Where things lie: what the program came with, and what is its user's. */
#ifndef OS_PATH_H
#define OS_PATH_H

#include "base/err.h"

enum { PATH_BYTES = 4096 };

/* "folder/name"; false when that is too long for a path. `path` may be
** `folder`. */
bool path_join(char path[PATH_BYTES], const char *folder, const char *name,
               Err *err);

/* The folder that holds assets/ and scenarios/: $EVENKEEL_DATA; else the
** first of the folders above the program that has them, by itself or in
** share/evenkeel (a source tree, an installation wherever it was moved);
** else the one fixed when the program was built. */
bool path_find_data(char path[PATH_BYTES], Err *err);

/* $XDG_DATA_HOME/evenkeel, or by default ~/.local/share/evenkeel. It need not
** exist. */
bool path_find_user_data(char path[PATH_BYTES], Err *err);

#endif
