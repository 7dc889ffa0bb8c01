/* SPDX-License-Identifier: MIT */
/* What all the loader's parts report to, and where they take memory from. */
#ifndef SCENARIO_READER_H
#define SCENARIO_READER_H

#include "base/diag.h"
#include "base/json.h"

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
  uint64_t seed;    /* by the file's hash: its author cannot aim at it */
  /* Whether a warning is not to be heard about the value at a place; NULL:
  ** all are heard. */
  bool (*silences)(void *context, const char *warning, uint32_t place);
  void *context;
} Reader;

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

#endif
