/* SPDX-License-Identifier: MIT */
/* What the last frame had on the screen: for tests, and for reading out. */
#ifndef UI_SEEN_H
#define UI_SEEN_H

#include "base/str.h"
#include "ui/ui.h"

#include <stdbool.h>

typedef struct {
  UiRole role;
  const char *name, *value; /* "" when there is none */
  UiId id;                  /* 0: nothing to act on */
  Rect rect;                /* pixels */
  Rect visible;             /* what of it is not clipped */
  bool focusable, focused, disabled, selected;
} UiSeen;

/* The first widget of that role and name in the last frame. */
bool seen_find(const Ui *ui, UiRole role, const char *name, UiSeen *seen);
/* The one with that number in reading order, for walking through all. */
bool seen_nth(const Ui *ui, int number, UiSeen *seen);
/* The tree of roles, names and values, a line each. */
void seen_print(const Ui *ui, Str *out);

/* What does not fit: texts cut off or sticking out of their box, two widgets
** with one id. Writes a line each; returns how many. */
int seen_faults(const Ui *ui, Str *out);

#endif
