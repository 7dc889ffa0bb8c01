/* SPDX-License-Identifier: MIT */
#include "platform/fonts.h"
#include "unit.h"

#include <string.h>

#include <SDL.h>

static int set_up(void **state) {
  Err err = {.code = ERR_NONE};
  *state = fonts_open(EK_SOURCE_DIR "/assets", &err);
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  fonts_close(*state);
  return 0;
}

static const SDL_Color BLACK = {0, 0, 0, 255};
static const FontStyle BODY = {FACE_REGULAR, 16};

static int width_of(Fonts *fonts, FontStyle style, const char *text) {
  const FontTable *table = fonts_table(fonts);
  return table->width(table->context, style, false, text, strlen(text));
}

static void fonts__widths_grow_with_text_and_size(void **state) {
  assert_int_equal(width_of(*state, BODY, ""), 0);
  int one = width_of(*state, BODY, "cake");
  int two = width_of(*state, BODY, "cake cake");
  assert_true(two > 2 * one);
  int large = width_of(*state, (FontStyle){FACE_REGULAR, 32}, "cake");
  assert_in_range(large, 2 * one - 2, 2 * one + 2);
  assert_true(width_of(*state, (FontStyle){FACE_BOLD, 16}, "cake") > one);
}

static void fonts__only_the_bytes_given_are_measured(void **state) {
  const FontTable *table = fonts_table(*state);
  int part = table->width(table->context, BODY, false, "cake and tea", 4);
  assert_int_equal(part, width_of(*state, BODY, "cake"));
}

static void fonts__what_is_drawn_is_as_wide_as_measured(void **state) {
  static const char *const texts[] = {
      "Ten minutes is far too long.", "1lI0O", "f", "Вам", "כעכה", "24人分"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    const char *text = texts[i];
    SDL_Surface *drawn =
        fonts_draw(*state, BODY, false, BLACK, text, strlen(text));
    assert_non_null(drawn);
    int width = width_of(*state, BODY, text);
    assert_in_range(drawn->w, width, width + BODY.size);
    SDL_FreeSurface(drawn);
  }
}

static void fonts__lines_have_room(void **state) {
  const FontTable *table = fonts_table(*state);
  for (int size = 12; size <= 64; size += 4) {
    FontStyle style = {FACE_REGULAR, size};
    int height = table->height(table->context, style);
    assert_in_range(height, size * 11 / 10, size * 3 / 2);
  }
}

static void fonts__characters_that_look_alike_are_told_apart(void **state) {
  /* Order numbers are read aloud: 1, l, I and 0, O must differ. */
  static const char *const alike[][2] = {{"1", "l"}, {"l", "I"}, {"0", "O"}};
  for (size_t i = 0; i < 3; i++) {
    SDL_Surface *a = fonts_draw(*state, BODY, false, BLACK, alike[i][0], 1);
    SDL_Surface *b = fonts_draw(*state, BODY, false, BLACK, alike[i][1], 1);
    bool same = a->w == b->w && a->h == b->h &&
                memcmp(a->pixels, b->pixels, (size_t)(a->pitch * a->h)) == 0;
    assert_false(same);
    SDL_FreeSurface(a);
    SDL_FreeSurface(b);
  }
}

static void fonts__many_sizes_do_no_harm(void **state) {
  for (int size = 8; size < 200; size++) {
    assert_true(width_of(*state, (FontStyle){FACE_ITALIC, size}, "cake") > 0);
  }
}

static void fonts__a_folder_without_fonts_is_refused(void **state) {
  (void)state;
  Err err = {.code = ERR_NONE};
  assert_null(fonts_open("/nowhere", &err));
  assert_int_equal(err.code, ERR_IO);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(fonts__widths_grow_with_text_and_size),
      TEST(fonts__only_the_bytes_given_are_measured),
      TEST(fonts__what_is_drawn_is_as_wide_as_measured),
      TEST(fonts__lines_have_room),
      TEST(fonts__characters_that_look_alike_are_told_apart),
      TEST(fonts__many_sizes_do_no_harm),
      TEST(fonts__a_folder_without_fonts_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
