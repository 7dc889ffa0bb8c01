/* SPDX-License-Identifier: MIT */
/* What a reply cost in the end, and the best call that could still have been
** had from there: worked out behind the debrief, and told as it comes in. */
#ifndef SCREENS_DEBRIEF_COST_H
#define SCREENS_DEBRIEF_COST_H

#include "screens/debrief_sheet.h"

/* Begins; what comes in is written into `arena`. False when that is full. */
bool debrief_cost_begin(DebriefSheet *sheet, Arena *arena,
                        const CallModel *model, const char *replay,
                        size_t length);
void debrief_cost_stop(DebriefSheet *sheet);

/* Takes in what has come; once all is known, the turn to go back to is the one
** that cost most in the end. */
void debrief_cost_poll(DebriefSheet *sheet);

/* Whether more may come. */
bool debrief_cost_is_open(const DebriefSheet *sheet);

/* What is known of a reply event; NULL: nothing yet. */
const RegretTurn *debrief_cost_of(const DebriefSheet *sheet, int turn);

/* Whether there was a better answer for certain. */
bool debrief_cost_is_certain(const RegretTurn *turn);

/* One line: what the reply at a point of the curve cost or, at its end, what
** was lost after the last one. Nothing where there is nothing to say. */
void debrief_cost_show(const DebriefSheet *sheet, Ui *ui, int point);

/* What was lost before a reply event by hearing, noting and looking up. */
void debrief_cost_show_unheard(const DebriefSheet *sheet, Ui *ui, int number);

/* The better answer, where there is one for certain. */
void debrief_cost_show_better(const DebriefSheet *sheet, Ui *ui, int number);

/* The button that leads to the best call from a reply event on, if it is any
** better than hers; sets `best`. */
void debrief_cost_show_watch(DebriefSheet *sheet, Ui *ui, int number);

/* The best call from a reply event on as JSON of a replay; NULL when `arena` is
** full. */
const char *debrief_cost_write(const DebriefSheet *sheet, Arena *arena,
                               int turn, size_t *length);

#endif
