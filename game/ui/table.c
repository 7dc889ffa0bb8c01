/* SPDX-License-Identifier: MIT */
#include "ui/table.h"

#include "ui/leaf.h"
#include "ui/node.h"
#include "ui/widgets.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_GAP = 12, ROW_PAD_X = 8, NAME_BYTES = 256 };

static const char ROWS[] = "rows";

/* ---- order ---- */

static int compare(const UiTable *table, int column, bool falling, int a,
                   int b) {
  const UiCell *x = &table->cells[a * table->column_count + column];
  const UiCell *y = &table->cells[b * table->column_count + column];
  int order = (x->order > y->order) - (x->order < y->order);
  if (order == 0 && x->text && y->text) { order = strcmp(x->text, y->text); }
  if (order == 0) { return (a > b) - (a < b); }
  return falling ? -order : order;
}

/* By steps that shrink to one: no two rows are equal, so nothing more than a
** sort in place is wanted. */
void table_sort(const UiTable *table, int column, bool falling, int *order) {
  int count = table->row_count;
  for (int i = 0; i < count; i++) { order[i] = i; }
  for (int gap = count / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
    for (int i = gap; i < count; i++) {
      int row = order[i], at = i;
      while (at >= gap &&
             compare(table, column, falling, order[at - gap], row) > 0) {
        order[at] = order[at - gap];
        at -= gap;
      }
      order[at] = row;
    }
  }
}

/* ---- columns ---- */

typedef struct {
  const UiTable *table;
  bool spared; /* columns that can be spared are left out */
  bool wraps;  /* and still there is no room: cells stand in lines */
} Shape;

static int basis(const Ui *ui, const UiTableColumn *column) {
  return theme_text(&ui->theme, column->width);
}

static int whole_width(const Ui *ui, const UiTable *table, bool spared) {
  int width = 2 * node_space(ui, ROW_PAD_X);
  for (int i = 0; i < table->column_count; i++) {
    if (spared && table->columns[i].spare) { continue; }
    width += basis(ui, &table->columns[i]) + node_space(ui, CELL_GAP);
  }
  return width;
}

/* By the room there was in the last frame. */
static Shape find_shape(Ui *ui, const UiTable *table, int room) {
  Shape shape = {table, false, false};
  if (room <= 0) {
    node_wake(ui, ui->input.now_ms);
    return shape;
  }
  shape.spared = whole_width(ui, table, false) > room;
  shape.wraps = shape.spared && whole_width(ui, table, true) > room;
  return shape;
}

static bool shows(const Shape *shape, int column) {
  return !(shape->spared && shape->table->columns[column].spare);
}

static void fit_cell(const Ui *ui, UiNode *cell, const UiTableColumn *column) {
  cell->layout.box.basis = basis(ui, column);
  cell->layout.box.grow = column->grow;
}

/* ---- heading ---- */

static void press_heading(UiState *state, int column) {
  int rising = column + 1;
  state->sort = state->sort == rising ? -rising : rising;
}

static void add_heading(Ui *ui, const UiTable *table, int column,
                        UiState *state) {
  const UiTableColumn *c = &table->columns[column];
  ui_scope(ui, column);
  UiNode *node =
      node_add_widget(ui, ROLE_COLUMN, "sort", c->title,
                      (UiBox){.gap = 4,
                              .radius = 4,
                              .pad_y = 2,
                              .justify = c->end ? ALIGN_END : ALIGN_START},
                      FLOW_ROW);
  fit_cell(ui, node, c);
  if (node_pressed(ui, node, KEY_NONE, KEY_NONE)) {
    press_heading(state, column);
  }
  int sorted = abs(state->sort) == column + 1 ? state->sort : 0;
  node->value = sorted > 0 ? "rising" : sorted < 0 ? "falling" : "";
  Tone tone = sorted || node_hovered(ui, node) ? TONE_ACCENT : TONE_DIM;
  node_open(ui, node);
  leaf_text(ui, ROLE_GROUP, c->title, (UiText){.bold = true, .tone = tone});
  if (sorted) {
    ui_icon(ui, sorted > 0 ? "caret-up" : "caret-down", 14, tone, NULL);
  }
  node_close(ui);
  ui_scope_end(ui);
}

/* They stand above their columns also when the rows leave room for a bar. */
static void add_headings(Ui *ui, const Shape *shape, UiState *state) {
  UiNode *row = node_add(ui, ROLE_GROUP, NULL,
                         (UiBox){.gap = CELL_GAP,
                                 .pad_x = ROW_PAD_X,
                                 .wrap = shape->wraps,
                                 .align = ALIGN_END},
                         FLOW_ROW);
  row->layout.side = node_state(ui, node_id(ui, ROWS))->side;
  node_open(ui, row);
  for (int i = 0; i < shape->table->column_count; i++) {
    if (shows(shape, i)) { add_heading(ui, shape->table, i, state); }
  }
  ui_close(ui);
  ui_rule(ui);
}

/* ---- rows ---- */

static void add_cell(Ui *ui, const UiTable *table, int column,
                     const UiCell *cell) {
  const UiTableColumn *c = &table->columns[column];
  UiNode *node = node_add(ui, ROLE_CELL, cell->text,
                          (UiBox){.gap = 6,
                                  .align = ALIGN_START,
                                  .justify = c->end ? ALIGN_END : ALIGN_START},
                          FLOW_ROW);
  fit_cell(ui, node, c);
  node_open(ui, node);
  if (cell->icon) { ui_icon(ui, cell->icon, 20, cell->tone, NULL); }
  leaf_text(ui, ROLE_GROUP, cell->text,
            (UiText){.tone = c->end ? cell->tone : TONE_TEXT,
                     .bold = cell->tone && c->end});
  node_close(ui);
}

static const char *row_name(Ui *ui, const UiTable *table, const UiCell *cells) {
  char memory[NAME_BYTES];
  Str name = str_init(memory, sizeof memory);
  for (int i = 0; i < table->column_count; i++) {
    if (!cells[i].text || !*cells[i].text) { continue; }
    str_addf(&name, "%s%s", name.length ? ", " : "", cells[i].text);
  }
  return node_text(ui, name.text);
}

static bool add_row(Ui *ui, const Shape *shape, int row, int *selected) {
  const UiTable *table = shape->table;
  const UiCell *cells = &table->cells[(ptrdiff_t)row * table->column_count];
  ui_scope(ui, row);
  UiNode *node =
      node_add_widget(ui, ROLE_ROW, "row", row_name(ui, table, cells),
                      (UiBox){.gap = CELL_GAP,
                              .pad_x = ROW_PAD_X,
                              .pad_y = 7,
                              .radius = 6,
                              .wrap = shape->wraps,
                              .align = ALIGN_START},
                      FLOW_ROW);
  bool pressed = node_pressed(ui, node, KEY_NONE, KEY_NONE);
  if (pressed || node_has_focus(ui, node)) { *selected = row; }
  node->selected = *selected == row;
  if (node->selected) {
    node->fill = TONE_SOFT;
    node->edge = TONE_ACCENT;
    node->edge_width = node_space(ui, 2);
  } else if (node_hovered(ui, node)) {
    node->fill = TONE_RAISED;
  }
  node_open(ui, node);
  for (int i = 0; i < table->column_count; i++) {
    if (shows(shape, i)) { add_cell(ui, table, i, &cells[i]); }
  }
  node_close(ui);
  ui_scope_end(ui);
  return pressed;
}

static int *sorted_rows(Ui *ui, const UiTable *table, int sort) {
  size_t count = (size_t)table->row_count;
  int *order = arena_array(ui->arena, count, sizeof *order);
  if (!order) {
    ui->full = true;
  } else if (sort != 0) {
    table_sort(table, abs(sort) - 1, sort < 0, order);
  } else {
    for (int i = 0; i < table->row_count; i++) { order[i] = i; }
  }
  return order;
}

int ui_table(Ui *ui, const char *id, UiTable table, int *selected) {
  UiNode *node = node_add_widget(ui, ROLE_TABLE, id, NULL,
                                 (UiBox){.gap = 4, .grow = 1}, FLOW_COLUMN);
  node->focusable = false;
  UiState *state = node_state(ui, node->id);
  if (!state->sort_known) {
    state->sort = table.sort;
    state->sort_known = true;
  }
  Shape shape = find_shape(ui, &table, state->rect.w);
  node_open(ui, node);
  node_push_scope(ui, node->id);
  add_headings(ui, &shape, state);
  int *order = sorted_rows(ui, &table, state->sort), pressed = -1;
  ui_scroll(ui, ROWS, (UiBox){.gap = 3, .grow = 1, .pad_y = 3});
  for (int i = 0; order && i < table.row_count; i++) {
    if (add_row(ui, &shape, order[i], selected)) { pressed = order[i]; }
  }
  if (table.row_count == 0 && table.none) {
    ui_text(ui, table.none, (UiText){.tone = TONE_DIM});
  }
  ui_close(ui);
  node_close(ui);
  return pressed;
}
