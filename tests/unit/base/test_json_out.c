/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "unit.h"

static void write_to(void *context, const char *bytes, size_t length) {
  str_add_bytes(context, bytes, length);
}

static void write_some(JsonOut *out) {
  json_out_open_object(out);
  json_out_member_integer(out, "n", INT64_MIN);
  json_out_member_bool(out, "b", true);
  json_out_key(out, "l");
  json_out_open_list(out);
  json_out_null(out);
  json_out_text(out, NULL);
  json_out_integer(out, 7);
  json_out_close_list(out);
  json_out_key(out, "e");
  json_out_open_list(out);
  json_out_close_list(out);
  json_out_close_object(out);
}

static void json_out__a_line_has_no_spaces(void **state) {
  (void)state;
  char text[256];
  Str to = str_init(text, sizeof text);
  JsonOut out = json_out_init(write_to, &to, false);
  write_some(&out);
  assert_string_equal(text, "{\"n\":-9223372036854775808,\"b\":true,"
                            "\"l\":[null,null,7],\"e\":[]}");
}

static void json_out__indentation_shows_what_holds_what(void **state) {
  (void)state;
  char text[256];
  Str to = str_init(text, sizeof text);
  JsonOut out = json_out_init(write_to, &to, true);
  write_some(&out);
  assert_string_equal(text, "{\n  \"n\": -9223372036854775808,\n"
                            "  \"b\": true,\n  \"l\": [\n    null,\n"
                            "    null,\n    7\n  ],\n  \"e\": []\n}");
}

static void json_out__texts_are_escaped_and_always_utf8(void **state) {
  (void)state;
  char text[256];
  Str to = str_init(text, sizeof text);
  JsonOut out = json_out_init(write_to, &to, false);
  json_out_text(&out, "\"\\/\n\t\x01\x7F\xC3\xA9\xE2\x80\xA8\xFF");
  assert_string_equal(text, "\"\\\"\\\\/\\n\\t\\u0001\\u007f\xC3\xA9\\u2028"
                            "\xEF\xBF\xBD\"");
}

static void write_number(const void *what, JsonOut *out) {
  const int64_t *number = what;
  json_out_integer(out, *number);
}

static void json_out__a_document_is_kept_or_there_is_none(void **state) {
  (void)state;
  Arena *arena = arena_create(4096);
  const int64_t number = 1234;
  size_t length;
  assert_string_equal(json_out_keep(arena, write_number, &number, &length),
                      "1234");
  assert_int_equal(length, 4);
  arena_fail_at(arena, 1);
  assert_null(json_out_keep(arena, write_number, &number, &length));
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json_out__a_line_has_no_spaces),
      cmocka_unit_test(json_out__indentation_shows_what_holds_what),
      cmocka_unit_test(json_out__texts_are_escaped_and_always_utf8),
      cmocka_unit_test(json_out__a_document_is_kept_or_there_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
