/* SPDX-License-Identifier: MIT */
/* The screen that is on, and the change to the next one. */
#ifndef APP_STAGE_H
#define APP_STAGE_H

#include "base/err.h"
#include "screens/screen.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Stage Stage;

/* Begins with the title. `services` outlives it. NULL when memory is short. */
Stage *stage_create(const Services *services, Err *err);
void stage_destroy(Stage *stage); /* NULL is allowed */

ScreenId stage_screen(const Stage *stage);

/* One frame of it; false when it wants the game to end. When another screen
** comes on, its first frame is due at once. */
bool stage_update(Stage *stage, Ui *ui, int64_t now_ms);

/* When its next frame is due though nothing is touched; INT64_MAX: never. */
int64_t stage_next_ms(const Stage *stage);

#endif
