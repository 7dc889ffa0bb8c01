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

static LibraryFile *find_file(const Library *library, const char *id) {
  for (int i = 0; i < library->count; i++) {
    if (str_equal(library->list[i].id, id)) { return &library->list[i]; }
  }
  return NULL;
}

static bool add_file(Library *library, const char *folder, const char *name,
                     bool own, Arena *arena, Err *err) {
  if (ends_in(name, ".schema.json")) { return true; }
  char path[PATH_BYTES];
  if (!path_join(path, folder, name, err)) { return false; }
  LibraryFile file = {
      .id = arena_copy(arena, name, strlen(name) - strlen(".json")),
      .path = arena_copy(arena, path, strlen(path)),
      .own = own};
  if (!file.id || !file.path) { return err_memory(err); }
  LibraryFile *same = find_file(library, file.id);
  if (!same) { same = &library->list[library->count++]; }
  *same = file;
  return true;
}

static bool add_files(Library *library, const char *folder,
                      const FileNames *names, bool own, Arena *arena,
                      Err *err) {
  for (int i = 0; i < names->count; i++) {
    if (!add_file(library, folder, names->names[i], own, arena, err)) {
      return false;
    }
  }
  return true;
}

static int compare_files(const void *a, const void *b) {
  return strcmp(((const LibraryFile *)a)->id, ((const LibraryFile *)b)->id);
}

typedef struct {
  FileNames shipped, own;
} Names;

static bool list_names(const char *shipped, const char *own, Names *names,
                       Err *err) {
  return file_list(shipped, ".json", &names->shipped, err) &&
         (!own || !file_exists(own) ||
          file_list(own, ".json", &names->own, err));
}

/* The own ones come last, and so take the places of the shipped ones. */
static bool fill(const char *shipped, const char *own, const Names *names,
                 Arena *arena, Library *library, Err *err) {
  size_t most = (size_t)names->shipped.count + (size_t)names->own.count;
  library->list = arena_array(arena, most, sizeof *library->list);
  if (!library->list) { return err_memory(err); }
  if (!add_files(library, shipped, &names->shipped, false, arena, err) ||
      !add_files(library, own, &names->own, true, arena, err)) {
    return false;
  }
  qsort(library->list, (size_t)library->count, sizeof *library->list,
        compare_files);
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

const LibraryFile *library_find(const Library *library, const char *id) {
  return find_file(library, id);
}
