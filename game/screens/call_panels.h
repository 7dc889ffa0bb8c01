/* SPDX-License-Identifier: MIT */
/* The panels beside the call: notes, record, promises and, where the window is
** narrow, whatever else one can do. */
#ifndef SCREENS_CALL_PANELS_H
#define SCREENS_CALL_PANELS_H

#include "screens/call_stage.h"

/* The buttons that open them. */
void call_panels_show_tabs(CallStage *stage, Ui *ui);

/* The one that is open, with its own scrolling. */
void call_panels_show(CallStage *stage, Ui *ui);

/* The keys that open them, whether the buttons are on the screen or not. */
void call_panels_use_keys(CallStage *stage, Ui *ui);

#endif
