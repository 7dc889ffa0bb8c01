/* SPDX-License-Identifier: MIT */
#include "screens/call_notes.h"

#include "ui/overlay.h"
#include "ui/widgets.h"

enum { FRESH = 3 }; /* offers that stand before the notes */

int call_notes_count(const CallStage *stage) {
  const CallPlay *play = stage->play;
  int count = 0;
  for (int i = 0; i < stage->scenario->fact_count; i++) {
    count += view_noted(play->call, play->state, i);
  }
  return count;
}

/* Whether the trainee has made up her mind about what was told. */
static bool is_settled(const CallStage *stage, int told) {
  const CallPlay *play = stage->play;
  for (int i = 0; i < stage->scenario->fact_count; i++) {
    bool one_of_them = i == told || stage->scenario->facts[i].near == told;
    if (one_of_them && view_noted(play->call, play->state, i)) { return true; }
  }
  return false;
}

void call_notes_show_choice(CallStage *stage, Ui *ui, int fact) {
  ui_scope(ui, fact);
  if (stage->tab_asked) {
    ui_focus(ui, "note");
    stage->tab_asked = false;
  }
  bool pressed = ui_choice(
      ui, "note",
      (UiChoice){.text = call_stage_see(
                     stage, stage->scenario->facts[fact].text, NULL, 0)});
  stage->in_panel |= ui_focused(ui);
  ui_scope_end(ui);
  if (!pressed) { return; }
  call_stage_do(stage, DO_NOTE, fact);
  call_stage_leave_tab(stage, ui);
}

/* One that nothing is near has nothing to be mistaken for. */
static const char *question(const CallStage *stage, const ViewOffer *offer) {
  return call_stage_words(stage,
                          offer->count > 1 ? "notes.which" : "notes.was_it");
}

static void show_offer(CallStage *stage, Ui *ui, const ViewOffer *offer) {
  ui_scope(ui, offer->fact);
  ui_column(ui, (UiBox){.gap = 4,
                        .pad = 6,
                        .radius = 8,
                        .fill = TONE_RAISED,
                        .edge = TONE_LINE,
                        .name = question(stage, offer)});
  for (int i = 0; i < offer->count; i++) {
    call_notes_show_choice(stage, ui, offer->choices[i]);
  }
  ui_close(ui);
  ui_scope_end(ui);
}

/* What was told last stands first. Shows the offers from number `from` to
** `to`; `heading` stands above them, or, if it is NULL, what they ask. Returns
** how many there are up to there. */
static int show_offers(CallStage *stage, Ui *ui, const char *heading, int from,
                       int to) {
  const CallPlay *play = stage->play;
  const char *above = NULL;
  int number = 0;
  for (int i = stage->story->told_count - 1; i >= 0 && number < to; i--) {
    int told = stage->story->told[i];
    if (is_settled(stage, told)) { continue; }
    ViewOffer offer = view_offer(play->call, play->state, told);
    if (offer.count == 0 || number++ < from) { continue; }
    const char *words = heading ? heading : question(stage, &offer);
    if (words != above) { ui_heading(ui, "ear", words); }
    above = words;
    show_offer(stage, ui, &offer);
  }
  return number;
}

static void show_noted(CallStage *stage, Ui *ui, bool offers) {
  const CallPlay *play = stage->play;
  ui_heading(ui, "notebook", call_stage_words(stage, "notes.noted"));
  if (call_notes_count(stage) == 0) {
    ui_text(ui,
            call_stage_name(stage, offers ? "notes.none" : "notes.none.yet"),
            (UiText){.tone = TONE_DIM});
  }
  ui_row(ui, (UiBox){.gap = 6, .wrap = true});
  for (int i = 0; i < stage->scenario->fact_count; i++) {
    if (!view_noted(play->call, play->state, i)) { continue; }
    ui_scope(ui, i);
    UiChip chip = {
        .text = call_stage_see(stage, stage->scenario->facts[i].text, NULL, 0),
        .icon = "check-circle",
        .tone = TONE_ACCENT,
        .button = true};
    bool pressed = ui_chip(ui, "noted", chip);
    ui_tooltip(ui, call_stage_words(stage, "notes.take_back"));
    stage->in_panel |= ui_focused(ui);
    ui_scope_end(ui);
    if (!pressed) { continue; }
    call_stage_do(stage, DO_UNNOTE, i);
    call_stage_leave_tab(stage, ui);
  }
  ui_close(ui);
}

void call_notes_show(CallStage *stage, Ui *ui) {
  const char *earlier = call_stage_words(stage, "notes.earlier");
  bool offers = show_offers(stage, ui, NULL, 0, FRESH) > 0;
  show_noted(stage, ui, offers);
  show_offers(stage, ui, earlier, FRESH, stage->story->told_count);
}
