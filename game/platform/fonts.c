/* SPDX-License-Identifier: MIT */
#include "platform/fonts.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_ttf.h>

enum { OPEN_MAX = 64, SEGMENTS_MAX = 64, PATH_MAX_BYTES = 1024 };

/* Fonts for what the own one lacks, by ranges of characters; the first that
** has it. Debian and Ubuntu keep them in fonts-noto-core and -cjk. */
typedef struct {
  uint32_t first, last;
  const char *file, *script;
} Fallback;

static const Fallback FALLBACKS[] = {
    {0x0590, 0x05FF, "NotoSansHebrew-Regular.ttf", "Hebr"},
    {0xFB1D, 0xFB4F, "NotoSansHebrew-Regular.ttf", "Hebr"},
    {0x0600, 0x08FF, "NotoSansArabic-Regular.ttf", "Arab"},
    {0xFB50, 0xFEFC, "NotoSansArabic-Regular.ttf", "Arab"},
    {0x0900, 0x097F, "NotoSansDevanagari-Regular.ttf", "Deva"},
    {0x0980, 0x09FF, "NotoSansBengali-Regular.ttf", "Beng"},
    {0x0A00, 0x0A7F, "NotoSansGurmukhi-Regular.ttf", "Guru"},
    {0x0B80, 0x0BFF, "NotoSansTamil-Regular.ttf", "Taml"},
    {0x0C00, 0x0C7F, "NotoSansTelugu-Regular.ttf", "Telu"},
    {0x0E00, 0x0E7F, "NotoSansThai-Regular.ttf", "Thai"},
    {0x2E80, 0x9FFF, "NotoSansCJK-Regular.ttc", "Hani"},
    {0xAC00, 0xD7AF, "NotoSansCJK-Regular.ttc", "Hang"},
    {0xFF00, 0xFFEF, "NotoSansCJK-Regular.ttc", "Hani"},
    {0x0000, 0x10FFFF, "NotoSans-Regular.ttf", "Zyyy"},
    {0x0000, 0x10FFFF, "NotoSansSymbols-Regular.ttf", "Zyyy"},
    {0x0000, 0x10FFFF, "NotoSansSymbols2-Regular.ttf", "Zyyy"},
    {0x0000, 0x10FFFF, "NotoSansMath-Regular.ttf", "Zyyy"},
};

enum { FALLBACK_COUNT = sizeof FALLBACKS / sizeof *FALLBACKS, OWN = -1 };

static const char *const FOLDERS[] = {
    "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/google-noto", "/usr/share/fonts/noto"};

/* A font at one size: the own in a face, or a fallback. */
typedef struct {
  int which; /* OWN, or a fallback's number */
  FontStyle style;
  TTF_Font *font; /* NULL: it is not there */
} Open;

struct Fonts {
  FontTable table;
  char assets[PATH_MAX_BYTES];
  Open open[OPEN_MAX];
  int open_count;
  char *line; /* a NUL-terminated copy of what is measured */
  size_t line_size;
};

/* Part of a line that one font draws. */
typedef struct {
  size_t start, end;
  TTF_Font *font;
  int which;
} Segment;

/* ---- files ---- */

static TTF_Font *open_own(const Fonts *fonts, FontStyle style) {
  static const char *const faces[FACE_COUNT] = {[FACE_REGULAR] = "Regular",
                                                [FACE_BOLD] = "SemiBold",
                                                [FACE_ITALIC] = "Italic"};
  char path[PATH_MAX_BYTES + 64];
  snprintf(path, sizeof path, "%s/fonts/AtkinsonHyperlegibleNext-%s.ttf",
           fonts->assets, faces[style.face]);
  return TTF_OpenFont(path, style.size);
}

static TTF_Font *open_fallback(const Fallback *fallback, FontStyle style) {
  for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", FOLDERS[i], fallback->file);
    TTF_Font *font = TTF_OpenFont(path, style.size);
    if (!font) { continue; }
    TTF_SetFontScriptName(font, fallback->script);
    if (style.face == FACE_BOLD) { TTF_SetFontStyle(font, TTF_STYLE_BOLD); }
    return font;
  }
  return NULL;
}

static void close_all(Fonts *fonts) {
  for (int i = 0; i < fonts->open_count; i++) {
    if (fonts->open[i].font) { TTF_CloseFont(fonts->open[i].font); }
  }
  fonts->open_count = 0;
}

static TTF_Font *get_font(Fonts *fonts, int which, FontStyle style) {
  for (int i = 0; i < fonts->open_count; i++) {
    const Open *o = &fonts->open[i];
    if (o->which == which && o->style.face == style.face &&
        o->style.size == style.size) {
      return o->font;
    }
  }
  /* Only who tries many sizes gets here; they are opened anew. */
  if (fonts->open_count == OPEN_MAX) { close_all(fonts); }
  TTF_Font *font = which == OWN ? open_own(fonts, style)
                                : open_fallback(&FALLBACKS[which], style);
  if (font) { TTF_SetFontHinting(font, TTF_HINTING_LIGHT); }
  fonts->open[fonts->open_count++] = (Open){which, style, font};
  return font;
}

/* ---- who draws what ---- */

static int find_font(Fonts *fonts, FontStyle style, uint32_t point) {
  TTF_Font *own = get_font(fonts, OWN, style);
  if (!own || TTF_GlyphIsProvided32(own, point)) { return OWN; }
  for (int i = 0; i < FALLBACK_COUNT; i++) {
    const Fallback *f = &FALLBACKS[i];
    if (point < f->first || point > f->last) { continue; }
    TTF_Font *font = get_font(fonts, i, style);
    if (font && TTF_GlyphIsProvided32(font, point)) { return i; }
  }
  return OWN;
}

/* Marks, joiners and variation selectors go with what is before them. */
static bool leans_back(uint32_t point) {
  return (point >= 0x300 && point < 0x370) || point == 0x200C ||
         point == 0x200D || (point >= 0xFE00 && point < 0xFE10);
}

static int split(Fonts *fonts, FontStyle style, const char *text, size_t length,
                 Segment *segments) {
  int count = 0;
  for (size_t at = 0; at < length;) {
    uint32_t point;
    size_t taken = utf8_decode(text + at, length - at, &point);
    taken = taken ? taken : 1;
    Segment *last = count ? &segments[count - 1] : NULL;
    int which = last && leans_back(point) ? last->which
                                          : find_font(fonts, style, point);
    if (last && (last->which == which || count == SEGMENTS_MAX)) {
      last->end = at + taken;
    } else {
      segments[count++] = (Segment){at, at + taken, NULL, which};
    }
    at += taken;
  }
  for (int i = 0; i < count; i++) {
    segments[i].font = get_font(fonts, segments[i].which, style);
  }
  return count;
}

static const char *copy_part(Fonts *fonts, const char *text, size_t length) {
  if (length + 1 > fonts->line_size) {
    char *grown = realloc(fonts->line, length + 1);
    if (!grown) { return ""; }
    fonts->line = grown;
    fonts->line_size = length + 1;
  }
  memcpy(fonts->line, text, length);
  fonts->line[length] = '\0';
  return fonts->line;
}

static void set_direction(TTF_Font *font, bool rtl) {
  TTF_SetFontDirection(font, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
}

/* ---- measuring ---- */

static int measure_width(void *context, FontStyle style, bool rtl,
                         const char *text, size_t length) {
  Fonts *fonts = context;
  Segment segments[SEGMENTS_MAX];
  int count = split(fonts, style, text, length, segments), width = 0;
  for (int i = 0; i < count; i++) {
    const Segment *s = &segments[i];
    int part = 0;
    if (!s->font) { continue; }
    set_direction(s->font, rtl);
    TTF_SizeUTF8(s->font, copy_part(fonts, text + s->start, s->end - s->start),
                 &part, NULL);
    width += part;
  }
  return width;
}

/* Room between lines as in print that is meant to be read. */
static int measure_height(void *context, FontStyle style) {
  TTF_Font *font = get_font(context, OWN, style);
  int natural = font ? TTF_FontHeight(font) : style.size;
  int wish = (style.size * 7 + 2) / 5;
  return natural > wish || style.size > 40 ? natural : wish;
}

/* ---- drawing ---- */

/* `pen` stands on the line of writing, and moves on. */
static void draw_segment(Fonts *fonts, const Segment *s, SDL_Color colour,
                         const char *text, SDL_Surface *onto, SDL_Point *pen) {
  SDL_Surface *part = TTF_RenderUTF8_Blended(
      s->font, copy_part(fonts, text + s->start, s->end - s->start), colour);
  if (!part) { return; }
  SDL_Rect place = {pen->x, pen->y - TTF_FontAscent(s->font), part->w, part->h};
  SDL_SetSurfaceBlendMode(part, SDL_BLENDMODE_NONE);
  SDL_BlitSurface(part, NULL, onto, &place);
  pen->x += part->w;
  SDL_FreeSurface(part);
}

SDL_Surface *fonts_draw(Fonts *fonts, FontStyle style, bool rtl,
                        SDL_Color colour, const char *text, size_t length) {
  int width = measure_width(fonts, style, rtl, text, length);
  int height = measure_height(fonts, style);
  TTF_Font *own = get_font(fonts, OWN, style);
  if (width <= 0 || !own) { return NULL; }
  /* What leans or hangs over at the end shall not be cut. */
  int spare = style.size / 3;
  SDL_Surface *whole = SDL_CreateRGBSurfaceWithFormat(
      0, width + spare, height, 32, SDL_PIXELFORMAT_ARGB8888);
  if (!whole) { return NULL; }
  Segment segments[SEGMENTS_MAX];
  int count = split(fonts, style, text, length, segments);
  SDL_Point pen = {0, (height - TTF_FontHeight(own)) / 2 + TTF_FontAscent(own)};
  for (int i = 0; i < count; i++) {
    const Segment *s = &segments[rtl ? count - 1 - i : i];
    if (!s->font) { continue; }
    set_direction(s->font, rtl);
    draw_segment(fonts, s, colour, text, whole, &pen);
  }
  return whole;
}

/* ---- life ---- */

Fonts *fonts_open(const char *assets, Err *err) {
  if (TTF_Init() != 0) {
    err_set(err, ERR_IO, "The font library does not start: %s", TTF_GetError());
    return NULL;
  }
  Fonts *fonts = calloc(1, sizeof *fonts);
  if (!fonts) {
    err_memory(err);
    TTF_Quit();
    return NULL;
  }
  fonts->table = (FontTable){fonts, measure_width, measure_height};
  snprintf(fonts->assets, sizeof fonts->assets, "%s", assets);
  for (int face = 0; face < FACE_COUNT; face++) {
    if (get_font(fonts, OWN, (FontStyle){(FontFace)face, 16})) { continue; }
    err_set(err, ERR_IO, "The font cannot be read: %s", TTF_GetError());
    fonts_close(fonts);
    return NULL;
  }
  return fonts;
}

void fonts_close(Fonts *fonts) {
  if (!fonts) { return; }
  close_all(fonts);
  free(fonts->line);
  free(fonts);
  TTF_Quit();
}

const FontTable *fonts_table(const Fonts *fonts) {
  return &fonts->table;
}
