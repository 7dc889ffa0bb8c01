/* SPDX-License-Identifier: MIT */
#include "audio/spoken.h"
#include "base/arena.h"
#include "base/str.h"
#include "unit.h"

#include <string.h>

static int open_arena(void **state) {
  *state = arena_create(16 << 20);
  return *state ? 0 : -1;
}

static int close_arena(void **state) {
  arena_destroy(*state);
  return 0;
}

static Spoken read_line(void **state, const char *line) {
  Spoken spoken;
  arena_reset(*state);
  assert_true(spoken_read(&spoken, line, *state, NULL));
  assert_int_equal(strlen(spoken.text), spoken.length);
  return spoken;
}

static void assert_said(void **state, const char *line, const char *said) {
  assert_string_equal(read_line(state, line).text, said);
}

static void spoken__stage_directions_are_left_out(void **state) {
  assert_said(state, "[sighs] Well. [long pause] Thank you.",
              "Well. Thank you.");
  assert_said(state, "[only this]", "");
  assert_said(state, "not [closed", "not closed");
}

static void spoken__letters_lose_their_marks(void **state) {
  assert_said(state, "Z\xc3\xbcrich caf\xc3\xa9 na\xc3\xafve \xc5\xbd\xc5\xa1",
              "Zurich cafe naive Zs");
}

static void spoken__signs_become_words(void **state) {
  assert_said(state,
              "It\xe2\x80\x99s late\xe2\x80\xa6 no \xe2\x80\x93 40\xc2\xb0",
              "It's late... no , 40 degrees");
  assert_said(state,
              "\xe2\x82\xac"
              "39.50, cash",
              "39.50 euros , cash");
  assert_said(state,
              "\xc2\xa3"
              "7.",
              "7 pounds .");
}

static void spoken__what_cannot_be_said_is_a_space(void **state) {
  assert_said(state,
              "a\tb\nc\x01"
              "d*e \xe4\xb8\x96 \xf0\x9f\x98\x80 f",
              "a b c d e f");
  assert_said(state,
              "a\xff\xfe"
              "b\xc3",
              "ab");
  assert_said(state, "", "");
  assert_said(state, "\xe4\xb8\x96\xe7\x95\x8c", "");
}

static void spoken__every_letter_knows_its_place(void **state) {
  const char *line = "[x] caf\xc3\xa9 39";
  Spoken spoken = read_line(state, line);
  assert_string_equal(spoken.text, "cafe 39");
  assert_int_equal(spoken.from[0], 4);
  assert_int_equal(spoken.from[3], 7);
  assert_int_equal(spoken.from[5], 10);
  assert_int_equal(spoken.from[spoken.length], strlen(line));
}

static void spoken__long_words_are_broken(void **state) {
  char line[200];
  memset(line, 'a', sizeof line - 1);
  line[sizeof line - 1] = '\0';
  Spoken spoken = read_line(state, line);
  assert_int_equal(strcspn(spoken.text, " "), SPOKEN_WORD_LETTERS);
  assert_int_equal(spoken.length, 199 + 6);
}

static void spoken__the_longest_of_texts_fits(void **state) {
  char line[SPOKEN_TEXT_BYTES + 100];
  static const char POUND[] = "\xc2\xa3"
                              "1";
  const char *const fillers[] = {"#", "@", "a", "\xc2\xbd", POUND};
  for (size_t f = 0; f < sizeof fillers / sizeof *fillers; f++) {
    size_t width = strlen(fillers[f]), at = 0;
    for (; at + width < sizeof line; at += width) {
      memcpy(line + at, fillers[f], width);
    }
    line[at] = '\0';
    Spoken spoken = read_line(state, line);
    assert_in_range(spoken.length, SPOKEN_TEXT_BYTES / 2,
                    SPOKEN_TEXT_BYTES * 10);
  }
}

static void spoken__pieces_end_with_the_last_sentence_they_reach(void **state) {
  char line[600];
  Str str = str_init(line, sizeof line);
  str_add(&str, "One. ");
  while (str.length < 200) { str_add(&str, "one two three "); }
  str_add(&str, "four. ");
  while (str.length < 400) { str_add(&str, "five six, seven "); }
  Spoken spoken = read_line(state, line);
  size_t end = spoken_piece(&spoken, 0);
  assert_memory_equal(spoken.text + end - 5, "four. ", 6);
  size_t next = spoken_piece(&spoken, end + 1);
  assert_int_equal(next, spoken.length);
}

static void spoken__pieces_are_never_too_long(void **state) {
  char line[3000];
  memset(line, 'x', sizeof line - 1);
  line[sizeof line - 1] = '\0';
  Spoken spoken = read_line(state, line);
  for (size_t from = 0; from < spoken.length;) {
    size_t end = spoken_piece(&spoken, from);
    assert_in_range(end - from, 1, SPOKEN_PIECE_LETTERS);
    from = end + 1;
  }
}

static void spoken__a_full_arena_is_reported(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 16);
  Err err = {0};
  Spoken spoken;
  arena_fail_at(arena, 2);
  assert_false(spoken_read(&spoken, "Hello", arena, &err));
  assert_int_equal(err.code, ERR_MEMORY);
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(spoken__stage_directions_are_left_out),
      cmocka_unit_test(spoken__letters_lose_their_marks),
      cmocka_unit_test(spoken__signs_become_words),
      cmocka_unit_test(spoken__what_cannot_be_said_is_a_space),
      cmocka_unit_test(spoken__every_letter_knows_its_place),
      cmocka_unit_test(spoken__long_words_are_broken),
      cmocka_unit_test(spoken__the_longest_of_texts_fits),
      cmocka_unit_test(spoken__pieces_end_with_the_last_sentence_they_reach),
      cmocka_unit_test(spoken__pieces_are_never_too_long),
      cmocka_unit_test(spoken__a_full_arena_is_reported),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
