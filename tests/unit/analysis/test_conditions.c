/* SPDX-License-Identifier: MIT */
/* Conditions that only ever give one answer, over all draws and all three ways
** of listening. That a search sees every answer that brute force sees is tested
** with the search. */
#include "analysis/conditions.h"
#include "analysis/explore.h"
#include "base/arena.h"
#include "base/str.h"
#include "play.h"
#include "unit.h"

static const char CALL[] =
    "{'format':1,'id':'t','title':'T','language':'en','caller':{'name':'Ada'},"
    "'draw':{'what':['x','y']},"
    "'facts':{'a':{'text':'a','must_hear':true},"
    "'b':{'text':'b','true':'drawn.x'},"
    "'c':{'text':'c','true':'drawn.x or drawn.y'}},"
    "'promises':{'p':{'text':'p','within_h':9}},"
    "'vars':{'v':0},'start':'one','nodes':{"
    "'one':{'caller':[{'say':'x','tells':['a']},{'say':'y','if':'drawn.y'},"
    "{'say':'z','if':'turn > 1'}],'replies':["
    "{'id':'r','say':'r','goto':[{'if':'v == 1','goto':'two'},"
    "{'goto':'three'}]},"
    "{'id':'s','say':'s','if':'told.a','set':{'v':'1'},'promises':['p'],"
    "'reaction':{'say':'w','if':'anger >= 0'},'goto':["
    "{'if':'v == 1','goto':'three'},{'if':'v == 2','goto':'two'},"
    "{'goto':'three'}]}]},"
    "'two':{'caller':[{'say':'never','if':'v == 3'}],"
    "'end':{'outcome':'satisfied'}},"
    "'three':{'caller':[{'say':'bye'}],'end':{'outcome':'satisfied'}}},"
    "'wrap_up':{'minutes':5,'tasks':["
    "{'id':'t1','label':'T','minutes':3,'keeps':['p'],'if':'promised.p'},"
    "{'id':'t2','label':'T','minutes':9,'if':'v == 1'}]},"
    "'aftermath':[{'if':'kept.p','say':'x'},"
    "{'if':'kept.p and not promised.p','say':'y'},"
    "{'if':'chose.r','say':'z'}]}";

typedef struct {
  const uint8_t *answers;
  Str *report;
} Report;

static void add(void *context, const Condition *condition) {
  static const char *const NAMES[] = {"varies", "true", "false", "unjudged"};
  Report *report = context;
  ConditionVerdict verdict = condition_verdict(condition, report->answers);
  str_addf(report->report, "%s %s\n", condition->pointer, NAMES[verdict]);
}

static void expect(const Play *play, const uint8_t *answers,
                   const char *expected) {
  char text[4000];
  Str said = str_init(text, sizeof text);
  Report report = {answers, &said};
  conditions_each(play->model->scenario, add, &report);
  assert_string_equal(text, expected);
}

static void
conditions__always_true_or_false_is_found_over_all_draws(void **state) {
  (void)state;
  Play play = play_begin(CALL, call_options(1));
  uint8_t answers[64] = {0};
  assert_true(play.model->scenario->expr_count < 64);
  for (ListenMode mode = LISTEN_IDEAL; mode < LISTEN_COUNT; mode++) {
    ExploreOptions options = {.mode = mode};
    const Exploration *all =
        explore_scenario(play.arena, play.model, &options, NULL);
    assert_true(all->exact);
    for (int i = 0; i < play.model->scenario->expr_count; i++) {
      answers[i] |= all->figures->answers[i];
    }
  }
  expect(&play, answers,
         "/nodes/one/caller/1/if varies\n"
         "/nodes/one/caller/2/if false\n"
         "/nodes/one/replies/0/goto/0/if false\n"
         "/nodes/one/replies/1/if varies\n"
         "/nodes/one/replies/1/reaction/if true\n"
         "/nodes/one/replies/1/goto/0/if true\n"
         "/nodes/one/replies/1/goto/1/if unjudged\n"
         "/nodes/two/caller/0/if unjudged\n"
         "/facts/b/true varies\n"
         "/facts/c/true true\n"
         "/wrap_up/tasks/0/if varies\n"
         "/wrap_up/tasks/1/if unjudged\n"
         "/aftermath/0/if varies\n"
         "/aftermath/1/if false\n"
         "/aftermath/2/if varies\n");
  play_end(&play);
}

/* told.a: an ideal listener has always heard it by then. */
static void
conditions__one_listener_alone_may_only_see_one_answer(void **state) {
  (void)state;
  Play play = play_begin(CALL, call_options(1));
  ExploreOptions options = {.mode = LISTEN_IDEAL};
  const Exploration *ideal =
      explore_scenario(play.arena, play.model, &options, NULL);
  int told = expr_tag(play.model->scenario->replies[1].when).number;
  assert_int_equal(ideal->figures->answers[told], ANSWER_TRUE);
  play_end(&play);
}

static void
conditions__a_call_that_nobody_watches_writes_nothing_down(void **state) {
  (void)state;
  Play play = play_begin(CALL, call_options(1));
  assert_null(play.call->answers);
  uint8_t answers[64] = {0};
  const Call *watched = call_watched(play.arena, play.call, answers);
  play_hear_out(&play);
  const Expr *when = play.model->scenario->replies[1].when;
  assert_true(state_holds(play.call, play.state, when));
  assert_int_equal(answers[expr_tag(when).number], 0);
  assert_true(state_holds(watched, play.state, when));
  assert_int_equal(answers[expr_tag(when).number], ANSWER_TRUE);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(
          conditions__always_true_or_false_is_found_over_all_draws),
      cmocka_unit_test(conditions__one_listener_alone_may_only_see_one_answer),
      cmocka_unit_test(
          conditions__a_call_that_nobody_watches_writes_nothing_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
