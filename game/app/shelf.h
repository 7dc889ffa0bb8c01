/* SPDX-License-Identifier: MIT */
/* The calls that can be taken: every scenario file of this machine, loaded
** one after the other while the game is already there; and older versions that
** attempts were played with. For the main thread. */
#ifndef APP_SHELF_H
#define APP_SHELF_H

#include "app/jobs.h"
#include "screens/services.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Shelf Shelf;

/* Begins to load: the files of `data`/scenarios, and of the scenarios folder
** among the user's own data. `jobs` outlives it. */
Shelf *shelf_create(Jobs *jobs, const char *data, Err *err);

/* No job of its may be under way any more; NULL is allowed. */
void shelf_destroy(Shelf *shelf);

int shelf_count(const Shelf *shelf);
LibraryEntry shelf_entry(const Shelf *shelf, int index);

/* Reads a broken file again, unless that is under way. */
void shelf_reload(Shelf *shelf, int index);

/* By a scenario's id, or by "HASH/HASH", of its file and of its rubric's. NULL:
** unknown, broken or still loading. Lives as long as the shelf. */
const CallModel *shelf_model(const Shelf *shelf, const char *name);

/* Bytes that live as long as the shelf. */
typedef struct {
  const char *bytes; /* NULL: unknown */
  size_t length;
} ShelfBytes;

/* Of the scenario file with that hash, and of the rubric of all files. */
ShelfBytes shelf_source(const Shelf *shelf, const char *hash);
ShelfBytes shelf_rubric(const Shelf *shelf);

/* Adds a version of `scenario` that is no file any more; shelf_model then
** finds it by the hashes of both. False when it cannot be played. */
bool shelf_add_version(Shelf *shelf, const char *scenario, ShelfBytes source,
                       ShelfBytes rubric, Err *err);

#endif
