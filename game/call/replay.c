/* SPDX-License-Identifier: MIT */
#include "call/replay.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/json_out.h"
#include "base/json_read.h"
#include "base/str.h"
#include "call/timeline.h"
#include "call/typed.h"
#include "scenario/rubric.h"

#include <stdlib.h>
#include <string.h>

/* How each deed stands in a file: its name, and the key of what it is done
** to. */
static const struct {
  const char *name, *object;
} DEEDS[] = {
    [DO_REPLY] = {"reply", "reply"},
    [DO_BACKCHANNEL] = {"backchannel", NULL},
    [DO_NOTE] = {"note", "fact"},
    [DO_UNNOTE] = {"unnote", "fact"},
    [DO_LOOKUP] = {"lookup", "record"},
    [DO_BREATHE] = {"breathe", NULL},
    [DO_POSTURE] = {"posture", NULL},
    [DO_TRANSFER] = {"transfer", NULL},
    [DO_HANG_UP] = {"hang_up", NULL},
    [DO_TYPE] = {"type", "text"},
    [DO_TASK] = {"task", "task"},
    [DO_FINISH] = {"finish", NULL},
};

enum { DEED_COUNT = sizeof DEEDS / sizeof *DEEDS };

/* ---- reading ---- */

typedef struct {
  Arena *arena;
  JsonReader json;
  int *bad_event;
} Reader;

static bool fail(const Reader *reader, const JsonValue *at, const char *text) {
  return json_read_fail(&reader->json, at, text);
}

/* No event is at fault when memory is short. */
static bool lack_memory(const Reader *reader) {
  *reader->bad_event = REPLAY_NO_EVENT;
  return err_memory(reader->json.err);
}

/* A sentence that names something of the file's. */
static bool fail_naming(Err *err, const char *before, const char *name,
                        const char *after) {
  char message[ERR_TEXT_BYTES];
  Str str = str_init(message, sizeof message);
  str_add(&str, before);
  str_add_clean(&str, name);
  str_add(&str, after);
  return err_set(err, ERR_SCHEMA, "%s", message);
}

static bool read_text(const Reader *reader, const JsonValue *value,
                      const char **text) {
  if (json_kind(value) != JSON_TEXT) {
    return fail(reader, value, "this must be a text in quotes");
  }
  const char *source = json_text(value);
  *text = arena_copy(reader->arena, source, strlen(source));
  return *text || lack_memory(reader);
}

static bool is_text(const JsonValue *value, const char *text) {
  return json_kind(value) == JSON_TEXT && str_equal(json_text(value), text);
}

static bool read_hash(const Reader *reader, const JsonValue *value,
                      char hash[HASH_TEXT_BYTES]) {
  const char *text = json_kind(value) == JSON_TEXT ? json_text(value) : "";
  size_t digits = strlen(text) == HASH_TEXT_BYTES - 1
                      ? strspn(text + 7, "0123456789abcdef")
                      : 0;
  if (digits != HASH_TEXT_BYTES - 8 || strncmp(text, "sha256:", 7) != 0) {
    return fail(reader, value,
                "this must be \"sha256:\" and 64 hexadecimal digits");
  }
  memcpy(hash, text, HASH_TEXT_BYTES);
  return true;
}

/* ---- events ---- */

static bool read_deed(const Reader *reader, const JsonValue *value,
                      Deed *deed) {
  for (int i = 0; i < DEED_COUNT; i++) {
    if (is_text(value, DEEDS[i].name)) {
      *deed = (Deed)i;
      return true;
    }
  }
  return fail(reader, value, "there is no such thing to do in a call");
}

static bool read_facts(const Reader *reader, const JsonValue *list,
                       ReplayEvent *event) {
  if (json_kind(list) != JSON_LIST) {
    return fail(reader, list, "this must be a list of facts");
  }
  size_t count = (size_t)json_size(list);
  const char **facts = arena_array(reader->arena, count, sizeof *facts);
  if (!facts) { return lack_memory(reader); }
  event->facts = facts;
  for (const JsonValue *fact = json_first(list); fact; fact = json_next(fact)) {
    if (!read_text(reader, fact, &facts[event->fact_count++])) { return false; }
  }
  return true;
}

static bool read_stance(const Reader *reader, const JsonValue *value,
                        ReplayEvent *event) {
  bool open = is_text(value, "open");
  if (!open && !is_text(value, "closed")) {
    return fail(reader, value, "a stance is \"open\" or \"closed\"");
  }
  event->open_stance = open ? POSTURE_YES : POSTURE_NO;
  return true;
}

static bool read_eyes(const Reader *reader, const JsonValue *value,
                      ReplayEvent *event) {
  if (json_kind(value) != JSON_BOOL) {
    return fail(reader, value, "this must be true or false");
  }
  event->eyes_on = json_bool(value) ? POSTURE_YES : POSTURE_NO;
  return true;
}

static bool read_event_member(const Reader *reader, const JsonValue *member,
                              ReplayEvent *event) {
  const char *key = json_key(member);
  const char *object = DEEDS[event->deed].object;
  if (str_equal(key, "do")) { return true; }
  if (str_equal(key, "t")) {
    return json_read_int(&reader->json, member, 0, REPLAY_LATEST_MS,
                         &event->t_ms);
  }
  if (object && str_equal(key, object)) {
    return read_text(reader, member, &event->id);
  }
  if (event->deed == DO_REPLY && str_equal(key, "facts")) {
    return read_facts(reader, member, event);
  }
  if (event->deed == DO_POSTURE && str_equal(key, "stance")) {
    return read_stance(reader, member, event);
  }
  if (event->deed == DO_POSTURE && str_equal(key, "eyes")) {
    return read_eyes(reader, member, event);
  }
  return json_read_fail_key(&reader->json, member, "this event has no key \"");
}

static bool is_complete(const Reader *reader, const JsonValue *value,
                        const ReplayEvent *event) {
  if (!json_member(value, "t")) {
    return fail(reader, value, "this event has no \"t\"");
  }
  if (DEEDS[event->deed].object && !event->id) {
    return fail(reader, value, "this event does not say what it is done to");
  }
  bool still =
      event->open_stance == POSTURE_AS_IS && event->eyes_on == POSTURE_AS_IS;
  if (event->deed == DO_POSTURE && still) {
    return fail(reader, value, "a posture needs \"stance\" or \"eyes\"");
  }
  return true;
}

static bool read_event(const Reader *reader, const JsonValue *value,
                       ReplayEvent *event) {
  if (json_kind(value) != JSON_OBJECT) {
    return fail(reader, value, "an event must be an object { }");
  }
  const JsonValue *deed = json_member(value, "do");
  if (!deed) { return fail(reader, value, "this event has no \"do\""); }
  if (!read_deed(reader, deed, &event->deed)) { return false; }
  for (const JsonValue *member = json_first(value); member;
       member = json_next(member)) {
    if (!read_event_member(reader, member, event)) { return false; }
  }
  return is_complete(reader, value, event);
}

static bool read_events(const Reader *reader, const JsonValue *list,
                        Replay *replay) {
  if (json_kind(list) != JSON_LIST) {
    return fail(reader, list, "\"events\" must be a list");
  }
  size_t count = (size_t)json_size(list);
  ReplayEvent *events = arena_array(reader->arena, count, sizeof *events);
  if (!events) { return lack_memory(reader); }
  replay->events = events;
  int last_ms = 0;
  for (const JsonValue *value = json_first(list); value;
       value = json_next(value)) {
    ReplayEvent *event = &events[replay->event_count];
    *reader->bad_event = replay->event_count++;
    if (!read_event(reader, value, event)) { return false; }
    if (event->t_ms < last_ms) {
      return fail(reader, value, "time runs backwards here");
    }
    last_ms = event->t_ms;
  }
  *reader->bad_event = REPLAY_NO_EVENT;
  return true;
}

/* ---- the whole file ---- */

static bool read_pace(const Reader *reader, const JsonValue *value,
                      Replay *replay) {
  replay->options.self_paced = is_text(value, "self_paced");
  if (replay->options.self_paced || is_text(value, "timed")) { return true; }
  return fail(reader, value, "a pace is \"timed\" or \"self_paced\"");
}

/* Said only where it is so. */
static bool read_rings_back(const Reader *reader, const JsonValue *value,
                            CallOptions *options) {
  options->rings_back = json_kind(value) == JSON_BOOL && json_bool(value);
  if (options->rings_back) { return true; }
  return fail(reader, value, "this must be true, or be left out");
}

typedef enum {
  MEMBER_REPLAY,
  MEMBER_ENGINE,
  MEMBER_SCENARIO,
  MEMBER_HASH,
  MEMBER_RUBRIC,
  MEMBER_SEED,
  MEMBER_PACE,
  MEMBER_EVENTS,
  MEMBER_RESPONSE, /* from here on: may be left out */
  MEMBER_COMPOSURE,
  MEMBER_LEXICON,
  MEMBER_RINGS_BACK,
  MEMBER_COUNT
} Member;

static const char *const MEMBERS[MEMBER_COUNT] = {
    "replay", "engine", "scenario", "hash",      "rubric",  "seed",
    "pace",   "events", "response", "composure", "lexicon", "rings_back"};

static Member member_of(const char *key) {
  int i = 0;
  while (i < MEMBER_COUNT && !str_equal(MEMBERS[i], key)) { i++; }
  return (Member)i;
}

static bool read_member(const Reader *reader, const JsonValue *value,
                        Replay *replay) {
  CallOptions *options = &replay->options;
  switch (member_of(json_key(value))) {
    case MEMBER_REPLAY:
      return json_read_version(&reader->json, value, 1);
    case MEMBER_ENGINE:
      return json_read_version(&reader->json, value, REPLAY_ENGINE);
    case MEMBER_SCENARIO:
      return read_text(reader, value, &replay->scenario);
    case MEMBER_HASH:
      return read_hash(reader, value, replay->hash);
    case MEMBER_RUBRIC:
      return read_hash(reader, value, replay->rubric);
    case MEMBER_SEED:
      return json_read_seed(&reader->json, value, &options->seed);
    case MEMBER_PACE:
      return read_pace(reader, value, replay);
    case MEMBER_EVENTS:
      return read_events(reader, value, replay);
    case MEMBER_RESPONSE:
      return json_read_int(&reader->json, value, 100, 200,
                           &options->response_percent);
    case MEMBER_COMPOSURE:
      options->in_shift = true;
      return json_read_int(&reader->json, value, 0, 1000, &options->composure);
    case MEMBER_LEXICON:
      return read_hash(reader, value, replay->lexicon);
    case MEMBER_RINGS_BACK:
      return read_rings_back(reader, value, options);
    case MEMBER_COUNT:
      break;
  }
  return json_read_fail_key(&reader->json, value, "a replay has no key \"");
}

/* The first event with typed words, or NONE. */
static int first_typed(const Replay *replay) {
  for (int i = 0; i < replay->event_count; i++) {
    if (replay->events[i].deed == DO_TYPE) { return i; }
  }
  return NONE;
}

static bool read_members(const Reader *reader, const JsonValue *root,
                         Replay *replay) {
  unsigned seen = 0;
  for (const JsonValue *member = json_first(root); member;
       member = json_next(member)) {
    seen |= 1u << member_of(json_key(member));
    if (!read_member(reader, member, replay)) { return false; }
  }
  for (int i = 0; i < MEMBER_RESPONSE; i++) {
    if (seen >> i & 1) { continue; }
    return fail_naming(reader->json.err, "this replay has no \"", MEMBERS[i],
                       "\"");
  }
  if (replay->options.rings_back && !replay->options.in_shift) {
    return fail(reader, root, "a caller rings back only in a shift");
  }
  int typed = first_typed(replay);
  if (typed != NONE && !replay->lexicon[0]) {
    *reader->bad_event = typed;
    return fail(reader, root, "typed words need the \"lexicon\" of the replay");
  }
  return true;
}

static const Replay *read_root(const Reader *reader, const JsonValue *root) {
  Replay *replay = arena_alloc(reader->arena, sizeof *replay);
  if (!replay) {
    lack_memory(reader);
    return NULL;
  }
  replay->options = call_options(0);
  if (json_kind(root) != JSON_OBJECT) {
    fail(reader, root, "a replay must be an object { }");
    return NULL;
  }
  return read_members(reader, root, replay) ? replay : NULL;
}

/* Which event a fault of the JSON stands in, by its pointer. */
static int event_of(const char *pointer) {
  static const char events[] = "/events/";
  const char *index = pointer + sizeof events - 1;
  if (strncmp(pointer, events, sizeof events - 1) != 0) {
    return REPLAY_NO_EVENT;
  }
  char *end;
  long event = strtol(index, &end, 10);
  return end > index ? (int)event : REPLAY_NO_EVENT;
}

const Replay *replay_read(Arena *arena, const char *path, const char *bytes,
                          size_t length, Err *err, int *bad_event) {
  Err fault = {0};
  JsonDoc *doc = json_read_open(arena, path, bytes, length, &fault);
  if (!doc) {
    *bad_event = event_of(fault.pointer);
    if (err && err->code == ERR_NONE) { *err = fault; }
    return NULL;
  }
  const Replay *replay =
      replay_read_value(arena, doc, json_root(doc), err, bad_event);
  json_close(doc);
  return replay;
}

const Replay *replay_read_value(Arena *arena, const JsonDoc *doc,
                                const JsonValue *value, Err *err,
                                int *bad_event) {
  *bad_event = REPLAY_NO_EVENT;
  const Reader reader = {arena, {doc, err}, bad_event};
  return read_root(&reader, value);
}

/* ---- running ---- */

bool replay_has_typed(const Replay *replay) {
  return first_typed(replay) != NONE;
}

bool replay_fits(const Replay *replay, const CallModel *model, Err *err) {
  const Scenario *scenario = model->scenario;
  if (!str_equal(replay->scenario, scenario->id)) {
    return fail_naming(err, "this is a replay of another scenario, \"",
                       replay->scenario, "\"");
  }
  if (!str_equal(replay->hash, scenario->hash)) {
    return err_set(err, ERR_SCHEMA,
                   "the scenario file has changed since this replay was made");
  }
  if (!str_equal(replay->rubric, scenario->rubric->hash)) {
    return err_set(err, ERR_SCHEMA,
                   "this replay was made with another rubric file");
  }
  return !replay_has_typed(replay) || typed_fits(model, replay->lexicon, err);
}

int replay_event_facts(const ReplayEvent *event) {
  return event->deed == DO_TYPE ? TYPED_MOST_FACTS : event->fact_count;
}

int replay_most_facts(const Replay *replay) {
  int most = 0;
  for (int i = 0; i < replay->event_count; i++) {
    int facts = replay_event_facts(&replay->events[i]);
    if (facts > most) { most = facts; }
  }
  return most;
}

/* ---- writing ---- */

static void write_event(const ReplayEvent *event, JsonOut *out) {
  json_out_open_object(out);
  json_out_member_integer(out, "t", event->t_ms);
  json_out_member_text(out, "do", DEEDS[event->deed].name);
  if (event->id) {
    json_out_member_text(out, DEEDS[event->deed].object, event->id);
  }
  if (event->fact_count > 0) {
    json_out_key(out, "facts");
    json_out_open_list(out);
    for (int i = 0; i < event->fact_count; i++) {
      json_out_text(out, event->facts[i]);
    }
    json_out_close_list(out);
  }
  if (event->open_stance != POSTURE_AS_IS) {
    bool open = event->open_stance == POSTURE_YES;
    json_out_member_text(out, "stance", open ? "open" : "closed");
  }
  if (event->eyes_on != POSTURE_AS_IS) {
    json_out_member_bool(out, "eyes", event->eyes_on == POSTURE_YES);
  }
  json_out_close_object(out);
}

static void write_options(const CallOptions *options, JsonOut *out) {
  json_out_member_integer(out, "seed", (int64_t)options->seed);
  json_out_member_text(out, "pace",
                       options->self_paced ? "self_paced" : "timed");
  if (options->response_percent != 100) {
    json_out_member_integer(out, "response", options->response_percent);
  }
  if (options->in_shift) {
    json_out_member_integer(out, "composure", options->composure);
  }
  if (options->rings_back) { json_out_member_bool(out, "rings_back", true); }
}

void replay_write(const Replay *replay, JsonOut *out) {
  json_out_open_object(out);
  json_out_member_integer(out, "replay", 1);
  json_out_member_integer(out, "engine", REPLAY_ENGINE);
  json_out_member_text(out, "scenario", replay->scenario);
  json_out_member_text(out, "hash", replay->hash);
  json_out_member_text(out, "rubric", replay->rubric);
  if (replay->lexicon[0]) {
    json_out_member_text(out, "lexicon", replay->lexicon);
  }
  write_options(&replay->options, out);
  json_out_key(out, "events");
  json_out_open_list(out);
  for (int i = 0; i < replay->event_count; i++) {
    write_event(&replay->events[i], out);
  }
  json_out_close_list(out);
  json_out_close_object(out);
}

static void write_document(const void *replay, JsonOut *out) {
  replay_write(replay, out);
}

const char *replay_keep(const Replay *replay, Arena *arena, size_t *length) {
  return json_out_keep(arena, write_document, replay, length);
}
