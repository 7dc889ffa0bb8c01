/* SPDX-License-Identifier: MIT */
/* Who plays on this machine. */
#ifndef STORE_PROFILES_H
#define STORE_PROFILES_H

#include "base/arena.h"
#include "progress/profile.h"
#include "store/db.h"

typedef struct {
  Profile *list; /* by name */
  int count;
} ProfileList;

/* Names have 1 to 40 characters that can be shown. Spaces around them are cut
** off. No two are the same, whether in capitals or not. */
bool profiles_create(Db *db, const char *name, int64_t now_ms, int64_t *id,
                     Err *err);
bool profiles_rename(Db *db, int64_t id, const char *name, Err *err);

/* Deletes the profile with its attempts, replays and settings, for good: the
** bytes are wiped from the file too. */
bool profiles_delete(Db *db, int64_t id, Err *err);

bool profiles_list(Db *db, Arena *arena, ProfileList *profiles, Err *err);

/* NULL when it is not in the list. */
const Profile *profiles_find(const ProfileList *profiles, int64_t id);

#endif
