/* SPDX-License-Identifier: MIT */
/* The notes: a told fact is offered beside what it could be mistaken for, and
** one picks what was said. */
#ifndef SCREENS_CALL_NOTES_H
#define SCREENS_CALL_NOTES_H

#include "screens/call_stage.h"

void call_notes_show(CallStage *stage, Ui *ui);

/* A button that notes `fact`, in the box and scope that are open. */
void call_notes_show_choice(CallStage *stage, Ui *ui, int fact);

/* How many facts are noted. */
int call_notes_count(const CallStage *stage);

#endif
