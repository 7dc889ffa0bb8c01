/* SPDX-License-Identifier: MIT */
/* Lexicon files: what is read, and how a broken one is refused. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "scenario/scenario.h"
#include "unit.h"
#include "wording/facts.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <string.h>

typedef struct {
  Arena *arena;
  Diags *diags;
} World;

static int set_up(void **state) {
  static World world;
  world.arena = arena_create(16 << 20);
  world.diags = diags_create(world.arena, DIAGS_DEFAULT_CAP);
  *state = &world;
  return 0;
}

static int tear_down(void **state) {
  World *world = *state;
  arena_destroy(world->arena);
  return 0;
}

static const Lexicon *load(World *world, const char *text) {
  return lexicon_load(world->arena, "test.json", text, strlen(text),
                      world->diags);
}

static bool finds(World *world, const Lexicon *lexicon, const char *text,
                  WordingKind kind) {
  (void)world;
  Findings findings;
  wording_read(lexicon, text, NULL, &findings);
  return findings.found[kind];
}

static void expect_refused(World *world, const char *text, const char *rule,
                           int column) {
  assert_null(load(world, text));
  const Diag *diag = diags_get(world->diags, diags_kept(world->diags) - 1);
  assert_string_equal(diag->rule, rule);
  assert_int_equal(diag->at.line, 1);
  assert_int_equal(diag->at.column, column);
}

static void lexicon__a_kind_that_is_none_is_refused_at_its_key(void **state) {
  expect_refused(*state, "{\"lexicon\":1,\"kinds\":{\"apologi\":{}}}",
                 "unknown-kind", 23);
}

static void lexicon__what_is_asked_for_has_topics(void **state) {
  expect_refused(*state, "{\"lexicon\":1,\"kinds\":{\"asked_for\":{}}}",
                 "kind-of-topics", 35);
  expect_refused(*state, "{\"lexicon\":1,\"weighed\":{\"asked_for\":{}}}",
                 "kind-of-topics", 37);
}

static void lexicon__a_key_that_is_none_is_refused(void **state) {
  expect_refused(*state, "{\"lexicon\":1,\"kind\":{}}", "unknown-key", 14);
}

static void lexicon__a_list_that_is_none_is_refused(void **state) {
  expect_refused(
      *state,
      "{\"lexicon\":1,\"kinds\":{\"thanks\":{\"phrases\":[\"@no thanks\"]}}}",
      "unknown-class", 44);
}

static void lexicon__a_long_phrase_is_refused(void **state) {
  expect_refused(*state,
                 "{\"lexicon\":1,\"kinds\":{\"thanks\":{\"phrases\":[\"a b c d "
                 "e f g h i j k l m\"]}}}",
                 "phrase-too-long", 44);
}

static void lexicon__too_many_forms_are_refused(void **state) {
  World *world = *state;
  assert_null(load(world,
                   "{\"lexicon\":1,\"words\":{\"w\":[\"a b\",\"c\",\"d\",\"e\","
                   "\"f\",\"g\",\"h\",\"i\"]},\"kinds\":{\"thanks\":{"
                   "\"phrases\":[\"@w @w @w @w @w\"]}}}"));
  const Diag *diag = diags_get(world->diags, 0);
  assert_string_equal(diag->rule, "too-many-forms");
}

/* A phrase of lists that may be left out would be followed as deep as it is
** long before its first form is made. */
static void lexicon__a_phrase_of_very_many_lists_is_refused(void **state) {
  World *world = *state;
  static char text[600 * 1024];
  Str str = str_init(text, sizeof text);
  str_add(&str, "{\"lexicon\":1,\"words\":{\"w\":[\"\"]},\"kinds\":{"
                "\"thanks\":{\"phrases\":[\"");
  for (int i = 0; i < 100000; i++) { str_add(&str, "@w? "); }
  str_add(&str, "\"]}}}");
  assert_false(str.cut);
  expect_refused(world, text, "phrase-too-long", 63);
}

static void lexicon__another_version_is_refused(void **state) {
  expect_refused(*state, "{\"lexicon\":2}", "format", 12);
}

static void lexicon__a_weight_has_its_range(void **state) {
  expect_refused(*state,
                 "{\"lexicon\":1,\"weighed\":{\"hold\":{\"start\":32768}}}",
                 "out-of-range", 41);
}

static void lexicon__not_takes_back_what_it_overlaps(void **state) {
  World *world = *state;
  const Lexicon *lexicon =
      load(world, "{\"lexicon\":1,\"kinds\":{\"apology\":{\"phrases\":["
                  "\"sorry\"],\"not\":[\"not sorry\"]}}}");
  assert_non_null(lexicon);
  assert_true(finds(world, lexicon, "Sorry.", WORDING_APOLOGY));
  assert_false(finds(world, lexicon, "I am NOT sorry.", WORDING_APOLOGY));
}

static void lexicon__a_phrase_may_stand_at_an_edge(void **state) {
  World *world = *state;
  const Lexicon *lexicon = load(
      world, "{\"lexicon\":1,\"words\":{\"ok\":[\"okay\",\"fine\"]},\"kinds\":{"
             "\"bare_ack\":{\"phrases\":[\"^ @ok $\"]}}}");
  assert_non_null(lexicon);
  assert_true(finds(world, lexicon, "Okay.", WORDING_BARE_ACK));
  assert_true(finds(world, lexicon, "So. Fine! Go.", WORDING_BARE_ACK));
  assert_false(finds(world, lexicon, "Okay then.", WORDING_BARE_ACK));
}

static void lexicon__weights_add_up(void **state) {
  World *world = *state;
  const Lexicon *lexicon =
      load(world, "{\"lexicon\":1,\"weighed\":{\"hold\":{\"start\":-10,"
                  "\"weights\":{\"wait\":6,\"a bit\":5,\"no\":-9}}}}");
  assert_non_null(lexicon);
  assert_true(finds(world, lexicon, "Wait a bit", WORDING_HOLD));
  assert_false(finds(world, lexicon, "Wait", WORDING_HOLD));
  assert_false(finds(world, lexicon, "No, wait a bit", WORDING_HOLD));
}

static void lexicon__a_word_written_twice_weighs_once(void **state) {
  World *world = *state;
  const Lexicon *lexicon =
      load(world, "{\"lexicon\":1,\"words\":{\"w\":[\"wait\",\"a\","
                  "\"wait\"]},\"weighed\":{\"hold\":{\"start\":-10,"
                  "\"weights\":{\"@w\":5}}}}");
  assert_non_null(lexicon);
  assert_true(finds(world, lexicon, "Wait a", WORDING_HOLD));
  assert_false(finds(world, lexicon, "Wait", WORDING_HOLD));
}

/* 70 phrases of the same word, each of the greatest weight, 1000 times. */
static void lexicon__weights_add_up_beyond_32_bits(void **state) {
  World *world = *state;
  char text[8192];
  Str str = str_init(text, sizeof text);
  str_add(&str, "{\"lexicon\":1,\"weighed\":{\"hold\":{\"weights\":{");
  for (int i = 0; i < 70; i++) {
    str_addf(&str, "%s\"%*s\":32767", i > 0 ? "," : "", i + 1, "a");
  }
  str_add(&str, "}}}}");
  assert_false(str.cut);
  const Lexicon *lexicon = load(world, text);
  assert_non_null(lexicon);
  char words[2001];
  str = str_init(words, sizeof words);
  for (int i = 0; i < 1000; i++) { str_add(&str, "a "); }
  assert_true(finds(world, lexicon, words, WORDING_HOLD));
}

static void lexicon__a_time_frame_has_no_more_hours_than_fit(void **state) {
  World *world = *state;
  const Lexicon *lexicon =
      load(world, "{\"lexicon\":1,\"kinds\":{\"time_frame\":{\"phrases\":"
                  "{\"# ages\":1000000}}}}");
  assert_non_null(lexicon);
  Findings findings;
  wording_read(lexicon, "In 900000 ages", NULL, &findings);
  const Finding *finding = wording_find(&findings, WORDING_TIME_FRAME);
  assert_non_null(finding);
  assert_int_equal(finding->value, WORDING_MOST_HOURS);
  wording_read(lexicon, "In 3 ages", NULL, &findings);
  assert_int_equal(findings.list[0].value, 50000);
}

static void facts__a_number_counts_in_any_spelling(void **state) {
  World *world = *state;
  const Lexicon *lexicon =
      load(world, "{\"lexicon\":1,\"numbers\":{\"two\":2,\"four\":4,"
                  "\"twenty\":20,\"dozen\":12},\"multipliers\":[\"dozen\"],"
                  "\"abbreviations\":[\"mr\"]}");
  assert_non_null(lexicon);
  const char *const forms[] = {"24", "scald"}, *const names[] = {"Mr. Quill"};
  const Fact facts[] = {{.id = "guests", .forms = {0, 1}},
                        {.id = "hand", .forms = {1, 1}}};
  const Scenario scenario = {.facts = facts,
                             .fact_count = 2,
                             .forms = forms,
                             .call_me = names,
                             .call_me_count = 1};
  const FactForms *ready = facts_prepare(world->arena, lexicon, &scenario);
  assert_non_null(ready);
  const char *const texts[] = {"24 guests", "Twenty-four of you",
                               "for two dozen"};
  Findings findings;
  for (int i = 0; i < 3; i++) {
    wording_read(lexicon, texts[i], ready, &findings);
    const Finding *finding = wording_find(&findings, WORDING_FACT_NAMED);
    assert_non_null(finding);
    assert_int_equal(finding->value, 0);
  }
  wording_read(lexicon, "Mr Quill, you scalded it.", ready, &findings);
  assert_int_equal(wording_find(&findings, WORDING_FACT_NAMED)->value, 1);
  assert_int_equal(wording_find(&findings, WORDING_NAME_USED)->begin, 0);
  wording_read(lexicon, "Twenty of 2 and 4", ready, &findings);
  assert_null(wording_find(&findings, WORDING_FACT_NAMED));
}

/* Each allocation fails once: a lexicon is whole or refused, never half. */
static void lexicon__short_memory_is_told(void **state) {
  World *world = *state;
  static const char TEXT[] =
      "{\"lexicon\":1,\"spellings\":{\"i'm\":\"i am\"},\"numbers\":{\"two\":2},"
      "\"abbreviations\":[\"mr\"],\"words\":{\"we\":[\"i\",\"we all\"]},"
      "\"kinds\":{\"apology\":{\"phrases\":[\"@we regret\"]}},"
      "\"asked_for\":{\"name\":[\"your name\"]},"
      "\"weighed\":{\"hold\":{\"weights\":{\"wait\":1}}}}";
  bool failed = true;
  long nth = 1;
  for (; failed && nth < 1000; nth++) {
    arena_reset(world->arena);
    Diags *diags = diags_create(world->arena, 4);
    arena_fail_at(world->arena, nth);
    const Lexicon *lexicon =
        lexicon_load(world->arena, "test.json", TEXT, sizeof TEXT - 1, diags);
    failed = arena_has_failed(world->arena);
    assert_true(failed == (lexicon == NULL));
    assert_true(failed == (diags_errors(diags) > 0));
    arena_fail_at(world->arena, 0);
  }
  assert_true(nth > 10 && nth < 1000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(lexicon__a_kind_that_is_none_is_refused_at_its_key),
      TEST(lexicon__what_is_asked_for_has_topics),
      TEST(lexicon__a_key_that_is_none_is_refused),
      TEST(lexicon__a_list_that_is_none_is_refused),
      TEST(lexicon__a_long_phrase_is_refused),
      TEST(lexicon__too_many_forms_are_refused),
      TEST(lexicon__a_phrase_of_very_many_lists_is_refused),
      TEST(lexicon__another_version_is_refused),
      TEST(lexicon__a_weight_has_its_range),
      TEST(lexicon__not_takes_back_what_it_overlaps),
      TEST(lexicon__a_phrase_may_stand_at_an_edge),
      TEST(lexicon__weights_add_up),
      TEST(lexicon__a_word_written_twice_weighs_once),
      TEST(lexicon__weights_add_up_beyond_32_bits),
      TEST(lexicon__a_time_frame_has_no_more_hours_than_fit),
      TEST(lexicon__short_memory_is_told),
      TEST(facts__a_number_counts_in_any_spelling),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
