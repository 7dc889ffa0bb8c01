/* SPDX-License-Identifier: MIT */
#include "app/shelf.h"

#include "app/assets.h"
#include "app/book.h"
#include "base/arena.h"
#include "base/str.h"
#include "call/state.h"
#include "os/path.h"
#include "scenario/rubric.h"
#include "store/library.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_BYTES = 16 * 1024 * 1024 /* of the rubric too */ };

/* One file. */
typedef struct {
  Job job; /* first */
  Shelf *shelf;
  const LibraryFile *file;
  bool loading;
  Book book;
} Loading;

typedef struct Version Version;
struct Version {
  Version *next;
  Book book;
};

struct Shelf {
  Job job; /* first: lists the files */
  Jobs *jobs;
  char data[PATH_BYTES];
  Arena *arena;
  const Rubric *rubric;
  ShelfBytes rubric_bytes;
  Library library;
  Loading *files; /* as many as the library has */
  int count;      /* known to the main thread */
  Version *versions;
};

/* ---- on the worker ---- */

/* What one has written oneself stands among what came with the game. */
static bool list_files(Shelf *shelf) {
  char shipped[PATH_BYTES], own[PATH_BYTES];
  bool has_own =
      path_find_user_data(own, NULL) && path_join(own, own, "scenarios", NULL);
  return path_join(shipped, shelf->data, "scenarios", NULL) &&
         library_list(shipped, has_own ? own : NULL, shelf->arena,
                      &shelf->library, NULL);
}

static void run_list(Job *job) {
  Shelf *shelf = (Shelf *)(void *)job;
  shelf->rubric =
      assets_read_rubric(shelf->data, shelf->arena, &shelf->rubric_bytes.bytes,
                         &shelf->rubric_bytes.length, NULL);
  if (!shelf->rubric || !list_files(shelf)) { return; }
  size_t count = (size_t)shelf->library.count;
  shelf->files = arena_array(shelf->arena, count, sizeof *shelf->files);
}

static void run_load(Job *job) {
  Loading *loading = (Loading *)(void *)job;
  loading->book = book_read(loading->shelf->rubric, loading->file->path);
}

/* ---- on the main thread ---- */

static void finish_load(Job *job) {
  ((Loading *)(void *)job)->loading = false;
}

static void begin_load(Loading *loading) {
  loading->loading = true;
  jobs_add(loading->shelf->jobs, &loading->job);
}

static void finish_list(Job *job) {
  Shelf *shelf = (Shelf *)(void *)job;
  if (!shelf->files) { return; }
  shelf->count = shelf->library.count;
  for (int i = 0; i < shelf->count; i++) {
    shelf->files[i] = (Loading){.job = {.run = run_load, .done = finish_load},
                                .shelf = shelf,
                                .file = &shelf->library.list[i]};
    begin_load(&shelf->files[i]);
  }
}

Shelf *shelf_create(Jobs *jobs, const char *data, Err *err) {
  Shelf *shelf = calloc(1, sizeof *shelf);
  Arena *arena = arena_create(LIST_BYTES);
  if (!shelf || !arena) {
    free(shelf);
    arena_destroy(arena);
    err_memory(err);
    return NULL;
  }
  shelf->job = (Job){.run = run_list, .done = finish_list};
  shelf->jobs = jobs;
  shelf->arena = arena;
  snprintf(shelf->data, sizeof shelf->data, "%s", data);
  jobs_add(jobs, &shelf->job);
  return shelf;
}

void shelf_destroy(Shelf *shelf) {
  if (!shelf) { return; }
  for (int i = 0; i < shelf->count; i++) { book_close(&shelf->files[i].book); }
  for (Version *version = shelf->versions; version;) {
    Version *next = version->next;
    book_close(&version->book);
    free(version);
    version = next;
  }
  arena_destroy(shelf->arena);
  free(shelf);
}

int shelf_count(const Shelf *shelf) {
  return shelf->count;
}

LibraryEntry shelf_entry(const Shelf *shelf, int index) {
  assert(index >= 0 && index < shelf->count);
  const Loading *loading = &shelf->files[index];
  const Book *book = &loading->book;
  LibraryEntry entry = {.id = loading->file->id,
                        .path = loading->file->path,
                        .loading = loading->loading};
  if (entry.loading) { return entry; }
  entry.scenario = book->model ? book->model->scenario : NULL;
  entry.broken = book->model ? NULL : &book->broken;
  return entry;
}

void shelf_reload(Shelf *shelf, int index) {
  assert(index >= 0 && index < shelf->count);
  Loading *loading = &shelf->files[index];
  if (!loading->loading && !loading->book.model) { begin_load(loading); }
}

/* "HASH/HASH", of the scenario's file and of the rubric's. */
static bool is_version(const Scenario *scenario, const char *name) {
  const char *rubric = strchr(name, '/');
  size_t length = strlen(scenario->hash);
  return rubric == name + length &&
         strncmp(name, scenario->hash, length) == 0 &&
         str_equal(rubric + 1, scenario->rubric->hash);
}

static bool is_called(const Book *book, const char *name) {
  return book->model && (str_equal(book->model->scenario->id, name) ||
                         is_version(book->model->scenario, name));
}

const CallModel *shelf_model(const Shelf *shelf, const char *name) {
  for (int i = 0; i < shelf->count; i++) {
    const Loading *loading = &shelf->files[i];
    if (!loading->loading && is_called(&loading->book, name)) {
      return loading->book.model;
    }
  }
  for (const Version *v = shelf->versions; v; v = v->next) {
    if (is_version(v->book.model->scenario, name)) { return v->book.model; }
  }
  return NULL;
}

ShelfBytes shelf_source(const Shelf *shelf, const char *hash) {
  for (int i = 0; i < shelf->count; i++) {
    const Loading *loading = &shelf->files[i];
    const Book *book = &loading->book;
    if (!loading->loading && book->model &&
        str_equal(book->model->scenario->hash, hash)) {
      return (ShelfBytes){book->bytes, book->length};
    }
  }
  return (ShelfBytes){.bytes = NULL};
}

ShelfBytes shelf_rubric(const Shelf *shelf) {
  return shelf->rubric_bytes;
}

bool shelf_add_version(Shelf *shelf, const char *scenario, ShelfBytes source,
                       ShelfBytes rubric, Err *err) {
  char path[ERR_PATH_BYTES];
  snprintf(path, sizeof path, "%s.json", scenario);
  Version *version = calloc(1, sizeof *version);
  if (!version) { return err_memory(err); }
  version->book =
      book_make(path, source.bytes, source.length, rubric.bytes, rubric.length);
  if (!version->book.model) {
    if (err && err->code == ERR_NONE) { *err = version->book.broken; }
    free(version);
    return false;
  }
  version->next = shelf->versions;
  shelf->versions = version;
  return true;
}
