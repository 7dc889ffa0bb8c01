/* SPDX-License-Identifier: MIT */
#include "audio/spoken.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* No byte of a line becomes more letters: '#' is said as " number ", and
** breaking long words adds one letter in 32. */
enum { LETTERS_A_BYTE = 10, SYMBOL_BYTES = 16 };

static const struct {
  uint32_t point;
  char said[SYMBOL_BYTES];
} SYMBOLS[] = {
    {'@', " at "},       {'#', " number "},      {0xa3, " pounds "},
    {0xb0, " degrees "}, {0xbd, " and a half "}, {0xd7, " times "},
    {0x2013, ", "},      {0x2014, ", "},         {0x2018, "'"},
    {0x2019, "'"},       {0x2026, "... "},       {0x20ac, " euros "},
};

/* The letters of U+00C0 to U+017F without their marks. */
static const char LATIN[] =
    "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(sizeof LATIN == 0x180 - 0xc0 + 1, "one letter a code point");

typedef struct {
  Spoken *spoken;
  size_t word;          /* letters of the last word so far */
  const char *currency; /* to be said after the amount, or NULL */
} Writer;

bool spoken_next(const char *text, size_t length, size_t *at, size_t *place,
                 uint32_t *point) {
  while (*at < length) {
    *place = *at;
    const char *rest = text + *at;
    const char *closed = *rest == '[' ? memchr(rest, ']', length - *at) : NULL;
    if (closed) {
      *at += (size_t)(closed - rest) + 1;
      *point = ' ';
      return true;
    }
    size_t bytes = utf8_decode(rest, length - *at, point);
    *at += bytes ? bytes : 1;
    if (bytes) { return true; }
  }
  return false;
}

static bool is_digit(uint32_t point) {
  return point >= '0' && point <= '9';
}

static bool is_letter(uint32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

static void write_letter(Writer *writer, char letter, size_t place) {
  Spoken *spoken = writer->spoken;
  if (letter == ' ' && writer->word == 0) { return; }
  spoken->text[spoken->length] = letter;
  spoken->from[spoken->length++] = (uint32_t)place;
  writer->word = letter == ' ' ? 0 : writer->word + 1;
  if (writer->word == SPOKEN_WORD_LETTERS) { write_letter(writer, ' ', place); }
}

static void write_text(Writer *writer, const char *text, size_t place) {
  for (; *text; text++) { write_letter(writer, *text, place); }
}

static const char *symbol_said(uint32_t point) {
  for (size_t i = 0; i < sizeof SYMBOLS / sizeof *SYMBOLS; i++) {
    if (SYMBOLS[i].point == point) { return SYMBOLS[i].said; }
  }
  return NULL;
}

/* One letter for a code point that is not said as a word; else a space. */
static char plain_letter(uint32_t point) {
  if (point >= 0xc0 && point < 0x180) { return LATIN[point - 0xc0]; }
  if (is_letter(point) || is_digit(point)) { return (char)point; }
  if (point && point < 0x80 && strchr(".,;:?!'-$%&+", (int)point)) {
    return (char)point;
  }
  return ' ';
}

static void write_point(Writer *writer, uint32_t point, uint32_t next,
                        size_t place) {
  bool amount =
      is_digit(point) || ((point == '.' || point == ',') && is_digit(next));
  if (writer->currency && !amount) {
    write_text(writer, writer->currency, place);
    writer->currency = NULL;
  }
  const char *said = symbol_said(point);
  bool currency = point == 0xa3 || point == 0x20ac;
  if (currency && is_digit(next)) {
    write_letter(writer, ' ', place);
    writer->currency = said;
  } else if (said) {
    write_text(writer, said, place);
  } else {
    write_letter(writer, plain_letter(point), place);
  }
}

bool spoken_read(Spoken *spoken, const char *line, Arena *arena, Err *err) {
  size_t length = utf8_whole(line, strnlen(line, SPOKEN_TEXT_BYTES));
  *spoken = (Spoken){0};
  size_t room = (length + 1) * LETTERS_A_BYTE;
  spoken->text = arena_array(arena, room, 1);
  spoken->from = arena_array(arena, room, sizeof *spoken->from);
  if (!spoken->text || !spoken->from) { return err_memory(err); }
  Writer writer = {.spoken = spoken};
  size_t at = 0, next_place = 0;
  uint32_t next = ' ';
  bool more = spoken_next(line, length, &at, &next_place, &next);
  while (more) {
    uint32_t point = next;
    size_t place = next_place;
    next = ' ';
    more = spoken_next(line, length, &at, &next_place, &next);
    write_point(&writer, point, next, place);
  }
  write_point(&writer, ' ', ' ', length);
  if (spoken->length > 0) { spoken->length--; }
  spoken->text[spoken->length] = '\0';
  return true;
}

size_t spoken_piece(const Spoken *spoken, size_t from) {
  if (spoken->length - from <= SPOKEN_PIECE_LETTERS) { return spoken->length; }
  size_t best = 0, worth = 0;
  for (size_t i = from + 1; i < from + SPOKEN_PIECE_LETTERS; i++) {
    if (spoken->text[i] != ' ') { continue; }
    char before = spoken->text[i - 1];
    size_t here = strchr(".?!", before) ? 3 : strchr(",;:", before) ? 2 : 1;
    if (here >= worth) { best = i, worth = here; }
  }
  assert(best > from);
  return best;
}
