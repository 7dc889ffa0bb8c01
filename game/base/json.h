/* SPDX-License-Identifier: MIT */
/* JSON as RFC 8259 has it and no other, with the place of every value in its
** file. Objects and lists are walked in the file's order:
**
**   for (const JsonValue *item = json_first(list); item;
**        item = json_next(item)) { ... }
*/
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Diags Diags;
typedef struct Err Err;
typedef struct JsonDoc JsonDoc;
typedef struct JsonValue JsonValue;

typedef enum {
  JSON_NULL,
  JSON_BOOL,
  JSON_NUMBER,
  JSON_TEXT,
  JSON_LIST,
  JSON_OBJECT
} JsonKind;

/* Integers are exact up to here, either way. */
#define JSON_MAX_INTEGER INT64_C(9007199254740991)

/* Reads a file's bytes; `path` (or NULL) is only named in reports. NULL when
** they are no JSON or memory is short, with the reason in `diags`. Duplicate
** keys are reported too, but the document is handed out, so that its reader
** can go on and find more: who must refuse it asks diags_errors(). The bytes
** must outlive the document; `arena` holds the places. To be closed. */
JsonDoc *json_open(Arena *arena, const char *path, const char *bytes,
                   size_t length, Diags *diags);
void json_close(JsonDoc *doc);

const JsonValue *json_root(const JsonDoc *doc);

JsonKind json_kind(const JsonValue *value);

/* The first of a list's items or an object's members, and the one after;
** NULL at the end, and for what holds nothing. */
const JsonValue *json_first(const JsonValue *holder);
const JsonValue *json_next(const JsonValue *value);
int json_size(const JsonValue *holder);

/* A member's key; NULL for what is no member. Lives as long as the document. */
const char *json_key(const JsonValue *value);

/* The member called so, by a search through all; NULL without one. */
const JsonValue *json_member(const JsonValue *object, const char *key);

/* What a JSON_TEXT says, without NULs inside; what a JSON_BOOL says. */
const char *json_text(const JsonValue *value);
bool json_bool(const JsonValue *value);

/* False when it is no number, no whole one, or beyond JSON_MAX_INTEGER. */
bool json_integer(const JsonValue *value, int64_t *integer);

/* The same, and written as an integer: 1.0 and 1e3 are refused. */
bool json_whole(const JsonDoc *doc, const JsonValue *value, int64_t *integer);

/* Gives back the memory of all that a value holds, when it has been read; it is
** empty then. Its own key, and where all of it stood, stay known. */
void json_drop(const JsonValue *holder);

/* Which value of the file this is, in the file's order from 0. */
uint32_t json_place(const JsonValue *value);

/* Where a value begins in the file's bytes. */
size_t json_offset(const JsonDoc *doc, uint32_t place);

/* Fill in path, line, column (in characters) and JSON Pointer: of a value, of
** its key, of byte `inside` of what a text says. `err` may be NULL. */
void json_locate(const JsonDoc *doc, uint32_t place, Err *err);
void json_locate_key(const JsonDoc *doc, uint32_t place, Err *err);
void json_locate_inside(const JsonDoc *doc, uint32_t place, size_t inside,
                        Err *err);

/* For fault tests: what the parser allocates with; NULLs for the usual. */
void json_set_memory(void *(*allocate)(size_t size),
                     void (*release)(void *memory));

#endif
