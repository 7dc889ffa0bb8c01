/* SPDX-License-Identifier: MIT */
#include "screens/shift_debrief_screen.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/str.h"
#include "call/view.h"
#include "call/wrap_up.h"
#include "progress/shift_attempt.h"
#include "screens/bar.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "screens/shift_kept.h"
#include "screens/shift_saving.h"
#include "ui/chart.h"
#include "ui/widgets.h"

#include <string.h>

enum {
  PAGE_POINTS = 1080,
  COLUMN_POINTS = 420,
  FACE_POINTS = 64,
  CHART_POINTS = 180,
  TEXT_BYTES = 8 * 1024,
  POLL_MS = 100,
  GOOD_SCORE = 700,
  MINUTE_MS = 60000
};

typedef struct {
  const Services *services;
  ShiftParts parts;
  UiChartPoint *points;
  int point_count, cursor;
  char path[SERVICES_PATH_BYTES]; /* the file it was kept in; "": none */
  Err not_kept;
  ShiftSaving saving;
  char name[ATTEMPT_NAME_BYTES]; /* of a stored one's board */
  int64_t now_ms;
  int opened;   /* the call to be explained, or NONE */
  bool greeted; /* the way on has had the focus */
} ShiftDebriefScreen;

static const char *text(const ShiftDebriefScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static const Scenario *scenario_of(const ShiftDebriefScreen *screen, int call) {
  return screen->parts.card->calls[call].card->call->model->scenario;
}

/* ---- the curve ---- */

static bool make_point(ShiftDebriefScreen *screen, Arena *arena, int index) {
  const ShiftCard *card = screen->parts.card;
  const ShiftPoint *point = &card->points[index];
  int64_t whole = card->now_ms > 0 ? card->now_ms : 1;
  const LocaleArg args[] = {
      locale_arg_number("minute", point->t_ms / MINUTE_MS),
      locale_arg_number("composure", point->composure / 10)};
  Phrase said =
      phrase_fill(screen->services->words, "screen.shift_debrief.at", args, 2);
  screen->points[index] = (UiChartPoint){
      .x_permille = (int)(1000 * point->t_ms / whole),
      .value = point->composure,
      .tone = point->composure < CALL_SHAKEN ? TONE_BAD : TONE_ACCENT,
      .text = arena_copy(arena, said.text, strlen(said.text))};
  return screen->points[index].text != NULL;
}

static bool make_points(ShiftDebriefScreen *screen, Arena *arena) {
  int count = screen->parts.card->point_count;
  screen->points = arena_array(arena, (size_t)count, sizeof *screen->points);
  if (!screen->points) { return false; }
  for (int i = 0; i < count; i++) {
    if (!make_point(screen, arena, i)) { return false; }
  }
  screen->point_count = count;
  return true;
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  ShiftDebriefScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  screen->services = services;
  screen->cursor = -1;
  screen->opened = NONE;
  shift_parts_open(&screen->parts, arena, services, args);
  if (!screen->parts.card) { return screen; }
  bool made =
      make_points(screen, arena) &&
      (!args->fresh || shift_saving_begin(&screen->saving, &screen->parts));
  return made ? screen : NULL;
}

static void show_curve(ShiftDebriefScreen *screen, Ui *ui) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 4});
  ui_heading(ui, "heartbeat", text(screen, "screen.shift_debrief.curve"));
  ui_chart(ui, "curve",
           (UiChart){.name = text(screen, "screen.shift_debrief.curve"),
                     .points = screen->points,
                     .count = screen->point_count,
                     .max = 1000,
                     .step = 250,
                     .unit = 10,
                     .height = CHART_POINTS},
           &screen->cursor);
  ui_close(ui);
}

/* ---- the result ---- */

static void show_result(const ShiftDebriefScreen *screen, Ui *ui) {
  const ShiftCard *card = screen->parts.card;
  const Locale *words = screen->services->words;
  bool good = card->score >= GOOD_SCORE;
  const LocaleArg kept[] = {locale_arg_number("kept", card->kept_count),
                            locale_arg_number("made", card->promise_count)};
  ui_panel(ui, (UiBox){.pad = 14, .gap = 8});
  ui_text(ui,
          phrase_text(words, "screen.shift_debrief.score", "score",
                      phrase_tenths(words, card->score).text)
              .text,
          (UiText){.size = TEXT_TITLE,
                   .bold = true,
                   .tone = good ? TONE_GOOD : TONE_WARN});
  ui_text(ui, text(screen, "screen.shift_debrief.mean"),
          (UiText){.tone = TONE_DIM});
  ui_row(ui, (UiBox){.gap = 16, .wrap = true});
  ui_text(ui,
          phrase_number(words, "screen.shift_debrief.minutes", "count",
                        card->now_ms / MINUTE_MS)
              .text,
          (UiText){.tone = TONE_DIM});
  ui_text(ui,
          phrase_number(words, "screen.shift_debrief.rests", "count",
                        card->recoveries)
              .text,
          (UiText){.tone = TONE_DIM});
  ui_text(ui, phrase_fill(words, "screen.shift_debrief.promises", kept, 2).text,
          (UiText){.tone = TONE_DIM});
  if (screen->parts.args->setup.exam) {
    ui_note(ui, text(screen, "board.exam"),
            (UiNote){.icon = "graduation-cap", .tone = TONE_ACCENT});
  }
  ui_close(ui);
  ui_close(ui);
}

/* ---- the calls ---- */

/* Each with its fault of the shift, if it has one. */
static void show_faults(const ShiftDebriefScreen *screen, Ui *ui,
                        const ShiftCall *call) {
  const Call *played = call->card->call;
  const int *index_of = played->model->scenario->rubric->index_of;
  const Score *score = &call->card->score;
  for (int i = 0; i < score->penalty_count; i++) {
    if (score->penalties[i].entry != index_of[TECHNIQUE_NO_RECOVERY]) {
      continue;
    }
    ui_note(ui, text(screen, "screen.shift_debrief.no_rest"),
            (UiNote){.icon = "warning",
                     .tone = TONE_WARN,
                     .text = {.size = TEXT_SMALL}});
  }
  int broke =
      wrap_up_made(played, call->state) - wrap_up_kept(played, call->state);
  if (broke == 0) { return; }
  ui_note(ui,
          phrase_number(screen->services->words, "screen.shift_debrief.broke",
                        "count", broke)
              .text,
          (UiNote){.icon = "x-circle",
                   .tone = TONE_BAD,
                   .text = {.size = TEXT_SMALL}});
}

static void show_call(ShiftDebriefScreen *screen, Ui *ui, int index) {
  const ShiftCall *call = &screen->parts.card->calls[index];
  const Scenario *scenario = scenario_of(screen, index);
  const Locale *words = screen->services->words;
  const PortraitLook look = {.id = scenario->caller.portrait,
                             .anger = call->state->anger};
  const LocaleArg moods[] = {
      locale_arg_number("before", call->card->composure_start / 10),
      locale_arg_number("after", call->state->composure / 10)};
  ui_scope(ui, index);
  if (ui_card(ui, "call",
              (UiCard){.name = scenario->title,
                       .box = {.gap = 12, .pad = 8, .pad_x = 10}})) {
    screen->opened = index;
  }
  portrait_show(
      ui, screen->services->portraits, &look,
      (PortraitBox){.width = FACE_POINTS, .height = FACE_POINTS, .radius = 8});
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui,
          phrase_text(words,
                      call->rings_for == NONE
                          ? "screen.shift_debrief.call"
                          : "screen.shift_debrief.call_back",
                      "title", scenario->title)
              .text,
          (UiText){.bold = true});
  ui_text(ui, phrase_fill(words, "screen.shift_debrief.from_to", moods, 2).text,
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  show_faults(screen, ui, call);
  ui_close(ui);
  ui_text(ui, phrase_tenths(words, call->card->score.score).text,
          (UiText){.size = TEXT_TITLE, .bold = true});
  ui_icon(ui, "caret-right", 20, TONE_DIM, NULL);
  ui_close(ui);
  ui_scope_end(ui);
}

static void show_calls(ShiftDebriefScreen *screen, Ui *ui) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 12});
  ui_heading(ui, "phone-call", text(screen, "screen.shift_debrief.calls"));
  ui_text(ui, text(screen, "screen.shift_debrief.calls_mean"),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  for (int i = 0; i < screen->parts.card->call_count; i++) {
    show_call(screen, ui, i);
  }
  ui_close(ui);
}

static void show_promises(const ShiftDebriefScreen *screen, Ui *ui) {
  const ShiftCard *card = screen->parts.card;
  if (card->promise_count == 0) { return; }
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "handshake", text(screen, "screen.break.promises"));
  for (int i = 0; i < card->promise_count; i++) {
    ShiftPromise ended = card->promises[i];
    ended.broken = !ended.kept;
    shift_parts_promise(ui, &screen->parts, &ended);
  }
  ui_close(ui);
}

/* ---- what came of it ---- */

static Phrase caller_of(const ShiftDebriefScreen *screen, int call) {
  bool back = screen->parts.card->calls[call].rings_for != NONE;
  return phrase_text(screen->services->words,
                     back ? "screen.shift_debrief.caller_back"
                          : "screen.shift_debrief.caller",
                     "caller", scenario_of(screen, call)->caller.name);
}

static bool has_to_tell(const ShiftCall *call) {
  const Call *played = call->card->call;
  const Scenario *scenario = played->model->scenario;
  for (int i = 0; i < scenario->aftermath_count; i++) {
    if (wrap_up_tells(played, call->state, i)) { return true; }
  }
  return false;
}

static void tell(Ui *ui, const ShiftCall *call) {
  const Call *played = call->card->call;
  const Scenario *scenario = played->model->scenario;
  for (int i = 0; i < scenario->aftermath_count; i++) {
    if (!wrap_up_tells(played, call->state, i)) { continue; }
    char memory[TEXT_BYTES];
    Str said = str_init(memory, sizeof memory);
    view_text(played, scenario->aftermath[i].say.source, NULL, 0, &said);
    ui_note(ui, memory,
            (UiNote){.icon = "caret-right",
                     .tone = TONE_ACCENT,
                     .text = {.asides = true}});
  }
}

static void show_aftermath(const ShiftDebriefScreen *screen, Ui *ui) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "book-open", text(screen, "screen.shift_debrief.aftermath"));
  for (int i = 0; i < screen->parts.card->call_count; i++) {
    const ShiftCall *call = &screen->parts.card->calls[i];
    if (!has_to_tell(call)) { continue; }
    ui_text(ui, caller_of(screen, i).text, (UiText){.bold = true});
    tell(ui, call);
  }
  ui_close(ui);
}

/* ---- ways on ---- */

static void keep_file(ShiftDebriefScreen *screen) {
  const Services *services = screen->services;
  size_t length;
  const char *json = shift_parts_write(&screen->parts, &length);
  screen->not_kept = (Err){.code = ERR_NONE};
  if (!json) {
    err_memory(&screen->not_kept);
  } else if (!services->keep_replay(services->world, "shift", json, length,
                                    screen->path, &screen->not_kept)) {
    screen->path[0] = '\0';
  }
}

/* Where it came from: a stored one from the board. */
static ScreenId way_out(const ShiftDebriefScreen *screen) {
  return screen->parts.args->attempt != 0 ? SCREEN_BOARD : SCREEN_PICKER;
}

static ScreenId show_ways(ShiftDebriefScreen *screen, Ui *ui) {
  ScreenId out = way_out(screen), to = SCREEN_STAY;
  ui_row(ui, (UiBox){.gap = 12, .wrap = true});
  if (!screen->greeted) { ui_focus(ui, "done"); }
  screen->greeted = true;
  if (ui_button(
          ui, "done",
          (UiButton){.text = text(screen, out == SCREEN_BOARD
                                              ? "screen.shift_debrief.back"
                                              : "screen.shift_debrief.done"),
                     .icon = "arrow-right",
                     .primary = true})) {
    to = out;
  }
  if (ui_button(ui, "again",
                (UiButton){.text = text(screen, "screen.shift_debrief.again"),
                           .icon = "arrow-counter-clockwise"})) {
    to = SCREEN_SHIFT;
  }
  if (!screen->path[0] &&
      ui_button(ui, "keep",
                (UiButton){.text = text(screen, "screen.shift_debrief.keep"),
                           .icon = "export"})) {
    keep_file(screen);
  }
  ui_close(ui);
  if (screen->path[0]) {
    ui_text(ui,
            phrase_text(screen->services->words, "screen.shift_debrief.kept",
                        "path", screen->path)
                .text,
            (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
  phrase_show_error(ui, &screen->not_kept);
  return to;
}

/* The debrief of one call, from which one comes back. */
static ScreenMove open_call(const ShiftDebriefScreen *screen) {
  const ShiftParts *parts = &screen->parts;
  ScreenMove move = {.to = SCREEN_DEBRIEF,
                     .args = {.setup = {.exam = parts->args->setup.exam},
                              .turn = SCREEN_NO_TURN,
                              .attempt = parts->args->attempt,
                              .back = SCREEN_SHIFT_DEBRIEF,
                              .shift = parts->args->shift,
                              .shift_length = parts->args->shift_length}};
  move.args.replay =
      shift_parts_write_call(parts, screen->opened, &move.args.replay_length);
  if (!move.args.replay) { move.to = SCREEN_STAY; }
  return move;
}

static ScreenMove leave(ShiftDebriefScreen *screen, ScreenId to) {
  ScreenMove move = {.to = to, .args = {.turn = SCREEN_NO_TURN}};
  if (to != SCREEN_BOARD) { return move; }
  const ShiftParts *parts = &screen->parts;
  Attempt attempt = shift_attempt_of(&parts->shift, parts->card);
  memcpy(screen->name, attempt.scenario, sizeof screen->name);
  move.args.scenario = screen->name;
  move.args.setup.self_paced = attempt.setting.self_paced;
  move.args.setup.response_percent = attempt.setting.response;
  return move;
}

/* ---- all of it ---- */

/* Once it is stored nothing is left to go on with. */
static void poll_saving(ShiftDebriefScreen *screen) {
  ShiftSaving *saving = &screen->saving;
  bool before = saving->wanted && saving->state == JOB_DONE;
  shift_saving_poll(saving, screen->services);
  bool now = saving->wanted && saving->state == JOB_DONE;
  if (now && !before) { shift_kept_drop(screen->services); }
}

static ScreenId show_page(ShiftDebriefScreen *screen, Ui *ui) {
  int column = COLUMN_POINTS * ui_theme(ui)->text_percent / 100;
  ui_grid(ui, (UiBox){.gap = 14,
                      .columns = 2,
                      .min_column = column,
                      .align = ALIGN_START});
  ui_column(ui, (UiBox){.gap = 14});
  show_result(screen, ui);
  ScreenId to = show_ways(screen, ui);
  if (screen->parts.args->fresh) {
    shift_saving_show(&screen->saving, screen->services, ui);
  }
  show_calls(screen, ui);
  show_promises(screen, ui);
  ui_close(ui);
  ui_column(ui, (UiBox){.gap = 14});
  show_curve(screen, ui);
  show_aftermath(screen, ui);
  ui_close(ui);
  ui_close(ui);
  return to;
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  ShiftDebriefScreen *screen = context;
  screen->now_ms = now_ms;
  poll_saving(screen);
  if (!screen->parts.card) {
    bool back = shift_parts_refused(ui, &screen->parts);
    return (ScreenMove){.to = back ? SCREEN_PICKER : SCREEN_STAY};
  }
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar =
      bar_show(ui, screen->services,
               (Bar){.icon = "headset",
                     .title = text(screen, "screen.shift_debrief.title"),
                     .no_settings = true});
  ui_scroll(ui, "page", (UiBox){.grow = 1, .align = ALIGN_CENTRE});
  ui_column(ui, (UiBox){.width = bar_page_width(ui, PAGE_POINTS), .pad = 16});
  ScreenId to = show_page(screen, ui);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  if (bar == BAR_BACK) { to = way_out(screen); }
  if (screen->opened != NONE) { return open_call(screen); }
  return leave(screen, to);
}

static int64_t next_ms(const void *context) {
  const ShiftDebriefScreen *screen = context;
  return shift_saving_waits(&screen->saving) ? screen->now_ms + POLL_MS
                                             : INT64_MAX;
}

const ScreenClass shift_debrief_screen_class = {
    .create = create, .update = update, .next_ms = next_ms};
