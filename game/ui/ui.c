/* SPDX-License-Identifier: MIT */
#include "ui/ui.h"

#include "base/hash.h"
#include "ui/floats.h"
#include "ui/node.h"
#include "ui/paint.h"
#include "ui/reach.h"
#include "ui/widgets.h"

#include <assert.h>

enum {
  KEEP_CAP = 4 * 1024 * 1024,
  FRAME_CAP = 16 * 1024 * 1024,
  FOLDED_BELOW = 1000,
  NARROW_BELOW = 700,
  SCROLL_LEAST_POINTS = 56
};

/* ---- life ---- */

Ui *ui_create(const FontTable *fonts) {
  Arena *keep = arena_create(KEEP_CAP), *frame = arena_create(FRAME_CAP);
  Ui *ui = keep ? arena_alloc(keep, sizeof *ui) : NULL;
  Font *font = ui ? font_create(keep, fonts) : NULL;
  if (!frame || !font) {
    arena_destroy(keep);
    arena_destroy(frame);
    return NULL;
  }
  ui->keep = keep;
  ui->arena = frame;
  ui->font = font;
  return ui;
}

void ui_destroy(Ui *ui) {
  if (!ui) { return; }
  arena_destroy(ui->arena);
  arena_destroy(ui->keep);
}

/* ---- a frame ---- */

void ui_frame_begin(Ui *ui, const Input *input, const Theme *theme) {
  assert(ui->depth == 0);
  ui->input = *input;
  ui->theme = *theme;
  reach_begin(ui);
  arena_reset(ui->arena);
  ui->number++;
  ui->next_ms = INT64_MAX;
  ui->was_typing = ui->typing;
  ui->full = ui->typing = false;
  ui->twins = ui->float_count = 0;
  ui->last = ui->dialog_node = NULL;
  ui->tip_anchor = NULL;
  ui->dialog = ui->dialog_now;
  ui->dialog_now = ui->dialog_inside = 0;
  ui->list = draw_begin(ui->arena, (Rect){0, 0, input->width, input->height});
  ui->root = node_open_root(ui, ROLE_GROUP, (UiBox){.gap = 0});
}

static void place_all(Ui *ui, Rect screen) {
  layout_run(&ui->root->layout, screen, ui);
  for (int i = 0; i < ui->float_count; i++) {
    layout_run(&ui->floats[i]->layout, screen, ui);
  }
  if (!ui->theme.mirrored) { return; }
  layout_mirror(&ui->root->layout, screen);
  for (int i = 0; i < ui->float_count; i++) {
    layout_mirror(&ui->floats[i]->layout, screen);
  }
}

/* What was done in this frame may change what the next one shows. */
static bool was_touched(const Input *input) {
  return input->event_count > 0 || input->mouse_pressed ||
         input->mouse_released || input->wheel != 0;
}

const DrawList *ui_frame_end(Ui *ui) {
  node_close(ui);
  assert(ui->depth == 0 && ui->scope_count == 0);
  Rect screen = {0, 0, ui->input.width, ui->input.height};
  floats_add_toasts(ui);
  if (!ui->full) {
    place_all(ui, screen);
    reach_end(ui);
    draw_fill(&ui->list, screen, 0, node_colour(ui, TONE_BACKGROUND));
    paint_tree(ui, ui->root);
    for (int i = 0; i < ui->float_count; i++) { paint_tree(ui, ui->floats[i]); }
    floats_show_tooltip(ui, screen);
  }
  if (ui->full || ui->list.full) {
    ui->root = NULL;
    ui->float_count = 0;
    ui->list = draw_begin(ui->arena, screen);
  }
  if (was_touched(&ui->input) || ui->dialog != ui->dialog_now) {
    node_wake(ui, ui->input.now_ms);
  }
  return &ui->list;
}

int64_t ui_next_ms(const Ui *ui) {
  return ui->next_ms;
}

const Theme *ui_theme(const Ui *ui) {
  return &ui->theme;
}

const Input *ui_input(const Ui *ui) {
  return &ui->input;
}

int ui_width(const Ui *ui) {
  return ui->input.width * 100 / ui->theme.scale_percent;
}

int ui_height(const Ui *ui) {
  return ui->input.height * 100 / ui->theme.scale_percent;
}

UiFold ui_fold(const Ui *ui) {
  int width = ui_width(ui) * 100 / ui->theme.text_percent;
  if (width < NARROW_BELOW) { return UI_NARROW; }
  return width < FOLDED_BELOW ? UI_FOLDED : UI_WIDE;
}

/* ---- boxes ---- */

static void open_box(Ui *ui, UiRole role, UiBox box, Flow flow) {
  node_open(ui, node_add(ui, role, box.name, box, flow));
}

void ui_column(Ui *ui, UiBox box) {
  open_box(ui, ROLE_GROUP, box, FLOW_COLUMN);
}

void ui_row(Ui *ui, UiBox box) {
  open_box(ui, ROLE_GROUP, box, FLOW_ROW);
}

void ui_grid(Ui *ui, UiBox box) {
  open_box(ui, ROLE_GROUP, box, FLOW_GRID);
}

void ui_panel(Ui *ui, UiBox box) {
  box.fill = box.fill ? box.fill : TONE_PANEL;
  box.edge = box.edge ? box.edge : TONE_LINE;
  box.radius = box.radius ? box.radius : 8;
  box.pad = box.pad || box.pad_x || box.pad_y ? box.pad : 12;
  box.gap = box.gap ? box.gap : 8;
  open_box(ui, ROLE_PANEL, box, FLOW_COLUMN);
}

void ui_scroll(Ui *ui, const char *id, UiBox box) {
  UiNode *node =
      node_add_widget(ui, ROLE_SCROLL, id, box.name, box, FLOW_COLUMN);
  node->focusable = false;
  node->layout.box.scroll = true;
  if (box.min_height == 0) {
    node->layout.box.min_height = node_space(ui, SCROLL_LEAST_POINTS);
  }
  node_open(ui, node);
  node_push_scope(ui, node->id);
}

void ui_close(Ui *ui) {
  node_close(ui);
}

void ui_spacer(Ui *ui) {
  node_add(ui, ROLE_GROUP, NULL, (UiBox){.grow = 1}, FLOW_COLUMN);
}

void ui_rule(Ui *ui) {
  UiNode *node =
      node_add(ui, ROLE_GROUP, NULL, (UiBox){.fill = TONE_LINE}, FLOW_COLUMN);
  node->layout.box.min_height = node->layout.box.max_height = 1;
}

void ui_scope(Ui *ui, int number) {
  UiId above = ui->scope_count ? ui->scopes[ui->scope_count - 1] : 0;
  node_push_scope(ui, hash_fnv(above ^ HASH_FNV_START, &number, sizeof number));
}

void ui_scope_end(Ui *ui) {
  node_pop_scope(ui);
}

/* ---- columns that fold ---- */

/* Folded: the main column, and beside it one of the others under their tabs.
** Narrow: one column under the tabs of all. */
static bool is_tab(const Ui *ui, int index) {
  return ui->fold == UI_NARROW || index != ui->columns.main;
}

void ui_columns(Ui *ui, const char *id, UiColumns columns, UiBox box) {
  assert(columns.count > 1 && columns.shown);
  ui->columns = columns;
  ui->fold = ui_fold(ui);
  ui->main_column = NULL;
  box.align = box.align ? box.align : ALIGN_STRETCH;
  if (!is_tab(ui, *columns.shown)) {
    *columns.shown = columns.main == 0 ? 1 : 0;
  }
  UiNode *node = node_add(ui, ROLE_GROUP, box.name, box, FLOW_ROW);
  node_open(ui, node);
  node_push_scope(ui, node_id(ui, id));
}

static void add_column_tabs(Ui *ui) {
  const char *names[UI_COLUMNS_MAX];
  int indices[UI_COLUMNS_MAX], count = 0, selected = 0;
  for (int i = 0; i < ui->columns.count && count < UI_COLUMNS_MAX; i++) {
    if (!is_tab(ui, i)) { continue; }
    if (i == *ui->columns.shown) { selected = count; }
    names[count] = ui->columns.names[i];
    indices[count++] = i;
  }
  if (ui_tabs(ui, "columns", names, count, &selected)) {
    *ui->columns.shown = indices[selected];
    node_wake(ui, ui->input.now_ms);
  }
}

bool ui_column_begin(Ui *ui, int index, UiBox box) {
  bool tab = is_tab(ui, index);
  if (ui->fold != UI_WIDE && tab && index != *ui->columns.shown) {
    return false;
  }
  if (ui->fold == UI_NARROW) {
    box.width = box.max_width = 0;
    box.grow = 1;
  } else if (ui->fold == UI_FOLDED && tab) {
    box.width = box.width * ui->theme.text_percent / 100;
  }
  UiNode *node =
      node_add(ui, ROLE_GROUP, ui->columns.names[index], box, FLOW_COLUMN);
  node_open(ui, node);
  if (index == ui->columns.main) { ui->main_column = node; }
  if (ui->fold != UI_WIDE && tab) { add_column_tabs(ui); }
  return true;
}

void ui_columns_end(Ui *ui) {
  UiNode *row = ui->open[ui->depth - 1];
  if (ui->fold == UI_FOLDED && ui->main_column && !ui->full) {
    layout_to_front(&row->layout, &ui->main_column->layout);
  }
  ui_close(ui);
}

/* ---- keys and focus ---- */

/* What is typed into a field is not for keys that mean something else. */
static bool is_typed(const Ui *ui, const InputEvent *event) {
  if (!ui->was_typing || event->mods & (MOD_CTRL | MOD_ALT)) { return false; }
  return event->key == KEY_SPACE ||
         (event->key >= KEY_0 && event->key < KEY_F1);
}

bool ui_key(Ui *ui, Key key) {
  if (node_blocked(ui)) { return false; }
  for (int i = 0; i < ui->input.event_count; i++) {
    InputEvent *event = &ui->input.events[i];
    if (event->kind == INPUT_PRESS && event->key == key && !event->used &&
        !is_typed(ui, event)) {
      event->used = true;
      return true;
    }
  }
  return false;
}

bool ui_key_held(const Ui *ui, Key key) {
  return ui->input.held[key] && !ui->was_typing && !node_blocked(ui);
}

void ui_focus(Ui *ui, const char *id) {
  ui->focus_wish = node_id(ui, id);
}

bool ui_focused(const Ui *ui) {
  return ui->last && node_has_focus(ui, ui->last);
}
