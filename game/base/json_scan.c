/* SPDX-License-Identifier: MIT */
#include "base/json_scan.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

static bool fault_at(JsonScan *s, size_t at, const char *rule, const char *text,
                     const char *hint) {
  s->fault_at = at;
  s->rule = rule;
  s->text = text;
  s->hint = hint;
  return false;
}

static bool fault(JsonScan *s, const char *text, const char *hint) {
  return fault_at(s, s->at, "json-syntax", text, hint);
}

/* The byte that comes next; NUL, which no JSON has outside strings, at the
** end. */
static char peek(const JsonScan *s) {
  return s->at < s->length ? s->bytes[s->at] : '\0';
}

static void skip_space(JsonScan *s) {
  while (s->at < s->length) {
    char byte = s->bytes[s->at];
    if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t') { return; }
    s->at++;
  }
}

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

static int hex_digit(char byte) {
  if (is_digit(byte)) { return byte - '0'; }
  if (byte >= 'a' && byte <= 'f') { return byte - 'a' + 10; }
  if (byte >= 'A' && byte <= 'F') { return byte - 'A' + 10; }
  return -1;
}

/* The code unit of a \uXXXX at `at`; -1 when there is none. */
static long hex_unit(const JsonScan *s, size_t at) {
  if (s->length - at < 6 || s->bytes[at] != '\\' || s->bytes[at + 1] != 'u') {
    return -1;
  }
  long unit = 0;
  for (size_t i = at + 2; i < at + 6; i++) {
    int digit = hex_digit(s->bytes[i]);
    if (digit < 0) { return -1; }
    unit = unit * 16 + digit;
  }
  return unit;
}

static bool is_high(long unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(long unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

static bool scan_unicode_escape(JsonScan *s) {
  long unit = hex_unit(s, s->at);
  if (unit < 0) {
    return fault(s, "\\u needs four hexadecimal digits after it",
                 "write \\u00e9, or the character itself");
  }
  if (unit == 0) {
    return fault_at(s, s->at, "control-character",
                    "a text may not hold the character with the number 0",
                    "take it out");
  }
  bool pair = is_high(unit) && is_low(hex_unit(s, s->at + 6));
  if (!pair && (is_high(unit) || is_low(unit))) {
    return fault_at(s, s->at, "lone-surrogate",
                    "this is one half of a surrogate pair without the other",
                    "write the character itself");
  }
  s->at += pair ? 12 : 6;
  return true;
}

static bool scan_escape(JsonScan *s) {
  char byte = s->length - s->at > 1 ? s->bytes[s->at + 1] : '\0';
  if (byte == 'u') { return scan_unicode_escape(s); }
  if (byte == '\0' || !strchr("\"\\/bfnrt", byte)) {
    return fault(s, "a backslash stands before a character that needs none",
                 "write \\\\ for a backslash itself");
  }
  s->at += 2;
  return true;
}

static bool scan_character(JsonScan *s) {
  unsigned char byte = (unsigned char)s->bytes[s->at];
  if (byte == '\\') { return scan_escape(s); }
  if (byte == '\n' || byte == '\r') {
    return fault_at(s, s->at, "control-character",
                    "this text is not closed on its line",
                    "close it with a quotation mark");
  }
  if (byte < 0x20) {
    return fault_at(s, s->at, "control-character",
                    "a control character stands in this text", "take it out");
  }
  uint32_t point;
  size_t size = utf8_decode(s->bytes + s->at, s->length - s->at, &point);
  if (size == 0) {
    return fault_at(s, s->at, "bad-utf8", "this byte is not UTF-8",
                    "save the file as UTF-8");
  }
  s->at += size;
  return true;
}

static bool is_plain(char byte) {
  unsigned char code = (unsigned char)byte;
  return code >= 0x20 && code < 0x80 && code != '"' && code != '\\';
}

/* Whether eight bytes are: none has its high bit set, nor has it when 0x20 is
** taken away, nor is one a quotation mark or a backslash, which the same
** subtraction of 1 from their difference tells. */
static bool all_plain(const char *bytes) {
  const uint64_t each = UINT64_C(0x0101010101010101);
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  uint64_t quotes = eight ^ '"' * each, slashes = eight ^ '\\' * each;
  uint64_t special =
      eight | (eight - 0x20 * each) | (quotes - each) | (slashes - each);
  return (special & 0x80 * each) == 0;
}

static void skip_plain(JsonScan *s) {
  const char *at = s->bytes + s->at, *end = s->bytes + s->length;
  while (end - at >= 8 && all_plain(at)) { at += 8; }
  while (at < end && is_plain(*at)) { at++; }
  s->at = (size_t)(at - s->bytes);
}

static bool scan_string(JsonScan *s) {
  size_t quote = s->at++;
  for (;;) {
    skip_plain(s);
    if (s->at == s->length) {
      return fault_at(s, quote, "json-syntax", "this text is never closed",
                      "close it with a quotation mark");
    }
    if (s->bytes[s->at] == '"') { break; }
    if (!scan_character(s)) { return false; }
  }
  s->at++;
  return true;
}

static bool scan_digits(JsonScan *s) {
  if (!is_digit(peek(s))) {
    return fault(s, "a digit is missing in this number", NULL);
  }
  while (is_digit(peek(s))) { s->at++; }
  return true;
}

static bool scan_number(JsonScan *s) {
  size_t start = s->at;
  if (peek(s) == '-') { s->at++; }
  if (peek(s) == '0') {
    s->at++;
    if (is_digit(peek(s))) {
      return fault(s, "a number may not begin with 0",
                   "take the leading zeros out");
    }
  } else if (!scan_digits(s)) {
    return false;
  }
  if (peek(s) == '.') {
    s->at++;
    if (!scan_digits(s)) { return false; }
  }
  if (peek(s) == 'e' || peek(s) == 'E') {
    s->at++;
    if (peek(s) == '+' || peek(s) == '-') { s->at++; }
    if (!scan_digits(s)) { return false; }
  }
  if (s->at - start > JSON_MAX_NUMBER) {
    return fault_at(s, start, "number-too-big",
                    "this number has too many digits", NULL);
  }
  return true;
}

static bool scan_word(JsonScan *s, const char *word) {
  size_t length = strlen(word);
  if (s->length - s->at < length ||
      memcmp(s->bytes + s->at, word, length) != 0) {
    return fault(s, "this is no JSON value",
                 "texts stand in quotation marks; true, false and null do not");
  }
  s->at += length;
  return true;
}

static bool scan_open(JsonScan *s, bool object) {
  if (s->depth == JSON_MAX_DEPTH) {
    return fault_at(s, s->at, "too-deep",
                    "lists and objects are nested more than 32 deep", NULL);
  }
  s->frames[s->depth++] = (JsonFrame){.object = object, .opened = s->at};
  s->at++;
  return true;
}

static bool fault_no_value(JsonScan *s) {
  char byte = peek(s);
  if (s->length == 0) { return fault(s, "the file is empty", NULL); }
  if (s->at == s->length) {
    return fault(s, "the file ends where a value should stand", NULL);
  }
  if (byte == '}' || byte == ']') {
    return fault(s, "a value is missing before this bracket",
                 "take out the comma before it, or add what should follow");
  }
  if (byte == '/') {
    return fault(s, "JSON has no comments",
                 "put the remark into a key that begins with \"x-\"");
  }
  if (byte == '\'') {
    return fault(s, "texts stand in double quotation marks",
                 "write \" for each '");
  }
  return fault(s, "this is no JSON value",
               "texts stand in quotation marks, objects in { }");
}

static bool scan_value_start(JsonScan *s) {
  skip_space(s);
  if (s->count == JSON_MAX_VALUES) {
    return fault_at(s, s->at, "too-many-values",
                    "the file has more than 800,000 values", NULL);
  }
  if (s->starts) { s->starts[s->count] = (uint32_t)s->at; }
  s->count++;
  char byte = peek(s);
  switch (byte) {
    case '{':
    case '[':
      return scan_open(s, byte == '{');
    case '"':
      return scan_string(s);
    case 't':
      return scan_word(s, "true");
    case 'f':
      return scan_word(s, "false");
    case 'n':
      return scan_word(s, "null");
    default:
      break;
  }
  if (byte == '-' || is_digit(byte)) { return scan_number(s); }
  return fault_no_value(s);
}

static bool scan_key(JsonScan *s, JsonFrame *frame) {
  skip_space(s);
  frame->key = s->at;
  char byte = peek(s);
  if (byte == '}') {
    return fault(s, "a comma stands before this bracket, but nothing follows",
                 "take the comma out");
  }
  if (byte == '/') { return fault_no_value(s); }
  if (byte != '"') {
    return fault(s, "a key in quotation marks should stand here", NULL);
  }
  if (!scan_string(s)) { return false; }
  skip_space(s);
  if (peek(s) != ':') {
    return fault(s, "a colon is missing between key and value", NULL);
  }
  s->at++;
  return true;
}

static bool fault_after_value(JsonScan *s, const JsonFrame *frame) {
  if (s->at == s->length) {
    return fault_at(s, frame->opened, "json-syntax",
                    "this bracket is never closed", NULL);
  }
  char byte = peek(s);
  if (byte == '}' || byte == ']') {
    return fault(s, "this bracket closes another kind than was opened", NULL);
  }
  if (byte == '/') { return fault_no_value(s); }
  return fault(s, "a comma is missing before this",
               "put a comma between two values");
}

/* After a value: its siblings, or the end of what holds it. True when another
** value must follow or the text is done. */
static bool scan_after_value(JsonScan *s) {
  while (s->depth > 0) {
    JsonFrame *frame = &s->frames[s->depth - 1];
    skip_space(s);
    char byte = peek(s);
    if (byte == ',') {
      s->at++;
      frame->item++;
      return !frame->object || scan_key(s, frame);
    }
    if (byte != (frame->object ? '}' : ']')) {
      return fault_after_value(s, frame);
    }
    s->at++;
    s->depth--;
  }
  return true;
}

/* One value, and what leads to the next. */
static bool scan_step(JsonScan *s) {
  int depth = s->depth;
  if (!scan_value_start(s)) { return false; }
  if (s->depth > depth) {
    JsonFrame *frame = &s->frames[s->depth - 1];
    skip_space(s);
    bool empty = peek(s) == (frame->object ? '}' : ']');
    if (!empty) { return !frame->object || scan_key(s, frame); }
  }
  return scan_after_value(s);
}

static bool scan_rest(JsonScan *s) {
  skip_space(s);
  if (s->at == s->length) { return true; }
  if (peek(s) == '/') { return fault_no_value(s); }
  return fault(s, "something stands after the end of the document",
               "one file holds one value; look for a bracket too many");
}

bool json_scan(JsonScan *scan, const char *bytes, size_t length,
               uint32_t *starts) {
  assert(length <= JSON_MAX_BYTES);
  *scan = (JsonScan){.bytes = bytes, .length = length};
  scan->starts = starts;
  if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    return fault_at(scan, 0, "byte-order-mark",
                    "the file begins with a byte order mark",
                    "save it as UTF-8 without a BOM");
  }
  do {
    if (!scan_step(scan)) { return false; }
  } while (scan->depth > 0);
  return scan_rest(scan);
}

size_t json_scan_bound(const char *bytes, size_t length) {
  size_t bound = 1;
  for (size_t i = 0; i < length; i++) {
    bound += bytes[i] == ',' || bytes[i] == '[' || bytes[i] == '{';
  }
  return bound < JSON_MAX_VALUES ? bound : JSON_MAX_VALUES;
}

static size_t escape_meaning(const char *source, size_t *taken) {
  if (source[1] != 'u') {
    *taken = 2;
    return 1;
  }
  long unit = 0;
  for (int i = 2; i < 6; i++) { unit = unit * 16 + hex_digit(source[i]); }
  *taken = is_high(unit) ? 12 : 6;
  if (is_high(unit)) { return 4; }
  return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

size_t json_scan_inside(const char *quote, size_t inside) {
  size_t at = 1;
  for (size_t meant = 0; meant < inside && quote[at] != '"';) {
    size_t taken = 1, means = 1;
    if (quote[at] == '\\') { means = escape_meaning(quote + at, &taken); }
    if (meant + means > inside) { break; }
    meant += means;
    at += taken;
  }
  return at;
}
