/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "loader.h"
#include "scenario/rubric.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHIPPED EK_SOURCE_DIR "/assets/rubric.json"

enum { SPACE = 65536 };

/* The shipped rubric with the first `old` in it changed to `new`. */
static const Rubric *load_changed(Arena *arena, Diags *diags, const char *old,
                                  const char *new) {
  size_t length;
  char *bytes = loader_read(SHIPPED, &length);
  char *text = arena_alloc(arena, SPACE);
  const char *at = strstr(bytes, old);
  assert_non_null(at);
  snprintf(text, SPACE, "%.*s%s%s", (int)(at - bytes), bytes, new,
           at + strlen(old));
  free(bytes);
  return rubric_load(arena, "rubric.json", text, strlen(text), diags);
}

static void rubric__the_shipped_one_has_all_techniques(void **state) {
  (void)state;
  Loader loader = loader_begin();
  assert_int_equal(loader.rubric->count, TECHNIQUE_COUNT);
  for (int i = 0; i < TECHNIQUE_COUNT; i++) {
    const char *id = technique_id((Technique)i);
    int index = loader.rubric->index_of[i];
    assert_string_equal(loader.rubric->entries[index].id, id);
    assert_int_equal(rubric_find(loader.rubric, id), index);
  }
  assert_int_equal(rubric_find(loader.rubric, "nothing"), NONE);
  loader_end(&loader);
}

static void rubric__an_entry_is_what_its_file_says(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Rubric *rubric = loader.rubric;
  const RubricEntry *entry =
      &rubric->entries[rubric->index_of[TECHNIQUE_TAKE_RESPONSIBILITY]];
  assert_int_equal(entry->kind, KIND_REWARDED);
  assert_string_equal(entry->category, "apology");
  assert_int_equal(entry->known_by, KNOWN_BY_TAG);
  assert_int_equal(entry->points, 8);
  assert_int_equal(entry->anger, -30);
  assert_int_equal(entry->grievance, -80);
  assert_int_equal(entry->trust, 50);
  assert_int_equal(entry->keep, 40);
  assert_true(entry->by_fault);
  assert_false(entry->critical);
  assert_int_equal(entry->source_count, 1);
  assert_string_equal(entry->sources[0], "S2");
  loader_end(&loader);
}

static void rubric__mere_talk_is_no_solution(void **state) {
  (void)state;
  Loader loader = loader_begin();
  int solutions = 0;
  for (int i = 0; i < loader.rubric->count; i++) {
    solutions += loader.rubric->entries[i].solution;
  }
  assert_int_equal(solutions, 8);
  const RubricEntry *entries = loader.rubric->entries;
  const int *index_of = loader.rubric->index_of;
  assert_true(entries[index_of[TECHNIQUE_FIX]].solution);
  assert_false(entries[index_of[TECHNIQUE_ASK_WHAT_WOULD_HELP]].solution);
  assert_false(entries[index_of[TECHNIQUE_OPEN_TO_DISCUSSION]].solution);
  assert_false(entries[index_of[TECHNIQUE_GUIDE_TO_POLICY]].solution);
  assert_false(entries[index_of[TECHNIQUE_VAGUE_PROMISE]].solution);
  assert_false(entries[index_of[TECHNIQUE_APOLOGY]].solution);
  loader_end(&loader);
}

static void expect_refused(const char *old, const char *new, const char *rule) {
  Arena *arena = arena_create(1 << 22);
  Diags *diags = diags_create(arena, 10);
  if (load_changed(arena, diags, old, new)) { fail_msg("took %s", new); }
  if (!str_equal(diags_get(diags, 0)->rule, rule)) {
    fail_msg("%s: %s", new, diags_get(diags, 0)->at.text);
  }
  arena_destroy(arena);
}

static void rubric__what_is_wrong_is_refused(void **state) {
  (void)state;
  expect_refused("\"rubric\": 1", "\"rubric\": 2", "out-of-range");
  expect_refused("\"rubric\": 1", "\"rubric\": 1, \"x\": 1", "unknown-key");
  expect_refused("\"id\": \"let_vent\"", "\"id\": \"let_rage\"",
                 "not-known-by-tag");
  expect_refused("\"id\": \"apology\"", "\"id\": \"sorry\"",
                 "missing-technique");
  expect_refused("\"id\": \"apology\"", "\"id\": \"empathy\"", "duplicate-id");
  expect_refused("\"points\": 5", "\"points\": 101", "out-of-range");
  expect_refused("\"points\": 5", "\"points\": -1", "out-of-range");
  expect_refused("\"anger\": -20", "\"anger\": -1001", "out-of-range");
  expect_refused("\"keep\": 70", "\"keep\": 101", "out-of-range");
  expect_refused("\"kind\": \"rewarded\"", "\"kind\": \"good\"",
                 "unknown-choice");
  expect_refused("[\"tag\", \"state\"]", "[\"tag\", \"magic\"]",
                 "unknown-choice");
  expect_refused("[\"tag\", \"state\"]", "[]", "too-few");
  expect_refused("\"points\": 5, ", "", "missing-key");
  expect_refused("\"by_fault\": false", "\"by_fault\": 0", "wrong-type");
}

static void rubric__an_organisation_may_add_its_own(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 22);
  Diags *diags = diags_create(arena, 10);
  const Rubric *rubric = load_changed(
      arena, diags, "\"techniques\": [",
      "\"techniques\": [{\"id\": \"greeting\", \"kind\": \"rewarded\", "
      "\"category\": \"resolution\", \"known_by\": [\"tag\"], \"points\": 3, "
      "\"advice\": \"Say {name} [see page 3].\"},");
  assert_non_null(rubric);
  assert_int_equal(rubric->count, TECHNIQUE_COUNT + 1);
  assert_int_equal(rubric_find(rubric, "greeting"), 0);
  assert_int_equal(rubric->entries[0].keep, 100);
  assert_true(rubric->entries[0].solution);
  assert_string_equal(rubric->entries[0].advice, "Say {name} [see page 3].");
  arena_destroy(arena);
}

static void rubric__it_is_known_by_its_bytes(void **state) {
  (void)state;
  Loader loader = loader_begin();
  const Rubric *other = load_changed(loader.arena, loader.diags,
                                     "\"rubric\": 1", "\"rubric\":  1");
  assert_non_null(other);
  assert_string_not_equal(other->hash, loader.rubric->hash);
  assert_int_equal(strlen(other->hash), HASH_TEXT_BYTES - 1);
  loader_end(&loader);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rubric__the_shipped_one_has_all_techniques),
      cmocka_unit_test(rubric__an_entry_is_what_its_file_says),
      cmocka_unit_test(rubric__mere_talk_is_no_solution),
      cmocka_unit_test(rubric__what_is_wrong_is_refused),
      cmocka_unit_test(rubric__an_organisation_may_add_its_own),
      cmocka_unit_test(rubric__it_is_known_by_its_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
