/* SPDX-License-Identifier: MIT */
#include "ui/reach.h"

#include "ui/focus.h"

#include <stdlib.h>

enum { STOPS_MAX = 512, WHEEL_POINTS = 56 };

typedef void Visit(Ui *ui, UiNode *node, void *context);

static void walk(Ui *ui, UiNode *node, Visit *visit, void *context) {
  visit(ui, node, context);
  for (LayoutNode *c = node->layout.first; c; c = c->next) {
    walk(ui, node_of(c), visit, context);
  }
}

/* Everything in the order it is drawn. */
static void walk_all(Ui *ui, Visit *visit, void *context) {
  if (ui->root) { walk(ui, ui->root, visit, context); }
  for (int i = 0; i < ui->float_count; i++) {
    walk(ui, ui->floats[i], visit, context);
  }
}

static UiNode *scroll_above(const UiNode *node) {
  for (LayoutNode *up = node->layout.parent; up; up = up->parent) {
    if (up->box.scroll) { return node_of(up); }
  }
  return NULL;
}

static bool overflows(const UiNode *node) {
  return node->layout.box.scroll &&
         node->layout.content_h > node->layout.rect.h;
}

static bool is_inside(const UiNode *node, const UiNode *above) {
  for (const LayoutNode *up = &node->layout; up; up = up->parent) {
    if (up == &above->layout) { return true; }
  }
  return false;
}

/* ---- the mouse ---- */

typedef struct {
  UiNode *hit, *scroll;
} UnderMouse;

static void look_under(Ui *ui, UiNode *node, void *context) {
  UnderMouse *under = context;
  if (!rect_holds(node->visible, ui->input.mouse_x, ui->input.mouse_y)) {
    return;
  }
  if (node->id != 0) { under->hit = node; }
  if (overflows(node)) { under->scroll = node; }
}

static void press(Ui *ui, const UiNode *hit) {
  ui->active = ui->hot;
  bool takes = hit && hit->focusable && !hit->disabled;
  ui->focus = takes ? hit->id : 0;
  ui->focus_scope = takes ? hit->scope : 0;
}

void reach_begin(Ui *ui) {
  UnderMouse under = {NULL, NULL};
  walk_all(ui, look_under, &under);
  UiId hot = under.hit ? under.hit->id : 0;
  if (hot != ui->hot) { ui->hot_since_ms = ui->input.now_ms; }
  ui->hot = hot;
  ui->clicked = 0;
  if (ui->input.mouse_pressed) { press(ui, under.hit); }
  if (ui->input.mouse_released) {
    ui->clicked = ui->active == hot ? hot : 0;
    ui->active = 0;
  }
  if (ui->input.wheel != 0 && under.scroll) {
    UiState *state = node_state(ui, under.scroll->id);
    state->scroll -= ui->input.wheel * node_space(ui, WHEEL_POINTS);
    state->at_end = false;
  }
}

/* ---- stops of the focus ---- */

typedef struct {
  UiNode *nodes[STOPS_MAX];
  int count, current; /* -1: none of them has the focus */
} Stops;

static void add_stop(Ui *ui, UiNode *node, void *context) {
  Stops *stops = context;
  if (!node->focusable || node->disabled || stops->count == STOPS_MAX) {
    return;
  }
  if (node_has_focus(ui, node)) { stops->current = stops->count; }
  stops->nodes[stops->count++] = node;
}

static bool holds_stop(const UiNode *node) {
  for (LayoutNode *c = node->layout.first; c; c = c->next) {
    if (node_of(c)->focusable || holds_stop(node_of(c))) { return true; }
  }
  return false;
}

/* What overflows and holds nothing to stop at must be reached itself. */
static void mark_scroll_stop(Ui *ui, UiNode *node, void *context) {
  (void)ui;
  (void)context;
  if (overflows(node)) { node->focusable = !holds_stop(node); }
}

static void collect(Ui *ui, Stops *stops) {
  walk_all(ui, mark_scroll_stop, NULL);
  stops->count = 0;
  stops->current = -1;
  if (ui->dialog_now) {
    walk(ui, ui->dialog_node, add_stop, stops);
  } else {
    walk_all(ui, add_stop, stops);
  }
}

static void move_to(Ui *ui, const UiNode *node) {
  ui->focus = node->id;
  ui->focus_scope = node->scope;
  ui->focus_moved = true;
}

static int distance(Rect a, Rect b) {
  int dx = abs(2 * a.x + a.w - 2 * b.x - b.w);
  int dy = abs(2 * a.y + a.h - 2 * b.y - b.h);
  return dx + dy;
}

/* When the widget with the focus is gone: its nearest neighbour has it now,
** or, when its whole scope is gone too, the first of the new screen. Who uses
** the mouse does not see where it is, and would press that by Enter. */
static void find_lost_focus(Ui *ui, Stops *stops) {
  if (stops->current >= 0 || ui->focus == 0 || stops->count == 0) { return; }
  ui->focus = 0;
  if (ui->input.device == DEVICE_MOUSE) { return; }
  int best = -1;
  for (int i = 0; i < stops->count; i++) {
    const UiNode *node = stops->nodes[i];
    if (node->scope != ui->focus_scope) { continue; }
    if (best < 0 ||
        distance(node->layout.rect, ui->focus_rect) <
            distance(stops->nodes[best]->layout.rect, ui->focus_rect)) {
      best = i;
    }
  }
  stops->current = best < 0 ? 0 : best;
  move_to(ui, stops->nodes[stops->current]);
}

static void grant_wish(Ui *ui, Stops *stops) {
  for (int i = 0; i < stops->count && ui->focus_wish; i++) {
    if (stops->nodes[i]->id != ui->focus_wish) { continue; }
    stops->current = i;
    move_to(ui, stops->nodes[i]);
    ui->focus_wish = 0;
  }
}

/* A dialog takes the focus and gives it back, whoever wished for it. */
static void remember_focus(Ui *ui) {
  if (ui->dialog_now && ui->dialog == 0) { ui->focus_under = ui->focus; }
}

static void follow_dialog(Ui *ui, Stops *stops) {
  if (ui->dialog_now == ui->dialog) { return; }
  if (ui->dialog_now) {
    if (stops->current < 0 && stops->count > 0) {
      stops->current = 0;
      move_to(ui, stops->nodes[0]);
    }
  } else {
    ui->focus_wish = ui->focus_under;
    if (ui->focus_under == 0) { ui->focus = 0; }
  }
}

/* ---- keys ---- */

/* A stop that is scrolled out of sight does not lie where it seems to, unless
** one walks inside the same scroll area. */
static Rect reachable(const UiNode *stop, const UiNode *from) {
  const UiNode *area = scroll_above(stop);
  if (!area || area == scroll_above(from)) { return stop->layout.rect; }
  Rect shown = rect_common(stop->layout.rect, area->layout.rect);
  return shown.w > 0 ? shown : (Rect){-1, -1, 0, 0};
}

static void go(Ui *ui, Stops *stops, FocusWay way) {
  if (stops->current < 0) {
    if (stops->count > 0) { move_to(ui, stops->nodes[0]); }
    return;
  }
  Rect rects[STOPS_MAX];
  const UiNode *from = stops->nodes[stops->current];
  for (int i = 0; i < stops->count; i++) {
    rects[i] = reachable(stops->nodes[i], from);
    /* Out of every way's reach. */
    if (rects[i].w == 0) { rects[i] = from->layout.rect; }
  }
  int next = focus_find(from->layout.rect, rects, stops->count, way);
  if (next >= 0) { move_to(ui, stops->nodes[next]); }
}

/* The rows of a table are one stop together: arrows walk them. */
static bool is_one_stop(const UiNode *a, const UiNode *b) {
  return a->role == ROLE_ROW && b->role == ROLE_ROW &&
         a->layout.parent == b->layout.parent;
}

static int stop_beside(const Stops *stops, int by) {
  int from = stops->current, next = from;
  if (from < 0) { return by > 0 ? 0 : stops->count - 1; }
  do {
    next = (next + by + stops->count) % stops->count;
  } while (next != from && is_one_stop(stops->nodes[next], stops->nodes[from]));
  return next;
}

/* Of rows, the one that is marked, or the first. */
static UiNode *marked_of(const Stops *stops, UiNode *stop) {
  UiNode *first = NULL;
  for (int i = 0; i < stops->count; i++) {
    UiNode *node = stops->nodes[i];
    if (!is_one_stop(node, stop)) { continue; }
    if (node->selected) { return node; }
    if (!first) { first = node; }
  }
  return first ? first : stop;
}

static void step(Ui *ui, const Stops *stops, int by) {
  if (stops->count == 0) { return; }
  move_to(ui, marked_of(stops, stops->nodes[stop_beside(stops, by)]));
}

static void find_largest(Ui *ui, UiNode *node, void *context) {
  (void)ui;
  UiNode **largest = context;
  if (!overflows(node)) { return; }
  const Rect *r = &node->layout.rect;
  const Rect *best = *largest ? &(*largest)->layout.rect : NULL;
  if (!best || r->w * r->h > best->w * best->h) { *largest = node; }
}

/* The scroll area that page keys turn. */
static UiNode *paged(Ui *ui, const Stops *stops) {
  UiNode *area = NULL;
  if (stops->current >= 0) {
    UiNode *node = stops->nodes[stops->current];
    area = overflows(node) ? node : scroll_above(node);
  }
  if (area && overflows(area)) { return area; }
  area = NULL;
  walk_all(ui, find_largest, &area);
  return area;
}

static void turn_page(Ui *ui, const Stops *stops, int way, int part_percent) {
  UiNode *area = paged(ui, stops);
  if (!area) { return; }
  node_state(ui, area->id)->scroll +=
      way * area->layout.rect.h * part_percent / 100;
}

/* A focused scroll area takes arrows as long as it can be moved. */
static bool scroll_line(Ui *ui, const Stops *stops, int way) {
  if (stops->current < 0 || !overflows(stops->nodes[stops->current])) {
    return false;
  }
  const UiNode *area = stops->nodes[stops->current];
  UiState *state = node_state(ui, area->id);
  int most = area->layout.content_h - area->layout.rect.h;
  if (way < 0 ? state->scroll <= 0 : state->scroll >= most) { return false; }
  state->scroll += way * node_space(ui, WHEEL_POINTS);
  return true;
}

static void act(Ui *ui, Stops *stops, const InputEvent *event) {
  switch ((int)event->key) {
    case KEY_TAB:
      step(ui, stops, event->mods & MOD_SHIFT ? -1 : 1);
      break;
    case KEY_LEFT:
      go(ui, stops, FOCUS_LEFT);
      break;
    case KEY_RIGHT:
      go(ui, stops, FOCUS_RIGHT);
      break;
    case KEY_UP:
      if (!scroll_line(ui, stops, -1)) { go(ui, stops, FOCUS_UP); }
      break;
    case KEY_DOWN:
      if (!scroll_line(ui, stops, 1)) { go(ui, stops, FOCUS_DOWN); }
      break;
    case KEY_PAGE_UP:
      turn_page(ui, stops, -1, 85);
      break;
    case KEY_PAGE_DOWN:
      turn_page(ui, stops, 1, 85);
      break;
    default:
      break;
  }
}

static void use_keys(Ui *ui, Stops *stops) {
  for (int i = 0; i < ui->input.event_count; i++) {
    const InputEvent *event = &ui->input.events[i];
    bool down = event->kind == INPUT_PRESS || event->kind == INPUT_REPEAT;
    if (!down || event->used) { continue; }
    act(ui, stops, event);
    collect(ui, stops);
  }
}

/* ---- scrolling ---- */

/* So far that the focus is seen, with a little of what is around it. */
static void show_focus(const Ui *ui, const UiNode *area, const UiNode *focus,
                       UiState *state) {
  int margin = node_space(ui, 12);
  const Rect *view = &area->layout.rect, *rect = &focus->layout.rect;
  int top = rect->y - view->y + area->layout.scroll_y - margin;
  int bottom = top + rect->h + 2 * margin - view->h;
  if (state->scroll < bottom) { state->scroll = bottom; }
  if (state->scroll > top) { state->scroll = top; }
}

/* Moves the content to where its state says, from where it was moved to. */
static void move_content(UiNode *area, UiState *state) {
  int most = area->layout.content_h - area->layout.rect.h;
  most = most > 0 ? most : 0;
  state->scroll = state->scroll < most ? state->scroll : most;
  state->scroll = state->scroll > 0 ? state->scroll : 0;
  state->at_end = state->scroll == most;
  layout_shift(&area->layout, 0, area->layout.scroll_y - state->scroll);
  area->layout.scroll_y = state->scroll;
}

static void scroll_as_before(Ui *ui, UiNode *area, void *context) {
  (void)context;
  if (!area->layout.box.scroll) { return; }
  UiState *state = node_state(ui, area->id);
  if (state->side != area->layout.side) {
    state->side = area->layout.side;
    node_wake(ui, ui->input.now_ms);
  }
  if (area->follow && state->at_end) { state->scroll = area->layout.content_h; }
  move_content(area, state);
}

static void scroll_to_focus(Ui *ui, UiNode *area, void *context) {
  const UiNode *focus = context;
  if (!area->layout.box.scroll) { return; }
  UiState *state = node_state(ui, area->id);
  if (ui->focus_moved && focus && focus != area && is_inside(focus, area)) {
    show_focus(ui, area, focus, state);
  }
  move_content(area, state);
}

void reach_end(Ui *ui) {
  Stops stops;
  walk_all(ui, scroll_as_before, NULL);
  collect(ui, &stops);
  remember_focus(ui);
  grant_wish(ui, &stops);
  follow_dialog(ui, &stops);
  find_lost_focus(ui, &stops);
  use_keys(ui, &stops);
  UiNode *focus = stops.current >= 0 ? stops.nodes[stops.current] : NULL;
  walk_all(ui, scroll_to_focus, focus);
  if (focus) { ui->focus_rect = focus->layout.rect; }
  ui->focus_moved = false;
}
