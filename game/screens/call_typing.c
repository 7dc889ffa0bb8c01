/* SPDX-License-Identifier: MIT */
#include "screens/call_typing.h"

#include "screens/typed_marks.h"
#include "ui/widgets.h"

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

static void show_marks(const CallStage *stage, Ui *ui) {
  if (typed_marks_show(ui, stage->words, stage->play->setup.model,
                       stage->typing.field.now.text) == 0) {
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
