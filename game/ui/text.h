/* SPDX-License-Identifier: MIT */
/* Paragraphs: broken into lines, drawn in reading order whatever the script,
** with stage directions in [brackets] set apart. */
#ifndef UI_TEXT_H
#define UI_TEXT_H

#include "ui/draw.h"
#include "ui/font.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  FontStyle font;
  Colour colour;
  Colour aside; /* colour of [stage directions], which are in italics */
  bool asides;  /* whether brackets mean that */
} TextStyle;

typedef struct {
  size_t start, length; /* bytes of the paragraph; blanks at the end dropped */
  int width;
  bool aside; /* begins inside brackets */
} TextLine;

typedef struct {
  const char *text;
  TextStyle style;
  TextLine *lines;
  int line_count, line_height, width; /* width: of the widest line */
  bool rtl;            /* the paragraph is read from right to left */
  signed char *levels; /* bidi level of each byte; NULL: all are 0 */
} TextBlock;

/* Width of the whole as one line, and of what cannot be broken. */
int text_want(Font *font, const TextStyle *style, const char *text);
int text_least(Font *font, const TextStyle *style, const char *text);

/* Breaks valid UTF-8 into lines of at most `width`; words longer than a line
** are broken between characters. `text` must outlive the block. NULL when the
** arena is full. */
TextBlock *text_break(Arena *arena, Font *font, const TextStyle *style,
                      const char *text, int width);

/* One line that ends in … when it does not fit. */
TextBlock *text_elide(Arena *arena, Font *font, const TextStyle *style,
                      const char *text, int width);

int text_height(const TextBlock *block);

typedef enum { TEXT_LEFT, TEXT_CENTRE, TEXT_RIGHT } TextAlong;

/* Draws lines into `rect` from its top, each at its left, centre or right.
** Only the first `shown` bytes are revealed. */
void text_draw(DrawList *list, Font *font, const TextBlock *block, Rect rect,
               TextAlong along, size_t shown);

#endif
