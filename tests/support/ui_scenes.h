/* SPDX-License-Identifier: MIT */
/* Screens made up to try the ui on: a call, a debrief, settings. Their words
** are those of the mock-ups. */
#ifndef SUPPORT_UI_SCENES_H
#define SUPPORT_UI_SCENES_H

#include "ui/field.h"
#include "ui/ui.h"

#include <stdbool.h>

typedef struct {
  int chosen;   /* reply, -1: none */
  bool face_up; /* the replies */
  int shown;    /* bytes of the line that is being said */
  int tab;
  bool leaving; /* the dialog */
  int row, point;
  bool captions, motion;
  int text_size, volume;
  Field name;
  const char *last; /* the button pressed last */
} Scene;

Scene scene_init(void);
void scene_call(Scene *scene, Ui *ui);
void scene_debrief(Scene *scene, Ui *ui);
void scene_settings(Scene *scene, Ui *ui);

#endif
