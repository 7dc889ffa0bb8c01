/* SPDX-License-Identifier: MIT */
#include "screens/debrief_place.h"

#include "scenario/rubric.h"
#include "screens/debrief_cost.h"
#include "screens/debrief_terms.h"
#include "screens/typed_marks.h"
#include "ui/widgets.h"

enum { WHO_POINTS = 96 };

/* ---- parts ---- */

void debrief_place_note(Ui *ui, const char *icon, Tone tone, const char *text) {
  ui_note(ui, text,
          (UiNote){.icon = icon,
                   .tone = tone,
                   .text = {.tone = TONE_TEXT, .asides = true}});
}

void debrief_place_facts(const DebriefSheet *sheet, Ui *ui, const char *key,
                         const char *icon, Tone tone, const FactList *facts) {
  if (facts->count == 0) { return; }
  Phrase heading = debrief_sheet_about(sheet, key);
  ui_column(ui, (UiBox){.gap = 4});
  ui_text(ui, heading.text, (UiText){.bold = true});
  ui_row(ui, (UiBox){.gap = 6, .wrap = true, .name = heading.text});
  for (int i = 0; i < facts->count; i++) {
    ui_scope(ui, facts->list[i]);
    ui_chip(ui, key,
            (UiChip){.text = sheet->facts[facts->list[i]],
                     .icon = icon,
                     .tone = tone});
    ui_scope_end(ui);
  }
  ui_close(ui);
  ui_close(ui);
}

void debrief_place_move(const DebriefSheet *sheet, Ui *ui, int before,
                        int after) {
  DebriefMark arrow = debrief_terms_arrow(sheet, before, after);
  Phrase move = debrief_terms_move(sheet, before, after);
  Phrase text =
      debrief_sheet_fill(sheet, "anger", locale_arg_text("move", move.text),
                         locale_arg_text("way", arrow.word));
  ui_row(ui, (UiBox){.gap = 6});
  ui_icon(ui, arrow.icon, 20, arrow.tone, NULL);
  ui_text(ui, text.text, (UiText){.bold = true, .tone = arrow.tone});
  ui_close(ui);
}

/* ---- what was said ---- */

typedef struct {
  const char *who, *words;
  Tone who_tone, fill;
  const char *icon; /* NULL: none */
} Speech;

/* As in a play: who, and beside it the words; below it where that is too
** narrow. */
static void show_line(const DebriefSheet *sheet, Ui *ui, Speech line) {
  const UiBox box = {.gap = 10,
                     .pad_x = 10,
                     .pad_y = 6,
                     .radius = 6,
                     .fill = line.fill,
                     .align = ALIGN_START};
  bool wide = sheet->fold == UI_WIDE;
  int percent = ui_theme(ui)->text_percent;
  ui_row(ui, box);
  if (line.icon) { ui_icon(ui, line.icon, 18, line.who_tone, NULL); }
  if (wide) {
    int width = (line.icon ? WHO_POINTS - 28 : WHO_POINTS) * percent / 100;
    ui_column(ui, (UiBox){.width = width});
  } else {
    ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  }
  ui_text(ui, line.who,
          (UiText){.size = TEXT_SMALL, .bold = true, .tone = line.who_tone});
  if (wide) {
    ui_close(ui);
    ui_column(ui, (UiBox){.grow = 1});
  }
  ui_text(ui, line.words, (UiText){.asides = true});
  ui_close(ui);
  ui_close(ui);
}

/* Own words that came near no reply, and what was heard in them; stronger ways
** to say it are the reply that followed and what would have served better. */
static void show_tried(const DebriefSheet *sheet, Ui *ui,
                       const CurvePoint *point) {
  const Moments *moments = sheet->debrief->moments;
  const CallModel *model = sheet->debrief->card->call->model;
  if (point->kind != CURVE_REPLY && point->kind != CURVE_END) { return; }
  for (int i = moments_turn_begin(moments, point->moment); i < point->moment;
       i++) {
    const Moment *moment = &moments->list[i];
    if (moment->output.kind != OUTPUT_UNHELPED) { continue; }
    show_line(sheet, ui,
              (Speech){debrief_sheet_words(sheet, "tried"), moment->text,
                       TONE_WARN, TONE_SOFT, NULL});
    bool heard = typed_marks_show(ui, sheet->words, model, moment->text) > 0;
    debrief_place_note(
        ui, "info", TONE_WARN,
        debrief_sheet_about(sheet, heard ? "tried.heard" : "tried.nothing")
            .text);
  }
}

static void show_speech(const DebriefSheet *sheet, Ui *ui,
                        const CurvePoint *point) {
  if (*point->heard) {
    show_line(
        sheet, ui,
        (Speech){sheet->caller, point->heard, TONE_DIM, TONE_OTHER, NULL});
  }
  show_tried(sheet, ui, point);
  if (point->cut) {
    show_line(sheet, ui,
              (Speech){debrief_sheet_words(sheet, "cut_here"), point->cut,
                       TONE_BAD, TONE_OTHER, "hand-palm"});
  }
  if (point->said) {
    show_line(sheet, ui,
              (Speech){debrief_sheet_words(sheet, "you"), point->said, TONE_DIM,
                       TONE_SOFT, NULL});
  }
  if (point->thinks) {
    show_line(sheet, ui,
              (Speech){debrief_sheet_words(sheet, "thinks"), point->thinks,
                       TONE_ACCENT, TONE_NONE, "chat-dots"});
  }
}

/* What was said in own words went on as this. */
static void show_author(const DebriefSheet *sheet, Ui *ui,
                        const CurvePoint *point) {
  if (!point->author) { return; }
  show_line(sheet, ui,
            (Speech){debrief_sheet_words(sheet, "stronger"), point->author,
                     TONE_ACCENT, TONE_NONE, "graduation-cap"});
}

static void show_coach(const DebriefSheet *sheet, Ui *ui,
                       const CurvePoint *point) {
  if (!point->coach) { return; }
  show_line(sheet, ui,
            (Speech){debrief_sheet_words(sheet, "coach"), point->coach,
                     TONE_ACCENT, TONE_NONE, "graduation-cap"});
}

/* ---- what counted there ---- */

static void show_use(const DebriefSheet *sheet, Ui *ui, const ScoreUse *use) {
  bool fault =
      sheet->scenario->rubric->entries[use->entry].kind == KIND_PENALISED;
  bool whole = use->quality == 1000, none = use->quality == 0;
  LocaleArg percent = locale_arg_number("percent", use->quality / 10);
  LocaleArg name =
      locale_arg_text("name", debrief_terms_name(sheet, use->entry));
  Phrase text = debrief_sheet_fill(sheet, fault || whole ? "use" : "use.part",
                                   name, percent);
  const char *icon = fault   ? "warning-circle"
                     : whole ? "check-circle"
                     : none  ? "x-circle"
                             : "circle-half";
  Tone tone = fault || none ? TONE_BAD : whole ? TONE_GOOD : TONE_WARN;
  ui_scope(ui, use->entry);
  ui_chip(ui, "use", (UiChip){.text = text.text, .icon = icon, .tone = tone});
  ui_scope_end(ui);
}

static void show_uses(const DebriefSheet *sheet, Ui *ui,
                      const CurvePoint *point) {
  if (point->kind != CURVE_REPLY) { return; }
  const Scorecard *card = sheet->debrief->card;
  Span uses = card->turns[point->turn].uses;
  if (uses.count == 0) { return; }
  ui_row(ui, (UiBox){.gap = 6,
                     .wrap = true,
                     .name = debrief_sheet_words(sheet, "uses")});
  for (int i = uses.first; i < uses.first + uses.count; i++) {
    show_use(sheet, ui, &card->uses[i]);
  }
  ui_close(ui);
}

static void show_facts(const DebriefSheet *sheet, Ui *ui,
                       const TurnFacts *facts) {
  debrief_place_facts(sheet, ui, "facts.contradicted", "x-circle", TONE_BAD,
                      &facts->contradicted);
  debrief_place_facts(sheet, ui, "facts.invented", "x-circle", TONE_BAD,
                      &facts->invented);
  debrief_place_facts(sheet, ui, "facts.asked", "question", TONE_WARN,
                      &facts->asked_again);
  debrief_place_facts(sheet, ui, "facts.lost", "ear", TONE_WARN, &facts->lost);
}

/* ---- what would have served better ---- */

/* By what had been told it was better; in truth it would have been wrong. */
static void show_deciding(const DebriefSheet *sheet, Ui *ui,
                          const TurnFacts *facts) {
  if (facts->deciding.count == 0) { return; }
  debrief_place_note(ui, "info", TONE_WARN,
                     debrief_sheet_about(sheet, facts->cut_off
                                                    ? "better.cut_off"
                                                    : "better.untold")
                         .text);
  debrief_place_facts(sheet, ui, "facts.deciding", "ear", TONE_WARN,
                      &facts->deciding);
}

/* What was worth more at once. */
static void show_at_once(const DebriefSheet *sheet, Ui *ui,
                         const CurvePoint *point, const TurnFacts *facts) {
  const char *better = debrief_better(sheet->debrief, point->turn);
  if (!better) { return; }
  ui_column(ui, (UiBox){.gap = 8,
                        .pad = 12,
                        .radius = 8,
                        .fill = TONE_RAISED,
                        .edge = TONE_GOOD,
                        .edge_width = 2});
  ui_row(ui, (UiBox){.gap = 8});
  ui_icon(ui, "lightbulb", 20, TONE_GOOD, NULL);
  ui_text(ui, debrief_sheet_words(sheet, "better"),
          (UiText){.bold = true, .tone = TONE_GOOD});
  ui_close(ui);
  ui_text(ui, better, (UiText){.asides = true});
  show_deciding(sheet, ui, facts);
  ui_close(ui);
}

/* In the end, as soon as that is known. */
static void show_better(DebriefSheet *sheet, Ui *ui, const CurvePoint *point,
                        const TurnFacts *facts) {
  const RegretTurn *cost = debrief_cost_of(sheet, point->turn);
  if (cost && debrief_cost_is_certain(cost)) {
    debrief_cost_show_better(sheet, ui, point->turn);
  } else if (!cost || cost->cost.most > 0) {
    show_at_once(sheet, ui, point, facts);
  }
  debrief_cost_show_watch(sheet, ui, point->turn);
  debrief_cost_show_unheard(sheet, ui, point->turn);
}

void debrief_place_show(DebriefSheet *sheet, Ui *ui, int point) {
  const CurvePoint *at = &sheet->debrief->curve.points[point];
  bool reply = at->kind == CURVE_REPLY;
  const TurnFacts *facts =
      reply ? &sheet->debrief->moments->hindsight->turns[at->turn] : NULL;
  show_speech(sheet, ui, at);
  if (facts) { show_better(sheet, ui, at, facts); }
  show_uses(sheet, ui, at);
  if (facts) { show_facts(sheet, ui, facts); }
  show_author(sheet, ui, at);
  show_coach(sheet, ui, at);
}
