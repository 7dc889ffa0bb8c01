/* SPDX-License-Identifier: MIT */
/* Widgets that set a value: each changes *value (or *selected) and says whether
** it did. Read ui.h first. */
#ifndef UI_VALUES_H
#define UI_VALUES_H

#include "ui/ui.h"

bool ui_checkbox(Ui *ui, const char *id, const char *text, bool *value);

typedef struct {
  const char *text;
  int min, max, step;
  const char *shown; /* the value in words; NULL: the number */
} UiSlider;
bool ui_slider(Ui *ui, const char *id, UiSlider slider, int *value);

bool ui_tabs(Ui *ui, const char *id, const char *const *names, int count,
             int *selected);

#endif
