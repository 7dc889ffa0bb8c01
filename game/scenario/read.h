/* SPDX-License-Identifier: MIT */
/* Reads JSON objects by the table of keys, and reports all that is wrong with
** them: what is handed on has the right type and range, or is not there. */
#ifndef SCENARIO_READ_H
#define SCENARIO_READ_H

#include "scenario/keys.h"
#include "scenario/reader.h"

#include <stdbool.h>
#include <stdint.h>

/* An object's values, in the order of its table; NULL where there is none. */
typedef struct {
  const JsonValue *object;
  const KeyTable *table;
  const JsonValue *at[KEYS_MAX];
  uint32_t present; /* bits by key: stands there, whatever its value */
  uint32_t meant;   /* bits by key: an unknown key was most like it */
} Fields;

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

/* Whether the key stands there, as it is or misspelt, but is of no use. */
bool fields_refused(const Fields *fields, int key);

/* The members of a map that are not the author's own. */
const JsonValue *fields_first_entry(const Fields *fields, int key);
const JsonValue *next_entry(const JsonValue *member);

/* A copy of a text; `fallback` when there is none. */
const char *fields_copy(Reader *reader, const Fields *fields, int key,
                        const char *fallback);

#endif
