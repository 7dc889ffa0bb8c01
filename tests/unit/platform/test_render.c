/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "platform/fonts.h"
#include "platform/render.h"
#include "platform/textures.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <SDL.h>

enum { SIDE = 200 };

typedef struct {
  SDL_Surface *surface;
  SDL_Renderer *renderer;
  Fonts *fonts;
  Render *render;
  Arena *arena;
} Desk;

static int set_up(void **state) {
  static Desk desk;
  desk.surface = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32,
                                                SDL_PIXELFORMAT_ARGB8888);
  desk.renderer = SDL_CreateSoftwareRenderer(desk.surface);
  Err err = {.code = ERR_NONE};
  desk.fonts = fonts_open(EK_SOURCE_DIR "/assets", &err);
  desk.render =
      render_create(desk.renderer, desk.fonts, EK_SOURCE_DIR "/assets");
  desk.arena = arena_create(1 << 20);
  *state = &desk;
  return desk.render && desk.fonts && desk.arena ? 0 : -1;
}

static int tear_down(void **state) {
  Desk *desk = *state;
  arena_destroy(desk->arena);
  render_destroy(desk->render);
  fonts_close(desk->fonts);
  SDL_DestroyRenderer(desk->renderer);
  SDL_FreeSurface(desk->surface);
  return 0;
}

static DrawList begin(const Desk *desk) {
  DrawList list = draw_begin(desk->arena, (Rect){0, 0, SIDE, SIDE});
  draw_fill(&list, (Rect){0, 0, SIDE, SIDE}, 0, 0xFFFFFFFF);
  return list;
}

static void show(Desk *desk, const DrawList *list) {
  render_list(desk->render, list);
  SDL_RenderFlush(desk->renderer);
}

/* 0xRRGGBB */
static unsigned pixel(const Desk *desk, int x, int y) {
  Uint32 value;
  memcpy(&value,
         (const Uint8 *)desk->surface->pixels + y * desk->surface->pitch +
             4 * x,
         sizeof value);
  return value & 0xFFFFFF;
}

static int count_not(const Desk *desk, unsigned colour, Rect rect) {
  int count = 0;
  for (int y = rect.y; y < rect.y + rect.h; y++) {
    for (int x = rect.x; x < rect.x + rect.w; x++) {
      count += pixel(desk, x, y) != colour;
    }
  }
  return count;
}

static void render__corners_are_round(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  draw_fill(&list, (Rect){20, 20, 100, 60}, 16, 0x102030FF);
  show(desk, &list);
  assert_int_equal(pixel(desk, 20, 20), 0xFFFFFF);
  assert_int_equal(pixel(desk, 119, 79), 0xFFFFFF);
  assert_int_equal(pixel(desk, 20, 50), 0x102030);
  assert_int_equal(pixel(desk, 70, 20), 0x102030);
  assert_int_equal(pixel(desk, 70, 79), 0x102030);
  assert_int_equal(pixel(desk, 120, 50), 0xFFFFFF);
  /* Smooth: some pixels are neither. */
  unsigned edge = pixel(desk, 24, 24);
  assert_true(edge != 0xFFFFFF && edge != 0x102030);
}

static void render__outlines_are_hollow(void **state) {
  Desk *desk = *state;
  for (int radius = 0; radius <= 20; radius += 4) {
    DrawList list = begin(desk);
    draw_outline(&list, (Rect){20, 20, 100, 60}, radius, 3, 0x000000FF);
    show(desk, &list);
    assert_int_equal(pixel(desk, 70, 50), 0xFFFFFF);
    assert_int_equal(pixel(desk, 70, 22), 0x000000);
    assert_int_equal(pixel(desk, 70, 23), 0xFFFFFF);
    assert_int_equal(pixel(desk, 22, 50), 0x000000);
    assert_int_equal(pixel(desk, 23, 50), 0xFFFFFF);
    assert_int_equal(pixel(desk, 117, 50), 0x000000);
    assert_int_equal(pixel(desk, 70, 77), 0x000000);
    assert_int_equal(count_not(desk, 0xFFFFFF, (Rect){45, 45, 50, 10}), 0);
  }
}

static void render__small_boxes_keep_inside_themselves(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  draw_fill(&list, (Rect){50, 50, 7, 5}, 30, 0x000000FF);
  draw_outline(&list, (Rect){80, 50, 7, 5}, 30, 1, 0x000000FF);
  draw_outline(&list, (Rect){110, 50, 3, 3}, 30, 8, 0x000000FF);
  show(desk, &list);
  assert_true(count_not(desk, 0xFFFFFF, (Rect){50, 50, 7, 5}) > 20);
  assert_int_equal(count_not(desk, 0xFFFFFF, (Rect){40, 40, 40, 10}), 0);
  assert_int_equal(count_not(desk, 0xFFFFFF, (Rect){40, 56, 100, 20}), 0);
  assert_int_equal(count_not(desk, 0xFFFFFF, (Rect){57, 40, 23, 30}), 0);
}

static void render__shades_let_things_through(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  draw_fill(&list, (Rect){0, 0, SIDE, SIDE}, 0, 0x00000080);
  show(desk, &list);
  assert_in_range(pixel(desk, 100, 100) & 0xFF, 0x7D, 0x81);
}

static void render__clips_hold(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  Rect before = draw_clip_push(&list, (Rect){50, 50, 20, 20});
  draw_fill(&list, (Rect){0, 0, SIDE, SIDE}, 0, 0x000000FF);
  draw_clip_pop(&list, before);
  draw_fill(&list, (Rect){0, 0, 10, 10}, 0, 0xFF0000FF);
  show(desk, &list);
  assert_int_equal(count_not(desk, 0xFFFFFF, (Rect){0, 10, SIDE, SIDE - 10}),
                   400);
  assert_int_equal(pixel(desk, 5, 5), 0xFF0000);
}

static void draw_word(DrawList *list, const char *word, int shown_from,
                      int shown) {
  FontStyle font = {FACE_BOLD, 30};
  DrawCommand *c = draw_text(list, (Rect){10, 10, 150, 40}, font, 0x000000FF,
                             word, strlen(word));
  c->shown_from = shown_from;
  c->shown = shown;
}

static void render__text_is_revealed_in_part(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  draw_word(&list, "HHHHH", 0, 150);
  show(desk, &list);
  int whole = count_not(desk, 0xFFFFFF, (Rect){0, 0, SIDE, SIDE});
  assert_true(whole > 500);
  list = begin(desk);
  draw_word(&list, "HHHHH", 0, 40);
  show(desk, &list);
  int part = count_not(desk, 0xFFFFFF, (Rect){0, 0, SIDE, SIDE});
  assert_in_range(part, whole / 4, whole / 2);
  assert_int_equal(count_not(desk, 0xFFFFFF, (Rect){50, 0, 150, SIDE}), 0);
}

static void render__icons_are_tinted(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  draw_icon(&list, (Rect){20, 20, 100, 100}, "heart-fill", 0xB22234FF);
  show(desk, &list);
  assert_int_equal(pixel(desk, 70, 75), 0xB22234);
  assert_int_equal(pixel(desk, 20, 20), 0xFFFFFF);
}

static void render__portraits_are_layered(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  draw_image(&list, (Rect){20, 20, 160, 160}, "portraits/body/ines.svg");
  show(desk, &list);
  int bare = count_not(desk, 0xFFFFFF, (Rect){0, 0, SIDE, SIDE});
  assert_true(bare > 5000);
  Uint64 skin = pixel(desk, 105, 100);
  list = begin(desk);
  draw_image(&list, (Rect){20, 20, 160, 160},
             "portraits/body/ines.svg+portraits/face/serious.svg+"
             "portraits/mouth/hard_wide.svg");
  show(desk, &list);
  assert_true(count_not(desk, (unsigned)skin, (Rect){90, 70, 60, 60}) > 100);
}

static void render__a_missing_picture_is_nothing(void **state) {
  Desk *desk = *state;
  DrawList list = begin(desk);
  draw_icon(&list, (Rect){20, 20, 100, 100}, "no-such-icon", 0x000000FF);
  draw_image(&list, (Rect){20, 20, 100, 100},
             "../assets/portraits/body/ines.svg+/etc/passwd+");
  show(desk, &list);
  assert_int_equal(count_not(desk, 0xFFFFFF, (Rect){0, 0, SIDE, SIDE}), 0);
}

static void render__lines_are_smooth(void **state) {
  Desk *desk = *state;
  static const Point points[] = {{20, 150}, {100, 40}, {180, 120}};
  DrawList list = begin(desk);
  draw_line(&list, points, 3, 5, 0x1C5E96FF);
  show(desk, &list);
  assert_int_equal(pixel(desk, 60, 95), 0x1C5E96);
  assert_int_equal(pixel(desk, 100, 120), 0xFFFFFF);
}

static void render__the_same_list_gives_the_same_pixels(void **state) {
  Desk *desk = *state;
  static Uint8 first[SIDE * SIDE * 4];
  for (int round = 0; round < 2; round++) {
    DrawList list = begin(desk);
    draw_fill(&list, (Rect){20, 20, 100, 60}, 16, 0x102030FF);
    draw_word(&list, "Agjy", 0, 150);
    draw_icon(&list, (Rect){20, 90, 60, 60}, "ear", 0xB22234FF);
    show(desk, &list);
    if (round == 0) {
      memcpy(first, desk->surface->pixels, sizeof first);
    } else {
      assert_memory_equal(first, desk->surface->pixels, sizeof first);
    }
    render_forget(desk->render);
  }
}

static void render__what_is_kept_is_bounded(void **state) {
  Desk *desk = *state;
  Textures *textures = textures_create(desk->renderer, 100 * 100 * 4 * 10);
  assert_non_null(textures);
  for (uint64_t key = 1; key <= 500; key++) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
        0, 100, 100, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(surface, NULL, 0xFF00FF00);
    textures_add(textures, key, surface);
    /* What is used again and again is not given up. */
    assert_non_null(textures_find(textures, 1));
    assert_true(textures_bytes(textures) <= 100 * 100 * 4 * 10);
  }
  assert_non_null(textures_find(textures, 500));
  assert_null(textures_find(textures, 2));
  textures_destroy(textures);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(render__corners_are_round),
      TEST(render__outlines_are_hollow),
      TEST(render__small_boxes_keep_inside_themselves),
      TEST(render__shades_let_things_through),
      TEST(render__clips_hold),
      TEST(render__text_is_revealed_in_part),
      TEST(render__icons_are_tinted),
      TEST(render__portraits_are_layered),
      TEST(render__a_missing_picture_is_nothing),
      TEST(render__lines_are_smooth),
      TEST(render__the_same_list_gives_the_same_pixels),
      TEST(render__what_is_kept_is_bounded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
