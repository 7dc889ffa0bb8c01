/* SPDX-License-Identifier: MIT */
/* One's own words in place of the replies: what is typed is read as it is
** typed, and which words show which technique stands below. */
#ifndef SCREENS_CALL_TYPING_H
#define SCREENS_CALL_TYPING_H

#include "screens/call_stage.h"

/* Whether this call can be had in own words at all: live, in practice, and
** with a lexicon of its language. */
bool call_typing_is_possible(const CallStage *stage);

/* Opens the field; open, closes it. */
void call_typing_open(CallStage *stage);

void call_typing_show(CallStage *stage, Ui *ui);

#endif
