/* SPDX-License-Identifier: MIT */
#include "ui/values.h"

#include "ui/leaf.h"
#include "ui/node.h"

#include <assert.h>
#include <stdio.h>

enum {
  KNOB_POINTS = 20,
  SLIDER_PAD = 4 /* so that its focus ring touches no letter */
};

/* ---- check boxes ---- */

static void draw_check(Ui *ui, UiNode *node, DrawList *list) {
  const bool *on = node->content;
  Rect rect = node->layout.rect;
  int radius = node_space(ui, 4);
  draw_fill(list, rect, radius,
            node_colour(ui, *on ? TONE_ACCENT : TONE_PANEL));
  draw_outline(list, rect, radius, node_space(ui, 2),
               node_colour(ui, *on ? TONE_ACCENT : TONE_DIM));
  if (*on) {
    draw_icon(list, rect_inset(rect, node_space(ui, 2)), "check",
              node_colour(ui, TONE_ON_ACCENT));
  }
}

bool ui_checkbox(Ui *ui, const char *id, const char *text, bool *value) {
  UiNode *node = node_add_widget(
      ui, ROLE_CHECKBOX, id, text,
      (UiBox){.gap = 10, .pad_y = 6, .pad_x = 4, .radius = 6}, FLOW_ROW);
  bool pressed = node_pressed(ui, node, KEY_NONE, KEY_NONE);
  if (pressed) { *value = !*value; }
  node->value = *value ? "on" : "off";
  node->selected = *value;
  node->fill = node_hovered(ui, node) ? TONE_RAISED : TONE_NONE;
  node_open(ui, node);
  int size = theme_text(&ui->theme, 22);
  bool *on = node_alloc(ui, sizeof *on);
  *on = *value;
  leaf_drawn(ui, size, 0, size, draw_check, on);
  leaf_text(ui, ROLE_GROUP, text, (UiText){.tone = TONE_TEXT})
      ->layout.box.grow = 1;
  node_close(ui);
  ui->last = node;
  return pressed;
}

/* ---- sliders ---- */

typedef struct {
  int part_permille;
  bool lit;
} Track;

static void draw_track(Ui *ui, UiNode *node, DrawList *list) {
  const Track *track = node->content;
  Rect rect = node->layout.rect;
  int knob = rect.h, thick = node_space(ui, 6);
  int way = (rect.w - knob) * track->part_permille / 1000;
  way = ui->theme.mirrored ? rect.w - knob - way : way;
  Rect line = {rect.x, rect.y + (rect.h - thick) / 2, rect.w, thick};
  draw_fill(list, line, thick / 2, node_colour(ui, TONE_LINE));
  Rect done = line;
  done.w = way + knob / 2;
  if (ui->theme.mirrored) {
    done.x += done.w;
    done.w = rect.w - done.w;
  }
  draw_fill(list, done, thick / 2, node_colour(ui, TONE_ACCENT));
  Rect handle = {rect.x + way, rect.y, knob, knob};
  draw_fill(list, handle, knob / 2, node_colour(ui, TONE_PANEL));
  draw_outline(list, handle, knob / 2, node_space(ui, track->lit ? 5 : 4),
               node_colour(ui, TONE_ACCENT));
}

static int stepped(const UiSlider *slider, int value) {
  int step = slider->step > 0 ? slider->step : 1;
  value = slider->min + (value - slider->min + step / 2) / step * step;
  value = value < slider->max ? value : slider->max;
  return value > slider->min ? value : slider->min;
}

/* Arrows along the slider are its own; *value is where it stands. */
static void slide_by_keys(Ui *ui, const UiNode *node, const UiSlider *slider,
                          int *value) {
  if (!node_has_focus(ui, node) || node_blocked(ui)) { return; }
  int step = slider->step > 0 ? slider->step : 1;
  for (int i = 0; i < ui->input.event_count; i++) {
    InputEvent *event = &ui->input.events[i];
    bool left = event->key == KEY_LEFT, right = event->key == KEY_RIGHT;
    if (event->kind == INPUT_RELEASE || event->used || !(left || right)) {
      continue;
    }
    event->used = true;
    *value += right != ui->theme.mirrored ? step : -step;
  }
}

static void slide_by_mouse(Ui *ui, const UiNode *node, const UiSlider *slider,
                           int *value) {
  bool dragged = ui->active == node->id || ui->clicked == node->id;
  int pad = node_space(ui, SLIDER_PAD);
  Rect rect = rect_inset(node_state(ui, node->id)->rect, pad);
  int knob = theme_text(&ui->theme, KNOB_POINTS), way = rect.w - knob;
  if (!dragged || way <= 0 || node_blocked(ui)) { return; }
  int at = ui->input.mouse_x - rect.x - knob / 2;
  at = ui->theme.mirrored ? way - at : at;
  int64_t range = slider->max - slider->min;
  *value = slider->min + (int)(range * at / way);
}

bool ui_slider(Ui *ui, const char *id, UiSlider slider, int *value) {
  assert(slider.max > slider.min);
  const UiBox box = {.gap = 6, .pad = SLIDER_PAD, .radius = 6};
  UiNode *node =
      node_add_widget(ui, ROLE_SLIDER, id, slider.text, box, FLOW_COLUMN);
  int before = *value;
  slide_by_keys(ui, node, &slider, value);
  slide_by_mouse(ui, node, &slider, value);
  *value = stepped(&slider, *value);
  char number[16];
  snprintf(number, sizeof number, "%d", *value);
  node->value = node_text(ui, slider.shown ? slider.shown : number);
  node_open(ui, node);
  ui_row(ui, (UiBox){.gap = 8});
  leaf_text(ui, ROLE_GROUP, slider.text, (UiText){.tone = TONE_TEXT})
      ->layout.box.grow = 1;
  leaf_text(ui, ROLE_GROUP, node->value, (UiText){.bold = true});
  ui_close(ui);
  Track *track = node_alloc(ui, sizeof *track);
  int64_t part = 1000 * (int64_t)(*value - slider.min);
  track->part_permille = (int)(part / (slider.max - slider.min));
  track->lit = node_hovered(ui, node);
  leaf_drawn(ui, 0, theme_text(&ui->theme, 80),
             theme_text(&ui->theme, KNOB_POINTS), draw_track, track);
  node_close(ui);
  ui->last = node;
  return *value != before;
}

/* ---- tabs ---- */

static bool add_tab(Ui *ui, const char *name, bool selected) {
  UiNode *node =
      node_add_widget(ui, ROLE_TAB, "tab", name,
                      (UiBox){.pad_x = 12, .pad_y = 6, .radius = 6}, FLOW_ROW);
  node->selected = selected;
  node->fill = selected                 ? TONE_ACCENT
               : node_hovered(ui, node) ? TONE_RAISED
                                        : TONE_NONE;
  node_open(ui, node);
  leaf_text(
      ui, ROLE_GROUP, name,
      (UiText){.bold = true, .tone = selected ? TONE_ON_ACCENT : TONE_DIM});
  node_close(ui);
  return node_pressed(ui, node, KEY_NONE, KEY_NONE);
}

bool ui_tabs(Ui *ui, const char *id, const char *const *names, int count,
             int *selected) {
  assert(count > 0);
  int before = *selected;
  node_push_scope(ui, node_id(ui, id));
  ui_row(ui, (UiBox){.gap = 4, .wrap = true});
  for (int i = 0; i < count; i++) {
    ui_scope(ui, i);
    if (add_tab(ui, names[i], i == *selected)) { *selected = i; }
    ui_scope_end(ui);
  }
  ui_close(ui);
  node_pop_scope(ui);
  if (ui_key(ui, KEY_PAD_L1)) { *selected += count - 1; }
  if (ui_key(ui, KEY_PAD_R1)) { *selected += 1; }
  *selected %= count;
  return *selected != before;
}
