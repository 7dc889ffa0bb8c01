/* SPDX-License-Identifier: MIT */
/* Who plays on this machine, what they have set, and where they stand. For
** the main thread. */
#ifndef APP_PEOPLE_H
#define APP_PEOPLE_H

#include "app/jobs.h"
#include "app/vault.h"
#include "screens/services.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct People People;

/* `jobs` and `vault` outlive it. */
People *people_create(Jobs *jobs, Vault *vault, Err *err);

/* No job of its may be under way any more; NULL is allowed. */
void people_destroy(People *people);

/* Reads the store again, once it is open and whenever results were added. */
void people_refresh(People *people);

int people_count(const People *people);
Profile people_get(const People *people, int index);
Profile people_current(const People *people); /* id 0: nobody */

/* The one who was created is the current one. */
bool people_add(People *people, const char *name, Err *err);
bool people_choose(People *people, int64_t id, Err *err);
bool people_rename(People *people, int64_t id, const char *name, Err *err);
bool people_remove(People *people, int64_t id, Err *err);

/* Of the current one; before there is one, of the machine. What is changed is
** stored by and by. */
Settings people_settings(const People *people);
void people_change_settings(People *people, const Settings *settings);

/* Of the current one. */
BestResult people_best(const People *people, const char *scenario,
                       const AttemptSetting *setting);

/* The settings under which somebody has played it; returns how many. */
int people_board_settings(const People *people, const char *scenario,
                          AttemptSetting *settings, int most);
int people_board(const People *people, const char *scenario, BoardKind kind,
                 AttemptSetting setting, BoardRow *rows, int most);
/* See Services.keep_shift. */
void people_keep_shift(const People *people, const char *text);
const char *people_kept_shift(const People *people, Arena *arena);

/* See Services.shifts. */
int people_shifts(const People *people, Arena *arena, const char **names,
                  int most);
int people_attempts(const People *people, const char *scenario,
                    AttemptSetting setting, BoardRow *rows, int most);

#endif
