/* SPDX-License-Identifier: MIT */
/* Turns the placed tree into a draw list. */
#ifndef UI_PAINT_H
#define UI_PAINT_H

#include "ui/node.h"

/* Also notes where every widget is, for the next frame. */
void paint_tree(Ui *ui, UiNode *root);

#endif
