/* SPDX-License-Identifier: MIT */
#include "ui/focus.h"
#include "unit.h"

/* A call screen in small: three columns, the middle one with four replies. */
enum { PORTRAIT, LINE, ONE, TWO, THREE, TAB_A, TAB_B, CHIP };
static const Rect RECTS[] = {{0, 0, 100, 300},    {120, 0, 300, 100},
                             {120, 110, 300, 40}, {120, 160, 300, 40},
                             {120, 210, 300, 40}, {440, 0, 60, 30},
                             {510, 0, 60, 30},    {440, 200, 100, 30}};

static int find(int from, FocusWay way) {
  return focus_find(RECTS[from], RECTS, 8, way);
}

static void focus__arrows_walk_a_column(void **state) {
  (void)state;
  assert_int_equal(find(LINE, FOCUS_DOWN), ONE);
  assert_int_equal(find(ONE, FOCUS_DOWN), TWO);
  assert_int_equal(find(TWO, FOCUS_DOWN), THREE);
  assert_int_equal(find(THREE, FOCUS_UP), TWO);
}

static void focus__arrows_cross_to_what_lies_beside(void **state) {
  (void)state;
  assert_int_equal(find(THREE, FOCUS_RIGHT), CHIP);
  assert_int_equal(find(LINE, FOCUS_RIGHT), TAB_A);
  assert_int_equal(find(TAB_A, FOCUS_RIGHT), TAB_B);
  assert_int_equal(find(TAB_B, FOCUS_LEFT), TAB_A);
  assert_int_equal(find(TWO, FOCUS_LEFT), PORTRAIT);
  assert_int_equal(find(TAB_A, FOCUS_DOWN), CHIP);
}

static void focus__there_is_nothing_beyond_the_edge(void **state) {
  (void)state;
  assert_int_equal(find(PORTRAIT, FOCUS_LEFT), -1);
  assert_int_equal(find(LINE, FOCUS_UP), -1);
  assert_int_equal(find(TAB_B, FOCUS_RIGHT), -1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(focus__arrows_walk_a_column),
      cmocka_unit_test(focus__arrows_cross_to_what_lies_beside),
      cmocka_unit_test(focus__there_is_nothing_beyond_the_edge),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
