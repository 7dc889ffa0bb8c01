/* SPDX-License-Identifier: MIT */
/* The world that screens ask: everything behind Services, opened and wired. */
#ifndef APP_SERVICES_H
#define APP_SERVICES_H

#include "base/err.h"
#include "platform/platform.h"
#include "platform/speaker.h"
#include "screens/services.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct World World;

/* Begins to open the store; the rest of it, from the folder `data`, is there at
** once, save the calls. NULL when the game cannot do without what failed. */
World *services_open(const char *data, Err *err);

/* Begins to load the calls, once. */
void services_load(World *world);

/* Finishes what must not be lost; NULL is allowed. */
void services_close(World *world);

const Services *services_table(const World *world);

/* The window, once there is one: it is woken when something was done, and has
** the clipboard. NULL takes it back. */
void services_set_platform(World *world, const Platform *platform);

/* From now on the game is heard; NULL: never. */
void services_set_speaker(World *world, Speaker *speaker);

/* Takes in what was done meanwhile, once a frame. */
void services_update(World *world, int64_t now_ms);

/* When services_update is due though nothing was done; INT64_MAX: never. */
int64_t services_next_ms(const World *world);

/* Whether an attempt is on its way into the store; how many could not be
** stored, and what to do about them. */
bool services_is_saving(const World *world);
int services_unsaved(const World *world);
bool services_take_failure(World *world, Err *err);
void services_retry(World *world);

/* The session ends, and the world will be closed at once: what could not be
** stored is tried once more, and is kept as a file if that fails again. */
void services_end(World *world);

#endif
