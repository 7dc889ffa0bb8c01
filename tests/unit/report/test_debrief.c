/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "debriefs.h"
#include "unit.h"

#include <string.h>

/* ---- the whole ---- */

static void expect_moments(const DebriefCase *one) {
  const Moments *moments = one->debrief->moments;
  int answers = 0, lines = 0;
  for (int i = 0; i < moments->count; i++) {
    const Moment *moment = &moments->list[i];
    OutputKind kind = moment->output.kind;
    if (i > 0) {
      assert_int_equal(moment->anger_before, moment[-1].output.anger);
      assert_true(moment->output.t >= moment[-1].output.t);
    }
    answers += kind == OUTPUT_ANSWER;
    lines += kind == OUTPUT_LINE;
    if (kind == OUTPUT_LINE || kind == OUTPUT_ANSWER) {
      assert_non_null(moment->text);
      assert_null(strchr(moment->text, '{'));
    }
  }
  assert_int_equal(answers, one->debrief->card->turn_count);
  assert_true(lines > 0);
}

static void debrief__the_transcript_is_whole_and_in_order(void **unused) {
  (void)unused;
  debrief_case_each(expect_moments);
}

/* The points of the bars are those of the card's items, without outcome and
** calmed. */
static void expect_bars(const DebriefCase *one) {
  const Score *score = &one->debrief->card->score;
  int possible = 0, earned = 0, charged = 0;
  for (int i = 0; i < SKILL_BAR_COUNT; i++) {
    possible += one->debrief->skills[i].possible;
    earned += one->debrief->skills[i].earned_permille;
    charged += one->debrief->skills[i].charged;
  }
  for (int i = 0; i < score->item_count; i++) {
    const ScoreItem *item = &score->items[i];
    if (item->entry < 0 || !item->counts) { continue; }
    possible -= item->points;
    earned -= item->points * item->earned_permille;
  }
  for (int i = 0; i < score->penalty_count; i++) {
    charged -= score->penalties[i].points;
  }
  assert_int_equal(possible, 0);
  assert_int_equal(earned, 0);
  assert_int_equal(charged, 0);
}

static void debrief__the_bars_add_up_to_the_card(void **unused) {
  (void)unused;
  debrief_case_each(expect_bars);
}

static void debrief__seconds_won_stand_beside_facts_lost(void **unused) {
  (void)unused;
  /* At 4 s there is 1 s left of her turn, and the scalded hand to come. */
  DebriefCase one = debrief_case_of("{'t':1900,'do':'reply','reply':'plain'},"
                                    "{'t':2000,'do':'reply','reply':'plain'}");
  assert_int_equal(one.debrief->cut_ins, 2);
  assert_int_equal(one.debrief->cut_in_lost, 2);
  const FactList *unheard = &one.debrief->moments->hindsight->unheard;
  assert_int_equal(unheard->count, 2);
  debrief_case_close(&one);
}

static void debrief__what_came_of_it_is_told(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'},"
                                    "{'t':12000,'do':'reply','reply':'send'}");
  assert_int_equal(one.debrief->aftermath_count, 1);
  assert_string_equal(one.debrief->aftermath[0], "No pot came.");
  debrief_case_close(&one);
}

static void debrief__a_replay_that_cannot_happen_is_refused(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'}");
  ReplayEvent twice[2] = {one.replay->events[0], one.replay->events[0]};
  Replay replay = *one.replay;
  replay.events = twice;
  replay.event_count = 2;
  Err err = {.code = ERR_NONE};
  int bad_event;
  assert_null(debrief_create(one.arena, one.model, &replay, &err, &bad_event));
  assert_int_equal(bad_event, 1);
  assert_int_equal(err.code, ERR_SCHEMA);
  debrief_case_close(&one);
}

static void debrief__says_when_memory_is_short(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_shipped("cake-order", "careless");
  const Debrief *made = NULL;
  int tries = 0;
  for (; !made; tries++) {
    Err err = {.code = ERR_NONE};
    int bad_event;
    Arena *arena = arena_create(1 << 22);
    arena_fail_at(arena, tries + 1);
    made = debrief_create(arena, one.model, one.replay, &err, &bad_event);
    if (!made) { assert_int_equal(err.code, ERR_MEMORY); }
    arena_destroy(arena);
  }
  assert_true(tries > 50);
  debrief_case_close(&one);
}

/* ---- the worst turn ---- */

static bool is_among(const DebriefCase *one, const FactList *list,
                     const char *id) {
  for (int i = 0; i < list->count; i++) {
    const Fact *fact = &one->model->scenario->facts[list->list[i]];
    if (str_equal(fact->id, id)) { return true; }
  }
  return false;
}

static void debrief__the_worst_turn_has_something_better(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'spout'},"
                                    "{'t':12000,'do':'reply','reply':'send'}");
  assert_int_equal(one.debrief->worst_turn, 0);
  assert_string_equal(debrief_better(one.debrief, 0),
                      "I am sorry. The lid of the pot broke.");
  assert_null(debrief_better(one.debrief, 1));
  const TurnFacts *facts = &one.debrief->moments->hindsight->turns[0];
  assert_int_equal(facts->deciding.count, 0);
  assert_true(is_among(&one, &facts->invented, "spout"));
  debrief_case_close(&one);
}

static void debrief__what_is_better_may_be_wrong_in_truth(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_shipped("mowed-seedlings", "interrupting");
  const TurnFacts *facts =
      &one.debrief->moments->hindsight->turns[one.debrief->worst_turn];
  assert_true(is_among(&one, &facts->deciding, "hides"));
  assert_true(is_among(&one, &facts->lost, "hides"));
  assert_true(facts->cut_off);
  debrief_case_close(&one);
}

static void debrief__who_heard_it_all_is_told_what_she_denied(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'unhurt'}");
  const TurnFacts *facts = &one.debrief->moments->hindsight->turns[0];
  assert_true(is_among(&one, &facts->contradicted, "hand"));
  assert_int_equal(facts->lost.count, 0);
  debrief_case_close(&one);
}

static void debrief__who_asks_again_is_told_what(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'ask'}");
  const TurnFacts *facts = &one.debrief->moments->hindsight->turns[0];
  assert_true(is_among(&one, &facts->asked_again, "lid"));
  debrief_case_close(&one);
}

static void expect_no_regret(const DebriefCase *one) {
  const Debrief *debrief = one->debrief;
  if (debrief->card->score.score < 1000) { return; }
  assert_int_equal(debrief->worst_turn, NONE);
  for (int i = 0; i < debrief->card->turn_count; i++) {
    assert_null(debrief_better(debrief, i));
  }
}

static void debrief__nothing_was_better_than_the_best_call(void **unused) {
  (void)unused;
  debrief_case_each(expect_no_regret);
}

/* ---- sentences ---- */

static void expect_sentence(const char *scenario, const char *name,
                            const char *key) {
  DebriefCase one = debrief_case_shipped(scenario, name);
  assert_string_equal(debrief_sentence(one.debrief), key);
  debrief_case_close(&one);
}

static void debrief__one_sentence_says_how_it_ended(void **unused) {
  (void)unused;
  expect_sentence("cake-order", "expert", "debrief.sentence.delighted");
  expect_sentence("cake-order", "average", "debrief.sentence.satisfied");
  expect_sentence("cake-order", "over-eager",
                  "debrief.sentence.promise_broken");
  expect_sentence("cake-order", "sarcastic", "debrief.sentence.lost");
  expect_sentence("mowed-seedlings", "silent", "debrief.sentence.you_hung_up");
  expect_sentence("mowed-seedlings", "careless", "debrief.sentence.resolved");
  expect_sentence("misinformed-customer", "handed-over",
                  "debrief.sentence.handed_over");
}

static void debrief__stands_beside_what_was_before(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_shipped("cake-order", "average"); /* 706 */
  const Debrief *debrief = one.debrief;
  assert_string_equal(debrief_standing(debrief, 0, 0, 0),
                      "debrief.standing.first");
  assert_string_equal(debrief_standing(debrief, 2, 0, 0),
                      "debrief.standing.first_alike");
  assert_string_equal(debrief_standing(debrief, 3, 3, 705),
                      "debrief.standing.best");
  assert_string_equal(debrief_standing(debrief, 1, 1, 706),
                      "debrief.standing.equal");
  assert_string_equal(debrief_standing(debrief, 4, 1, 707),
                      "debrief.standing.below");
  debrief_case_close(&one);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(debrief__the_transcript_is_whole_and_in_order),
      cmocka_unit_test(debrief__the_bars_add_up_to_the_card),
      cmocka_unit_test(debrief__seconds_won_stand_beside_facts_lost),
      cmocka_unit_test(debrief__what_came_of_it_is_told),
      cmocka_unit_test(debrief__a_replay_that_cannot_happen_is_refused),
      cmocka_unit_test(debrief__says_when_memory_is_short),
      cmocka_unit_test(debrief__the_worst_turn_has_something_better),
      cmocka_unit_test(debrief__what_is_better_may_be_wrong_in_truth),
      cmocka_unit_test(debrief__who_heard_it_all_is_told_what_she_denied),
      cmocka_unit_test(debrief__who_asks_again_is_told_what),
      cmocka_unit_test(debrief__nothing_was_better_than_the_best_call),
      cmocka_unit_test(debrief__one_sentence_says_how_it_ended),
      cmocka_unit_test(debrief__stands_beside_what_was_before)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
