/* SPDX-License-Identifier: MIT */
/* How wide and how high text is, in pixels. The platform measures; widths are
** remembered, so that a frame costs no shaping when nothing changed. */
#ifndef UI_FONT_H
#define UI_FONT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_COUNT } FontFace;

typedef struct {
  FontFace face;
  int size; /* pixels */
} FontStyle;

/* What measures. `text` is valid UTF-8 in one direction. */
typedef struct {
  void *context;
  int (*width)(void *context, FontStyle style, bool rtl, const char *text,
               size_t length);
  int (*height)(void *context, FontStyle style); /* from line to line */
} FontTable;

typedef struct Font Font;

/* NULL when the arena is full. `table` and its context outlive the font. */
Font *font_create(Arena *arena, const FontTable *table);

int font_width(Font *font, FontStyle style, bool rtl, const char *text,
               size_t length);
int font_height(Font *font, FontStyle style);

/* For tests: every character is half as wide as the font's size, bold ones
** a tenth wider; marks have no width. */
const FontTable *font_fake(void);

#endif
