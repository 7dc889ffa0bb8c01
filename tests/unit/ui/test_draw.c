/* SPDX-License-Identifier: MIT */
#include "ui/draw.h"
#include "unit.h"

#include <string.h>

static int set_up(void **state) {
  *state = arena_create(1 << 20);
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_destroy(*state);
  return 0;
}

static const FontStyle BODY = {FACE_REGULAR, 16};
static const Rect SCREEN = {0, 0, 100, 100};

static void assert_printed(const DrawList *list, const char *expected) {
  char memory[1024];
  Str out = str_init(memory, sizeof memory);
  draw_print(list, &out);
  assert_string_equal(out.text, expected);
}

static void draw__a_list_prints_as_text(void **state) {
  static const Point points[] = {{10, 10}, {20, 5}};
  DrawList list = draw_begin(*state, SCREEN);
  draw_fill(&list, (Rect){1, 2, 30, 40}, 5, 0x11223344);
  draw_outline(&list, (Rect){1, 2, 30, 40}, 0, 3, 0xFFFFFFFF);
  draw_text(&list, (Rect){5, 6, 70, 20}, BODY, 0x000000FF, "a cake, yes", 6);
  draw_icon(&list, (Rect){0, 0, 20, 20}, "ear", 0xFF0000FF);
  draw_image(&list, (Rect){0, 0, 50, 50}, "body.svg+face.svg");
  draw_line(&list, points, 2, 3, 0x0000FFFF);
  assert_printed(&list, "fill 1,2 30x40 #11223344 r5\n"
                        "outline 1,2 30x40 #ffffffff w3\n"
                        "text 5,6 70x20 #000000ff 16px \"a cake\"\n"
                        "icon 0,0 20x20 #ff0000ff ear\n"
                        "image 0,0 50x50 #ffffffff body.svg+face.svg\n"
                        "line 7,2 16x11 #0000ffff w3 10,10 20,5\n");
}

static void draw__what_is_clipped_away_is_left_out(void **state) {
  DrawList list = draw_begin(*state, SCREEN);
  Rect before = draw_clip_push(&list, (Rect){50, 50, 100, 100});
  draw_fill(&list, (Rect){0, 0, 40, 40}, 0, 0xFFFFFFFF);
  draw_fill(&list, (Rect){60, 60, 80, 80}, 0, 0xFFFFFFFF);
  draw_clip_pop(&list, before);
  draw_fill(&list, (Rect){0, 0, 40, 40}, 0, 0xFFFFFFFF);
  draw_fill(&list, (Rect){0, 100, 40, 40}, 0, 0xFFFFFFFF);
  draw_fill(&list, (Rect){0, 0, 40, 40}, 0, 0xFFFFFF00);
  assert_printed(&list, "clip 50,50 50x50\n"
                        "fill 60,60 80x80 #ffffffff\n"
                        "clip 0,0 100x100\n"
                        "fill 0,0 40x40 #ffffffff\n");
}

static void draw__clips_narrow_each_other(void **state) {
  DrawList list = draw_begin(*state, SCREEN);
  Rect before = draw_clip_push(&list, (Rect){10, 10, 50, 50});
  Rect inner = draw_clip_push(&list, (Rect){0, 40, 90, 90});
  assert_int_equal(list.clip.x, 10);
  assert_int_equal(list.clip.y, 40);
  assert_int_equal(list.clip.h, 20);
  draw_clip_pop(&list, inner);
  assert_int_equal(list.clip.h, 50);
  draw_clip_pop(&list, before);
  assert_int_equal(list.clip.h, 100);
}

static uint64_t hash_of(Arena *arena, const char *text, int shown) {
  DrawList list = draw_begin(arena, SCREEN);
  DrawCommand *c = draw_text(&list, (Rect){0, 0, 50, 20}, BODY, 0x000000FF,
                             text, strlen(text));
  c->shown = shown;
  return draw_hash(&list);
}

static void draw__the_hash_tells_frames_apart(void **state) {
  uint64_t hash = hash_of(*state, "one", 50);
  assert_true(hash == hash_of(*state, "one", 50));
  assert_true(hash != hash_of(*state, "two", 50));
  assert_true(hash != hash_of(*state, "one", 49));
}

static void draw__a_full_arena_is_noticed(void **state) {
  DrawList list = draw_begin(*state, SCREEN);
  arena_fail_at(*state, 1);
  draw_fill(&list, SCREEN, 0, 0xFFFFFFFF);
  arena_fail_at(*state, 0);
  assert_true(list.full);
  assert_int_equal(list.count, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(draw__a_list_prints_as_text),
      TEST(draw__what_is_clipped_away_is_left_out),
      TEST(draw__clips_narrow_each_other),
      TEST(draw__the_hash_tells_frames_apart),
      TEST(draw__a_full_arena_is_noticed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
