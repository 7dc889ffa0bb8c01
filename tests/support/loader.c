/* SPDX-License-Identifier: MIT */
#include "loader.h"

#include "base/arena.h"
#include "base/str.h"
#include "os/file.h"
#include "scenario/load.h"
#include "unit.h"
#include "wording/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 256 * 1024 * 1024, MAX_READ = 64 * 1024 * 1024 };

char *loader_read(const char *path, size_t *length) {
  Err err = {.code = ERR_NONE};
  char *bytes = file_read(path, MAX_READ, length, &err);
  if (!bytes) { fail_msg("%s: %s", path, err.text); }
  return bytes;
}

static void expect_good(const Diags *diags) {
  const Err *err = diags_first_error(diags);
  if (!err) { return; }
  fail_msg("%s:%d:%d %s: %s", err->path, err->line, err->column, err->pointer,
           err->text);
}

const Rubric *loader_rubric(Arena *arena) {
  size_t length;
  const char *path = EK_SOURCE_DIR "/assets/rubric.json";
  char *bytes = loader_read(path, &length);
  Diags *diags = diags_create(arena, 1);
  const Rubric *rubric = rubric_load(arena, path, bytes, length, diags);
  free(bytes);
  expect_good(diags);
  return rubric;
}

const Lexicon *loader_lexicon(Arena *arena, const char *path) {
  size_t length;
  char *bytes = loader_read(path, &length);
  Diags *diags = diags_create(arena, 1);
  const Lexicon *lexicon = lexicon_load(arena, path, bytes, length, diags);
  free(bytes);
  expect_good(diags);
  return lexicon;
}

Loader loader_begin(void) {
  Arena *arena = arena_create(ARENA_CAP);
  return (Loader){.arena = arena,
                  .diags = diags_create(arena, DIAGS_DEFAULT_CAP),
                  .rubric = loader_rubric(arena)};
}

void loader_end(Loader *loader) {
  arena_destroy(loader->arena);
}

const Scenario *loader_load(Loader *loader, const char *json) {
  size_t length = strlen(json);
  char *text = arena_copy(loader->arena, json, length);
  assert_non_null(text);
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '\'') { text[i] = '"'; }
  }
  return scenario_load(loader->arena, loader->rubric, "test", text, length,
                       loader->diags);
}

const Scenario *loader_load_line(Loader *loader, const char *line,
                                 const char *more) {
  char json[8192];
  Str text = str_init(json, sizeof json);
  str_addf(&text,
           "{'format':1,'id':'test','title':'T','language':'en',%s"
           "'caller':{'name':'Ann Lee'},'start':'open','nodes':{'open':{"
           "'caller':[%s],'end':{'outcome':'lost'}}}}",
           more, line);
  assert_false(text.cut);
  const Scenario *scenario = loader_load(loader, json);
  loader_expect_good(loader);
  return scenario;
}

void loader_expect_good(const Loader *loader) {
  expect_good(loader->diags);
}
