/* SPDX-License-Identifier: MIT */
/* The replies, as cards: face down while the caller speaks, up when the turn
** has ended, or before that as long as one looks. */
#ifndef SCREENS_CALL_REPLIES_H
#define SCREENS_CALL_REPLIES_H

#include "screens/call_stage.h"

/* Turns the cards as the call stands now; before anything is shown. */
void call_replies_turn(CallStage *stage, const Ui *ui);

/* The cards; or, when one of them was chosen that has slots, the facts that
** can fill them. */
void call_replies_show(CallStage *stage, Ui *ui);

/* Whether a reply was chosen and is still to be confirmed; whether it can be,
** and whether it would cut in. */
bool call_replies_asks(const CallStage *stage);
bool call_replies_is_ready(const CallStage *stage);

/* Says what was chosen; puts it back. */
void call_replies_confirm(CallStage *stage);
void call_replies_put_back(CallStage *stage);

/* When a recorded reply shows, in steady time. */
int64_t call_replies_next_ms(const CallStage *stage);

/* How many facts the chosen reply still lacks. */
int call_replies_lacks(const CallStage *stage);

#endif
