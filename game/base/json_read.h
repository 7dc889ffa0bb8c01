/* SPDX-License-Identifier: MIT */
/* Reads a JSON file value by value, up to the first that is wrong: what fails
** reports its place and a sentence, and returns false. Who reports every fault
** of a file writes to Diags instead. */
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Err Err;
typedef struct JsonDoc JsonDoc;
typedef struct JsonValue JsonValue;

typedef struct {
  const JsonDoc *doc;
  Err *err; /* or NULL */
} JsonReader;

/* As json_open(), but NULL for duplicate keys too, with the reason in `err`,
** which may be NULL. */
JsonDoc *json_read_open(Arena *arena, const char *path, const char *bytes,
                        size_t length, Err *err);

/* Report what is wrong with a value; with a member's key, which is added to
** the sentence so far (`this has no key "`) with a closing quote. Both return
** false. */
bool json_read_fail(const JsonReader *reader, const JsonValue *at,
                    const char *text);
bool json_read_fail_key(const JsonReader *reader, const JsonValue *member,
                        const char *before);

/* A whole number, written as one, from `least` to `most`. */
bool json_read_int(const JsonReader *reader, const JsonValue *value, int least,
                   int most, int *integer);

/* A seed, from 0 to JSON_MAX_INTEGER. */
bool json_read_seed(const JsonReader *reader, const JsonValue *value,
                    uint64_t *seed);

/* That a file's format, or its engine, is of the one version known. */
bool json_read_version(const JsonReader *reader, const JsonValue *value,
                       int version);

#endif
