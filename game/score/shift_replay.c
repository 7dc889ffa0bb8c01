/* SPDX-License-Identifier: MIT */
#include "score/shift_replay.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/json_out.h"
#include "base/json_read.h"
#include "base/str.h"

#include <string.h>

enum { SHIFT_FORMAT = 1 };

static const ShiftFault NOWHERE = {SHIFT_NOWHERE, SHIFT_NOWHERE, false};

typedef struct {
  Arena *arena;
  JsonReader json;
  ShiftFault *fault;
} Reader;

static bool fail(const Reader *reader, const JsonValue *at, const char *text) {
  return json_read_fail(&reader->json, at, text);
}

static bool lack_memory(const Reader *reader) {
  return err_memory(reader->json.err);
}

/* ---- breaks ---- */

static bool read_deed(const Reader *reader, const JsonValue *value,
                      ShiftDeed *deed) {
  const char *text = json_kind(value) == JSON_TEXT ? json_text(value) : "";
  for (int i = 0; i < SHIFT_DEEDS; i++) {
    *deed = (ShiftDeed)i;
    if (str_equal(text, shift_deed_name(*deed))) { return true; }
  }
  return fail(reader, value, "there is no such thing to do in a break");
}

static bool read_task(const Reader *reader, const JsonValue *value,
                      ShiftEvent *event) {
  if (json_kind(value) != JSON_TEXT) {
    return fail(reader, value, "this must be a text in quotes");
  }
  const char *text = json_text(value);
  event->task = arena_copy(reader->arena, text, strlen(text));
  return event->task || lack_memory(reader);
}

static bool read_event_member(const Reader *reader, const JsonValue *member,
                              ShiftEvent *event) {
  const char *key = json_key(member);
  if (str_equal(key, "do")) { return true; }
  if (event->deed == SHIFT_TASK && str_equal(key, "task")) {
    return read_task(reader, member, event);
  }
  if (event->deed == SHIFT_TASK && str_equal(key, "call")) {
    return json_read_int(&reader->json, member, 0, SHIFT_MOST_CALLS - 1,
                         &event->call);
  }
  return json_read_fail_key(&reader->json, member, "this has no key \"");
}

static bool read_event(const Reader *reader, const JsonValue *value,
                       ShiftEvent *event) {
  if (json_kind(value) != JSON_OBJECT) {
    return fail(reader, value, "what is done in a break is an object { }");
  }
  const JsonValue *deed = json_member(value, "do");
  if (!deed) { return fail(reader, value, "this has no \"do\""); }
  if (!read_deed(reader, deed, &event->deed)) { return false; }
  event->call = NONE;
  for (const JsonValue *member = json_first(value); member;
       member = json_next(member)) {
    if (!read_event_member(reader, member, event)) { return false; }
  }
  if (event->deed == SHIFT_TASK && (!event->task || event->call == NONE)) {
    return fail(reader, value, "a task needs its \"call\" and its \"task\"");
  }
  return true;
}

static bool read_break(const Reader *reader, const JsonValue *list,
                       ShiftBreak *between) {
  if (json_kind(list) != JSON_LIST) {
    return fail(reader, list, "a break is a list of what was done in it");
  }
  size_t count = (size_t)json_size(list);
  ShiftEvent *events = arena_array(reader->arena, count, sizeof *events);
  if (!events) { return lack_memory(reader); }
  between->events = events;
  for (const JsonValue *value = json_first(list); value;
       value = json_next(value)) {
    reader->fault->event = between->count;
    if (!read_event(reader, value, &events[between->count++])) { return false; }
  }
  reader->fault->event = SHIFT_NOWHERE;
  return true;
}

static bool read_breaks(const Reader *reader, const JsonValue *list,
                        Shift *shift) {
  if (json_kind(list) != JSON_LIST || json_size(list) > SHIFT_MOST_CALLS) {
    return fail(reader, list, "\"between\" must be a list of 0 to 12 breaks");
  }
  size_t count = (size_t)json_size(list);
  ShiftBreak *breaks = arena_array(reader->arena, count, sizeof *breaks);
  if (!breaks) { return lack_memory(reader); }
  shift->breaks = breaks;
  for (const JsonValue *value = json_first(list); value;
       value = json_next(value)) {
    *reader->fault = (ShiftFault){shift->break_count, SHIFT_NOWHERE, true};
    if (!read_break(reader, value, &breaks[shift->break_count++])) {
      return false;
    }
  }
  *reader->fault = NOWHERE;
  return true;
}

/* ---- the whole file ---- */

static bool read_calls(const Reader *reader, const JsonValue *list,
                       Shift *shift) {
  size_t count = json_kind(list) == JSON_LIST ? (size_t)json_size(list) : 0;
  if (count < 1 || count > SHIFT_MOST_CALLS) {
    return fail(reader, list, "\"calls\" must be a list of 1 to 12 replays");
  }
  const Replay **calls =
      arena_array(reader->arena, count, sizeof(const Replay *));
  if (!calls) { return lack_memory(reader); }
  shift->calls = calls;
  for (const JsonValue *value = json_first(list); value;
       value = json_next(value)) {
    *reader->fault = (ShiftFault){shift->call_count, SHIFT_NOWHERE, false};
    const Replay *call =
        replay_read_value(reader->arena, reader->json.doc, value,
                          reader->json.err, &reader->fault->event);
    if (!call) { return false; }
    calls[shift->call_count++] = call;
  }
  *reader->fault = NOWHERE;
  return true;
}

static const char *const MEMBERS[] = {"shift", "engine", "seed", "calls",
                                      "between"};

enum { MEMBER_COUNT = sizeof MEMBERS / sizeof *MEMBERS };

static bool read_member(const Reader *reader, const JsonValue *value,
                        Shift *shift) {
  const char *key = json_key(value);
  if (str_equal(key, "shift")) {
    return json_read_version(&reader->json, value, SHIFT_FORMAT);
  }
  if (str_equal(key, "engine")) {
    return json_read_version(&reader->json, value, REPLAY_ENGINE);
  }
  if (str_equal(key, "seed")) {
    return json_read_seed(&reader->json, value, &shift->seed);
  }
  if (str_equal(key, "calls")) { return read_calls(reader, value, shift); }
  if (str_equal(key, "between")) { return read_breaks(reader, value, shift); }
  return json_read_fail_key(&reader->json, value, "a shift has no key \"");
}

static bool is_complete(const Reader *reader, const JsonValue *root,
                        const Shift *shift) {
  for (int i = 0; i < MEMBER_COUNT; i++) {
    if (json_member(root, MEMBERS[i])) { continue; }
    char message[ERR_TEXT_BYTES];
    Str text = str_init(message, sizeof message);
    str_addf(&text, "this shift has no \"%s\"", MEMBERS[i]);
    return fail(reader, root, message);
  }
  int last = shift->call_count - 1;
  if (shift->break_count == last || shift->break_count == last + 1) {
    return true;
  }
  return fail(reader, json_member(root, "between"),
              "there is one break between two calls, empty or not, and perhaps "
              "one after the last");
}

static const Shift *read_root(const Reader *reader) {
  const JsonValue *root = json_root(reader->json.doc);
  Shift *shift = arena_alloc(reader->arena, sizeof *shift);
  if (!shift) {
    lack_memory(reader);
    return NULL;
  }
  if (json_kind(root) != JSON_OBJECT) {
    fail(reader, root, "a shift must be an object { }");
    return NULL;
  }
  for (const JsonValue *member = json_first(root); member;
       member = json_next(member)) {
    if (!read_member(reader, member, shift)) { return NULL; }
  }
  return is_complete(reader, root, shift) ? shift : NULL;
}

/* No part of the file is at fault when memory is short. */
const Shift *shift_replay_read(Arena *arena, const char *path,
                               const char *bytes, size_t length, Err *err,
                               ShiftFault *fault) {
  *fault = NOWHERE;
  JsonDoc *doc = json_read_open(arena, path, bytes, length, err);
  if (!doc) { return NULL; }
  const Reader reader = {arena, {doc, err}, fault};
  const Shift *shift = read_root(&reader);
  if (!shift && err && err->code == ERR_MEMORY) { *fault = NOWHERE; }
  json_close(doc);
  return shift;
}

/* ---- writing ---- */

static void write_break(const ShiftBreak *between, JsonOut *out) {
  json_out_open_list(out);
  for (int i = 0; i < between->count; i++) {
    const ShiftEvent *event = &between->events[i];
    json_out_open_object(out);
    json_out_member_text(out, "do", shift_deed_name(event->deed));
    if (event->deed == SHIFT_TASK) {
      json_out_member_integer(out, "call", event->call);
      json_out_member_text(out, "task", event->task);
    }
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

void shift_replay_write(const Shift *shift, JsonOut *out) {
  json_out_open_object(out);
  json_out_member_integer(out, "shift", SHIFT_FORMAT);
  json_out_member_integer(out, "engine", REPLAY_ENGINE);
  json_out_member_integer(out, "seed", (int64_t)shift->seed);
  json_out_key(out, "calls");
  json_out_open_list(out);
  for (int i = 0; i < shift->call_count; i++) {
    replay_write(shift->calls[i], out);
  }
  json_out_close_list(out);
  json_out_key(out, "between");
  json_out_open_list(out);
  for (int i = 0; i < shift->break_count; i++) {
    write_break(&shift->breaks[i], out);
  }
  json_out_close_list(out);
  json_out_close_object(out);
}
