/* SPDX-License-Identifier: MIT */
#include "progress/skills.h"
#include "unit.h"

static void skills__average_over_the_calls_that_counted(void **state) {
  (void)state;
  Skill list[4];
  Skills skills = skills_init(list, 4);
  AttemptItem item = {"apology", "acknowledge", 4, 1000, true};
  assert_true(skills_add(&skills, &item));
  item.earned_permille = 500;
  assert_true(skills_add(&skills, &item));
  item.counted = false;
  item.earned_permille = 0;
  assert_true(skills_add(&skills, &item));
  const Skill *skill = skills_find(&skills, "apology");
  assert_non_null(skill);
  assert_int_equal(skill->tries, 2);
  assert_int_equal(skills_mean_permille(skill), 750);
  assert_int_equal(skill->last_permille, 500);
}

static void skills__what_never_counted_is_unknown(void **state) {
  (void)state;
  Skill list[1];
  Skills skills = skills_init(list, 1);
  const AttemptItem item = {"apology", "acknowledge", 4, 0, false};
  assert_true(skills_add(&skills, &item));
  assert_null(skills_find(&skills, "apology"));
  assert_int_equal(skills_category_permille(&skills, "acknowledge"), -1);
}

static void skills__a_category_weighs_techniques_by_points(void **state) {
  (void)state;
  Skill list[3];
  Skills skills = skills_init(list, 3);
  const AttemptItem items[] = {{"apology", "acknowledge", 4, 1000, true},
                               {"empathy", "acknowledge", 6, 0, true},
                               {"fix", "resolution", 8, 500, true}};
  for (int i = 0; i < 3; i++) { assert_true(skills_add(&skills, &items[i])); }
  assert_int_equal(skills_category_permille(&skills, "acknowledge"), 400);
  assert_int_equal(skills_category_permille(&skills, "resolution"), 500);
}

static void skills__switched_off_techniques_weigh_nothing(void **state) {
  (void)state;
  Skill list[2];
  Skills skills = skills_init(list, 2);
  const AttemptItem item = {"apology", "acknowledge", 0, 1000, true};
  assert_true(skills_add(&skills, &item));
  assert_int_equal(skills_mean_permille(skills_find(&skills, "apology")), 1000);
  assert_int_equal(skills_category_permille(&skills, "acknowledge"), -1);
}

static void skills__say_when_there_is_no_room(void **state) {
  (void)state;
  Skill list[1];
  Skills skills = skills_init(list, 1);
  AttemptItem item = {"apology", "acknowledge", 4, 1000, true};
  assert_true(skills_add(&skills, &item));
  assert_true(skills_add(&skills, &item));
  item.id[0] = 'o';
  assert_false(skills_add(&skills, &item));
  assert_int_equal(skills.count, 1);
  assert_null(skills_find(&skills, "opology"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(skills__average_over_the_calls_that_counted),
      cmocka_unit_test(skills__what_never_counted_is_unknown),
      cmocka_unit_test(skills__a_category_weighs_techniques_by_points),
      cmocka_unit_test(skills__switched_off_techniques_weigh_nothing),
      cmocka_unit_test(skills__say_when_there_is_no_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
