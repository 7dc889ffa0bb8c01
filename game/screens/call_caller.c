/* SPDX-License-Identifier: MIT */
#include "screens/call_caller.h"

#include "screens/portrait.h"
#include "ui/widgets.h"

enum { SMALL_FACE_POINTS = 92, OTHERS_ANGER = 350 };

/* ---- faces ---- */

static bool is_telling(const CallStage *stage) {
  const CallState *state = stage->play->state;
  return stage->story->speech.text && state->phase != PHASE_WORDS;
}

/* A still face where motion is not wanted: the captions move enough. */
static MouthShape mouth(const CallStage *stage, const Ui *ui) {
  if (ui_theme(ui)->reduced_motion) { return MOUTH_CLOSED; }
  return call_story_mouth(stage->story);
}

static void show_face(const CallStage *stage, Ui *ui, int by, int points) {
  const CallSpeech *speech = &stage->story->speech;
  const Scenario *scenario = stage->scenario;
  const Person *person = by == NONE ? &scenario->caller : &scenario->people[by];
  bool speaks = is_telling(stage) && speech->by == by;
  PortraitLook look = {.id = person->portrait,
                       .anger = by == NONE ? stage->play->state->anger
                                           : OTHERS_ANGER,
                       .tone = speaks ? speech->tone : SPEECH_BY_ANGER,
                       .mouth = speaks ? mouth(stage, ui) : MOUTH_CLOSED};
  portrait_show(ui, stage->services->portraits, &look,
                (PortraitBox){.name = person->name,
                              .height = points,
                              .least = points / 3,
                              .radius = 6});
}

/* The caller, and beside her whoever else speaks. `steady`: as high as one
** face is, so that nothing below moves. */
static void show_faces(const CallStage *stage, Ui *ui, int points,
                       bool steady) {
  int by = is_telling(stage) ? stage->story->speech.by : NONE;
  if (by == NONE) {
    show_face(stage, ui, NONE, points);
    return;
  }
  ui_column(ui,
            (UiBox){.height = steady ? points : 0, .justify = ALIGN_CENTRE});
  ui_grid(ui, (UiBox){.gap = 6, .columns = 2, .min_column = points / 3});
  show_face(stage, ui, NONE, points * 2 / 3);
  show_face(stage, ui, by, points * 2 / 3);
  ui_close(ui);
  ui_close(ui);
}

/* ---- what she does ---- */

static const char *doing(const CallStage *stage) {
  switch ((Phase)stage->play->state->phase) {
    case PHASE_WORDS:
      return "does.listens";
    case PHASE_SPEECH:
    case PHASE_PAUSE:
      return call_play_waits(stage->play) ? "does.pauses" : "does.speaks";
    case PHASE_OPEN:
      return "does.waits";
    case PHASE_OVER:
      break;
  }
  return stage->in_person ? "does.has_gone" : "does.has_hung_up";
}

static void show_name(const CallStage *stage, Ui *ui) {
  const Person *speaker = is_telling(stage) ? call_story_speaker(stage->story)
                                            : &stage->scenario->caller;
  ui_row(ui, (UiBox){.gap = 8});
  ui_text(ui, speaker->name,
          (UiText){.size = TEXT_TITLE, .bold = true, .one_line = true});
  ui_spacer(ui);
  if (stage->story->speech.on) {
    ui_icon(ui, "speaker-high", 20, TONE_ACCENT,
            call_stage_words(stage, "does.speaks"));
  }
  ui_close(ui);
  ui_text(ui, call_stage_words(stage, doing(stage)),
          (UiText){.tone = TONE_DIM});
}

/* ---- meters ---- */

static Tone anger_tone(int anger) {
  return anger >= 600 ? TONE_BAD : anger >= 350 ? TONE_WARN : TONE_GOOD;
}

static const char *anger_icon(int anger) {
  return anger >= 600   ? "smiley-angry"
         : anger >= 350 ? "smiley-nervous"
                        : "smiley";
}

static int tenths(int permille) {
  return (permille + 50) / 100;
}

static void show_why(const CallStage *stage, Ui *ui) {
  const CallWhy *why = &stage->story->why;
  Str text = str_init(stage->text, CALL_STAGE_TEXT);
  call_why_add(why, stage->scenario->rubric, stage->words, &text);
  if (text.length == 0) {
    str_add(&text, call_stage_words(stage, "why.unmoved"));
  }
  bool up = why->way > 0, down = why->way < 0;
  Tone tone = up ? TONE_BAD : down ? TONE_GOOD : TONE_DIM;
  ui_row(ui, (UiBox){.gap = 4, .align = ALIGN_START});
  ui_icon(ui, up ? "caret-up" : down ? "caret-down" : "minus", 16, tone, NULL);
  ui_text(ui, text.text, (UiText){.size = TEXT_SMALL, .tone = tone});
  ui_close(ui);
}

static void show_anger(const CallStage *stage, Ui *ui) {
  int anger = stage->play->state->anger;
  LocaleArg value = locale_arg_number("value", tenths(anger));
  ui_meter(ui, (UiMeter){.text = call_stage_words(stage, "anger"),
                         .icon = anger_icon(anger),
                         .word = call_stage_fill(stage, "of_ten", value, value),
                         .value = anger,
                         .of = 1000,
                         .tone = anger_tone(anger)});
  show_why(stage, ui);
}

static const char *composure_word(const CallStage *stage) {
  int composure = stage->play->state->composure;
  return call_stage_words(stage, composure < CALL_SHAKEN ? "composure.shaken"
                                 : composure < 550       ? "composure.strained"
                                                         : "composure.steady");
}

static Tone composure_tone(int composure) {
  return composure < CALL_SHAKEN ? TONE_BAD
         : composure < 550       ? TONE_WARN
                                 : TONE_GOOD;
}

static void show_composure(const CallStage *stage, Ui *ui) {
  int composure = stage->play->state->composure;
  ui_meter(ui, (UiMeter){.text = call_stage_words(stage, "composure"),
                         .icon = "heart",
                         .word = composure_word(stage),
                         .value = composure,
                         .of = 1000,
                         .tone = composure_tone(composure)});
}

/* ---- the coach ---- */

static bool has_closed_record(const CallStage *stage) {
  const CallPlay *play = stage->play;
  for (int i = 0; i < stage->scenario->record_count; i++) {
    if (!view_opened(play->call, play->state, i)) { return true; }
  }
  return false;
}

static bool has_something_to_note(const CallStage *stage) {
  const CallPlay *play = stage->play;
  for (int i = 0; i < stage->story->told_count; i++) {
    int fact = stage->story->told[i];
    if (view_can_note(play->call, play->state, fact)) { return true; }
  }
  return false;
}

static const char *advice(const CallStage *stage) {
  const CallState *state = stage->play->state;
  if (state->phase == PHASE_OVER) { return "coach.over"; }
  if (state->composure < CALL_SHAKEN) { return "coach.shaken"; }
  if (has_something_to_note(stage)) { return "coach.note"; }
  if (state->phase == PHASE_OPEN) { return "coach.answer"; }
  return has_closed_record(stage) ? "coach.record" : "coach.listen";
}

static void show_coach(const CallStage *stage, Ui *ui) {
  ui_panel(ui, (UiBox){.name = call_stage_words(stage, "coach"), .grow = 1});
  ui_heading(ui, "megaphone", call_stage_words(stage, "coach"));
  ui_text(ui, call_stage_name(stage, advice(stage)),
          (UiText){.tone = TONE_DIM});
  ui_close(ui);
}

/* ---- all of it ---- */

void call_caller_show_meters(const CallStage *stage, Ui *ui) {
  if (stage->args->setup.exam) { return; }
  ui_column(ui, (UiBox){.gap = 6, .grow = 1});
  show_anger(stage, ui);
  show_composure(stage, ui);
  ui_close(ui);
}

void call_caller_show_beside(const CallStage *stage, Ui *ui) {
  bool exam = stage->args->setup.exam;
  int points = SMALL_FACE_POINTS * ui_theme(ui)->text_percent / 100;
  ui_panel(ui, (UiBox){.pad = 8, .name = stage->scenario->caller.name});
  ui_row(ui, (UiBox){.gap = 10});
  ui_column(ui, (UiBox){.width = exam ? 0 : points, .grow = exam});
  show_faces(stage, ui, points, true);
  ui_close(ui);
  call_caller_show_meters(stage, ui);
  ui_close(ui);
  ui_close(ui);
}

void call_caller_show(const CallStage *stage, Ui *ui, int face_points) {
  bool exam = stage->args->setup.exam;
  ui_panel(ui, (UiBox){.name = stage->scenario->caller.name});
  show_faces(stage, ui, face_points, true);
  show_name(stage, ui);
  if (!exam) { show_anger(stage, ui); }
  ui_close(ui);
  if (exam) { return; }
  ui_panel(ui, (UiBox){.name = call_stage_words(stage, "composure")});
  show_composure(stage, ui);
  ui_close(ui);
  if (!stage->watching) { show_coach(stage, ui); }
}

static void show_number(const CallStage *stage, Ui *ui, const char *icon,
                        Tone tone, const char *name, int value) {
  LocaleArg arg = locale_arg_number("value", value);
  ui_row(ui, (UiBox){.gap = 3});
  ui_icon(ui, icon, 18, tone, call_stage_words(stage, name));
  ui_text(ui, call_stage_fill(stage, "tenth", arg, arg),
          (UiText){.bold = true, .tone = tone, .one_line = true});
  ui_close(ui);
}

void call_caller_show_numbers(const CallStage *stage, Ui *ui) {
  const CallState *state = stage->play->state;
  if (stage->args->setup.exam) { return; }
  ui_row(ui, (UiBox){.gap = 8, .justify = ALIGN_CENTRE});
  show_number(stage, ui, anger_icon(state->anger), anger_tone(state->anger),
              "anger", tenths(state->anger));
  show_number(stage, ui, "heart", composure_tone(state->composure), "composure",
              tenths(state->composure));
  ui_close(ui);
}

void call_caller_show_small(const CallStage *stage, Ui *ui) {
  int percent = ui_theme(ui)->text_percent;
  int points = SMALL_FACE_POINTS + (percent - 100) / 2;
  ui_column(ui, (UiBox){.width = points + 20, .gap = 4});
  show_faces(stage, ui, points, false);
  call_caller_show_numbers(stage, ui);
  ui_close(ui);
}
