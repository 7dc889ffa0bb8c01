/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

#include "ui/node.h"
#include "ui/widgets.h"

#include <string.h>

enum {
  TIP_DELAY_MS = 400,
  TOAST_MS = 3500,
  TOAST_MS_PER_BYTE = 60 /* who reads slowly needs about that long */
};

void ui_dialog(Ui *ui, const char *id, const char *title) {
  UiNode *shade = node_open_float(ui, ROLE_GROUP,
                                  (UiBox){.fill = TONE_SHADE,
                                          .align = ALIGN_CENTRE,
                                          .justify = ALIGN_CENTRE,
                                          .pad = 24});
  shade->id = node_id(ui, id);
  node_push_scope(ui, shade->id);
  ui->dialog_now = ui->dialog_inside = shade->id;
  ui->dialog_node = shade;
  UiNode *panel = node_add(ui, ROLE_DIALOG, title,
                           (UiBox){.fill = TONE_PANEL,
                                   .edge = TONE_LINE,
                                   .radius = 12,
                                   .pad = 20,
                                   .gap = 14,
                                   .min_width = 320,
                                   .min_height = 80,
                                   .max_width = 640},
                           FLOW_COLUMN);
  panel->id = node_id(ui, "panel");
  node_make_scroll(ui, panel);
  node_open(ui, panel);
  ui_heading(ui, NULL, title);
}

void ui_dialog_end(Ui *ui) {
  node_close(ui);
  node_close(ui);
  ui->dialog_inside = 0;
}

void ui_tooltip(Ui *ui, const char *text) {
  const UiNode *anchor = ui->last;
  if (!anchor || !text || node_blocked(ui)) { return; }
  bool shown = node_has_focus(ui, anchor) && ui->input.device != DEVICE_MOUSE;
  if (ui->hot == anchor->id && ui->input.device == DEVICE_MOUSE) {
    int64_t due = ui->hot_since_ms + TIP_DELAY_MS;
    shown = ui->input.now_ms >= due;
    if (!shown) { node_wake(ui, due); }
  }
  if (!shown) { return; }
  ui->tip_anchor = anchor;
  ui->tip_text = node_text(ui, text);
}

void ui_toast(Ui *ui, const char *icon, Tone tone, const char *text) {
  UiToast *oldest = &ui->toasts[0];
  for (int i = 1; i < UI_TOASTS_MAX; i++) {
    if (ui->toasts[i].until_ms < oldest->until_ms) { oldest = &ui->toasts[i]; }
  }
  const char *clean = node_text(ui, text);
  Str str = str_init(oldest->text, sizeof oldest->text);
  str_add(&str, clean);
  str = str_init(oldest->icon, sizeof oldest->icon);
  if (icon) { str_add(&str, icon); }
  oldest->tone = tone;
  oldest->until_ms = ui->input.now_ms + TOAST_MS +
                     TOAST_MS_PER_BYTE * (int64_t)strlen(oldest->text);
  node_wake(ui, ui->input.now_ms);
}
