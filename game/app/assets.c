/* SPDX-License-Identifier: MIT */
#include "app/assets.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/locale.h"
#include "os/file.h"
#include "os/path.h"
#include "scenario/rubric.h"
#include "screens/portrait.h"
#include "wording/lexicon.h"

#include <stdlib.h>

enum { MOST_BYTES = 16 * 1024 * 1024 };

/* A reader of one kind of file. */
typedef const void *Parse(Arena *arena, const char *path, const char *bytes,
                          size_t length, Diags *diags);

static const void *parse_words(Arena *arena, const char *path,
                               const char *bytes, size_t length, Diags *diags) {
  return locale_load(arena, path, bytes, length, NULL, diags);
}

static const void *parse_portraits(Arena *arena, const char *path,
                                   const char *bytes, size_t length,
                                   Diags *diags) {
  return portrait_load(arena, path, bytes, length, diags);
}

static const void *parse_lexicon(Arena *arena, const char *path,
                                 const char *bytes, size_t length,
                                 Diags *diags) {
  return lexicon_load(arena, path, bytes, length, diags);
}

static const void *parse_rubric(Arena *arena, const char *path,
                                const char *bytes, size_t length,
                                Diags *diags) {
  return rubric_load(arena, path, bytes, length, diags);
}

static char *read_file(const char *data, const char *name,
                       char path[PATH_BYTES], size_t *length, Err *err) {
  return path_join(path, data, name, err)
             ? file_read(path, MOST_BYTES, length, err)
             : NULL;
}

static const void *make(Parse *parse, const char *path, const char *bytes,
                        size_t length, Arena *arena, Err *err) {
  Diags *diags = diags_create(arena, 1);
  const void *made = diags ? parse(arena, path, bytes, length, diags) : NULL;
  if (made) { return made; }
  const Err *first = diags ? diags_first_error(diags) : NULL;
  if (first && err && err->code == ERR_NONE) { *err = *first; }
  err_memory(err);
  return NULL;
}

static const void *read(const char *data, const char *name, Parse *parse,
                        Arena *arena, Err *err) {
  char path[PATH_BYTES];
  size_t length;
  char *bytes = read_file(data, name, path, &length, err);
  if (!bytes) { return NULL; }
  const void *made = make(parse, path, bytes, length, arena, err);
  free(bytes);
  return made;
}

const Locale *assets_read_words(const char *data, Arena *arena, Err *err) {
  return read(data, "assets/locale/en.json", parse_words, arena, err);
}

const Portraits *assets_read_portraits(const char *data, Arena *arena,
                                       Err *err) {
  return read(data, "assets/portraits/portraits.json", parse_portraits, arena,
              err);
}

const Lexicon *assets_read_lexicon(const char *data, Arena *arena, Err *err) {
  return read(data, "assets/lexicon/en.json", parse_lexicon, arena, err);
}

const Rubric *assets_read_rubric(const char *data, Arena *arena, Source *source,
                                 Err *err) {
  char path[PATH_BYTES];
  char *file =
      read_file(data, "assets/rubric.json", path, &source->length, err);
  source->bytes = file ? arena_copy(arena, file, source->length) : NULL;
  free(file);
  if (!source->bytes) {
    err_memory(err);
    return NULL;
  }
  return make(parse_rubric, path, source->bytes, source->length, arena, err);
}
