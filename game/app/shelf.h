/* SPDX-License-Identifier: MIT */
/* The calls that can be taken: every scenario file of this machine, loaded
** one after the other while the game is already there. For the main thread. */
#ifndef APP_SHELF_H
#define APP_SHELF_H

#include "app/jobs.h"
#include "screens/services.h"

#include <stdbool.h>

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

/* Why the files could not even be listed; NULL when they were. */
const Err *shelf_trouble(const Shelf *shelf);

/* NULL: unknown, broken or still loading. */
const CallModel *shelf_model(const Shelf *shelf, const char *scenario);

#endif
