/* SPDX-License-Identifier: MIT */
#include "app/shelf.h"

#include "app/book.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "call/state.h"
#include "lint/lint.h"
#include "os/path.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "store/library.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  LIST_BYTES = 16 * 1024 * 1024,
  CHECK_BYTES = 256 * 1024 * 1024, /* of which little is used */
  NOTES_BYTES = 1024 * 1024,
  MOST_NOTES = 50,
  /* Of all calls together: hundreds of long ones. */
  MOST_HELD_BYTES = 512 * 1024 * 1024
};

/* What its author should mend in a file of one's own. */
typedef struct {
  Job job; /* first */
  Shelf *shelf;
  const LibraryFile *file;
  Source source;
  Arena *arena; /* of the notes; NULL: not looked for */
  Diags *found; /* the worker's */
  const Diags *notes;
} Checking;

/* One file. */
typedef struct {
  Job job; /* first */
  Shelf *shelf;
  const LibraryFile *file;
  bool loading;
  Book book;
  Checking checking;
} Loading;

typedef struct Version Version;
struct Version {
  Version *next;
  Book book;
};

struct Shelf {
  Job job; /* first: lists the files */
  Jobs *jobs;
  const char *data;
  BookTerms terms;
  Arena *arena; /* of the list */
  Library library;
  size_t held_bytes; /* by all that was loaded; the worker's */
  Loading *files;    /* as many as the library has */
  int count;         /* known to the main thread */
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
  if (!list_files(shelf)) { return; }
  size_t count = (size_t)shelf->library.count;
  shelf->files = arena_array(shelf->arena, count, sizeof *shelf->files);
}

static void run_load(Job *job) {
  Loading *loading = (Loading *)(void *)job;
  Shelf *shelf = loading->shelf;
  loading->book = (Book){.arena = NULL};
  if (shelf->held_bytes > MOST_HELD_BYTES) {
    err_memory(&loading->book.broken);
    return;
  }
  loading->book = book_read(shelf->terms, loading->file->path);
  if (loading->book.arena) {
    shelf->held_bytes += arena_used(loading->book.arena);
  }
}

static bool stop_check(void *context) {
  const Checking *checking = context;
  jobs_give_way(checking->shelf->jobs);
  return jobs_is_stopped(&checking->job);
}

/* What was read for it is not kept. */
static void run_check(Job *job) {
  Checking *checking = (Checking *)(void *)job;
  const BookTerms *terms = &checking->shelf->terms;
  const LoadContext load = {.rubric = terms->rubric};
  const LintJob lint = {.load = &load,
                        .deep = true,
                        .lexicon = terms->lexicon,
                        .stop = stop_check,
                        .context = checking};
  Arena *arena = arena_create(CHECK_BYTES);
  Diags *notes = arena ? diags_create(checking->arena, MOST_NOTES) : NULL;
  if (notes &&
      lint_load(arena, &lint, checking->file->path, checking->source.bytes,
                checking->source.length, notes)) {
    checking->found = notes;
  }
  arena_destroy(arena);
}

/* ---- on the main thread ---- */

static void finish_check(Job *job) {
  Checking *checking = (Checking *)(void *)job;
  checking->notes = checking->found;
}

static void finish_load(Job *job) {
  ((Loading *)(void *)job)->loading = false;
}

static void begin_load(Loading *loading) {
  loading->loading = true;
  jobs_add(loading->shelf->jobs, &loading->job);
}

static void begin_all(Shelf *shelf, bool own) {
  for (int i = 0; i < shelf->count; i++) {
    Loading *loading = &shelf->files[i];
    if (loading->file->own == own) { begin_load(loading); }
  }
}

/* Shipped ones first: whatever lies among one's own, there is a call to take.
 */
static void finish_list(Job *job) {
  Shelf *shelf = (Shelf *)(void *)job;
  if (!shelf->files) { return; }
  shelf->count = shelf->library.count;
  for (int i = 0; i < shelf->count; i++) {
    shelf->files[i] = (Loading){.job = {.run = run_load, .done = finish_load},
                                .shelf = shelf,
                                .file = &shelf->library.list[i]};
  }
  begin_all(shelf, false);
  begin_all(shelf, true);
}

Shelf *shelf_create(Jobs *jobs, const char *data, BookTerms terms, Err *err) {
  Shelf *shelf = calloc(1, sizeof *shelf);
  Arena *arena = arena_create(LIST_BYTES);
  if (!shelf || !arena) {
    free(shelf);
    arena_destroy(arena);
    err_memory(err);
    return NULL;
  }
  *shelf = (Shelf){.job = {.run = run_list, .done = finish_list},
                   .jobs = jobs,
                   .data = data,
                   .terms = terms,
                   .arena = arena};
  return shelf;
}

void shelf_load(Shelf *shelf) {
  jobs_add(shelf->jobs, &shelf->job);
}

void shelf_destroy(Shelf *shelf) {
  if (!shelf) { return; }
  for (int i = 0; i < shelf->count; i++) {
    book_close(&shelf->files[i].book);
    arena_destroy(shelf->files[i].checking.arena);
  }
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
                        .loading = loading->loading,
                        .own = loading->file->own};
  if (entry.loading) { return entry; }
  entry.scenario = book->model ? book->model->scenario : NULL;
  entry.broken = book->model ? NULL : &book->broken;
  entry.notes = loading->checking.notes;
  return entry;
}

void shelf_reload(Shelf *shelf, int index) {
  assert(index >= 0 && index < shelf->count);
  Loading *loading = &shelf->files[index];
  if (!loading->loading && !loading->book.model) { begin_load(loading); }
}

static bool is_version(const Book *book, const char *hash, const char *rubric) {
  const Scenario *scenario = book->model->scenario;
  return str_equal(scenario->hash, hash) &&
         str_equal(scenario->rubric->hash, rubric);
}

/* NULL while it is still loading, and when it is broken. */
static const Book *whole_book(const Shelf *shelf, int index) {
  const Loading *loading = &shelf->files[index];
  return loading->loading || !loading->book.model ? NULL : &loading->book;
}

static void check(Loading *loading) {
  Checking *checking = &loading->checking;
  if (checking->arena) { return; }
  checking->arena = arena_create(NOTES_BYTES);
  if (!checking->arena) { return; }
  checking->job = (Job){.run = run_check, .done = finish_check};
  checking->shelf = loading->shelf;
  checking->file = loading->file;
  checking->source = loading->book.source;
  jobs_add(loading->shelf->jobs, &checking->job);
}

void shelf_check(Shelf *shelf, const char *scenario) {
  for (int i = 0; i < shelf->count; i++) {
    const Book *book = whole_book(shelf, i);
    bool own = book && shelf->files[i].file->own;
    if (own && str_equal(book->model->scenario->id, scenario)) {
      check(&shelf->files[i]);
    }
  }
}

const CallModel *shelf_model(const Shelf *shelf, const char *scenario) {
  for (int i = 0; i < shelf->count; i++) {
    const Book *book = whole_book(shelf, i);
    if (book && str_equal(book->model->scenario->id, scenario)) {
      return book->model;
    }
  }
  return NULL;
}

static const Book *find_version(const Shelf *shelf, const char *hash,
                                const char *rubric) {
  for (int i = 0; i < shelf->count; i++) {
    const Book *book = whole_book(shelf, i);
    if (book && is_version(book, hash, rubric)) { return book; }
  }
  for (const Version *v = shelf->versions; v; v = v->next) {
    if (is_version(&v->book, hash, rubric)) { return &v->book; }
  }
  return NULL;
}

const CallModel *shelf_version(const Shelf *shelf, const char *hash,
                               const char *rubric) {
  const Book *book = find_version(shelf, hash, rubric);
  return book ? book->model : NULL;
}

Source shelf_source(const Shelf *shelf, const char *hash, const char *rubric) {
  const Book *book = find_version(shelf, hash, rubric);
  return book ? book->source : (Source){.bytes = NULL};
}

bool shelf_add_version(Shelf *shelf, const char *scenario, Source source,
                       Source rubric, Err *err) {
  char path[ERR_PATH_BYTES];
  snprintf(path, sizeof path, "%s.json", scenario);
  Version *version = calloc(1, sizeof *version);
  if (!version) { return err_memory(err); }
  version->book = book_make(shelf->terms.lexicon, path, source, rubric);
  if (!version->book.model) {
    if (err && err->code == ERR_NONE) { *err = version->book.broken; }
    free(version);
    return false;
  }
  version->next = shelf->versions;
  shelf->versions = version;
  return true;
}
