/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/str.h"
#include "os/file.h"
#include "store/migrate.h"
#include "store/schema.h"

#include <string.h>

bool store_find(char path[PATH_BYTES], Err *err) {
  return path_find_user_data(path, err) &&
         path_join(path, path, "evenkeel.db", err);
}

static bool make_folder_of(const char *path, Err *err) {
  char folder[PATH_BYTES];
  const char *slash = strrchr(path, '/');
  if (!slash || slash == path) { return true; }
  size_t length = (size_t)(slash - path);
  if (length >= sizeof folder) {
    return err_set_file(err, ERR_IO, path, "is too long for a path");
  }
  memcpy(folder, path, length);
  folder[length] = '\0';
  return file_make_folder(folder, err);
}

static bool check_sound(Db *db, Err *err) {
  DbQuery query = db_query(db, "PRAGMA quick_check(1)");
  if (db_next(&query) && !str_equal(db_text(&query, 0), "ok")) {
    db_reject(&query);
  }
  return db_finish(&query, err);
}

static bool prepare(Db *db, Err *err) {
  int count;
  const char *const *steps = schema_steps(&count);
  return check_sound(db, err) && migrate_run(db, steps, count, err);
}

Db *store_open(const char *path, Err *err) {
  if (!make_folder_of(path, err) || !file_create_private(path, err)) {
    return NULL;
  }
  Db *db = db_open(path, err);
  if (db && !prepare(db, err)) {
    db_close(db);
    db = NULL;
  }
  return db;
}
