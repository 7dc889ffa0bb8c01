/* SPDX-License-Identifier: MIT */
/* What floats above the screen: dialogs, tooltips, toasts. */
#ifndef UI_OVERLAY_H
#define UI_OVERLAY_H

#include "ui/ui.h"

/* A dialog, open for as long as it is called; until ui_dialog_end its widgets
** are in it, and only they can be reached. Esc is for the screen to ask. */
void ui_dialog(Ui *ui, const char *id, const char *title);
void ui_dialog_end(Ui *ui);

/* About the widget called last: shown while the mouse rests on it, and when
** the focus is on it. */
void ui_tooltip(Ui *ui, const char *text);

/* A message that goes by itself, later the longer it is. */
void ui_toast(Ui *ui, const char *icon, Tone tone, const char *text);

#endif
