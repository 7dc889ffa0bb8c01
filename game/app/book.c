/* SPDX-License-Identifier: MIT */
#include "app/book.h"

#include "base/arena.h"
#include "base/diag.h"
#include "call/typed.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"

#include <stdlib.h>
#include <string.h>

enum {
  /* Ten times the biggest file that the loader takes: nine for what it makes
  ** of it, one for the file. */
  BOOK_BYTES = 320 * 1024 * 1024,
  REPORTS_BYTES = 4 * 1024 * 1024,
  MOST_READ_BYTES = 33 * 1024 * 1024 /* so that the loader can refuse it */
};

static bool is_english(const Scenario *scenario) {
  return strncmp(scenario->language, "en", 2) == 0 &&
         (scenario->language[2] == '\0' || scenario->language[2] == '-');
}

static bool fill(Book *book, BookTerms terms, const char *path, Diags *diags) {
  const Scenario *scenario =
      scenario_load(book->arena, terms.rubric, path, book->source.bytes,
                    book->source.length, diags);
  if (!scenario) {
    const Err *first = diags_first_error(diags);
    if (first) { book->broken = *first; }
    return false;
  }
  book->model = is_english(scenario)
                    ? typed_model_create(book->arena, scenario, terms.lexicon)
                    : call_model_create(book->arena, scenario);
  return book->model != NULL;
}

static Book begin(Source source) {
  Book book = {.arena = arena_create(BOOK_BYTES), .source = source};
  book.source.bytes =
      book.arena ? arena_copy(book.arena, source.bytes, source.length) : NULL;
  return book;
}

/* What is broken keeps only the reason. */
static void end(Book *book, bool whole) {
  if (whole) { return; }
  err_memory(&book->broken);
  arena_destroy(book->arena);
  *book = (Book){.broken = book->broken};
}

Book book_read(BookTerms terms, const char *path) {
  Err err = {.code = ERR_NONE};
  Source source;
  char *bytes = file_read(path, MOST_READ_BYTES, &source.length, &err);
  if (!bytes) { return (Book){.broken = err}; }
  source.bytes = bytes;
  Book book = begin(source);
  free(bytes);
  Arena *reports = arena_create(REPORTS_BYTES);
  Diags *diags = reports ? diags_create(reports, DIAGS_DEFAULT_CAP) : NULL;
  end(&book, diags && book.source.bytes && fill(&book, terms, path, diags));
  arena_destroy(reports);
  return book;
}

Book book_make(const Lexicon *lexicon, const char *path, Source scenario,
               Source rubric) {
  Book book = begin(scenario);
  Arena *reports = arena_create(REPORTS_BYTES);
  Diags *diags = reports ? diags_create(reports, DIAGS_DEFAULT_CAP) : NULL;
  const Rubric *own = diags && book.source.bytes
                          ? rubric_load(book.arena, "rubric", rubric.bytes,
                                        rubric.length, diags)
                          : NULL;
  end(&book, own && fill(&book, (BookTerms){own, lexicon}, path, diags));
  arena_destroy(reports);
  return book;
}

void book_close(Book *book) {
  arena_destroy(book->arena);
  *book = (Book){.arena = NULL};
}
