/* SPDX-License-Identifier: MIT */
/* A call's items summed up as five skills that a trainee has words for. */
#ifndef REPORT_SKILL_BARS_H
#define REPORT_SKILL_BARS_H

#include "score/scorecard.h"

typedef enum {
  SKILL_LISTENING,
  SKILL_ACKNOWLEDGING,
  SKILL_WORDING,  /* courtesy, honesty, composure too */
  SKILL_MENDING,  /* making it right */
  SKILL_PROMISES, /* what is done after the call */
  SKILL_BAR_COUNT
} SkillBarKind;

typedef struct {
  int possible;        /* points of the items that count; 0: none came up */
  int earned_permille; /* sum of points × permille earned */
  int charged;         /* penalty points of the same categories */
} SkillBar;

/* Outcome and calmed are no skill, and categories that only an organisation's
** own rubric has are in no bar. */
void skill_bars_sum(const Scorecard *card, SkillBar bars[SKILL_BAR_COUNT]);

/* "listening", "acknowledging", "wording", "mending", "promises". */
const char *skill_bars_id(SkillBarKind kind);

#endif
