/* SPDX-License-Identifier: MIT */
#include "app/judge.h"
#include "base/arena.h"
#include "debriefs.h"
#include "loader.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static const char CARELESS[] =
    EK_SOURCE_DIR "/tests/replays/cake-order/careless.json";

/* A golden replay, and a judge for it. */
typedef struct {
  DebriefCase call;
  char *replay;
  size_t length;
  Jobs *jobs;
  Judge *judge;
} Court;

static Court open_court(void) {
  Court court = {.call = debrief_case_shipped("cake-order", "careless"),
                 .jobs = jobs_open(NULL)};
  court.replay = loader_read(CARELESS, &court.length);
  court.judge = judge_create(court.jobs, NULL);
  assert_non_null(court.judge);
  return court;
}

static void close_court(Court *court) {
  jobs_close(court->jobs);
  judge_destroy(court->judge);
  debrief_case_close(&court->call);
  free(court->replay);
}

static int begin(const Court *court) {
  int ticket = judge_begin(court->judge, court->call.model, court->replay,
                           court->length);
  assert_true(ticket > 0);
  return ticket;
}

/* Until something more is known. */
static Judged wait_for_news(const Court *court, int ticket) {
  Judged before = judge_state(court->judge, ticket), now = before;
  while (now.state == JOB_WORKING && now.from == before.from &&
         now.count == before.count) {
    jobs_collect(court->jobs);
    now = judge_state(court->judge, ticket);
  }
  return now;
}

static bool same(RegretSpan one, RegretSpan other) {
  return one.least == other.least && one.most == other.most;
}

static void expect_like(const Judged *judged, const Regret *regret) {
  const RegretTurn *all = regret_turns(regret);
  assert_int_equal(judged->count, regret_count(regret));
  for (int i = judged->from; i < judged->count; i++) {
    const RegretTurn *turn = &judged->turns[i];
    assert_true(same(turn->before, all[i].before));
    assert_true(same(turn->after, all[i].after));
    assert_true(same(turn->cost, all[i].cost));
    assert_int_equal(turn->way->event_count, all[i].way->event_count);
  }
}

static void
judge__it_tells_of_turn_after_turn_the_last_one_first(void **state) {
  (void)state;
  Court court = open_court();
  Err err = {0};
  const ExploreOptions options = {0};
  Regret *regret = regret_create(court.call.arena, court.call.model,
                                 court.call.replay, &options, &err);
  assert_non_null(regret);
  while (regret_left(regret) > 0) { assert_true(regret_step(regret, &err)); }
  int ticket = begin(&court), news = 0;
  Judged judged = {.state = JOB_WORKING};
  while (judged.state == JOB_WORKING) {
    judged = wait_for_news(&court, ticket);
    expect_like(&judged, regret);
    news++;
  }
  assert_int_equal(judged.state, JOB_DONE);
  assert_int_equal(judged.from, 0);
  assert_int_equal(news, judged.count);
  assert_true(same(judged.opening, regret_opening(regret)));
  regret_close(regret);
  close_court(&court);
}

static void judge__what_is_stopped_is_forgotten(void **state) {
  (void)state;
  Court court = open_court();
  int working = begin(&court), done = begin(&court);
  judge_stop(court.judge, working);
  assert_int_equal(judge_state(court.judge, working).state, JOB_WORKING);
  while (wait_for_news(&court, done).state == JOB_WORKING) {}
  assert_int_equal(judge_state(court.judge, working).state, JOB_FAILED);
  judge_stop(court.judge, done);
  assert_int_equal(judge_state(court.judge, done).state, JOB_FAILED);
  judge_stop(court.judge, done);
  close_court(&court);
}

static void judge__it_ends_with_the_program(void **state) {
  (void)state;
  Court court = open_court();
  begin(&court);
  begin(&court);
  close_court(&court);
}

static void judge__what_is_no_replay_of_it_is_not_judged(void **state) {
  (void)state;
  Court court = open_court();
  court.length /= 2;
  int ticket = begin(&court);
  assert_int_equal(wait_for_news(&court, ticket).state, JOB_FAILED);
  close_court(&court);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(judge__it_tells_of_turn_after_turn_the_last_one_first),
      cmocka_unit_test(judge__what_is_stopped_is_forgotten),
      cmocka_unit_test(judge__it_ends_with_the_program),
      cmocka_unit_test(judge__what_is_no_replay_of_it_is_not_judged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
