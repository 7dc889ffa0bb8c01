/* SPDX-License-Identifier: MIT */
#include "scenario/check_value.h"

#include "base/str.h"
#include "base/utf8.h"
#include "scenario/expr.h"
#include "scenario/link.h"
#include "scenario/scenario.h"
#include "scenario/suggest.h"

#include <inttypes.h>
#include <string.h>

static const char *const TYPE_NAMES[] = {
    [KEY_TEXT] = "a text",
    [KEY_TEXTS] = "a list of texts",
    [KEY_SAY] = "a text or a list of texts",
    [KEY_NAME] = "a text",
    [KEY_NAMES] = "a list of texts",
    [KEY_ID] = "an id, as a text",
    [KEY_FILE_ID] = "an id, as a text",
    [KEY_IDS] = "a list of ids",
    [KEY_REF] = "an id, as a text",
    [KEY_REFS] = "a list of ids",
    [KEY_WORD] = "a word, as a text",
    [KEY_WORDS] = "a list of words",
    [KEY_INTEGER] = "a whole number",
    [KEY_BOOL] = "true or false",
    [KEY_CONDITION] = "an expression, as a text",
    [KEY_TRUTH] = "true, false or an expression as a text",
    [KEY_WAYS] = "a node's id, or a list of ways",
    [KEY_POINT] = "a list of two whole numbers",
    [KEY_OBJECT] = "an object",
    [KEY_LIST] = "a list",
    [KEY_MAP] = "an object",
};

static bool add_wrong_type(Reader *reader, const Key *key,
                           const JsonValue *value) {
  reader_error(reader, at_value(value), "wrong-type", "\"%s\" should be %s",
               key->name, TYPE_NAMES[key->type]);
  return false;
}

static bool check_character(Reader *reader, const JsonValue *value, size_t at,
                            uint32_t point) {
  if (utf8_printable(point)) { return true; }
  bool bidi = (point >= 0x202A && point <= 0x202E) ||
              (point >= 0x2066 && point <= 0x2069);
  const char *rule = bidi ? "bidi-override" : "control-character";
  const char *what = bidi ? "a character that turns the direction of writing"
                          : "a control character";
  Diag *diag =
      reader_error(reader, at_byte(value, at), rule,
                   "%s (U+%04" PRIX32 ") stands in this text", what, point);
  diag_set_hint(diag, "take it out; between words write a space");
  return false;
}

static bool check_length(Reader *reader, const JsonValue *value,
                         size_t length) {
  if (length > 0 && length <= SCENARIO_MAX_TEXT) { return true; }
  if (length == 0) {
    reader_error(reader, at_value(value), "empty-text", "this text is empty");
  } else {
    reader_error(reader, at_value(value), "too-long",
                 "this text has %zu characters, more than %d", length,
                 SCENARIO_MAX_TEXT);
  }
  return false;
}

static bool check_text(Reader *reader, const Key *key, const JsonValue *value) {
  if (json_kind(value) != JSON_TEXT) {
    return add_wrong_type(reader, key, value);
  }
  const char *text = json_text(value);
  size_t bytes = strlen(text), count;
  size_t at = utf8_plain(text, bytes);
  for (count = at; at < bytes; count++) {
    uint32_t point;
    size_t size = utf8_decode(text + at, bytes - at, &point);
    if (!check_character(reader, value, at, point)) { return false; }
    at += size;
    size_t run = utf8_plain(text + at, bytes - at);
    at += run;
    count += run;
  }
  return check_length(reader, value, count);
}

/* Names fill texts: what has a meaning there must not come in with them. */
static bool check_name(Reader *reader, const Key *key, const JsonValue *value) {
  if (!check_text(reader, key, value)) { return false; }
  const char *text = json_text(value);
  size_t plain = strcspn(text, "{}[]");
  if (text[plain] == '\0') { return true; }
  reader_error(reader, at_byte(value, plain), "bad-name",
               "\"%c\" may not stand in \"%s\"", text[plain], key->name);
  return false;
}

static bool is_id_text(const char *text, bool file) {
  if (text[0] < 'a' || text[0] > 'z') { return false; }
  for (const char *at = text; *at; at++) {
    bool letter = *at >= 'a' && *at <= 'z';
    bool digit = *at >= '0' && *at <= '9';
    if (!letter && !digit && *at != '_' && !(file && *at == '-')) {
      return false;
    }
  }
  return strlen(text) <= 64;
}

bool check_value_is_file_id(const char *id) {
  return is_id_text(id, true);
}

static bool check_id_text(Reader *reader, Spot spot, const char *id,
                          bool file) {
  if (!is_id_text(id, file)) {
    Diag *diag = reader_error(reader, spot, "bad-id", "\"%.80s\" is no id", id);
    diag_set_hint(diag,
                  "an id begins with a small letter and has only small "
                  "letters, digits and \"%s\", at most 64",
                  file ? "_-" : "_");
    return false;
  }
  if (!expr_is_word(id)) { return true; }
  Diag *diag = reader_error(
      reader, spot, "reserved-id",
      "\"%s\" is a word of the expression language, so it is no id", id);
  diag_set_hint(diag, "choose another word");
  return false;
}

bool check_id_key(Reader *reader, const JsonValue *member) {
  return check_id_text(reader, at_key(member), json_key(member), false);
}

static bool check_id(Reader *reader, const Key *key, const JsonValue *value) {
  return check_text(reader, key, value) &&
         check_id_text(reader, at_value(value), json_text(value),
                       key->type == KEY_FILE_ID);
}

static bool check_word(Reader *reader, const Key *key, const JsonValue *value) {
  if (json_kind(value) != JSON_TEXT) {
    return add_wrong_type(reader, key, value);
  }
  const char *word = json_text(value);
  if (keys_find_word(key, word) >= 0) { return true; }
  Diag *diag = reader_error(reader, at_value(value), "unknown-choice",
                            "\"%.80s\" is no \"%s\"", word, key->name);
  char all[DIAG_HINT_BYTES];
  Str list = str_init(all, sizeof all);
  for (int i = 0; key->words[i]; i++) {
    if (!key->words[i][0]) { continue; }
    str_addf(&list, "%s%s", list.length ? ", " : "", key->words[i]);
  }
  diag_set_hint(diag, "one of: %s", all);
  return false;
}

static bool check_integer(Reader *reader, const Key *key,
                          const JsonValue *value) {
  int64_t integer;
  if (json_kind(value) != JSON_NUMBER) {
    return add_wrong_type(reader, key, value);
  }
  if (json_integer(value, &integer) && integer >= key->min &&
      integer <= key->max) {
    return true;
  }
  if (key->min == key->max) {
    reader_error(reader, at_value(value), "out-of-range",
                 "\"%s\" should be %" PRId64, key->name, key->min);
  } else {
    reader_error(reader, at_value(value), "out-of-range",
                 "\"%s\" should be a whole number from %" PRId64 " to %" PRId64,
                 key->name, key->min, key->max);
  }
  return false;
}

/* What is the author's own in a map does not count. */
static int size_of(const Key *key, const JsonValue *value) {
  if (key->type != KEY_MAP) { return json_size(value); }
  int size = 0;
  for (const JsonValue *member = json_first(value); member;
       member = json_next(member)) {
    size += !keys_is_private(json_key(member));
  }
  return size;
}

static bool check_size(Reader *reader, const Key *key, const JsonValue *value) {
  int size = size_of(key, value);
  if (size < key->min) {
    reader_error(reader, at_value(value), "too-few",
                 "\"%s\" should hold at least %" PRId64, key->name, key->min);
    return false;
  }
  if (key->max == 0 || size <= key->max) { return true; }
  reader_error(reader, at_value(value), "too-many",
               "\"%s\" holds %d, more than %" PRId64, key->name, size,
               key->max);
  return false;
}

typedef bool CheckItem(Reader *reader, const Key *key, const JsonValue *value);

static bool check_items(Reader *reader, const Key *key, const JsonValue *value,
                        CheckItem *check) {
  if (json_kind(value) != JSON_LIST) {
    return add_wrong_type(reader, key, value);
  }
  bool good = check_size(reader, key, value);
  for (const JsonValue *item = json_first(value); item;
       item = json_next(item)) {
    good = check(reader, key, item) && good;
  }
  return good;
}

static bool stands_before(const JsonValue *list, const JsonValue *item) {
  for (const JsonValue *other = json_first(list); other != item;
       other = json_next(other)) {
    if (str_equal(json_text(other), json_text(item))) { return true; }
  }
  return false;
}

enum { FEW_ITEMS = 16 };

/* Lists of ids and words are sets: twice the same is a slip. */
static bool check_set(Reader *reader, const Key *key, const JsonValue *value,
                      CheckItem *check) {
  if (!check_items(reader, key, value, check)) { return false; }
  bool good = true, many = json_size(value) > FEW_ITEMS;
  Symbols before;
  if (many && !symbols_init(&before, reader, json_size(value))) {
    return false;
  }
  for (const JsonValue *item = json_first(value); item;
       item = json_next(item)) {
    bool twice = many ? !symbols_add(&before, json_text(item), 0)
                      : stands_before(value, item);
    if (!twice) { continue; }
    Diag *diag =
        reader_error(reader, at_value(item), "listed-twice",
                     "\"%s\" stands twice in this list", json_text(item));
    diag_set_hint(diag, "take one of them out");
    good = false;
  }
  return good;
}

static bool check_kind(Reader *reader, const Key *key, const JsonValue *value,
                       JsonKind wanted) {
  return json_kind(value) == wanted || add_wrong_type(reader, key, value);
}

static bool check_point(Reader *reader, const Key *key,
                        const JsonValue *value) {
  if (json_kind(value) != JSON_LIST || json_size(value) != 2) {
    return add_wrong_type(reader, key, value);
  }
  const JsonValue *x = json_first(value);
  bool good = check_integer(reader, key, x);
  return check_integer(reader, key, json_next(x)) && good;
}

static bool check_say(Reader *reader, const Key *key, const JsonValue *value) {
  if (json_kind(value) == JSON_LIST) {
    return check_items(reader, key, value, check_text);
  }
  return check_text(reader, key, value);
}

static bool check_ways(Reader *reader, const Key *key, const JsonValue *value) {
  if (json_kind(value) == JSON_LIST) { return check_size(reader, key, value); }
  return check_text(reader, key, value);
}

static bool check_holder(Reader *reader, const Key *key,
                         const JsonValue *value) {
  JsonKind wanted = key->type == KEY_LIST ? JSON_LIST : JSON_OBJECT;
  return check_kind(reader, key, value, wanted) &&
         (key->type == KEY_OBJECT || check_size(reader, key, value));
}

bool check_value(Reader *reader, const Key *key, const JsonValue *value) {
  switch (key->type) {
    case KEY_TEXT:
    case KEY_CONDITION:
      return check_text(reader, key, value);
    case KEY_TEXTS:
      return check_items(reader, key, value, check_text);
    case KEY_SAY:
      return check_say(reader, key, value);
    case KEY_NAME:
      return check_name(reader, key, value);
    case KEY_NAMES:
      return check_items(reader, key, value, check_name);
    case KEY_ID:
    case KEY_FILE_ID:
      return check_id(reader, key, value);
    case KEY_IDS:
      return check_set(reader, key, value, check_id);
    case KEY_REF:
      return check_text(reader, key, value);
    case KEY_REFS:
      return check_set(reader, key, value, check_text);
    case KEY_WORD:
      return check_word(reader, key, value);
    case KEY_WORDS:
      return check_set(reader, key, value, check_word);
    case KEY_INTEGER:
      return check_integer(reader, key, value);
    case KEY_BOOL:
      return check_kind(reader, key, value, JSON_BOOL);
    case KEY_TRUTH:
      return json_kind(value) == JSON_BOOL || check_text(reader, key, value);
    case KEY_WAYS:
      return check_ways(reader, key, value);
    case KEY_POINT:
      return check_point(reader, key, value);
    case KEY_OBJECT:
    case KEY_LIST:
    case KEY_MAP:
      return check_holder(reader, key, value);
  }
  return false;
}
