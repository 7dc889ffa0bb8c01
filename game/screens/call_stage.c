/* SPDX-License-Identifier: MIT */
#include "screens/call_stage.h"

const char *call_stage_words(const CallStage *stage, const char *key) {
  char memory[96];
  Str whole = str_init(memory, sizeof memory);
  str_add(&whole, "screen.call.");
  str_add(&whole, key);
  return locale_text(stage->words, whole.text);
}

const char *call_stage_fill(const CallStage *stage, const char *key,
                            LocaleArg first, LocaleArg second) {
  char memory[96];
  Str whole = str_init(memory, sizeof memory);
  str_add(&whole, "screen.call.");
  str_add(&whole, key);
  LocaleArg args[] = {locale_arg_text("caller", stage->scenario->call_me[0]),
                      first, second};
  Str text = str_init(stage->text, CALL_STAGE_TEXT);
  locale_add(stage->words, &text, whole.text, args, 3);
  return text.text;
}

const char *call_stage_name(const CallStage *stage, const char *key) {
  LocaleArg none = locale_arg_text("", "");
  return call_stage_fill(stage, key, none, none);
}

const char *call_stage_see(const CallStage *stage, const char *source,
                           const int *facts, int fact_count) {
  Str text = str_init(stage->text, CALL_STAGE_TEXT);
  view_text(stage->play->call, source, facts, fact_count, &text);
  return text.text;
}

bool call_stage_do(CallStage *stage, Deed deed, int index) {
  if (!call_stage_is_live(stage)) { return false; }
  return call_play_do(stage->play, (CallEvent){.deed = deed, .index = index});
}

const char *call_stage_watched(const CallStage *stage) {
  return stage->args->own ? "mark.better" : "mark.watching";
}

bool call_stage_is_live(const CallStage *stage) {
  return !stage->watching && !stage->play->paused &&
         !call_is_over(stage->play->state);
}

void call_stage_open_tab(CallStage *stage, CallTab tab) {
  bool narrow = stage->fold == UI_NARROW;
  bool there = stage->tab_open && stage->tab == tab && !stage->tab_left;
  bool goes = narrow && there;
  stage->tab = tab;
  stage->tab_open = !goes;
  stage->tab_asks = !goes;
  stage->tab_left = false;
}

void call_stage_leave_tab(CallStage *stage, Ui *ui) {
  if (ui_input(ui)->device == DEVICE_MOUSE) { return; }
  ui_focus(ui, NULL);
  stage->in_panel = false;
  stage->tab_left = stage->asks_back = true;
}
