/* SPDX-License-Identifier: MIT */
/* The scenario files of this machine: those that came with the program, and
** the user's own. */
#ifndef STORE_LIBRARY_H
#define STORE_LIBRARY_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

typedef struct {
  const char *id;   /* what the file's name says; the file may say otherwise */
  const char *path; /* of the file */
  bool own;         /* the user's own */
} LibraryFile;

typedef struct {
  LibraryFile *list; /* by id */
  int count;
} Library;

/* Every *.json file of the two folders save the *.schema.json ones, whatever
** is in it. A user's own file stands in the place of a shipped one of the same
** id. `own` may name a folder that is not there, or be NULL; when it cannot be
** listed it stands in the list itself, for reading it says why. */
bool library_list(const char *shipped, const char *own, Arena *arena,
                  Library *library, Err *err);

#endif
