/* SPDX-License-Identifier: MIT */
/* Storing a call that was just played, and how it stands beside the ones
** before it. */
#ifndef SCREENS_DEBRIEF_SAVING_H
#define SCREENS_DEBRIEF_SAVING_H

#include "screens/debrief_sheet.h"

typedef struct {
  bool wanted; /* the call was just played; otherwise nothing here holds */
  JobState state;
  Err err;                        /* JOB_FAILED: why */
  int64_t stored;                 /* JOB_DONE: the attempt */
  int taken;                      /* in this scenario, before it … */
  int alike, best;                /* … and those under its setting */
  char kept[SERVICES_PATH_BYTES]; /* the file it was kept in; "": none */
  Err not_kept;                   /* why not, when that failed too */

  Attempt attempt;
  const char *replay, *card; /* JSON */
  size_t replay_length, card_length;
  int ticket;
} DebriefSaving;

/* Hands the call over to be stored. False when the arena is full. */
bool debrief_saving_begin(DebriefSaving *saving, Arena *arena,
                          const DebriefSheet *sheet, const Replay *replay,
                          const char *json, size_t length);

/* Asks how it stands. */
void debrief_saving_poll(DebriefSaving *saving, const Services *services);

/* Whether it is stored for good: while the store itself cannot be used, what
** is stored is forgotten with the program. */
bool debrief_saving_is_safe(const DebriefSaving *saving,
                            const DebriefSheet *sheet);

/* In a word, whether it is stored. */
void debrief_saving_show_state(const DebriefSaving *saving,
                               const DebriefSheet *sheet, Ui *ui);

/* How it stands, and what is to be done when it could not be stored. */
void debrief_saving_show(DebriefSaving *saving, const DebriefSheet *sheet,
                         Ui *ui);

#endif
