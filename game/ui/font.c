/* SPDX-License-Identifier: MIT */
#include "ui/font.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>

/* One place for each hash: a newcomer takes it from the one before. Texts of
** some screens together have about a thousand words. */
enum { REMEMBERED = 4096, HEIGHTS = 32 };

typedef struct {
  uint64_t hash;
  int width;
} Known;

struct Font {
  const FontTable *table;
  Known *widths;
  FontStyle styles[HEIGHTS];
  int heights[HEIGHTS];
  int height_count;
};

Font *font_create(Arena *arena, const FontTable *table) {
  assert(table && table->width && table->height);
  Font *font = arena_alloc(arena, sizeof *font);
  Known *widths = arena_array(arena, REMEMBERED, sizeof *widths);
  if (!font || !widths) { return NULL; }
  font->table = table;
  font->widths = widths;
  return font;
}

int font_width(Font *font, FontStyle style, bool rtl, const char *text,
               size_t length) {
  if (length == 0) { return 0; }
  const int kind[] = {(int)style.face, style.size, rtl ? 1 : 0};
  uint64_t hash = hash_fnv(HASH_FNV_START, kind, sizeof kind);
  hash = hash_fnv(hash, text, length);
  Known *known = &font->widths[(hash ^ hash >> 32) % REMEMBERED];
  if (known->hash != hash) {
    known->hash = hash;
    known->width =
        font->table->width(font->table->context, style, rtl, text, length);
  }
  return known->width;
}

int font_height(Font *font, FontStyle style) {
  for (int i = 0; i < font->height_count; i++) {
    const FontStyle *known = &font->styles[i];
    if (known->face == style.face && known->size == style.size) {
      return font->heights[i];
    }
  }
  int height = font->table->height(font->table->context, style);
  int place = font->height_count % HEIGHTS;
  font->styles[place] = style;
  font->heights[place] = height;
  font->height_count = place + 1;
  return height;
}

static bool is_mark(uint32_t point) {
  return (point >= 0x300 && point < 0x370) || point == 0x200D ||
         (point >= 0xFE00 && point < 0xFE10);
}

static int fake_width(void *context, FontStyle style, bool rtl,
                      const char *text, size_t length) {
  (void)context;
  (void)rtl;
  int characters = 0;
  while (length > 0) {
    uint32_t point;
    size_t taken = utf8_decode(text, length, &point);
    taken = taken ? taken : 1;
    if (!is_mark(point)) { characters++; }
    text += taken;
    length -= taken;
  }
  int half = style.size * characters / 2;
  return style.face == FACE_BOLD ? half + half / 10 : half;
}

static int fake_height(void *context, FontStyle style) {
  (void)context;
  return style.size * 5 / 4;
}

const FontTable *font_fake(void) {
  static const FontTable table = {NULL, fake_width, fake_height};
  return &table;
}
