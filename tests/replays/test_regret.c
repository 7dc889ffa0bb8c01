/* SPDX-License-Identifier: MIT */
/* What the replies of golden replays cost: every figure is shown by a replay
** that scores it. */
#include "analysis/regret.h"
#include "base/arena.h"
#include "base/str.h"
#include "call/typed.h"
#include "call/view.h"
#include "loader.h"
#include "score/scorecard.h"
#include "shipped.h"
#include "unit.h"
#include "wording/lexicon.h"

#include <stdio.h>
#include <string.h>

/* So few that a part stays a bound, and the test is short. */
enum { STATES = 5000, ARENA_BYTES = 64 * 1024 * 1024 };

typedef struct {
  Arena *arena;
  const CallModel *model;
  const Golden *golden;
  Regret *regret;
  int count;
} Case;

static int score_of(const Case *one, const Replay *replay) {
  Err err = {0};
  int bad_event;
  const Scorecard *card =
      scorecard_create(one->arena, one->model, replay, NULL, &err, &bad_event);
  if (!card) {
    fail_msg("%s: event %d: %s", one->golden->path, bad_event, err.text);
  }
  return card->score.score;
}

static void open_case(Case *one, const Shipped *set, int number) {
  Err err = {0};
  const Golden *golden = &set->replays[number];
  *one = (Case){.arena = arena_create(ARENA_BYTES),
                .model = set->models[golden->scenario],
                .golden = golden};
  const ExploreOptions options = {.most_states = STATES};
  one->regret =
      regret_create(one->arena, one->model, golden->replay, &options, &err);
  if (!one->regret) { fail_msg("%s: %s", golden->path, err.text); }
  one->count = regret_count(one->regret);
  for (int i = 0; i < one->count; i++) {
    if (!regret_step(one->regret, &err)) { fail_msg("%s", err.text); }
  }
}

static void close_case(Case *one) {
  regret_close(one->regret);
  arena_destroy(one->arena);
}

static bool is_span(RegretSpan span, int most) {
  return span.least >= 0 && span.least <= span.most && span.most <= most;
}

static void expect_turn(const Case *one, const RegretTurn *turn,
                        RegretSpan next) {
  assert_true(is_span(turn->before, 1000) && is_span(turn->after, 1000));
  assert_true(is_span(turn->cost, 1000) && is_span(turn->later, 1000));
  /* nothing comes back within reach */
  assert_true(turn->before.least >= turn->after.least);
  assert_true(turn->after.least >= next.least);
  assert_int_equal(score_of(one, turn->way), turn->before.least);
  assert_true(turn->better == (turn->before.least > turn->after.least));
}

/* In which much was lost; the more the longer it takes. */
static bool is_telling(const Golden *golden) {
  bool bad = strcmp(golden->name, "careless") == 0 ||
             strcmp(golden->name, "interrupting") == 0;
  return bad && golden->scenario % 2 == 0;
}

static void regret__every_figure_is_shown_by_a_replay(void **state) {
  (void)state;
  Shipped set = shipped_load();
  int turns = 0, exact = 0;
  for (int i = 0; i < set.replay_count; i++) {
    if (!is_telling(&set.replays[i])) { continue; }
    Case one;
    open_case(&one, &set, i);
    int score = score_of(&one, one.golden->replay);
    RegretSpan next = {score, score};
    const RegretTurn *all = regret_turns(one.regret);
    for (int k = one.count - 1; k >= 0; k--) {
      expect_turn(&one, &all[k], next);
      next = all[k].before;
      turns++;
      exact += all[k].cost.least == all[k].cost.most;
    }
    close_case(&one);
  }
  print_message("%d of %d turns exact within %d states\n", exact, turns,
                STATES);
  assert_true(exact > turns / 4 && exact < turns);
  shipped_clear(&set);
}

static void regret__the_best_play_cost_nothing(void **state) {
  (void)state;
  Shipped set = shipped_load();
  int experts = 0;
  for (int i = 0; i < set.replay_count; i++) {
    if (strcmp(set.replays[i].name, "expert") != 0) { continue; }
    Case one;
    open_case(&one, &set, i);
    assert_int_equal(score_of(&one, one.golden->replay), 1000);
    const RegretTurn *all = regret_turns(one.regret);
    for (int k = 0; k < one.count; k++) {
      assert_int_equal(all[k].cost.most, 0);
      assert_false(all[k].better);
      assert_ptr_equal(all[k].way, one.golden->replay);
    }
    assert_int_equal(regret_worst(all, one.count), NONE);
    assert_int_equal(regret_opening(one.regret).most, 0);
    experts++;
    close_case(&one);
  }
  assert_true(experts >= 10);
  shipped_clear(&set);
}

/* The same call, whose first answer was typed in its author's words. */
static const Replay *typed_replay(const Case *one, const CallModel *model) {
  static ReplayEvent events[200];
  static char words[4000];
  const Replay *played = one->golden->replay;
  const Scenario *scenario = model->scenario;
  Replay *typed = arena_alloc(one->arena, sizeof *typed);
  const Call *call = call_create(one->arena, model, &played->options);
  *typed = *played;
  typed->events = events;
  assert_in_range(played->event_count, 1, 200);
  memcpy(events, played->events, (size_t)played->event_count * sizeof *events);
  snprintf(typed->lexicon, sizeof typed->lexicon, "%s",
           lexicon_hash(model->lexicon));
  int at = 0;
  while (events[at].deed != DO_REPLY) { at++; }
  Span replies = scenario->nodes[scenario->start].replies;
  for (int i = replies.first; i < replies.first + replies.count; i++) {
    if (strcmp(scenario->replies[i].id, events[at].id) != 0) { continue; }
    Str text = str_init(words, sizeof words);
    view_text(call, scenario->replies[i].say.source, NULL, 0, &text);
  }
  events[at].deed = DO_TYPE;
  events[at].id = words;
  return typed;
}

static void regret__own_words_cost_what_they_came_near_to(void **state) {
  (void)state;
  Shipped set = shipped_load();
  int number = 0;
  while (strcmp(set.replays[number].path, "cake-order/careless.json") != 0) {
    number++;
  }
  Case one;
  open_case(&one, &set, number);
  const Lexicon *lexicon = loader_lexicon(one.arena, LOADER_LEXICON);
  const CallModel *model =
      typed_model_create(one.arena, one.model->scenario, lexicon);
  const Replay *typed = typed_replay(&one, model);
  const ExploreOptions options = {.most_states = STATES};
  Err err = {0};
  Regret *regret = regret_create(one.arena, model, typed, &options, &err);
  if (!regret) { fail_msg("%s", err.text); }
  assert_int_equal(regret_count(regret), one.count);
  while (regret_left(regret) > 0) { assert_true(regret_step(regret, &err)); }
  one.model = model;
  for (int i = 0; i < one.count; i++) {
    const RegretTurn *turn = &regret_turns(regret)[i];
    const RegretTurn *chosen = &regret_turns(one.regret)[i];
    assert_int_equal(turn->cost.least, chosen->cost.least);
    assert_true(replay_fits(turn->way, model, &err));
    assert_int_equal(score_of(&one, turn->way), turn->before.least);
  }
  regret_close(regret);
  close_case(&one);
  shipped_clear(&set);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(regret__every_figure_is_shown_by_a_replay),
      cmocka_unit_test(regret__the_best_play_cost_nothing),
      cmocka_unit_test(regret__own_words_cost_what_they_came_near_to),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
