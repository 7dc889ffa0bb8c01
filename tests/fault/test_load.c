/* SPDX-License-Identifier: MIT */
/* Every allocation of loading fails once: the arena's, and the JSON parser's.
** Each time the file is refused for that reason alone, and nothing leaks. */
#include "base/arena.h"
#include "base/json.h"
#include "base/locale.h"
#include "base/str.h"
#include "lint/lint.h"
#include "loader.h"
#include "scarce.h"
#include "scenario/load.h"
#include "unit.h"
#include "wording/lexicon.h"

#include <stdlib.h>
#include <string.h>

#define CASES EK_SOURCE_DIR "/tests/scenarios/"
#define LINT  EK_SOURCE_DIR "/tests/lint/"
#define WORDS                                                                  \
  "{\"lexicon\":1,\"language\":\"en\",\"kinds\":{"                             \
  "\"apology\":{\"phrases\":[\"sorry\"]}}}"

enum { ARENA_CAP = 64 * 1024 * 1024, TOO_MANY = 100000 };

static int begin(void **state) {
  (void)state;
  scarce_begin();
  return 0;
}

static int end(void **state) {
  (void)state;
  scarce_end();
  return 0;
}

/* Something that reads bytes into an arena. */
typedef bool Read(Arena *arena, const char *bytes, size_t length, Diags *diags);

static const Rubric *rubric;
static const Lexicon *lexicon; /* for the deep rules, when they are asked */

static bool read_scenario(Arena *arena, const char *bytes, size_t length,
                          Diags *diags) {
  return scenario_load(arena, rubric, "input.json", bytes, length, diags);
}

static bool read_linted(Arena *arena, const char *bytes, size_t length,
                        Diags *diags) {
  LoadContext load = {.rubric = rubric};
  LintJob job = {.load = &load, .deep = lexicon, .lexicon = lexicon};
  return lint_load(arena, &job, "a call", bytes, length, diags);
}

static bool read_rubric(Arena *arena, const char *bytes, size_t length,
                        Diags *diags) {
  return rubric_load(arena, "rubric.json", bytes, length, diags);
}

static bool read_locale(Arena *arena, const char *bytes, size_t length,
                        Diags *diags) {
  return locale_load(arena, "en.json", bytes, length, NULL, diags);
}

static bool read_lexicon(Arena *arena, const char *bytes, size_t length,
                         Diags *diags) {
  return lexicon_load(arena, "lexicon.json", bytes, length, diags);
}

static bool reports_memory(const Diags *diags) {
  for (int i = 0; i < diags_kept(diags); i++) {
    if (str_equal(diags_get(diags, i)->rule, "memory")) { return true; }
  }
  return false;
}

/* Whether there were allocations enough for this one to fail. Then reading
** must have failed, and said why. */
static bool read_failing(Read *read, const char *bytes, size_t length,
                         Scarcity how, long nth) {
  Arena *arena = arena_create(ARENA_CAP);
  Diags *diags = diags_create(arena, DIAGS_DEFAULT_CAP);
  scarce_arm(arena, how, nth);
  bool done = read(arena, bytes, length, diags);
  bool failed = scarce_disarm(arena);
  assert_int_equal(reports_memory(diags), failed);
  assert_int_equal(done, diags_errors(diags) == 0);
  arena_destroy(arena);
  return failed;
}

static long fail_each(Read *read, const char *path) {
  size_t length;
  char *bytes = loader_read(path, &length);
  long times = 0;
  for (Scarcity how = SCARCE_ONCE; how < SCARCE_WAYS; how++) {
    long nth = 1;
    while (read_failing(read, bytes, length, how, nth)) { nth++; }
    assert_in_range(nth, 3, TOO_MANY);
    times += nth - 1;
  }
  free(bytes);
  return times;
}

static void fault__a_scenario_is_refused_when_memory_is_short(void **state) {
  (void)state;
  Loader loader = loader_begin();
  rubric = loader.rubric;
  long failed = fail_each(read_scenario, CASES "valid/every_key/input.json");
  assert_true(failed > 500);
  loader_end(&loader);
}

/* Reports take memory too. */
static void fault__so_is_one_that_is_full_of_faults(void **state) {
  (void)state;
  static const char *const cases[] = {
      CASES "invalid/wrong-type__everywhere/input.json",
      CASES "invalid/unknown-key__everywhere/input.json",
      CASES "invalid/unknown-fact__everywhere/input.json",
      CASES "invalid/duplicate-key__among_many/input.json",
      CASES "invalid/unreachable-node/input.json"};
  Loader loader = loader_begin();
  rubric = loader.rubric;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    fail_each(read_scenario, cases[i]);
  }
  loader_end(&loader);
}

static void fault__so_is_one_that_is_linted(void **state) {
  (void)state;
  static const char *const cases[] = {LINT "long-reply/bad.json",
                                      LINT "promise-unused/bad.json",
                                      LINT "bad-ignore/good.json"};
  Loader loader = loader_begin();
  rubric = loader.rubric;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    fail_each(read_linted, cases[i]);
  }
  loader_end(&loader);
}

static void fault__so_is_one_that_is_linted_deep(void **state) {
  (void)state;
  Loader loader = loader_begin();
  rubric = loader.rubric;
  lexicon =
      lexicon_load(loader.arena, "lexicon", WORDS, strlen(WORDS), loader.diags);
  loader_expect_good(&loader);
  fail_each(read_linted, LINT "tell/bad.json");
  lexicon = NULL;
  loader_end(&loader);
}

static void fault__a_rubric_is_refused_when_memory_is_short(void **state) {
  (void)state;
  fail_each(read_rubric, EK_SOURCE_DIR "/assets/rubric.json");
}

static void
fault__a_string_table_is_refused_when_memory_is_short(void **state) {
  (void)state;
  fail_each(read_locale, EK_SOURCE_DIR "/assets/locale/en.json");
}

static void fault__a_lexicon_is_refused_when_memory_is_short(void **state) {
  (void)state;
  fail_each(read_lexicon, EK_SOURCE_DIR "/tests/fault/lexicon.json");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
  const struct CMUnitTest tests[] = {
      TEST(fault__a_scenario_is_refused_when_memory_is_short),
      TEST(fault__so_is_one_that_is_full_of_faults),
      TEST(fault__so_is_one_that_is_linted),
      TEST(fault__so_is_one_that_is_linted_deep),
      TEST(fault__a_rubric_is_refused_when_memory_is_short),
      TEST(fault__a_string_table_is_refused_when_memory_is_short),
      TEST(fault__a_lexicon_is_refused_when_memory_is_short),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
