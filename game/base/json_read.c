/* SPDX-License-Identifier: MIT */
#include "base/json_read.h"

#include "base/diag.h"
#include "base/json.h"
#include "base/str.h"

JsonDoc *json_read_open(Arena *arena, const char *path, const char *bytes,
                        size_t length, Err *err) {
  Diags *diags = diags_create(arena, 1);
  JsonDoc *doc = diags ? json_open(arena, path, bytes, length, diags) : NULL;
  const Err *first = diags ? diags_first_error(diags) : NULL;
  if (first && err && err->code == ERR_NONE) { *err = *first; }
  if (!doc && !first) { err_memory(err); }
  if (!first) { return doc; }
  json_close(doc);
  return NULL;
}

bool json_read_fail(const JsonReader *reader, const JsonValue *at,
                    const char *text) {
  if (!reader->err || reader->err->code != ERR_NONE) { return false; }
  json_locate(reader->doc, json_place(at), reader->err);
  return err_set(reader->err, ERR_SCHEMA, "%s", text);
}

bool json_read_fail_key(const JsonReader *reader, const JsonValue *member,
                        const char *before) {
  if (!reader->err || reader->err->code != ERR_NONE) { return false; }
  char message[ERR_TEXT_BYTES];
  Str text = str_init(message, sizeof message);
  str_add(&text, before);
  str_add_clean(&text, json_key(member));
  str_add(&text, "\"");
  json_locate_key(reader->doc, json_place(member), reader->err);
  return err_set(reader->err, ERR_SCHEMA, "%s", message);
}

static bool read_integer(const JsonReader *reader, const JsonValue *value,
                         int64_t least, int64_t most, int64_t *integer) {
  if (json_whole(reader->doc, value, integer) && *integer >= least &&
      *integer <= most) {
    return true;
  }
  return json_read_fail(reader, value,
                        "this must be a whole number within its range");
}

bool json_read_int(const JsonReader *reader, const JsonValue *value, int least,
                   int most, int *integer) {
  int64_t wide;
  if (!read_integer(reader, value, least, most, &wide)) { return false; }
  *integer = (int)wide;
  return true;
}

bool json_read_seed(const JsonReader *reader, const JsonValue *value,
                    uint64_t *seed) {
  int64_t wide;
  if (!read_integer(reader, value, 0, JSON_MAX_INTEGER, &wide)) {
    return false;
  }
  *seed = (uint64_t)wide;
  return true;
}

bool json_read_version(const JsonReader *reader, const JsonValue *value,
                       int version) {
  int64_t number;
  if (json_whole(reader->doc, value, &number) && number == version) {
    return true;
  }
  char message[ERR_TEXT_BYTES];
  Str text = str_init(message, sizeof message);
  str_addf(&text, "this version of Evenkeel knows only number %d", version);
  return json_read_fail(reader, value, message);
}
