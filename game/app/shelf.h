/* SPDX-License-Identifier: MIT */
/* The calls that can be taken: every scenario file of this machine, loaded
** one after the other while the game is already there; and older versions that
** attempts were played with. For the main thread. */
#ifndef APP_SHELF_H
#define APP_SHELF_H

#include "app/book.h"
#include "app/jobs.h"
#include "screens/services.h"

#include <stdbool.h>

typedef struct Shelf Shelf;

/* An empty one. All that is handed to it outlives it. */
Shelf *shelf_create(Jobs *jobs, const char *data, BookTerms terms, Err *err);

/* No job of its may be under way any more; NULL is allowed. */
void shelf_destroy(Shelf *shelf);

/* Begins to load, once: the files of `data`/scenarios, and of the scenarios
** folder among the user's own data. */
void shelf_load(Shelf *shelf);

int shelf_count(const Shelf *shelf);
LibraryEntry shelf_entry(const Shelf *shelf, int index);

/* Reads a broken file again, unless that is under way. */
void shelf_reload(Shelf *shelf, int index);

/* Begins, once, to look for what the author of a file of one's own should mend:
** it takes seconds, and then stands in the entry. */
void shelf_check(Shelf *shelf, const char *scenario);

/* By a scenario's id. NULL: unknown, broken or still loading. Lives as long as
** the shelf. */
const CallModel *shelf_model(const Shelf *shelf, const char *scenario);

/* The same by the hashes of its file and of its rubric's. */
const CallModel *shelf_version(const Shelf *shelf, const char *hash,
                               const char *rubric);

/* Its file, with that rubric. */
Source shelf_source(const Shelf *shelf, const char *hash, const char *rubric);

/* Adds a version of `scenario` that is no file any more. False when it cannot
** be played. */
bool shelf_add_version(Shelf *shelf, const char *scenario, Source source,
                       Source rubric, Err *err);

#endif
