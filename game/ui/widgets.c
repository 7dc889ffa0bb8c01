/* SPDX-License-Identifier: MIT */
#include "ui/widgets.h"

#include "ui/leaf.h"
#include "ui/node.h"

#include <assert.h>

enum { ICON_POINTS = 20, SEGMENTS = 10 };

/* ---- texts, icons, key caps ---- */

void ui_text(Ui *ui, const char *text, UiText style) {
  leaf_text(ui, ROLE_TEXT, text, style);
}

void ui_heading(Ui *ui, const char *icon, const char *text) {
  UiText style = {.size = TEXT_TITLE, .bold = true};
  if (!icon) {
    leaf_text(ui, ROLE_HEADING, text, style);
    return;
  }
  ui_row(ui, (UiBox){.gap = 8});
  ui_icon(ui, icon, ICON_POINTS, TONE_ACCENT, NULL);
  leaf_text(ui, ROLE_HEADING, text, style)->layout.box.grow = 1;
  ui_close(ui);
}

typedef struct {
  const char *icon;
  Tone tone;
} IconLeaf;

static void draw_icon_leaf(Ui *ui, UiNode *node, DrawList *list) {
  const IconLeaf *leaf = node->content;
  draw_icon(list, node->layout.rect, leaf->icon, node_colour(ui, leaf->tone));
}

void ui_icon(Ui *ui, const char *icon, int points, Tone tone,
             const char *name) {
  int size = theme_text(&ui->theme, points);
  IconLeaf *leaf = node_alloc(ui, sizeof *leaf);
  *leaf = (IconLeaf){node_text(ui, icon), tone ? tone : TONE_TEXT};
  UiNode *node = leaf_drawn(ui, size, 0, size, draw_icon_leaf, leaf);
  if (!name) { return; }
  node->role = ROLE_IMAGE;
  node->name = node_text(ui, name);
}

static void key_cap(Ui *ui, Key key, Tone tone) {
  const char *name = input_key_name(key, ui->input.device);
  if (key == KEY_NONE || !*name) { return; }
  int square = theme_text(&ui->theme, 22);
  UiNode *cap = node_add(ui, ROLE_GROUP, NULL,
                         (UiBox){.fill = TONE_RAISED,
                                 .edge = TONE_LINE,
                                 .radius = 5,
                                 .pad_x = 5,
                                 .justify = ALIGN_CENTRE},
                         FLOW_ROW);
  cap->layout.box.min_width = cap->layout.box.min_height = square;
  node_open(ui, cap);
  leaf_text(ui, ROLE_GROUP, name,
            (UiText){.size = TEXT_SMALL, .bold = true, .tone = tone});
  node_close(ui);
}

void ui_note(Ui *ui, const char *text, UiNote note) {
  ui_row(ui, (UiBox){.gap = 8, .align = ALIGN_START});
  ui_icon(ui, note.icon, note.points ? note.points : 20, note.tone, note.name);
  ui_column(ui, (UiBox){.grow = 1});
  ui_text(ui, text, note.text);
  ui_close(ui);
  ui_close(ui);
}

void ui_key_cap(Ui *ui, Key key) {
  key_cap(ui, key, TONE_DIM);
}

/* ---- buttons ---- */

static bool is_down(const Ui *ui, const UiNode *node) {
  return ui->active == node->id && ui->hot == node->id;
}

static Key shown_key(const Ui *ui, Key key, Key pad_key) {
  if (ui->input.device != DEVICE_PAD) { return key; }
  return pad_key ? pad_key : key;
}

static void dress_button(const Ui *ui, UiNode *node, const UiButton *button) {
  bool lit = node_hovered(ui, node);
  node->disabled = button->disabled;
  node->selected = button->selected;
  if (button->disabled) {
    /* Flat: in high contrast its grey would be as white as the others. */
    node->fill = button->plain ? TONE_NONE : TONE_BACKGROUND;
    return;
  }
  if (button->primary) {
    node->fill = TONE_ACCENT;
  } else if (is_down(ui, node) || button->selected) {
    node->fill = TONE_SOFT;
  } else {
    node->fill = lit ? TONE_RAISED : button->plain ? TONE_NONE : TONE_PANEL;
  }
  bool edged = lit || button->selected || !(button->plain || button->primary);
  node->edge = !edged                    ? TONE_NONE
               : button->selected || lit ? TONE_ACCENT
                                         : TONE_LINE;
  node->edge_width = node_space(ui, button->selected ? 2 : 1);
}

bool ui_button(Ui *ui, const char *id, UiButton button) {
  const char *name = button.name ? button.name : button.text;
  assert(name);
  bool bare = !button.text;
  UiNode *node = node_add_widget(ui, ROLE_BUTTON, id, name,
                                 (UiBox){.gap = 8,
                                         .pad_x = bare ? 6 : 10,
                                         .pad_y = bare ? 5 : 8,
                                         .radius = 8,
                                         .grow = button.grow,
                                         .justify = ALIGN_CENTRE},
                                 FLOW_ROW);
  Tone tone = button.disabled  ? TONE_DIM
              : button.primary ? TONE_ON_ACCENT
              : button.tone    ? button.tone
                               : TONE_TEXT;
  dress_button(ui, node, &button);
  node_open(ui, node);
  Key key = shown_key(ui, button.key, button.pad_key);
  if (!bare) { ui_key_cap(ui, key); }
  if (button.icon) { ui_icon(ui, button.icon, 22, tone, NULL); }
  if (bare) {
    ui_key_cap(ui, key);
  } else {
    leaf_text(ui, ROLE_GROUP, button.text,
              (UiText){.bold = true, .tone = tone});
  }
  node_close(ui);
  ui->last = node;
  return node_pressed(ui, node, button.key, button.pad_key);
}

/* ---- replies ---- */

static void add_mark(Ui *ui, const UiChoice *choice) {
  ui_row(ui, (UiBox){.gap = 6});
  if (choice->mark_icon) {
    ui_icon(ui, choice->mark_icon, 16, choice->mark_tone, NULL);
  }
  leaf_text(
      ui, ROLE_GROUP, choice->mark,
      (UiText){.size = TEXT_SMALL, .bold = true, .tone = choice->mark_tone})
      ->layout.box.grow = 1;
  ui_close(ui);
}

/* Its place is kept, so that no text is broken anew when it comes. */
static void show_side_of(Ui *ui, const UiChoice *choice) {
  if (choice->back || choice->selected) {
    ui_icon(ui, choice->back ? "eye-slash" : "check-circle", ICON_POINTS,
            choice->back ? TONE_DIM : TONE_ACCENT, NULL);
    return;
  }
  UiNode *empty =
      node_add(ui, ROLE_GROUP, NULL, (UiBox){.gap = 0}, FLOW_COLUMN);
  empty->layout.box.min_width = theme_text(&ui->theme, ICON_POINTS);
}

static void fill_choice(Ui *ui, const UiChoice *choice) {
  Key key = choice->number > 0 && choice->number < 10
                ? (Key)(KEY_0 + choice->number)
                : KEY_NONE;
  if (ui->input.device != DEVICE_PAD) { ui_key_cap(ui, key); }
  ui_column(ui, (UiBox){.gap = 4, .grow = 1});
  Tone tone = choice->disabled ? TONE_DIM : TONE_TEXT;
  UiNode *text =
      leaf_text(ui, ROLE_GROUP, choice->text, (UiText){.tone = tone});
  if (choice->back) { leaf_hide_text(ui, text, choice->back); }
  if (choice->mark) { add_mark(ui, choice); }
  ui_close(ui);
  show_side_of(ui, choice);
}

bool ui_choice(Ui *ui, const char *id, UiChoice choice) {
  assert(choice.number >= 0 && choice.number < 10);
  UiNode *node = node_add_widget(
      ui, ROLE_CHOICE, id, choice.back ? choice.back : choice.text,
      (UiBox){.gap = 12,
              .pad_x = 12,
              .pad_y = 7,
              .radius = 8,
              .fill = TONE_PANEL,
              .edge = TONE_LINE,
              .align = choice.back ? ALIGN_CENTRE : ALIGN_START},
      FLOW_ROW);
  node->value = choice.mark ? node_text(ui, choice.mark) : "";
  node->disabled = choice.disabled;
  node->selected = choice.selected;
  if (choice.selected || node_hovered(ui, node) || node_has_focus(ui, node)) {
    node->fill = TONE_SOFT;
    node->edge = TONE_ACCENT;
  } else if (choice.back) {
    node->fill = TONE_OTHER;
  }
  if (choice.selected) { node->edge_width = node_space(ui, 3); }
  node_open(ui, node);
  fill_choice(ui, &choice);
  node_close(ui);
  ui->last = node;
  int64_t since = ui->input.now_ms - node_state(ui, node->id)->since_ms;
  Key key = choice.number ? (Key)(KEY_0 + choice.number) : KEY_NONE;
  return node_pressed(ui, node, key, KEY_NONE) && since >= choice.guard_ms;
}

/* ---- cards ---- */

bool ui_card(Ui *ui, const char *id, UiCard card) {
  UiBox box = card.box;
  box.radius = 10;
  box.fill = TONE_PANEL;
  box.edge = TONE_LINE;
  UiNode *node = node_add_widget(ui, ROLE_BUTTON, id, card.name, box, FLOW_ROW);
  bool pressed = node_pressed(ui, node, KEY_NONE, KEY_NONE);
  node->selected = card.selected;
  if (card.selected || node_hovered(ui, node) || node_has_focus(ui, node)) {
    node->fill = TONE_SOFT;
    node->edge = TONE_ACCENT;
  }
  if (card.selected) { node->edge_width = node_space(ui, 3); }
  node_open(ui, node);
  return pressed;
}

/* ---- chips, meters, bubbles ---- */

bool ui_chip(Ui *ui, const char *id, UiChip chip) {
  UiBox box = {.gap = 6,
               .pad_x = 10,
               .pad_y = 4,
               .radius = 16,
               .fill = chip.hollow ? TONE_RAISED : TONE_SOFT,
               .edge = chip.hollow ? TONE_LINE : TONE_NONE};
  UiNode *node = node_add_widget(ui, ROLE_CHIP, id, chip.text, box, FLOW_ROW);
  node->focusable = chip.button;
  node->selected = chip.selected;
  bool contrast = ui->theme.kind == THEME_CONTRAST;
  if (contrast && !chip.hollow) { node->edge = TONE_LINE; }
  if (chip.selected || (chip.button && node_hovered(ui, node))) {
    node->edge = TONE_ACCENT;
    node->edge_width = node_space(ui, chip.selected ? 2 : 1);
  }
  node_open(ui, node);
  Tone tone = chip.tone ? chip.tone : chip.hollow ? TONE_DIM : TONE_TEXT;
  if (chip.icon) { ui_icon(ui, chip.icon, 18, tone, NULL); }
  leaf_text(ui, ROLE_GROUP, chip.text,
            (UiText){.tone = chip.hollow ? TONE_DIM : TONE_TEXT});
  node_close(ui);
  ui->last = node;
  return chip.button && node_pressed(ui, node, KEY_NONE, KEY_NONE);
}

typedef struct {
  int lit;
  Tone tone;
} Segments;

static void draw_segments(Ui *ui, UiNode *node, DrawList *list) {
  const Segments *segments = node->content;
  Rect rect = node->layout.rect;
  int gap = node_space(ui, 3), radius = node_space(ui, 3);
  for (int i = 0; i < SEGMENTS; i++) {
    int from = (rect.w + gap) * i / SEGMENTS;
    int to = (rect.w + gap) * (i + 1) / SEGMENTS - gap;
    int x = ui->theme.mirrored ? rect.w - to : from;
    Rect one = {rect.x + x, rect.y, to - from, rect.h};
    bool lit = i < segments->lit;
    draw_fill(list, one, radius,
              node_colour(ui, lit ? segments->tone : TONE_EMPTY));
    if (!lit && ui->theme.kind == THEME_CONTRAST) {
      draw_outline(list, one, radius, 1, node_colour(ui, TONE_LINE));
    }
  }
}

static void add_segments(Ui *ui, const UiMeter *meter) {
  Segments *segments = node_alloc(ui, sizeof *segments);
  segments->lit = (meter->value * SEGMENTS + meter->of / 2) / meter->of;
  segments->tone = meter->tone ? meter->tone : TONE_ACCENT;
  leaf_drawn(ui, 0, node_space(ui, 60), node_space(ui, 10), draw_segments,
             segments);
}

static void fix_width(const Ui *ui, UiNode *node, int points) {
  int pixels = theme_text(&ui->theme, points);
  node->layout.box.min_width = node->layout.box.max_width = pixels;
}

/* Bars of meters below each other begin and end alike. */
static void fill_line_meter(Ui *ui, const UiMeter *meter) {
  ui_row(ui, (UiBox){.gap = 8});
  if (meter->icon) { ui_icon(ui, meter->icon, ICON_POINTS, meter->tone, NULL); }
  fix_width(ui, leaf_text(ui, ROLE_GROUP, meter->text, (UiText){.bold = true}),
            meter->name_width);
  ui_column(ui, (UiBox){.grow = 1, .justify = ALIGN_CENTRE});
  add_segments(ui, meter);
  ui_close(ui);
  fix_width(ui,
            leaf_text(ui, ROLE_GROUP, meter->word,
                      (UiText){.tone = TONE_DIM, .align = ALIGN_END}),
            meter->word_width);
  ui_close(ui);
}

static void fill_meter(Ui *ui, const UiMeter *meter) {
  ui_row(ui, (UiBox){.gap = 6});
  if (meter->icon) { ui_icon(ui, meter->icon, ICON_POINTS, meter->tone, NULL); }
  leaf_text(ui, ROLE_GROUP, meter->text, (UiText){.bold = true})
      ->layout.box.grow = 1;
  leaf_text(ui, ROLE_GROUP, meter->word, (UiText){.tone = TONE_DIM});
  ui_close(ui);
  add_segments(ui, meter);
}

void ui_meter(Ui *ui, UiMeter meter) {
  assert(meter.of > 0);
  UiNode *node =
      node_add(ui, ROLE_METER, meter.text, (UiBox){.gap = 5}, FLOW_COLUMN);
  node->value = node_text(ui, meter.word);
  node_open(ui, node);
  if (meter.name_width > 0) {
    fill_line_meter(ui, &meter);
  } else {
    fill_meter(ui, &meter);
  }
  node_close(ui);
}

static void fill_bubble(Ui *ui, const UiBubble *bubble) {
  if (bubble->speaker) {
    leaf_text(ui, ROLE_TEXT, bubble->speaker,
              (UiText){.size = TEXT_SMALL, .bold = true, .tone = TONE_DIM});
  }
  leaf_text(ui, ROLE_TEXT, bubble->text,
            (UiText){.size = bubble->live ? TEXT_LEAD : TEXT_BODY,
                     .bold = bubble->live,
                     .tone = bubble->dim ? TONE_DIM : TONE_TEXT,
                     .asides = true,
                     .typing = bubble->typing,
                     .shown = bubble->shown});
}

void ui_bubble(Ui *ui, UiBubble bubble) {
  Tone edge = bubble.edge;
  if (!edge && ui->theme.kind == THEME_CONTRAST) { edge = TONE_LINE; }
  ui_row(ui, (UiBox){.align = ALIGN_START});
  if (bubble.mine) { ui_spacer(ui); }
  ui_column(ui, (UiBox){.fill = bubble.mine ? TONE_SOFT : TONE_OTHER,
                        .edge = edge,
                        .edge_width = bubble.edge ? 2 : 1,
                        .radius = 8,
                        .pad_x = 14,
                        .pad_y = 9,
                        .gap = 2,
                        .max_width = 560 * ui->theme.text_percent / 100});
  fill_bubble(ui, &bubble);
  ui_close(ui);
  if (!bubble.mine) { ui_spacer(ui); }
  ui_close(ui);
}
