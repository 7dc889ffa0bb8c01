/* SPDX-License-Identifier: MIT */
#include "ui/text.h"

#include "base/utf8.h"

#include <assert.h>
#include <fribidi.h>
#include <stdint.h>
#include <string.h>

/* Runs of one direction and one style in a line; a line that has more shows
** the rest as its last. */
enum { RUNS_MAX = 48, LONGEST_UNBROKEN_EMS = 12 };

#define ELLIPSIS "\xE2\x80\xA6"

typedef struct {
  Font *font;
  const TextStyle *style;
  const char *text;
  size_t length;
} Para;

static Para para(Font *font, const TextStyle *style, const char *text) {
  return (Para){font, style, text, strlen(text)};
}

static uint32_t point_at(const Para *p, size_t at, size_t *taken) {
  uint32_t point;
  size_t bytes = utf8_decode(p->text + at, p->length - at, &point);
  *taken = bytes ? bytes : 1;
  return point;
}

/* ---- widths ---- */

static FontStyle style_of(const TextStyle *style, bool aside) {
  FontStyle font = style->font;
  if (aside) { font.face = FACE_ITALIC; }
  return font;
}

/* End of the part from `at` that is all inside brackets or all outside. */
static size_t part_end(const Para *p, size_t at, size_t end, bool *aside) {
  if (!p->style->asides) { return end; }
  if (p->text[at] == '[') { *aside = true; }
  for (; at < end; at++) {
    if (*aside && p->text[at] == ']') { return at + 1; }
    if (!*aside && p->text[at] == '[') { return at; }
  }
  return end;
}

static bool after_part(const Para *p, size_t end, bool aside) {
  return aside && p->text[end - 1] != ']';
}

/* Whether a letter of Hebrew, Arabic and their kin is in it, which must be
** shaped from right to left to get its width. */
static bool holds_rtl(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)text[i];
    if (byte >= 0xD6 && byte <= 0xDF) { return true; }
  }
  return false;
}

/* Width of the bytes from `at` to `end`; *aside goes on behind them. */
static int width_of(const Para *p, size_t at, size_t end, bool *aside) {
  int width = 0;
  while (at < end) {
    size_t stop = part_end(p, at, end, aside);
    bool rtl = holds_rtl(p->text + at, stop - at);
    width += font_width(p->font, style_of(p->style, *aside), rtl, p->text + at,
                        stop - at);
    *aside = after_part(p, stop, *aside);
    at = stop;
  }
  return width;
}

/* ---- where lines may be broken ---- */

static bool joins_before(uint32_t point) {
  return (point >= 0x300 && point < 0x370) || point == 0x200D ||
         (point >= 0xFE00 && point < 0xFE10) ||
         (point >= 0x1F3FB && point < 0x1F400);
}

static bool is_ideograph(uint32_t point) {
  return (point >= 0x2E80 && point < 0xA000) ||
         (point >= 0xAC00 && point < 0xD7B0) ||
         (point >= 0xF900 && point < 0xFB00) ||
         (point >= 0x20000 && point < 0x40000);
}

static bool breaks_after(uint32_t point) {
  return point == '-' || point == '/' || point == 0x2013 || point == 0x2014;
}

/* End of one character with all that belongs to it. */
static size_t cluster_end(const Para *p, size_t at) {
  size_t taken;
  uint32_t before = point_at(p, at, &taken);
  for (at += taken; at < p->length; at += taken) {
    uint32_t point = point_at(p, at, &taken);
    if (!joins_before(point) && before != 0x200D) { break; }
    before = point;
  }
  return at;
}

/* End of what stays together from `at`, where no blank is. */
static size_t word_end(const Para *p, size_t at) {
  size_t start = at;
  while (at < p->length && p->text[at] != ' ') {
    size_t taken, end = cluster_end(p, at);
    uint32_t point = point_at(p, at, &taken);
    if (is_ideograph(point)) { return at > start ? at : end; }
    at = end;
    if (breaks_after(point) && at - start > 1) { break; }
  }
  return at;
}

static size_t skip_blanks(const Para *p, size_t at) {
  while (at < p->length && p->text[at] == ' ') { at++; }
  return at;
}

/* ---- breaking ---- */

/* Widths are taken from the beginning of a line: those of its words do not
** add up to it, because each is rounded. */
static int width_from(const Para *p, const TextLine *line, size_t end) {
  bool aside = line->aside;
  return width_of(p, line->start, end, &aside);
}

/* End of the last character that fits; the first one always does. */
static size_t fitting(const Para *p, const TextLine *line, size_t at,
                      size_t end, int width) {
  size_t fit = cluster_end(p, at);
  while (fit < end) {
    size_t next = cluster_end(p, fit);
    if (width_from(p, line, next) > width) { break; }
    fit = next;
  }
  return fit;
}

int text_want(Font *font, const TextStyle *style, const char *text) {
  Para p = para(font, style, text);
  bool aside = false;
  return width_of(&p, 0, p.length, &aside);
}

int text_least(Font *font, const TextStyle *style, const char *text) {
  Para p = para(font, style, text);
  int most = LONGEST_UNBROKEN_EMS * style->font.size, least = 0;
  bool aside = false;
  for (size_t at = skip_blanks(&p, 0); at < p.length;) {
    size_t end = word_end(&p, at);
    int width = width_of(&p, at, end, &aside);
    least = width > least ? width : least;
    at = skip_blanks(&p, end);
  }
  return least < most ? least : most;
}

/* Fills `line` from `at`; returns where the next one begins. */
static size_t break_line(const Para *p, size_t at, int width, bool aside,
                         TextLine *line) {
  *line = (TextLine){.start = at, .aside = aside};
  while (at < p->length) {
    size_t word = skip_blanks(p, at), end = word_end(p, word);
    if (word == end) { break; }
    int used = width_from(p, line, end);
    if (used > width) {
      if (line->length > 0) { break; }
      end = fitting(p, line, word, end, width);
      used = width_from(p, line, end);
    }
    line->length = end - line->start;
    line->width = used;
    at = end;
  }
  return skip_blanks(p, at);
}

static bool aside_behind(const Para *p, const TextLine *line, size_t next) {
  bool aside = line->aside;
  width_of(p, line->start, next, &aside);
  return aside;
}

/* ---- direction ---- */

/* Below U+0590 nothing is read from right to left. */
static bool may_be_rtl(const char *text) {
  for (; *text; text++) {
    if ((unsigned char)*text >= 0xD6) { return true; }
  }
  return false;
}

/* Levels of the code points, which are then spread to their bytes. */
static bool find_levels(TextBlock *block, const Para *p, FriBidiChar *points,
                        FriBidiCharType *types, FriBidiBracketType *brackets,
                        FriBidiLevel *levels) {
  int count = 0;
  for (size_t at = 0, taken; at < p->length; at += taken) {
    points[count++] = point_at(p, at, &taken);
  }
  fribidi_get_bidi_types(points, count, types);
  fribidi_get_bracket_types(points, count, types, brackets);
  FriBidiParType base = FRIBIDI_PAR_ON;
  if (!fribidi_get_par_embedding_levels_ex(types, brackets, count, &base,
                                           levels)) {
    return false;
  }
  block->rtl = FRIBIDI_IS_RTL(base);
  size_t at = 0;
  for (int i = 0; i < count; i++) {
    size_t taken;
    point_at(p, at, &taken);
    memset(block->levels + at, levels[i], taken);
    at += taken;
  }
  return true;
}

static bool add_levels(TextBlock *block, Arena *arena, const Para *p) {
  if (!may_be_rtl(p->text)) { return true; }
  size_t n = p->length;
  block->levels = arena_array(arena, n, sizeof *block->levels);
  FriBidiChar *points = arena_array(arena, n, sizeof *points);
  FriBidiCharType *types = arena_array(arena, n, sizeof *types);
  FriBidiBracketType *brackets = arena_array(arena, n, sizeof *brackets);
  FriBidiLevel *levels = arena_array(arena, n, sizeof *levels);
  if (!block->levels || !points || !types || !brackets || !levels) {
    return false;
  }
  return find_levels(block, p, points, types, brackets, levels);
}

/* ---- blocks ---- */

static TextBlock *new_block(Arena *arena, const Para *p, int line_count) {
  TextBlock *block = arena_alloc(arena, sizeof *block);
  if (!block) { return NULL; }
  *block = (TextBlock){.text = p->text,
                       .style = *p->style,
                       .line_count = line_count,
                       .line_height = font_height(p->font, p->style->font)};
  block->lines = arena_array(arena, (size_t)line_count, sizeof *block->lines);
  return block->lines && add_levels(block, arena, p) ? block : NULL;
}

TextBlock *text_break(Arena *arena, Font *font, const TextStyle *style,
                      const char *text, int width) {
  Para p = para(font, style, text);
  TextLine line = {.length = 0};
  int count = 0;
  bool aside = false;
  for (size_t at = 0; at < p.length || count == 0; count++) {
    at = break_line(&p, at, width, aside, &line);
    aside = aside_behind(&p, &line, at);
  }
  TextBlock *block = new_block(arena, &p, count);
  if (!block) { return NULL; }
  aside = false;
  size_t at = 0;
  for (int i = 0; i < count; i++) {
    TextLine *l = &block->lines[i];
    at = break_line(&p, at, width, aside, l);
    aside = aside_behind(&p, l, at);
    block->width = l->width > block->width ? l->width : block->width;
  }
  return block;
}

TextBlock *text_elide(Arena *arena, Font *font, const TextStyle *style,
                      const char *text, int width) {
  Para p = para(font, style, text);
  if (text_want(font, style, text) > width) {
    int dots = font_width(font, style->font, false, ELLIPSIS, strlen(ELLIPSIS));
    TextLine whole = {.start = 0};
    size_t fit = fitting(&p, &whole, 0, p.length, width - dots);
    char *cut = arena_alloc(arena, fit + sizeof ELLIPSIS);
    if (!cut) { return NULL; }
    memcpy(cut, text, fit);
    memcpy(cut + fit, ELLIPSIS, sizeof ELLIPSIS);
    p = para(font, style, cut);
  }
  TextBlock *block = new_block(arena, &p, 1);
  if (!block) { return NULL; }
  bool aside = false;
  block->width = width_of(&p, 0, p.length, &aside);
  block->lines[0] = (TextLine){.length = p.length, .width = block->width};
  return block;
}

int text_height(const TextBlock *block) {
  return block->line_count * block->line_height;
}

/* ---- drawing ---- */

typedef struct {
  size_t start, end;
  int level, width;
  bool aside;
} Run;

static int level_at(const TextBlock *block, size_t at) {
  return block->levels ? block->levels[at] : 0;
}

static int split_runs(const Para *p, const TextBlock *block,
                      const TextLine *line, Run *runs) {
  int count = 0;
  bool aside = line->aside;
  size_t end = line->start + line->length;
  for (size_t at = line->start; at < end && count < RUNS_MAX; count++) {
    int level = level_at(block, at);
    size_t stop = part_end(p, at, end, &aside);
    size_t same = at + 1;
    while (same < stop && level_at(block, same) == level) { same++; }
    same = count == RUNS_MAX - 1 ? end : same;
    runs[count] = (Run){at, same, level, 0, aside};
    runs[count].width = font_width(p->font, style_of(p->style, aside),
                                   level % 2 == 1, p->text + at, same - at);
    aside = after_part(p, same, aside);
    at = same;
  }
  return count;
}

static void reverse(Run *runs, int count) {
  for (int i = 0; i < count / 2; i++) {
    Run kept = runs[i];
    runs[i] = runs[count - 1 - i];
    runs[count - 1 - i] = kept;
  }
}

/* Rule L2 of the bidi algorithm: from the highest level down, whatever stands
** that high or higher is turned around. */
static void order_runs(Run *runs, int count) {
  int highest = 0;
  for (int i = 0; i < count; i++) {
    highest = runs[i].level > highest ? runs[i].level : highest;
  }
  for (int level = highest; level > 0; level--) {
    for (int i = 0; i < count; i++) {
      int first = i;
      while (i < count && runs[i].level >= level) { i++; }
      reverse(runs + first, i - first);
    }
  }
}

static void draw_run(DrawList *list, const Para *p, const Run *run, Rect rect,
                     size_t shown) {
  if (run->start >= shown) { return; }
  FontStyle font = style_of(p->style, run->aside);
  Colour colour = run->aside ? p->style->aside : p->style->colour;
  const char *text = p->text + run->start;
  DrawCommand *command =
      draw_text(list, rect, font, colour, text, run->end - run->start);
  if (!command) { return; }
  command->rtl = run->level % 2 == 1;
  if (run->end > shown) {
    size_t part = utf8_whole(text, shown - run->start);
    command->shown = font_width(p->font, font, command->rtl, text, part);
    command->shown_from = command->rtl ? run->width - command->shown : 0;
  }
}

void text_draw(DrawList *list, Font *font, const TextBlock *block, Rect rect,
               TextAlong along, size_t shown) {
  Para p = para(font, &block->style, block->text);
  for (int i = 0; i < block->line_count; i++) {
    Run runs[RUNS_MAX];
    int count = split_runs(&p, block, &block->lines[i], runs);
    order_runs(runs, count);
    int spare = rect.w;
    for (int r = 0; r < count; r++) { spare -= runs[r].width; }
    int x = rect.x + (along == TEXT_LEFT     ? 0
                      : along == TEXT_CENTRE ? spare / 2
                                             : spare);
    for (int r = 0; r < count; r++) {
      Rect place = {x, rect.y + i * block->line_height, runs[r].width,
                    block->line_height};
      draw_run(list, &p, &runs[r], place, shown);
      x += runs[r].width;
    }
  }
}
