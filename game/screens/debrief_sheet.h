/* SPDX-License-Identifier: MIT */
/* What the parts of the debrief share: the call explained, and what of it the
** trainee looks at. */
#ifndef SCREENS_DEBRIEF_SHEET_H
#define SCREENS_DEBRIEF_SHEET_H

#include "report/debrief.h"
#include "screens/phrase.h"
#include "screens/screen.h"
#include "screens/services.h"
#include "ui/ui.h"

#include <stdbool.h>

/* What is looked at. */
typedef enum {
  DEBRIEF_WORST, /* the turn to go back to */
  DEBRIEF_CUTS,
  DEBRIEF_AFTERMATH,
  DEBRIEF_ROW,
  DEBRIEF_POINT
} DebriefPick;

/* Parts of the list of rows, in its order. */
typedef enum {
  DEBRIEF_COST,
  DEBRIEF_DONE,
  DEBRIEF_NOT_ASKED,
  DEBRIEF_GROUPS
} DebriefGroup;

/* What is found out while the debrief is looked at. */
typedef struct {
  Arena *arena;
  int ticket; /* 0: nothing more comes */
  Judged judged;
  const char **better; /* by reply event: a better answer in words, or NULL */
} DebriefCost;

typedef struct DebriefSheet {
  const Services *services;
  const Locale *words;
  const ScreenArgs *args;
  const Scenario *scenario;
  const Debrief *debrief;
  const char *caller;       /* as the trainee addresses her */
  const char *const *facts; /* in words, by fact */
  DebriefCost cost;         /* see debrief_cost.h */
  int worst;                /* the turn to go back to: a reply event, or NONE */

  DebriefPick pick;
  int row;   /* DEBRIEF_ROW */
  int point; /* of the curve: where the cursor stands; NONE */
  int group; /* DebriefGroup that the list shows */
  bool open; /* in a narrow window: details lie over the page */
  int go_on; /* a turn that the trainee wants to go on from; NONE */
  int best;  /* … from which she wants to watch the best call; NONE */
  UiFold fold;
  bool roomy; /* result, list and details stand side by side */
} DebriefSheet;

/* Looks at the turn to go back to or, where there is none, at what cost most.
** False when the arena is full. */
bool debrief_sheet_begin(DebriefSheet *sheet, Arena *arena);

/* It is another one, in truth: who looked at that looks at this. */
void debrief_sheet_set_worst(DebriefSheet *sheet, int worst);

/* Each moves the cursor of the curve too. */
void debrief_sheet_pick(DebriefSheet *sheet, DebriefPick pick);
void debrief_sheet_pick_row(DebriefSheet *sheet, int row);
void debrief_sheet_pick_point(DebriefSheet *sheet, int point);

/* Which turn one would go on from to do better at a point. */
int debrief_sheet_turn_at(const DebriefSheet *sheet, int point);

Span debrief_sheet_group(const DebriefSheet *sheet, DebriefGroup group);

/* A text of the string table; `key` without "screen.debrief.". With {caller},
** and with one more place or two. */
const char *debrief_sheet_words(const DebriefSheet *sheet, const char *key);
Phrase debrief_sheet_about(const DebriefSheet *sheet, const char *key);
Phrase debrief_sheet_fill(const DebriefSheet *sheet, const char *key,
                          LocaleArg first, LocaleArg second);

#endif
