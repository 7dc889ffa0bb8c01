/* SPDX-License-Identifier: MIT */
/* What the ui itself lays over a frame that is done. */
#ifndef UI_FLOATS_H
#define UI_FLOATS_H

#include "ui/node.h"

/* Toasts that are not over yet, before the frame is placed. */
void floats_add_toasts(Ui *ui);

/* The tooltip asked for in this frame, beside its widget, when it is drawn. */
void floats_show_tooltip(Ui *ui, Rect screen);

#endif
