/* SPDX-License-Identifier: MIT */
/* A shift under way, kept from break to break: whoever leaves it, or is torn
** out of it, can go on. */
#ifndef SCREENS_SHIFT_KEPT_H
#define SCREENS_SHIFT_KEPT_H

#include "screens/shift_parts.h"

/* Keeps it as it stands in its break, in place of what was kept before. */
void shift_kept_write(const ShiftParts *parts);

/* It is stored: there is nothing to go on with. */
void shift_kept_drop(const Services *services);

/* The way into the break in which it was left, its texts in `arena`; to
** SCREEN_STAY when there is none. */
ScreenMove shift_kept_read(const Services *services, Arena *arena);

#endif
