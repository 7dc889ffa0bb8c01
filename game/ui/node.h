/* SPDX-License-Identifier: MIT */
/* The inside of the ui, for the files of this room: the tree of one frame,
** and what is remembered from frame to frame. Lengths in pixels. */
#ifndef UI_NODE_H
#define UI_NODE_H

#include "base/arena.h"
#include "ui/draw.h"
#include "ui/font.h"
#include "ui/input.h"
#include "ui/layout.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/ui.h"

#include <stddef.h>

typedef struct UiNode UiNode;

struct UiNode {
  LayoutNode layout; /* first: a LayoutNode of the tree is a UiNode */
  UiRole role;
  UiId id, scope;
  const char *name, *value; /* never NULL */
  bool focusable, disabled, selected;
  bool own_ring; /* shows the focus by itself */
  bool follow;   /* see UiBox */
  Tone fill, edge;
  int radius, edge_width; /* an edge is at least 1 wide */
  Rect visible;
  void (*draw)(Ui *ui, UiNode *node, DrawList *list); /* may be NULL */
  void *content;                                      /* of draw and leaf */
};

/* What is remembered of a widget while it is on screen. */
typedef struct {
  UiId id;
  uint32_t seen;    /* number of the last frame that had it */
  int64_t since_ms; /* when it came */
  Rect rect;        /* where it stood then */
  int scroll;       /* of a scroll area: how far it is scrolled */
  bool at_end;      /* and whether that is all the way */
  int side;         /* what it keeps free for its bar */
  int sort;         /* of a table, as UiTable has it */
  bool sort_known;
} UiState;

enum {
  UI_DEPTH_MAX = 48,
  UI_STATES = 2048,
  UI_FLOATS_MAX = 8,
  UI_TOASTS_MAX = 3,
  UI_TOAST_BYTES = 256,
  UI_ICON_BYTES = 48,
  UI_BAR_POINTS = 6, /* of a scroll area */
  UI_BAR_EDGE = 2,
  UI_SPARE_BYTES = 512
};

typedef struct {
  char text[UI_TOAST_BYTES];
  char icon[UI_ICON_BYTES]; /* "" for none */
  Tone tone;
  int64_t until_ms;
} UiToast;

struct Ui {
  Arena *keep, *arena; /* for good; for this frame */
  Font *font;
  Input input;
  Theme theme;
  DrawList list;
  uint32_t number;

  UiNode *root, *last; /* last: the widget called last */
  UiNode *floats[UI_FLOATS_MAX];
  int float_count;
  UiNode *open[UI_DEPTH_MAX];
  int open_scopes[UI_DEPTH_MAX]; /* how many there were when it was opened */
  int depth;
  UiId scopes[UI_DEPTH_MAX];
  int scope_count;
  bool full; /* the arena: then these stand in, and nothing is drawn */
  UiNode spare;
  _Alignas(max_align_t) char spare_content[UI_SPARE_BYTES];
  int twins; /* widgets with the id of another */

  UiId hot, active, clicked; /* under the mouse, pressed, let go on */
  int64_t hot_since_ms;
  UiId focus, focus_scope, focus_wish;
  Rect focus_rect;
  bool focus_moved;
  UiId dialog, dialog_now; /* the topmost of the last frame, of this one */
  UiId dialog_inside;      /* the one that is open in the calls */
  UiNode *dialog_node;     /* of dialog_now */
  UiId focus_under;        /* it, to go back to */

  UiState states[UI_STATES];
  int64_t next_ms;
  UiToast toasts[UI_TOASTS_MAX];
  const UiNode *tip_anchor;
  const char *tip_text;
  bool typing, was_typing; /* into a field, this frame and the last */
  Rect caret;
};

/* A node in the open box. Never NULL: `spare` when memory is out. */
UiNode *node_add(Ui *ui, UiRole role, const char *name, UiBox box, Flow flow);
/* The same with an id: something to act on. */
UiNode *node_add_widget(Ui *ui, UiRole role, const char *id, const char *name,
                        UiBox box, Flow flow);
/* The root of a tree of its own, opened; a float is drawn above the others. */
UiNode *node_open_root(Ui *ui, UiRole role, UiBox box);
UiNode *node_open_float(Ui *ui, UiRole role, UiBox box);
/* Closing takes back the scopes pushed since. */
void node_open(Ui *ui, UiNode *node);
void node_close(Ui *ui);

UiId node_id(const Ui *ui, const char *id);
/* Makes it a scroll area. */
void node_make_scroll(const Ui *ui, UiNode *node);

void node_push_scope(Ui *ui, UiId id);
void node_pop_scope(Ui *ui);

/* The node's memory; its `rect` is where it stood in the last frame. */
UiState *node_state(Ui *ui, UiId id);

/* Whether it was clicked, or one of its keys pressed (KEY_NONE: none). */
bool node_pressed(Ui *ui, const UiNode *node, Key key, Key pad_key);
bool node_hovered(const Ui *ui, const UiNode *node);
bool node_has_focus(const Ui *ui, const UiNode *node);
/* Whether keys and clicks do not reach the box that is open. */
bool node_blocked(const Ui *ui);

/* Copies, stripped of what must not be printed. "" for NULL. */
const char *node_text(Ui *ui, const char *text);
/* Zeroed memory for this frame, at most UI_SPARE_BYTES. Never NULL. */
void *node_alloc(Ui *ui, size_t size);
/* Asks for a frame at that time. */
void node_wake(Ui *ui, int64_t at_ms);

static inline UiNode *node_of(LayoutNode *layout) {
  return (UiNode *)(void *)layout;
}

/* Pixels of space and of text. */
static inline int node_space(const Ui *ui, int points) {
  return theme_space(&ui->theme, points);
}
static inline Colour node_colour(const Ui *ui, Tone tone) {
  return ui->theme.colours[tone];
}

#endif
