/* SPDX-License-Identifier: MIT */
/* Where everything goes: widths from the content up, widths from the window
** down, then heights for those widths the same two ways, then places. Knows
** nothing of what the boxes hold. All lengths in pixels. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/draw.h"

#include <stdbool.h>

typedef enum { FLOW_COLUMN, FLOW_ROW, FLOW_GRID } Flow;

/* ALIGN_AUTO: children of a column take its whole width; in a row columns and
** grids take its whole height, all else is centred in it. */
typedef enum {
  ALIGN_AUTO,
  ALIGN_START,
  ALIGN_CENTRE,
  ALIGN_END,
  ALIGN_STRETCH
} Align;

typedef struct {
  Flow flow;
  int gap, pad_x, pad_y;
  int min_width, max_width, min_height, max_height; /* 0: no bound */
  int basis;   /* asks for just this width, whatever it holds; 0: no */
  int grow;    /* share of the room that is left in the parent's flow */
  int columns; /* of a grid: at most; fewer when narrower than min_column */
  int min_column;
  bool wrap;     /* of a row: goes on in the next line */
  bool scroll;   /* may be lower than its content */
  int bar;       /* … and keeps so much free at its side then */
  bool even;     /* of a column: all children are equally high */
  Align align;   /* children across the flow */
  Align justify; /* children along the flow, when none of them grows */
} Box;

typedef struct LayoutNode LayoutNode;

/* What a node without children asks for. */
typedef struct {
  void (*widths)(void *context, LayoutNode *node); /* sets least_w, want_w */
  int (*height)(void *context, LayoutNode *node);  /* for node->rect.w */
} LayoutLeaf;

struct LayoutNode {
  LayoutNode *parent, *first, *last, *next;
  Box box;
  const LayoutLeaf *leaf; /* NULL: as its children ask */
  int least_w, want_w, least_h, want_h;
  Rect rect;
  int scroll_y;  /* of a scroll area: how far its content is moved up */
  int content_h; /* its whole height */
  int side;      /* kept free at its side */
};

void layout_add(LayoutNode *parent, LayoutNode *child);

/* Places `root` and all below it inside `area`. `context` goes to leaves. */
void layout_run(LayoutNode *root, Rect area, void *context);

/* Moves all that is in `node` (and not the node itself). */
void layout_shift(LayoutNode *node, int dx, int dy);

/* Turns left and right around inside `area`, for languages read so. */
void layout_mirror(LayoutNode *root, Rect area);

/* Pixels by which `node` is smaller than its content needs, 0 when it fits. */
int layout_lack(const LayoutNode *node);

#endif
