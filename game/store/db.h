/* SPDX-License-Identifier: MIT */
/* A database, whichever library keeps it: store/db_sqlite does. For one thread
** at a time; other processes may have the same file open.
**
** A query is prepared, its ? are bound in their order, its rows are read, and
** it is finished. Whatever fails on the way ends the rows and is reported when
** it is finished, so nothing between needs a check. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

typedef struct Db Db;

typedef struct {
  Db *db;
  void *statement; /* the library's own */
  int failure;     /* its first complaint */
  int bound;
} DbQuery;

/* Opens the file, and makes it when it is not there; its folder must be.
** What is committed survives a crash and a power cut (WAL, synchronous FULL).
** Foreign keys hold; deleted bytes are wiped. NULL when it cannot be opened or
** written, or is no sound database. */
Db *db_open(const char *path, Err *err);
void db_close(Db *db); /* NULL is allowed */

/* Runs statements that have neither parameters nor rows. */
bool db_execute(Db *db, const char *sql, Err *err);

/* From begin to end nobody else writes, and all of it happens or nothing:
** `db_end` commits when `done`, else takes it back. It returns whether `done`
** was committed. */
bool db_begin(Db *db, Err *err);
bool db_end(Db *db, bool done, Err *err);

DbQuery db_query(Db *db, const char *sql);

/* Texts and bytes must stay until the query is finished. */
void db_bind_int(DbQuery *query, int64_t value);
void db_bind_text(DbQuery *query, const char *text);
void db_bind_bytes(DbQuery *query, const void *bytes, size_t length);

/* Goes to the first or next row; false after the last and when something has
** failed. */
bool db_next(DbQuery *query);

/* Columns of the row, from 0. Texts and bytes hold until the next row. A text
** is never NULL, and ends at its first NUL. */
int64_t db_int(DbQuery *query, int column);
const char *db_text(DbQuery *query, int column);
const void *db_bytes(DbQuery *query, int column, size_t *length);

/* Copies a text; one that does not fit fails the query as damaged. */
void db_copy_text(DbQuery *query, int column, char *text, size_t size);

/* At the first row: `size` bytes for each row of the query, which gives their
** number in column 0. NULL fails the query. */
void *db_room_for_rows(DbQuery *query, Arena *arena, size_t size);

/* Fails the query as damaged, for rows that cannot be what was stored. */
void db_reject(DbQuery *query);

/* Gives the query back; false when any part of it failed. */
bool db_finish(DbQuery *query, Err *err);

/* For queries without rows to read: runs it to its end and gives it back. */
bool db_run(DbQuery *query, Err *err);

#endif
