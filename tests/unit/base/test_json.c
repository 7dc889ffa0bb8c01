/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/str.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 64 * 1024 * 1024 };

typedef struct {
  Arena *arena;
  Diags *diags;
  JsonDoc *doc;
} Reading;

static Reading read_bytes(const char *text, size_t length) {
  Reading reading = {.arena = arena_create(ARENA_CAP)};
  reading.diags = diags_create(reading.arena, 10);
  reading.doc = json_open(reading.arena, "a.json", text, length, reading.diags);
  return reading;
}

static Reading read_text(const char *text) {
  return read_bytes(text, strlen(text));
}

static void end(Reading *reading) {
  json_close(reading->doc);
  arena_destroy(reading->arena);
}

static void expect_refused(const char *text, const char *rule, int line,
                           int column) {
  Reading reading = read_text(text);
  if (reading.doc) { fail_msg("accepted: %s", text); }
  const Diag *diag = diags_get(reading.diags, 0);
  assert_string_equal(diag->rule, rule);
  assert_string_equal(diag->at.path, "a.json");
  assert_int_equal(diag->at.line, line);
  assert_int_equal(diag->at.column, column);
  end(&reading);
}

static void json__members_and_items_come_in_the_file_s_order(void **state) {
  (void)state;
  Reading reading = read_text("{\"b\":[1,true,null],\"a\":\"x\",\"B\":{}}");
  const JsonValue *b = json_first(json_root(reading.doc));
  assert_string_equal(json_key(b), "b");
  assert_int_equal(json_size(b), 3);
  const JsonValue *one = json_first(b);
  assert_int_equal(json_kind(one), JSON_NUMBER);
  assert_null(json_key(one));
  assert_int_equal(json_kind(json_next(one)), JSON_BOOL);
  assert_true(json_bool(json_next(one)));
  assert_int_equal(json_kind(json_next(json_next(one))), JSON_NULL);
  assert_null(json_next(json_next(json_next(one))));
  assert_string_equal(json_text(json_next(b)), "x");
  assert_int_equal(json_kind(json_next(json_next(b))), JSON_OBJECT);
  assert_null(json_first(json_next(json_next(b))));
  end(&reading);
}

static void json__a_member_is_found_by_its_exact_key(void **state) {
  (void)state;
  Reading reading = read_text("{\"Name\":1,\"name\":2,\"nam\":3}");
  const JsonValue *member = json_member(json_root(reading.doc), "name");
  int64_t value;
  assert_true(json_integer(member, &value));
  assert_int_equal(value, 2);
  assert_null(json_member(json_root(reading.doc), "names"));
  assert_null(json_member(member, "name"));
  end(&reading);
}

static void json__escapes_become_what_they_stand_for(void **state) {
  (void)state;
  Reading reading =
      read_text("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude42\"]");
  assert_string_equal(json_text(json_first(json_root(reading.doc))),
                      "\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x99\x82");
  end(&reading);
}

static void expect_integer(const char *text, bool whole, int64_t expected) {
  Reading reading = read_text(text);
  int64_t value = 0;
  bool got = json_integer(json_root(reading.doc), &value);
  if (got != whole || (whole && value != expected)) { fail_msg("%s", text); }
  end(&reading);
}

static void json__only_whole_numbers_are_integers(void **state) {
  (void)state;
  expect_integer("0", true, 0);
  expect_integer("-0", true, 0);
  expect_integer("12.0", true, 12);
  expect_integer("1.5e1", true, 15);
  expect_integer("9007199254740991", true, INT64_C(9007199254740991));
  expect_integer("-9007199254740991", true, INT64_C(-9007199254740991));
  expect_integer("9007199254740992", false, 0);
  expect_integer("9007199254740993", false, 0);
  expect_integer("-1e300", false, 0);
  expect_integer("0.5", false, 0);
  expect_integer("\"1\"", false, 0);
  expect_integer("true", false, 0);
}

static void
json__what_the_grammar_forbids_is_refused_at_its_place(void **state) {
  (void)state;
  static const struct {
    const char *text, *rule;
    int line, column;
  } cases[] = {
      {"", "json-syntax", 1, 1},
      {" ", "json-syntax", 1, 2},
      {"[1,]", "json-syntax", 1, 4},
      {"[1 2]", "json-syntax", 1, 4},
      {"[1}", "json-syntax", 1, 3},
      {"{\"a\":1,}", "json-syntax", 1, 8},
      {"{\"a\" 1}", "json-syntax", 1, 6},
      {"{a:1}", "json-syntax", 1, 2},
      {"{1:1}", "json-syntax", 1, 2},
      {"\n\n[01]", "json-syntax", 3, 3},
      {"[-]", "json-syntax", 1, 3},
      {"[+1]", "json-syntax", 1, 2},
      {"[.5]", "json-syntax", 1, 2},
      {"[1.]", "json-syntax", 1, 4},
      {"[1e]", "json-syntax", 1, 4},
      {"[1e+]", "json-syntax", 1, 5},
      {"[0x1]", "json-syntax", 1, 3},
      {"[NaN]", "json-syntax", 1, 2},
      {"[nul]", "json-syntax", 1, 2},
      {"[True]", "json-syntax", 1, 2},
      {"[\"a", "json-syntax", 1, 2},
      {"[\"\\a\"]", "json-syntax", 1, 3},
      {"[\"\\u12g4\"]", "json-syntax", 1, 3},
      {"[\"\\", "json-syntax", 1, 3},
      {"[", "json-syntax", 1, 2},
      {"[1", "json-syntax", 1, 1},
      {"{", "json-syntax", 1, 2},
      {"{\"a\"", "json-syntax", 1, 5},
      {"{\"a\":", "json-syntax", 1, 6},
      {"[]]", "json-syntax", 1, 3},
      {"1 2", "json-syntax", 1, 3},
      {"/* */ 1", "json-syntax", 1, 1},
      {"\xEF\xBB\xBF[]", "byte-order-mark", 1, 1},
      {"[\"\x01\"]", "control-character", 1, 3},
      {"[\"a\nb\"]", "control-character", 1, 4},
      {"[\"\\u0000\"]", "control-character", 1, 3},
      {"[\"\xC3\xA9\xFF\"]", "bad-utf8", 1, 4},
      {"[\"\xED\xA0\x80\"]", "bad-utf8", 1, 3},
      {"[\"\xF4\x90\x80\x80\"]", "bad-utf8", 1, 3},
      {"[\"\xE2\x82\"]", "bad-utf8", 1, 3},
      {"[\"\\ud800\"]", "lone-surrogate", 1, 3},
      {"[\"\\ud800\\u0041\"]", "lone-surrogate", 1, 3},
      {"[\"\\udc00\\ud800\"]", "lone-surrogate", 1, 3},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    expect_refused(cases[i].text, cases[i].rule, cases[i].line,
                   cases[i].column);
  }
}

static void json__a_file_with_nothing_in_it_is_called_empty(void **state) {
  (void)state;
  Reading reading = read_text("");
  assert_string_equal(diags_get(reading.diags, 0)->at.text,
                      "the file is empty");
  end(&reading);
  reading = read_text("Dear caller");
  assert_string_equal(diags_get(reading.diags, 0)->at.text,
                      "this is no JSON value");
  assert_true(diags_get(reading.diags, 0)->hint[0] != '\0');
  end(&reading);
}

/* Texts are read several bytes at a time. */
static void json__a_fault_is_found_wherever_it_stands_in_a_text(void **state) {
  (void)state;
  static const struct {
    const char *byte, *rule;
  } faults[] = {{"\x01", "control-character"}, {"\x1F", "control-character"},
                {"\n", "control-character"},   {"\x80", "bad-utf8"},
                {"\xFF", "bad-utf8"},          {"\\x", "json-syntax"},
                {"\"x", "json-syntax"}};
  for (int at = 0; at < 20; at++) {
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
      char text[64];
      snprintf(text, sizeof text, "[\"%.*s%s%.*s\"]", at,
               " !#[]~\x7F aaaaaaaaaaaaaaaa", faults[i].byte, 20 - at,
               "bbbbbbbbbbbbbbbbbbbb");
      int quote = faults[i].byte[0] == '"';
      expect_refused(text, faults[i].rule, 1, at + 3 + quote);
    }
  }
}

static void json__a_nul_byte_is_no_end(void **state) {
  (void)state;
  Reading reading = read_bytes("[1]\0", 4);
  assert_null(reading.doc);
  assert_int_equal(diags_get(reading.diags, 0)->at.column, 4);
  end(&reading);
  reading = read_bytes("[\"a\0b\"]", 7);
  assert_null(reading.doc);
  assert_string_equal(diags_get(reading.diags, 0)->rule, "control-character");
  end(&reading);
}

static void json__faults_of_the_grammar_have_a_pointer(void **state) {
  (void)state;
  Reading reading = read_text("{\"a/~\":[1,{\"b\":01}]}");
  assert_string_equal(diags_get(reading.diags, 0)->at.pointer, "/a~1~0/1/b");
  end(&reading);
  reading = read_text("[[1],[2");
  assert_string_equal(diags_get(reading.diags, 0)->at.pointer, "/1");
  assert_int_equal(diags_get(reading.diags, 0)->at.column, 6);
  end(&reading);
}

static char *repeat(const char *start, const char *piece, int times,
                    const char *finish) {
  size_t size = strlen(piece), head = strlen(start);
  char *text = malloc(head + size * (size_t)times + strlen(finish) + 1);
  assert_non_null(text);
  memcpy(text, start, head);
  char *at = text + head;
  for (int i = 0; i < times; i++, at += size) { memcpy(at, piece, size); }
  memcpy(at, finish, strlen(finish) + 1);
  return text;
}

static void expect_rule(const char *text, const char *rule) {
  Reading reading = read_text(text);
  const char *got =
      diags_kept(reading.diags) ? diags_get(reading.diags, 0)->rule : "";
  assert_string_equal(got, rule);
  assert_int_equal(reading.doc != NULL, rule[0] == '\0');
  end(&reading);
}

static void json__limits_hold_to_the_last_one_allowed(void **state) {
  (void)state;
  char *text =
      repeat("", "[", JSON_MAX_DEPTH, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
  expect_rule(text, "");
  free(text);
  text = repeat("", "[", JSON_MAX_DEPTH + 1, "");
  expect_rule(text, "too-deep");
  free(text);
  text = repeat("[", "0,", JSON_MAX_VALUES - 2, "0]");
  expect_rule(text, "");
  free(text);
  text = repeat("[", "0,", JSON_MAX_VALUES - 1, "0]");
  expect_rule(text, "too-many-values");
  free(text);
  text = repeat("\"", "a", JSON_MAX_BYTES - 2, "\"");
  expect_rule(text, "");
  free(text);
  text = repeat("\"", "a", JSON_MAX_BYTES - 1, "\"");
  expect_rule(text, "too-big");
  free(text);
  text = repeat("", "1", JSON_MAX_NUMBER, "");
  expect_rule(text, "");
  free(text);
  text = repeat("", "1", JSON_MAX_NUMBER + 1, "");
  expect_rule(text, "number-too-big");
  free(text);
}

static void json__every_duplicate_key_is_reported_once(void **state) {
  (void)state;
  Reading reading = read_text(
      "{\"a\":1,\"b\":{\"c\":1,\"\\u0063\":2},\"a\":3,\"A\":4,\"a\":5}");
  assert_non_null(reading.doc);
  assert_int_equal(diags_errors(reading.diags), 3);
  const int columns[] = {19, 31, 43};
  diags_sort(reading.diags);
  for (int i = 0; i < 3; i++) {
    const Diag *diag = diags_get(reading.diags, i);
    assert_string_equal(diag->rule, "duplicate-key");
    assert_int_equal(diag->at.column, columns[i]);
  }
  end(&reading);
}

/* They differ from each other only behind what is compared first. */
static void json__keys_that_begin_alike_are_told_apart(void **state) {
  (void)state;
  char text[4096];
  Str to = str_init(text, sizeof text);
  str_add(&to, "{");
  for (int i = 0; i < 40; i++) {
    str_addf(&to, "%s\"the_same_%d\":%d", i ? "," : "", i, i);
  }
  str_add(&to, ",\"the_same_17\":0}");
  Reading reading = read_text(text);
  assert_int_equal(diags_errors(reading.diags), 1);
  Err err = diags_get(reading.diags, 0)->at;
  assert_string_equal(err.pointer, "/the_same_17");
  assert_int_equal(err.column, strstr(text, ",\"the_same_17\":0") - text + 2);
  end(&reading);
}

static void json__duplicates_are_found_among_thousands(void **state) {
  (void)state;
  enum { KEYS = 5000 };
  char *text = malloc(KEYS * 16 + 64);
  assert_non_null(text);
  char *at = text + sprintf(text, "{");
  for (int i = 0; i < KEYS; i++) { at += sprintf(at, "\"k%d\":%d,", i, i); }
  sprintf(at, "\"k4321\":0}");
  Reading reading = read_text(text);
  assert_int_equal(diags_errors(reading.diags), 1);
  end(&reading);
  free(text);
}

static void json__infinite_numbers_are_reported(void **state) {
  (void)state;
  Reading reading = read_text("[1e308, 1e309,\n -1e999]");
  assert_int_equal(diags_errors(reading.diags), 2);
  assert_int_equal(diags_get(reading.diags, 0)->at.column, 9);
  assert_int_equal(diags_get(reading.diags, 1)->at.line, 2);
  end(&reading);
}

static void expect_place(const JsonDoc *doc, const JsonValue *value, int line,
                         int column, const char *pointer) {
  Err err = {.code = ERR_NONE};
  json_locate(doc, json_place(value), &err);
  assert_int_equal(err.line, line);
  assert_int_equal(err.column, column);
  assert_string_equal(err.pointer, pointer);
}

static void json__every_value_has_its_place(void **state) {
  (void)state;
  Reading reading = read_text("{\n"
                              "  \"\xC3\xA9\": [ 1, \"x\" ],\n"
                              "  \"b\\\"c\" : { \"d/e\": [[], {}, 7] }\n"
                              "}\n");
  const JsonDoc *doc = reading.doc;
  const JsonValue *root = json_root(doc), *list = json_first(root);
  expect_place(doc, root, 1, 1, "");
  expect_place(doc, list, 2, 8, "/\xC3\xA9");
  expect_place(doc, json_next(json_first(list)), 2, 13, "/\xC3\xA9/1");
  const JsonValue *object = json_next(list);
  expect_place(doc, object, 3, 12, "/b\"c");
  const JsonValue *inner = json_first(json_first(object));
  expect_place(doc, inner, 3, 22, "/b\"c/d~1e/0");
  expect_place(doc, json_next(json_next(inner)), 3, 30, "/b\"c/d~1e/2");
  end(&reading);
}

static void json__places_can_be_asked_for_in_any_order(void **state) {
  (void)state;
  static const struct {
    uint32_t place;
    int line, column;
  } values[] = {{1, 1, 2}, {2, 1, 7}, {3, 2, 2}, {4, 2, 5}, {5, 4, 1}};
  enum { VALUES = (int)(sizeof values / sizeof values[0]) };
  Reading reading = read_text("[\"\xC3\xA9\", 7,\n 8, 9,\n\n10]");
  for (int i = 0; i < VALUES * VALUES; i++) {
    int first = i / VALUES, second = i % VALUES;
    for (int k = 0; k < 2; k++) {
      int v = k == 0 ? first : second;
      Err err = {.code = ERR_NONE};
      json_locate(reading.doc, values[v].place, &err);
      assert_int_equal(err.line, values[v].line);
      assert_int_equal(err.column, values[v].column);
    }
  }
  end(&reading);
}

static void json__keys_have_their_place_too(void **state) {
  (void)state;
  Reading reading = read_text("{ \"a\\\\\" : 1 ,\n\"b\\\"\\\\\\\"\":[2]}");
  const JsonValue *a = json_first(json_root(reading.doc)), *b = json_next(a);
  Err err = {.code = ERR_NONE};
  json_locate_key(reading.doc, json_place(a), &err);
  assert_int_equal(err.column, 3);
  json_locate_key(reading.doc, json_place(b), &err);
  assert_int_equal(err.line, 2);
  assert_int_equal(err.column, 1);
  json_locate_key(reading.doc, json_place(json_first(b)), &err);
  assert_int_equal(err.column, 12);
  end(&reading);
}

static void json__a_byte_of_a_text_has_its_place(void **state) {
  (void)state;
  /* In the file: "a\u00e9\n + é + x", in the text a é \n é x. */
  Reading reading = read_text("[\"a\\u00e9\\n\xC3\xA9x\\ud83d\\ude42y\"]");
  const struct {
    size_t byte;
    int column;
  } cases[] = {{0, 3}, {1, 4}, {3, 10}, {4, 12}, {6, 13}, {7, 14}, {11, 26}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Err err = {.code = ERR_NONE};
    json_locate_inside(reading.doc, 1, cases[i].byte, &err);
    assert_int_equal(err.column, cases[i].column);
  }
  end(&reading);
}

static void json__what_was_dropped_is_empty_and_keeps_its_place(void **state) {
  (void)state;
  Reading reading = read_text("{\"a\":{\"b\":[1,2]},\"c\":3}");
  const JsonValue *a = json_first(json_root(reading.doc));
  json_drop(a);
  assert_null(json_first(a));
  expect_place(reading.doc, a, 1, 6, "/a");
  expect_place(reading.doc, json_next(a), 1, 22, "/c");
  end(&reading);
}

static void json__what_a_dropped_value_held_keeps_its_pointer(void **state) {
  (void)state;
  Reading reading =
      read_text("[{\"a\":1,\"b\":[1,{\"c\":{}},[ [], 2]]},\n{\"d/\" :3}]");
  Err before[12], after = {.code = ERR_NONE};
  for (uint32_t place = 0; place < 12; place++) {
    before[place].code = ERR_NONE;
    json_locate_key(reading.doc, place, &before[place]);
  }
  assert_string_equal(before[9].pointer, "/0/b/2/1");
  assert_string_equal(before[11].pointer, "/1/d~1");
  json_drop(json_first(json_root(reading.doc)));
  for (uint32_t place = 0; place < 12; place++) {
    json_locate_key(reading.doc, place, &after);
    assert_string_equal(after.pointer, before[place].pointer);
    assert_int_equal(after.line, before[place].line);
    assert_int_equal(after.column, before[place].column);
  }
  json_drop(json_root(reading.doc));
  json_locate(reading.doc, 11, &after);
  assert_string_equal(after.pointer, "/1/d~1");
  end(&reading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json__members_and_items_come_in_the_file_s_order),
      cmocka_unit_test(json__a_member_is_found_by_its_exact_key),
      cmocka_unit_test(json__escapes_become_what_they_stand_for),
      cmocka_unit_test(json__only_whole_numbers_are_integers),
      cmocka_unit_test(json__a_file_with_nothing_in_it_is_called_empty),
      cmocka_unit_test(json__what_the_grammar_forbids_is_refused_at_its_place),
      cmocka_unit_test(json__a_fault_is_found_wherever_it_stands_in_a_text),
      cmocka_unit_test(json__a_nul_byte_is_no_end),
      cmocka_unit_test(json__faults_of_the_grammar_have_a_pointer),
      cmocka_unit_test(json__limits_hold_to_the_last_one_allowed),
      cmocka_unit_test(json__every_duplicate_key_is_reported_once),
      cmocka_unit_test(json__keys_that_begin_alike_are_told_apart),
      cmocka_unit_test(json__duplicates_are_found_among_thousands),
      cmocka_unit_test(json__infinite_numbers_are_reported),
      cmocka_unit_test(json__every_value_has_its_place),
      cmocka_unit_test(json__places_can_be_asked_for_in_any_order),
      cmocka_unit_test(json__keys_have_their_place_too),
      cmocka_unit_test(json__a_byte_of_a_text_has_its_place),
      cmocka_unit_test(json__what_was_dropped_is_empty_and_keeps_its_place),
      cmocka_unit_test(json__what_a_dropped_value_held_keeps_its_pointer),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
