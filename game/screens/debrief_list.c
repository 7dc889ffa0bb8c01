/* SPDX-License-Identifier: MIT */
#include "screens/debrief_list.h"

#include "base/arena.h"
#include "screens/debrief_terms.h"
#include "ui/values.h"
#include "ui/widgets.h"

#include <string.h>

/* ---- what to take from it ---- */

typedef struct {
  const char *icon;
  Tone tone;
  const char *title, *text;
} Card;

/* Beside its details a card needs no more than its name. */
static void fill_tag(Ui *ui, const Card *card) {
  ui_icon(ui, card->icon, 18, card->tone, NULL);
  ui_text(ui, card->title, (UiText){.size = TEXT_SMALL, .bold = true});
}

static void fill_card(Ui *ui, const Card *card) {
  ui_icon(ui, card->icon, 24, card->tone, NULL);
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, card->title, (UiText){.bold = true});
  ui_text(ui, card->text, (UiText){.tone = TONE_DIM});
  ui_close(ui);
  ui_icon(ui, "caret-right", 16, TONE_DIM, NULL);
}

static void show_card(DebriefSheet *sheet, Ui *ui, const char *id,
                      DebriefPick pick, Card card) {
  bool wide = sheet->fold == UI_WIDE;
  bool pressed = ui_card(ui, id,
                         (UiCard){.name = card.title,
                                  .selected = sheet->pick == pick,
                                  .box = {.gap = wide ? 6 : 12,
                                          .pad_x = wide ? 8 : 0,
                                          .pad_y = wide ? 5 : 0,
                                          .pad = wide ? 0 : 10}});
  if (pressed || ui_focused(ui)) { debrief_sheet_pick(sheet, pick); }
  if (wide) {
    fill_tag(ui, &card);
  } else {
    fill_card(ui, &card);
  }
  ui_close(ui);
  sheet->open |= pressed;
}

static void show_worst(DebriefSheet *sheet, Ui *ui) {
  int worst = sheet->worst;
  if (worst == NONE) { return; }
  const Curve *curve = &sheet->debrief->curve;
  const CurvePoint *point = &curve->points[curve_find_turn(curve, worst)];
  LocaleArg turn = locale_arg_number("turn", worst + 1);
  Phrase title = debrief_sheet_fill(sheet, "worst", turn, turn);
  show_card(
      sheet, ui, "worst", DEBRIEF_WORST,
      (Card){"arrow-counter-clockwise", TONE_ACCENT, title.text, point->said});
}

static void show_cuts(DebriefSheet *sheet, Ui *ui) {
  const Debrief *debrief = sheet->debrief;
  if (debrief->cut_ins == 0) { return; }
  LocaleArg count = locale_arg_number("count", debrief->cut_ins);
  Phrase title = debrief_sheet_fill(sheet, "cut.times", count, count);
  Phrase text = debrief_terms_cuts(sheet);
  show_card(sheet, ui, "cuts", DEBRIEF_CUTS,
            (Card){"hand-palm", TONE_BAD, title.text, text.text});
}

static void show_aftermath(DebriefSheet *sheet, Ui *ui) {
  if (sheet->debrief->aftermath_count == 0) { return; }
  show_card(sheet, ui, "aftermath", DEBRIEF_AFTERMATH,
            (Card){"book-open", TONE_ACCENT,
                   debrief_sheet_words(sheet, "aftermath"),
                   sheet->debrief->aftermath[0]});
}

void debrief_list_show_cards(DebriefSheet *sheet, Ui *ui) {
  if (sheet->fold == UI_WIDE) {
    ui_row(ui, (UiBox){.gap = 6, .wrap = true});
  } else {
    ui_column(ui, (UiBox){.gap = 12});
  }
  show_worst(sheet, ui);
  show_cuts(sheet, ui);
  show_aftermath(sheet, ui);
  ui_close(ui);
}

/* ---- cells ---- */

enum { COLUMN_NAME, COLUMN_STATE, COLUMN_TURN, COLUMN_POINTS };

static const char *keep(Arena *arena, const char *text) {
  return arena_copy(arena, text, strlen(text));
}

static UiCell turn_cell(Arena *arena, const DebriefSheet *sheet,
                        const CardRow *row) {
  int turn = debrief_sheet_turn_at(sheet, row->point);
  bool reply = row->point != NONE && !row->after && turn != NONE &&
               sheet->debrief->curve.points[row->point].kind != CURVE_END;
  if (row->after || (row->point != NONE && !reply)) {
    Phrase place = row->after ? debrief_sheet_about(sheet, "place.wrap_up")
                              : debrief_terms_place(sheet, row->point);
    return (UiCell){.text = keep(arena, place.text),
                    .order = row->after ? INT32_MAX : row->point};
  }
  if (!reply) {
    return (UiCell){.text = debrief_sheet_words(sheet, "place.all"),
                    .order = INT32_MAX - 1};
  }
  LocaleArg number = locale_arg_number("turn", turn + 1);
  Phrase text = debrief_sheet_fill(sheet, "turn", number, number);
  return (UiCell){.text = keep(arena, text.text), .order = row->point};
}

static UiCell points_cell(Arena *arena, const DebriefSheet *sheet,
                          const CardRow *row) {
  bool lost = row->penalty || row->earned_permille < 1000;
  int points = lost ? -row->cost : row->gain;
  if (!row->counts || (row->critical && row->cost == 0)) {
    return (UiCell){.text = debrief_sheet_words(sheet, "zero")};
  }
  Phrase text = debrief_terms_signed(sheet, points);
  return (UiCell){.text = keep(arena, text.text),
                  .tone = lost ? TONE_BAD : TONE_GOOD,
                  .order = points};
}

static bool make_cells(Arena *arena, const DebriefSheet *sheet,
                       const CardRow *row, UiCell *cells) {
  DebriefMark mark = debrief_terms_mark(sheet, row);
  cells[COLUMN_NAME] = (UiCell){.text = debrief_terms_name(sheet, row->entry),
                                .icon = mark.icon,
                                .tone = mark.tone};
  cells[COLUMN_STATE] = (UiCell){.text = mark.word};
  cells[COLUMN_TURN] = turn_cell(arena, sheet, row);
  cells[COLUMN_POINTS] = points_cell(arena, sheet, row);
  return cells[COLUMN_TURN].text && cells[COLUMN_POINTS].text;
}

static bool make_tabs(Arena *arena, const DebriefSheet *sheet,
                      DebriefList *list) {
  static const char *const KEYS[DEBRIEF_GROUPS] = {
      [DEBRIEF_COST] = "group.cost",
      [DEBRIEF_DONE] = "group.done",
      [DEBRIEF_NOT_ASKED] = "group.none"};
  for (int i = 0; i < DEBRIEF_GROUPS; i++) {
    int rows = debrief_sheet_group(sheet, (DebriefGroup)i).count;
    LocaleArg count = locale_arg_number("count", rows);
    Phrase text = debrief_sheet_fill(sheet, KEYS[i], count, count);
    list->tabs[i] = keep(arena, text.text);
    if (!list->tabs[i]) { return false; }
  }
  return true;
}

bool debrief_list_make(Arena *arena, const DebriefSheet *sheet,
                       DebriefList *list) {
  const CardRows *rows = &sheet->debrief->rows;
  size_t count = (size_t)rows->count * DEBRIEF_LIST_COLUMNS;
  UiCell *cells = arena_array(arena, count, sizeof *cells);
  if (!cells || !make_tabs(arena, sheet, list)) { return false; }
  for (int i = 0; i < rows->count; i++) {
    UiCell *row = &cells[(size_t)i * DEBRIEF_LIST_COLUMNS];
    if (!make_cells(arena, sheet, &rows->list[i], row)) { return false; }
  }
  list->cells = cells;
  list->columns[COLUMN_NAME] =
      (UiTableColumn){.title = debrief_sheet_words(sheet, "column.name"),
                      .width = 130,
                      .grow = 1};
  list->columns[COLUMN_STATE] =
      (UiTableColumn){.title = debrief_sheet_words(sheet, "column.state"),
                      .width = 76,
                      .spare = true};
  list->columns[COLUMN_TURN] = (UiTableColumn){
      .title = debrief_sheet_words(sheet, "column.turn"), .width = 84};
  list->columns[COLUMN_POINTS] =
      (UiTableColumn){.title = debrief_sheet_words(sheet, "column.points"),
                      .width = 56,
                      .end = true};
  return true;
}

/* ---- rows ---- */

static const char *none_of(const DebriefSheet *sheet) {
  static const char *const KEYS[DEBRIEF_GROUPS] = {
      [DEBRIEF_COST] = "group.cost_empty",
      [DEBRIEF_DONE] = "group.done_empty",
      [DEBRIEF_NOT_ASKED] = "group.none_empty"};
  return debrief_sheet_words(sheet, KEYS[sheet->group]);
}

static void say_small(const DebriefSheet *sheet, Ui *ui, const char *key,
                      LocaleArg first, LocaleArg second) {
  ui_text(ui, debrief_sheet_fill(sheet, key, first, second).text,
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
}

/* Where a fault was made the figures of the rows do not add up: it takes its
** share of everything else. */
static void show_rows_sum(const DebriefSheet *sheet, Ui *ui, int rows) {
  const Score *score = &sheet->debrief->card->score;
  if (sheet->group != DEBRIEF_COST || rows < 2) { return; }
  bool charged = score->penalty_count > 0 || score->critical_count > 0;
  Phrase lost = debrief_terms_tenths(sheet, 1000 - score->score);
  LocaleArg arg = locale_arg_text("lost", lost.text);
  say_small(sheet, ui, charged ? "sum.rows.faults" : "sum.rows.clean", arg,
            arg);
}

/* The bars do not add up to the score, for the ending counts too and faults
** take their share of the whole: whoever doubts the number can follow it. */
static void show_score_sum(const DebriefSheet *sheet, Ui *ui) {
  const Score *score = &sheet->debrief->card->score;
  int earned = 0, possible = 0;
  for (int i = 0; i < score->item_count; i++) {
    const ScoreItem *item = &score->items[i];
    if (!item->counts) { continue; }
    earned += item->points * item->earned_permille;
    possible += item->points;
  }
  say_small(
      sheet, ui, "sum.items",
      locale_arg_text("earned", debrief_terms_tenths(sheet, earned / 100).text),
      locale_arg_number("possible", possible));
  Score clean = *score;
  clean.penalty_count = clean.critical_count = 0;
  Phrase without = debrief_terms_tenths(sheet, score_number(&clean));
  Phrase with = debrief_terms_tenths(sheet, score->score);
  bool charged = score->penalty_count > 0 || score->critical_count > 0;
  say_small(sheet, ui, charged ? "sum.faults" : "sum.clean",
            locale_arg_text("clean", without.text),
            locale_arg_text("score", with.text));
}

/* To whoever has keys at hand: the mouse finds its way by itself. */
static void show_keys(const DebriefSheet *sheet, Ui *ui) {
  if (ui_input(ui)->device == DEVICE_MOUSE) { return; }
  const UiText style = {.size = TEXT_SMALL, .tone = TONE_DIM};
  ui_row(ui, (UiBox){.gap = 6, .wrap = true});
  ui_key_cap(ui, KEY_UP);
  ui_key_cap(ui, KEY_DOWN);
  ui_text(ui, debrief_sheet_words(sheet, "keys.walk"), style);
  if (sheet->fold != UI_WIDE) {
    ui_key_cap(ui, KEY_ENTER);
    ui_text(ui, debrief_sheet_words(sheet, "keys.open"), style);
  }
  ui_close(ui);
}

/* Beside the result the list scrolls, otherwise all that is around it. */
static void open_rows(const DebriefSheet *sheet, Ui *ui) {
  const UiBox box = {.gap = 8, .grow = 1};
  if (sheet->roomy) {
    ui_scroll(ui, "list", box);
  } else {
    ui_column(ui, box);
  }
}

void debrief_list_show_rows(DebriefSheet *sheet, Ui *ui,
                            const DebriefList *list) {
  ui_panel(ui, (UiBox){.grow = sheet->roomy,
                       .name = debrief_sheet_words(sheet, "rows")});
  ui_heading(ui, "list", debrief_sheet_words(sheet, "rows"));
  ui_tabs(ui, "groups", list->tabs, DEBRIEF_GROUPS, &sheet->group);
  Span rows = debrief_sheet_group(sheet, (DebriefGroup)sheet->group);
  open_rows(sheet, ui);
  show_keys(sheet, ui);
  bool inside = sheet->pick == DEBRIEF_ROW && sheet->row >= rows.first &&
                sheet->row < rows.first + rows.count;
  int selected = inside ? sheet->row - rows.first : -1, before = selected;
  int pressed = ui_table(
      ui, "rows",
      (UiTable){.columns = list->columns,
                .column_count = DEBRIEF_LIST_COLUMNS,
                .cells =
                    &list->cells[(size_t)rows.first * DEBRIEF_LIST_COLUMNS],
                .row_count = rows.count,
                .none = none_of(sheet)},
      &selected);
  if (selected != before) {
    debrief_sheet_pick_row(sheet, rows.first + selected);
  }
  sheet->open |= pressed >= 0;
  show_rows_sum(sheet, ui, rows.count);
  show_score_sum(sheet, ui);
  ui_close(ui);
  ui_close(ui);
}
