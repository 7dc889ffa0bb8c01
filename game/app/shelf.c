/* SPDX-License-Identifier: MIT */
#include "app/shelf.h"

#include "app/assets.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "call/state.h"
#include "os/file.h"
#include "os/path.h"
#include "scenario/load.h"
#include "store/library.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  LIST_BYTES = 16 * 1024 * 1024, /* of the rubric too */
  /* Nine times the biggest file that the loader takes. */
  SCENARIO_BYTES = 288 * 1024 * 1024,
  DIAGS_BYTES = 4 * 1024 * 1024,
  MOST_READ_BYTES = 33 * 1024 * 1024 /* so that the loader can refuse it */
};

/* One file. */
typedef struct {
  Job job; /* first */
  Shelf *shelf;
  const LibraryFile *file;
  bool loading;
  Arena *arena; /* of what was loaded */
  const CallModel *model;
  Err broken;
} Book;

struct Shelf {
  Job job; /* first: lists the files */
  Jobs *jobs;
  char data[PATH_BYTES];
  Arena *arena;
  const Rubric *rubric;
  Library library;
  Book *books; /* as many as there are files */
  int count;   /* known to the main thread */
  Err trouble;
};

/* ---- on the worker ---- */

/* What one has written oneself stands among what came with the game. */
static bool list_files(Shelf *shelf, Err *err) {
  char shipped[PATH_BYTES], own[PATH_BYTES];
  bool has_own =
      path_find_user_data(own, NULL) && path_join(own, own, "scenarios", NULL);
  return path_join(shipped, shelf->data, "scenarios", err) &&
         library_list(shipped, has_own ? own : NULL, shelf->arena,
                      &shelf->library, err);
}

static void run_list(Job *job) {
  Shelf *shelf = (Shelf *)(void *)job;
  shelf->rubric =
      assets_read_rubric(shelf->data, shelf->arena, &shelf->trouble);
  if (!shelf->rubric || !list_files(shelf, &shelf->trouble)) { return; }
  size_t count = (size_t)shelf->library.count;
  shelf->books = arena_array(shelf->arena, count, sizeof *shelf->books);
  if (!shelf->books) { err_memory(&shelf->trouble); }
}

static const CallModel *load(Book *book, const char *bytes, size_t length,
                             Diags *diags) {
  const Scenario *scenario = scenario_load(
      book->arena, book->shelf->rubric, book->file->path, bytes, length, diags);
  if (!scenario) { return NULL; }
  const CallModel *model = call_model_create(book->arena, scenario);
  if (!model) { err_memory(&book->broken); }
  return model;
}

static void note_first_error(Book *book, const Diags *diags) {
  const Err *first = diags_first_error(diags);
  if (first) { book->broken = *first; }
  err_set_file(&book->broken, ERR_SCHEMA, book->file->path,
               "this file cannot be played");
}

static void run_load(Job *job) {
  Book *book = (Book *)(void *)job;
  Arena *reports = arena_create(DIAGS_BYTES);
  Diags *diags = reports ? diags_create(reports, DIAGS_DEFAULT_CAP) : NULL;
  book->arena = arena_create(SCENARIO_BYTES);
  book->broken = (Err){.code = ERR_NONE};
  size_t length;
  char *bytes =
      file_read(book->file->path, MOST_READ_BYTES, &length, &book->broken);
  if (bytes && diags && book->arena) {
    book->model = load(book, bytes, length, diags);
    if (!book->model) { note_first_error(book, diags); }
  } else {
    err_memory(&book->broken);
  }
  free(bytes);
  arena_destroy(reports);
}

/* ---- on the main thread ---- */

static void finish_load(Job *job) {
  Book *book = (Book *)(void *)job;
  book->loading = false;
  if (book->model) { return; }
  arena_destroy(book->arena);
  book->arena = NULL;
}

static void begin_load(Book *book) {
  book->loading = true;
  jobs_add(book->shelf->jobs, &book->job);
}

static void finish_list(Job *job) {
  Shelf *shelf = (Shelf *)(void *)job;
  if (!shelf->books) { return; }
  shelf->count = shelf->library.count;
  for (int i = 0; i < shelf->count; i++) {
    Book *book = &shelf->books[i];
    *book = (Book){.job = {.run = run_load, .done = finish_load},
                   .shelf = shelf,
                   .file = &shelf->library.list[i]};
    begin_load(book);
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
  for (int i = 0; i < shelf->count; i++) {
    arena_destroy(shelf->books[i].arena);
  }
  arena_destroy(shelf->arena);
  free(shelf);
}

int shelf_count(const Shelf *shelf) {
  return shelf->count;
}

LibraryEntry shelf_entry(const Shelf *shelf, int index) {
  assert(index >= 0 && index < shelf->count);
  const Book *book = &shelf->books[index];
  LibraryEntry entry = {
      .id = book->file->id, .path = book->file->path, .loading = book->loading};
  if (book->loading) { return entry; }
  entry.scenario = book->model ? book->model->scenario : NULL;
  entry.broken = book->model ? NULL : &book->broken;
  return entry;
}

void shelf_reload(Shelf *shelf, int index) {
  assert(index >= 0 && index < shelf->count);
  Book *book = &shelf->books[index];
  if (!book->loading && !book->model) { begin_load(book); }
}

const Err *shelf_trouble(const Shelf *shelf) {
  bool any = !jobs_is_under_way(&shelf->job) && shelf->trouble.code != ERR_NONE;
  return any ? &shelf->trouble : NULL;
}

const CallModel *shelf_model(const Shelf *shelf, const char *scenario) {
  for (int i = 0; i < shelf->count; i++) {
    const Book *book = &shelf->books[i];
    if (!book->loading && str_equal(book->file->id, scenario)) {
      return book->model;
    }
  }
  return NULL;
}
