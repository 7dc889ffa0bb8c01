/* SPDX-License-Identifier: MIT */
/* The list of all that is wrong with a file, so that its author can mend it
** in one go. The first ones are kept, all are counted. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/err.h"

#include <stdarg.h>

typedef struct Arena Arena;
typedef struct Diags Diags;

typedef enum { SEVERITY_WARNING, SEVERITY_ERROR } Severity;

enum { DIAG_HINT_BYTES = 160, DIAGS_DEFAULT_CAP = 1000 };

typedef struct {
  Err at; /* place and sentence */
  Severity severity;
  const char *rule;           /* stable name, "unknown-key"; static */
  char hint[DIAG_HINT_BYTES]; /* what to do about it, or "" */
} Diag;

/* An empty list that keeps `cap` reports; NULL when the arena is full. */
Diags *diags_create(Arena *arena, int cap);

/* Adds a report. The sentence may quote the file: it is cleaned here. Returns
** it, to be given a place and a hint, or NULL when it was only counted. */
Diag *diags_add(Diags *diags, Severity severity, const char *rule,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

Diag *diags_add_list(Diags *diags, Severity severity, const char *rule,
                     const char *format, va_list args)
    __attribute__((format(printf, 4, 0)));

/* Gives a report a hint; `diag` may be NULL. */
void diag_set_hint(Diag *diag, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reports that memory was short, once, and for that needs none. */
void diags_add_memory(Diags *diags);

/* Turns warnings into errors. */
void diags_make_strict(Diags *diags);

/* Sorts what is kept by file, line and column; what stands at one place
** keeps its order. */
void diags_sort(Diags *diags);

int diags_kept(const Diags *diags);
const Diag *diags_get(const Diags *diags, int index);

/* All, kept or not. */
int diags_errors(const Diags *diags);
int diags_warnings(const Diags *diags);

/* The first error kept, for those who can show only one; NULL without any. */
const Err *diags_first_error(const Diags *diags);

#endif
