/* SPDX-License-Identifier: MIT */
/* What widgets are made of: texts, icons, and things that draw themselves. */
#ifndef UI_LEAF_H
#define UI_LEAF_H

#include "ui/node.h"

/* A text in the open box. ROLE_TEXT when it stands for itself, ROLE_GROUP when
** it is part of a widget that has a name of its own. */
UiNode *leaf_text(Ui *ui, UiRole role, const char *text, UiText style);

/* The text of a leaf that leaf_text made, NULL of any other node. */
const char *leaf_text_of(const UiNode *node);

/* As large as the text and without it: `instead` is drawn in its place. */
void leaf_hide_text(Ui *ui, UiNode *node, const char *instead);

/* One line of text at the top of `rect`, by the style's align. `text` must
** live as long as the frame. */
void leaf_draw_text(Ui *ui, DrawList *list, Rect rect, const char *text,
                    UiText style);

/* Exactly so large, in pixels; `draw` fills it. `width` 0: as wide as the box
** around it allows, at least `least_width`. */
UiNode *leaf_drawn(Ui *ui, int width, int least_width, int height,
                   void (*draw)(Ui *ui, UiNode *node, DrawList *list),
                   void *content);

#endif
