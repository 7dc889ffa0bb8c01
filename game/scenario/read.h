/* SPDX-License-Identifier: MIT */
/* Reads JSON objects by the table of keys, and reports all that is wrong with
** them: what is handed on has the right type and range, or is not there. */
#ifndef SCENARIO_READ_H
#define SCENARIO_READ_H

#include "base/diag.h"
#include "base/json.h"
#include "scenario/keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

typedef struct {
  Arena *arena;
  const JsonDoc *doc;
  Diags *diags;
  bool failed;      /* memory was short: nothing more is worth reading */
  int guesses_left; /* of "did you mean", which cost time in huge files */
} Reader;

/* An object's values, in the order of its table; NULL where there is none. */
typedef struct {
  const JsonValue *object;
  const KeyTable *table;
  const JsonValue *at[KEYS_MAX];
} Fields;

Reader reader_init(Arena *arena, const JsonDoc *doc, Diags *diags);

/* Which part of a value a report is about. */
typedef struct {
  const JsonValue *value;
  enum { PART_VALUE, PART_KEY, PART_BYTE } part;
  size_t byte; /* of what a text says */
} Spot;

Spot at_value(const JsonValue *value);
Spot at_key(const JsonValue *member); /* of what is no member: the value */
Spot at_byte(const JsonValue *text, size_t byte);

/* Report, and return the report, for a hint, or NULL. */
Diag *reader_error(Reader *reader, Spot spot, const char *rule,
                   const char *format, ...)
    __attribute__((format(printf, 4, 5)));
Diag *reader_warn(Reader *reader, Spot spot, const char *rule,
                  const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Reports that memory was short. */
void reader_fail(Reader *reader);

/* From the arena; when it is full, NULL, and the reader has failed. */
void *reader_array(Reader *reader, int count, size_t size);

/* A copy that outlives the document; "" when memory is short. */
const char *reader_copy(Reader *reader, const char *text);

/* Takes an object apart. Unknown, missing and mistyped keys are reported.
** False when `value` is no object. */
bool reader_open(Reader *reader, KeysOf of, const JsonValue *value,
                 Fields *fields);

/* The value or, when there is none, the default. */
int64_t fields_integer(const Fields *fields, int key);
int fields_int(const Fields *fields, int key);
int fields_word(const Fields *fields, int key);
bool fields_bool(const Fields *fields, int key);

/* The first item of a list or member of a map; NULL when there is none. */
const JsonValue *fields_first(const Fields *fields, int key);
int fields_size(const Fields *fields, int key);

/* The members of a map that are not the author's own. */
const JsonValue *fields_first_entry(const Fields *fields, int key);
const JsonValue *next_entry(const JsonValue *member);

/* A copy of a text; `fallback` when there is none. */
const char *fields_copy(Reader *reader, const Fields *fields, int key,
                        const char *fallback);

/* Which of the key's words a text is; -1 when it is none. */
int key_word(const Key *key, const char *text);

/* Whether `key` is the author's own, to be left alone. */
bool key_is_private(const char *key);

#endif
