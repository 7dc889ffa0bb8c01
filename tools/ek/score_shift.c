/* SPDX-License-Identifier: MIT */
#include "score_shift.h"

#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/typed.h"
#include "score/shift_card.h"
#include "score/shift_replay.h"

#include <stdlib.h>
#include <string.h>

/* ---- refusing ---- */

static void write_place(JsonOut *out, const char *key, int place) {
  json_out_key(out, key);
  if (place == SHIFT_NOWHERE) {
    json_out_null(out);
  } else {
    json_out_integer(out, place);
  }
}

static void write_refusal(const ShiftFault *fault, const char *text) {
  JsonOut out = ek_json_begin();
  json_out_open_object(&out);
  json_out_key(&out, "error");
  json_out_open_object(&out);
  write_place(&out, "call", fault->call);
  json_out_member_bool(&out, "in_break", fault->in_break);
  write_place(&out, "event", fault->event);
  json_out_member_text(&out, "text", text);
  json_out_close_object(&out);
  json_out_close_object(&out);
  ek_json_end(&out);
}

static const char *refusal_key(const ShiftFault *fault) {
  if (fault->call == SHIFT_NOWHERE) { return "ek.score.refused"; }
  bool event = fault->event != SHIFT_NOWHERE;
  if (fault->in_break) {
    return event ? "ek.shift.refused_rest" : "ek.shift.refused_break";
  }
  return event ? "ek.shift.refused_event" : "ek.shift.refused_call";
}

static int refuse(const Ek *ek, const ShiftScore *what, const Err *err,
                  const ShiftFault *fault) {
  if (what->json) {
    write_refusal(fault, err->text);
    return EK_WRONG;
  }
  char place[3 * PATH_BYTES], why[2 * ERR_TEXT_BYTES];
  Str text = str_init(place, sizeof place);
  Str clean = str_init(why, sizeof why);
  str_add_clean(&text, what->path);
  if (err->line > 0) { str_addf(&text, ":%d:%d", err->line, err->column); }
  str_add_clean(&clean, err->text);
  const LocaleArg args[] = {
      locale_arg_text("path", place), locale_arg_number("call", fault->call),
      locale_arg_number("event", fault->event), locale_arg_text("why", why)};
  ek_refuse(ek, refusal_key(fault), args, 4);
  return EK_WRONG;
}

/* ---- the scenarios of its calls ---- */

/* The name comes from the file: it must not lead out of the folder. */
static bool is_plain(const char *id) {
  size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-");
  return length > 0 && length <= 64 && id[length] == '\0';
}

static const Scenario *open_scenario(const Ek *ek, const ShiftScore *what,
                                     const Rubric *rubric, const char *id,
                                     int *status) {
  char folder[PATH_BYTES], name[80], path[PATH_BYTES];
  Err err = {.code = ERR_NONE};
  snprintf(name, sizeof name, "%.64s.json", id);
  snprintf(folder, sizeof folder, "%s", what->folder ? what->folder : "");
  bool found = what->folder || path_join(folder, ek->data, "scenarios", &err);
  if (found && path_join(path, folder, name, &err)) {
    return ek_open_scenario(ek, rubric, path, status);
  }
  *status = ek_refuse_file(ek, &err);
  return NULL;
}

static const CallModel *known_model(const CallModel *const *models,
                                    const Shift *shift, int call) {
  for (int i = 0; i < call; i++) {
    if (str_equal(shift->calls[i]->scenario, shift->calls[call]->scenario)) {
      return models[i];
    }
  }
  return NULL;
}

static bool has_typed(const Shift *shift) {
  for (int i = 0; i < shift->call_count; i++) {
    if (replay_has_typed(shift->calls[i])) { return true; }
  }
  return false;
}

/* A lexicon is read only where words were typed. */
static const CallModel *make_model(const Ek *ek, const ShiftScore *what,
                                   const Rubric *rubric, const char *id,
                                   bool typed, int *status) {
  const Scenario *scenario = open_scenario(ek, what, rubric, id, status);
  if (!scenario) { return NULL; }
  const Lexicon *lexicon = NULL;
  if (typed) {
    lexicon = ek_load_lexicon(ek, what->lexicon, scenario->language, status);
    if (!lexicon) { return NULL; }
  }
  const CallModel *model =
      lexicon ? typed_model_create(ek->arena, scenario, lexicon)
              : call_model_create(ek->arena, scenario);
  if (!model) {
    Err err = {.code = ERR_NONE};
    err_memory(&err);
    *status = ek_refuse_file(ek, &err);
  }
  return model;
}

/* A file beside the shift: why has been said on stderr. */
static bool refuse_other(const Ek *ek, const ShiftScore *what, int status) {
  if (what->json && status == EK_WRONG) {
    const ShiftFault nowhere = {SHIFT_NOWHERE, SHIFT_NOWHERE, false};
    write_refusal(&nowhere, locale_text(ek->locale, "ek.score.broken"));
  }
  return false;
}

static bool open_models(const Ek *ek, const ShiftScore *what,
                        const Rubric *rubric, const Shift *shift,
                        const CallModel **models, int *status) {
  for (int i = 0; i < shift->call_count; i++) {
    const char *id = shift->calls[i]->scenario;
    if (!is_plain(id)) {
      Err err = {.code = ERR_NONE};
      err_set(&err, ERR_SCHEMA, "this call names no scenario");
      ShiftFault fault = {i, SHIFT_NOWHERE, false};
      *status = refuse(ek, what, &err, &fault);
      return false;
    }
    models[i] = known_model(models, shift, i);
    if (models[i]) { continue; }
    models[i] = make_model(ek, what, rubric, id, has_typed(shift), status);
    if (!models[i]) { return refuse_other(ek, what, *status); }
  }
  return true;
}

/* ---- for people ---- */

static void print_tenths(char text[16], int score) {
  snprintf(text, 16, "%d.%d", score / 10, score % 10);
}

static void print_calls(const Ek *ek, const ShiftCard *card) {
  for (int i = 0; i < card->call_count; i++) {
    const ShiftCall *call = &card->calls[i];
    const Scorecard *own = call->card;
    char score[16];
    print_tenths(score, own->score.score);
    const LocaleArg args[] = {
        locale_arg_number("call", i),
        locale_arg_text("score", score),
        locale_arg_text("scenario", own->call->model->scenario->id),
        locale_arg_text("outcome",
                        scorecard_outcome((Outcome)own->state->outcome)),
        locale_arg_number("minute", (int)(call->begin_ms / 60000)),
        locale_arg_number("before", own->composure_start),
        locale_arg_number("after", own->state->composure)};
    ek_say(ek, stdout,
           call->rings_for == NONE ? "ek.shift.call" : "ek.shift.call_back",
           args, 7);
  }
}

static void print_promises(const Ek *ek, const ShiftCard *card) {
  for (int i = 0; i < card->promise_count; i++) {
    const ShiftPromise *promise = &card->promises[i];
    const Call *call = card->calls[promise->call].card->call;
    const char *text = call->model->scenario->promises[promise->promise].text;
    char clean[512];
    Str str = str_init(clean, sizeof clean);
    str_add_clean(&str, text);
    const LocaleArg args[] = {
        locale_arg_number("call", promise->call),
        locale_arg_number("minute", (int)(promise->due_ms / 60000)),
        locale_arg_text("promise", clean)};
    ek_say(ek, stdout,
           promise->kept     ? "ek.shift.kept"
           : promise->broken ? "ek.shift.broken"
                             : "ek.shift.open",
           args, 3);
  }
}

static void print_card(const Ek *ek, const ShiftCard *card) {
  char score[16];
  print_tenths(score, card->score);
  const LocaleArg args[] = {
      locale_arg_text("score", score),
      locale_arg_number("calls", card->call_count),
      locale_arg_number("minutes", (int)(card->now_ms / 60000)),
      locale_arg_number("rests", card->recoveries),
      locale_arg_number("made", card->promise_count),
      locale_arg_number("kept", card->kept_count)};
  ek_say(ek, stdout, "ek.shift.head", args, 6);
  print_calls(ek, card);
  print_promises(ek, card);
}

/* ---- the command ---- */

static const Shift *read_shift(const Ek *ek, const ShiftScore *what,
                               int *status) {
  size_t length;
  *status = EK_USAGE;
  char *bytes = ek_read(ek, what->path, &length);
  if (!bytes) { return NULL; }
  Err err = {.code = ERR_NONE};
  ShiftFault fault;
  const Shift *shift =
      shift_replay_read(ek->arena, what->path, bytes, length, &err, &fault);
  free(bytes);
  if (!shift) { *status = refuse(ek, what, &err, &fault); }
  return shift;
}

int ek_score_shift(const Ek *ek, const ShiftScore *what) {
  int status;
  const Rubric *rubric = ek_load_rubric(ek, what->rubric, &status);
  if (!rubric) {
    refuse_other(ek, what, status);
    return status;
  }
  const Shift *shift = read_shift(ek, what, &status);
  const CallModel *models[SHIFT_MOST_CALLS];
  if (!shift || !open_models(ek, what, rubric, shift, models, &status)) {
    return status;
  }
  Err err = {.code = ERR_NONE};
  ShiftFault fault;
  const ShiftCard *card = shift_run(ek->arena, models, shift, &err, &fault);
  if (!card) { return refuse(ek, what, &err, &fault); }
  if (!what->json) {
    print_card(ek, card);
    return EK_DONE;
  }
  JsonOut out = ek_json_begin();
  shift_card_write(card, &out);
  ek_json_end(&out);
  return EK_DONE;
}
