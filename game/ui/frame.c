/* SPDX-License-Identifier: MIT */
#include "ui/floats.h"
#include "ui/node.h"
#include "ui/paint.h"
#include "ui/reach.h"
#include "ui/ui.h"

#include <assert.h>

enum {
  KEEP_CAP = 4 * 1024 * 1024,
  FRAME_CAP = 16 * 1024 * 1024,
  FOLDED_BELOW = 1000,
  NARROW_BELOW = 700
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

int ui_text_width(const Ui *ui) {
  return ui_width(ui) * 100 / ui->theme.text_percent;
}

int ui_text_height(const Ui *ui) {
  return ui_height(ui) * 100 / ui->theme.text_percent;
}

UiFold ui_fold(const Ui *ui) {
  int width = ui_text_width(ui);
  if (width < NARROW_BELOW) { return UI_NARROW; }
  return width < FOLDED_BELOW ? UI_FOLDED : UI_WIDE;
}
