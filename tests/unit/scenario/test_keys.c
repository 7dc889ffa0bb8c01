/* SPDX-License-Identifier: MIT */
/* The table of keys, the JSON Schema and the valid cases speak of the same. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/str.h"
#include "loader.h"
#include "scenario/keys.h"
#include "scenario/suggest.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#define SCHEMA    EK_SOURCE_DIR "/scenarios/scenario.schema.json"
#define EVERY_KEY EK_SOURCE_DIR "/tests/scenarios/valid/every_key/input.json"

/* Where the schema has each table, under "$defs". */
static const char *const DEFS[] = {
    [KEYS_TOP] = NULL,          [KEYS_COMPANY] = "company",
    [KEYS_CALLER] = "caller",   [KEYS_PERSON] = "person",
    [KEYS_VOICE] = "voice",     [KEYS_TEMPER] = "temper",
    [KEYS_RECORD] = "record",   [KEYS_FACT] = "fact",
    [KEYS_PROMISE] = "promise", [KEYS_NODE] = "node",
    [KEYS_LINE] = "line",       [KEYS_REPLY] = "reply",
    [KEYS_OFFER] = "offer",     [KEYS_WAY] = "way",
    [KEYS_END] = "end",         [KEYS_WRAP_UP] = "wrap_up",
    [KEYS_TASK] = "task",       [KEYS_AFTERMATH] = "aftermath"};

enum { TABLES = (int)(sizeof DEFS / sizeof DEFS[0]) };

static bool holds_text(const JsonValue *list, const char *text) {
  const JsonValue *item = list ? json_first(list) : NULL;
  while (item && !str_equal(json_text(item), text)) { item = json_next(item); }
  return item != NULL;
}

static void expect_integer(const JsonValue *property, const char *name,
                           int64_t expected) {
  const JsonValue *value = json_member(property, name);
  int64_t integer;
  assert_non_null(value);
  assert_true(json_integer(value, &integer));
  assert_true(integer == expected);
}

static void compare_words(const Key *key, const JsonValue *property) {
  const JsonValue *words = json_member(property, "enum");
  int count = 0;
  for (int i = 0; key->words[i]; i++) {
    if (!key->words[i][0]) { continue; }
    if (!holds_text(words, key->words[i])) { fail_msg("%s", key->words[i]); }
    count++;
  }
  assert_int_equal(count, json_size(words));
}

static void compare_key(const Key *key, const JsonValue *property) {
  if (key->type == KEY_WORD) { compare_words(key, property); }
  if (key->type == KEY_INTEGER && key->min == key->max) {
    expect_integer(property, "const", key->min);
  } else if (key->type == KEY_INTEGER) {
    expect_integer(property, "minimum", key->min);
    expect_integer(property, "maximum", key->max);
    if (json_member(property, "default")) {
      expect_integer(property, "default", key->fallback);
    }
  }
  bool counted = key->type == KEY_LIST || key->type == KEY_MAP;
  const char *most = key->type == KEY_LIST ? "maxItems" : "maxProperties";
  if (counted && json_member(property, most)) {
    expect_integer(property, most, key->max);
  }
}

static void compare_table(const KeyTable *table, const JsonValue *def) {
  const JsonValue *properties = json_member(def, "properties");
  const JsonValue *required = json_member(def, "required");
  int needed = 0;
  for (int i = 0; i < table->count; i++) {
    const Key *key = &table->keys[i];
    const JsonValue *property = json_member(properties, key->name);
    if (!property) { fail_msg("%s: \"%s\"", table->what, key->name); }
    assert_int_equal(holds_text(required, key->name), key->required);
    needed += key->required;
    compare_key(key, property);
  }
  assert_int_equal(json_size(properties), table->count);
  assert_int_equal(required ? json_size(required) : 0, needed);
}

static void keys__the_schema_lists_the_same(void **state) {
  (void)state;
  Arena *arena = arena_create(1 << 20);
  Diags *diags = diags_create(arena, 1);
  size_t length;
  char *bytes = loader_read(SCHEMA, &length);
  JsonDoc *doc = json_open(arena, SCHEMA, bytes, length, diags);
  assert_non_null(doc);
  const JsonValue *root = json_root(doc), *defs = json_member(root, "$defs");
  for (int i = 0; i < TABLES; i++) {
    const JsonValue *def = DEFS[i] ? json_member(defs, DEFS[i]) : root;
    if (!def) { fail_msg("no %s", DEFS[i]); }
    compare_table(keys_table((KeysOf)i), def);
  }
  json_close(doc);
  free(bytes);
  arena_destroy(arena);
}

static void keys__a_valid_case_has_them_all(void **state) {
  (void)state;
  size_t length;
  char *text = loader_read(EVERY_KEY, &length);
  for (int i = 0; i < TABLES; i++) {
    const KeyTable *table = keys_table((KeysOf)i);
    for (int k = 0; k < table->count; k++) {
      char quoted[64];
      Str key = str_init(quoted, sizeof quoted);
      str_addf(&key, "\"%s\":", table->keys[k].name);
      if (!strstr(text, quoted)) { fail_msg("%s is missing", quoted); }
    }
  }
  free(text);
}

static void keys__every_table_is_complete(void **state) {
  (void)state;
  for (int i = 0; i < KEYS_COUNT; i++) {
    const KeyTable *table = keys_table((KeysOf)i);
    assert_non_null(table->what);
    assert_in_range(table->count, 1, KEYS_MAX);
    for (int k = 0; k < table->count; k++) {
      const Key *key = &table->keys[k];
      assert_non_null(key->name);
      bool worded = key->type == KEY_WORD || key->type == KEY_WORDS;
      assert_int_equal(worded, key->words != NULL);
    }
  }
}

static const char *suggested(const char *written) {
  static const char *const known[] = {"goto",  "say",      "uses",
                                      "coach", "restates", "contradicts"};
  Suggest suggest = suggest_init(written);
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    suggest_offer(&suggest, known[i]);
  }
  return suggest.best;
}

static void keys__a_slip_is_understood_and_a_guess_is_not_made(void **state) {
  (void)state;
  assert_string_equal(suggested("got"), "goto");
  assert_string_equal(suggested("gotoo"), "goto");
  assert_string_equal(suggested("says"), "say");
  assert_string_equal(suggested("sya"), "say");
  assert_string_equal(suggested("caoch"), "coach");
  assert_string_equal(suggested("contradict"), "contradicts");
  assert_string_equal(suggested("Restates"), "restates");
  assert_null(suggested("next"));
  assert_null(suggested(""));
  assert_null(suggested("a very long key that nobody could have meant to be "
                        "any of the keys that there are"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys__the_schema_lists_the_same),
      cmocka_unit_test(keys__a_valid_case_has_them_all),
      cmocka_unit_test(keys__every_table_is_complete),
      cmocka_unit_test(keys__a_slip_is_understood_and_a_guess_is_not_made),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
