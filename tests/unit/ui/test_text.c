/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "ui/text.h"
#include "unit.h"

#include <string.h>

/* font_fake: at 20 pixels each character is 10 wide, each line 25 high. */
static const TextStyle STYLE = {
    .font = {FACE_REGULAR, 20}, .colour = 0x000000FF, .aside = 0x777777FF};

typedef struct {
  Arena *arena;
  Font *font;
} Tools;

static int set_up(void **state) {
  static Tools tools;
  tools.arena = arena_create(1 << 20);
  tools.font = font_create(tools.arena, font_fake());
  *state = &tools;
  return tools.font ? 0 : -1;
}

static int tear_down(void **state) {
  const Tools *tools = *state;
  arena_destroy(tools->arena);
  return 0;
}

/* The lines, parted by '|'. */
static void assert_lines(const Tools *tools, TextStyle style, const char *text,
                         int width, const char *expected) {
  const TextBlock *block =
      text_break(tools->arena, tools->font, &style, text, width);
  assert_non_null(block);
  char memory[512];
  Str lines = str_init(memory, sizeof memory);
  for (int i = 0; i < block->line_count; i++) {
    const TextLine *line = &block->lines[i];
    if (i > 0) { str_add(&lines, "|"); }
    str_add_bytes(&lines, text + line->start, line->length);
  }
  assert_string_equal(lines.text, expected);
}

/* What is drawn, a run a line: x, text. */
static void assert_runs(const Tools *tools, TextStyle style, const char *text,
                        int width, size_t shown, const char *expected) {
  const TextBlock *block =
      text_break(tools->arena, tools->font, &style, text, width);
  DrawList list = draw_begin(tools->arena, (Rect){0, 0, 2000, 2000});
  text_draw(&list, tools->font, block, (Rect){0, 0, width, 1000}, TEXT_LEFT,
            shown);
  char memory[1024];
  Str out = str_init(memory, sizeof memory);
  for (const DrawCommand *c = list.first; c; c = c->next) {
    str_addf(&out, "%d%s", c->rect.x, c->rtl ? "<" : ">");
    str_add_bytes(&out, c->text, c->length);
    if (c->shown < c->rect.w) {
      str_addf(&out, "(%d+%d)", c->shown_from, c->shown);
    }
    str_add(&out, "\n");
  }
  assert_string_equal(out.text, expected);
}

static void text__lines_are_broken_between_words(void **state) {
  assert_lines(*state, STYLE, "one two three", 80, "one two|three");
  assert_lines(*state, STYLE, "one two three", 70, "one two|three");
  assert_lines(*state, STYLE, "one two three", 69, "one|two|three");
  assert_lines(*state, STYLE, "", 100, "");
  assert_lines(*state, STYLE, "a   b ", 20, "a|b");
}

static void text__words_longer_than_a_line_are_broken_inside(void **state) {
  assert_lines(*state, STYLE, "abcdefghij xy", 40, "abcd|efgh|ij|xy");
  assert_lines(*state, STYLE, "abc", 1, "a|b|c");
}

static void text__hyphens_and_slashes_may_end_a_line(void **state) {
  assert_lines(*state, STYLE, "twenty-four", 70, "twenty-|four");
  assert_lines(*state, STYLE, "and/or", 40, "and/|or");
  assert_lines(*state, STYLE, "-5 is less", 20, "-5|is|le|ss");
}

static void text__what_belongs_together_stays_together(void **state) {
  /* e and its accent; a family joined by U+200D. */
  assert_lines(*state, STYLE, "abe\u0301cd", 30, "abe\u0301|cd");
  assert_lines(*state, STYLE, "ab\U0001F469\u200D\U0001F467cd", 30,
               "ab|\U0001F469\u200D\U0001F467c|d");
}

static void text__ideographs_may_be_parted_anywhere(void **state) {
  assert_lines(*state, STYLE, "注文しました", 30, "注文し|ました");
}

static void text__the_widest_word_is_the_least_width(void **state) {
  const Tools *tools = *state;
  assert_int_equal(text_least(tools->font, &STYLE, "one three two"), 50);
  assert_int_equal(text_want(tools->font, &STYLE, "one three two"), 130);
  /* Nothing that long must push a whole screen apart. */
  char word[101];
  memset(word, 'x', 100);
  word[100] = '\0';
  assert_int_equal(text_least(tools->font, &STYLE, word), 240);
}

static void text__stage_directions_are_in_italics(void **state) {
  const Tools *tools = *state;
  TextStyle style = STYLE;
  style.asides = true;
  const TextBlock *block =
      text_break(tools->arena, tools->font, &style, "Oh [she sighs] no", 90);
  DrawList list = draw_begin(tools->arena, (Rect){0, 0, 500, 500});
  text_draw(&list, tools->font, block, (Rect){0, 0, 90, 100}, TEXT_LEFT, 99);
  const DrawCommand *c = list.first->next;
  assert_int_equal(list.first->font.face, FACE_REGULAR);
  assert_int_equal(c->font.face, FACE_ITALIC);
  assert_int_equal(c->colour, 0x777777FF);
  /* The direction goes on in the second line, what is said after it. */
  assert_int_equal(c->next->font.face, FACE_ITALIC);
  assert_memory_equal(c->next->text, "sighs]", 6);
  assert_int_equal(c->next->next->font.face, FACE_REGULAR);
  assert_int_equal(block->line_count, 2);
}

static void text__brackets_mean_nothing_elsewhere(void **state) {
  assert_runs(*state, STYLE, "a [b] c", 500, 99, "0>a [b] c\n");
}

static void text__only_what_is_revealed_shows(void **state) {
  assert_runs(*state, STYLE, "one two three", 80, 5, "0>one two(0+50)\n");
  assert_runs(*state, STYLE, "one two three", 80, 10,
              "0>one two\n0>three(0+20)\n");
  /* Never half a character. */
  assert_runs(*state, STYLE, "aéb", 80, 2, "0>aéb(0+10)\n");
  assert_runs(*state, STYLE, "one", 80, 0, "");
}

static void text__arabic_runs_from_the_right_and_digits_do_not(void **state) {
  /* In memory: "kaka 24 shakhs"; on screen the digits stay 24. */
  assert_runs(*state, STYLE, "كعكة 24 شخص", 300, 99,
              "0< شخص\n40>24\n60<كعكة \n");
  assert_runs(*state, STYLE, "كعكة 24 شخص", 300, 8, "60<كعكة (10+40)\n");
}

static void text__mixed_directions_keep_their_order(void **state) {
  assert_runs(*state, STYLE, "Order שלום (OAK-22) now", 500, 99,
              "0>Order \n60<שלום\n100> (OAK-22) now\n");
}

static void text__arabic_is_revealed_from_its_right_end(void **state) {
  assert_runs(*state, STYLE, "كعكة", 300, 4, "0<كعكة(20+20)\n");
}

static void text__one_line_is_elided_when_it_must(void **state) {
  const Tools *tools = *state;
  const TextBlock *block =
      text_elide(tools->arena, tools->font, &STYLE, "one two three", 80);
  assert_string_equal(block->text, "one two\u2026");
  assert_int_equal(block->width, 80);
  block = text_elide(tools->arena, tools->font, &STYLE, "one two", 80);
  assert_string_equal(block->text, "one two");
}

static void text__a_full_arena_gives_no_block(void **state) {
  const Tools *tools = *state;
  for (long nth = 1; nth <= 8; nth++) {
    arena_fail_at(tools->arena, nth);
    const TextBlock *block =
        text_break(tools->arena, tools->font, &STYLE, "كعكة 24", 80);
    if (nth <= 7) { assert_null(block); }
  }
  arena_fail_at(tools->arena, 0);
}

static void text__hostile_text_ends(void **state) {
  const Tools *tools = *state;
  char text[4001];
  for (int i = 0; i < 4000; i++) { text[i] = "[]-/ \xD7"[i % 5]; }
  text[4000] = '\0';
  TextStyle style = STYLE;
  style.asides = true;
  for (int width = 0; width < 100; width += 33) {
    const TextBlock *block =
        text_break(tools->arena, tools->font, &style, text, width);
    assert_non_null(block);
    DrawList list = draw_begin(tools->arena, (Rect){0, 0, 500, 500});
    text_draw(&list, tools->font, block, (Rect){0, 0, width, 500}, TEXT_RIGHT,
              SIZE_MAX);
    assert_true(block->line_count > 0);
    arena_reset(tools->arena);
    *(Tools *)*state =
        (Tools){tools->arena, font_create(tools->arena, font_fake())};
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(text__lines_are_broken_between_words),
      TEST(text__words_longer_than_a_line_are_broken_inside),
      TEST(text__hyphens_and_slashes_may_end_a_line),
      TEST(text__what_belongs_together_stays_together),
      TEST(text__ideographs_may_be_parted_anywhere),
      TEST(text__the_widest_word_is_the_least_width),
      TEST(text__stage_directions_are_in_italics),
      TEST(text__brackets_mean_nothing_elsewhere),
      TEST(text__only_what_is_revealed_shows),
      TEST(text__arabic_runs_from_the_right_and_digits_do_not),
      TEST(text__mixed_directions_keep_their_order),
      TEST(text__arabic_is_revealed_from_its_right_end),
      TEST(text__one_line_is_elided_when_it_must),
      TEST(text__a_full_arena_gives_no_block),
      TEST(text__hostile_text_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
