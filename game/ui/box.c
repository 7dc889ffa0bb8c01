/* SPDX-License-Identifier: MIT */
#include "base/hash.h"
#include "ui/node.h"
#include "ui/ui.h"

enum { SCROLL_LEAST_POINTS = 56 };

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
  node_make_scroll(ui, node);
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
  ui->focus_wish = id ? node_id(ui, id) : 0;
  if (!id) { ui->focus = ui->focus_scope = 0; }
}

bool ui_focused(const Ui *ui) {
  return ui->last && node_has_focus(ui, ui->last);
}
