/* SPDX-License-Identifier: MIT */
/* JSON written piece by piece. Misuse (a key outside an object, an unclosed
** list) is a bug and asserted. */
#ifndef BASE_JSON_OUT_H
#define BASE_JSON_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { JSON_OUT_DEPTH = 32 };

typedef struct Arena Arena;

typedef void JsonOutWrite(void *context, const char *bytes, size_t length);

typedef struct JsonOut {
  JsonOutWrite *write;
  void *context;
  int depth;
  bool indented; /* else one line without spaces */
  bool after_key;
  struct {
    bool object, filled;
  } open[JSON_OUT_DEPTH];
} JsonOut;

/* A writer that hands its pieces to `write`. */
JsonOut json_out_init(JsonOutWrite *write, void *context, bool indented);

/* What writes a document about `what`, the same each time. */
typedef void JsonOutDocument(const void *what, JsonOut *out);

/* A document on one line, as a text of `*length` bytes that lives in `arena`;
** NULL when that is full. */
const char *json_out_keep(Arena *arena, JsonOutDocument *document,
                          const void *what, size_t *length);

void json_out_open_object(JsonOut *out);
void json_out_close_object(JsonOut *out);
void json_out_open_list(JsonOut *out);
void json_out_close_list(JsonOut *out);

/* Names the next value of an object. */
void json_out_key(JsonOut *out, const char *key);

void json_out_integer(JsonOut *out, int64_t integer);
void json_out_bool(JsonOut *out, bool truth);
void json_out_null(JsonOut *out);

/* Control characters, quotes, backslashes, U+2028 and U+2029 are escaped;
** what is not UTF-8 becomes U+FFFD. NULL is written as null. */
void json_out_text(JsonOut *out, const char *text);

/* A key and its value in one. A decimal is given in the last of its places
** (12345 with 3 of them is 12.345); it is not negative. */
void json_out_member_integer(JsonOut *out, const char *key, int64_t integer);
void json_out_member_decimal(JsonOut *out, const char *key, int64_t value,
                             int places);
void json_out_member_text(JsonOut *out, const char *key, const char *text);
void json_out_member_bool(JsonOut *out, const char *key, bool truth);

#endif
