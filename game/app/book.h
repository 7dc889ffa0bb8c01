/* SPDX-License-Identifier: MIT */
/* A call that can be taken, with the bytes that it was made of; or why it
** cannot. Made on any one thread, read by all. */
#ifndef APP_BOOK_H
#define APP_BOOK_H

#include "base/err.h"

#include <stddef.h>

typedef struct Arena Arena;
typedef struct CallModel CallModel;
typedef struct Lexicon Lexicon;
typedef struct Rubric Rubric;

/* The bytes of a scenario or rubric file. */
typedef struct {
  const char *bytes; /* NULL: not known */
  size_t length;
} Source;

typedef struct {
  Arena *arena;           /* holds all of it; NULL: broken */
  const CallModel *model; /* NULL: broken */
  Source source;
  Err broken; /* the first error */
} Book;

/* What a book is read with, and outlived by. In its calls words may be typed
** when it is in the lexicon's language. */
typedef struct {
  const Rubric *rubric;
  const Lexicon *lexicon;
} BookTerms;

/* Reads a scenario file. */
Book book_read(BookTerms terms, const char *path);

/* The same from bytes, which are copied, and with the rubric in bytes too
** (an older version's). `path` is named in reports. */
Book book_make(const Lexicon *lexicon, const char *path, Source scenario,
               Source rubric);

void book_close(Book *book);

#endif
