/* SPDX-License-Identifier: MIT */
#include "ui/node.h"

#include "base/hash.h"
#include "base/str.h"

#include <assert.h>
#include <string.h>

/* ---- memory of the frame ---- */

void *node_alloc(Ui *ui, size_t size) {
  assert(size <= UI_SPARE_BYTES);
  void *memory = arena_alloc(ui->arena, size);
  if (memory) { return memory; }
  ui->full = true;
  return memset(ui->spare_content, 0, sizeof ui->spare_content);
}

static bool is_plain(const char *text) {
  for (; *text; text++) {
    unsigned char byte = (unsigned char)*text;
    if (byte < 0x20 || byte >= 0x7F) { return false; }
  }
  return true;
}

const char *node_text(Ui *ui, const char *text) {
  if (!text || !*text) { return ""; }
  size_t length = strlen(text);
  if (is_plain(text)) {
    const char *copy = arena_copy(ui->arena, text, length);
    ui->full = ui->full || !copy;
    return copy ? copy : "";
  }
  /* A byte that is not text becomes the three of U+FFFD. */
  char *memory = arena_alloc(ui->arena, 3 * length + 1);
  ui->full = ui->full || !memory;
  if (!memory) { return ""; }
  Str str = str_init(memory, 3 * length + 1);
  str_add_clean(&str, text);
  return memory;
}

void node_wake(Ui *ui, int64_t at_ms) {
  if (at_ms < ui->next_ms) { ui->next_ms = at_ms; }
}

/* ---- ids and what hangs on them ---- */

UiId node_id(const Ui *ui, const char *id) {
  assert(id && *id);
  UiId scope = ui->scope_count ? ui->scopes[ui->scope_count - 1] : 0;
  return hash_fnv_text(scope ^ HASH_FNV_START, id) | 1;
}

void node_push_scope(Ui *ui, UiId id) {
  assert(ui->scope_count < UI_DEPTH_MAX);
  ui->scopes[ui->scope_count++] = id;
}

void node_pop_scope(Ui *ui) {
  assert(ui->scope_count > 0);
  ui->scope_count--;
}

/* The oldest of a few places is given up when all are taken. */
UiState *node_state(Ui *ui, UiId id) {
  enum { PLACES = 8 };
  UiState *oldest = NULL;
  for (unsigned i = 0; i < PLACES; i++) {
    UiState *state = &ui->states[((id >> 20) + i) % UI_STATES];
    if (state->id == id) { return state; }
    if (!oldest || state->seen < oldest->seen) { oldest = state; }
  }
  *oldest = (UiState){.id = id, .at_end = true};
  return oldest;
}

static void note_seen(Ui *ui, UiId id) {
  UiState *state = node_state(ui, id);
  if (state->seen == ui->number) { ui->twins++; }
  if (state->seen + 1 < ui->number || state->seen == 0) {
    state->since_ms = ui->input.now_ms;
    state->rect = (Rect){0};
  }
  state->seen = ui->number;
}

/* ---- the tree ---- */

static Box to_pixels(const Ui *ui, const UiBox *box, Flow flow) {
  const Theme *theme = &ui->theme;
  int min_w = box->width ? box->width : box->min_width;
  int max_w = box->width ? box->width : box->max_width;
  int min_h = box->height ? box->height : box->min_height;
  int max_h = box->height ? box->height : box->max_height;
  return (Box){
      .flow = flow,
      .gap = theme_space(theme, box->gap),
      .pad_x = theme_space(theme, box->pad + box->pad_x),
      .pad_y = theme_space(theme, box->pad + box->pad_y),
      .min_width = theme_space(theme, min_w),
      .max_width = theme_space(theme, max_w),
      .min_height = theme_space(theme, min_h),
      .max_height = theme_space(theme, max_h),
      .grow = box->grow,
      .columns = box->columns,
      .min_column = theme_space(theme, box->min_column),
      .wrap = box->wrap,
      .even = box->even,
      .align = box->align,
      .justify = box->justify,
  };
}

static UiNode *make(Ui *ui, UiRole role, const char *name, UiBox box,
                    Flow flow) {
  UiNode *node = arena_alloc(ui->arena, sizeof *node);
  if (!node) {
    ui->full = true;
    node = &ui->spare;
  }
  *node = (UiNode){
      .layout.box = to_pixels(ui, &box, flow),
      .role = role,
      .scope = ui->scope_count ? ui->scopes[ui->scope_count - 1] : 0,
      .name = node_text(ui, name),
      .value = "",
      .follow = box.follow,
      .fill = box.fill,
      .edge = box.edge,
      .radius = theme_space(&ui->theme, box.radius),
      .edge_width = theme_space(&ui->theme, box.edge_width),
  };
  return node;
}

UiNode *node_add(Ui *ui, UiRole role, const char *name, UiBox box, Flow flow) {
  assert(ui->depth > 0);
  UiNode *node = make(ui, role, name, box, flow);
  UiNode *parent = ui->open[ui->depth - 1];
  if (node != &ui->spare) { layout_add(&parent->layout, &node->layout); }
  return node;
}

UiNode *node_add_widget(Ui *ui, UiRole role, const char *id, const char *name,
                        UiBox box, Flow flow) {
  UiNode *node = node_add(ui, role, name, box, flow);
  node->id = node_id(ui, id);
  node->focusable = true;
  note_seen(ui, node->id);
  ui->last = node;
  return node;
}

void node_make_scroll(const Ui *ui, UiNode *node) {
  Box *box = &node->layout.box;
  int room = node_space(ui, UI_BAR_POINTS + 3 * UI_BAR_EDGE);
  /* A page that stands centred brings margins of its own. */
  bool needs = box->pad_x < room && box->align != ALIGN_CENTRE;
  box->scroll = true;
  box->bar = needs ? room - box->pad_x : 0;
}

UiNode *node_open_root(Ui *ui, UiRole role, UiBox box) {
  UiNode *node = make(ui, role, box.name, box, FLOW_COLUMN);
  node_open(ui, node);
  return node;
}

UiNode *node_open_float(Ui *ui, UiRole role, UiBox box) {
  assert(ui->float_count < UI_FLOATS_MAX);
  UiNode *node = node_open_root(ui, role, box);
  ui->floats[ui->float_count++] = node;
  return node;
}

void node_open(Ui *ui, UiNode *node) {
  assert(ui->depth < UI_DEPTH_MAX);
  ui->open_scopes[ui->depth] = ui->scope_count;
  ui->open[ui->depth++] = node;
}

void node_close(Ui *ui) {
  assert(ui->depth > 0);
  ui->depth--;
  ui->scope_count = ui->open_scopes[ui->depth];
}

/* ---- what the person does with it ---- */

bool node_blocked(const Ui *ui) {
  return ui->dialog != ui->dialog_inside;
}

bool node_has_focus(const Ui *ui, const UiNode *node) {
  return node->id != 0 && ui->focus == node->id;
}

bool node_hovered(const Ui *ui, const UiNode *node) {
  return node->id != 0 && ui->hot == node->id && !node->disabled;
}

bool node_pressed(Ui *ui, const UiNode *node, Key key, Key pad_key) {
  if (node->disabled || node_blocked(ui)) { return false; }
  if (ui->clicked == node->id) { return true; }
  if (key != KEY_NONE && ui_key(ui, key)) { return true; }
  if (pad_key != KEY_NONE && ui_key(ui, pad_key)) { return true; }
  if (!node_has_focus(ui, node)) { return false; }
  return ui_key(ui, KEY_ENTER) || ui_key(ui, KEY_SPACE);
}
