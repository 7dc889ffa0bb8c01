/* SPDX-License-Identifier: MIT */
#include "debriefs.h"
#include "scenario/rubric.h"
#include "unit.h"

static void expect_chain(const DebriefCase *one) {
  const Curve *curve = &one->debrief->curve;
  const Scorecard *card = one->debrief->card;
  int replies = 0;
  assert_int_equal(curve->points[0].kind, CURVE_START);
  assert_int_equal(curve->points[0].anger_before, card->anger_start);
  for (int i = 1; i < curve->count; i++) {
    const CurvePoint *point = &curve->points[i];
    assert_int_equal(point->anger_before, curve->points[i - 1].anger_after);
    assert_true(point->t_ms >= curve->points[i - 1].t_ms);
    assert_true(point->moment > curve->points[i - 1].moment);
    if (point->kind != CURVE_REPLY) { continue; }
    assert_int_equal(point->turn, replies++);
    assert_non_null(point->said);
    assert_int_equal(curve_find_turn(curve, point->turn), i);
  }
  assert_int_equal(replies, card->turn_count);
  assert_int_equal(curve->points[curve->count - 1].kind, CURVE_END);
  assert_int_equal(curve->points[curve->count - 1].anger_after,
                   card->state->anger);
}

static void curve__is_one_line_from_picking_up_to_the_end(void **unused) {
  (void)unused;
  debrief_case_each(expect_chain);
}

static void curve__a_reply_has_its_words_and_what_came_before(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'},"
                                    "{'t':12000,'do':'reply','reply':'send'}");
  const CurvePoint *first = &one.debrief->curve.points[1];
  assert_string_equal(first->said, "I am sorry. The lid of the pot broke.");
  assert_string_equal(first->heard, "The lid broke. My hand is scalded.");
  assert_null(first->cut);
  assert_string_equal(first->thinks, "The pot, yes.");
  assert_string_equal(first->coach, "Her own words.");
  const CurvePoint *second = &one.debrief->curve.points[2];
  assert_string_equal(second->heard, "And now? [Bo] She is upset.");
  assert_null(second->thinks);
  debrief_case_close(&one);
}

static void curve__a_line_cut_short_stands_apart(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':4000,'do':'reply','reply':'lid'}");
  const CurvePoint *point = &one.debrief->curve.points[1];
  assert_string_equal(point->heard, "The lid broke.");
  assert_string_equal(point->cut, "My hand is scalded.");
  debrief_case_close(&one);
}

static void curve__who_is_told_to_wait_was_not_listened_to(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':1000,'do':'reply','reply':'lid'},"
                                    "{'t':9000,'do':'reply','reply':'lid'},"
                                    "{'t':15000,'do':'reply','reply':'send'}");
  const CurvePoint *points = one.debrief->curve.points;
  assert_string_equal(points[1].cut, "The lid broke.");
  assert_null(points[1].thinks);
  assert_null(points[1].coach);
  assert_string_equal(points[2].heard,
                      "Wait. The lid broke. My hand is scalded.");
  assert_string_equal(points[2].thinks, "The pot, yes.");
  debrief_case_close(&one);
}

static void curve__the_same_again_is_one_point(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of(
      "{'t':2100,'do':'backchannel'},{'t':4800,'do':'backchannel'},"
      "{'t':40000,'do':'reply','reply':'plain'}");
  const CurvePoint *points = one.debrief->curve.points;
  assert_int_equal(points[1].kind, CURVE_EVENT);
  assert_int_equal(points[1].count, 2);
  const Rubric *rubric = one.model->scenario->rubric;
  assert_int_equal(points[1].entry, rubric->index_of[TECHNIQUE_BACKCHANNEL]);
  assert_int_equal(points[2].kind, CURVE_SILENCE);
  assert_true(points[2].count > 1);
  assert_int_equal(points[2].anger_before, points[1].anger_after);
  debrief_case_close(&one);
}

static void curve__a_fault_weighs_more_than_what_was_done_well(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'spout'},"
                                    "{'t':12000,'do':'reply','reply':'send'}");
  const Rubric *rubric = one.model->scenario->rubric;
  assert_int_equal(one.debrief->curve.points[1].entry,
                   rubric->index_of[TECHNIQUE_WRONG_FACT]);
  debrief_case_close(&one);
  one = debrief_case_of("{'t':6000,'do':'reply','reply':'lid'},"
                        "{'t':12000,'do':'reply','reply':'send'}");
  rubric = one.model->scenario->rubric;
  assert_int_equal(one.debrief->curve.points[2].entry,
                   rubric->index_of[TECHNIQUE_FIX]);
  debrief_case_close(&one);
}

static void curve__a_moment_lies_at_the_point_before_it(void **unused) {
  (void)unused;
  DebriefCase one = debrief_case_of("{'t':6000,'do':'reply','reply':'plain'}");
  const Curve *curve = &one.debrief->curve;
  assert_int_equal(curve_find(curve, 0), 0);
  for (int i = 0; i < curve->count; i++) {
    assert_int_equal(curve_find(curve, curve->points[i].moment), i);
  }
  assert_int_equal(curve_find(curve, one.debrief->moments->count),
                   curve->count - 1);
  debrief_case_close(&one);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(curve__is_one_line_from_picking_up_to_the_end),
      cmocka_unit_test(curve__a_reply_has_its_words_and_what_came_before),
      cmocka_unit_test(curve__a_line_cut_short_stands_apart),
      cmocka_unit_test(curve__who_is_told_to_wait_was_not_listened_to),
      cmocka_unit_test(curve__the_same_again_is_one_point),
      cmocka_unit_test(curve__a_fault_weighs_more_than_what_was_done_well),
      cmocka_unit_test(curve__a_moment_lies_at_the_point_before_it)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
