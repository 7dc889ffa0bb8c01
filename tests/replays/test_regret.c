/* SPDX-License-Identifier: MIT */
/* What the replies of golden replays cost: every figure is shown by a replay
** that scores it. */
#include "analysis/regret.h"
#include "base/arena.h"
#include "score/scorecard.h"
#include "shipped.h"
#include "unit.h"

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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(regret__every_figure_is_shown_by_a_replay),
      cmocka_unit_test(regret__the_best_play_cost_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
