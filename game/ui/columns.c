/* SPDX-License-Identifier: MIT */
#include "ui/columns.h"

#include "ui/node.h"
#include "ui/widgets.h"

#include <assert.h>

enum { COLUMNS_MAX = 8 };

typedef struct {
  UiColumns given;
  UiFold fold;
  UiNode *main;
} Open;

/* Folded: the main column, and beside it one of the others under their tabs.
** Narrow: one column under the tabs of all. */
static bool is_tab(const Open *open, int index) {
  return open->fold == UI_NARROW || index != open->given.main;
}

void ui_columns(Ui *ui, const char *id, UiColumns columns, UiBox box) {
  assert(columns.count > 1 && columns.count <= COLUMNS_MAX && columns.shown);
  Open *open = node_alloc(ui, sizeof *open);
  *open = (Open){.given = columns, .fold = ui_fold(ui)};
  ui->columns = open;
  box.align = box.align ? box.align : ALIGN_STRETCH;
  if (!is_tab(open, *columns.shown)) {
    *columns.shown = columns.main == 0 ? 1 : 0;
  }
  node_open(ui, node_add(ui, ROLE_GROUP, box.name, box, FLOW_ROW));
  node_push_scope(ui, node_id(ui, id));
}

static void add_tabs(Ui *ui, const Open *open) {
  const char *names[COLUMNS_MAX];
  int indices[COLUMNS_MAX], count = 0, selected = 0;
  for (int i = 0; i < open->given.count; i++) {
    if (!is_tab(open, i)) { continue; }
    if (i == *open->given.shown) { selected = count; }
    names[count] = open->given.names[i];
    indices[count++] = i;
  }
  if (ui_tabs(ui, "columns", names, count, &selected)) {
    *open->given.shown = indices[selected];
  }
}

bool ui_column_begin(Ui *ui, int index, UiBox box) {
  Open *open = ui->columns;
  bool tab = is_tab(open, index);
  if (open->fold != UI_WIDE && tab && index != *open->given.shown) {
    return false;
  }
  if (open->fold == UI_NARROW) {
    box.width = box.max_width = 0;
    box.grow = 1;
  } else {
    box.width = box.width * ui->theme.text_percent / 100;
  }
  UiNode *node =
      node_add(ui, ROLE_GROUP, open->given.names[index], box, FLOW_COLUMN);
  node_open(ui, node);
  if (index == open->given.main) { open->main = node; }
  if (open->fold != UI_WIDE && tab) { add_tabs(ui, open); }
  return true;
}

/* Which of the others is shown must not move the main one. */
void ui_columns_end(Ui *ui) {
  const Open *open = ui->columns;
  UiNode *row = ui->open[ui->depth - 1];
  if (open->fold == UI_FOLDED && open->main && !ui->full) {
    layout_to_front(&row->layout, &open->main->layout);
  }
  ui_close(ui);
}
