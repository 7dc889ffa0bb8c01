/* SPDX-License-Identifier: MIT */
#include "store/settings.h"

#include <string.h>

bool settings_get(Db *db, int64_t profile, const char *key, Arena *arena,
                  const char **value, Err *err) {
  *value = NULL;
  DbQuery query = db_query(db, "SELECT value FROM setting"
                               " WHERE ifnull(profile, 0) = ? AND key = ?");
  db_bind_int(&query, profile);
  db_bind_text(&query, key);
  bool copied = true;
  if (db_next(&query)) {
    const char *text = db_text(&query, 0);
    *value = arena_copy(arena, text, strlen(text));
    copied = *value != NULL;
  }
  return db_finish(&query, err) && (copied || err_memory(err));
}

static bool forget(Db *db, int64_t profile, const char *key, Err *err) {
  DbQuery query = db_query(db, "DELETE FROM setting"
                               " WHERE ifnull(profile, 0) = ? AND key = ?");
  db_bind_int(&query, profile);
  db_bind_text(&query, key);
  return db_run(&query, err);
}

bool settings_set(Db *db, int64_t profile, const char *key, const char *value,
                  Err *err) {
  if (!value) { return forget(db, profile, key, err); }
  DbQuery query = db_query(
      db, "INSERT INTO setting(profile, key, value) VALUES(nullif(?, 0), ?, ?)"
          " ON CONFLICT(ifnull(profile, 0), key)"
          " DO UPDATE SET value = excluded.value");
  db_bind_int(&query, profile);
  db_bind_text(&query, key);
  db_bind_text(&query, value);
  return db_run(&query, err);
}
