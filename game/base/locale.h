/* SPDX-License-Identifier: MIT */
/* All text for people, by key, in their language. A file is one flat object:
**
**   { "locale.direction": "ltr",
**     "screen.board.title": "Leaderboard of {scenario}",
**     "screen.board.rows": { "one": "{count} call", "other": "{count} calls" },
**     … }
**
** {name}s are places, filled when the text is used. A text with forms takes
** the one that fits its {count}. */
#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Diags Diags;
typedef struct Locale Locale;

/* What fills a place: a text or, where that is NULL, a number. */
typedef struct {
  const char *name, *text;
  int64_t number;
} LocaleArg;

LocaleArg locale_arg_text(const char *name, const char *text);
LocaleArg locale_arg_number(const char *name, int64_t number);

/* Reads a file's bytes; NULL when they are refused, and why in `diags`. What
** the file lacks is taken from `fallback` (may be NULL), which must live as
** long. Lives in `arena`. */
const Locale *locale_load(Arena *arena, const char *path, const char *bytes,
                          size_t length, const Locale *fallback, Diags *diags);

/* The text of a key as it stands, places unfilled; of a text with forms its
** "other". The key itself when no file has it. */
const char *locale_text(const Locale *locale, const char *key);

/* Whether a file or its fallback has the key. */
bool locale_has(const Locale *locale, const char *key);

/* Adds the text with its places filled. Places without an argument stay as
** they are written. What arguments say is added as it is. */
void locale_add(const Locale *locale, Str *to, const char *key,
                const LocaleArg *args, int count);

/* Whether the language is written from right to left. */
bool locale_is_rtl(const Locale *locale);

#endif
