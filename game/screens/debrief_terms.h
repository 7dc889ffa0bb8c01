/* SPDX-License-Identifier: MIT */
/* How the debrief calls things: techniques, sources, figures. */
#ifndef SCREENS_DEBRIEF_TERMS_H
#define SCREENS_DEBRIEF_TERMS_H

#include "screens/debrief_sheet.h"

/* Of a row's entry: its name, what it is and what one does about it. The last
** two are NULL where nobody has written any. */
const char *debrief_terms_name(const DebriefSheet *sheet, int entry);
const char *debrief_terms_what(const DebriefSheet *sheet, int entry);
const char *debrief_terms_advice(const DebriefSheet *sheet, int entry);

/* Where it was taken from, in words; "" when that is not known. */
Phrase debrief_terms_sources(const DebriefSheet *sheet, int entry);

/* A picture of it. */
const char *debrief_terms_icon(const DebriefSheet *sheet, int entry);

/* "done", "partly", "missed", "fault", "critical" or "n/a" in words, with the
** icon and the tone that go with it. */
typedef struct {
  const char *word, *icon;
  Tone tone;
} DebriefMark;
DebriefMark debrief_terms_mark(const DebriefSheet *sheet, const CardRow *row);

/* Tenths as "7.4"; with its sign as "+7.4". */
Phrase debrief_terms_tenths(const DebriefSheet *sheet, int tenths);
Phrase debrief_terms_signed(const DebriefSheet *sheet, int tenths);

/* Anger 0 to 1000 as tenths of 10. */
int debrief_terms_anger(int anger);

/* What anger did, "7.4 to 8.7 (+1.3)", and the arrow for it. */
Phrase debrief_terms_move(const DebriefSheet *sheet, int before, int after);
DebriefMark debrief_terms_arrow(const DebriefSheet *sheet, int before,
                                int after);

/* Minutes and seconds: "2:05". */
Phrase debrief_terms_clock(const DebriefSheet *sheet, int64_t ms);

/* Seconds won by cutting in, beside what it lost: one sentence. */
Phrase debrief_terms_cuts(const DebriefSheet *sheet);

/* Where a point of the curve lies: "Turn 4". */
Phrase debrief_terms_place(const DebriefSheet *sheet, int point);

#endif
