/* SPDX-License-Identifier: MIT */
#include "ui/layout.h"

#include <assert.h>

typedef enum { ACROSS, DOWN } Axis;

static int least_of(int a, int b) {
  return a < b ? a : b;
}

static int most_of(int a, int b) {
  return a > b ? a : b;
}

static int between(int value, int low, int high) {
  return most_of(low, least_of(value, high));
}

/* `max` 0 is no bound. */
static int bounded(int value, int min, int max) {
  value = max > 0 ? least_of(value, max) : value;
  return most_of(value, min);
}

static int inner_w(const LayoutNode *node) {
  return most_of(0, node->rect.w - 2 * node->box.pad_x - node->side);
}

static int inner_h(const LayoutNode *node) {
  return most_of(0, node->rect.h - 2 * node->box.pad_y);
}

static bool wraps(const LayoutNode *node) {
  return node->box.flow == FLOW_ROW && node->box.wrap;
}

void layout_add(LayoutNode *parent, LayoutNode *child) {
  child->parent = parent;
  if (parent->last) {
    parent->last->next = child;
  } else {
    parent->first = child;
  }
  parent->last = child;
}

/* ---- one flow: who gets how much ---- */

static int ask_least(const LayoutNode *node, Axis axis) {
  return axis == ACROSS ? node->least_w : node->least_h;
}

static int ask_want(const LayoutNode *node, Axis axis) {
  return axis == ACROSS ? node->want_w : node->want_h;
}

static void give(LayoutNode *node, Axis axis, int size) {
  if (axis == ACROSS) {
    node->rect.w = size;
  } else {
    node->rect.h = size;
  }
}

/* What the children take together when none gets more than `cap`, unless it
** cannot do with less. */
static int sum_capped(const LayoutNode *parent, Axis axis, int cap) {
  int sum = 0;
  for (const LayoutNode *c = parent->first; c; c = c->next) {
    int least = ask_least(c, axis), want = ask_want(c, axis);
    sum += between(cap, least, most_of(least, want));
  }
  return sum;
}

/* The greediest give first: all are capped at the same size. */
static int find_cap(const LayoutNode *parent, Axis axis, int room) {
  int low = 0, high = room;
  while (low < high) {
    int middle = low + (high - low + 1) / 2;
    if (sum_capped(parent, axis, middle) <= room) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

static int sum_grow(const LayoutNode *parent) {
  int sum = 0;
  for (const LayoutNode *c = parent->first; c; c = c->next) {
    sum += c->box.grow;
  }
  return sum;
}

/* Divides `room` (gaps taken off) among the children. */
static void share(LayoutNode *parent, Axis axis, int room) {
  int cap = find_cap(parent, axis, room);
  int left = most_of(0, room - sum_capped(parent, axis, cap));
  int shares = sum_grow(parent);
  for (LayoutNode *c = parent->first; c; c = c->next) {
    int least = ask_least(c, axis);
    int size = between(cap, least, most_of(least, ask_want(c, axis)));
    if (c->box.grow > 0) {
      int part = (int)((int64_t)left * c->box.grow / shares);
      int max = axis == ACROSS ? c->box.max_width : c->box.max_height;
      int grown = bounded(size + part, size, max);
      left -= grown - size;
      shares -= c->box.grow;
      size = grown;
    }
    give(c, axis, size);
  }
}

static int gaps(const LayoutNode *parent) {
  int count = 0;
  for (const LayoutNode *c = parent->first; c; c = c->next) { count++; }
  return count > 1 ? (count - 1) * parent->box.gap : 0;
}

/* ---- lines: of a wrapping row, of a grid ---- */

static int grid_columns(const LayoutNode *grid) {
  int room = inner_w(grid) + grid->box.gap;
  int each = most_of(1, grid->box.min_column + grid->box.gap);
  return between(room / each, 1, most_of(1, grid->box.columns));
}

/* The first node that is not in the line which begins with `node`. */
static LayoutNode *line_end(const LayoutNode *parent, LayoutNode *node) {
  int room = inner_w(parent), columns = grid_columns(parent), used = 0;
  for (int i = 0; node; node = node->next, i++) {
    if (parent->box.flow == FLOW_GRID) {
      if (i == columns) { break; }
    } else if (parent->box.flow == FLOW_COLUMN) {
      if (i == 1) { break; }
    } else if (wraps(parent)) {
      used += node->rect.w + (i > 0 ? parent->box.gap : 0);
      if (i > 0 && used > room) { break; }
    }
  }
  return node;
}

/* ---- widths ---- */

static void widths_of_children(LayoutNode *node) {
  bool row = node->box.flow == FLOW_ROW;
  for (const LayoutNode *c = node->first; c; c = c->next) {
    if (row && !node->box.wrap) {
      node->least_w += c->least_w;
    } else {
      node->least_w = most_of(node->least_w, c->least_w);
    }
    node->want_w =
        row ? node->want_w + c->want_w : most_of(node->want_w, c->want_w);
  }
  if (row) {
    node->want_w += gaps(node);
    node->least_w += node->box.wrap ? 0 : gaps(node);
  } else if (node->box.flow == FLOW_GRID) {
    int columns = most_of(1, node->box.columns);
    node->want_w = columns * most_of(node->want_w, node->box.min_column) +
                   (columns - 1) * node->box.gap;
  }
}

static void measure_widths(LayoutNode *node, void *context) {
  node->least_w = node->want_w = node->least_h = node->want_h = 0;
  for (LayoutNode *c = node->first; c; c = c->next) {
    measure_widths(c, context);
  }
  if (node->leaf) {
    node->leaf->widths(context, node);
  } else {
    widths_of_children(node);
  }
  const Box *box = &node->box;
  if (box->basis > 0) {
    node->least_w = node->want_w = box->basis;
    return;
  }
  node->least_w =
      bounded(node->least_w + 2 * box->pad_x, box->min_width, box->max_width);
  node->want_w =
      bounded(node->want_w + 2 * box->pad_x, box->min_width, box->max_width);
}

static void place_widths(LayoutNode *node) {
  int room = inner_w(node);
  if (node->box.flow == FLOW_ROW && !node->box.wrap) {
    share(node, ACROSS, room - gaps(node));
  }
  int columns = grid_columns(node);
  int column = (room - (columns - 1) * node->box.gap) / columns;
  bool whole =
      node->box.align == ALIGN_AUTO || node->box.align == ALIGN_STRETCH;
  for (LayoutNode *c = node->first; c; c = c->next) {
    if (node->box.flow == FLOW_GRID) {
      c->rect.w = bounded(column, 0, c->box.max_width);
    } else if (node->box.flow == FLOW_COLUMN) {
      int wish = whole ? room : least_of(c->want_w, room);
      c->rect.w = bounded(wish, c->box.min_width, c->box.max_width);
    } else if (node->box.wrap) {
      c->rect.w = least_of(c->want_w, room);
    }
    place_widths(c);
  }
}

/* ---- heights ---- */

static void heights_of_children(LayoutNode *node) {
  for (LayoutNode *first = node->first; first;) {
    LayoutNode *end = line_end(node, first);
    int least = 0, want = 0;
    for (LayoutNode *c = first; c != end; c = c->next) {
      least = most_of(least, c->least_h);
      want = most_of(want, c->want_h);
    }
    int gap = first == node->first ? 0 : node->box.gap;
    node->least_h += least + gap;
    node->want_h += want + gap;
    first = end;
  }
}

/* Together they are as high as before. */
static void even_out(LayoutNode *node) {
  int count = 0, sum = 0;
  for (const LayoutNode *c = node->first; c; c = c->next) {
    sum += c->want_h;
    count++;
  }
  for (LayoutNode *c = node->first; c; c = c->next) {
    c->least_h = c->want_h = (sum + count - 1) / count;
  }
}

static void measure_heights(LayoutNode *node, void *context) {
  for (LayoutNode *c = node->first; c; c = c->next) {
    measure_heights(c, context);
  }
  if (node->leaf) {
    node->want_h = node->leaf->height(context, node);
    node->least_h = node->least_h > 0 ? node->least_h : node->want_h;
  } else {
    if (node->box.even) { even_out(node); }
    heights_of_children(node);
  }
  const Box *box = &node->box;
  node->content_h = node->want_h + 2 * box->pad_y;
  node->want_h = bounded(node->content_h, box->min_height, box->max_height);
  node->least_h += 2 * box->pad_y;
  if (box->scroll) {
    node->least_h = least_of(node->want_h, box->min_height);
  } else {
    node->least_h = bounded(node->least_h, box->min_height, box->max_height);
  }
}

static bool stretches(const LayoutNode *parent, const LayoutNode *child) {
  if (parent->box.align == ALIGN_STRETCH) { return true; }
  if (parent->box.align != ALIGN_AUTO) { return false; }
  return !child->leaf && child->box.flow != FLOW_ROW;
}

static void place_line_heights(LayoutNode *node, LayoutNode *first,
                               const LayoutNode *end, int height) {
  for (LayoutNode *c = first; c != end; c = c->next) {
    int wish = stretches(node, c) ? height : least_of(c->want_h, height);
    c->rect.h = bounded(most_of(wish, c->least_h), 0, c->box.max_height);
  }
}

static int line_height(const LayoutNode *first, const LayoutNode *end) {
  int height = 0;
  for (const LayoutNode *c = first; c != end; c = c->next) {
    height = most_of(height, c->want_h);
  }
  return height;
}

static void place_heights(LayoutNode *node) {
  int room = inner_h(node);
  if (node->box.scroll) {
    room = most_of(room, node->content_h - 2 * node->box.pad_y);
  }
  if (node->box.flow == FLOW_COLUMN) {
    share(node, DOWN, room - gaps(node));
  } else if (node->box.flow == FLOW_ROW && !node->box.wrap) {
    place_line_heights(node, node->first, NULL, room);
  } else {
    for (LayoutNode *first = node->first; first;) {
      LayoutNode *end = line_end(node, first);
      place_line_heights(node, first, end, line_height(first, end));
      first = end;
    }
  }
  for (LayoutNode *c = node->first; c; c = c->next) { place_heights(c); }
}

/* ---- places ---- */

static int offset(Align align, int room, int size) {
  if (align == ALIGN_CENTRE) { return (room - size) / 2; }
  return align == ALIGN_END ? room - size : 0;
}

static int sum_widths(const LayoutNode *parent, const LayoutNode *first,
                      const LayoutNode *end) {
  int sum = 0;
  for (const LayoutNode *c = first; c != end; c = c->next) {
    sum += c->rect.w + (c == first ? 0 : parent->box.gap);
  }
  return sum;
}

static void place_column(LayoutNode *node) {
  int height = gaps(node);
  for (LayoutNode *c = node->first; c; c = c->next) { height += c->rect.h; }
  int y = node->rect.y + node->box.pad_y;
  y += most_of(0, offset(node->box.justify, inner_h(node), height));
  for (LayoutNode *c = node->first; c; c = c->next) {
    int aside = offset(node->box.align, inner_w(node), c->rect.w);
    c->rect.x = node->rect.x + node->box.pad_x + aside;
    c->rect.y = y;
    y += c->rect.h + node->box.gap;
  }
}

static void place_line(LayoutNode *node, LayoutNode *first, LayoutNode *end,
                       int y, int height) {
  Align align = node->box.align == ALIGN_AUTO ? ALIGN_CENTRE : node->box.align;
  int width = sum_widths(node, first, end);
  int x = node->rect.x + node->box.pad_x;
  x += most_of(0, offset(node->box.justify, inner_w(node), width));
  for (LayoutNode *c = first; c != end; c = c->next) {
    c->rect.x = x;
    c->rect.y = y + most_of(0, offset(align, height, c->rect.h));
    x += c->rect.w + node->box.gap;
  }
}

static void place_lines(LayoutNode *node) {
  bool single = node->box.flow == FLOW_ROW && !node->box.wrap;
  int y = node->rect.y + node->box.pad_y;
  for (LayoutNode *first = node->first; first;) {
    LayoutNode *end = line_end(node, first);
    int height = single ? inner_h(node) : line_height(first, end);
    place_line(node, first, end, y, height);
    y += height + node->box.gap;
    first = end;
  }
}

static void place(LayoutNode *node) {
  if (node->box.flow == FLOW_COLUMN) {
    place_column(node);
  } else {
    place_lines(node);
  }
  for (LayoutNode *c = node->first; c; c = c->next) { place(c); }
}

/* ---- all of it ---- */

static void size_up(LayoutNode *node, void *context) {
  measure_widths(node, context);
  place_widths(node);
  measure_heights(node, context);
  place_heights(node);
}

/* Whether it overflows is known only when heights are. */
static void keep_bars_free(LayoutNode *node, void *context) {
  if (node->box.bar > 0 && node->content_h > node->rect.h) {
    node->side = node->box.bar;
    size_up(node, context);
  }
  for (LayoutNode *c = node->first; c; c = c->next) {
    keep_bars_free(c, context);
  }
}

static void forget_bars(LayoutNode *node) {
  if (node->box.bar > 0) { node->side = 0; }
  for (LayoutNode *c = node->first; c; c = c->next) { forget_bars(c); }
}

void layout_run(LayoutNode *root, Rect area, void *context) {
  forget_bars(root);
  root->rect = area;
  size_up(root, context);
  keep_bars_free(root, context);
  place(root);
}

void layout_shift(LayoutNode *node, int dx, int dy) {
  for (LayoutNode *c = node->first; c; c = c->next) {
    c->rect.x += dx;
    c->rect.y += dy;
    layout_shift(c, dx, dy);
  }
}

void layout_mirror(LayoutNode *root, Rect area) {
  root->rect.x = 2 * area.x + area.w - root->rect.x - root->rect.w;
  for (LayoutNode *c = root->first; c; c = c->next) { layout_mirror(c, area); }
}

int layout_lack(const LayoutNode *node) {
  int lack_w = node->least_w - node->rect.w;
  int lack_h = node->least_h - node->rect.h;
  return most_of(0, most_of(lack_w, lack_h));
}
