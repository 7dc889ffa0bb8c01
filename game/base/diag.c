/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  Diag *diag;
  int order;
} Entry;

struct Diags {
  Arena *arena;
  int cap, kept, errors, warnings;
  bool short_of_memory;
  Diag memory; /* set aside: that report must not fail */
  Entry entries[];
};

Diags *diags_create(Arena *arena, int cap) {
  assert(cap > 0);
  /* One more than asked for: the report about memory always fits. */
  size_t entries = ((size_t)cap + 1) * sizeof(Entry);
  Diags *diags = arena_alloc(arena, sizeof *diags + entries);
  if (diags) { *diags = (Diags){.arena = arena, .cap = cap}; }
  return diags;
}

static void keep(Diags *diags, Diag *diag) {
  diags->entries[diags->kept] = (Entry){diag, diags->kept};
  diags->kept++;
}

void diags_add_memory(Diags *diags) {
  if (diags->short_of_memory) { return; }
  diags->short_of_memory = true;
  diags->errors++;
  diags->memory.severity = SEVERITY_ERROR;
  diags->memory.rule = "memory";
  err_memory(&diags->memory.at);
  keep(diags, &diags->memory);
}

static void set_clean(char *to, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void set_clean(char *to, size_t size, const char *format, va_list args) {
  char raw[2 * ERR_TEXT_BYTES];
  vsnprintf(raw, sizeof raw, format, args);
  Str clean = str_init(to, size);
  str_add_clean(&clean, raw);
}

Diag *diags_add(Diags *diags, Severity severity, const char *rule,
                const char *format, ...) {
  va_list args;
  va_start(args, format);
  Diag *diag = diags_add_list(diags, severity, rule, format, args);
  va_end(args);
  return diag;
}

Diag *diags_add_list(Diags *diags, Severity severity, const char *rule,
                     const char *format, va_list args) {
  *(severity == SEVERITY_ERROR ? &diags->errors : &diags->warnings) += 1;
  if (diags->kept - diags->short_of_memory == diags->cap) { return NULL; }
  Diag *diag = arena_alloc(diags->arena, sizeof *diag);
  if (!diag) {
    diags_add_memory(diags);
    return NULL;
  }
  diag->severity = severity;
  diag->rule = rule;
  diag->at.code = ERR_SCHEMA;
  set_clean(diag->at.text, sizeof diag->at.text, format, args);
  keep(diags, diag);
  return diag;
}

void diag_set_hint(Diag *diag, const char *format, ...) {
  if (!diag) { return; }
  va_list args;
  va_start(args, format);
  set_clean(diag->hint, sizeof diag->hint, format, args);
  va_end(args);
}

void diags_make_strict(Diags *diags) {
  diags->errors += diags->warnings;
  diags->warnings = 0;
  for (int i = 0; i < diags->kept; i++) {
    diags->entries[i].diag->severity = SEVERITY_ERROR;
  }
}

static int by_place(const void *left, const void *right) {
  const Entry *a = left, *b = right;
  int path = strcmp(a->diag->at.path, b->diag->at.path);
  if (path != 0) { return path; }
  int line = a->diag->at.line - b->diag->at.line;
  if (line != 0) { return line; }
  int column = a->diag->at.column - b->diag->at.column;
  return column != 0 ? column : a->order - b->order;
}

void diags_sort(Diags *diags) {
  qsort(diags->entries, (size_t)diags->kept, sizeof(Entry), by_place);
}

int diags_kept(const Diags *diags) {
  return diags->kept;
}

const Diag *diags_get(const Diags *diags, int index) {
  assert(index >= 0 && index < diags->kept);
  return diags->entries[index].diag;
}

int diags_errors(const Diags *diags) {
  return diags->errors;
}

int diags_warnings(const Diags *diags) {
  return diags->warnings;
}

const Err *diags_first_error(const Diags *diags) {
  for (int i = 0; i < diags->kept; i++) {
    const Diag *diag = diags->entries[i].diag;
    if (diag->severity == SEVERITY_ERROR) { return &diag->at; }
  }
  return NULL;
}
