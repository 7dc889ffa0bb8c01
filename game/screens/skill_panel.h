/* SPDX-License-Identifier: MIT */
/* The dialog in which one picks a technique that calls are to train. */
#ifndef SCREENS_SKILL_PANEL_H
#define SCREENS_SKILL_PANEL_H

#include "screens/screen.h"

#include <stdbool.h>

/* One frame. *skill becomes the id of what was picked, NULL for any. False
** when the dialog is to be closed. */
bool skill_panel_show(Ui *ui, const Services *services, const char **skill);

#endif
