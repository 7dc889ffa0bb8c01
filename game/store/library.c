/* SPDX-License-Identifier: MIT */
#include "store/library.h"

#include "base/str.h"
#include "os/file.h"
#include "os/path.h"

#include <stdlib.h>
#include <string.h>

static bool ends_in(const char *name, const char *suffix) {
  size_t length = strlen(name), end = strlen(suffix);
  return length >= end && str_equal(name + length - end, suffix);
}

static bool add_file(Library *library, const char *path, const char *id,
                     bool own, Arena *arena, Err *err) {
  LibraryFile *file = &library->list[library->count];
  *file = (LibraryFile){.id = arena_copy(arena, id, strlen(id)),
                        .path = arena_copy(arena, path, strlen(path)),
                        .own = own};
  if (!file->id || !file->path) { return err_memory(err); }
  library->count++;
  return true;
}

static bool add_files(Library *library, const char *folder,
                      const FileNames *names, bool own, Arena *arena,
                      Err *err) {
  for (int i = 0; i < names->count; i++) {
    char path[PATH_BYTES], id[PATH_BYTES];
    const char *name = names->names[i];
    if (ends_in(name, ".schema.json")) { continue; }
    Str stem = str_init(id, sizeof id);
    str_add_bytes(&stem, name, strlen(name) - strlen(".json"));
    if (!path_join(path, folder, name, err) ||
        !add_file(library, path, id, own, arena, err)) {
      return false;
    }
  }
  return true;
}

/* By id; one's own before the shipped one. */
static int compare_files(const void *left, const void *right) {
  const LibraryFile *a = left, *b = right;
  int order = strcmp(a->id, b->id);
  return order != 0 ? order : (int)b->own - (int)a->own;
}

/* Leaves out the shipped ones whose place is taken. */
static void drop_replaced(Library *library) {
  int kept = 0;
  for (int i = 0; i < library->count; i++) {
    const LibraryFile *file = &library->list[i];
    if (kept > 0 && str_equal(library->list[kept - 1].id, file->id)) {
      continue;
    }
    library->list[kept++] = *file;
  }
  library->count = kept;
}

typedef struct {
  FileNames shipped, own;
  bool own_unreadable;
} Names;

static bool list_names(const char *shipped, const char *own, Names *names,
                       Err *err) {
  if (!file_list(shipped, ".json", &names->shipped, err)) { return false; }
  names->own_unreadable =
      own && file_exists(own) && !file_list(own, ".json", &names->own, NULL);
  return true;
}

static bool fill(const char *shipped, const char *own, const Names *names,
                 Arena *arena, Library *library, Err *err) {
  size_t most = (size_t)names->shipped.count + (size_t)names->own.count + 1;
  library->list = arena_array(arena, most, sizeof *library->list);
  if (!library->list) { return err_memory(err); }
  if (!add_files(library, shipped, &names->shipped, false, arena, err) ||
      !add_files(library, own, &names->own, true, arena, err) ||
      (names->own_unreadable &&
       !add_file(library, own, "scenarios", true, arena, err))) {
    return false;
  }
  qsort(library->list, (size_t)library->count, sizeof *library->list,
        compare_files);
  drop_replaced(library);
  return true;
}

bool library_list(const char *shipped, const char *own, Arena *arena,
                  Library *library, Err *err) {
  *library = (Library){0};
  Names names = {0};
  bool done = list_names(shipped, own, &names, err) &&
              fill(shipped, own, &names, arena, library, err);
  file_clear_names(&names.shipped);
  file_clear_names(&names.own);
  return done;
}
