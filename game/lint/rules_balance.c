/* SPDX-License-Identifier: MIT */
#include "analysis/craft.h"
#include "analysis/met.h"
#include "analysis/tells.h"
#include "base/arena.h"
#include "lint/linting.h"
#include "score/scorecard.h"

/* So that a strict check of a folder takes seconds: a walk is left after so
** many askings whether to stop. What was not walked to its end is not judged;
** `ek stats` walks on. */
enum { MOST_ASKINGS = 50, CALM = 50, CALM_TURNS = 3 };

typedef struct {
  Linting *linting;
  Met met;
} Walk;

static void check_best(const Walk *walk) {
  const Exploration *ideal = walk->met.by[LISTEN_IDEAL];
  int most = ideal->value.best;
  if (!ideal->exact || most >= 1000) { return; }
  linting_report(walk->linting, LINT_BEST_BELOW, linting_goals(walk->linting),
                 "no call of this scenario earns more than %d.%d of 100",
                 most / 10, most % 10);
}

static void check_calm(const Walk *walk, const CallModel *model) {
  const Exploration *ideal = walk->met.by[LISTEN_IDEAL];
  const Replay *best = ideal->witness[EXPLORE_BEST];
  if (!ideal->exact || !best) { return; }
  Err err = {.code = ERR_NONE};
  int event;
  const Scorecard *card =
      scorecard_create(walk->linting->arena, model, best, NULL, &err, &event);
  if (!card) { /* for a witness can happen, and be scored */
    diags_add_memory(walk->linting->diags);
    return;
  }
  int calm = 0;
  for (int i = 0; i < card->turn_count; i++) {
    calm += card->turns[i].anger_before < CALM;
  }
  if (calm <= CALM_TURNS) { return; }
  linting_report(walk->linting, LINT_BEST_IDLE, linting_goals(walk->linting),
                 "on the best way the caller is calmer than %d in %d turns",
                 CALM, calm);
}

/* By exact values where all was walked, else by tags and facts. */
static bool find_right(const Walk *walk, int64_t *right) {
  const Exploration *ideal = walk->met.by[LISTEN_IDEAL];
  const Scenario *s = walk->linting->scenario;
  if (!ideal->exact) { return craft_right(walk->linting->arena, s, right); }
  for (int i = 0; i < s->reply_count; i++) {
    right[i] = ideal->figures->replies[i].right;
  }
  return true;
}

static void check_tells(const Walk *walk) {
  Linting *linting = walk->linting;
  const Scenario *s = linting->scenario;
  int64_t *right = linting_array(linting, s->reply_count + 1, sizeof *right);
  Tells *tells = tells_create(linting->arena, linting->lexicon);
  if (!right || !tells || !find_right(walk, right) ||
      !tells_add(tells, s, right)) {
    diags_add_memory(linting->diags);
    return;
  }
  for (int i = 0; i < TELL_COUNT; i++) {
    TellFigure figure = tells_figure(tells, (Tell)i);
    /* The place in the file is not the place on the screen. */
    if (i == TELL_FIRST || i == TELL_LAST ||
        figure.p_millionths >= TELL_SIGNIFICANT_MILLIONTHS) {
      continue;
    }
    linting_report(linting, LINT_TELL, linting_goals(linting),
                   "in %d of %d decisions the right reply is told by this: %s",
                   (int)(figure.hits_permille / 1000), figure.of,
                   tell_name((Tell)i));
  }
}

typedef struct {
  const Linting *linting;
  int askings;
} Patience;

static bool is_enough(void *context) {
  Patience *patience = context;
  const Linting *linting = patience->linting;
  return patience->askings++ >= MOST_ASKINGS ||
         (linting->stop && linting->stop(linting->context));
}

static bool walk_all(Walk *walk, const CallModel *model) {
  for (ListenMode mode = LISTEN_IDEAL; mode < LISTEN_COUNT; mode++) {
    Patience patience = {.linting = walk->linting};
    ExploreOptions how = {
        .mode = mode, .stop = is_enough, .context = &patience};
    Err err = {.code = ERR_NONE};
    walk->met.by[mode] =
        explore_scenario(walk->linting->arena, model, &how, &err);
    if (!walk->met.by[mode]) { return false; }
  }
  return met_join(walk->linting->arena, &walk->met);
}

void rules_balance_run(Linting *linting) {
  Walk walk = {.linting = linting, .met.scenario = linting->scenario};
  const CallModel *model = call_model_create(linting->arena, linting->scenario);
  if (!model || !walk_all(&walk, model)) {
    diags_add_memory(linting->diags);
    return;
  }
  check_best(&walk);
  check_calm(&walk, model);
  if (walk.met.exact) { rules_met_run(linting, &walk.met); }
  check_tells(&walk);
}
