/* SPDX-License-Identifier: MIT */
/* A screen on a stage: played by hand without a window, with text measured by
** font_fake and a clock of its own. */
#ifndef SUPPORT_UI_STAGE_H
#define SUPPORT_UI_STAGE_H

#include "ui/seen.h"
#include "ui/ui.h"

#include <stdbool.h>

typedef void StagePlay(void *player, Ui *ui);

typedef struct {
  Ui *ui;
  Input input;
  Theme theme;
  StagePlay *play; /* what a screen does in a frame */
  void *player;
  const DrawList *list; /* of the last frame */
} Stage;

/* At 1280 × 720, light, text at 100 %, the keyboard in hand; one frame is
** played. Fails the test when memory is short. */
void stage_open(Stage *stage, StagePlay *play, void *player);
/* The same with other fonts, which must outlive the stage. */
void stage_open_with(Stage *stage, const FontTable *fonts, StagePlay *play,
                     void *player);
void stage_close(Stage *stage);

/* One frame, 16 ms after the last. */
void stage_frame(Stage *stage);
/* Frames until the ui asks for none, but at most ten. */
void stage_settle(Stage *stage);
/* That many milliseconds go by, then a frame. */
void stage_wait(Stage *stage, int ms);

/* Each does it, and settles. */
void stage_press(Stage *stage, Key key, unsigned mods);
void stage_pad(Stage *stage, Key key);
void stage_type(Stage *stage, const char *text);
void stage_point(Stage *stage, int x, int y);
/* Clicks in the middle of a widget. Fails the test when it is not there. */
void stage_click(Stage *stage, UiRole role, const char *name);

/* The widget as the last frame had it. Fails the test when it is not there. */
UiSeen stage_find(const Stage *stage, UiRole role, const char *name);
/* Whether it is there. */
bool stage_has(const Stage *stage, UiRole role, const char *name);
/* The arrow that leads the focus there, as somebody would press it who sees
** both; KEY_NONE when it is there. `from` is where it was at the last step, 0
** at first. Fails the test when there is no such widget. */
Key stage_way_to(const Stage *stage, UiRole role, const char *name, UiId *from);
/* The name of the widget that has the focus, "" when none has. */
const char *stage_focus(const Stage *stage);

#endif
