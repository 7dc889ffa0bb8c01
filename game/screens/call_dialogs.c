/* SPDX-License-Identifier: MIT */
#include "screens/call_dialogs.h"

#include "ui/overlay.h"
#include "ui/values.h"
#include "ui/widgets.h"

static void close_dialog(CallStage *stage) {
  stage->dialog = CALL_NO_DIALOG;
  stage->play->paused = false;
  call_story_speak(stage->story);
}

void call_dialogs_pause(CallStage *stage) {
  stage->dialog = CALL_PAUSED;
  stage->play->paused = true;
  stage->services->hush(stage->services->world);
}

/* ---- the pause ---- */

static void show_looks(const CallStage *stage, Ui *ui, Settings *settings) {
  const char *names[] = {call_stage_words(stage, "pause.light"),
                         call_stage_words(stage, "pause.dark"),
                         call_stage_words(stage, "pause.contrast")};
  int look = (int)settings->look;
  ui_text(ui, call_stage_words(stage, "pause.look"), (UiText){.bold = true});
  ui_tabs(ui, "look", names, 3, &look);
  settings->look = (Look)look;
}

static void show_settings(const CallStage *stage, Ui *ui) {
  const Services *services = stage->services;
  Settings settings = services->settings(services->world);
  Settings before = settings;
  LocaleArg percent = locale_arg_number("percent", settings.text_percent);
  ui_slider(ui, "text",
            (UiSlider){.text = call_stage_words(stage, "pause.text"),
                       .min = 100,
                       .max = 200,
                       .step = 10,
                       .shown = call_stage_fill(stage, "pause.percent", percent,
                                                percent)},
            &settings.text_percent);
  show_looks(stage, ui, &settings);
  ui_checkbox(ui, "voice", call_stage_words(stage, "pause.voice"),
              &settings.voice);
  ui_checkbox(ui, "motion", call_stage_words(stage, "pause.motion"),
              &settings.reduced_motion);
  bool changed = settings.text_percent != before.text_percent ||
                 settings.look != before.look ||
                 settings.voice != before.voice ||
                 settings.reduced_motion != before.reduced_motion;
  if (changed) { services->change_settings(services->world, &settings); }
}

static void show_pause(CallStage *stage, Ui *ui) {
  ui_dialog(ui, "paused", call_stage_words(stage, "pause.title"));
  ui_text(ui, call_stage_words(stage, "pause.what"),
          (UiText){.tone = TONE_DIM});
  bool on = ui_button(ui, "resume",
                      (UiButton){.text = call_stage_words(stage, "resume"),
                                 .icon = "play",
                                 .primary = true});
  ui_rule(ui);
  show_settings(stage, ui);
  ui_rule(ui);
  bool leave = ui_button(
      ui, "leave",
      (UiButton){.text = call_stage_words(stage, "leave"), .icon = "sign-out"});
  on |= ui_key(ui, KEY_ESCAPE) || ui_key(ui, KEY_PAD_START);
  ui_dialog_end(ui);
  if (on) { close_dialog(stage); }
  if (leave) { stage->dialog = CALL_LEAVING; }
}

/* ---- questions ---- */

typedef struct {
  const char *id, *title, *what, *yes, *no; /* keys of its words */
} Question;

typedef enum { ANSWER_NONE, ANSWER_YES, ANSWER_NO } Answer;

static void show_that_time_passes(const CallStage *stage, Ui *ui) {
  if (call_play_stands(stage->play)) { return; }
  ui_text(ui, call_stage_words(stage, "time_passes"),
          (UiText){.tone = TONE_DIM});
}

static Answer ask(const CallStage *stage, Ui *ui, const Question *question) {
  ui_dialog(ui, question->id, call_stage_words(stage, question->title));
  ui_text(ui, call_stage_name(stage, question->what),
          (UiText){.tone = TONE_TEXT});
  show_that_time_passes(stage, ui);
  ui_row(ui, (UiBox){.gap = 8, .justify = ALIGN_END, .wrap = true});
  bool no = ui_button(ui, "no",
                      (UiButton){.text = call_stage_words(stage, question->no),
                                 .primary = true});
  bool yes = ui_button(
      ui, "yes", (UiButton){.text = call_stage_words(stage, question->yes)});
  ui_close(ui);
  no |= ui_key(ui, KEY_ESCAPE);
  ui_dialog_end(ui);
  return yes ? ANSWER_YES : no ? ANSWER_NO : ANSWER_NONE;
}

static bool ask_to_leave(CallStage *stage, Ui *ui) {
  static const Question question = {"leaving", "leave.title", "leave.what",
                                    "leave.yes", "leave.no"};
  Answer answer = ask(stage, ui, &question);
  if (answer == ANSWER_NO) { stage->dialog = CALL_PAUSED; }
  return answer == ANSWER_YES;
}

/* Time goes on meanwhile: the question goes away with what it is about. */
static void ask_about(CallStage *stage, Ui *ui, const Question *question,
                      Deed deed) {
  Answer answer = ask(stage, ui, question);
  bool over = call_is_over(stage->play->state);
  if (answer != ANSWER_NONE || over) { stage->dialog = CALL_NO_DIALOG; }
  if (answer == ANSWER_YES) { call_stage_do(stage, deed, 0); }
}

static void ask_to_hang_up(CallStage *stage, Ui *ui) {
  static const Question phone = {"hanging_up", "hang_up.title",
                                 "hang_up.question", "hang_up.yes",
                                 "hang_up.no"};
  static const Question in_person = {"hanging_up", "walk_away.title",
                                     "walk_away.question", "walk_away.yes",
                                     "walk_away.no"};
  ask_about(stage, ui, stage->in_person ? &in_person : &phone, DO_HANG_UP);
}

static void ask_to_transfer(CallStage *stage, Ui *ui) {
  static const Question phone = {"transferring", "transfer.title",
                                 "transfer.question", "transfer.yes",
                                 "hang_up.no"};
  static const Question in_person = {"transferring", "fetch.title",
                                     "transfer.question", "fetch.yes",
                                     "walk_away.no"};
  ask_about(stage, ui, stage->in_person ? &in_person : &phone, DO_TRANSFER);
}

/* ---- the history ---- */

static void show_history(CallStage *stage, Ui *ui) {
  ui_dialog(ui, "history", call_stage_words(stage, "history.title"));
  show_that_time_passes(stage, ui);
  ui_scroll(ui, "said",
            (UiBox){.gap = 8, .pad = 8, .follow = true, .max_height = 420});
  transcript_show(ui, &stage->story->transcript,
                  (TranscriptView){.live = true,
                                   .speak = stage->story->speech.on,
                                   .shown = stage->story->speech.shown});
  ui_close(ui);
  bool back = ui_button(
      ui, "close",
      (UiButton){.text = call_stage_words(stage, "close"), .primary = true});
  back |= ui_key(ui, KEY_ESCAPE) || ui_key(ui, INPUT_KEY('H'));
  ui_dialog_end(ui);
  if (back) { stage->dialog = CALL_NO_DIALOG; }
}

bool call_dialogs_show(CallStage *stage, Ui *ui) {
  switch (stage->dialog) {
    case CALL_NO_DIALOG:
      break;
    case CALL_PAUSED:
      show_pause(stage, ui);
      break;
    case CALL_LEAVING:
      return ask_to_leave(stage, ui);
    case CALL_HANGING_UP:
      ask_to_hang_up(stage, ui);
      break;
    case CALL_TRANSFERRING:
      ask_to_transfer(stage, ui);
      break;
    case CALL_HISTORY:
      show_history(stage, ui);
      break;
  }
  return false;
}
