/* SPDX-License-Identifier: MIT */
/* What a screen may know of a call now, without a word of UI. */
#ifndef CALL_VIEW_H
#define CALL_VIEW_H

#include "base/str.h"
#include "call/state.h"

#include <stdbool.h>

/* The line that is said next in this turn, and its text for view_text; NULL
** when there is nothing more. */
const Line *view_coming(const Call *call, const CallState *state,
                        const char **source);

/* The tone that an anger brings by itself. */
SpeechTone view_tone(int anger);

/* Adds a text as people see it: placeholders filled, stage directions left
** in their brackets. `facts` fill the {fact} slots in order; a slot without
** one is shown as "[…]". */
void view_text(const Call *call, const char *source, const int *facts,
               int fact_count, Str *out);

/* The replies on offer, in the order in which they are shown; returns how
** many. `replies` has room for `most`. */
int view_replies(const Call *call, const CallState *state, int *replies,
                 int most);

/* Would a reply now cut in? Is now a moment for a small word? */
bool view_would_interrupt(const Call *call, const CallState *state);
bool view_window(const Call *call, const CallState *state);

/* One thing that the notes offer: a told fact among the decoys near it, in
** the seed's order. */
typedef struct {
  int fact;       /* what was told */
  int choices[3]; /* it and those near it that may be noted */
  int count;
} ViewOffer;

/* What `fact`, once told, lets one note. */
ViewOffer view_offer(const Call *call, const CallState *state, int fact);

/* What stands in the notes, which record entries are open, what was promised
** and which of it is kept. */
bool view_noted(const Call *call, const CallState *state, int fact);
bool view_opened(const Call *call, const CallState *state, int record);
bool view_promised(const Call *call, const CallState *state, int promise);
bool view_kept(const Call *call, const CallState *state, int promise);
/* Whether a task was done after the call. */
bool view_done(const Call *call, const CallState *state, int task);

/* Whether `fact` was told, or stands on an opened record entry, and may be
** noted now. */
bool view_can_note(const Call *call, const CallState *state, int fact);

/* Until when a note or a record entry takes the eyes; 0: they are free. */
int view_busy_until_ms(const CallState *state);

bool view_can_breathe(const CallState *state);
bool view_can_transfer(const Call *call, const CallState *state);
bool view_can_act(const CallState *state); /* speak, hang up, transfer */

#endif
