/* SPDX-License-Identifier: MIT */
#include "screens/debrief_screen.h"

#include "base/arena.h"
#include "base/str.h"
#include "screens/bar.h"
#include "screens/debrief_cost.h"
#include "screens/debrief_curve.h"
#include "screens/debrief_detail.h"
#include "screens/debrief_list.h"
#include "screens/debrief_result.h"
#include "screens/debrief_saving.h"
#include "screens/played.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

enum {
  POLL_MS = 100,
  RESULT_POINTS = 332,
  LIST_POINTS = 382,
  LEFT_POINTS = 448,   /* of both, one below the other */
  ROOMY_POINTS = 1240, /* a window in which they stand side by side */
  DIALOG_SPACE = 130,
  DIALOG_TEXT = 110,
  LOW_POINTS = 460, /* a window in which actions would take too much room */
  GOOD_SCORE = 700
};

typedef struct {
  Arena *arena;
  const char *json; /* the replay */
  size_t json_length;
  const Replay *replay;
  bool ready;
  Err refused;      /* why it cannot be explained */
  bool other_words; /* that is, its own words were marked by another list */
  DebriefSheet sheet;
  DebriefSaving saving;
  const UiChartPoint *points;
  DebriefList list;
  bool greeted; /* by the dialog that is open */
  int64_t now_ms;
} DebriefScreen;

/* ---- explaining ---- */

static bool read_replay(DebriefScreen *screen) {
  const ScreenArgs *args = screen->sheet.args;
  const Services *services = screen->sheet.services;
  int bad_event;
  screen->json = args->replay;
  screen->json_length = args->replay_length;
  if (!screen->json) {
    screen->json =
        services->attempt_replay(services->world, args->attempt, screen->arena,
                                 &screen->json_length, &screen->refused);
  }
  if (!screen->json) { return false; }
  screen->replay =
      replay_read(screen->arena, "", screen->json, screen->json_length,
                  &screen->refused, &bad_event);
  return screen->replay != NULL;
}

static bool make_parts(DebriefScreen *screen) {
  DebriefSheet *sheet = &screen->sheet;
  bool made = debrief_sheet_begin(sheet, screen->arena) &&
              debrief_list_make(screen->arena, sheet, &screen->list);
  screen->points = made ? debrief_curve_points(screen->arena, sheet) : NULL;
  if (!screen->points) { return err_memory(&screen->refused); }
  const CallModel *model = sheet->debrief->card->call->model;
  if (!debrief_cost_begin(sheet, screen->arena, model, screen->json,
                          screen->json_length)) {
    return err_memory(&screen->refused);
  }
  if (!sheet->args->fresh) { return true; }
  return debrief_saving_begin(&screen->saving, screen->arena, sheet,
                              screen->replay, screen->json,
                              screen->json_length) ||
         err_memory(&screen->refused);
}

static void explain(DebriefScreen *screen, const CallModel *model) {
  DebriefSheet *sheet = &screen->sheet;
  int bad_event;
  sheet->scenario = model->scenario;
  sheet->debrief = debrief_create(screen->arena, model, screen->replay,
                                  &screen->refused, &bad_event);
  screen->ready = sheet->debrief && make_parts(screen);
}

/* Once the scenario is there; it may still be loading. */
static void explain_when_loaded(DebriefScreen *screen) {
  if (screen->ready || screen->refused.code != ERR_NONE) { return; }
  const CallModel *model =
      played_model(screen->sheet.services, screen->replay, &screen->refused);
  if (model) {
    explain(screen, model);
  } else {
    screen->other_words =
        played_with_other_words(screen->sheet.services, screen->replay);
  }
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  DebriefScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  *screen = (DebriefScreen){
      .arena = arena,
      .sheet = {.services = services, .words = services->words, .args = args}};
  if (read_replay(screen)) { explain_when_loaded(screen); }
  return screen;
}

/* ---- ways on ---- */

/* To a screen that shows this very call. */
static ScreenMove lead(const DebriefScreen *screen, ScreenId to) {
  const ScreenArgs *args = screen->sheet.args;
  const CallOptions *options = &screen->replay->options;
  bool stored = screen->saving.wanted && screen->saving.state == JOB_DONE;
  return (ScreenMove){
      .to = to,
      .args = {.scenario = screen->replay->scenario,
               .setup = {.seed = options->seed,
                         .exam = args->setup.exam,
                         .self_paced = options->self_paced,
                         .response_percent = options->response_percent},
               .replay = screen->json,
               .replay_length = screen->json_length,
               .turn = SCREEN_NO_TURN,
               .attempt = stored ? screen->saving.stored : args->attempt,
               .back = SCREEN_DEBRIEF,
               .shift = args->shift,
               .shift_length = args->shift_length}};
}

/* To one that is about its scenario as it is today. */
static ScreenMove lead_away(const DebriefScreen *screen, ScreenId to) {
  ScreenMove move = lead(screen, to);
  move.args.replay = NULL;
  move.args.replay_length = 0;
  move.args.attempt = 0;
  move.args.shift = NULL;
  return move;
}

/* To the shift that it is a call of. */
static ScreenMove lead_back(const ScreenArgs *args) {
  return (ScreenMove){.to = SCREEN_SHIFT_DEBRIEF,
                      .args = {.setup = {.exam = args->setup.exam},
                               .turn = SCREEN_NO_TURN,
                               .attempt = args->attempt,
                               .shift = args->shift,
                               .shift_length = args->shift_length}};
}

static ScreenMove try_again(const DebriefScreen *screen) {
  const Services *services = screen->sheet.services;
  ScreenMove move = lead_away(screen, SCREEN_CALL);
  move.args.setup.seed = services->new_seed(services->world);
  return move;
}

static ScreenMove go_on(const DebriefScreen *screen, int turn) {
  ScreenMove move = lead(screen, SCREEN_CALL);
  move.args.turn = turn;
  move.args.attempt = 0;
  return move;
}

static ScreenMove watch(const DebriefScreen *screen) {
  ScreenMove move = lead(screen, SCREEN_CALL);
  move.args.watch = true;
  return move;
}

/* Another way that the call could have gone from a turn on. */
static ScreenMove watch_best(const DebriefScreen *screen, int turn) {
  ScreenMove move = watch(screen);
  move.args.replay = debrief_cost_write(&screen->sheet, screen->arena, turn,
                                        &move.args.replay_length);
  move.args.own = screen->json;
  move.args.own_length = screen->json_length;
  move.args.turn = turn;
  return move.args.replay ? move : (ScreenMove){.to = SCREEN_STAY};
}

static ScreenMove leave_by_bar(const DebriefScreen *screen, BarMove bar) {
  bool board = screen->sheet.args->back == SCREEN_BOARD;
  ScreenId back = board ? SCREEN_BOARD : SCREEN_PICKER;
  if (bar == BAR_NOTHING) { return (ScreenMove){.to = SCREEN_STAY}; }
  if (bar == BAR_SETTINGS) { return lead(screen, SCREEN_SETTINGS); }
  if (screen->sheet.args->shift) { return lead_back(screen->sheet.args); }
  if (screen->replay) { return lead_away(screen, back); }
  return (ScreenMove){.to = back, .args = {.turn = SCREEN_NO_TURN}};
}

/* ---- actions ---- */

static bool is_low(const Ui *ui) {
  return ui_height(ui) * 100 / ui_theme(ui)->text_percent < LOW_POINTS;
}

static bool action(const DebriefScreen *screen, Ui *ui, const char *id,
                   const char *icon, Key key, bool primary) {
  char memory[64];
  Str name = str_init(memory, sizeof memory);
  str_addf(&name, "action.%s", id);
  return ui_button(
      ui, id,
      (UiButton){.text = debrief_sheet_words(&screen->sheet, name.text),
                 .icon = screen->sheet.fold == UI_WIDE ? icon : NULL,
                 .key = key,
                 .primary = primary});
}

/* Who has done well goes on; who has not tries again. In a narrow window
** nothing is explained beside the lists, so the way back to the turn that is
** looked at stands here, and pictures give it room. */
static ScreenMove show_actions(DebriefScreen *screen, Ui *ui) {
  const Score *score = &screen->sheet.debrief->card->score;
  bool good = score->score >= GOOD_SCORE && score->critical_count == 0;
  bool wide = screen->sheet.fold == UI_WIDE;
  ScreenMove move = {.to = SCREEN_STAY};
  ui_row(ui, (UiBox){.gap = 10, .pad_x = 16, .pad_y = 8, .wrap = !wide});
  if (!wide && !is_low(ui)) {
    debrief_detail_show_go_on(&screen->sheet, ui, true);
  }
  if (action(screen, ui, "again", "arrow-counter-clockwise", INPUT_KEY('T'),
             !good)) {
    move = try_again(screen);
  }
  if (action(screen, ui, "watch", "play", INPUT_KEY('W'), false)) {
    move = watch(screen);
  }
  if (action(screen, ui, "board", "ranking", INPUT_KEY('L'), false)) {
    move = lead_away(screen, SCREEN_BOARD);
  }
  if (wide) { ui_spacer(ui); }
  if (action(screen, ui, "next", "caret-right", INPUT_KEY('N'), good)) {
    move = lead_away(screen, SCREEN_PICKER);
  }
  ui_close(ui);
  return move;
}

/* ---- pages ---- */

/* What is looked at anew begins at its top. */
static int scope_of(const DebriefSheet *sheet) {
  int which = sheet->pick == DEBRIEF_ROW ? sheet->row : sheet->point;
  return (int)sheet->pick + 8 * which;
}

/* What a card leads to is named on it; what came of it is no turn. */
static void show_head(DebriefScreen *screen, Ui *ui, const char *title) {
  DebriefSheet *sheet = &screen->sheet;
  bool named = sheet->pick != DEBRIEF_ROW && sheet->pick != DEBRIEF_POINT;
  if (sheet->pick == DEBRIEF_AFTERMATH) { return; }
  ui_row(ui, (UiBox){.gap = 12});
  ui_row(ui, (UiBox){.gap = 14, .grow = 1, .wrap = true});
  if (!named) { ui_heading(ui, NULL, title); }
  debrief_detail_show_move(sheet, ui);
  ui_close(ui);
  debrief_detail_show_go_on(sheet, ui, false);
  ui_close(ui);
  debrief_detail_show_cost(sheet, ui);
}

static void show_beside(DebriefScreen *screen, Ui *ui) {
  DebriefSheet *sheet = &screen->sheet;
  Phrase title = debrief_detail_title(sheet);
  ui_panel(ui, (UiBox){.grow = 1, .name = title.text});
  debrief_list_show_cards(sheet, ui);
  show_head(screen, ui, title.text);
  ui_scope(ui, scope_of(sheet));
  ui_scroll(ui, "detail", (UiBox){.gap = 10, .pad_x = 8, .grow = 1});
  debrief_detail_show(sheet, ui);
  ui_close(ui);
  ui_scope_end(ui);
  ui_close(ui);
  sheet->open = false;
}

static void open_left(const char *id, Ui *ui, int points) {
  int width = points * ui_theme(ui)->text_percent / 100;
  ui_scroll(ui, id, (UiBox){.gap = 12, .width = width});
}

/* How it went, everything that counted, and why. */
static void show_wide(DebriefScreen *screen, Ui *ui) {
  DebriefSheet *sheet = &screen->sheet;
  ui_row(ui, (UiBox){.gap = 12,
                     .pad_x = 16,
                     .pad_y = 12,
                     .grow = 1,
                     .align = ALIGN_STRETCH});
  open_left("left", ui, sheet->roomy ? RESULT_POINTS : LEFT_POINTS);
  debrief_result_show(&screen->saving, sheet, ui);
  if (sheet->roomy) {
    int more = (ui_text_width(ui) - ROOMY_POINTS) / 4;
    ui_close(ui);
    ui_column(ui, (UiBox){.width = (LIST_POINTS + more) *
                                   ui_theme(ui)->text_percent / 100});
  }
  debrief_list_show_rows(sheet, ui, &screen->list);
  ui_close(ui);
  ui_column(ui, (UiBox){.gap = 12, .grow = 1});
  debrief_curve_show(sheet, ui, screen->points);
  show_beside(screen, ui);
  ui_close(ui);
  ui_close(ui);
}

/* What a dialog has besides its text: margins, title, buttons. */
static int dialog_room(const Ui *ui) {
  int percent = ui_theme(ui)->text_percent;
  return ui_height(ui) - DIALOG_SPACE - DIALOG_TEXT * percent / 100;
}

/* The text is read from its top, so nothing in it has the focus at first. */
static void show_dialog_buttons(DebriefScreen *screen, Ui *ui) {
  DebriefSheet *sheet = &screen->sheet;
  if (!screen->greeted) { ui_focus(ui, "close"); }
  screen->greeted = true;
  ui_row(ui, (UiBox){.gap = 10, .wrap = true});
  if (ui_button(ui, "close",
                (UiButton){.text = debrief_sheet_words(sheet, "close"),
                           .key = KEY_ESCAPE,
                           .primary = true})) {
    sheet->open = false;
  }
  debrief_detail_show_go_on(sheet, ui, false);
  ui_close(ui);
}

static void show_dialog(DebriefScreen *screen, Ui *ui) {
  DebriefSheet *sheet = &screen->sheet;
  screen->greeted &= sheet->open;
  if (!sheet->open) { return; }
  Phrase title = debrief_detail_title(sheet);
  ui_dialog(ui, "detail", title.text);
  debrief_detail_show_move(sheet, ui);
  ui_scope(ui, scope_of(sheet));
  ui_scroll(
      ui, "text",
      (UiBox){.gap = 10, .pad_x = 8, .grow = 1, .max_height = dialog_room(ui)});
  debrief_detail_show_cost(sheet, ui);
  debrief_detail_show(sheet, ui);
  ui_close(ui);
  ui_scope_end(ui);
  show_dialog_buttons(screen, ui);
  ui_dialog_end(ui);
}

static ScreenMove show_narrow(DebriefScreen *screen, Ui *ui) {
  DebriefSheet *sheet = &screen->sheet;
  ScreenMove move = {.to = SCREEN_STAY};
  ui_scroll(ui, "page",
            (UiBox){.gap = 12, .pad_x = 16, .pad_y = 12, .grow = 1});
  debrief_result_show(&screen->saving, sheet, ui);
  debrief_curve_show(sheet, ui, screen->points);
  debrief_list_show_cards(sheet, ui);
  debrief_list_show_rows(sheet, ui, &screen->list);
  if (is_low(ui)) { move = show_actions(screen, ui); }
  ui_close(ui);
  return move;
}

/* In a low one it alone stands below the page. */
static void show_way_back(DebriefSheet *sheet, Ui *ui) {
  ui_row(ui, (UiBox){.pad_x = 16, .pad_y = 6});
  debrief_detail_show_go_on(sheet, ui, true);
  ui_close(ui);
}

static ScreenMove show_page(DebriefScreen *screen, Ui *ui) {
  ScreenMove move = {.to = SCREEN_STAY};
  screen->sheet.fold = ui_fold(ui);
  screen->sheet.roomy = ui_text_width(ui) >= ROOMY_POINTS;
  bool wide = screen->sheet.fold == UI_WIDE;
  if (wide) {
    show_wide(screen, ui);
  } else {
    move = show_narrow(screen, ui);
  }
  ui_rule(ui);
  if (!wide && is_low(ui)) {
    show_way_back(&screen->sheet, ui);
  } else {
    move = show_actions(screen, ui);
  }
  if (!wide) { show_dialog(screen, ui); }
  return move;
}

static void show_refusal(const DebriefScreen *screen, Ui *ui) {
  const DebriefSheet *sheet = &screen->sheet;
  bool waiting = screen->refused.code == ERR_NONE;
  ui_column(ui, (UiBox){.grow = 1, .pad = 16, .align = ALIGN_CENTRE});
  ui_panel(ui, (UiBox){.pad = 20, .gap = 12, .max_width = 560});
  if (waiting) {
    ui_text(ui, locale_text(sheet->words, "screen.loading"),
            (UiText){.tone = TONE_DIM});
  } else if (screen->other_words) {
    ui_heading(ui, "info", debrief_sheet_words(sheet, "other_words"));
    ui_text(ui, debrief_sheet_words(sheet, "other_words.means"),
            (UiText){.tone = TONE_TEXT});
  } else {
    ui_heading(ui, "warning", debrief_sheet_words(sheet, "refused"));
    ui_text(ui, screen->refused.text, (UiText){.tone = TONE_TEXT});
  }
  ui_close(ui);
  ui_close(ui);
}

/* ---- the screen ---- */

static Phrase title_of(const DebriefScreen *screen, const Ui *ui) {
  const DebriefSheet *sheet = &screen->sheet;
  const Scenario *scenario = sheet->scenario;
  LocaleArg name = locale_arg_text("name", scenario ? scenario->title : "");
  const char *key = !scenario                  ? "title"
                    : ui_fold(ui) == UI_NARROW ? "title.short"
                                               : "title.of";
  return debrief_sheet_fill(sheet, key, name, name);
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  DebriefScreen *screen = context;
  DebriefSheet *sheet = &screen->sheet;
  ScreenMove move = {.to = SCREEN_STAY};
  screen->now_ms = now_ms;
  explain_when_loaded(screen);
  debrief_saving_poll(&screen->saving, sheet->services);
  debrief_cost_poll(sheet);
  bool saved = !screen->saving.wanted || screen->saving.state == JOB_DONE;
  Phrase title = title_of(screen, ui);
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar = bar_show(ui, sheet->services,
                         (Bar){.icon = "chart-line",
                               .title = title.text,
                               .no_settings = !screen->ready || !saved});
  if (screen->ready) {
    move = show_page(screen, ui);
  } else {
    show_refusal(screen, ui);
  }
  ui_close(ui);
  int turn = sheet->go_on, best = sheet->best;
  sheet->go_on = sheet->best = NONE;
  if (screen->ready && turn != NONE) { return go_on(screen, turn); }
  if (screen->ready && best != NONE) { return watch_best(screen, best); }
  return bar == BAR_NOTHING ? move : leave_by_bar(screen, bar);
}

static int64_t next_ms(const void *context) {
  const DebriefScreen *screen = context;
  bool saving = screen->saving.wanted && screen->saving.state == JOB_WORKING;
  bool loading = !screen->ready && screen->refused.code == ERR_NONE;
  bool open = debrief_cost_is_open(&screen->sheet);
  return saving || loading || open ? screen->now_ms + POLL_MS : INT64_MAX;
}

static void leave(void *context) {
  DebriefScreen *screen = context;
  debrief_cost_stop(&screen->sheet);
}

const ScreenClass debrief_screen_class = {create, update, next_ms, leave};
