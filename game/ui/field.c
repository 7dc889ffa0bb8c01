/* SPDX-License-Identifier: MIT */
#include "ui/field.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/leaf.h"
#include "ui/node.h"
#include "ui/widgets.h"

#include <assert.h>
#include <string.h>

/* ---- places in the text ---- */

static bool leans_back(uint32_t point) {
  return (point >= 0x300 && point < 0x370) || point == 0x200D ||
         (point >= 0xFE00 && point < 0xFE10);
}

static uint32_t point_at(const FieldState *now, int at, int *taken) {
  uint32_t point;
  size_t left = (size_t)(now->length - at);
  *taken = (int)utf8_decode(now->text + at, left, &point);
  if (*taken == 0) { *taken = 1; }
  return point;
}

static int after(const FieldState *now, int at) {
  int taken;
  if (at >= now->length) { return now->length; }
  point_at(now, at, &taken);
  at += taken;
  while (at < now->length && leans_back(point_at(now, at, &taken))) {
    at += taken;
  }
  return at;
}

static int before(const FieldState *now, int at) {
  int previous = 0;
  for (int next = 0; next < at; next = after(now, next)) { previous = next; }
  return previous;
}

static int word_after(const FieldState *now, int at) {
  while (at < now->length && now->text[at] != ' ') { at = after(now, at); }
  while (at < now->length && now->text[at] == ' ') { at++; }
  return at;
}

static int word_before(const FieldState *now, int at) {
  while (at > 0 && now->text[at - 1] == ' ') { at--; }
  while (at > 0 && now->text[at - 1] != ' ') { at--; }
  return at;
}

static int first_selected(const FieldState *now) {
  return now->mark < now->cursor ? now->mark : now->cursor;
}

static int last_selected(const FieldState *now) {
  return now->mark > now->cursor ? now->mark : now->cursor;
}

/* ---- changes ---- */

static void remember(Field *field) {
  if (field->undo_count == FIELD_UNDO_STEPS) {
    memmove(field->undo, field->undo + 1,
            sizeof field->undo - sizeof *field->undo);
    field->undo_count--;
  }
  field->undo[field->undo_count++] = field->now;
  field->redo_count = 0;
}

/* The states ahead lie behind those passed, in the same array. */
static void step(Field *field, int by) {
  int other = by < 0 ? field->undo_count - 1 : field->undo_count;
  if (by < 0 ? field->undo_count == 0 : field->redo_count == 0) { return; }
  FieldState kept = field->now;
  field->now = field->undo[other];
  field->undo[other] = kept;
  field->undo_count += by;
  field->redo_count -= by;
}

static void replace_selected(FieldState *now, const char *text) {
  int first = first_selected(now), last = last_selected(now);
  char tail[FIELD_BYTES];
  memcpy(tail, now->text + last, (size_t)(now->length - last));
  tail[now->length - last] = '\0';
  size_t kept = strlen(tail);
  Str str =
      str_init(now->text + first, sizeof now->text - (size_t)first - kept);
  str_add_clean(&str, text);
  now->cursor = now->mark = first + (int)str.length;
  memcpy(now->text + now->cursor, tail, kept + 1);
  now->length = now->cursor + (int)kept;
}

void field_set(Field *field, const char *text) {
  remember(field);
  field->now.mark = 0;
  field->now.cursor = field->now.length;
  replace_selected(&field->now, text);
  field->typing = false;
}

void field_move(Field *field, int at, bool selecting) {
  FieldState *now = &field->now;
  at = at < now->length ? at : now->length;
  now->cursor = at > 0 ? at : 0;
  if (!selecting) { now->mark = now->cursor; }
  field->typing = false;
}

static void type_text(Field *field, const char *text) {
  bool goes_on = field->typing && field->now.mark == field->now.cursor;
  if (!goes_on) { remember(field); }
  replace_selected(&field->now, text);
  field->typing = strcmp(text, " ") != 0;
}

/* Deletes what is selected, or else what lies between cursor and `to`. */
static void erase(Field *field, int to) {
  FieldState *now = &field->now;
  if (now->mark == now->cursor && to == now->cursor) { return; }
  remember(field);
  if (now->mark == now->cursor) { now->mark = to; }
  replace_selected(now, "");
  field->typing = false;
}

static void copy_selected(const FieldState *now, const Clipboard *clips) {
  int first = first_selected(now), last = last_selected(now);
  if (first == last || !clips || !clips->copy) { return; }
  char text[FIELD_BYTES];
  Str str = str_init(text, sizeof text);
  str_add_bytes(&str, now->text + first, (size_t)(last - first));
  clips->copy(clips->context, str.text);
}

static void paste(Field *field, const Clipboard *clips) {
  const char *text =
      clips && clips->paste ? clips->paste(clips->context) : NULL;
  if (!text) { return; }
  remember(field);
  replace_selected(&field->now, text);
  field->typing = false;
}

/* ---- keys ---- */

static bool edit_with_ctrl(Field *field, const InputEvent *event,
                           const Clipboard *clips) {
  FieldState *now = &field->now;
  bool shift = event->mods & MOD_SHIFT;
  switch ((int)event->key) {
    case INPUT_KEY('A'):
      now->mark = 0;
      now->cursor = now->length;
      return true;
    case INPUT_KEY('C'):
      copy_selected(now, clips);
      return true;
    case INPUT_KEY('X'):
      copy_selected(now, clips);
      erase(field, now->cursor);
      return true;
    case INPUT_KEY('V'):
      paste(field, clips);
      return true;
    case INPUT_KEY('Z'):
      step(field, shift ? 1 : -1);
      break;
    case INPUT_KEY('Y'):
      step(field, 1);
      break;
    default:
      return false;
  }
  field->typing = false;
  return true;
}

/* An arrow without Shift leaves a selection at the end it points to. */
static int arrow_target(const FieldState *now, bool right, unsigned mods) {
  bool keeps = mods & MOD_SHIFT || now->mark == now->cursor;
  if (!keeps) { return right ? last_selected(now) : first_selected(now); }
  if (mods & MOD_CTRL) {
    return right ? word_after(now, now->cursor) : word_before(now, now->cursor);
  }
  return right ? after(now, now->cursor) : before(now, now->cursor);
}

static bool edit_with_key(Field *field, const InputEvent *event) {
  FieldState *now = &field->now;
  bool shift = event->mods & MOD_SHIFT, ctrl = event->mods & MOD_CTRL;
  int at = now->cursor;
  switch ((int)event->key) {
    case KEY_LEFT:
      field_move(field, arrow_target(now, false, event->mods), shift);
      return true;
    case KEY_RIGHT:
      field_move(field, arrow_target(now, true, event->mods), shift);
      return true;
    case KEY_HOME:
      field_move(field, 0, shift);
      return true;
    case KEY_END:
      field_move(field, now->length, shift);
      return true;
    case KEY_BACKSPACE:
      erase(field, ctrl ? word_before(now, at) : before(now, at));
      return true;
    case KEY_DELETE:
      erase(field, ctrl ? word_after(now, at) : after(now, at));
      return true;
    default:
      return false;
  }
}

bool field_edit(Field *field, const InputEvent *event, const Clipboard *clips) {
  if (event->kind == INPUT_RELEASE) { return false; }
  if (event->kind == INPUT_TEXT) {
    type_text(field, event->text);
    return true;
  }
  bool chord =
      event->mods & MOD_CTRL && event->key >= KEY_A && event->key <= KEY_Z;
  return chord ? edit_with_ctrl(field, event, clips)
               : edit_with_key(field, event);
}

/* ---- the widget ---- */

typedef struct {
  const char *text; /* with what an input method has not committed */
  const char *placeholder;
  int cursor, first, last; /* bytes; selected, or not committed */
  bool focused, preedit;
} Line;

static int width_to(Ui *ui, FontStyle font, const char *text, int bytes) {
  return font_width(ui->font, font, false, text, (size_t)bytes);
}

static FontStyle field_font(const Ui *ui) {
  return theme_font(&ui->theme, TEXT_BODY, FACE_REGULAR);
}

static void draw_marked(Ui *ui, const Line *line, Rect rect, DrawList *list) {
  FontStyle font = field_font(ui);
  int from = width_to(ui, font, line->text, line->first);
  int to = width_to(ui, font, line->text, line->last);
  Rect marked = {rect.x + from, rect.y, to - from, rect.h};
  if (line->preedit) {
    marked.h = node_space(ui, 2);
    marked.y = rect.y + rect.h - marked.h;
  }
  bool plain = line->preedit || ui->theme.kind == THEME_CONTRAST;
  Colour colour = node_colour(ui, plain ? TONE_ACCENT : TONE_SOFT);
  if (plain && !line->preedit) {
    draw_outline(list, marked, 0, node_space(ui, 2), colour);
  } else {
    draw_fill(list, marked, 0, colour);
  }
}

static void draw_line_of_field(Ui *ui, UiNode *node, DrawList *list) {
  const Line *line = node->content;
  Rect view = node->layout.rect, rect = view;
  FontStyle font = field_font(ui);
  int caret = width_to(ui, font, line->text, line->cursor);
  int wide = node_space(ui, 2), most = rect.w - wide;
  /* The end of a long text is seen only when the cursor is there. */
  if (caret > most) { rect.x -= caret - most; }
  rect.w = 1 << 20;
  Rect outside = draw_clip_push(list, view);
  if (line->focused && line->last > line->first) {
    draw_marked(ui, line, rect, list);
  }
  bool empty = *line->text == '\0';
  leaf_draw_text(ui, list, rect, empty ? line->placeholder : line->text,
                 (UiText){.tone = empty ? TONE_DIM : TONE_TEXT});
  if (line->focused) {
    ui->caret = (Rect){rect.x + caret, rect.y, wide, rect.h};
    draw_fill(list, ui->caret, 0, node_colour(ui, TONE_ACCENT));
  }
  draw_clip_pop(list, outside);
}

static const char *with_preedit(Ui *ui, const FieldState *now) {
  char text[FIELD_BYTES + INPUT_PREEDIT_BYTES];
  Str str = str_init(text, sizeof text);
  str_add_bytes(&str, now->text, (size_t)now->cursor);
  str_add(&str, ui->input.preedit);
  str_add(&str, now->text + now->cursor);
  return node_text(ui, str.text);
}

static Line *make_line(Ui *ui, const UiField *settings, const Field *field,
                       bool focused) {
  Line *line = node_alloc(ui, sizeof *line);
  const FieldState *now = &field->now;
  int preedit = focused ? (int)strlen(ui->input.preedit) : 0;
  *line =
      (Line){.text = preedit ? with_preedit(ui, now) : node_text(ui, now->text),
             .placeholder = node_text(ui, settings->placeholder),
             .cursor = now->cursor + preedit,
             .first = preedit ? now->cursor : first_selected(now),
             .last = preedit ? now->cursor + preedit : last_selected(now),
             .focused = focused,
             .preedit = preedit > 0};
  return line;
}

static bool take_keys(Ui *ui, const UiField *settings, Field *field) {
  bool entered = ui_key(ui, KEY_ENTER);
  for (int i = 0; i < ui->input.event_count; i++) {
    InputEvent *event = &ui->input.events[i];
    if (event->used) { continue; }
    event->used = field_edit(field, event, settings->clipboard);
  }
  return entered;
}

/* The byte before which the mouse stands. */
static int byte_under(Ui *ui, const Field *field, int x) {
  FontStyle font = field_font(ui);
  const FieldState *now = &field->now;
  int at = 0;
  while (at < now->length) {
    int next = after(now, at);
    int middle = (width_to(ui, font, now->text, at) +
                  width_to(ui, font, now->text, next)) /
                 2;
    if (x < middle) { break; }
    at = next;
  }
  return at;
}

static void take_mouse(Ui *ui, const UiNode *node, Field *field, int pad) {
  bool held = ui->active == node->id || ui->clicked == node->id;
  if (!held || node_blocked(ui)) { return; }
  Rect rect = node_state(ui, node->id)->rect;
  int x = ui->input.mouse_x - rect.x - pad;
  int caret = width_to(ui, field_font(ui), field->now.text, field->now.cursor);
  int most = rect.w - 2 * pad;
  x += caret > most ? caret - most : 0;
  field_move(field, byte_under(ui, field, x), !ui->input.mouse_pressed);
  if (ui->input.clicks == 2) {
    field_move(field, 0, false);
    field_move(field, field->now.length, true);
  }
}

static UiNode *add_box(Ui *ui, const char *id, const UiField *settings) {
  UiNode *node = node_add_widget(ui, ROLE_FIELD, id, settings->name,
                                 (UiBox){.fill = TONE_PANEL,
                                         .edge = TONE_DIM,
                                         .radius = 6,
                                         .pad_x = 10,
                                         .pad_y = 7},
                                 FLOW_COLUMN);
  if (node_hovered(ui, node)) { node->edge = TONE_ACCENT; }
  return node;
}

bool ui_field(Ui *ui, const char *id, UiField settings, Field *field) {
  assert(settings.name);
  ui_column(ui, (UiBox){.gap = 4,
                        .grow = settings.grow,
                        .max_width = settings.max_width});
  leaf_text(ui, ROLE_GROUP, settings.name, (UiText){.bold = true});
  UiNode *node = add_box(ui, id, &settings);
  bool focused = node_has_focus(ui, node) && !node_blocked(ui);
  take_mouse(ui, node, field, node->layout.box.pad_x);
  bool entered = focused && take_keys(ui, &settings, field);
  node->value = node_text(ui, field->now.text);
  ui->typing = ui->typing || focused;
  node_open(ui, node);
  int height = font_height(ui->font, field_font(ui));
  leaf_drawn(ui, 0, theme_text(&ui->theme, 60), height, draw_line_of_field,
             make_line(ui, &settings, field, focused));
  node_close(ui);
  ui_close(ui);
  ui->last = node;
  return entered;
}

bool ui_typing(const Ui *ui, Rect *cursor) {
  *cursor = ui->caret;
  return ui->typing;
}
