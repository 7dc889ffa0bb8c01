/* SPDX-License-Identifier: MIT */
#include "store/sources.h"

#include "base/hash.h"

bool sources_keep(Db *db, const char *bytes, size_t length, Err *err) {
  char hash[HASH_TEXT_BYTES];
  hash_sha256(bytes, length, hash);
  DbQuery query = db_query(db, "INSERT INTO source(hash, bytes) VALUES(?, ?)"
                               " ON CONFLICT(hash) DO NOTHING");
  db_bind_text(&query, hash);
  db_bind_bytes(&query, bytes, length);
  return db_run(&query, err);
}

const char *sources_read(Db *db, const char *hash, Arena *arena, size_t *length,
                         Err *err) {
  DbQuery query = db_query(db, "SELECT bytes FROM source WHERE hash = ?");
  db_bind_text(&query, hash);
  const char *copy = NULL;
  bool found = db_next(&query);
  if (found) {
    const void *bytes = db_bytes(&query, 0, length);
    copy = arena_copy(arena, bytes, *length);
  }
  if (!db_finish(&query, err)) { return NULL; }
  if (!found) {
    err_set(err, ERR_STORE,
            "the file that this was played with has changed since, and was "
            "not kept");
  } else if (!copy) {
    err_memory(err);
  }
  return copy;
}
