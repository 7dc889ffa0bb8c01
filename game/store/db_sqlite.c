/* SPDX-License-Identifier: MIT */
#include "store/db.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* How long another program may keep us from writing. */
enum { WAIT_MS = 5000, WAIT_STEP_MS = 10 };

struct Db {
  sqlite3 *handle;
  char path[];
};

/* A full disk, a used-up quota and a file that may grow no further come under
** several codes. */
static bool lacks_space(sqlite3 *handle, int kind) {
  int why = sqlite3_system_errno(handle);
  return kind == SQLITE_FULL ||
         (kind == SQLITE_IOERR &&
          (why == ENOSPC || why == EDQUOT || why == EFBIG));
}

/* What a person can do about it; NULL where only the library's own words can
** tell. */
static const char *explain(sqlite3 *handle, int code) {
  int kind = code & 0xFF; /* the rest is detail */
  if (lacks_space(handle, kind)) {
    return "the disk is full: free some space and try again; what was stored "
           "before is safe";
  }
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY) {
    return "the profile that this belongs to has been deleted";
  }
  switch (kind) {
    case SQLITE_IOERR:
      return "the disk cannot be read or written: see that it is there and not "
             "full, and try again; what was stored before is safe";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "the results cannot be written: give yourself the right to write "
             "this file and its folder, and try again";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program keeps the results to itself: close it and try "
             "again";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "the file of results is damaged, or is none: move it somewhere "
             "safe and start again, or put a backup in its place";
    default:
      return NULL;
  }
}

static bool fail(const Db *db, int code, Err *err) {
  if ((code & 0xFF) == SQLITE_NOMEM) { return err_memory(err); }
  const char *sentence = explain(db->handle, code);
  if (sentence) {
    return err_set_file(err, ERR_STORE, db->path, "%s", sentence);
  }
  return err_set_file(
      err, ERR_STORE, db->path, "the results cannot be used: %s",
      db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code));
}

bool db_execute(Db *db, const char *sql, Err *err) {
  int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || fail(db, code, err);
}

/* Two programs that open a new file at once may each have what the other one
** waits for; then SQLite gives up instead of waiting. */
static bool use_wal(Db *db, Err *err) {
  int code = SQLITE_BUSY;
  for (int ms = 0; ms < WAIT_MS; ms += WAIT_STEP_MS) {
    code =
        sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    if ((code & 0xFF) != SQLITE_BUSY) { break; }
    sqlite3_sleep(WAIT_STEP_MS);
  }
  return code == SQLITE_OK || fail(db, code, err);
}

static bool set_up(Db *db, Err *err) {
  sqlite3_extended_result_codes(db->handle, 1);
  sqlite3_busy_timeout(db->handle, WAIT_MS);
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return use_wal(db, err) && db_execute(db,
                                        "PRAGMA trusted_schema = OFF;"
                                        "PRAGMA foreign_keys = ON;"
                                        "PRAGMA synchronous = FULL;"
                                        "PRAGMA secure_delete = ON;",
                                        err);
}

/* Where a killed program left its files, SQLite is content to read. */
static int open_to_write(Db *db) {
  int code = sqlite3_open_v2(db->path, &db->handle,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  bool reads_only =
      code == SQLITE_OK && sqlite3_db_readonly(db->handle, "main") == 1;
  return reads_only ? SQLITE_READONLY : code;
}

Db *db_open(const char *path, Err *err) {
  size_t length = strlen(path);
  Db *db = malloc(sizeof *db + length + 1);
  if (!db) {
    err_memory(err);
    return NULL;
  }
  db->handle = NULL; /* as SQLite leaves it when memory is short */
  memcpy(db->path, path, length + 1);
  int code = open_to_write(db);
  if (code != SQLITE_OK) { fail(db, code, err); }
  if (code == SQLITE_OK && set_up(db, err)) { return db; }
  db_close(db);
  return NULL;
}

void db_close(Db *db) {
  if (!db) { return; }
  int code = sqlite3_close(db->handle);
  assert(code == SQLITE_OK && "a query was not finished");
  (void)code;
  free(db);
}

bool db_begin(Db *db, Err *err) {
  return db_execute(db, "BEGIN IMMEDIATE", err);
}

bool db_end(Db *db, bool done, Err *err) {
  if (done && db_execute(db, "COMMIT", err)) { return true; }
  /* Some failures have taken it back already. */
  if (!sqlite3_get_autocommit(db->handle)) { db_execute(db, "ROLLBACK", NULL); }
  return false;
}

static void note(DbQuery *query, int code) {
  if (query->failure == SQLITE_OK) { query->failure = code; }
}

DbQuery db_query(Db *db, const char *sql) {
  DbQuery query = {.db = db};
  sqlite3_stmt *statement = NULL;
  note(&query, sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL));
  query.statement = statement;
  return query;
}

/* The next ?; binding after a failure would hide the words for it. */
static bool take_place(DbQuery *query) {
  query->bound++;
  return query->failure == SQLITE_OK;
}

void db_bind_int(DbQuery *query, int64_t value) {
  if (!take_place(query)) { return; }
  note(query, sqlite3_bind_int64(query->statement, query->bound, value));
}

void db_bind_text(DbQuery *query, const char *text) {
  if (!take_place(query)) { return; }
  note(query, sqlite3_bind_text(query->statement, query->bound, text, -1,
                                SQLITE_STATIC));
}

void db_bind_bytes(DbQuery *query, const void *bytes, size_t length) {
  if (!take_place(query)) { return; }
  /* A NULL pointer would bind NULL instead of no bytes. */
  note(query,
       sqlite3_bind_blob64(query->statement, query->bound,
                           length > 0 ? bytes : "", length, SQLITE_STATIC));
}

bool db_next(DbQuery *query) {
  if (query->failure != SQLITE_OK) { return false; }
  int code = sqlite3_step(query->statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) { note(query, code); }
  return code == SQLITE_ROW;
}

int64_t db_int(DbQuery *query, int column) {
  return sqlite3_column_int64(query->statement, column);
}

const char *db_text(DbQuery *query, int column) {
  const unsigned char *text = sqlite3_column_text(query->statement, column);
  if (!text) { note(query, SQLITE_NOMEM); } /* no column holds NULL */
  return text ? (const char *)text : "";
}

const void *db_bytes(DbQuery *query, int column, size_t *length) {
  const void *bytes = sqlite3_column_blob(query->statement, column);
  *length = (size_t)sqlite3_column_bytes(query->statement, column);
  return bytes ? bytes : "";
}

void db_copy_text(DbQuery *query, int column, char *text, size_t size) {
  const char *found = db_text(query, column);
  size_t length = strlen(found);
  if (length >= size) {
    db_reject(query);
    length = 0;
  }
  memcpy(text, found, length);
  text[length] = '\0';
}

void *db_room_for_rows(DbQuery *query, Arena *arena, size_t size) {
  void *room = arena_array(arena, (size_t)db_int(query, 0), size);
  if (!room) { note(query, SQLITE_NOMEM); }
  return room;
}

void db_reject(DbQuery *query) {
  note(query, SQLITE_CORRUPT);
}

bool db_finish(DbQuery *query, Err *err) {
  int code = query->failure;
  bool done = code == SQLITE_OK || fail(query->db, code, err);
  sqlite3_finalize(query->statement);
  query->statement = NULL;
  return done;
}

bool db_run(DbQuery *query, Err *err) {
  while (db_next(query)) {}
  return db_finish(query, err);
}
