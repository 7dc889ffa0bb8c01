/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

Str str_init(char *memory, size_t size) {
  assert(memory && size > 0);
  memory[0] = '\0';
  return (Str){.text = memory, .size = size};
}

static size_t whole_characters(const char *bytes, size_t length, size_t room) {
  if (length <= room) { return length; }
  size_t fit = room;
  while (fit > 0 && ((unsigned char)bytes[fit] & 0xC0) == 0x80) { fit--; }
  return fit;
}

void str_add_bytes(Str *str, const char *bytes, size_t length) {
  size_t room = str->cut ? 0 : str->size - 1 - str->length;
  size_t fit = whole_characters(bytes, length, room);
  if (fit < length) { str->cut = true; }
  if (fit == 0) { return; }
  memcpy(str->text + str->length, bytes, fit);
  str->length += fit;
  str->text[str->length] = '\0';
}

void str_add(Str *str, const char *text) {
  str_add_bytes(str, text, strlen(text));
}

void str_addf(Str *str, const char *format, ...) {
  size_t room = str->size - str->length;
  va_list args;
  va_start(args, format);
  int wanted = vsnprintf(str->text + str->length, room, format, args);
  va_end(args);
  if (wanted < 0 || str->cut) {
    str->text[str->length] = '\0';
    str->cut = true;
  } else if ((size_t)wanted < room) {
    str->length += (size_t)wanted;
  } else {
    size_t fit = utf8_whole(str->text + str->length, room - 1);
    str->length += fit;
    str->text[str->length] = '\0';
    str->cut = true;
  }
}

void str_add_clean(Str *str, const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    uint32_t point;
    size_t taken = utf8_decode(text, left, &point);
    if (point == '\n' || point == '\t') {
      str_add(str, " ");
    } else if (taken == 0 || !utf8_printable(point)) {
      str_add(str, "\xEF\xBF\xBD");
    } else {
      str_add_bytes(str, text, taken);
    }
    taken = taken ? taken : 1;
    text += taken;
    left -= taken;
  }
}

bool str_equal(const char *a, const char *b) {
  return strcmp(a, b) == 0;
}
