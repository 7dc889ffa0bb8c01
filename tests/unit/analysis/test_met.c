/* SPDX-License-Identifier: MIT */
/* What three listeners who each keep to one way do not meet, and what somebody
** may meet who does not. */
#include "analysis/met.h"
#include "base/arena.h"
#include "base/str.h"
#include "play.h"
#include "unit.h"

/* storm: by anger alone. cut: by cutting in at the second turn, to which the
** impatient comes too late. shut and never: by what nobody can bring about. */
static const char CALL[] =
    "{'format':1,'id':'t','title':'T','language':'en','caller':{'name':'Ada'},"
    "'facts':{'a':{'text':'a','must_hear':true}},"
    "'vars':{'v':0,'u':0},'start':'one','nodes':{"
    "'one':{'caller':[{'say':'x','tells':['a']}],'replies':["
    "{'id':'r','say':'r','goto':[{'if':'anger > 1000','goto':'storm'},"
    "{'if':'chose.nobody','goto':'never'},{'goto':'two'}]},"
    "{'id':'s','say':'s','if':'v == 5','goto':'shut'}]},"
    "'two':{'caller':[{'say':'x','by':'boss'}],'on_interrupt':'cut','replies':["
    "{'id':'t','say':'t','goto':'end'},"
    "{'id':'nobody','say':'n','if':'v == 7','goto':'end'}]},"
    "'storm':{'caller':[{'say':'x'}],'replies':["
    "{'id':'w','say':'w','set':{'u':'1'},'goto':'end'}]},"
    "'cut':{'caller':[{'say':'x'}],'replies':["
    "{'id':'c','say':'c','goto':'end'}]},"
    "'shut':{'caller':[{'say':'x'}],'end':{'outcome':'lost'}},"
    "'never':{'caller':[{'say':'x'}],'end':{'outcome':'lost'}},"
    "'end':{'caller':[{'say':'x','if':'u == 1'}],"
    "'end':{'outcome':'satisfied'}}},"
    "'people':{'boss':{'name':'Bo'}}}";

static Met met_of(const Play *play, size_t most_states) {
  Met met = {.scenario = play->model->scenario};
  for (ListenMode mode = LISTEN_IDEAL; mode < LISTEN_COUNT; mode++) {
    ExploreOptions options = {.mode = mode, .most_states = most_states};
    met.by[mode] = explore_scenario(play->arena, play->model, &options, NULL);
    assert_non_null(met.by[mode]);
  }
  assert_true(met_join(play->arena, &met));
  return met;
}

static int node_of(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  for (int i = 0; i < scenario->node_count; i++) {
    if (str_equal(scenario->nodes[i].id, id)) { return i; }
  }
  fail_msg("no node %s", id);
  return NONE;
}

static void
met__who_changes_may_come_where_none_of_the_three_comes(void **state) {
  (void)state;
  Play play = play_begin(CALL, call_options(1));
  Met met = met_of(&play, 0);
  assert_true(met.exact);
  static const struct {
    const char *id;
    bool met, reached;
  } NODES[] = {{"one", true, true},    {"two", true, true},
               {"end", true, true},    {"storm", false, true},
               {"cut", false, true},   {"shut", false, false},
               {"never", false, false}};
  for (size_t i = 0; i < sizeof NODES / sizeof *NODES; i++) {
    int node = node_of(&play, NODES[i].id);
    if (met_node(&met, node) != NODES[i].met ||
        met.reached[node] != NODES[i].reached) {
      fail_msg("%s: met %d, reached %d", NODES[i].id, met_node(&met, node),
               met.reached[node]);
    }
  }
  play_end(&play);
}

static void
met__an_answer_may_differ_by_listening_and_what_it_leads_to(void **state) {
  (void)state;
  Play play = play_begin(CALL, call_options(1));
  Met met = met_of(&play, 0);
  const Scenario *s = play.model->scenario;
  const Reply *replies =
      &s->replies[s->nodes[node_of(&play, "one")].replies.first];
  const Way *ways = &s->ways[replies[0].ways.first];
  assert_true(met_may_differ(&met, ways[0].when));     /* anger */
  assert_false(met_may_differ(&met, ways[1].when));    /* chose.nobody */
  assert_false(met_may_differ(&met, replies[1].when)); /* v, set by none */
  const Node *end = &s->nodes[node_of(&play, "end")];
  assert_true(met_may_differ(&met, s->lines[end->lines.first].when)); /* u */
  play_end(&play);
}

static void met__past_the_cap_it_only_says_what_was_met(void **state) {
  (void)state;
  Play play = play_begin(CALL, call_options(1));
  Met met = met_of(&play, 1);
  assert_false(met.exact);
  assert_false(met.reached[node_of(&play, "storm")]);
  play_end(&play);
}

/* Who rings back may bring about what new calls cannot. */
static void met__who_rings_back_is_somebody_else(void **state) {
  (void)state;
  static const char BACK[] =
      "{'format':1,'id':'t','title':'T','language':'en',"
      "'caller':{'name':'Ada'},'vars':{'v':0},'start':'one',"
      "'rings_back':'back','nodes':{"
      "'one':{'caller':[{'say':'x'}],'replies':["
      "{'id':'r','say':'r','goto':[{'if':'v == 1','goto':'two'},"
      "{'if':'v == 2','goto':'three'},{'goto':'end'}]}]},"
      "'back':{'caller':[{'say':'x'}],'replies':["
      "{'id':'s','say':'s','set':{'v':'1'},'goto':'one'}]},"
      "'two':{'caller':[{'say':'x'}],'end':{'outcome':'lost'}},"
      "'three':{'caller':[{'say':'x'}],'end':{'outcome':'lost'}},"
      "'end':{'caller':[{'say':'x'}],'end':{'outcome':'satisfied'}}}}";
  Play play = play_begin(BACK, call_options(1));
  Met met = met_of(&play, 0);
  int back = node_of(&play, "back");
  assert_false(met_node(&met, back));
  assert_true(met_knows_node(&met, back));
  assert_true(met.reached[node_of(&play, "two")]);
  play_end(&play);
}

static void met__running_out_of_memory_is_said(void **state) {
  (void)state;
  Play play = play_begin(CALL, call_options(1));
  Met met = met_of(&play, 0);
  bool joined = false;
  for (long nth = 1; !joined; nth++) {
    arena_fail_at(play.arena, nth);
    joined = met_join(play.arena, &met);
    assert_true(joined == (nth > 4));
  }
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(met__who_changes_may_come_where_none_of_the_three_comes),
      cmocka_unit_test(
          met__an_answer_may_differ_by_listening_and_what_it_leads_to),
      cmocka_unit_test(met__past_the_cap_it_only_says_what_was_met),
      cmocka_unit_test(met__who_rings_back_is_somebody_else),
      cmocka_unit_test(met__running_out_of_memory_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
