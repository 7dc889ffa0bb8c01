/* SPDX-License-Identifier: MIT */
#include "store/migrate.h"

#include <stdio.h>

static bool read_version(Db *db, int64_t *version, Err *err) {
  DbQuery query = db_query(db, "PRAGMA user_version");
  if (db_next(&query)) { *version = db_int(&query, 0); }
  return db_finish(&query, err);
}

static bool check_known(int64_t version, int count, Err *err) {
  if (version >= 0 && version <= count) { return true; }
  return err_set(err, ERR_STORE,
                 "these results were kept by a newer Evenkeel (version %lld, "
                 "this one knows %d): update Evenkeel to use them",
                 (long long)version, count);
}

static bool apply(Db *db, const char *step, int64_t version, Err *err) {
  char mark[64];
  snprintf(mark, sizeof mark, "PRAGMA user_version = %lld", (long long)version);
  return db_execute(db, step, err) && db_execute(db, mark, err);
}

/* Asks for the version anew inside the transaction: another program may have
** taken the step meanwhile. */
static bool take_step(Db *db, const char *const *steps, int count,
                      int64_t *version, Err *err) {
  if (!db_begin(db, err)) { return false; }
  bool done =
      read_version(db, version, err) && check_known(*version, count, err);
  if (done && *version < count) {
    done = apply(db, steps[*version], *version + 1, err);
  }
  return db_end(db, done, err);
}

bool migrate_run(Db *db, const char *const *steps, int count, Err *err) {
  int64_t version = 0;
  if (!read_version(db, &version, err) || !check_known(version, count, err)) {
    return false;
  }
  while (version < count) {
    if (!take_step(db, steps, count, &version, err)) { return false; }
    version++;
  }
  return true;
}
