/* SPDX-License-Identifier: MIT */
#include "ui/draw.h"

#include "base/hash.h"

#include <assert.h>
#include <string.h>

static int least(int a, int b) {
  return a < b ? a : b;
}

static int most(int a, int b) {
  return a > b ? a : b;
}

Rect rect_inset(Rect rect, int by) {
  return (Rect){rect.x + by, rect.y + by, most(0, rect.w - 2 * by),
                most(0, rect.h - 2 * by)};
}

Rect rect_common(Rect a, Rect b) {
  int x = most(a.x, b.x), y = most(a.y, b.y);
  int right = least(a.x + a.w, b.x + b.w);
  int bottom = least(a.y + a.h, b.y + b.h);
  if (right <= x || bottom <= y) { return (Rect){x, y, 0, 0}; }
  return (Rect){x, y, right - x, bottom - y};
}

bool rect_holds(Rect rect, int x, int y) {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.w &&
         y < rect.y + rect.h;
}

DrawList draw_begin(Arena *arena, Rect screen) {
  return (DrawList){.arena = arena, .clip = screen};
}

static DrawCommand *append(DrawList *list, DrawCommand command) {
  DrawCommand *added = arena_alloc(list->arena, sizeof *added);
  if (!added) {
    list->full = true;
    return NULL;
  }
  *added = command;
  if (list->last) {
    list->last->next = added;
  } else {
    list->first = added;
  }
  list->last = added;
  list->count++;
  return added;
}

/* What nobody can see is not worth a command. */
static DrawCommand *append_seen(DrawList *list, DrawCommand command) {
  bool seen = rect_common(command.rect, list->clip).w > 0;
  return seen && (command.colour & 0xFF) ? append(list, command) : NULL;
}

void draw_fill(DrawList *list, Rect rect, int radius, Colour colour) {
  append_seen(list, (DrawCommand){.kind = DRAW_FILL,
                                  .rect = rect,
                                  .radius = radius,
                                  .colour = colour});
}

void draw_outline(DrawList *list, Rect rect, int radius, int width,
                  Colour colour) {
  assert(width > 0);
  append_seen(list, (DrawCommand){.kind = DRAW_OUTLINE,
                                  .rect = rect,
                                  .radius = radius,
                                  .width = width,
                                  .colour = colour});
}

DrawCommand *draw_text(DrawList *list, Rect rect, FontStyle font, Colour colour,
                       const char *text, size_t length) {
  if (length == 0) { return NULL; }
  return append_seen(list, (DrawCommand){.kind = DRAW_TEXT,
                                         .rect = rect,
                                         .font = font,
                                         .colour = colour,
                                         .text = text,
                                         .length = length,
                                         .shown = rect.w});
}

void draw_icon(DrawList *list, Rect rect, const char *name, Colour colour) {
  append_seen(list, (DrawCommand){.kind = DRAW_ICON,
                                  .rect = rect,
                                  .text = name,
                                  .length = strlen(name),
                                  .colour = colour});
}

void draw_image(DrawList *list, Rect rect, const char *names) {
  append_seen(list, (DrawCommand){.kind = DRAW_IMAGE,
                                  .rect = rect,
                                  .text = names,
                                  .length = strlen(names),
                                  .colour = 0xFFFFFFFF});
}

static Rect around(const Point *points, int count, int width) {
  int left = points[0].x, right = left, top = points[0].y, bottom = top;
  for (int i = 1; i < count; i++) {
    left = least(left, points[i].x);
    right = most(right, points[i].x);
    top = least(top, points[i].y);
    bottom = most(bottom, points[i].y);
  }
  return (Rect){left - width, top - width, right - left + 2 * width,
                bottom - top + 2 * width};
}

void draw_line(DrawList *list, const Point *points, int count, int width,
               Colour colour) {
  assert(count > 0 && width > 0);
  append_seen(list, (DrawCommand){.kind = DRAW_LINE,
                                  .rect = around(points, count, width),
                                  .points = points,
                                  .point_count = count,
                                  .width = width,
                                  .colour = colour});
}

static void set_clip(DrawList *list, Rect rect) {
  list->clip = rect;
  append(list, (DrawCommand){.kind = DRAW_CLIP, .rect = rect});
}

Rect draw_clip_push(DrawList *list, Rect rect) {
  Rect before = list->clip;
  set_clip(list, rect_common(before, rect));
  return before;
}

void draw_clip_pop(DrawList *list, Rect before) {
  set_clip(list, before);
}

uint64_t draw_hash(const DrawList *list) {
  uint64_t hash = HASH_FNV_START;
  for (const DrawCommand *c = list->first; c; c = c->next) {
    const int numbers[] = {(int)c->kind,      c->rect.x,      c->rect.y,
                           c->rect.w,         c->rect.h,      (int)c->colour,
                           c->radius,         c->width,       c->font.size,
                           (int)c->font.face, c->shown_from,  c->shown,
                           c->point_count,    (int)c->length, c->rtl ? 1 : 0};
    hash = hash_fnv(hash, numbers, sizeof numbers);
    if (c->text) { hash = hash_fnv(hash, c->text, c->length); }
    if (c->points) {
      hash =
          hash_fnv(hash, c->points, (size_t)c->point_count * sizeof *c->points);
    }
  }
  return hash;
}

static void print_text(const DrawCommand *c, Str *out) {
  static const char *const faces[FACE_COUNT] = {"", " bold", " italic"};
  str_addf(out, " %dpx%s%s \"", c->font.size, faces[c->font.face],
           c->rtl ? " rtl" : "");
  str_add_bytes(out, c->text, c->length);
  str_add(out, "\"");
  if (c->shown_from > 0 || c->shown < c->rect.w) {
    str_addf(out, " shown %d+%d", c->shown_from, c->shown);
  }
}

static void print_command(const DrawCommand *c, Str *out) {
  static const char *const kinds[] = {"fill",  "outline", "text", "icon",
                                      "image", "line",    "clip"};
  str_addf(out, "%s %d,%d %dx%d", kinds[c->kind], c->rect.x, c->rect.y,
           c->rect.w, c->rect.h);
  if (c->kind != DRAW_CLIP) { str_addf(out, " #%08x", (unsigned)c->colour); }
  if (c->radius > 0) { str_addf(out, " r%d", c->radius); }
  if (c->width > 0) { str_addf(out, " w%d", c->width); }
  if (c->kind == DRAW_TEXT) {
    print_text(c, out);
  } else if (c->text) {
    str_add(out, " ");
    str_add_bytes(out, c->text, c->length);
  }
  for (int i = 0; i < c->point_count; i++) {
    str_addf(out, " %d,%d", c->points[i].x, c->points[i].y);
  }
  str_add(out, "\n");
}

void draw_print(const DrawList *list, Str *out) {
  for (const DrawCommand *c = list->first; c; c = c->next) {
    print_command(c, out);
  }
}
