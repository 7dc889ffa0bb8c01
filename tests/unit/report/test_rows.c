/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "debriefs.h"
#include "scenario/rubric.h"
#include "unit.h"

static const char GOOD[] =
    "{'t':6000,'do':'reply','reply':'lid'},"
    "{'t':12000,'do':'reply','reply':'send'},"
    "{'t':20000,'do':'task','task':'pack'},{'t':20000,'do':'finish'}";

/* ---- every golden replay ---- */

static int count_rows(const Debrief *debrief, int entry, bool penalty) {
  int count = 0;
  for (int i = 0; i < debrief->rows.count; i++) {
    const CardRow *row = &debrief->rows.list[i];
    count += row->entry == entry && row->penalty == penalty;
  }
  return count;
}

static int charged(const Debrief *debrief, int entry) {
  int points = 0;
  for (int i = 0; i < debrief->rows.count; i++) {
    const CardRow *row = &debrief->rows.list[i];
    if (row->penalty && row->entry == entry) { points += row->points; }
  }
  return points;
}

static void expect_all(const DebriefCase *one) {
  const Debrief *debrief = one->debrief;
  const Score *score = &debrief->card->score;
  int rows = score->item_count;
  for (int i = 0; i < score->item_count; i++) {
    assert_int_equal(count_rows(debrief, score->items[i].entry, false), 1);
  }
  for (int i = 0; i < score->penalty_count; i++) {
    const ScorePenalty *penalty = &score->penalties[i];
    assert_int_equal(count_rows(debrief, penalty->entry, true), penalty->count);
    assert_int_equal(charged(debrief, penalty->entry), penalty->points);
    rows += penalty->count;
  }
  for (int i = 0; i < score->critical_count; i++) {
    rows += score->critical[i] == CRITICAL_NO_SOLUTION;
    assert_true(count_rows(debrief, score->critical[i], true) > 0);
  }
  assert_int_equal(debrief->rows.count, rows);
}

static void rows__name_all_that_is_on_the_card(void **unused) {
  (void)unused;
  debrief_case_each(expect_all);
}

static int group(const CardRow *row) {
  if (row->critical) { return 0; }
  if (row->penalty || (row->counts && row->earned_permille < 1000)) {
    return 1;
  }
  return row->counts ? 2 : 3;
}

static void expect_order(const DebriefCase *one) {
  for (int i = 1; i < one->debrief->rows.count; i++) {
    const CardRow *before = &one->debrief->rows.list[i - 1];
    const CardRow *row = &one->debrief->rows.list[i];
    assert_true(group(before) <= group(row));
    if (group(before) != group(row)) { continue; }
    assert_true(before->cost >= row->cost);
    if (before->cost == row->cost) { assert_true(before->gain >= row->gain); }
  }
}

static void rows__what_cost_most_comes_first(void **unused) {
  (void)unused;
  debrief_case_each(expect_order);
}

static void expect_costs(const DebriefCase *one) {
  int score = one->debrief->card->score.score;
  for (int i = 0; i < one->debrief->rows.count; i++) {
    const CardRow *row = &one->debrief->rows.list[i];
    assert_in_range(row->cost, 0, 1000 - score);
    assert_in_range(row->gain, 0, score);
    if (group(row) > 1) { assert_int_equal(row->cost, 0); }
    if (group(row) == 3) { assert_int_equal(row->gain, 0); }
  }
}

static void rows__cost_no_more_than_the_score_lacks(void **unused) {
  (void)unused;
  debrief_case_each(expect_costs);
}

static void expect_places(const DebriefCase *one) {
  const Curve *curve = &one->debrief->curve;
  for (int i = 0; i < one->debrief->rows.count; i++) {
    const CardRow *row = &one->debrief->rows.list[i];
    if (row->point == NONE) {
      assert_int_equal(row->moment, NONE);
      continue;
    }
    assert_in_range(row->point, 0, curve->count - 1);
    if (row->moment == NONE) { assert_non_null(row->chance); }
    if (row->moved) { assert_int_not_equal(row->moment, NONE); }
  }
}

static void rows__stand_somewhere_on_the_curve(void **unused) {
  (void)unused;
  debrief_case_each(expect_places);
}

/* ---- single rows ---- */

static void rows__a_fault_says_what_it_cost(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'},"
                                    "{'t':12000,'do':'reply','reply':'vague'}");
  const Debrief *debrief = one.debrief;
  const CardRow *row = debrief_case_row(&one, "vague_promise", 0);
  assert_true(row->penalty);
  assert_int_equal(row->points, 5);
  Score other = debrief->card->score;
  int64_t earned = 0, possible = 0, penalties = -5;
  for (int i = 0; i < other.item_count; i++) {
    if (!other.items[i].counts) { continue; }
    possible += other.items[i].points;
    earned += (int64_t)other.items[i].points * other.items[i].earned_permille;
  }
  for (int i = 0; i < other.penalty_count; i++) {
    penalties += other.penalties[i].points;
  }
  int64_t without = 60 * earned / (possible * (60 + penalties)) * 49 / 100;
  assert_int_equal(row->cost, without - other.score);
  assert_true(row->cost > 0);
  debrief_case_close(&one);
}

static void rows__without_a_solution_there_is_a_row_for_that(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'},"
                                    "{'t':12000,'do':'reply','reply':'vague'}");
  const CardRow *row = debrief_case_row(&one, "no_solution", 0);
  assert_true(row->critical);
  assert_ptr_equal(row, &one.debrief->rows.list[0]);
  assert_true(row->cost > 0);
  debrief_case_close(&one);
}

static void rows__a_broken_promise_stands_where_it_was_made(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'},"
                                    "{'t':12000,'do':'reply','reply':'send'}");
  const CardRow *row = debrief_case_row(&one, "broken_promise", 0);
  assert_true(row->critical);
  assert_string_equal(row->what, "Send a pot today");
  const CurvePoint *point = &one.debrief->curve.points[row->point];
  assert_int_equal(point->turn, 1);
  assert_string_equal(point->said, "A new one today.");
  assert_false(row->moved);
  assert_null(debrief_case_row(&one, "broken_promise", 1));
  debrief_case_close(&one);
}

static void rows__what_was_never_done_names_the_chance(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of(GOOD);
  const CardRow *anger = debrief_case_row(&one, "acknowledge_anger", 0);
  assert_string_equal(anger->chance, "You must be angry, Ada.");
  assert_int_equal(one.debrief->curve.points[anger->point].turn, 0);
  /* Its words are wrong in this call. */
  assert_null(debrief_case_row(&one, "empathy", 0)->chance);
  const CardRow *ring = debrief_case_row(&one, "follow_up", 0);
  assert_string_equal(ring->chance, "Ring Ada");
  assert_true(ring->after);
  debrief_case_close(&one);
}

static void rows__what_is_done_after_the_call_names_the_task(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'},"
                                    "{'t':12000,'do':'reply','reply':'vague'},"
                                    "{'t':20000,'do':'task','task':'ring'}");
  const CardRow *row = debrief_case_row(&one, "follow_up", 0);
  assert_string_equal(row->what, "Ring Ada");
  assert_true(row->after);
  assert_null(row->chance);
  assert_int_equal(row->point, one.debrief->curve.count - 1);
  debrief_case_close(&one);
}

static void rows__cutting_in_has_a_blow_of_its_own(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':1000,'do':'reply','reply':'spout'},"
                                    "{'t':3000,'do':'reply','reply':'spout'},"
                                    "{'t':12000,'do':'reply','reply':'send'}");
  const CardRow *cut = debrief_case_row(&one, "interrupt", 0);
  const CardRow *wrong = debrief_case_row(&one, "wrong_fact", 0);
  assert_int_equal(cut->point, wrong->point);
  const CurvePoint *point = &one.debrief->curve.points[cut->point];
  assert_int_equal(cut->anger_before, point->anger_before);
  assert_true(cut->anger_after > cut->anger_before);
  assert_int_equal(wrong->anger_before, cut->anger_after);
  assert_int_equal(wrong->anger_after, point->anger_after);
  debrief_case_close(&one);
}

static void rows__facts_not_said_back_are_named(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of(GOOD);
  const CardRow *row = debrief_case_row(&one, "specific_acknowledgement", 0);
  assert_int_equal(row->facts.part, 1);
  assert_int_equal(row->facts.whole, 2);
  assert_int_equal(row->facts.missed.count, 1);
  const Scenario *scenario = one.model->scenario;
  assert_string_equal(scenario->facts[row->facts.missed.list[0]].id, "hand");
  debrief_case_close(&one);
}

static void rows__notes_not_taken_and_wrong_notes_are_named(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':5000,'do':'note','fact':'hand'},"
                                    "{'t':5500,'do':'note','fact':'spout'},"
                                    "{'t':6000,'do':'reply','reply':'lid'},"
                                    "{'t':12000,'do':'reply','reply':'send'}");
  const RowFacts *facts = &debrief_case_row(&one, "take_notes", 0)->facts;
  const Fact *all = one.model->scenario->facts;
  assert_int_equal(facts->part, 1);
  assert_int_equal(facts->whole, 2);
  assert_int_equal(facts->missed.count, 1);
  assert_string_equal(all[facts->missed.list[0]].id, "lid");
  assert_int_equal(facts->wrong.count, 1);
  assert_string_equal(all[facts->wrong.list[0]].id, "spout");
  debrief_case_close(&one);
}

static void rows__not_heard_out_is_where_one_cut_in(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_shipped("mowed-seedlings", "interrupting");
  const CardRow *vent = debrief_case_row(&one, "let_vent", 0);
  const CardRow *cut = debrief_case_row(&one, "interrupt", 0);
  assert_int_equal(vent->point, cut->point);
  debrief_case_close(&one);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows__name_all_that_is_on_the_card),
      cmocka_unit_test(rows__what_cost_most_comes_first),
      cmocka_unit_test(rows__cost_no_more_than_the_score_lacks),
      cmocka_unit_test(rows__stand_somewhere_on_the_curve),
      cmocka_unit_test(rows__a_fault_says_what_it_cost),
      cmocka_unit_test(rows__without_a_solution_there_is_a_row_for_that),
      cmocka_unit_test(rows__a_broken_promise_stands_where_it_was_made),
      cmocka_unit_test(rows__what_was_never_done_names_the_chance),
      cmocka_unit_test(rows__what_is_done_after_the_call_names_the_task),
      cmocka_unit_test(rows__cutting_in_has_a_blow_of_its_own),
      cmocka_unit_test(rows__facts_not_said_back_are_named),
      cmocka_unit_test(rows__notes_not_taken_and_wrong_notes_are_named),
      cmocka_unit_test(rows__not_heard_out_is_where_one_cut_in)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
