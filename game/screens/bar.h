/* SPDX-License-Identifier: MIT */
/* The strip at the top of a screen: the way back, where one is, who plays, the
** settings. */
#ifndef SCREENS_BAR_H
#define SCREENS_BAR_H

#include "screens/screen.h"

typedef enum { BAR_NOTHING, BAR_BACK, BAR_SETTINGS } BarMove;

typedef struct {
  const char *icon, *title;
  bool no_settings;
} Bar;

/* What was asked for, by mouse or key (Esc, F10). */
BarMove bar_show(Ui *ui, const Services *services, Bar bar);

/* How wide a page is, in points, that reads well up to `most` points. */
int bar_page_width(const Ui *ui, int most);

#endif
