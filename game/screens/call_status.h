/* SPDX-License-Identifier: MIT */
/* The line between captions and replies: what is going on, whether answering
** now would cut in, the moment for a mm-hm; and below the replies what else
** one can do. */
#ifndef SCREENS_CALL_STATUS_H
#define SCREENS_CALL_STATUS_H

#include "screens/call_stage.h"

void call_status_show(CallStage *stage, Ui *ui);

/* A recording stands still, or goes on; it goes on to the next line. */
void call_status_stop(CallStage *stage);
void call_status_skip(CallStage *stage);

/* Buttons for everything that is no reply. */
void call_status_show_deeds(CallStage *stage, Ui *ui);

/* What to do when one is shaken. */
void call_status_show_shaken(CallStage *stage, Ui *ui);

/* The keys of all of it, whether its buttons are on the screen or not. */
void call_status_use_keys(CallStage *stage, Ui *ui);

/* When the line looks different by time alone, in steady time. */
int64_t call_status_next_ms(const CallStage *stage, bool reduced_motion);

#endif
