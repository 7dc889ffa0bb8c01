/* SPDX-License-Identifier: MIT */
#include "screens/call_panels.h"

#include "screens/call_caller.h"
#include "screens/call_notes.h"
#include "screens/call_status.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

/* ---- the record ---- */

/* What was told is offered in the notes, among what it could be mistaken
** for. */
static bool is_told(const CallStage *stage, int fact) {
  for (int i = 0; i < stage->story->told_count; i++) {
    if (stage->story->told[i] == fact) { return true; }
  }
  return false;
}

static void show_facts(CallStage *stage, Ui *ui, const RecordEntry *entry) {
  const CallPlay *play = stage->play;
  bool any = false;
  for (int i = 0; i < entry->tells.count; i++) {
    int fact = stage->scenario->refs[entry->tells.first + i];
    bool can = view_can_note(play->call, play->state, fact);
    if (!can || is_told(stage, fact)) { continue; }
    if (!any) {
      ui_text(ui, call_stage_words(stage, "record.note"),
              (UiText){.size = TEXT_SMALL, .bold = true, .tone = TONE_DIM});
      any = true;
    }
    call_notes_show_choice(stage, ui, fact);
  }
}

static void show_closed(CallStage *stage, Ui *ui, int index) {
  const RecordEntry *entry = &stage->scenario->records[index];
  if (stage->tab_asked) {
    ui_focus(ui, "open");
    stage->tab_asked = false;
  }
  bool pressed =
      ui_button(ui, "open",
                (UiButton){.text = call_stage_see(stage, entry->label, NULL, 0),
                           .icon = "folder-open"});
  stage->in_panel |= ui_focused(ui);
  ui_tooltip(ui, call_stage_words(stage, "record.open"));
  if (!pressed) { return; }
  call_stage_do(stage, DO_LOOKUP, index);
  call_stage_leave_tab(stage, ui);
}

static void show_entry(CallStage *stage, Ui *ui, int index) {
  const RecordEntry *entry = &stage->scenario->records[index];
  if (!view_opened(stage->play->call, stage->play->state, index)) {
    show_closed(stage, ui, index);
    return;
  }
  ui_heading(ui, "folder-open", call_stage_see(stage, entry->label, NULL, 0));
  ui_text(ui, call_stage_see(stage, entry->text, NULL, 0),
          (UiText){.tone = TONE_TEXT});
  show_facts(stage, ui, entry);
}

static void show_record(CallStage *stage, Ui *ui) {
  int count = stage->scenario->record_count;
  ui_text(ui, call_stage_name(stage, count > 0 ? "record.what" : "record.none"),
          (UiText){.tone = TONE_DIM});
  for (int i = 0; i < count; i++) {
    ui_scope(ui, i);
    show_entry(stage, ui, i);
    ui_scope_end(ui);
  }
}

/* ---- promises ---- */

static void show_promise(const CallStage *stage, Ui *ui, int index) {
  const Promise *promise = &stage->scenario->promises[index];
  LocaleArg hours = locale_arg_number("count", promise->within_h);
  ui_row(ui, (UiBox){.gap = 8, .align = ALIGN_START});
  ui_icon(ui, "handshake", 20, TONE_ACCENT, NULL);
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, call_stage_see(stage, promise->text, NULL, 0),
          (UiText){.tone = TONE_TEXT});
  ui_text(ui, call_stage_fill(stage, "promises.within", hours, hours),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
  ui_close(ui);
}

static int promises_made(const CallStage *stage) {
  const CallPlay *play = stage->play;
  int made = 0;
  for (int i = 0; i < stage->scenario->promise_count; i++) {
    made += view_promised(play->call, play->state, i);
  }
  return made;
}

static void show_promises(CallStage *stage, Ui *ui) {
  const CallPlay *play = stage->play;
  ui_heading(ui, "handshake", call_stage_words(stage, "promises.made"));
  if (promises_made(stage) == 0) {
    ui_text(ui, call_stage_words(stage, "promises.none"),
            (UiText){.tone = TONE_DIM});
  }
  for (int i = 0; i < stage->scenario->promise_count; i++) {
    if (view_promised(play->call, play->state, i)) {
      show_promise(stage, ui, i);
    }
  }
}

/* ---- what else there is ---- */

/* What has no button in a narrow window. */
static void show_more(CallStage *stage, Ui *ui) {
  call_caller_show_meters(stage, ui);
  call_status_show_deeds(stage, ui);
  ui_row(ui, (UiBox){.gap = 8, .wrap = true});
  if (ui_button(ui, "history",
                (UiButton){.text = call_stage_words(stage, "history"),
                           .key = INPUT_KEY('H')})) {
    stage->dialog = CALL_HISTORY;
  }
  bool promises =
      !stage->args->setup.exam &&
      ui_button(ui, "to_promises",
                (UiButton){.text = call_stage_words(stage, "promises"),
                           .key = INPUT_KEY('P')});
  ui_close(ui);
  if (promises) { call_stage_open_tab(stage, CALL_PROMISES); }
}

/* ---- all of them ---- */

typedef struct {
  const char *id, *name; /* name: key of its word */
  Key key, pad_key;
  void (*show)(CallStage *stage, Ui *ui);
} Panel;

enum { PANELS = CALL_MORE + 1 };

static const Panel PANEL[PANELS] = {
    [CALL_NOTES] = {"notes", "notes", INPUT_KEY('N'), KEY_PAD_Y,
                    call_notes_show},
    [CALL_RECORD] = {"record", "record", INPUT_KEY('C'), KEY_PAD_BACK,
                     show_record},
    [CALL_PROMISES] = {"promises", "promises", INPUT_KEY('P'), KEY_NONE,
                       show_promises},
    [CALL_MORE] = {"more", "more", INPUT_KEY('M'), KEY_NONE, show_more},
};

static bool is_there(const CallStage *stage, CallTab tab) {
  if (tab == CALL_PROMISES) { return !stage->args->setup.exam; }
  return tab != CALL_MORE || stage->fold == UI_NARROW;
}

/* In a narrow bar there is no room for the number. */
static const char *count_of(const CallStage *stage, CallTab tab) {
  bool counted = tab == CALL_NOTES && stage->fold != UI_NARROW;
  int count = counted ? call_notes_count(stage) : 0;
  Str text = str_init(stage->text, CALL_STAGE_TEXT);
  str_add(&text, call_stage_words(stage, PANEL[tab].name));
  if (count > 0) { str_addf(&text, " %d", count); }
  return text.text;
}

static bool is_shown(const CallStage *stage, CallTab tab) {
  return stage->tab == tab && (stage->tab_open || stage->fold != UI_NARROW);
}

void call_panels_show_tabs(CallStage *stage, Ui *ui) {
  for (int i = 0; i < PANELS; i++) {
    const Panel *panel = &PANEL[i];
    CallTab tab = (CallTab)i;
    bool spare = tab == CALL_PROMISES || (tab == CALL_RECORD && stage->shaken);
    bool crowded = spare && stage->fold == UI_NARROW;
    if (!is_there(stage, tab) || crowded) { continue; }
    /* Unless the panel has something better for it. */
    if (stage->tab_asked && tab == stage->tab) { ui_focus(ui, panel->id); }
    bool pressed = ui_button(ui, panel->id,
                             (UiButton){.text = count_of(stage, tab),
                                        .key = panel->key,
                                        .pad_key = panel->pad_key,
                                        .plain = true,
                                        .selected = is_shown(stage, tab)});
    if (pressed) { call_stage_open_tab(stage, tab); }
  }
}

void call_panels_use_keys(CallStage *stage, Ui *ui) {
  for (int i = 0; i < PANELS; i++) {
    const Panel *panel = &PANEL[i];
    if (!is_there(stage, (CallTab)i)) { continue; }
    if (ui_key(ui, panel->key) || ui_key(ui, panel->pad_key)) {
      call_stage_open_tab(stage, (CallTab)i);
    }
  }
}

void call_panels_show(CallStage *stage, Ui *ui) {
  if (!is_there(stage, stage->tab)) { stage->tab = CALL_NOTES; }
  const Panel *panel = &PANEL[stage->tab];
  ui_scope(ui, (int)stage->tab);
  ui_scroll(ui, "panel",
            (UiBox){.gap = 10,
                    .pad = 4,
                    .grow = 1,
                    .name = call_stage_words(stage, panel->name)});
  panel->show(stage, ui);
  ui_close(ui);
  ui_scope_end(ui);
}
