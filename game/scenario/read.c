/* SPDX-License-Identifier: MIT */
#include "scenario/read.h"

#include "base/str.h"
#include "scenario/check_value.h"
#include "scenario/suggest.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* Authors keep to one order, mostly this table's: the search begins after the
** key that was found last. */
static int find_key(const KeyTable *table, const char *name, int last) {
  for (int i = 1; i <= table->count; i++) {
    int key = (last + i) % table->count;
    const char *known = table->keys[key].name;
    if (known[0] == name[0] && str_equal(known, name)) { return key; }
  }
  return -1;
}

static void add_unknown_key(Reader *reader, Fields *fields,
                            const JsonValue *member) {
  const KeyTable *table = fields->table;
  const char *name = json_key(member);
  Diag *diag = reader_error(reader, at_key(member), "unknown-key",
                            "%s has no key \"%.80s\"", table->what, name);
  if (!diag) { return; }
  diag_set_hint(diag, "take it out, or let it begin with \"x-\" if it is your "
                      "own remark");
  Suggest suggest = suggest_init(name);
  for (int i = 0; i < table->count; i++) {
    suggest_offer(&suggest, table->keys[i].name);
  }
  suggest_tell(&suggest, diag);
  for (int i = 0; i < table->count; i++) {
    bool meant = suggest.best == table->keys[i].name;
    fields->meant |= (uint32_t)meant << i;
  }
}

/* Returns which key it is; `last` when it is none. */
static int take_member(Reader *reader, Fields *fields, const JsonValue *member,
                       int last) {
  const char *name = json_key(member);
  if (keys_is_private(name)) { return last; }
  int key = find_key(fields->table, name, last);
  if (key < 0) {
    add_unknown_key(reader, fields, member);
    return last;
  }
  /* Of a key written twice the first counts, here as where room is measured,
  ** even if its value is refused. */
  uint32_t bit = UINT32_C(1) << key;
  bool first = !(fields->present & bit);
  fields->present |= bit;
  if (first && check_value(reader, &fields->table->keys[key], member)) {
    fields->at[key] = member;
  }
  return key;
}

/* Whether it stands there, be it refused or misspelt: that was reported. */
static bool is_written(const Fields *fields, int key) {
  return (fields->present | fields->meant) >> key & 1;
}

static void check_required(Reader *reader, const Fields *fields) {
  for (int i = 0; i < fields->table->count; i++) {
    const Key *key = &fields->table->keys[i];
    if (!key->required || is_written(fields, i)) { continue; }
    Diag *diag =
        reader_error(reader, at_value(fields->object), "missing-key",
                     "%s needs the key \"%s\"", fields->table->what, key->name);
    diag_set_hint(diag, "add \"%s\"", key->name);
  }
}

bool reader_open(Reader *reader, KeysOf of, const JsonValue *value,
                 Fields *fields) {
  const KeyTable *table = keys_table(of);
  *fields = (Fields){.object = value, .table = table};
  if (json_kind(value) != JSON_OBJECT) {
    Diag *diag = reader_error(reader, at_value(value), "wrong-type",
                              "%s should stand here as an object", table->what);
    diag_set_hint(diag, "an object stands in braces: { ... }");
    return false;
  }
  int last = -1;
  for (const JsonValue *member = json_first(value); member;
       member = json_next(member)) {
    last = take_member(reader, fields, member, last);
  }
  check_required(reader, fields);
  return true;
}

int64_t fields_integer(const Fields *fields, int key) {
  int64_t integer = fields->table->keys[key].fallback;
  if (fields->at[key]) { json_integer(fields->at[key], &integer); }
  return integer;
}

int fields_int(const Fields *fields, int key) {
  int64_t integer = fields_integer(fields, key);
  assert(integer >= INT_MIN && integer <= INT_MAX);
  return (int)integer;
}

int fields_word(const Fields *fields, int key) {
  const Key *row = &fields->table->keys[key];
  const JsonValue *value = fields->at[key];
  return value ? keys_find_word(row, json_text(value)) : (int)row->fallback;
}

bool fields_bool(const Fields *fields, int key) {
  return fields->at[key] && json_bool(fields->at[key]);
}

const JsonValue *fields_first(const Fields *fields, int key) {
  return fields->at[key] ? json_first(fields->at[key]) : NULL;
}

int fields_size(const Fields *fields, int key) {
  return fields->at[key] ? json_size(fields->at[key]) : 0;
}

bool fields_refused(const Fields *fields, int key) {
  return !fields->at[key] && is_written(fields, key);
}

static const JsonValue *skip_private(const JsonValue *member) {
  while (member && keys_is_private(json_key(member))) {
    member = json_next(member);
  }
  return member;
}

const JsonValue *fields_first_entry(const Fields *fields, int key) {
  return skip_private(fields_first(fields, key));
}

const JsonValue *next_entry(const JsonValue *member) {
  return skip_private(json_next(member));
}

const char *fields_copy(Reader *reader, const Fields *fields, int key,
                        const char *fallback) {
  const JsonValue *value = fields->at[key];
  return value ? reader_copy(reader, json_text(value)) : fallback;
}
