/* SPDX-License-Identifier: MIT */
#include "ui/floats.h"

#include "ui/paint.h"
#include "ui/widgets.h"

enum { TIP_POINTS = 320, TIP_GAP_POINTS = 6 };

static void add_toast(Ui *ui, const UiToast *toast) {
  UiNode *node = node_add(ui, ROLE_TOAST, toast->text,
                          (UiBox){.fill = TONE_PANEL,
                                  .edge = toast->tone,
                                  .edge_width = 2,
                                  .radius = 8,
                                  .pad_x = 14,
                                  .pad_y = 10,
                                  .gap = 8,
                                  .max_width = 560},
                          FLOW_ROW);
  node_open(ui, node);
  if (*toast->icon) { ui_icon(ui, toast->icon, 20, toast->tone, NULL); }
  ui_text(ui, toast->text, (UiText){.tone = TONE_TEXT});
  node_close(ui);
}

void floats_add_toasts(Ui *ui) {
  bool opened = false;
  for (int i = 0; i < UI_TOASTS_MAX; i++) {
    const UiToast *toast = &ui->toasts[i];
    if (toast->until_ms <= ui->input.now_ms) { continue; }
    if (!opened) {
      node_open_float(
          ui, ROLE_GROUP,
          (UiBox){.align = ALIGN_CENTRE, .gap = 8, .pad_x = 24, .pad_y = 60});
      opened = true;
    }
    add_toast(ui, toast);
    node_wake(ui, toast->until_ms);
  }
  if (opened) { node_close(ui); }
}

/* Below the widget, or above it when there is no room; inside the screen. */
static Rect beside(Rect anchor, int w, int h, Rect screen, int gap) {
  int x = anchor.x + (anchor.w - w) / 2, y = anchor.y + anchor.h + gap;
  if (y + h > screen.h) { y = anchor.y - h - gap; }
  x = x + w > screen.w - gap ? screen.w - gap - w : x;
  x = x > gap ? x : gap;
  return (Rect){x, y > gap ? y : gap, w, h};
}

void floats_show_tooltip(Ui *ui, Rect screen) {
  if (!ui->tip_anchor || ui->float_count == UI_FLOATS_MAX) { return; }
  UiNode *node = node_open_float(ui, ROLE_TOOLTIP,
                                 (UiBox){.fill = TONE_PANEL,
                                         .edge = TONE_TEXT,
                                         .radius = 6,
                                         .pad_x = 10,
                                         .pad_y = 6,
                                         .name = ui->tip_text});
  ui_text(ui, ui->tip_text, (UiText){.size = TEXT_SMALL});
  node_close(ui);
  if (ui->full) { return; }
  int most = theme_text(&ui->theme, TIP_POINTS);
  most = most < screen.w ? most : screen.w;
  layout_run(&node->layout, (Rect){0, 0, most, 0}, ui);
  int width = node->layout.want_w < most ? node->layout.want_w : most;
  layout_run(&node->layout, (Rect){0, 0, width, 0}, ui);
  Rect rect = beside(ui->tip_anchor->layout.rect, width, node->layout.want_h,
                     screen, node_space(ui, TIP_GAP_POINTS));
  layout_run(&node->layout, rect, ui);
  paint_tree(ui, node);
}
