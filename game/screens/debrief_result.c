/* SPDX-License-Identifier: MIT */
#include "screens/debrief_result.h"

#include "base/str.h"
#include "screens/debrief_terms.h"
#include "screens/portrait.h"
#include "ui/widgets.h"

enum {
  HALF_POINTS = 300,
  FACE_POINTS = 84,
  NAME_POINTS = 136,
  WORD_POINTS = 82,
  FAULT_POINTS = 38
};

/* ---- sentence and face ---- */

/* Nobody is glad for long whom a critical fault has hit. */
static SpeechTone tone_of(const Scorecard *card) {
  if (card->score.critical_count > 0) { return SPEECH_SAD; }
  switch ((int)card->state->outcome) {
    case OUTCOME_DELIGHTED:
      return SPEECH_HAPPY;
    case OUTCOME_SATISFIED:
      return SPEECH_RELIEVED;
    default:
      return SPEECH_BY_ANGER;
  }
}

static void show_face(const DebriefSheet *sheet, Ui *ui) {
  const Scorecard *card = sheet->debrief->card;
  const Person *caller = &sheet->scenario->caller;
  const PortraitLook look = {.id = caller->portrait,
                             .anger = card->state->anger,
                             .tone = tone_of(card)};
  int points = FACE_POINTS * ui_theme(ui)->text_percent / 100;
  portrait_show(ui, sheet->services->portraits, &look,
                (PortraitBox){.name = caller->name,
                              .width = points,
                              .height = points,
                              .radius = 8});
}

static void show_sentence(const DebriefSheet *sheet, Ui *ui) {
  const char *key = debrief_sentence(sheet->debrief);
  ui_text(ui, phrase_text(sheet->words, key, "caller", sheet->caller).text,
          (UiText){.size = TEXT_LEAD, .bold = true});
}

/* ---- number and outcome ---- */

typedef struct {
  const char *icon;
  Tone tone;
} Face;

static Face face_of(Outcome outcome) {
  switch (outcome) {
    case OUTCOME_DELIGHTED:
    case OUTCOME_SATISFIED:
      return (Face){"smiley", TONE_GOOD};
    case OUTCOME_RESOLVED:
      return (Face){"smiley-meh", TONE_GOOD};
    case OUTCOME_HANDED_OVER:
      return (Face){"phone-transfer", TONE_WARN};
    case OUTCOME_ABUSE_ENDED:
      return (Face){"prohibit", TONE_WARN};
    case OUTCOME_UNRESOLVED:
    case OUTCOME_ESCALATED:
      return (Face){"smiley-sad", TONE_WARN};
    case OUTCOME_LOST:
    case OUTCOME_COUNT:
      break;
  }
  return (Face){"smiley-angry", TONE_BAD};
}

static const char *outcome_name(const DebriefSheet *sheet, Outcome outcome) {
  char memory[64];
  Str key = str_init(memory, sizeof memory);
  str_addf(&key, "outcome.%s", scorecard_outcome(outcome));
  return locale_text(sheet->words, key.text);
}

static void show_outcome(const DebriefSheet *sheet, Ui *ui) {
  Outcome outcome = (Outcome)sheet->debrief->card->state->outcome;
  Face face = face_of(outcome);
  ui_row(ui, (UiBox){.gap = 6});
  ui_icon(ui, face.icon, 24, face.tone, NULL);
  ui_text(ui, outcome_name(sheet, outcome),
          (UiText){.size = TEXT_TITLE, .bold = true, .tone = face.tone});
  ui_close(ui);
}

static void show_facts(const DebriefSaving *saving, const DebriefSheet *sheet,
                       Ui *ui) {
  ui_row(ui, (UiBox){.gap = 6, .wrap = true});
  ui_icon(ui, "clock", 18, TONE_DIM, NULL);
  ui_text(ui,
          debrief_terms_clock(sheet, sheet->debrief->card->state->now_ms).text,
          (UiText){.tone = TONE_DIM});
  if (sheet->args->setup.exam) {
    ui_icon(ui, "graduation-cap", 18, TONE_DIM, NULL);
    ui_text(ui, debrief_sheet_words(sheet, "exam"), (UiText){.tone = TONE_DIM});
  }
  debrief_saving_show_state(saving, sheet, ui);
  ui_close(ui);
}

static void show_number(const DebriefSheet *sheet, Ui *ui) {
  int score = sheet->debrief->card->score.score;
  ui_row(ui, (UiBox){.gap = 6, .align = ALIGN_END});
  ui_text(ui, debrief_terms_tenths(sheet, score).text,
          (UiText){.size = TEXT_HUGE, .bold = true});
  ui_column(ui, (UiBox){.pad_y = 7});
  ui_text(ui, debrief_sheet_words(sheet, "of"), (UiText){.tone = TONE_DIM});
  ui_close(ui);
  ui_close(ui);
}

static void show_outcome_beside_face(const DebriefSheet *sheet, Ui *ui) {
  ui_row(ui, (UiBox){.gap = 14, .align = ALIGN_CENTRE});
  show_face(sheet, ui);
  ui_column(ui, (UiBox){.grow = 1});
  show_number(sheet, ui);
  show_outcome(sheet, ui);
  ui_close(ui);
  ui_close(ui);
}

/* ---- what was critical ---- */

static void show_critical(const DebriefSheet *sheet, Ui *ui) {
  const Score *score = &sheet->debrief->card->score;
  if (score->critical_count == 0) { return; }
  Phrase names = {.text = ""};
  Str text = str_init(names.text, sizeof names.text);
  for (int i = 0; i < score->critical_count; i++) {
    if (i > 0) { str_add(&text, " · "); }
    str_add(&text, debrief_terms_name(sheet, score->critical[i]));
  }
  LocaleArg what = locale_arg_text("what", names.text);
  ui_note(ui, debrief_sheet_fill(sheet, "critical", what, what).text,
          (UiNote){.icon = "warning-circle-fill",
                   .tone = TONE_BAD,
                   .text = {.bold = true, .tone = TONE_BAD}});
}

/* ---- skills ---- */

static Tone bar_tone(const SkillBar *bar) {
  int permille = bar->earned_permille / bar->possible;
  return permille >= 700 ? TONE_GOOD : permille >= 400 ? TONE_WARN : TONE_BAD;
}

static const char *skill_name(const DebriefSheet *sheet, SkillBarKind kind) {
  char memory[64];
  Str key = str_init(memory, sizeof memory);
  str_addf(&key, "skill.%s", skill_bars_id(kind));
  return debrief_sheet_words(sheet, key.text);
}

static bool any_charged(const DebriefSheet *sheet) {
  for (int i = 0; i < SKILL_BAR_COUNT; i++) {
    if (sheet->debrief->skills[i].charged > 0) { return true; }
  }
  return false;
}

/* Points charged for faults; all bars end alike. */
static void show_charged(const DebriefSheet *sheet, Ui *ui,
                         const SkillBar *bar) {
  if (!any_charged(sheet)) { return; }
  int percent = ui_theme(ui)->text_percent;
  LocaleArg value = locale_arg_number("value", bar->charged);
  ui_column(ui, (UiBox){.width = FAULT_POINTS * percent / 100});
  if (bar->charged > 0) {
    ui_text(ui, debrief_sheet_fill(sheet, "minus", value, value).text,
            (UiText){.bold = true, .tone = TONE_BAD, .align = ALIGN_END});
  }
  ui_close(ui);
}

static void show_bar(const DebriefSheet *sheet, Ui *ui, SkillBarKind kind) {
  const SkillBar *bar = &sheet->debrief->skills[kind];
  bool any = bar->possible > 0,
       above = sheet->roomy || sheet->fold == UI_NARROW;
  Phrase earned = debrief_terms_tenths(sheet, bar->earned_permille / 100);
  Phrase word =
      debrief_sheet_fill(sheet, any ? "skill.points" : "skill.none",
                         locale_arg_text("earned", earned.text),
                         locale_arg_number("possible", bar->possible));
  ui_row(ui, (UiBox){.gap = 4});
  ui_column(ui, (UiBox){.grow = 1});
  ui_meter(ui, (UiMeter){.text = skill_name(sheet, kind),
                         .word = word.text,
                         .value = bar->earned_permille,
                         .of = any ? 1000 * bar->possible : 1,
                         .tone = any ? bar_tone(bar) : TONE_DIM,
                         .name_width = above ? 0 : NAME_POINTS,
                         .word_width = WORD_POINTS});
  ui_close(ui);
  show_charged(sheet, ui, bar);
  ui_close(ui);
}

static void show_skills(const DebriefSheet *sheet, Ui *ui) {
  ui_column(ui,
            (UiBox){.gap = 6, .name = debrief_sheet_words(sheet, "skills")});
  for (int i = 0; i < SKILL_BAR_COUNT; i++) {
    show_bar(sheet, ui, (SkillBarKind)i);
  }
  if (any_charged(sheet)) {
    ui_text(ui, debrief_sheet_words(sheet, "skill.charged"),
            (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
  ui_close(ui);
}

/* ---- the whole ---- */

/* Number and skills stand side by side where there is room. */
void debrief_result_show(DebriefSaving *saving, const DebriefSheet *sheet,
                         Ui *ui) {
  int half = HALF_POINTS * ui_theme(ui)->text_percent / 100;
  ui_panel(ui, (UiBox){.pad = 14,
                       .gap = 10,
                       .grow = sheet->roomy,
                       .name = debrief_sheet_words(sheet, "result")});
  ui_grid(ui, (UiBox){.gap = 18, .columns = 2, .min_column = half});
  ui_column(ui, (UiBox){.gap = 8});
  show_sentence(sheet, ui);
  show_outcome_beside_face(sheet, ui);
  show_facts(saving, sheet, ui);
  show_critical(sheet, ui);
  debrief_saving_show(saving, sheet, ui);
  ui_close(ui);
  show_skills(sheet, ui);
  ui_close(ui);
  ui_close(ui);
}
