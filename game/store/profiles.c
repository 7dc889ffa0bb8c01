/* SPDX-License-Identifier: MIT */
#include "store/profiles.h"

#include "base/utf8.h"

#include <string.h>

static bool check_characters(const char *name, size_t length, Err *err) {
  int count = 0;
  for (size_t i = 0; i < length; count++) {
    uint32_t point;
    size_t taken = utf8_decode(name + i, length - i, &point);
    if (taken == 0 || !utf8_printable(point)) {
      return err_set(err, ERR_STORE,
                     "a name can hold only letters and signs that are shown");
    }
    i += taken;
  }
  if (count == 0) { return err_set(err, ERR_STORE, "the name is empty"); }
  return count <= PROFILE_NAME_CHARS ||
         err_set(err, ERR_STORE, "the name is longer than %d characters",
                 PROFILE_NAME_CHARS);
}

static bool clean_name(const char *name, char clean[PROFILE_NAME_BYTES],
                       Err *err) {
  while (*name == ' ') { name++; }
  size_t length = strlen(name);
  while (length > 0 && name[length - 1] == ' ') { length--; }
  if (!check_characters(name, length, err)) { return false; }
  memcpy(clean, name, length);
  clean[length] = '\0';
  return true;
}

/* Inside a transaction: whether no profile but `id` has this name. */
static bool check_free(Db *db, const char *name, int64_t id, Err *err) {
  DbQuery query =
      db_query(db, "SELECT 1 FROM profile WHERE name = ? AND id <> ?");
  db_bind_text(&query, name);
  db_bind_int(&query, id);
  bool taken = db_next(&query);
  if (!db_finish(&query, err)) { return false; }
  return !taken ||
         err_set(err, ERR_STORE, "there is a profile called %s already", name);
}

static bool insert(Db *db, const char *name, int64_t now_ms, int64_t *id,
                   Err *err) {
  DbQuery query = db_query(db, "INSERT INTO profile(name, created_ms) "
                               "VALUES(?, ?) RETURNING id");
  db_bind_text(&query, name);
  db_bind_int(&query, now_ms);
  if (db_next(&query)) { *id = db_int(&query, 0); }
  return db_run(&query, err);
}

bool profiles_create(Db *db, const char *name, int64_t now_ms, int64_t *id,
                     Err *err) {
  char clean[PROFILE_NAME_BYTES];
  if (!clean_name(name, clean, err) || !db_begin(db, err)) { return false; }
  bool done =
      check_free(db, clean, 0, err) && insert(db, clean, now_ms, id, err);
  return db_end(db, done, err);
}

/* Runs a statement that names one profile; it must be there. */
static bool change(DbQuery *query, Err *err) {
  bool found = db_next(query);
  if (!db_run(query, err)) { return false; }
  return found || err_set(err, ERR_STORE, "this profile is not there any more");
}

static bool update_name(Db *db, int64_t id, const char *name, Err *err) {
  DbQuery query =
      db_query(db, "UPDATE profile SET name = ? WHERE id = ? RETURNING id");
  db_bind_text(&query, name);
  db_bind_int(&query, id);
  return change(&query, err);
}

bool profiles_rename(Db *db, int64_t id, const char *name, Err *err) {
  char clean[PROFILE_NAME_BYTES];
  if (!clean_name(name, clean, err) || !db_begin(db, err)) { return false; }
  bool done = check_free(db, clean, id, err) && update_name(db, id, clean, err);
  return db_end(db, done, err);
}

/* The log still holds the pages of before. Where another program is at work it
** is emptied later, when the last one closes the file. */
static void empty_log(Db *db) {
  DbQuery query = db_query(db, "PRAGMA wal_checkpoint(TRUNCATE)");
  db_run(&query, NULL);
}

bool profiles_delete(Db *db, int64_t id, Err *err) {
  DbQuery query = db_query(db, "DELETE FROM profile WHERE id = ? RETURNING id");
  db_bind_int(&query, id);
  bool done = change(&query, err);
  if (done) { empty_log(db); }
  return done;
}

static void read_profile(DbQuery *query, Profile *profile) {
  profile->id = db_int(query, 1);
  db_copy_text(query, 2, profile->name, sizeof profile->name);
  profile->created_ms = db_int(query, 3);
  profile->attempts = (int)db_int(query, 4);
  profile->last_ms = db_int(query, 5);
}

bool profiles_list(Db *db, Arena *arena, ProfileList *profiles, Err *err) {
  *profiles = (ProfileList){0};
  DbQuery query = db_query(
      db, "SELECT count(*) OVER (), profile.id, name, created_ms,"
          " count(attempt.id), ifnull(max(at_ms), 0)"
          " FROM profile LEFT JOIN attempt ON attempt.profile = profile.id"
          " GROUP BY profile.id ORDER BY name");
  while (db_next(&query)) {
    if (!profiles->list) {
      profiles->list = db_room_for_rows(&query, arena, sizeof *profiles->list);
    }
    if (profiles->list) {
      read_profile(&query, &profiles->list[profiles->count++]);
    }
  }
  return db_finish(&query, err);
}

const Profile *profiles_find(const ProfileList *profiles, int64_t id) {
  for (int i = 0; i < profiles->count; i++) {
    if (profiles->list[i].id == id) { return &profiles->list[i]; }
  }
  return NULL;
}
