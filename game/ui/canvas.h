/* SPDX-License-Identifier: MIT */
/* Pictures made of layers, such as portraits. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "ui/ui.h"

enum { CANVAS_LAYERS_MAX = 8 };

typedef struct {
  const char *name; /* what it shows, read out */
  /* Files under assets, all drawn on the same square, lowest first. */
  const char *layers[CANVAS_LAYERS_MAX];
  int layer_count;
  int width, height; /* points; width 0: as wide as the box allows. The square
                     ** stands in the middle of its bottom edge. */
  int least;         /* may shrink to this height when room is short; 0: no */
  int radius;
} UiCanvas;
void ui_canvas(Ui *ui, UiCanvas canvas);

#endif
