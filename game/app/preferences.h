/* SPDX-License-Identifier: MIT */
/* What a person has set, as the store keeps it: a text for each key. */
#ifndef APP_PREFERENCES_H
#define APP_PREFERENCES_H

#include "base/arena.h"
#include "screens/services.h"
#include "store/db.h"

#include <stdbool.h>
#include <stdint.h>

Settings preferences_usual(void);

/* The settings of a profile (0: of the machine, before there is one). What was
** never set, or is out of range, stays as it is in `settings`. */
bool preferences_read(Db *db, int64_t profile, Arena *arena, Settings *settings,
                      Err *err);

bool preferences_write(Db *db, int64_t profile, const Settings *settings,
                       Err *err);

#endif
