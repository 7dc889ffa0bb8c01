/* SPDX-License-Identifier: MIT */
/* What lies over a call: the pause, in which call time stands still, the
** history, and the questions before one leaves or hangs up. */
#ifndef SCREENS_CALL_DIALOGS_H
#define SCREENS_CALL_DIALOGS_H

#include "screens/call_stage.h"

/* The one that is open, if any. True when the trainee leaves the call. */
bool call_dialogs_show(CallStage *stage, Ui *ui);

/* Stops the clock and the voice. */
void call_dialogs_pause(CallStage *stage);

#endif
