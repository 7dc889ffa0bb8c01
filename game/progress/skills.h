/* SPDX-License-Identifier: MIT */
/* How well a trainee does each technique, over many calls. */
#ifndef PROGRESS_SKILLS_H
#define PROGRESS_SKILLS_H

#include "progress/attempt.h"

typedef struct {
  char id[ATTEMPT_ID_BYTES], category[ATTEMPT_ID_BYTES];
  int tries;                        /* calls in which it counted, at least 1 */
  int64_t sum_permille;             /* over those calls */
  int64_t sum_points, sum_weighted; /* points, and points × permille */
  int last_permille;                /* in the latest of them */
} Skill;

/* In the order in which they were first met. */
typedef struct {
  Skill *list; /* lent, with room for `capacity` */
  int count, capacity;
} Skills;

Skills skills_init(Skill *list, int capacity);

/* Adds one attempt's item; attempts come oldest first. What did not count in
** that call changes nothing. false when a new technique finds no room. */
bool skills_add(Skills *skills, const AttemptItem *item);

/* NULL when the technique never counted. */
const Skill *skills_find(const Skills *skills, const char *id);

/* The mean over all calls in which it counted, 0 to 1000. */
int skills_mean_permille(const Skill *skill);

/* The same for a whole category, each technique weighing its points as it
** does in a score; -1 when nothing of it ever counted. */
int skills_category_permille(const Skills *skills, const char *category);

#endif
