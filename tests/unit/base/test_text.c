/* SPDX-License-Identifier: MIT */
/* utf8 and str. */
#include "base/str.h"
#include "base/utf8.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static size_t encode(uint32_t point, char out[4]) {
  if (point < 0x80) {
    out[0] = (char)point;
    return 1;
  }
  size_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = size - 1; i > 0; i--) {
    out[i] = (char)(0x80 | (point & 0x3F));
    point >>= 6;
  }
  out[0] = (char)(lead[size] | point);
  return size;
}

static void utf8__every_code_point_survives_a_round_trip(void **state) {
  (void)state;
  for (uint32_t point = 0; point <= 0x10FFFF; point++) {
    if (point >= 0xD800 && point <= 0xDFFF) { continue; }
    char bytes[4];
    uint32_t back;
    size_t size = encode(point, bytes);
    if (utf8_decode(bytes, size, &back) != size || back != point) {
      fail_msg("U+%04X", (unsigned)point);
    }
    if (size > 1) { assert_int_equal(utf8_decode(bytes, size - 1, &back), 0); }
  }
}

static void utf8__what_is_malformed_is_no_character(void **state) {
  (void)state;
  static const char *const bad[] = {"\x80",
                                    "\xBF",
                                    "\xC0\x80",
                                    "\xC1\xBF",
                                    "\xE0\x80\x80",
                                    "\xE0\x9F\xBF",
                                    "\xED\xA0\x80",
                                    "\xED\xBF\xBF",
                                    "\xC3\x41",
                                    "\xE2\x82\x41",
                                    "\xF0\x80\x80\x80",
                                    "\xF4\x90\x80\x80",
                                    "\xF5\x80",
                                    "\xFF",
                                    ""};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    uint32_t point;
    assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &point), 0);
    assert_int_equal(point, 0xFFFD);
  }
}

static void utf8__a_cut_text_keeps_whole_characters(void **state) {
  (void)state;
  const char *text = "a\xC3\xA9\xF0\x9F\x99\x82";
  static const size_t whole[] = {0, 1, 1, 3, 3, 3, 3, 7};
  for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
    assert_int_equal(utf8_whole(text, i), whole[i]);
  }
  assert_int_equal(utf8_count(text, 7), 3);
}

static void utf8__controls_and_bidi_overrides_are_not_printable(void **state) {
  (void)state;
  static const uint32_t bad[] = {0,      9,      10,     0x1F,   0x7F,   0x80,
                                 0x9F,   0x2028, 0x2029, 0x202A, 0x202E, 0x2066,
                                 0x2069, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    assert_false(utf8_printable(bad[i]));
  }
  static const uint32_t good[] = {' ',    '~',    0xA0,   0xE9,
                                  0x200F, 0x202F, 0x3000, 0x1F642};
  for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
    assert_true(utf8_printable(good[i]));
  }
}

static void str__what_does_not_fit_is_left_out_whole(void **state) {
  (void)state;
  char memory[6];
  Str str = str_init(memory, sizeof memory);
  str_add(&str, "ab\xC3\xA9");
  assert_false(str.cut);
  str_add(&str, "\xC3\xA9");
  assert_true(str.cut);
  assert_string_equal(memory, "ab\xC3\xA9");
  str_add(&str, "c");
  assert_string_equal(memory, "ab\xC3\xA9");
}

static void str__formatted_text_is_cut_between_characters(void **state) {
  (void)state;
  char memory[5];
  Str str = str_init(memory, sizeof memory);
  str_addf(&str, "%s%d", "a\xC3\xA9\xC3\xA9", 1);
  assert_string_equal(memory, "a\xC3\xA9");
  assert_true(str.cut);
  assert_int_equal(str.length, 3);
}

static void str__text_of_strangers_is_cleaned(void **state) {
  (void)state;
  char memory[64];
  Str str = str_init(memory, sizeof memory);
  str_add_clean(&str, "a\tb\nc\x1b]\xC2\x9B\xE2\x80\xAE\xFFz\xC3");
  assert_string_equal(memory, "a b c\xEF\xBF\xBD]\xEF\xBF\xBD\xEF\xBF\xBD"
                              "\xEF\xBF\xBDz\xEF\xBF\xBD");
}

static void
utf8__plain_characters_are_counted_to_the_first_other(void **state) {
  (void)state;
  static const char *const others[] = {"\x1F", "\x7F", "\x80", "\xC3\xA9",
                                       "\n"};
  for (int at = 0; at < 20; at++) {
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
      char text[64];
      int length = snprintf(text, sizeof text, "%.*s%s ~ ~ ~ ~ ~ ~", at,
                            " ~!}0aZ~ ~~ ~ ~ ~ ~ ", others[i]);
      assert_int_equal(utf8_plain(text, (size_t)length), at);
      assert_int_equal(utf8_plain(text, (size_t)at), at);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(utf8__plain_characters_are_counted_to_the_first_other),
      cmocka_unit_test(utf8__every_code_point_survives_a_round_trip),
      cmocka_unit_test(utf8__what_is_malformed_is_no_character),
      cmocka_unit_test(utf8__a_cut_text_keeps_whole_characters),
      cmocka_unit_test(utf8__controls_and_bidi_overrides_are_not_printable),
      cmocka_unit_test(str__what_does_not_fit_is_left_out_whole),
      cmocka_unit_test(str__formatted_text_is_cut_between_characters),
      cmocka_unit_test(str__text_of_strangers_is_cleaned),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
