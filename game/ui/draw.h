/* SPDX-License-Identifier: MIT */
/* The list of what one frame shows, in pixels, to be drawn by whoever has a
** window and printed by tests. Everything lives in the arena it is made in. */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "base/arena.h"
#include "base/str.h"
#include "ui/font.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  int x, y, w, h;
} Rect;

typedef struct {
  int x, y;
} Point;

typedef uint32_t Colour; /* 0xRRGGBBAA */

typedef enum {
  DRAW_FILL,    /* rect, corners rounded by `radius` */
  DRAW_OUTLINE, /* the same, hollow: `width` pixels, inside rect */
  DRAW_TEXT,    /* one run in one direction, its box at rect */
  DRAW_ICON,    /* assets/icons/`text`.svg, tinted */
  DRAW_IMAGE,   /* layers over each other, names parted by '+' */
  DRAW_LINE,    /* `points`, joined, `width` pixels wide, smooth */
  DRAW_CLIP     /* from here on only what is inside rect shows */
} DrawKind;

typedef struct DrawCommand DrawCommand;
struct DrawCommand {
  DrawCommand *next;
  DrawKind kind;
  Rect rect;
  Colour colour;
  int radius, width;
  const char *text;
  size_t length; /* of text, in bytes */
  FontStyle font;
  bool rtl;
  int shown_from, shown; /* of a text's width: only these pixels show */
  const Point *points;
  int point_count;
};

typedef struct {
  Arena *arena;
  DrawCommand *first, *last;
  int count;
  Rect clip;
  bool full; /* the arena had no room for a command */
} DrawList;

DrawList draw_begin(Arena *arena, Rect screen);

void draw_fill(DrawList *list, Rect rect, int radius, Colour colour);
void draw_outline(DrawList *list, Rect rect, int radius, int width,
                  Colour colour);
/* `text` and `name` must live as long as the list. NULL when not visible. */
DrawCommand *draw_text(DrawList *list, Rect rect, FontStyle font, Colour colour,
                       const char *text, size_t length);
void draw_icon(DrawList *list, Rect rect, const char *name, Colour colour);
void draw_image(DrawList *list, Rect rect, const char *names);
void draw_line(DrawList *list, const Point *points, int count, int width,
               Colour colour);

/* Narrows the clip to what is inside `rect`; give the clip it returns back
** to draw_clip_pop. */
Rect draw_clip_push(DrawList *list, Rect rect);
void draw_clip_pop(DrawList *list, Rect before);

/* Same list, same number: a frame like the last need not be drawn again. */
uint64_t draw_hash(const DrawList *list);

/* One line a command, for golden tests. */
void draw_print(const DrawList *list, Str *out);

Rect rect_inset(Rect rect, int by);
Rect rect_common(Rect a, Rect b); /* w and h 0 when they do not meet */
bool rect_holds(Rect rect, int x, int y);

#endif
