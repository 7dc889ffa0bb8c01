/* SPDX-License-Identifier: MIT */
#include "scenario/reader.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

enum { MAX_GUESSES = 200 };

Reader reader_init(Arena *arena, const JsonDoc *doc, Diags *diags) {
  return (Reader){
      .arena = arena, .doc = doc, .diags = diags, .guesses_left = MAX_GUESSES};
}

Spot at_value(const JsonValue *value) {
  return (Spot){.value = value, .part = PART_VALUE};
}

Spot at_key(const JsonValue *member) {
  return (Spot){.value = member, .part = PART_KEY};
}

Spot at_byte(const JsonValue *text, size_t byte) {
  return (Spot){.value = text, .part = PART_BYTE, .byte = byte};
}

static Diag *locate(const Reader *reader, Spot spot, Diag *diag) {
  if (!diag) { return NULL; }
  uint32_t place = json_place(spot.value);
  switch (spot.part) {
    case PART_VALUE:
      json_locate(reader->doc, place, &diag->at);
      break;
    case PART_KEY:
      json_locate_key(reader->doc, place, &diag->at);
      break;
    case PART_BYTE:
      json_locate_inside(reader->doc, place, spot.byte, &diag->at);
      break;
  }
  return diag;
}

Diag *reader_error(Reader *reader, Spot spot, const char *rule,
                   const char *format, ...) {
  va_list args;
  va_start(args, format);
  Diag *diag =
      diags_add_list(reader->diags, SEVERITY_ERROR, rule, format, args);
  va_end(args);
  return locate(reader, spot, diag);
}

Diag *reader_warn(Reader *reader, Spot spot, const char *rule,
                  const char *format, ...) {
  uint32_t place = json_place(spot.value);
  if (reader->silences && reader->silences(reader->context, rule, place)) {
    return NULL;
  }
  va_list args;
  va_start(args, format);
  Diag *diag =
      diags_add_list(reader->diags, SEVERITY_WARNING, rule, format, args);
  va_end(args);
  return locate(reader, spot, diag);
}

void reader_fail(Reader *reader) {
  reader->failed = true;
  diags_add_memory(reader->diags);
}

void *reader_array(Reader *reader, int count, size_t size) {
  assert(count >= 0);
  void *array = arena_array(reader->arena, (size_t)count, size);
  if (!array) { reader_fail(reader); }
  return array;
}

const char *reader_copy(Reader *reader, const char *text) {
  const char *copy = arena_copy(reader->arena, text, strlen(text));
  if (copy) { return copy; }
  reader_fail(reader);
  return "";
}
