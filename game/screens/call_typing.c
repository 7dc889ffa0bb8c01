/* SPDX-License-Identifier: MIT */
#include "screens/call_typing.h"

#include "call/typed.h"
#include "scenario/rubric.h"
#include "ui/widgets.h"

#include <stdio.h>

enum { KEY_BYTES = 128, MOST_MARKS = 8 };

bool call_typing_is_possible(const CallStage *stage) {
  const CallModel *model = stage->play->setup.model;
  return model->lexicon && !stage->watching && !stage->args->setup.exam &&
         !stage->args->setup.in_shift;
}

void call_typing_open(CallStage *stage) {
  CallTyping *typing = &stage->typing;
  typing->open = !typing->open && call_play_can_type(stage->play);
  typing->asks_focus = typing->open;
}

static bool is_fault(const CallModel *model, Technique technique) {
  const Rubric *rubric = model->scenario->rubric;
  return rubric->entries[rubric->index_of[technique]].kind == KIND_PENALISED;
}

/* The words that show a technique, with its name. */
static void show_mark(const CallStage *stage, Ui *ui, const Finding *finding) {
  Technique technique = typed_technique(finding->kind);
  bool fault = is_fault(stage->play->setup.model, technique);
  char key[KEY_BYTES], words[FIELD_BYTES];
  snprintf(key, sizeof key, "technique.%s.name", technique_id(technique));
  Str text = str_init(words, sizeof words);
  str_add_bytes(&text, stage->typing.field.now.text + finding->begin,
                (size_t)(finding->end - finding->begin));
  ui_note(ui,
          call_stage_fill(
              stage, "type.mark",
              locale_arg_text("technique", locale_text(stage->words, key)),
              locale_arg_text("words", text.text)),
          (UiNote){.icon = fault ? "warning" : "check-circle",
                   .tone = fault ? TONE_BAD : TONE_GOOD,
                   .text = {.size = TEXT_SMALL,
                            .tone = fault ? TONE_BAD : TONE_TEXT}});
}

/* One word may name several facts, and is said once. */
static bool is_again(const Findings *findings, int at) {
  const Finding *one = &findings->list[at];
  for (int i = 0; i < at; i++) {
    const Finding *other = &findings->list[i];
    if (other->begin == one->begin && other->end == one->end &&
        typed_technique(other->kind) == typed_technique(one->kind)) {
      return true;
    }
  }
  return false;
}

static void show_marks(const CallStage *stage, Ui *ui) {
  Findings findings;
  int shown = 0;
  typed_read(stage->play->setup.model, stage->typing.field.now.text, &findings);
  ui_grid(ui, (UiBox){.gap = 4, .columns = 2, .min_column = 260});
  for (int i = 0; i < findings.count && shown < MOST_MARKS; i++) {
    const Finding *finding = &findings.list[i];
    bool mute = typed_technique(finding->kind) == TECHNIQUE_COUNT;
    if (mute || is_again(&findings, i)) { continue; }
    show_mark(stage, ui, finding);
    shown++;
  }
  ui_close(ui);
  if (shown == 0) {
    ui_text(ui, call_stage_words(stage, "type.nothing"),
            (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
}

static void say_it(CallStage *stage) {
  CallTyping *typing = &stage->typing;
  if (!call_stage_is_live(stage)) { return; }
  if (!call_play_type(stage->play, typing->field.now.text)) { return; }
  bool helped = stage->play->state->phase != PHASE_OPEN;
  if (helped) { typing->field = (Field){.undo_count = 0}; }
  typing->open = !helped;
}

void call_typing_show(CallStage *stage, Ui *ui) {
  CallTyping *typing = &stage->typing;
  typing->open = call_play_can_type(stage->play);
  ui_column(ui, (UiBox){.gap = 8});
  if (typing->asks_focus) {
    ui_focus(ui, "own_words");
    typing->asks_focus = false;
  }
  bool entered =
      ui_field(ui, "own_words",
               (UiField){.name = call_stage_words(stage, "type.name"),
                         .clipboard = stage->services->clipboard},
               &typing->field);
  show_marks(stage, ui);
  ui_row(ui, (UiBox){.gap = 8, .wrap = true});
  bool said = ui_button(ui, "say_words",
                        (UiButton){.text = call_stage_words(stage, "say_it"),
                                   .key = KEY_ENTER,
                                   .primary = true,
                                   .disabled = typing->field.now.length == 0});
  bool back = ui_button(
      ui, "to_cards",
      (UiButton){.text = call_stage_words(stage, "back"), .key = KEY_ESCAPE});
  ui_close(ui);
  ui_close(ui);
  if (back) { typing->open = false; }
  if (entered || said) { say_it(stage); }
}
