/* SPDX-License-Identifier: MIT */
#include "screens/shift_parts.h"

#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/view.h"
#include "score/shift_card.h"
#include "score/shift_replay.h"
#include "screens/phrase.h"
#include "screens/played.h"
#include "ui/widgets.h"

#include <string.h>

enum { STRAINED = 550, TEXT_BYTES = 4096, MINUTE_MS = 60000 };

/* ---- taking it up ---- */

static bool read_shift(ShiftParts *parts) {
  const ScreenArgs *args = parts->args;
  ShiftFault fault;
  if (!args->shift) { return true; }
  const Shift *shift =
      shift_replay_read(parts->arena, "shift", args->shift, args->shift_length,
                        &parts->err, &fault);
  if (!shift) { return false; }
  parts->shift.seed = shift->seed;
  parts->shift.call_count = shift->call_count;
  memcpy(parts->calls, shift->calls,
         (size_t)shift->call_count * sizeof(const Replay *));
  memcpy(parts->breaks, shift->breaks,
         (size_t)shift->break_count * sizeof *parts->breaks);
  /* A file may leave out an empty break at its end. */
  parts->shift.break_count = shift->call_count;
  return true;
}

static bool add_call(ShiftParts *parts) {
  const ScreenArgs *args = parts->args;
  Shift *shift = &parts->shift;
  int bad_event;
  if (!args->replay) { return true; }
  if (shift->call_count == SHIFT_MOST_CALLS) {
    return err_set(&parts->err, ERR_SCHEMA, "the shift has too many calls");
  }
  const Replay *replay =
      replay_read(parts->arena, "replay", args->replay, args->replay_length,
                  &parts->err, &bad_event);
  if (!replay) { return false; }
  if (shift->call_count == 0) { shift->seed = replay->options.seed; }
  parts->calls[shift->call_count++] = replay;
  parts->breaks[shift->break_count++] = (ShiftBreak){NULL, 0};
  return true;
}

static bool find_models(ShiftParts *parts) {
  for (int i = 0; i < parts->shift.call_count; i++) {
    parts->models[i] =
        played_model(parts->services, parts->calls[i], &parts->err);
    if (!parts->models[i]) {
      return err_set(&parts->err, ERR_SCHEMA,
                     "a call of this shift is not in the library");
    }
  }
  return true;
}

static void run(ShiftParts *parts) {
  ShiftFault fault = {.call = SHIFT_NOWHERE, .event = SHIFT_NOWHERE};
  parts->card = shift_run(parts->arena, parts->models, &parts->shift,
                          &parts->err, &fault);
}

void shift_parts_open(ShiftParts *parts, Arena *arena, const Services *services,
                      const ScreenArgs *args) {
  *parts = (ShiftParts){.arena = arena, .services = services, .args = args};
  parts->shift.calls = parts->calls;
  parts->shift.breaks = parts->breaks;
  if (!read_shift(parts) || !add_call(parts) || !find_models(parts)) { return; }
  if (parts->shift.call_count > 0) { run(parts); }
}

/* ---- going on ---- */

void shift_parts_do(ShiftParts *parts, ShiftEvent event) {
  ShiftBreak *now = &parts->breaks[parts->shift.break_count - 1];
  ShiftEvent *events =
      arena_array(parts->arena, (size_t)now->count + 1, sizeof *events);
  if (!events) { return; }
  if (now->count > 0) {
    memcpy(events, now->events, (size_t)now->count * sizeof *events);
  }
  events[now->count] = event;
  *now = (ShiftBreak){events, now->count + 1};
  run(parts);
}

int shift_parts_planned(const char *plan) {
  int count = 0;
  for (const char *word = plan; *word; count++) {
    word += strcspn(word, " ");
    word += strspn(word, " ");
  }
  return count;
}

/* The plan's word at this place, copied; NULL: there are not so many. */
static const char *planned(const ShiftParts *parts, int place) {
  const char *word = parts->args->plan ? parts->args->plan : "";
  for (int i = 0; i < place; i++) {
    word += strcspn(word, " ");
    word += strspn(word, " ");
  }
  size_t length = strcspn(word, " ");
  return length > 0 ? arena_copy(parts->arena, word, length) : NULL;
}

const char *shift_parts_next(const ShiftParts *parts) {
  const ShiftCard *card = parts->card;
  if (card->call_count == SHIFT_MOST_CALLS) { return NULL; }
  if (card->caller != NONE) { return parts->calls[card->caller]->scenario; }
  return planned(parts, card->planned_count);
}

static void write_shift(const void *shift, JsonOut *out) {
  shift_replay_write(shift, out);
}

static void write_card(const void *card, JsonOut *out) {
  shift_card_write(card, out);
}

const char *shift_parts_write_call(const ShiftParts *parts, int call,
                                   size_t *length) {
  return replay_keep(parts->calls[call], parts->arena, length);
}

const char *shift_parts_write(const ShiftParts *parts, size_t *length) {
  return json_out_keep(parts->arena, write_shift, &parts->shift, length);
}

const char *shift_parts_write_card(const ShiftParts *parts, size_t *length) {
  return json_out_keep(parts->arena, write_card, parts->card, length);
}

static CallSetup setup_of(const CallOptions *options, bool exam) {
  return (CallSetup){.seed = options->seed,
                     .exam = exam,
                     .self_paced = options->self_paced,
                     .response_percent = options->response_percent,
                     .in_shift = true,
                     .rings_back = options->rings_back,
                     .composure = options->composure};
}

static ScreenMove go_to(const ShiftParts *parts, const char *next) {
  CallOptions options =
      shift_next_options(&parts->shift, parts->card, &parts->calls[0]->options);
  ScreenMove move = {
      .to = next ? SCREEN_BRIEFING : SCREEN_SHIFT_DEBRIEF,
      .args = {.scenario = next,
               .setup = setup_of(&options, parts->args->setup.exam),
               .turn = SCREEN_NO_TURN,
               .fresh = !next,
               .plan = parts->args->plan}};
  move.args.shift = shift_parts_write(parts, &move.args.shift_length);
  if (!move.args.shift) { move.to = SCREEN_PICKER; }
  return move;
}

ScreenMove shift_parts_go_on(const ShiftParts *parts) {
  return go_to(parts, shift_parts_next(parts));
}

ScreenMove shift_parts_end(const ShiftParts *parts) {
  return go_to(parts, NULL);
}

ScreenMove shift_parts_begin(const Services *services, const char *plan,
                             const char *first, bool exam) {
  Settings settings = services->settings(services->world);
  CallOptions like = call_options(0);
  like.self_paced = settings.self_paced;
  like.response_percent = settings.response_percent;
  const Shift shift = {.seed = services->new_seed(services->world)};
  CallOptions options = shift_next_options(&shift, NULL, &like);
  return (ScreenMove){.to = SCREEN_BRIEFING,
                      .args = {.scenario = first,
                               .setup = setup_of(&options, exam),
                               .turn = SCREEN_NO_TURN,
                               .plan = plan}};
}

/* ---- what several screens show ---- */

void shift_parts_composure(Ui *ui, const Locale *words, int composure) {
  bool shaken = composure < CALL_SHAKEN, strained = composure < STRAINED;
  ui_meter(ui,
           (UiMeter){.text = locale_text(words, "screen.call.composure"),
                     .icon = "heart",
                     .word = locale_text(
                         words, shaken     ? "screen.call.composure.shaken"
                                : strained ? "screen.call.composure.strained"
                                           : "screen.call.composure.steady"),
                     .value = composure,
                     .of = 1000,
                     .tone = shaken     ? TONE_BAD
                             : strained ? TONE_WARN
                                        : TONE_GOOD});
}

bool shift_parts_refused(Ui *ui, const ShiftParts *parts) {
  const Locale *words = parts->services->words;
  ui_column(ui, (UiBox){.grow = 1,
                        .gap = 14,
                        .pad = 40,
                        .justify = ALIGN_CENTRE,
                        .align = ALIGN_CENTRE});
  ui_heading(ui, "warning", locale_text(words, "screen.shift.lost"));
  phrase_show_error(ui, &parts->err);
  bool back =
      ui_button(ui, "back",
                (UiButton){.text = locale_text(words, "screen.shift.back"),
                           .key = KEY_ESCAPE,
                           .primary = true});
  ui_close(ui);
  return back;
}

static Phrase due_in(const ShiftParts *parts, const ShiftPromise *promise) {
  const Locale *words = parts->services->words;
  int64_t minutes = (promise->due_ms - parts->card->now_ms) / MINUTE_MS;
  return minutes < 1
             ? phrase_fill(words, "screen.break.due_now", NULL, 0)
             : phrase_number(words, "screen.break.due", "count", minutes);
}

void shift_parts_promise(Ui *ui, const ShiftParts *parts,
                         const ShiftPromise *promise) {
  const Locale *words = parts->services->words;
  const Call *call = parts->card->calls[promise->call].card->call;
  const Scenario *scenario = call->model->scenario;
  char memory[TEXT_BYTES];
  Str text = str_init(memory, sizeof memory);
  view_text(call, scenario->promises[promise->promise].text, NULL, 0, &text);
  const LocaleArg args[] = {locale_arg_text("caller", scenario->caller.name),
                            locale_arg_text("promise", memory)};
  Tone tone = promise->kept     ? TONE_GOOD
              : promise->broken ? TONE_BAD
                                : TONE_WARN;
  ui_row(ui, (UiBox){.gap = 8, .align = ALIGN_START});
  ui_icon(ui,
          promise->kept     ? "check-circle"
          : promise->broken ? "x-circle"
                            : "handshake",
          20, tone, NULL);
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, phrase_fill(words, "screen.break.for", args, 2).text,
          (UiText){.tone = TONE_TEXT});
  ui_text(ui,
          promise->kept     ? locale_text(words, "screen.break.kept")
          : promise->broken ? locale_text(words, "screen.break.broken")
                            : due_in(parts, promise).text,
          (UiText){.size = TEXT_SMALL, .bold = true, .tone = tone});
  ui_close(ui);
  ui_close(ui);
}

void shift_parts_broken(Ui *ui, const ShiftParts *parts) {
  const ShiftCard *card = parts->card;
  for (int i = 0; i < card->promise_count; i++) {
    const ShiftPromise *promise = &card->promises[i];
    if (promise->broken && promise->call == card->caller) {
      shift_parts_promise(ui, parts, promise);
    }
  }
}
