/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "call/call.h"
#include "play.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

/* ---- what the seed draws ---- */

#define DRAWN "'draw':{'where':['yard','hall_way','sea'],'when':['noon']},"

static int drawn_word(uint64_t seed) {
  Play play = play_story_with(&(Story){.keys = DRAWN}, call_options(seed));
  int word = play.call->drawn[0];
  /* words stand by list */
  assert_int_equal(play.call->drawn[1], 3);
  play_end(&play);
  return word;
}

static void state__the_seed_draws_a_word_of_each_list(void **unused) {
  (void)unused;
  static const int WORDS[] = {1, 2, 2, 1, 2, 2, 1, 1}; /* draw/where */
  for (int i = 0; i < 8; i++) {
    assert_int_equal(drawn_word((uint64_t)i + 1), WORDS[i]);
  }
  assert_int_equal(drawn_word(UINT64_C(9007199254740991)), 2);
}

static void state__facts_are_true_by_what_was_drawn(void **unused) {
  (void)unused;
  /* seed 1 draws hall_way */
  Play play = play_story(&(Story){
      .keys = DRAWN "'record':[{'id':'s','label':'x','text':'x',"
                    "'tells':['a','c']}],",
      .facts = "'a':{'text':'a','must_hear':true,'true':'drawn.hall_way'},"
               "'b':{'text':'b','must_hear':true,'true':'drawn.sea'},"
               "'c':{'text':'c','true':'not drawn.hall_way'}"});
  assert_true(call_fact_true(play.call, play_fact(&play, "a")));
  assert_false(call_fact_true(play.call, play_fact(&play, "b")));
  assert_false(call_fact_true(play.call, play_fact(&play, "c")));
  assert_int_equal(play.call->must_hear, 1);
  assert_true(call_fact_on_record(play.call, play_fact(&play, "a")));
  assert_false(call_fact_on_record(play.call, play_fact(&play, "c")));
  play_hear_out(&play);
  assert_int_equal(play.state->must_told, 1);
  play_end(&play);
}

/* ---- what expressions ask ---- */

static void state__expressions_see_the_call(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = DRAWN
      "'record':[{'id':'s','label':'x','text':'x'},"
      "{'id':'u','label':'x','text':'x'}],"
      "'vars':{'t_a':false,'t_c':true,'n_a':false,'n_b':true,'l_s':false,"
      "'l_u':true,'d_h':false,'d_y':true,'secs':0,'cuts':0,'turns':0},",
      .replies = REPLY(
          "r", "'set':{'t_a':'told.a','t_c':'told.c','n_a':'noted.a',"
               "'n_b':'noted.b','l_s':'looked.s','l_u':'looked.u',"
               "'d_h':'drawn.hall_way','d_y':'drawn.yard',"
               "'secs':'elapsed_s','cuts':'interruptions','turns':'turn'}")});
  play_do(&play, 1000, "reply plain");
  play_do(&play, 1000, "lookup s");
  play_hear_out(&play);
  play_do(&play, 8999, "note a");
  play_do(&play, 8999, "reply r");
  static const int VALUES[] = {1, 0, 1, 0, 1, 0, 1, 0, 8, 1, 1};
  for (int i = 0; i < 11; i++) {
    assert_int_equal(play_var(&play, i), VALUES[i]);
  }
  play_end(&play);
}

static void state__visits_are_seen_of_every_asked_node(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'vars':{'here':0,'there':0},",
      .replies = REPLY("r", "'set':{'here':'seen.talk','there':'seen.end'}")});
  play_answer(&play, "plain");
  play_answer(&play, "r");
  assert_int_equal(play_var(&play, 0), 2);
  assert_int_equal(play_var(&play, 1), 0);
  play_end(&play);
}

static void state__vars_hold_64_bits(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'vars':{'x':-9007199254740991,'y':true,'z':7},",
               .replies = REPLY("r", "'set':{'x':'x * 1000000'}")});
  assert_int_equal(play_var(&play, 0), INT64_C(-9007199254740991));
  assert_int_equal(play_var(&play, 1), 1);
  assert_int_equal(play_var(&play, 2), 7);
  play_answer(&play, "r");
  assert_true(play_var(&play, 0) == INT64_MIN); /* saturated */
  assert_int_equal(play_var(&play, 1), 1);
  assert_int_equal(play_var(&play, 2), 7);
  play_end(&play);
}

static void state__many_vars_are_set_from_the_same_state(void **unused) {
  (void)unused;
  enum { COUNT = 100, BYTES = 8192 };
  char *memory = malloc(2 * BYTES);
  Str keys = str_init(memory, BYTES);
  Str replies = str_init(memory + BYTES, BYTES);
  str_add(&keys, "'vars':{");
  str_add(&replies, "{'id':'r','say':'x','goto':'talk','set':{");
  for (int i = 0; i < COUNT; i++) {
    str_addf(&keys, "%s'v%d':%d", i ? "," : "", i, i);
    str_addf(&replies, "%s'v%d':'v%d'", i ? "," : "", i, (i + 1) % COUNT);
  }
  str_add(&keys, "},");
  str_add(&replies, "}},");
  Play play = play_story(&(Story){.keys = keys.text, .replies = replies.text});
  play_answer(&play, "r");
  for (int i = 0; i < COUNT; i++) {
    assert_int_equal(play_var(&play, i), (i + 1) % COUNT);
  }
  play_end(&play);
  free(memory);
}

/* ---- counters ---- */

static void state__uses_and_the_best_quality_are_kept(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  int entry = play_entry(&play, "use_name");
  state_count_use(play.call, play.state, entry, 300);
  state_count_use(play.call, play.state, entry, 1000);
  state_count_use(play.call, play.state, entry, 0);
  assert_int_equal(state_uses(play.call, play.state, entry), 3);
  assert_int_equal(state_best(play.call, play.state, entry), 1000);
  assert_int_equal(play_uses(&play, "rush"), 0);
  play_end(&play);
}

static void state__what_no_reply_can_use_is_never_used(void **unused) {
  (void)unused;
  enum { COUNT = 30, BYTES = 4096 };
  char *memory = malloc(BYTES);
  Str lines = str_init(memory, BYTES);
  for (int i = 0; i < COUNT; i++) {
    str_addf(&lines, "%s{'say':'x'}", i ? "," : "");
  }
  Play play = play_story(&(Story){.lines = lines.text});
  assert_int_equal(play_uses(&play, "fix"), 0);
  assert_int_equal(play_best(&play, "fix"), 0);
  play_end(&play);
  free(memory);
}

static void state__uses_never_overflow(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  int entry = play_entry(&play, "rush");
  for (int i = 0; i < 70000; i++) {
    state_count_use(play.call, play.state, entry, 1000);
  }
  assert_int_equal(state_uses(play.call, play.state, entry), 65535);
  assert_int_equal(state_best(play.call, play.state, entry), 1000);
  play_end(&play);
}

static void state__heard_is_the_share_of_what_was_told(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.facts = "'a':{'text':'a','must_hear':true},"
                        "'b':{'text':'b','must_hear':true},"
                        "'c':{'text':'c','must_hear':true}",
               .lines = "{'say':'x','ms':5000,'tells':['a','b','c']}",
               .replies = REPLY("one", "'restates':['a']")
                   REPLY("two", "'restates':['a','b']")});
  assert_int_equal(state_heard(play.call, play.state), 0);
  play_answer(&play, "one");
  assert_int_equal(state_heard(play.call, play.state), 33);
  play_answer(&play, "two");
  assert_int_equal(state_heard(play.call, play.state), 66);
  play_end(&play);
}

/* ---- the layout ---- */

static void state__more_facts_than_a_word_has_bits_are_kept_apart(void **u) {
  (void)u;
  enum { COUNT = 70, BYTES = 16384 };
  char *memory = malloc(3 * BYTES);
  Str facts = str_init(memory, BYTES);
  Str lines = str_init(memory + BYTES, BYTES);
  Str record = str_init(memory + 2 * BYTES, BYTES);
  str_add(&lines, "{'say':'x','ms':5000,'tells':[");
  str_add(&record, "'record':[{'id':'s','label':'x','text':'x','tells':[");
  for (int i = 0; i < COUNT; i++) {
    str_addf(&facts, "%s'f%d':{'text':'x','true':%s}", i ? "," : "", i,
             i % 5 == 1 ? "false" : "true");
    if (i % 3 == 0) { str_addf(&lines, "%s'f%d'", i ? "," : "", i); }
    if (i % 7 == 0) { str_addf(&record, "%s'f%d'", i ? "," : "", i); }
  }
  str_add(&lines, "]}");
  str_add(&record, "]},{'id':'u','label':'x','text':'x','tells':['f0']}],");
  Play play = play_story(
      &(Story){.keys = record.text, .facts = facts.text, .lines = lines.text});
  play_hear_out(&play);
  const StateLayout *at = &play.call->model->layout;
  for (int i = 0; i < COUNT; i++) {
    bool true_here = i % 5 != 1, told = true_here && i % 3 == 0;
    assert_int_equal(call_fact_true(play.call, i), true_here);
    assert_int_equal(call_fact_on_record(play.call, i),
                     true_here && i % 7 == 0);
    assert_int_equal(state_bit(play.state, at->told, i), told);
    assert_int_equal(state_bit(play.state, at->known, i), told);
    assert_false(state_bit(play.state, at->noted, i));
  }
  play_do(&play, 5000, "note f69");
  state_clear_bit(play.state, at->noted, 68);
  for (int i = 0; i < COUNT; i++) {
    assert_int_equal(state_bit(play.state, at->noted, i), i == 69);
    assert_false(state_bit(play.state, at->restated, i));
  }
  play_end(&play);
  free(memory);
}

static int words_for_facts(int count) {
  enum { BYTES = 4096 };
  char *memory = malloc(BYTES);
  Str facts = str_init(memory, BYTES);
  for (int i = 0; i < count; i++) {
    str_addf(&facts, "%s'f%d':{'text':'x'}", i ? "," : "", i);
  }
  Play play = play_story(&(Story){.facts = facts.text, .lines = "{'say':'x'}"});
  const StateLayout *at = &play.call->model->layout;
  int words = at->known - at->told;
  assert_int_equal(at->told, 0);
  assert_int_equal(at->opened, 5 * words);
  play_end(&play);
  free(memory);
  return words;
}

static void state__it_holds_no_more_than_the_scenario_asks_for(void **unused) {
  (void)unused;
  assert_int_equal(words_for_facts(0), 0);
  assert_int_equal(words_for_facts(1), 1);
  assert_int_equal(words_for_facts(32), 1);
  assert_int_equal(words_for_facts(33), 2);
  Play play = play_story(
      &(Story){.keys = "'vars':{'x':1,'y':2,'z':3},",
               .replies = REPLY("once", "'once':true")
                   REPLY("two", "'uses':['fix','bare_ok']")
                       REPLY("three", "'uses':['fix','bare_ok','rush']")
                           REPLY("one", "'uses':['fix']")});
  const CallModel *model = play.model;
  const StateLayout *at = &model->layout;
  /* the lines' plan, one `once`, three vars, the visits of `talk` */
  assert_int_equal(at->opened, 5);
  assert_int_equal(at->plan - at->spent, 1);
  assert_int_equal(at->slots - at->plan, 1);
  assert_int_equal(at->vars - at->slots, model->slot_count);
  assert_int_equal(at->visits - at->vars, 6);
  assert_int_equal(at->words - at->visits, 1);
  assert_int_equal(model->most_tags, 3);
  play_end(&play);
}

static void state__it_has_no_padding(void **unused) {
  (void)unused;
  /* All members are of 32 bits, so the block can be hashed by words. */
  Play play = play_story(&(Story){0});
  assert_int_equal(sizeof(CallState) % sizeof(uint32_t), 0);
  assert_int_equal(play.model->state_bytes,
                   sizeof(CallState) +
                       (size_t)play.model->layout.words * sizeof(uint32_t));
  play_end(&play);
}

static void state__beginning_again_leaves_nothing_behind(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'vars':{'x':4},",
                                  .replies = REPLY("r", "'set':{'x':9}")});
  size_t bytes = play.model->state_bytes;
  CallState *fresh = call_state_create(play.arena, play.call);
  call_begin(play.call, fresh, NULL);
  play_do(&play, 1000, "breathe");
  play_answer(&play, "r");
  memset(play.state, 0xA5, bytes);
  call_begin(play.call, play.state, NULL);
  assert_memory_equal(play.state, fresh, bytes);
  play_end(&play);
}

static void state__patience_is_stretched_by_the_response(void **unused) {
  (void)unused;
  CallOptions options = call_options(1);
  options.response_percent = 133;
  Play play = play_story_with(&(Story){.temper = "'patience_s':7"}, options);
  assert_int_equal(play.call->patience_ms, 9310);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(state__the_seed_draws_a_word_of_each_list),
      cmocka_unit_test(state__facts_are_true_by_what_was_drawn),
      cmocka_unit_test(state__expressions_see_the_call),
      cmocka_unit_test(state__visits_are_seen_of_every_asked_node),
      cmocka_unit_test(state__vars_hold_64_bits),
      cmocka_unit_test(state__many_vars_are_set_from_the_same_state),
      cmocka_unit_test(state__uses_and_the_best_quality_are_kept),
      cmocka_unit_test(state__what_no_reply_can_use_is_never_used),
      cmocka_unit_test(state__uses_never_overflow),
      cmocka_unit_test(state__heard_is_the_share_of_what_was_told),
      cmocka_unit_test(state__more_facts_than_a_word_has_bits_are_kept_apart),
      cmocka_unit_test(state__it_holds_no_more_than_the_scenario_asks_for),
      cmocka_unit_test(state__it_has_no_padding),
      cmocka_unit_test(state__beginning_again_leaves_nothing_behind),
      cmocka_unit_test(state__patience_is_stretched_by_the_response),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
