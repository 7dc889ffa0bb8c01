/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "loader.h"
#include "screens/portrait.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  Arena *arena;
  Diags *diags;
} Desk;

static Desk desk_open(void) {
  Arena *arena = arena_create(1 << 22);
  return (Desk){arena, diags_create(arena, 8)};
}

static const Portraits *shipped(const Desk *desk) {
  size_t length;
  const char *path = EK_SOURCE_DIR "/assets/portraits/portraits.json";
  char *bytes = loader_read(path, &length);
  const Portraits *portraits =
      portrait_load(desk->arena, path, bytes, length, desk->diags);
  free(bytes);
  assert_non_null(portraits);
  return portraits;
}

static void expect_layers(const Portraits *portraits, PortraitLook look,
                          const char *wanted) {
  const char *layers[PORTRAIT_LAYERS];
  int count = portrait_layers(portraits, &look, layers);
  char memory[512];
  Str text = str_init(memory, sizeof memory);
  for (int i = 0; i < count; i++) {
    str_add(&text, i ? " " : "");
    str_add(&text, layers[i] + strlen("portraits/"));
  }
  assert_string_equal(text.text, wanted);
}

static void portrait__the_face_follows_the_anger(void **state) {
  (void)state;
  Desk desk = desk_open();
  const Portraits *portraits = shipped(&desk);
  expect_layers(portraits, (PortraitLook){.id = "ines", .anger = 0},
                "body/ines.svg face/smile.svg mouth/grin.svg");
  expect_layers(portraits, (PortraitLook){.id = "ines", .anger = 950},
                "body/ines.svg face/veryAngry.svg mouth/frown.svg");
  expect_layers(portraits, (PortraitLook){.id = "ines", .anger = 1000},
                "body/ines.svg face/rage.svg mouth/hard_small.svg");
  arena_destroy(desk.arena);
}

static void portrait__a_tone_wins_over_the_anger(void **state) {
  (void)state;
  Desk desk = desk_open();
  expect_layers(shipped(&desk),
                (PortraitLook){.id = "ines", .anger = 950, .tone = SPEECH_SAD},
                "body/ines.svg face/solemn.svg mouth/sulk.svg");
  arena_destroy(desk.arena);
}

static void portrait__an_open_mouth_is_of_the_looks_own_set(void **state) {
  (void)state;
  Desk desk = desk_open();
  const Portraits *portraits = shipped(&desk);
  expect_layers(
      portraits,
      (PortraitLook){.id = "walter", .anger = 200, .mouth = MOUTH_WIDE},
      "body/walter.svg face/smile.svg mouth/soft_wide.svg over/walter.svg");
  expect_layers(
      portraits,
      (PortraitLook){.id = "walter", .anger = 900, .mouth = MOUTH_ROUND},
      "body/walter.svg face/veryAngry.svg mouth/hard_round.svg "
      "over/walter.svg");
  arena_destroy(desk.arena);
}

static void portrait__who_has_no_face_is_a_silhouette(void **state) {
  (void)state;
  Desk desk = desk_open();
  const char *layers[PORTRAIT_LAYERS];
  PortraitLook look = {.id = "nobody", .anger = 500};
  assert_int_equal(portrait_layers(shipped(&desk), &look, layers), 1);
  assert_string_equal(layers[0], "icons/phosphor-user.svg");
  look.id = NULL;
  assert_int_equal(portrait_layers(NULL, &look, layers), 1);
  arena_destroy(desk.arena);
}

static void portrait__a_broken_file_is_refused_with_its_place(void **state) {
  (void)state;
  static const char *const broken[] = {
      "[]", "{", "{\"people\":{}}",
      ("{\"people\":{\"a\":{\"body\":7}},\"ladder\":[],\"tones\":{},"
       "\"speech\":{}}")};
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    Desk desk = desk_open();
    assert_null(portrait_load(desk.arena, "p.json", broken[i],
                              strlen(broken[i]), desk.diags));
    assert_int_equal(diags_first_error(desk.diags)->line, 1);
    arena_destroy(desk.arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(portrait__the_face_follows_the_anger),
      cmocka_unit_test(portrait__a_tone_wins_over_the_anger),
      cmocka_unit_test(portrait__an_open_mouth_is_of_the_looks_own_set),
      cmocka_unit_test(portrait__who_has_no_face_is_a_silhouette),
      cmocka_unit_test(portrait__a_broken_file_is_refused_with_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
