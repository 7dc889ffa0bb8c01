/* SPDX-License-Identifier: MIT */
#include "ui/seen.h"

#include "ui/leaf.h"
#include "ui/node.h"

#include <string.h>

static const char *const ROLES[ROLE_COUNT] = {
    "group",  "panel",    "scroll", "text",  "heading", "button",
    "choice", "checkbox", "slider", "tab",   "field",   "table",
    "column", "row",      "cell",   "meter", "chip",    "chart",
    "image",  "tooltip",  "toast",  "dialog"};

/* A visit returns false to go no further. */
typedef bool Visit(const Ui *ui, const UiNode *node, int depth, void *context);

static bool walk(const Ui *ui, const UiNode *node, int depth, Visit *visit,
                 void *context) {
  if (!visit(ui, node, depth, context)) { return false; }
  for (LayoutNode *c = node->layout.first; c; c = c->next) {
    if (!walk(ui, node_of(c), depth + 1, visit, context)) { return false; }
  }
  return true;
}

static void walk_all(const Ui *ui, Visit *visit, void *context) {
  if (ui->root && !walk(ui, ui->root, 0, visit, context)) { return; }
  for (int i = 0; i < ui->float_count; i++) {
    if (!walk(ui, ui->floats[i], 0, visit, context)) { return; }
  }
}

/* A box without a name says nothing by itself. */
static bool says_something(const UiNode *node) {
  return *node->name || (node->id != 0 && node->role != ROLE_GROUP);
}

static UiSeen seen_of(const Ui *ui, const UiNode *node) {
  return (UiSeen){.role = node->role,
                  .name = node->name,
                  .value = node->value,
                  .id = node->id,
                  .rect = node->layout.rect,
                  .visible = node->visible,
                  .focusable = node->focusable && !node->disabled,
                  .focused = node_has_focus(ui, node),
                  .disabled = node->disabled,
                  .selected = node->selected};
}

typedef struct {
  UiRole role;
  const char *name; /* NULL: the one with this number */
  int number;
  UiSeen *seen;
  bool found;
} Search;

static bool look(const Ui *ui, const UiNode *node, int depth, void *context) {
  (void)depth;
  Search *search = context;
  if (!says_something(node)) { return true; }
  bool hit = search->name ? node->role == search->role &&
                                strcmp(node->name, search->name) == 0
                          : search->number-- == 0;
  if (!hit) { return true; }
  *search->seen = seen_of(ui, node);
  search->found = true;
  return false;
}

bool seen_find(const Ui *ui, UiRole role, const char *name, UiSeen *seen) {
  Search search = {.role = role, .name = name, .seen = seen};
  walk_all(ui, look, &search);
  return search.found;
}

bool seen_nth(const Ui *ui, int number, UiSeen *seen) {
  Search search = {.number = number, .seen = seen};
  walk_all(ui, look, &search);
  return search.found;
}

static bool print(const Ui *ui, const UiNode *node, int depth, void *context) {
  Str *out = context;
  if (!says_something(node)) { return true; }
  str_addf(out, "%*s%s \"%s\"", 2 * depth, "", ROLES[node->role], node->name);
  if (*node->value) { str_addf(out, " = \"%s\"", node->value); }
  if (node->selected) { str_add(out, " selected"); }
  if (node->disabled) { str_add(out, " disabled"); }
  if (node_has_focus(ui, node)) { str_add(out, " focused"); }
  str_add(out, "\n");
  return true;
}

void seen_print(const Ui *ui, Str *out) {
  walk_all(ui, print, out);
}

/* ---- what does not fit ---- */

typedef struct {
  Str *out;
  int count;
} Faults;

static void report(Faults *faults, const UiNode *node, const char *what,
                   int pixels) {
  const char *text = leaf_text_of(node);
  str_addf(faults->out, "%s \"%s\" %s by %d\n", ROLES[node->role],
           text ? text : node->name, what, pixels);
  faults->count++;
}

static int most(int a, int b) {
  return a > b ? a : b;
}

/* Pixels by which `inner` sticks out; below a scroll area's edge it may. */
static int sticks_out(const Rect *inner, const Rect *outer, bool scrolls) {
  int out =
      most(outer->x - inner->x, inner->x + inner->w - outer->x - outer->w);
  if (scrolls) { return out; }
  int down =
      most(outer->y - inner->y, inner->y + inner->h - outer->y - outer->h);
  return most(out, down);
}

static bool check(const Ui *ui, const UiNode *node, int depth, void *context) {
  (void)ui;
  (void)depth;
  Faults *faults = context;
  int lack = node->layout.leaf ? layout_lack(&node->layout) : 0;
  if (lack > 0) { report(faults, node, "is cut", lack); }
  const LayoutNode *parent = node->layout.parent;
  if (parent) {
    int out = sticks_out(&node->layout.rect, &parent->rect, parent->box.scroll);
    if (out > 0) { report(faults, node, "sticks out", out); }
  }
  return true;
}

int seen_faults(const Ui *ui, Str *out) {
  Faults faults = {out, 0};
  walk_all(ui, check, &faults);
  if (ui->twins > 0) {
    str_addf(out, "%d widgets have another's id\n", ui->twins);
  }
  if (ui->full || ui->list.full) { str_add(out, "the frame is full\n"); }
  return faults.count + ui->twins + (ui->full || ui->list.full);
}
