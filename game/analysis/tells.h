/* SPDX-License-Identifier: MIT */
/* What gives the right reply away to somebody who has not listened: over one
** scenario, or over several together. */
#ifndef ANALYSIS_TELLS_H
#define ANALYSIS_TELLS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Lexicon Lexicon;
typedef struct Scenario Scenario;
typedef struct Tells Tells;

/* What one could go by. */
typedef enum {
  TELL_LONGEST,
  TELL_SHORTEST,
  TELL_FIRST, /* in the file: in play the seed gives the order */
  TELL_LAST,
  TELL_MOST_POLITE, /* thanks, please, apologies and polite forms */
  TELL_LEAST_POLITE,
  TELL_MOST_NAMES, /* of the caller */
  TELL_FEWEST_NAMES,
  TELL_MOST_NUMBERS,
  TELL_FEWEST_NUMBERS,
  TELL_MOST_EXCLAMATIONS,
  TELL_FEWEST_EXCLAMATIONS,
  TELL_COUNT
} Tell;

/* Who goes by it takes, at each decision, the reply that has most (or least) of
** it, and one of them where several have: they share the hit. Where all have
** as much there is nothing to go by, and it is not counted.
**
** p is the exact chance of at least as many hits for somebody who takes any
** reply: one-sided, for both directions of each are told apart; the sum of as
** many draws as there are decisions, each with its own chance
** (Poisson-binomial; binomial where all have as many replies). */
typedef struct {
  int of;
  int64_t hits_permille; /* thousandths of a hit */
  int64_t p_millionths;
} TellFigure;

/* A tell is significant below this. There are twelve, in six pairs: it is 0.05,
** divided by six. */
enum { TELL_SIGNIFICANT_MILLIONTHS = 8333 };

/* How one does who knows the craft and hears nothing: takes a reply without a
** tagged fault and, of those, one with most tagged points; any of them where
** several have as many. Slots cannot be filled without notes. */
typedef struct {
  int of;
  int64_t hits_permille;
} DeafPlay;

/* Nothing added yet. `lexicon` may be NULL: then no politeness and no number
** is seen. NULL when the arena is full. */
Tells *tells_create(Arena *arena, const Lexicon *lexicon);

/* Adds the decisions of a scenario. `right` has a weight for each reply: how
** often it is the right one, held against the others of its node. Nodes where
** all replies have the same weight decide nothing, and are left out. False when
** the arena is full. */
bool tells_add(Tells *tells, const Scenario *scenario, const int64_t *right);

/* "longest", "most_polite" … */
const char *tell_name(Tell tell);

TellFigure tells_figure(const Tells *tells, Tell tell);
DeafPlay tells_deaf(const Tells *tells);

/* How right, in permille, deaf play is at a node; negative where nothing is
** decided. Above TELL_GIVEN_AWAY the decision gives itself away. */
enum { TELL_GIVEN_AWAY = 900 };
int tells_deaf_at(const Scenario *scenario, int node, const int64_t *right);

#endif
