/* SPDX-License-Identifier: MIT */
/* What the game reads of assets/ besides fonts and pictures. Each gives NULL
** when the file cannot be read or is no good; what it gives lives in `arena`.
** `data` is the folder that holds assets/. */
#ifndef APP_ASSETS_H
#define APP_ASSETS_H

#include "app/book.h"
#include "base/err.h"

typedef struct Arena Arena;
typedef struct Lexicon Lexicon;
typedef struct Locale Locale;
typedef struct Portraits Portraits;
typedef struct Rubric Rubric;

const Locale *assets_read_words(const char *data, Arena *arena, Err *err);
const Portraits *assets_read_portraits(const char *data, Arena *arena,
                                       Err *err);
/* By which typed words are read. */
const Lexicon *assets_read_lexicon(const char *data, Arena *arena, Err *err);
/* Keeps the file's bytes too. */
const Rubric *assets_read_rubric(const char *data, Arena *arena, Source *source,
                                 Err *err);

#endif
