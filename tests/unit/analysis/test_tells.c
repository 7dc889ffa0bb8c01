/* SPDX-License-Identifier: MIT */
#include "analysis/craft.h"
#include "analysis/reading.h"
#include "analysis/tells.h"
#include "base/arena.h"
#include "base/str.h"
#include "loader.h"
#include "unit.h"

#include <string.h>

enum { NODES = 10, REPLIES = 4 };

/* A chain of NODES decisions, each with REPLIES replies; the reply at the place
** `marked` has `mark` added, and is the right one by its tags. */
static const Scenario *load_chain(Loader *loader, int marked,
                                  const char *mark) {
  char text[16384];
  Str json = str_init(text, sizeof text);
  str_add(&json, "{'format':1,'id':'x','title':'t','language':'en',"
                 "'caller':{'name':'Ann'},'start':'n0','nodes':{");
  for (int n = 0; n < NODES; n++) {
    str_addf(&json, "'n%d':{'caller':[{'say':'And?'}],'replies':[", n);
    for (int r = 0; r < REPLIES; r++) {
      str_addf(&json, "%s{'id':'r%d','say':'Yes, so it is%s.'%s,'goto':'%s%d'}",
               r > 0 ? "," : "", r, r == marked ? mark : "",
               r == (marked + n) % REPLIES ? ",'uses':['empathy']" : "",
               n + 1 < NODES ? "n" : "e", n + 1 < NODES ? n + 1 : 0);
    }
    str_add(&json, "]},");
  }
  str_add(&json, "'e0':{'caller':[{'say':'Bye.'}],"
                 "'end':{'outcome':'resolved'}}}}");
  assert_false(json.cut);
  return loader_load(loader, text);
}

static Tells *tell(Loader *loader, const Scenario *scenario,
                   const int64_t *right) {
  Tells *tells = tells_create(loader->arena, NULL);
  assert_non_null(tells);
  assert_true(tells_add(tells, scenario, right));
  return tells;
}

static void
tells__who_is_always_right_is_so_by_chance_once_in_4_to_the_10(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *scenario = load_chain(&loader, 1, ", I am afraid");
  loader_expect_good(&loader);
  int64_t right[NODES * REPLIES] = {0};
  for (int n = 0; n < NODES; n++) { right[n * REPLIES + 1] = 7; }
  Tells *tells = tell(&loader, scenario, right);
  TellFigure longest = tells_figure(tells, TELL_LONGEST);
  assert_int_equal(longest.of, 10);
  assert_int_equal(longest.hits_permille, 10000);
  assert_int_equal(longest.p_millionths, 1); /* 4^-10 = 0.00000095 */
  TellFigure shortest = tells_figure(tells, TELL_SHORTEST);
  assert_int_equal(shortest.hits_permille, 0);
  assert_int_equal(shortest.p_millionths, 1000000);
  loader_end(&loader);
}

static void tells__p_is_the_binomial_tail(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *scenario = load_chain(&loader, 0, "");
  loader_expect_good(&loader);
  int64_t right[NODES * REPLIES] = {0};
  for (int n = 0; n < NODES; n++) { right[n * REPLIES + (n < 5 ? 0 : 2)] = 1; }
  Tells *tells = tell(&loader, scenario, right);
  TellFigure first = tells_figure(tells, TELL_FIRST);
  assert_int_equal(first.hits_permille, 5000);
  assert_int_equal(first.p_millionths, 78127); /* 1 - B(4; 10, 1/4) */
  /* All are as long: there is nothing to go by. */
  assert_int_equal(tells_figure(tells, TELL_LONGEST).of, 0);
  assert_int_equal(tells_figure(tells, TELL_LONGEST).p_millionths, 1000000);
  loader_end(&loader);
}

static void tells__those_that_tie_share_the_hit(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *scenario = load_chain(&loader, 0, "?!");
  loader_expect_good(&loader);
  int64_t right[NODES * REPLIES] = {0};
  for (int n = 0; n < NODES; n++) { right[n * REPLIES + 3] = 1; }
  Tells *tells = tell(&loader, scenario, right);
  TellFigure fewest = tells_figure(tells, TELL_FEWEST_EXCLAMATIONS);
  assert_int_equal(fewest.of, 10);
  assert_int_equal(fewest.hits_permille, 3330);
  loader_end(&loader);
}

static void tells__deaf_play_goes_by_the_tags(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *scenario = load_chain(&loader, 0, "");
  loader_expect_good(&loader);
  int64_t right[NODES * REPLIES] = {0};
  assert_true(craft_right(loader.arena, scenario, right));
  DeafPlay all = tells_deaf(tell(&loader, scenario, right));
  assert_int_equal(all.of, 10);
  assert_int_equal(all.hits_permille, 10000);
  assert_int_equal(tells_deaf_at(scenario, 0, right), 1000);
  /* Now another one is right. */
  for (int n = 0; n < NODES; n++) {
    memset(right + n * REPLIES, 0, REPLIES * sizeof *right);
    right[n * REPLIES + (n + 1) % REPLIES] = 1;
  }
  assert_int_equal(tells_deaf(tell(&loader, scenario, right)).hits_permille, 0);
  loader_end(&loader);
}

static void reading__is_the_flesch_kincaid_grade(void **state) {
  (void)state;
  /* 39 × 3 / 1 + 1180 × 3 / 3 − 1559 is under 0. */
  assert_int_equal(reading_grade_tenths("The cat sat."), 0);
  /* 7 words, 9 syllables: 273 + 1517 − 1559. */
  assert_int_equal(
      reading_grade_tenths("We send a [sighs] new table on Monday."), 23);
  /* 4 words, 12 syllables, one e silent: 156 + 3540 − 1559. */
  assert_int_equal(
      reading_grade_tenths("She undertakes complicated arrangements."), 213);
  assert_int_equal(reading_grade_tenths("[sighs]"), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(
          tells__who_is_always_right_is_so_by_chance_once_in_4_to_the_10),
      cmocka_unit_test(tells__p_is_the_binomial_tail),
      cmocka_unit_test(tells__those_that_tie_share_the_hit),
      cmocka_unit_test(tells__deaf_play_goes_by_the_tags),
      cmocka_unit_test(reading__is_the_flesch_kincaid_grade),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
