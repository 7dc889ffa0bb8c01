/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/json_read.h"
#include "unit.h"

#include <string.h>

static Arena *arena;
static Err err;

static int set_up(void **unused) {
  (void)unused;
  arena = arena_create(1024 * 1024);
  err = (Err){0};
  return 0;
}

static int tear_down(void **unused) {
  (void)unused;
  arena_destroy(arena);
  return 0;
}

static JsonDoc *open_text(const char *text) {
  return json_read_open(arena, "a.json", text, strlen(text), &err);
}

static JsonDoc *must_open(const char *text) {
  JsonDoc *doc = open_text(text);
  if (!doc) { fail_msg("%s: %s", text, err.text); }
  return doc;
}

static void expect_report(const char *text, int line, int column) {
  assert_int_equal(err.code, ERR_SCHEMA);
  assert_string_equal(err.text, text);
  assert_string_equal(err.path, "a.json");
  assert_int_equal(err.line, line);
  assert_int_equal(err.column, column);
}

static void json_read__a_key_written_twice_is_refused(void **unused) {
  (void)unused;
  assert_null(open_text("{\"a\":1,\n\"a\":2}"));
  assert_int_not_equal(err.code, ERR_NONE);
  assert_int_equal(err.line, 2);
  assert_null(json_read_open(arena, "a.json", "{", 1, NULL));
}

static void json_read__short_memory_is_said(void **unused) {
  (void)unused;
  Arena *small = arena_create(16);
  assert_null(json_read_open(small, "a.json", "[1]", 3, &err));
  assert_int_equal(err.code, ERR_MEMORY);
  arena_destroy(small);
}

static void json_read__a_number_stays_in_its_range(void **unused) {
  (void)unused;
  JsonDoc *doc = must_open("[-3, 4, 5, 1.0, \"4\"]");
  const JsonReader reader = {doc, NULL};
  static const bool taken[] = {true, true, false, false, false};
  const JsonValue *item = json_first(json_root(doc));
  for (int i = 0; i < 5; i++, item = json_next(item)) {
    int number = 0;
    assert_int_equal(json_read_int(&reader, item, -3, 4, &number), taken[i]);
  }
  json_close(doc);
}

static void json_read__a_seed_is_what_a_file_can_hold(void **unused) {
  (void)unused;
  JsonDoc *doc = must_open("[9007199254740991, -1]");
  const JsonReader reader = {doc, &err};
  const JsonValue *most = json_first(json_root(doc));
  uint64_t seed;
  assert_true(json_read_seed(&reader, most, &seed));
  assert_int_equal(seed, JSON_MAX_INTEGER);
  assert_false(json_read_seed(&reader, json_next(most), &seed));
  expect_report("this must be a whole number within its range", 1, 20);
  json_close(doc);
}

static void json_read__another_version_is_refused_by_its_number(void **unused) {
  (void)unused;
  JsonDoc *doc = must_open("[2, 3]");
  const JsonReader reader = {doc, &err};
  const JsonValue *two = json_first(json_root(doc));
  assert_true(json_read_version(&reader, two, 2));
  assert_false(json_read_version(&reader, json_next(two), 2));
  expect_report("this version of Evenkeel knows only number 2", 1, 5);
  json_close(doc);
}

static void json_read__a_strange_key_is_named_cleanly(void **unused) {
  (void)unused;
  JsonDoc *doc = must_open("{\n  \"a\\u001b\": 1}");
  const JsonReader reader = {doc, &err};
  const JsonValue *member = json_first(json_root(doc));
  assert_false(json_read_fail_key(&reader, member, "there is no \""));
  expect_report("there is no \"a\xef\xbf\xbd\"", 2, 3);
  json_close(doc);
}

static void json_read__the_first_report_wins(void **unused) {
  (void)unused;
  JsonDoc *doc = must_open("[\n1]");
  const JsonReader reader = {doc, &err};
  assert_false(json_read_fail(&reader, json_root(doc), "first"));
  assert_false(json_read_fail(&reader, json_first(json_root(doc)), "second"));
  expect_report("first", 1, 1);
  json_close(doc);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(json_read__a_key_written_twice_is_refused),
      TEST(json_read__short_memory_is_said),
      TEST(json_read__a_number_stays_in_its_range),
      TEST(json_read__a_seed_is_what_a_file_can_hold),
      TEST(json_read__another_version_is_refused_by_its_number),
      TEST(json_read__a_strange_key_is_named_cleanly),
      TEST(json_read__the_first_report_wins),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
