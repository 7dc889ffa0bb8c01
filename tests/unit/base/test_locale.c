/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/diag.h"
#include "base/locale.h"
#include "unit.h"

#include <string.h>

typedef struct {
  Arena *arena;
  Diags *diags;
} World;

static World begin(void) {
  World world = {.arena = arena_create(1 << 20)};
  world.diags = diags_create(world.arena, 10);
  return world;
}

static const Locale *load(const World *world, const char *text,
                          const Locale *fallback) {
  return locale_load(world->arena, "xx.json", text, strlen(text), fallback,
                     world->diags);
}

static void expect_text(const Locale *locale, const char *key,
                        const LocaleArg *args, int count,
                        const char *expected) {
  char text[256];
  Str to = str_init(text, sizeof text);
  locale_add(locale, &to, key, args, count);
  assert_string_equal(text, expected);
}

static void locale__a_text_is_found_by_its_key(void **state) {
  (void)state;
  World world = begin();
  const Locale *locale = load(&world, "{\"b\":\"B\",\"a\":\"A\"}", NULL);
  assert_string_equal(locale_text(locale, "a"), "A");
  assert_string_equal(locale_text(locale, "b"), "B");
  assert_true(locale_has(locale, "a"));
  arena_destroy(world.arena);
}

static void locale__what_is_missing_comes_from_the_fallback(void **state) {
  (void)state;
  World world = begin();
  const Locale *en = load(&world, "{\"a\":\"A\",\"b\":\"B\"}", NULL);
  const Locale *de = load(&world, "{\"a\":\"Ah\"}", en);
  assert_string_equal(locale_text(de, "a"), "Ah");
  assert_string_equal(locale_text(de, "b"), "B");
  assert_string_equal(locale_text(de, "c"), "c");
  assert_false(locale_has(de, "c"));
  arena_destroy(world.arena);
}

static void locale__places_are_filled_by_name(void **state) {
  (void)state;
  World world = begin();
  const Locale *locale =
      load(&world, "{\"k\":\"{b} and {a}, {b}; {c} {a {}\"}", NULL);
  const LocaleArg args[] = {locale_arg_text("a", "{b}"),
                            locale_arg_number("b", -5)};
  expect_text(locale, "k", args, 2, "-5 and {b}, -5; {c} {a {}");
  expect_text(locale, "none", args, 2, "none");
  arena_destroy(world.arena);
}

static void locale__the_form_fits_the_count(void **state) {
  (void)state;
  World world = begin();
  const Locale *locale = load(
      &world, "{\"k\":{\"one\":\"{count} call\",\"other\":\"{count} calls\"}}",
      NULL);
  LocaleArg count = locale_arg_number("count", 1);
  expect_text(locale, "k", &count, 1, "1 call");
  count.number = 0;
  expect_text(locale, "k", &count, 1, "0 calls");
  count.number = 21;
  expect_text(locale, "k", &count, 1, "21 calls");
  assert_string_equal(locale_text(locale, "k"), "{count} calls");
  arena_destroy(world.arena);
}

static void locale__a_language_has_a_direction(void **state) {
  (void)state;
  World world = begin();
  const Locale *en = load(&world, "{\"locale.direction\":\"ltr\"}", NULL);
  const Locale *ar = load(&world, "{\"locale.direction\":\"rtl\"}", en);
  assert_false(locale_is_rtl(en));
  assert_true(locale_is_rtl(ar));
  assert_false(locale_is_rtl(load(&world, "{}", NULL)));
  arena_destroy(world.arena);
}

static void locale__files_of_another_shape_are_refused(void **state) {
  (void)state;
  static const char *const files[] = {"[]",
                                      "{\"a\":1}",
                                      "{\"a\":{\"one\":\"x\"}}",
                                      "{\"a\":{\"other\":\"x\"}}",
                                      "{\"a\":\"x\",\"a\":\"y\"}",
                                      "{"};
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    World world = begin();
    assert_null(load(&world, files[i], NULL));
    assert_non_null(diags_first_error(world.diags));
    arena_destroy(world.arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(locale__a_text_is_found_by_its_key),
      cmocka_unit_test(locale__what_is_missing_comes_from_the_fallback),
      cmocka_unit_test(locale__places_are_filled_by_name),
      cmocka_unit_test(locale__the_form_fits_the_count),
      cmocka_unit_test(locale__a_language_has_a_direction),
      cmocka_unit_test(locale__files_of_another_shape_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
