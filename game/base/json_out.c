/* SPDX-License-Identifier: MIT */
#include "base/json_out.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

JsonOut json_out_init(JsonOutWrite *write, void *context, bool indented) {
  return (JsonOut){.write = write, .context = context, .indented = indented};
}

static void count_bytes(void *context, const char *bytes, size_t length) {
  (void)bytes;
  size_t *total = context;
  *total += length;
}

static void add_bytes(void *context, const char *bytes, size_t length) {
  str_add_bytes(context, bytes, length);
}

const char *json_out_keep(Arena *arena, JsonOutDocument *document,
                          const void *what, size_t *length) {
  *length = 0;
  JsonOut out = json_out_init(count_bytes, length, false);
  document(what, &out);
  char *memory = arena_alloc(arena, *length + 1);
  if (!memory) { return NULL; }
  Str text = str_init(memory, *length + 1);
  out = json_out_init(add_bytes, &text, false);
  document(what, &out);
  return memory;
}

static void put(JsonOut *out, const char *text) {
  out->write(out->context, text, strlen(text));
}

static void break_line(JsonOut *out) {
  if (!out->indented) { return; }
  put(out, "\n");
  for (int i = 0; i < out->depth; i++) { put(out, "  "); }
}

/* What goes before a value or a key: a comma, a new line. */
static void separate(JsonOut *out) {
  if (out->after_key) {
    out->after_key = false;
    return;
  }
  if (out->depth == 0) { return; }
  if (out->open[out->depth - 1].filled) { put(out, ","); }
  out->open[out->depth - 1].filled = true;
  break_line(out);
}

static void open_holder(JsonOut *out, bool object) {
  separate(out);
  assert(out->depth < JSON_OUT_DEPTH);
  out->open[out->depth].object = object;
  out->open[out->depth].filled = false;
  out->depth++;
  put(out, object ? "{" : "[");
}

static void close_holder(JsonOut *out, bool object) {
  assert(out->depth > 0 && !out->after_key);
  assert(out->open[out->depth - 1].object == object);
  out->depth--;
  if (out->open[out->depth].filled) { break_line(out); }
  put(out, object ? "}" : "]");
}

void json_out_open_object(JsonOut *out) {
  open_holder(out, true);
}

void json_out_close_object(JsonOut *out) {
  close_holder(out, true);
}

void json_out_open_list(JsonOut *out) {
  open_holder(out, false);
}

void json_out_close_list(JsonOut *out) {
  close_holder(out, false);
}

static void put_escaped(JsonOut *out, uint32_t point) {
  char escape[8];
  switch (point) {
    case '"':
      put(out, "\\\"");
      break;
    case '\\':
      put(out, "\\\\");
      break;
    case '\n':
      put(out, "\\n");
      break;
    case '\t':
      put(out, "\\t");
      break;
    default:
      snprintf(escape, sizeof escape, "\\u%04x", (unsigned)point);
      put(out, escape);
  }
}

static bool must_escape(uint32_t point) {
  return point < 0x20 || point == '"' || point == '\\' || point == 0x7F ||
         point == 0x2028 || point == 0x2029;
}

static void put_text(JsonOut *out, const char *text) {
  size_t left = strlen(text), plain = 0;
  put(out, "\"");
  while (plain < left) {
    uint32_t point;
    size_t taken = utf8_decode(text + plain, left - plain, &point);
    if (taken > 0 && !must_escape(point)) {
      plain += taken;
      continue;
    }
    out->write(out->context, text, plain);
    if (taken > 0) {
      put_escaped(out, point);
    } else {
      put(out, "\xEF\xBF\xBD");
    }
    size_t done = plain + (taken > 0 ? taken : 1);
    text += done;
    left -= done;
    plain = 0;
  }
  out->write(out->context, text, plain);
  put(out, "\"");
}

void json_out_key(JsonOut *out, const char *key) {
  assert(out->depth > 0 && out->open[out->depth - 1].object);
  assert(!out->after_key);
  separate(out);
  put_text(out, key);
  put(out, out->indented ? ": " : ":");
  out->after_key = true;
}

void json_out_integer(JsonOut *out, int64_t integer) {
  char digits[24];
  snprintf(digits, sizeof digits, "%" PRId64, integer);
  separate(out);
  put(out, digits);
}

void json_out_bool(JsonOut *out, bool truth) {
  separate(out);
  put(out, truth ? "true" : "false");
}

void json_out_null(JsonOut *out) {
  separate(out);
  put(out, "null");
}

void json_out_text(JsonOut *out, const char *text) {
  if (!text) {
    json_out_null(out);
    return;
  }
  separate(out);
  put_text(out, text);
}

void json_out_member_integer(JsonOut *out, const char *key, int64_t integer) {
  json_out_key(out, key);
  json_out_integer(out, integer);
}

void json_out_member_decimal(JsonOut *out, const char *key, int64_t value,
                             int places) {
  assert(value >= 0 && places > 0 && places < 10);
  int64_t unit = 1;
  for (int i = 0; i < places; i++) { unit *= 10; }
  char digits[48];
  snprintf(digits, sizeof digits, "%" PRId64 ".%0*" PRId64, value / unit,
           places, value % unit);
  json_out_key(out, key);
  separate(out);
  put(out, digits);
}

void json_out_member_text(JsonOut *out, const char *key, const char *text) {
  json_out_key(out, key);
  json_out_text(out, text);
}

void json_out_member_bool(JsonOut *out, const char *key, bool truth) {
  json_out_key(out, key);
  json_out_bool(out, truth);
}
