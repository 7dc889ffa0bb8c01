/* SPDX-License-Identifier: MIT */
#include "screens/debrief_detail.h"

#include "base/str.h"
#include "screens/debrief_cost.h"
#include "screens/debrief_place.h"
#include "screens/debrief_terms.h"
#include "ui/widgets.h"

static const CardRow *row_of(const DebriefSheet *sheet) {
  return &sheet->debrief->rows.list[sheet->row];
}

static Phrase worst_title(const DebriefSheet *sheet) {
  LocaleArg turn = locale_arg_number("turn", sheet->worst + 1);
  return debrief_sheet_fill(sheet, "worst", turn, turn);
}

Phrase debrief_detail_title(const DebriefSheet *sheet) {
  switch (sheet->pick) {
    case DEBRIEF_WORST:
      return worst_title(sheet);
    case DEBRIEF_CUTS:
      return debrief_sheet_about(sheet, "cut.title");
    case DEBRIEF_AFTERMATH:
      return debrief_sheet_about(sheet, "aftermath");
    case DEBRIEF_POINT:
      return debrief_terms_place(sheet, sheet->point);
    case DEBRIEF_ROW:
      break;
  }
  Phrase title = {.text = ""};
  Str text = str_init(title.text, sizeof title.text);
  str_add(&text, debrief_terms_name(sheet, row_of(sheet)->entry));
  return title;
}

void debrief_detail_show_move(const DebriefSheet *sheet, Ui *ui) {
  if (sheet->pick != DEBRIEF_WORST && sheet->pick != DEBRIEF_POINT) { return; }
  const CurvePoint *at = &sheet->debrief->curve.points[sheet->point];
  debrief_place_move(sheet, ui, at->anger_before, at->anger_after);
}

void debrief_detail_show_cost(const DebriefSheet *sheet, Ui *ui) {
  if (sheet->pick != DEBRIEF_WORST && sheet->pick != DEBRIEF_POINT) { return; }
  debrief_cost_show(sheet, ui, sheet->point);
}

void debrief_detail_show_go_on(DebriefSheet *sheet, Ui *ui, bool lasting) {
  int turn = debrief_sheet_turn_at(sheet, sheet->point);
  bool none = turn == NONE;
  if (none && !lasting) { return; }
  LocaleArg number = locale_arg_number("turn", turn + 1);
  Phrase text =
      debrief_sheet_fill(sheet, none ? "go_on.none" : "go_on", number, number);
  if (ui_button(ui, "go-on",
                (UiButton){.text = text.text,
                           .icon = lasting ? NULL : "arrow-counter-clockwise",
                           .key = INPUT_KEY('G'),
                           .disabled = none})) {
    sheet->go_on = turn;
  }
}

/* ---- a row ---- */

static const char *worth_key(const CardRow *row) {
  if (!row->counts) { return "worth.none"; }
  if (row->critical) { return "worth.critical"; }
  if (row->penalty) { return row->points > 0 ? "worth.fault" : "worth.free"; }
  if (row->earned_permille == 1000) { return "worth.done"; }
  return row->earned_permille > 0 ? "worth.partly" : "worth.missed";
}

static void show_worth(const DebriefSheet *sheet, Ui *ui, const CardRow *row) {
  DebriefMark mark = debrief_terms_mark(sheet, row);
  Phrase gain = debrief_terms_tenths(sheet, row->gain);
  Phrase cost = debrief_terms_tenths(sheet, row->cost);
  Phrase text = debrief_sheet_fill(sheet, worth_key(row),
                                   locale_arg_text("gain", gain.text),
                                   locale_arg_text("cost", cost.text));
  ui_note(ui, text.text,
          (UiNote){.icon = mark.icon,
                   .points = 22,
                   .tone = mark.tone,
                   .name = mark.word,
                   .text = {.bold = true, .tone = mark.tone}});
}

static void show_count(const DebriefSheet *sheet, Ui *ui, const CardRow *row) {
  if (row->facts.whole == 0) { return; }
  char memory[128];
  Str key = str_init(memory, sizeof memory);
  str_addf(&key, "screen.debrief.count.%s",
           scorecard_entry_id(sheet->debrief->card, row->entry));
  if (!locale_has(sheet->words, key.text)) { return; }
  const LocaleArg args[] = {locale_arg_number("part", row->facts.part),
                            locale_arg_number("whole", row->facts.whole)};
  ui_text(ui, phrase_fill(sheet->words, key.text, args, 2).text,
          (UiText){.tone = TONE_DIM});
}

static void show_facts(const DebriefSheet *sheet, Ui *ui, const CardRow *row) {
  int notes = sheet->scenario->rubric->index_of[TECHNIQUE_TAKE_NOTES];
  debrief_place_facts(
      sheet, ui, row->entry == notes ? "facts.not_noted" : "facts.not_named",
      "circle-half", TONE_WARN, &row->facts.missed);
  debrief_place_facts(sheet, ui, "facts.wrongly_noted", "x-circle", TONE_BAD,
                      &row->facts.wrong);
}

/* The words stand apart: they may be long. */
static void show_quote(const DebriefSheet *sheet, Ui *ui, const char *key,
                       const char *icon, const char *quote) {
  if (!quote) { return; }
  ui_row(ui, (UiBox){.gap = 8, .align = ALIGN_START});
  ui_icon(ui, icon, 20, TONE_ACCENT, NULL);
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, debrief_sheet_words(sheet, key), (UiText){.bold = true});
  ui_text(ui, quote, (UiText){.asides = true});
  ui_close(ui);
  ui_close(ui);
}

static bool turn_uses(const DebriefSheet *sheet, int turn,
                      Technique technique) {
  const Scorecard *card = sheet->debrief->card;
  int entry = sheet->scenario->rubric->index_of[technique];
  Span uses = card->turns[turn].uses;
  for (int i = uses.first; i < uses.first + uses.count; i++) {
    if (card->uses[i].entry == entry) { return true; }
  }
  return false;
}

/* Why something well meant was worth little; NULL when nothing else spoilt
** it. */
static const char *spoilt_by(const DebriefSheet *sheet, const CardRow *row) {
  bool tried = !row->penalty && row->entry >= 0 && row->moment != NONE &&
               row->earned_permille < 1000;
  const Moment *at = tried ? &sheet->debrief->moments->list[row->moment] : NULL;
  if (!at || at->turn == NONE || at->output.a != row->entry) { return NULL; }
  const ScoreTurn *turn = &sheet->debrief->card->turns[at->turn];
  if (at->output.b == 0 && turn_uses(sheet, at->turn, TECHNIQUE_WRONG_FACT)) {
    return "spoilt.wrong_fact";
  }
  if (turn->reception == RECEPTION_HALF_HEARD) { return "spoilt.cut_in"; }
  bool early = turn_uses(sheet, at->turn, TECHNIQUE_SOLUTION_TOO_EARLY);
  bool solution = sheet->scenario->rubric->entries[row->entry].solution;
  return early && solution ? "spoilt.too_early" : NULL;
}

static void show_spoilt(const DebriefSheet *sheet, Ui *ui, const CardRow *row) {
  const char *key = spoilt_by(sheet, row);
  if (!key) { return; }
  debrief_place_note(ui, "info", TONE_WARN, debrief_sheet_words(sheet, key));
}

static const char *chance_key(const CardRow *row) {
  return row->after ? "chance.task" : "chance";
}

static void show_advice(const DebriefSheet *sheet, Ui *ui, int entry) {
  const char *advice = debrief_terms_advice(sheet, entry);
  Phrase sources = debrief_terms_sources(sheet, entry);
  if (!advice) { return; }
  ui_row(ui, (UiBox){.gap = 8, .align = ALIGN_START});
  ui_icon(ui, "lightbulb", 20, TONE_ACCENT, NULL);
  ui_column(ui, (UiBox){.grow = 1, .gap = 4});
  ui_text(ui, advice, (UiText){.tone = TONE_TEXT});
  if (*sources.text) {
    LocaleArg from = locale_arg_text("sources", sources.text);
    ui_text(ui, debrief_sheet_fill(sheet, "sources", from, from).text,
            (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
  ui_close(ui);
  ui_close(ui);
}

static const char *what_key(const CardRow *row) {
  return row->penalty ? "what.promise" : "what.task";
}

/* Where it was, with the anger that it moved there. */
static void show_where(DebriefSheet *sheet, Ui *ui, const CardRow *row) {
  if (row->point == NONE || row->after) { return; }
  ui_rule(ui);
  ui_row(ui, (UiBox){.gap = 14, .wrap = true});
  ui_text(ui, debrief_terms_place(sheet, row->point).text,
          (UiText){.bold = true});
  const CurvePoint *at = &sheet->debrief->curve.points[row->point];
  int before = row->moved ? row->anger_before : at->anger_before;
  int after = row->moved ? row->anger_after : at->anger_after;
  debrief_place_move(sheet, ui, before, after);
  ui_close(ui);
  debrief_cost_show(sheet, ui, row->point);
  debrief_place_show(sheet, ui, row->point);
}

static void show_row(DebriefSheet *sheet, Ui *ui) {
  const CardRow *row = row_of(sheet);
  const char *what = debrief_terms_what(sheet, row->entry);
  show_worth(sheet, ui, row);
  if (what) { ui_text(ui, what, (UiText){.tone = TONE_DIM}); }
  show_spoilt(sheet, ui, row);
  show_count(sheet, ui, row);
  show_facts(sheet, ui, row);
  show_quote(sheet, ui, what_key(row), "calendar-check", row->what);
  show_quote(sheet, ui, chance_key(row), "arrow-elbow-down-right", row->chance);
  /* How it ended is nothing that one does. */
  if (row->entry >= 0 || row->cost > 0) { show_advice(sheet, ui, row->entry); }
  show_where(sheet, ui, row);
}

/* ---- other things ---- */

static void show_cuts(DebriefSheet *sheet, Ui *ui) {
  const Debrief *debrief = sheet->debrief;
  int entry = sheet->scenario->rubric->index_of[TECHNIQUE_INTERRUPT];
  const FactList *unheard = &debrief->moments->hindsight->unheard;
  ui_text(ui, debrief_terms_cuts(sheet).text, (UiText){.bold = true});
  ui_text(ui, debrief_sheet_about(sheet, "cut.what").text,
          (UiText){.tone = TONE_DIM});
  if (unheard->count > 0) {
    debrief_place_facts(sheet, ui, "facts.unheard", "ear", TONE_WARN, unheard);
  } else {
    debrief_place_note(ui, "ear", TONE_GOOD,
                       debrief_sheet_about(sheet, "cut.heard_all").text);
  }
  show_advice(sheet, ui, entry);
  if (sheet->point == NONE) { return; }
  ui_rule(ui);
  ui_text(ui, debrief_terms_place(sheet, sheet->point).text,
          (UiText){.bold = true});
  debrief_cost_show(sheet, ui, sheet->point);
  debrief_place_show(sheet, ui, sheet->point);
}

static void show_aftermath(const DebriefSheet *sheet, Ui *ui) {
  for (int i = 0; i < sheet->debrief->aftermath_count; i++) {
    debrief_place_note(ui, "calendar-check", TONE_ACCENT,
                       sheet->debrief->aftermath[i]);
  }
  debrief_cost_show(sheet, ui, sheet->point);
}

void debrief_detail_show(DebriefSheet *sheet, Ui *ui) {
  switch (sheet->pick) {
    case DEBRIEF_WORST:
    case DEBRIEF_POINT:
      debrief_place_show(sheet, ui, sheet->point);
      break;
    case DEBRIEF_CUTS:
      show_cuts(sheet, ui);
      break;
    case DEBRIEF_AFTERMATH:
      show_aftermath(sheet, ui);
      break;
    case DEBRIEF_ROW:
      show_row(sheet, ui);
      break;
  }
}
