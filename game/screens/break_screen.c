/* SPDX-License-Identifier: MIT */
#include "screens/break_screen.h"

#include "base/arena.h"
#include "base/locale.h"
#include "call/view.h"
#include "screens/bar.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "screens/shift_kept.h"
#include "screens/shift_parts.h"
#include "ui/widgets.h"

#include <stdio.h>

enum {
  PAGE_POINTS = 1080,
  COLUMN_POINTS = 420,
  FACE_POINTS = 84,
  RINGING_ANGER = 600,
  BACK_ANGER = 900,
  MINUTE_MS = 60000
};

typedef struct {
  const Services *services;
  ShiftParts parts;
  bool greeted; /* the way on has had the focus */
} BreakScreen;

static const char *text(const BreakScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  BreakScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  screen->services = services;
  shift_parts_open(&screen->parts, arena, services, args);
  if (screen->parts.card) { shift_kept_write(&screen->parts); }
  return screen;
}

static bool is_exam(const BreakScreen *screen) {
  return screen->parts.args->setup.exam;
}

static void do_it(BreakScreen *screen, ShiftEvent event) {
  shift_parts_do(&screen->parts, event);
  if (screen->parts.card) { shift_kept_write(&screen->parts); }
}

/* ---- how one is, and how long the break is ---- */

static void show_state(const BreakScreen *screen, Ui *ui) {
  const ShiftCard *card = screen->parts.card;
  const Locale *words = screen->services->words;
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  if (!is_exam(screen)) { shift_parts_composure(ui, words, card->composure); }
  ui_meter(ui,
           (UiMeter){.text = text(screen, "screen.break.left"),
                     .icon = "clock",
                     .word = phrase_number(words, "screen.wrap_up.minutes",
                                           "count", card->break_minutes_left)
                                 .text,
                     .value = card->break_minutes_left,
                     .of = SHIFT_BREAK_MINUTES,
                     .tone = TONE_ACCENT});
  ui_close(ui);
}

/* ---- rests ---- */

static void show_rest(BreakScreen *screen, Ui *ui, ShiftDeed rest) {
  static const char *const icons[] = {"wind", "heart", "person-arms-spread",
                                      "chat-circle"};
  const ShiftCard *card = screen->parts.card;
  char key[64];
  snprintf(key, sizeof key, "screen.break.%s", shift_deed_name(rest));
  const LocaleArg args[] = {
      locale_arg_number("count", shift_minutes(rest)),
      locale_arg_number("relief", shift_relief(rest) / 10)};
  const ShiftEvent event = {.deed = rest, .call = NONE};
  bool had = card->rested >> rest & 1;
  ui_scope(ui, (int)rest);
  ui_row(ui, (UiBox){.gap = 12});
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, text(screen, key), (UiText){.bold = true});
  ui_text(
      ui,
      phrase_fill(screen->services->words, "screen.break.gives", args, 2).text,
      (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
  bool can = shift_can_do(card, &event, NULL);
  if (ui_button(
          ui, "rest",
          (UiButton){.text = text(screen, had   ? "screen.wrap_up.done"
                                          : can ? "screen.wrap_up.do"
                                                : "screen.wrap_up.no_time"),
                     .name = text(screen, key),
                     .icon = had ? "check" : icons[rest],
                     .key = (Key)(KEY_0 + 1 + (int)rest),
                     .disabled = !can})) {
    do_it(screen, event);
  }
  ui_close(ui);
  ui_scope_end(ui);
}

static void show_rests(BreakScreen *screen, Ui *ui) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "heart", text(screen, "screen.break.rest"));
  for (int i = 0; i < SHIFT_TASK && screen->parts.card; i++) {
    show_rest(screen, ui, (ShiftDeed)i);
  }
  ui_close(ui);
}

/* ---- work ---- */

/* What was left in a wrap-up, and still has a reason. */
static bool is_left(const ShiftCall *call, int task) {
  const CallModel *model = call->card->call->model;
  return !state_bit(call->state, model->layout.done, task) &&
         state_holds(call->card->call, call->state,
                     model->scenario->tasks[task].when);
}

static bool names_promise(const Scenario *scenario, const Task *task,
                          int promise) {
  for (int i = 0; i < task->keeps.count; i++) {
    if (scenario->refs[task->keeps.first + i] == promise) { return true; }
  }
  return false;
}

/* Whether a task would keep a promise of that call that is not kept yet; `late`
** says whether it is too late for it. */
static bool would_keep(const ShiftCard *card, const ShiftPromise *promise,
                       int call, const Task *task, bool *late) {
  const Scenario *scenario = card->calls[call].card->call->model->scenario;
  int64_t done_ms = card->now_ms + task->minutes * (int64_t)MINUTE_MS;
  *late = promise->broken || promise->due_ms < done_ms;
  return promise->call == call && !promise->kept &&
         names_promise(scenario, task, promise->promise);
}

static bool is_urgent(const ShiftCard *card, int call, const Task *task) {
  for (int i = 0; i < card->promise_count; i++) {
    bool late;
    if (would_keep(card, &card->promises[i], call, task, &late) && !late) {
      return true;
    }
  }
  return false;
}

/* What a task still keeps, or would be too late for. */
static void show_keeps(const BreakScreen *screen, Ui *ui, int call,
                       const Task *task) {
  const ShiftCard *card = screen->parts.card;
  for (int i = 0; i < card->promise_count; i++) {
    bool late;
    if (!would_keep(card, &card->promises[i], call, task, &late)) { continue; }
    ui_note(ui,
            text(screen, late ? "screen.break.too_late" : "screen.break.keeps"),
            (UiNote){.icon = late ? "x-circle" : "handshake",
                     .tone = late ? TONE_BAD : TONE_GOOD,
                     .text = {.size = TEXT_SMALL}});
  }
}

static void show_task(BreakScreen *screen, Ui *ui, int call, int task) {
  const ShiftCard *card = screen->parts.card;
  const Scenario *scenario = card->calls[call].card->call->model->scenario;
  const Task *known = &scenario->tasks[task];
  bool back = card->calls[call].rings_for != NONE;
  const ShiftEvent event = {
      .deed = SHIFT_TASK, .call = call, .task = known->id};
  Phrase minutes = phrase_number(
      screen->services->words, "screen.wrap_up.takes", "count", known->minutes);
  const LocaleArg args[] = {locale_arg_text("caller", scenario->caller.name),
                            locale_arg_text("promise", minutes.text)};
  ui_scope(ui, task);
  ui_row(ui, (UiBox){.gap = 12});
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, known->label, (UiText){.bold = true});
  ui_text(ui,
          phrase_fill(screen->services->words,
                      back ? "screen.break.for_back" : "screen.break.for", args,
                      2)
              .text,
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  if (!is_exam(screen)) { show_keeps(screen, ui, call, known); }
  ui_close(ui);
  bool can = shift_can_do(card, &event, NULL);
  if (ui_button(ui, "do",
                (UiButton){.text = text(screen, can ? "screen.wrap_up.do"
                                                    : "screen.wrap_up.no_time"),
                           .name = known->label,
                           .disabled = !can})) {
    do_it(screen, event);
  }
  ui_close(ui);
  ui_scope_end(ui);
}

/* Those that keep a promise in time, or the others; how many were shown. */
static int show_tasks(BreakScreen *screen, Ui *ui, bool urgent) {
  int shown = 0;
  for (int i = 0; screen->parts.card && i < screen->parts.card->call_count;
       i++) {
    const ShiftCall *call = &screen->parts.card->calls[i];
    const Scenario *scenario = call->card->call->model->scenario;
    ui_scope(ui, i);
    for (int k = 0; screen->parts.card && k < scenario->task_count; k++) {
      const ShiftCard *card = screen->parts.card;
      bool first = !is_exam(screen) && is_urgent(card, i, &scenario->tasks[k]);
      if (first != urgent || !is_left(&card->calls[i], k)) { continue; }
      show_task(screen, ui, i, k);
      shown++;
    }
    ui_scope_end(ui);
  }
  return shown;
}

static void show_work(BreakScreen *screen, Ui *ui) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "list", text(screen, "screen.break.work"));
  int shown = show_tasks(screen, ui, true);
  shown += show_tasks(screen, ui, false);
  if (shown == 0) {
    ui_text(ui, text(screen, "screen.break.no_work"),
            (UiText){.tone = TONE_DIM});
  }
  ui_close(ui);
}

static void show_promises(const BreakScreen *screen, Ui *ui) {
  const ShiftCard *card = screen->parts.card;
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "handshake", text(screen, "screen.break.promises"));
  for (int kept = 0; kept < 2; kept++) {
    for (int i = 0; i < card->promise_count; i++) {
      if (card->promises[i].kept != kept) { continue; }
      shift_parts_promise(ui, &screen->parts, &card->promises[i]);
    }
  }
  if (card->promise_count == 0) {
    ui_text(ui, text(screen, "screen.break.nothing"),
            (UiText){.tone = TONE_DIM});
  }
  ui_close(ui);
}

/* ---- who rings next ---- */

static void show_caller(const BreakScreen *screen, Ui *ui,
                        const Scenario *scenario) {
  bool back = screen->parts.card->caller != NONE;
  const PortraitLook look = {.id = scenario->caller.portrait,
                             .anger = back ? BACK_ANGER : RINGING_ANGER};
  ui_row(ui, (UiBox){.gap = 12});
  portrait_show(
      ui, screen->services->portraits, &look,
      (PortraitBox){.width = FACE_POINTS, .height = FACE_POINTS, .radius = 8});
  ui_column(ui, (UiBox){.gap = 4, .grow = 1});
  ui_text(ui,
          phrase_text(screen->services->words,
                      back ? "screen.break.next_back" : "screen.break.next",
                      "caller", scenario->caller.name)
              .text,
          (UiText){.bold = true, .tone = back ? TONE_WARN : TONE_NONE});
  ui_text(ui, scenario->title, (UiText){.tone = TONE_DIM});
  ui_close(ui);
  ui_close(ui);
}

static bool show_next(BreakScreen *screen, Ui *ui) {
  const ShiftCard *card = screen->parts.card;
  const Services *services = screen->services;
  const char *next = shift_parts_next(&screen->parts);
  const CallModel *model = next ? services->model(services->world, next) : NULL;
  bool rested = card->calls[card->call_count - 1].recovered;
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  if (model) {
    show_caller(screen, ui, model->scenario);
  } else {
    ui_text(ui, text(screen, "screen.break.last"), (UiText){.tone = TONE_TEXT});
  }
  bool shaky = card->composure < SHIFT_SHAKY && !rested;
  if (model && shaky && !is_exam(screen)) {
    ui_note(ui, text(screen, "screen.break.shaky"),
            (UiNote){.icon = "warning", .tone = TONE_WARN});
  }
  if (!screen->greeted) { ui_focus(ui, "next"); }
  screen->greeted = true;
  bool on =
      ui_button(ui, "next",
                (UiButton){.text = text(screen, model ? "screen.break.take"
                                                      : "screen.break.end"),
                           .icon = model ? "phone-call" : "arrow-right",
                           .key = INPUT_KEY('F'),
                           .pad_key = KEY_PAD_START,
                           .primary = true});
  ui_close(ui);
  return on;
}

/* ---- all of it ---- */

static bool show_page(BreakScreen *screen, Ui *ui) {
  int column = COLUMN_POINTS * ui_theme(ui)->text_percent / 100;
  ui_text(ui,
          phrase_number(screen->services->words, "screen.break.clock", "count",
                        screen->parts.card->now_ms / MINUTE_MS)
              .text,
          (UiText){.tone = TONE_DIM});
  ui_grid(ui, (UiBox){.gap = 14,
                      .columns = 2,
                      .min_column = column,
                      .align = ALIGN_START});
  ui_column(ui, (UiBox){.gap = 14});
  show_state(screen, ui);
  bool on = show_next(screen, ui);
  if (shift_parts_next(&screen->parts)) { show_rests(screen, ui); }
  ui_close(ui);
  ui_column(ui, (UiBox){.gap = 14});
  if (screen->parts.card && !is_exam(screen)) { show_promises(screen, ui); }
  if (screen->parts.card) { show_work(screen, ui); }
  ui_close(ui);
  ui_close(ui);
  return on;
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  (void)now_ms;
  BreakScreen *screen = context;
  ScreenMove stay = {.to = SCREEN_STAY};
  if (!screen->parts.card) {
    if (shift_parts_refused(ui, &screen->parts)) { stay.to = SCREEN_PICKER; }
    return stay;
  }
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar = bar_show(ui, screen->services,
                         (Bar){.icon = "headset",
                               .title = text(screen, "screen.break.title"),
                               .no_settings = true});
  ui_scroll(ui, "page", (UiBox){.grow = 1, .align = ALIGN_CENTRE});
  ui_column(
      ui,
      (UiBox){.width = bar_page_width(ui, PAGE_POINTS), .pad = 16, .gap = 12});
  bool on = show_page(screen, ui);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  if (bar == BAR_BACK && screen->parts.card) {
    return shift_parts_end(&screen->parts);
  }
  return on && screen->parts.card ? shift_parts_go_on(&screen->parts) : stay;
}

const ScreenClass break_screen_class = {.create = create, .update = update};
