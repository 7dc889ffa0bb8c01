/* SPDX-License-Identifier: MIT */
/* Pictures made of layers, such as portraits. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "ui/ui.h"

enum { CANVAS_LAYERS_MAX = 8 };

typedef struct {
  const char *name; /* what it shows, read out */
  /* Files under assets without their ending, lowest first. */
  const char *layers[CANVAS_LAYERS_MAX];
  int layer_count;
  int width, height; /* points; the picture is cut to fill them */
  int least;         /* may shrink to this height when room is short; 0: no */
  int radius;
} UiCanvas;
void ui_canvas(Ui *ui, UiCanvas canvas);

#endif
