/* SPDX-License-Identifier: MIT */
/* What a loaded scenario holds. */
#include "base/arena.h"
#include "base/str.h"
#include "loader.h"
#include "scenario/ask.h"
#include "scenario/expr.h"
#include "scenario/load.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#define VALID(name) EK_SOURCE_DIR "/tests/scenarios/valid/" name "/input.json"

static const Scenario *load_file(Loader *loader, const char *path) {
  size_t length;
  char *bytes = loader_read(path, &length);
  const Scenario *s = scenario_load(loader->arena, loader->rubric, path, bytes,
                                    length, loader->diags);
  memset(bytes, 'x', length); /* the model needs the file no more */
  free(bytes);
  loader_expect_good(loader);
  return s;
}

static void expect_refs(const Scenario *s, Span span, int count, int first) {
  assert_int_equal(span.count, count);
  if (count > 0) { assert_int_equal(s->refs[span.first], first); }
}

static void load__what_is_left_out_has_its_default(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *s = load_file(&loader, VALID("smallest"));
  assert_int_equal(s->channel, CHANNEL_PHONE);
  assert_int_equal(s->difficulty, 0);
  assert_null(s->summary);
  assert_null(s->company);
  assert_null(s->agent);
  assert_int_equal(s->goals.count, 0);
  assert_int_equal(s->call_me_count, 1);
  assert_string_equal(s->call_me[0], "Ann Lee");
  assert_null(s->caller.portrait);
  assert_int_equal(s->caller.timbre, TIMBRE_FEMALE);
  assert_int_equal(s->caller.pitch, 100);
  assert_int_equal(s->caller.pace, 100);
  assert_int_equal(s->temper.grievance, 600);
  assert_int_equal(s->temper.trust, 400);
  assert_int_equal(s->temper.fault, 1000);
  assert_int_equal(s->temper.patience_ms, 8000);
  assert_int_equal(s->protest_count, 1);
  assert_string_equal(s->protests[0].source, "Let me finish.");
  assert_int_equal(s->wrap_up_minutes, 0);
  const Node *node = &s->nodes[0];
  assert_int_equal(node->on_interrupt, NONE);
  assert_int_equal(node->on_transfer, NONE);
  assert_true(node->is_end);
  assert_int_equal(node->outcome, OUTCOME_LOST);
  assert_int_equal(node->closed_by, CLOSED_BY_CALLER);
  assert_false(node->has_at);
  loader_end(&loader);
}

static void expect_top(const Scenario *s) {
  assert_string_equal(s->id, "input");
  assert_string_equal(s->language, "en-GB");
  assert_int_equal(s->channel, CHANNEL_IN_PERSON);
  assert_int_equal(s->difficulty, 5);
  assert_int_equal(s->goals.count, 2);
  assert_int_equal(s->refs[s->goals.first], rubric_find(s->rubric, "empathy"));
  assert_string_equal(s->company, "The Lamp");
  assert_string_equal(s->agent, "Sam");
  assert_int_equal(s->call_me_count, 2);
  assert_string_equal(s->call_me[1], "Ann");
  assert_string_equal(s->caller.portrait, "maya");
  assert_int_equal(s->caller.timbre, TIMBRE_OLD_FEMALE);
  assert_int_equal(s->caller.pitch, 50);
  assert_int_equal(s->temper.grievance, 0);
  assert_int_equal(s->temper.patience_ms, 60000);
  assert_int_equal(s->protest_count, 2);
  assert_int_equal(s->protests[1].chars, (int)strlen("Wait, Sam!"));
  assert_int_equal(s->people_count, 1);
  assert_string_equal(s->people[0].id, "boss");
  assert_int_equal(s->people[0].timbre, TIMBRE_CHILD);
  assert_int_equal(s->people[0].pace, 50);
  assert_int_equal(s->wrap_up_minutes, 5);
}

static void expect_draws_and_facts(const Scenario *s) {
  assert_int_equal(s->draw_count, 2);
  assert_int_equal(s->word_count, 3);
  assert_string_equal(s->words[1].id, "back_room");
  assert_string_equal(s->words[1].shown, "back room");
  assert_int_equal(s->words[2].draw, 1);
  assert_int_equal(s->draws[1].words.first, 2);
  assert_int_equal(s->fact_count, 4);
  assert_int_equal(s->facts[0].truth, TRUTH_ALWAYS);
  assert_true(s->facts[0].must_hear);
  assert_int_equal(s->facts[0].forms.count, 2);
  assert_string_equal(s->forms[s->facts[0].forms.first + 1], "booked");
  assert_int_equal(s->facts[1].truth, TRUTH_NEVER);
  assert_int_equal(s->facts[1].near, 0);
  assert_int_equal(s->facts[2].truth, TRUTH_DRAWN);
  assert_non_null(s->facts[2].when);
  assert_int_equal(s->facts[2].near, NONE);
  expect_refs(s, s->records[0].tells, 1, 0);
  assert_int_equal(s->promises[0].within_h, 72);
  assert_true(s->vars[0].truth);
  assert_true(s->vars[1].start == INT64_C(-9007199254740991));
}

static void expect_lines(const Scenario *s) {
  const Node *open = &s->nodes[0];
  assert_int_equal(open->lines.count, 3);
  const Line *line = &s->lines[open->lines.first];
  assert_string_equal(line[0].id, "o1");
  assert_string_equal(line[1].id, "open_2");
  assert_string_equal(line[2].id, "open_3");
  assert_int_equal(line[0].pause_ms, 0);
  assert_int_equal(line[1].pause_ms, 700);
  assert_int_equal(line[0].tone, SPEECH_ANNOYED);
  assert_int_equal(line[1].tone, SPEECH_BY_ANGER);
  assert_int_equal(line[1].abuse, 2);
  assert_true(line[1].invites);
  assert_int_equal(line[1].variants.count, 2);
  assert_int_equal(line[1].length_ms, 600000);
  assert_int_equal(line[0].by, NONE);
  assert_int_equal(line[2].by, 0);
  expect_refs(s, line[0].tells, 1, 0);
  assert_null(line[0].when);
  assert_non_null(line[1].when);
}

static void expect_replies(const Scenario *s) {
  const Reply *ack = &s->replies[s->nodes[0].replies.first];
  assert_int_equal(s->nodes[0].replies.count, 2);
  assert_int_equal(ack->node, 0);
  assert_int_equal(ack->slots, 1);
  assert_true(ack->names_caller);
  assert_int_equal(ack->uses.count, 4);
  expect_refs(s, ack->restates, 1, 0);
  expect_refs(s, ack->asks, 1, 3);
  expect_refs(s, ack->contradicts, 1, 2);
  expect_refs(s, ack->promises, 1, 0);
  assert_int_equal(ack->within_h, 24);
  assert_true(ack->has_offer);
  assert_int_equal(ack->offer_value, 40);
  assert_int_equal(ack->offer_loss, 95);
  assert_int_equal(ack->sets.count, 3);
  assert_int_equal(s->assignments[ack->sets.first + 1].var, 1);
  assert_true(ack->once);
  assert_string_equal(s->lines[ack->reaction].id, "huh");
  assert_string_equal(ack->thinks, "Well.");
  assert_int_equal(ack->ways.count, 2);
  assert_int_equal(s->ways[ack->ways.first].node, 1);
  assert_int_equal(s->ways[ack->ways.first + 1].node, 0);
  assert_null(s->ways[ack->ways.first + 1].when);
  assert_int_equal(ack[1].within_h, NONE);
  assert_int_equal(ack[1].reaction, NONE);
  assert_int_equal(ack[1].asked, NONE);
  assert_false(ack[1].names_caller);
}

static void load__every_key_finds_its_way_into_the_model(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *s = load_file(&loader, VALID("every_key"));
  expect_top(s);
  expect_draws_and_facts(s);
  expect_lines(s);
  expect_replies(s);
  const Node *open = &s->nodes[0], *bye = &s->nodes[1], *again = &s->nodes[2];
  assert_int_equal(s->rings_back, 2);
  assert_true(again->only_back);
  assert_false(open->only_back || bye->only_back);
  assert_int_equal(open->on_interrupt, 0);
  assert_int_equal(open->on_silence, 1);
  assert_true(open->has_at);
  assert_int_equal(open->at_x, -120);
  assert_true(open->on_cycle);
  assert_false(bye->on_cycle);
  assert_int_equal(bye->closed_by, CLOSED_BY_TRAINEE);
  assert_int_equal(s->task_count, 1);
  expect_refs(s, s->tasks[0].keeps, 1, 0);
  assert_int_equal(s->tasks[0].uses.count, 1);
  assert_int_equal(s->aftermath_count, 2);
  assert_string_equal(s->aftermath[1].id, "");
  assert_null(s->aftermath[1].when);
  loader_end(&loader);
}

#define TWO_NODES                                                              \
  "{'format':1,'id':'t','title':'T','language':'en','caller':{'name':'A'},"    \
  "'start':'a','nodes':{"                                                      \
  "'a':{'caller':[{'say':'x','if':'chose.go or seen.b>1'}],'replies':["        \
  "{'id':'stay','say':'s','goto':'a','reaction':{'say':'r'}},"                 \
  "{'id':'go','say':'g','goto':'b'}]},"                                        \
  "'b':{'caller':[{'say':'y','if':'not chose.go and anger>1'}],'replies':["    \
  "{'id':'go','say':'g','goto':'c'}]},"                                        \
  "'c':{'end':{'outcome':'lost'}}}}"

static void load__without_a_node_for_it_who_rings_back_has_none(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *s = loader_load(&loader, TWO_NODES);
  loader_expect_good(&loader);
  assert_int_equal(s->rings_back, NONE);
  for (int i = 0; i < s->node_count; i++) {
    assert_false(s->nodes[i].only_back);
  }
  loader_end(&loader);
}

static void load__a_reply_that_is_asked_about_has_a_number(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *s = loader_load(&loader, TWO_NODES);
  loader_expect_good(&loader);
  assert_int_equal(s->asked_count, 1);
  assert_string_equal(s->asked_replies[0], "go");
  assert_int_equal(s->replies[0].asked, NONE);
  assert_int_equal(s->replies[1].asked, 0);
  assert_int_equal(s->replies[2].asked, 0);
  loader_end(&loader);
}

typedef struct {
  int count, kinds[8], indexes[8];
} Asked;

static void note_ask(void *context, int kind, int index) {
  Asked *asked = context;
  asked->kinds[asked->count] = kind;
  asked->indexes[asked->count++] = index;
}

static void load__all_that_is_asked_is_listed_once_and_in_order(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *s = loader_load(&loader, TWO_NODES);
  Asked asked = {0};
  scenario_each_ask(s, note_ask, &asked);
  assert_int_equal(asked.count, 3);
  assert_int_equal(asked.kinds[0], ASK_ANGER);
  assert_int_equal(asked.kinds[1], ASK_SEEN);
  assert_int_equal(asked.indexes[1], 1);
  assert_int_equal(asked.kinds[2], ASK_CHOSE);
  assert_int_equal(asked.indexes[2], 0);
  loader_end(&loader);
}

static void load__reactions_are_named_after_node_and_reply(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *s = loader_load(&loader, TWO_NODES);
  assert_string_equal(s->lines[s->replies[0].reaction].id, "a.stay");
  assert_string_equal(s->lines[s->nodes[0].lines.first].id, "a_1");
  loader_end(&loader);
}

static void load__cycles_go_over_every_kind_of_way(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Scenario *s = loader_load(
      &loader,
      "{'format':1,'id':'t','title':'T','language':'en','caller':{'name':'A'},"
      "'start':'a','nodes':{"
      "'a':{'replies':[{'id':'r','say':'s','goto':'b'}]},"
      "'b':{'on_silence':'b','replies':[{'id':'r','say':'s','goto':'c'}]},"
      "'c':{'on_transfer':'d','replies':[{'id':'r','say':'s','goto':'f'}]},"
      "'d':{'on_hang_up':'e','replies':[{'id':'r','say':'s','goto':'f'}]},"
      "'e':{'on_interrupt':'c','replies':[{'id':'r','say':'s','goto':'f'}]},"
      "'f':{'end':{'outcome':'lost'}}}}");
  loader_expect_good(&loader);
  static const bool on_cycle[] = {false, true, true, true, true, false};
  for (int i = 0; i < 6; i++) {
    assert_int_equal(s->nodes[i].on_cycle, on_cycle[i]);
  }
  loader_end(&loader);
}

static void load__the_file_s_name_is_asked_of_json_files_alone(void **state) {
  (void)state;
  static const struct {
    const char *path;
    bool good;
  } cases[] = {{"t.json", true},   {"a/b/t.json", true}, {"test.json", false},
               {"a.json/t", true}, {"/dev/stdin", true}, {"", true},
               {"a/.json", false}, {"tt.json", false},   {"t.JSON", true}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Loader loader = loader_begin();
    const char *text =
        "{\"format\":1,\"id\":\"t\",\"title\":\"T\",\"language\":\"en\","
        "\"caller\":{\"name\":\"A\"},\"start\":\"a\","
        "\"nodes\":{\"a\":{\"end\":{\"outcome\":\"lost\"}}}}";
    const Scenario *s =
        scenario_load(loader.arena, loader.rubric, cases[i].path, text,
                      strlen(text), loader.diags);
    if ((s != NULL) != cases[i].good) { fail_msg("%s", cases[i].path); }
    loader_end(&loader);
  }
}

static void load__a_huge_number_of_faults_is_counted(void **state) {
  (void)state;
  enum { FAULTS = 3000, SIZE = FAULTS * 32 + 400 };
  Loader loader = loader_begin();
  char *text = malloc(SIZE);
  assert_non_null(text);
  Str json = str_init(text, SIZE);
  str_add(&json, "{'format':1,'id':'t','title':'T','language':'en',"
                 "'caller':{'name':'A'},'start':'a','nodes':{'a':{'end':{"
                 "'outcome':'lost'}}},'facts':{");
  for (int i = 0; i < 1000; i++) {
    str_addf(&json, "%s'f%d':{'x':1,'y':1}", i ? "," : "", i);
  }
  str_add(&json, "}}");
  assert_null(loader_load(&loader, text));
  assert_int_equal(diags_errors(loader.diags), FAULTS);
  assert_int_equal(diags_kept(loader.diags), DIAGS_DEFAULT_CAP);
  free(text);
  loader_end(&loader);
}

/* As many facts as there can be nodes, every second of them told, and a node
** that is none. */
static void add_many(Str *json, const char *twice) {
  str_add(json, "{'format':1,'id':'t','title':'T','language':'en',"
                "'caller':{'name':'A'},'start':'n0','facts':{");
  for (int i = 0; i < SCENARIO_MAX_NODES; i++) {
    str_addf(json, "%s'f%d':{'text':'t'}", i ? "," : "", i);
  }
  str_add(json, "},'nodes':{'x-own':1,'n0':{'end':{'outcome':'lost'},"
                "'caller':[{'say':'x','tells':['f0'");
  for (int i = 2; i < SCENARIO_MAX_NODES; i += 2) {
    str_addf(json, ",'f%d'", i);
  }
  str_addf(json, "%s]}]}", twice);
  for (int i = 1; i < SCENARIO_MAX_NODES; i++) {
    str_addf(json, ",'n%d':{'end':{'outcome':'lost'}}", i);
  }
  str_add(json, "}}");
}

static void load__only_the_limits_of_the_format_count(void **state) {
  (void)state;
  enum { SIZE = SCENARIO_MAX_NODES * 80 };
  char *text = malloc(SIZE);
  assert_non_null(text);
  Loader loader = loader_begin();
  Str json = str_init(text, SIZE);
  add_many(&json, "");
  const Scenario *s = loader_load(&loader, text);
  loader_expect_good(&loader);
  assert_int_equal(s->node_count, SCENARIO_MAX_NODES);
  assert_int_equal(s->fact_count, SCENARIO_MAX_NODES);
  assert_int_equal(s->lines[0].tells.count, SCENARIO_MAX_NODES / 2);
  loader_end(&loader);
  free(text);
}

static void load__what_stands_twice_is_found_in_long_lists(void **state) {
  (void)state;
  enum { SIZE = SCENARIO_MAX_NODES * 80 };
  char *text = malloc(SIZE);
  assert_non_null(text);
  Loader loader = loader_begin();
  Str json = str_init(text, SIZE);
  add_many(&json, ",'f4000','f4000'");
  assert_null(loader_load(&loader, text));
  assert_int_equal(diags_errors(loader.diags), 2);
  assert_string_equal(diags_get(loader.diags, 0)->rule, "listed-twice");
  assert_string_equal(diags_get(loader.diags, 1)->at.pointer,
                      "/nodes/n0/caller/0/tells/5001");
  loader_end(&loader);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(load__what_is_left_out_has_its_default),
      cmocka_unit_test(load__every_key_finds_its_way_into_the_model),
      cmocka_unit_test(load__without_a_node_for_it_who_rings_back_has_none),
      cmocka_unit_test(load__a_reply_that_is_asked_about_has_a_number),
      cmocka_unit_test(load__all_that_is_asked_is_listed_once_and_in_order),
      cmocka_unit_test(load__reactions_are_named_after_node_and_reply),
      cmocka_unit_test(load__cycles_go_over_every_kind_of_way),
      cmocka_unit_test(load__the_file_s_name_is_asked_of_json_files_alone),
      cmocka_unit_test(load__a_huge_number_of_faults_is_counted),
      cmocka_unit_test(load__only_the_limits_of_the_format_count),
      cmocka_unit_test(load__what_stands_twice_is_found_in_long_lists),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
