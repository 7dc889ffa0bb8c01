/* SPDX-License-Identifier: MIT */
/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, to U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point that begins at `bytes`, and how many bytes it takes; 0 (and
** U+FFFD) when the bytes are not UTF-8 or end too soon. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *point);

/* How many of the first bytes are characters of printable ASCII. */
size_t utf8_plain(const char *bytes, size_t length);

/* Number of code points of valid UTF-8. */
size_t utf8_count(const char *bytes, size_t length);

/* How many of the first `length` bytes are whole characters. */
size_t utf8_whole(const char *bytes, size_t length);

/* Whether a text may show it: no control character (C0, DEL, C1), no bidi
** override or isolate, no line or paragraph separator, no noncharacter. */
bool utf8_printable(uint32_t point);

#endif
