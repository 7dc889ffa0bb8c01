/* SPDX-License-Identifier: MIT */
/* What a profile has chosen, and what holds for the whole machine: texts by
** key. A `profile` of 0 is the machine. */
#ifndef STORE_SETTINGS_H
#define STORE_SETTINGS_H

#include "base/arena.h"
#include "store/db.h"

/* `value` becomes the text, in the arena, or NULL when it was never set. */
bool settings_get(Db *db, int64_t profile, const char *key, Arena *arena,
                  const char **value, Err *err);

/* A `value` of NULL takes the setting back. */
bool settings_set(Db *db, int64_t profile, const char *key, const char *value,
                  Err *err);

#endif
