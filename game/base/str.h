/* SPDX-License-Identifier: MIT */
/* Text built piece by piece in memory that the caller lends. What does not
** fit is left out whole (never half a character) and remembered. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char *text; /* always NUL-terminated */
  size_t length, size;
  bool cut; /* something did not fit */
} Str;

/* A text in `size` bytes (at least 1) at `memory`. */
Str str_init(char *memory, size_t size);

void str_add(Str *str, const char *text);
void str_add_bytes(Str *str, const char *bytes, size_t length);
void str_addf(Str *str, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds text that came from a file: control characters, bidi overrides and
** what is not UTF-8 become U+FFFD, a line feed or tab a space. All text of
** strangers that is printed passes through here. */
void str_add_clean(Str *str, const char *text);

/* Compares without regard to locale, byte by byte. */
bool str_equal(const char *a, const char *b);

#endif
