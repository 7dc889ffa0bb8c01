/* SPDX-License-Identifier: MIT */
/* Lists of ids, as parts of one list of indexes. */
#include "scenario/loading.h"
#include "scenario/rubric.h"

#include <assert.h>

static void push(Loading *loading, Span *span, int index) {
  assert(loading->used.refs < loading->room.refs);
  loading->refs[loading->used.refs++] = index;
  span->count++;
}

int read_link(Loading *loading, const Fields *fields, int key,
              const Symbols *symbols, const char *what, const char *rule) {
  const JsonValue *text = fields->at[key];
  return text ? link_id(symbols, &loading->reader, text, what, rule) : NONE;
}

static Span read_refs(Loading *loading, const Fields *fields, int key,
                      const Symbols *symbols, const char *what,
                      const char *rule) {
  Span span = {.first = loading->used.refs};
  for (const JsonValue *item = fields_first(fields, key); item;
       item = json_next(item)) {
    int index = link_id(symbols, &loading->reader, item, what, rule);
    if (index != NONE) { push(loading, &span, index); }
  }
  return span;
}

Span read_facts(Loading *loading, const Fields *fields, int key) {
  return read_refs(loading, fields, key, &loading->fact_ids, "fact",
                   "unknown-fact");
}

Span read_promises(Loading *loading, const Fields *fields, int key) {
  return read_refs(loading, fields, key, &loading->promise_ids, "promise",
                   "unknown-promise");
}

void suggest_technique(const Loading *loading, const char *written,
                       Diag *diag) {
  if (!diag) { return; }
  const Rubric *rubric = loading->scenario->rubric;
  Suggest suggest = suggest_init(written);
  for (int i = 0; i < rubric->count; i++) {
    suggest_offer(&suggest, rubric->entries[i].id);
  }
  suggest_tell(&suggest, diag);
}

static int find_technique(Loading *loading, const JsonValue *text) {
  int entry = rubric_find(loading->scenario->rubric, json_text(text));
  if (entry != NONE) { return entry; }
  Diag *diag =
      reader_error(&loading->reader, at_value(text), "unknown-technique",
                   "there is no technique \"%.64s\"", json_text(text));
  suggest_technique(loading, json_text(text), diag);
  return NONE;
}

Span read_techniques(Loading *loading, const Fields *fields, int key,
                     CheckTechnique *check) {
  Span span = {.first = loading->used.refs};
  for (const JsonValue *item = fields_first(fields, key); item;
       item = json_next(item)) {
    int entry = find_technique(loading, item);
    if (entry != NONE && check(loading, item, entry)) {
      push(loading, &span, entry);
    }
  }
  return span;
}

void add_duplicate_id(Loading *loading, const JsonValue *id, const char *what) {
  Diag *diag = reader_error(&loading->reader, at_value(id), "duplicate-id",
                            "%s with the id \"%.64s\" stands before this one",
                            what, json_text(id));
  diag_set_hint(diag, "give one of them another id");
}
