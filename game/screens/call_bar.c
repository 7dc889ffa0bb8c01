/* SPDX-License-Identifier: MIT */
#include "screens/call_bar.h"

#include "screens/call_dialogs.h"
#include "screens/call_lamp.h"
#include "screens/call_panels.h"
#include "screens/call_status.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

enum {
  GAP_POINTS = 12,
  /* Widths, as points of text at 100 %. */
  BRIEF_BELOW = 800,
  CROWDED_BELOW = 580 /* the buttons alone nearly fill the bar */
};

/* Where there is little room the buttons are worth more. */
static bool is_brief(const Ui *ui) {
  return ui_text_width(ui) < BRIEF_BELOW;
}

static bool is_crowded(const Ui *ui) {
  return ui_text_width(ui) < CROWDED_BELOW;
}

static void show_title(const CallStage *stage, Ui *ui) {
  const char *title = call_stage_see(stage, stage->scenario->title, NULL, 0);
  if (!is_crowded(ui)) {
    ui_icon(ui, stage->in_person ? "users" : "phone-call", 20, TONE_ACCENT,
            title);
  }
  ui_column(ui, (UiBox){.grow = 1, .justify = ALIGN_CENTRE});
  if (ui_fold(ui) != UI_NARROW) {
    ui_text(ui, title,
            (UiText){.size = TEXT_TITLE, .bold = true, .one_line = true});
  }
  ui_close(ui);
}

/* A result that will not count as others do is marked so from the start. */
typedef struct {
  const char *key, *icon; /* key: NULL when it counts */
} Mark;

static Mark mark_of(const CallStage *stage, const Ui *ui) {
  if (stage->watching) { return (Mark){call_stage_watched(stage), "play"}; }
  if (stage->args->setup.exam) { return (Mark){"mark.exam", "graduation-cap"}; }
  if (stage->play->setup.mode != PLAY_FROM_TURN) { return (Mark){NULL, NULL}; }
  return (Mark){is_brief(ui) ? "mark.practice.few" : "mark.practice",
                "arrow-counter-clockwise"};
}

/* That it is a recording stands below, too. */
static void show_mark(const CallStage *stage, Ui *ui) {
  Mark mark = mark_of(stage, ui);
  bool crowded = is_crowded(ui);
  if (!mark.key || (crowded && stage->watching)) { return; }
  LocaleArg turn = locale_arg_number("turn", stage->args->turn + 1);
  ui_chip(ui, "mark",
          (UiChip){.text = call_stage_fill(stage, mark.key, turn, turn),
                   .icon = crowded ? NULL : mark.icon});
}

/* It blinks, for that is what such lamps do. */
static void show_lamp(const CallStage *stage, Ui *ui) {
  const CallPlay *play = stage->play;
  int waiting = call_lamp_waiting(play->setup.options.seed, play->t_ms);
  bool crowded = is_crowded(ui) && mark_of(stage, ui).key;
  if (waiting == 0 || stage->watching || crowded) { return; }
  bool lit = play->t_ms / 1000 % 2 == 0 || ui_theme(ui)->reduced_motion;
  LocaleArg count = locale_arg_number("count", waiting);
  ui_row(ui, (UiBox){.gap = 5});
  ui_icon(ui, lit ? "lamp-fill" : "lamp", 20, TONE_WARN, NULL);
  const char *key = is_brief(ui) ? "waiting.few" : "waiting";
  ui_text(ui, call_stage_fill(stage, key, count, count),
          (UiText){.tone = TONE_DIM, .one_line = true});
  ui_close(ui);
}

static void show_clock(const CallStage *stage, Ui *ui) {
  int seconds = stage->play->t_ms / 1000;
  char text[16];
  Str time = str_init(text, sizeof text);
  str_addf(&time, "%02d:%02d", seconds / 60, seconds % 60);
  bool stands = call_play_stands(stage->play);
  ui_row(ui, (UiBox){.gap = 5});
  if (!is_crowded(ui) || !mark_of(stage, ui).key) {
    ui_icon(ui, stands ? "pause" : "clock", 20, TONE_DIM, NULL);
  }
  ui_text(ui, time.text, (UiText){.size = TEXT_LEAD, .bold = true});
  ui_close(ui);
}

static bool icon_button(const CallStage *stage, Ui *ui, const char *id,
                        const char *icon, Key key, Key pad_key) {
  const char *name = call_stage_words(stage, id);
  bool pressed = ui_button(ui, id,
                           (UiButton){.icon = icon,
                                      .name = name,
                                      .key = key,
                                      .pad_key = pad_key,
                                      .plain = true});
  ui_tooltip(ui, name);
  return pressed;
}

static void show_what_it_is(const CallStage *stage, Ui *ui) {
  int percent = ui_theme(ui)->text_percent;
  bool crowded = is_crowded(ui);
  show_title(stage, ui);
  ui_row(ui, (UiBox){.gap = (crowded ? 6 : GAP_POINTS) * percent / 100,
                     .pad_x = stage->fold == UI_NARROW && !crowded ? 6 : 0});
  show_mark(stage, ui);
  show_lamp(stage, ui);
  show_clock(stage, ui);
  ui_close(ui);
}

void call_bar_show(CallStage *stage, Ui *ui) {
  bool narrow = stage->fold == UI_NARROW;
  ui_row(ui, (UiBox){.fill = TONE_PANEL,
                     .pad_x = 16,
                     .pad_y = narrow ? 3 : 6,
                     .gap = narrow ? 4 : 12});
  if (stage->shaken) {
    call_status_show_shaken(stage, ui);
  } else {
    show_what_it_is(stage, ui);
  }
  if (narrow) { call_panels_show_tabs(stage, ui); }
  if (!narrow && icon_button(stage, ui, "history", "arrow-counter-clockwise",
                             INPUT_KEY('H'), KEY_NONE)) {
    stage->dialog = CALL_HISTORY;
  }
  if (stage->watching) {
    stage->leaves |= icon_button(stage, ui, "back", "x", KEY_ESCAPE, KEY_NONE);
  } else if (icon_button(stage, ui, "pause", "pause", KEY_ESCAPE,
                         KEY_PAD_START)) {
    call_dialogs_pause(stage);
  }
  ui_close(ui);
  ui_rule(ui);
}
