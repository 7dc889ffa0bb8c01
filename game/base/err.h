/* SPDX-License-Identifier: MIT */
/* What went wrong, where, in one sentence. The first report wins. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

typedef enum {
  ERR_NONE,
  ERR_MEMORY, /* an arena is full, or memory is short */
  ERR_IO,     /* a file or the system said no */
  ERR_SYNTAX, /* the bytes are not what the format's grammar asks for */
  ERR_SCHEMA, /* well-formed, but not a valid scenario, rubric or replay */
  ERR_STORE   /* the database */
} ErrCode;

enum { ERR_PATH_BYTES = 256, ERR_POINTER_BYTES = 256, ERR_TEXT_BYTES = 320 };

typedef struct Err {
  ErrCode code;
  int line, column;          /* from 1; 0 when there is no place in a file */
  char path[ERR_PATH_BYTES]; /* the file as its user named it */
  char pointer[ERR_POINTER_BYTES]; /* JSON Pointer: /nodes/greet/replies/2 */
  char text[ERR_TEXT_BYTES];       /* one sentence, no full stop, no newline */
} Err;

/* Reports unless something was reported before; `err` may be NULL. Returns
** false, so that a failing function can `return err_set(…)`. */
bool err_set(Err *err, ErrCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, about the file at `path`. */
bool err_set_file(Err *err, ErrCode code, const char *path, const char *format,
                  ...) __attribute__((format(printf, 4, 5)));

/* The same for running out of memory. */
bool err_memory(Err *err);

#endif
