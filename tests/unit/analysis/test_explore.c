/* SPDX-License-Identifier: MIT */
/* The search against brute force: the same calls walked one by one, with no
** table of states and nothing left out. The scenarios are made by chance, so
** that what a state's print leaves out is tried in every company. */
#include "analysis/explore.h"
#include "base/arena.h"
#include "base/rng.h"
#include "base/str.h"
#include "call/wrap_up.h"
#include "play.h"
#include "score/scorecard.h"
#include "unit.h"

#include <string.h>

enum {
  SCENARIOS = 60,
  STORY_BYTES = 64 * 1024,
  MOST_EXPRESSIONS = 200,
  MOST_PATHS = 60000 /* more take too long one by one */
};

/* ---- brute force ---- */

typedef struct {
  int best, worst, least, most;
  int64_t mean;
  uint64_t paths;
} Brute;

typedef struct {
  Arena *arena;
  const Call *call;
  ListenMode mode;
  uint64_t ends;
} Walker;

static void add(Brute *sum, const Brute *one) {
  bool first = sum->paths == 0;
  if (first || one->best > sum->best) { sum->best = one->best; }
  if (first || one->worst < sum->worst) { sum->worst = one->worst; }
  if (first || one->least < sum->least) { sum->least = one->least; }
  if (first || one->most > sum->most) { sum->most = one->most; }
  sum->paths += one->paths;
}

static Brute end_of(Walker *walker, const CallState *state) {
  Score score;
  score_call(walker->call, state, &score);
  walker->ends++;
  for (int i = 0; i < walker->call->model->scenario->aftermath_count; i++) {
    wrap_up_tells(walker->call, state, i);
  }
  int64_t mean = (int64_t)score.score * MEMO_MEAN_UNIT;
  return (Brute){score.score, score.score, state->anger, state->anger, mean, 1};
}

static Brute brute(Walker *walker, const CallState *state) {
  const Call *call = walker->call;
  if (state->flags & STATE_FINISHED) { return end_of(walker, state); }
  Brute sum = {0};
  if (walker->ends > MOST_PATHS) { return sum; }
  Move list[SCENARIO_MAX_REPLIES + 3];
  Moves moves = listener_moves(call, state, walker->mode, list);
  int random = moves.replies > 0 ? moves.replies : moves.count;
  CallState *next = test_malloc(call->model->state_bytes);
  int64_t mean = 0;
  for (int i = 0; i < moves.count; i++) {
    memcpy(next, state, call->model->state_bytes);
    listener_make(call, next, list[i], NULL);
    listener_hear(call, next, walker->mode, NULL);
    Brute one = brute(walker, next);
    add(&sum, &one);
    if (i < random) { mean += one.mean; }
  }
  test_free(next);
  sum.mean = (mean + random / 2) / random;
  return sum;
}

/* ---- scenarios made by chance ---- */

enum { NODES = 5 };

typedef struct {
  Rng rng;
  Str *out;
} Maker;

static int below(Maker *maker, int bound) {
  return (int)rng_below(&maker->rng, (uint32_t)bound);
}

static bool chance(Maker *maker, int in) {
  return below(maker, in) == 0;
}

static const char *condition(Maker *maker) {
  static const char *const ALL[] = {"told.a",
                                    "noted.b",
                                    "restated.a",
                                    "heard > 40",
                                    "anger > 600",
                                    "used.apology > 0",
                                    "seen.n1 > 1",
                                    "v > 1",
                                    "composure < 500",
                                    "turn > 3",
                                    "interruptions > 0",
                                    "chose.r0",
                                    "promised.p",
                                    "drawn.x",
                                    "drawn.m",
                                    "drawn.n and told.c",
                                    "trust < 400",
                                    "not looked.card",
                                    "grievance < 500",
                                    "v % 2 == 0"};
  return ALL[below(maker, (int)(sizeof ALL / sizeof *ALL))];
}

static void add_if(Maker *maker, int in) {
  if (chance(maker, in)) {
    str_addf(maker->out, ",'if':'%s'", condition(maker));
  }
}

static void add_facts(Maker *maker, const char *key, int in) {
  static const char *const FACTS[] = {"a", "b", "c", "no"};
  if (!chance(maker, in)) { return; }
  str_addf(maker->out, ",'%s':['%s']", key, FACTS[below(maker, 4)]);
}

static void add_line(Maker *maker, int number) {
  str_addf(maker->out, "{'id':'l%d','say':'One two three','ms':%d", number,
           200 + 700 * below(maker, 10));
  if (chance(maker, 3)) {
    str_addf(maker->out, ",'pause_ms':%d", 500 * below(maker, 4));
  }
  if (chance(maker, 6)) { str_add(maker->out, ",'invites':true"); }
  if (chance(maker, 6)) {
    str_addf(maker->out, ",'abuse':%d", 1 + below(maker, 2));
  }
  if (chance(maker, 8)) { str_add(maker->out, ",'by':'boss'"); }
  add_facts(maker, "tells", 2);
  add_if(maker, 4);
  str_add(maker->out, "}");
}

static void add_uses(Maker *maker) {
  static const char *const TAGS[] = {"apology",
                                     "empathy",
                                     "fix",
                                     "time_frame",
                                     "sarcasm",
                                     "stay_calm",
                                     "end_abuse",
                                     "specific_acknowledgement",
                                     "verify",
                                     "please_thanks",
                                     "workaround",
                                     "hand_over",
                                     "negative_language",
                                     "bare_ok",
                                     "honesty",
                                     "clarifying_question",
                                     "give_what_they_want",
                                     "hostility",
                                     "defensive",
                                     "rush"};
  enum { TAG_COUNT = (int)(sizeof TAGS / sizeof *TAGS) };
  int first = below(maker, TAG_COUNT), count = below(maker, 4);
  if (count == 0) { return; }
  str_add(maker->out, ",'within_h':48,'uses':[");
  for (int i = 0; i < count; i++) {
    str_addf(maker->out, "%s'%s'", i ? "," : "",
             TAGS[(first + 3 * i) % TAG_COUNT]);
  }
  str_add(maker->out, "]");
}

static void add_goto(Maker *maker, int from) {
  int to = from + 1 + below(maker, NODES - from);
  if (chance(maker, 4)) {
    str_addf(maker->out, ",'goto':[{'if':'%s','goto':'n%d'},{'goto':'n%d'}]",
             condition(maker), from + 1, to);
  } else {
    str_addf(maker->out, ",'goto':'n%d'", to);
  }
}

static void add_reply(Maker *maker, int node, int number) {
  static const char *const WORDS[] = {"Well", "Ada, yes", "So {fact}",
                                      "It is like that, and so is the rest"};
  int words = number == 0 ? below(maker, 2) : below(maker, 4);
  str_addf(maker->out, "{'id':'r%d','say':'%s'", number, WORDS[words]);
  add_uses(maker);
  add_facts(maker, "restates", 3);
  add_facts(maker, "asks", 8);
  add_facts(maker, "contradicts", 6);
  if (chance(maker, 5)) { str_add(maker->out, ",'promises':['p']"); }
  if (chance(maker, 3)) { str_add(maker->out, ",'set':{'v':'v + 1'}"); }
  if (chance(maker, 5)) {
    str_add(maker->out, ",'reaction':");
    add_line(maker, 100 + 10 * node + number);
  }
  if (number == 0) {
    add_goto(maker, node);
  } else if (chance(maker, 5)) {
    str_addf(maker->out, ",'once':true,'goto':'n%d'", below(maker, NODES));
  } else {
    add_if(maker, 4);
    add_goto(maker, node);
  }
  str_add(maker->out, "}");
}

static void add_way(Maker *maker, const char *key, int node, int in) {
  if (!chance(maker, in)) { return; }
  str_addf(maker->out, ",'%s':'n%d'", key,
           node + 1 + below(maker, NODES - node));
}

static void add_node(Maker *maker, int node) {
  str_addf(maker->out, "%s'n%d':{'caller':[", node ? "," : "", node);
  int lines = 1 + below(maker, 3);
  for (int i = 0; i < lines; i++) {
    if (i) { str_add(maker->out, ","); }
    add_line(maker, 10 * node + i);
  }
  str_add(maker->out, "]");
  if (node == NODES) {
    str_add(maker->out, ",'end':{'outcome':'satisfied'}}");
    return;
  }
  str_add(maker->out, ",'replies':[");
  int replies = 2 + below(maker, 2);
  for (int i = 0; i < replies; i++) {
    if (i) { str_add(maker->out, ","); }
    add_reply(maker, node, i);
  }
  str_add(maker->out, "]");
  add_way(maker, "on_interrupt", node, 6);
  add_way(maker, "on_silence", node, 6);
  add_way(maker, "on_hang_up", node, 8);
  add_way(maker, "on_transfer", node, 8);
  str_add(maker->out, "}");
}

static void make_story(Maker *maker) {
  str_addf(maker->out,
           "{'format':1,'id':'t','title':'T','language':'en',%s"
           "'goals':['apology','fix','stay_calm','end_abuse','empathy',"
           "'specific_acknowledgement','hand_over','root_cause'],"
           "'people':{'boss':{'name':'Bo'}},"
           "'caller':{'name':'Ada','temper':{'grievance':%d,'fault':%d}},"
           "'draw':{'what':['x','y'],'who':['m','n'],"
           "'idle':['i','j','k']},"
           "'record':[{'id':'card','label':'C','text':'t','tells':['c']}],"
           "'facts':{'a':{'text':'a','must_hear':true},"
           "'b':{'text':'b','must_hear':true,'true':'drawn.x'},"
           "'c':{'text':'c'},"
           "'no':{'text':'no','true':false,'near':'a'}},"
           "'promises':{'p':{'text':'p','within_h':20}},"
           "'vars':{'v':0},'start':'n0','nodes':{",
           chance(maker, 2) ? "'channel':'in_person'," : "",
           500 + 100 * below(maker, 5), 100 * below(maker, 11));
  for (int i = 0; i <= NODES; i++) { add_node(maker, i); }
  str_add(maker->out,
          "},'wrap_up':{'minutes':5,'tasks':["
          "{'id':'t1','label':'T','minutes':3,'keeps':['p']},"
          "{'id':'t2','label':'T','minutes':2,'uses':['root_cause'],"
          "'if':'v > 1'}]},"
          "'aftermath':[{'if':'kept.p','say':'x'},"
          "{'if':'chose.r1','say':'y'}]}");
}

static Play make_play(uint64_t number) {
  static char text[STORY_BYTES];
  Str json = str_init(text, sizeof text);
  Maker maker = {rng_init(number, 1), &json};
  make_story(&maker);
  assert_false(json.cut);
  return play_begin(text, call_options(number));
}

/* ---- the comparison ---- */

/* A search of one call, from its beginning. */
typedef struct {
  CallState *start;
  ExploreFigures *figures;
  ExploreWalk *walk;
  ExploreResult result;
} Found;

static Found search(const Play *play, ExploreOptions options) {
  Found found = {.start = call_state_create(play->arena, play->call)};
  found.figures = explore_figures_create(play->arena, play->model->scenario);
  const Call *call =
      call_watched(play->arena, play->call, found.figures->answers);
  call_begin(call, found.start, NULL);
  found.walk =
      explore_walk_create(play->arena, call, &options, NULL, found.figures);
  assert_true(explore_walk_from(found.walk, found.start, &found.result, NULL));
  return found;
}

/* False when brute force would take too long. */
static bool force(const Play *play, const Call *call, const CallState *start,
                  ListenMode mode, Brute *all) {
  Walker walker = {play->arena, call, mode, 0};
  CallState *state = test_malloc(play->model->state_bytes);
  memcpy(state, start, play->model->state_bytes);
  listener_hear(call, state, mode, NULL);
  *all = brute(&walker, state);
  test_free(state);
  return walker.ends <= MOST_PATHS;
}

/* A mean is rounded at every decision, and in a wrap-up once. */
static bool is_near(int64_t one, int64_t other) {
  return one - other <= 2 * NODES && other - one <= 2 * NODES;
}

static void expect_same(uint64_t number, ListenMode mode,
                        const MemoValue *value, const Brute *all) {
  bool equal = value->best == all->best && value->worst == all->worst &&
               value->least_anger == all->least &&
               value->most_anger == all->most &&
               is_near(value->mean, all->mean) && value->paths == all->paths;
  if (equal) { return; }
  fail_msg("scenario %llu, %s: best %d, brute force %d; worst %d, %d; anger "
           "%d to %d, %d to %d; mean %lld, %lld; paths %llu, %llu",
           (unsigned long long)number, listener_name(mode), value->best,
           all->best, value->worst, all->worst, value->least_anger,
           value->most_anger, all->least, all->most, (long long)value->mean,
           (long long)all->mean, (unsigned long long)value->paths,
           (unsigned long long)all->paths);
}

/* The whole call again, and which answers its conditions give. */
static bool force_watched(const Play *play, ListenMode mode, Brute *all,
                          uint8_t *answers) {
  const Call *call = call_watched(play->arena, play->call, answers);
  CallState *start = call_state_create(play->arena, call);
  call_begin(call, start, NULL);
  return force(play, call, start, mode, all);
}

static void explore__it_finds_what_brute_force_finds(void **state) {
  (void)state;
  int compared = 0, always = 0, varying = 0;
  uint64_t paths = 0, states = 0;
  for (uint64_t number = 0; number < SCENARIOS; number++) {
    Play play = make_play(number);
    for (ListenMode mode = LISTEN_IDEAL; mode < LISTEN_COUNT; mode++) {
      Found found = search(&play, (ExploreOptions){.mode = mode});
      assert_true(found.result.exact);
      Brute all;
      size_t conditions = (size_t)play.model->scenario->expr_count;
      uint8_t *answers = arena_alloc(play.arena, conditions + 1);
      if (force_watched(&play, mode, &all, answers)) {
        expect_same(number, mode, &found.result.value, &all);
        assert_memory_equal(found.figures->answers, answers, conditions);
        for (size_t i = 0; i < conditions; i++) {
          always += answers[i] == ANSWER_TRUE || answers[i] == ANSWER_FALSE;
          varying += answers[i] == (ANSWER_TRUE | ANSWER_FALSE);
        }
        compared++;
        paths += all.paths;
        states += explore_walk_states(found.walk);
      }
      explore_walk_close(found.walk);
    }
    play_end(&play);
  }
  print_message("%d of %d compared: %llu calls, %llu states\n", compared,
                3 * SCENARIOS, (unsigned long long)paths,
                (unsigned long long)states);
  assert_true(compared > 2 * SCENARIOS && states < paths);
  assert_true(always > 100 && varying > 100);
}

/* ---- replays that show it ---- */

static void expect_witness(const Play *play, const Found *found,
                           ExploreAim aim) {
  const Replay *replay = explore_walk_witness(found->walk, play->arena,
                                              found->start, aim, NULL, 0);
  assert_non_null(replay);
  Err err = {0};
  int bad_event;
  const Scorecard *card = scorecard_create(play->arena, play->model, replay,
                                           NULL, &err, &bad_event);
  if (!card) { fail_msg("event %d: %s", bad_event, err.text); }
  const MemoValue *value = &found->result.value;
  const int expected[EXPLORE_AIMS] = {value->best, value->worst,
                                      value->least_anger, value->most_anger};
  bool anger = aim == EXPLORE_CALMEST || aim == EXPLORE_ANGRIEST;
  assert_int_equal(anger ? card->state->anger : card->score.score,
                   expected[aim]);
}

static void explore__its_replays_score_what_it_says(void **state) {
  (void)state;
  for (uint64_t number = 0; number < SCENARIOS; number++) {
    Play play = make_play(number);
    for (ListenMode mode = LISTEN_IDEAL; mode < LISTEN_COUNT; mode++) {
      Found found = search(&play, (ExploreOptions){.mode = mode});
      for (ExploreAim aim = EXPLORE_BEST; aim < EXPLORE_AIMS; aim++) {
        expect_witness(&play, &found, aim);
      }
      explore_walk_close(found.walk);
    }
    play_end(&play);
  }
}

/* ---- caps ---- */

static void explore__past_the_cap_its_bounds_hold(void **state) {
  (void)state;
  int cut = 0;
  for (uint64_t number = 0; number < SCENARIOS; number++) {
    Play play = make_play(number);
    Found all = search(&play, (ExploreOptions){.mode = LISTEN_IDEAL});
    for (size_t most = 1; most < 40; most += 6) {
      Found part = search(
          &play, (ExploreOptions){.mode = LISTEN_IDEAL, .most_states = most});
      /* the ways that a beam finds come on top */
      assert_true(explore_walk_states(part.walk) <= most + 40);
      if (part.result.exact) {
        assert_int_equal(part.result.value.best, all.result.value.best);
        assert_int_equal(part.result.value.worst, all.result.value.worst);
      }
      cut += !part.result.exact;
      assert_true(all.result.value.best <= part.result.ceiling);
      if (part.result.value.found) {
        assert_true(part.result.value.best <= all.result.value.best);
        assert_true(part.result.value.worst >= all.result.value.worst);
        expect_witness(&play, &part, EXPLORE_BEST);
        expect_witness(&play, &part, EXPLORE_WORST);
      }
      explore_walk_close(part.walk);
    }
    explore_walk_close(all.walk);
    play_end(&play);
  }
  assert_true(cut > SCENARIOS);
}

static bool stop_at_once(void *context) {
  ++*(int *)context;
  return true;
}

static void explore__it_can_be_stopped(void **state) {
  (void)state;
  Play play = make_play(3);
  int asked = 0;
  Found found = search(&play, (ExploreOptions){.mode = LISTEN_IDEAL,
                                               .stop = stop_at_once,
                                               .context = &asked});
  assert_int_equal(asked, 1);
  assert_true(found.result.stopped && !found.result.exact);
  explore_walk_close(found.walk);
  play_end(&play);
}

/* ---- from the middle of a call ---- */

static void explore__it_looks_on_from_any_state(void **state) {
  (void)state;
  for (uint64_t number = 0; number < SCENARIOS; number += 3) {
    Play play = make_play(number);
    Found found = search(&play, (ExploreOptions){.mode = LISTEN_IDEAL});
    CallState *now = play.state;
    call_advance(play.call, now, 150, NULL);
    for (int i = 0; i < 3 && !call_is_over(now); i++) {
      Brute all;
      ExploreResult result;
      assert_true(explore_walk_from(found.walk, now, &result, NULL));
      if (force(&play, play.call, now, LISTEN_IDEAL, &all)) {
        expect_same(number, LISTEN_IDEAL, &result.value, &all);
      }
      Move list[SCENARIO_MAX_REPLIES + 3], best;
      assert_true(explore_walk_move(found.walk, now, EXPLORE_BEST, &best));
      listener_hear(play.call, now, LISTEN_DEAF, NULL);
      if (call_is_over(now)) { break; }
      listener_moves(play.call, now, LISTEN_DEAF, list);
      listener_make(play.call, now, list[0], NULL);
    }
    explore_walk_close(found.walk);
    play_end(&play);
  }
}

/* ---- all draws ---- */

typedef struct {
  int best, worst;
  int64_t mean;
  uint8_t answers[MOST_EXPRESSIONS];
} Draws;

/* One draw after the other, each with a table of its own. */
static Draws walk_each_draw(Play *play, const ExploreOptions *options) {
  Draws draws = {.worst = 1000};
  bool seen[2][2] = {{false}};
  int left = 4;
  for (uint64_t seed = 0; left > 0; seed++) {
    CallOptions drawn = call_options(seed);
    play->call = call_create(play->arena, play->model, &drawn);
    const Draw *lists = play->model->scenario->draws;
    int what = play->call->drawn[0] - lists[0].words.first;
    int who = play->call->drawn[1] - lists[1].words.first;
    if (seen[what][who]) { continue; }
    seen[what][who] = true;
    left--;
    Found one = search(play, *options);
    const MemoValue *value = &one.result.value;
    if (value->best > draws.best) { draws.best = value->best; }
    if (value->worst < draws.worst) { draws.worst = value->worst; }
    draws.mean += value->mean;
    assert_true(play->model->scenario->expr_count <= MOST_EXPRESSIONS);
    for (int i = 0; i < play->model->scenario->expr_count; i++) {
      draws.answers[i] |= one.figures->answers[i];
    }
    explore_walk_close(one.walk);
  }
  draws.mean /= 4;
  return draws;
}

static void explore__every_draw_that_matters_is_walked(void **state) {
  (void)state;
  int asked = 0;
  for (uint64_t number = 0; number < SCENARIOS; number += 2) {
    Play play = make_play(number);
    ExploreOptions options = {.mode = LISTEN_IDEAL};
    const Exploration *all =
        explore_scenario(play.arena, play.model, &options, NULL);
    /* x or y is asked for, at times m or n, and the idle words by nobody */
    assert_true(all->exact);
    assert_true(all->draws == 2 || all->draws == 4);
    asked += all->draws == 4;
    Draws draws = walk_each_draw(&play, &options);
    assert_int_equal(all->value.best, draws.best);
    assert_int_equal(all->value.worst, draws.worst);
    assert_true(is_near(all->value.mean, draws.mean));
    assert_memory_equal(all->figures->answers, draws.answers,
                        (size_t)play.model->scenario->expr_count);
    play_end(&play);
  }
  assert_true(asked > 3);
}

/* ---- memory ---- */

static void explore__running_out_of_memory_is_said(void **state) {
  (void)state;
  Play play = make_play(5);
  ExploreOptions options = {.mode = LISTEN_IDEAL};
  Err err = {0};
  bool failed = true;
  for (long nth = 1; failed; nth++) {
    arena_fail_at(play.arena, nth);
    err = (Err){0};
    failed = !explore_scenario(play.arena, play.model, &options, &err);
    if (failed) { assert_int_equal(err.code, ERR_MEMORY); }
  }
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(explore__it_finds_what_brute_force_finds),
      cmocka_unit_test(explore__its_replays_score_what_it_says),
      cmocka_unit_test(explore__past_the_cap_its_bounds_hold),
      cmocka_unit_test(explore__it_can_be_stopped),
      cmocka_unit_test(explore__it_looks_on_from_any_state),
      cmocka_unit_test(explore__every_draw_that_matters_is_walked),
      cmocka_unit_test(explore__running_out_of_memory_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
