/* SPDX-License-Identifier: MIT */
/* Whole files and folders. What fails says so in `err`, with the path. */
#ifndef OS_FILE_H
#define OS_FILE_H

#include "base/err.h"

#include <stddef.h>

/* A folder's files, by name and in the order of their bytes. */
typedef struct {
  char **names;
  int count;
} FileNames;

/* The bytes of a file of at most `limit` bytes; a bigger one is refused. A
** NUL follows them, which `length` does not count. Give back with free(). */
char *file_read(const char *path, size_t limit, size_t *length, Err *err);

/* Replaces the file's bytes, at once and lastingly: whatever happens, the
** file then has either the old ones or the new ones. */
bool file_write(const char *path, const void *bytes, size_t length, Err *err);

/* Makes an empty file that only its owner may read; one that is there already
** is left as it is. */
bool file_create_private(const char *path, Err *err);

bool file_exists(const char *path);

/* Makes a folder, and those above it, for the owner alone; no error when it
** is there. */
bool file_make_folder(const char *path, Err *err);

/* The regular files of a folder whose names end in `suffix`, and links that
** lead nowhere; hidden ones are left out. Give back with `file_clear_names`. */
bool file_list(const char *folder, const char *suffix, FileNames *names,
               Err *err);
void file_clear_names(FileNames *names);

#endif
