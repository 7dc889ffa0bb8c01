/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

#include "base/arena.h"
#include "lint/ignore.h"

#include <assert.h>

Diag *linting_report(Linting *linting, LintRule rule, uint32_t place,
                     const char *format, ...) {
  const LintEntry *entry = lint_entry(rule);
  assert(entry->depth == LINT_PLAIN || linting->deep);
  if (ignore_covers(linting, rule, place)) { return NULL; }
  va_list args;
  va_start(args, format);
  Diag *diag = diags_add_list(linting->diags, entry->severity, entry->name,
                              format, args);
  va_end(args);
  if (diag) {
    json_locate(linting->doc, place, &diag->at);
    diag_set_hint(diag, "%s", entry->hint);
  }
  return diag;
}

uint32_t linting_place(const Linting *linting, const char *member,
                       const char *id) {
  const JsonValue *root = json_root(linting->doc);
  const JsonValue *list = json_member(root, member);
  const JsonValue *value = list ? json_member(list, id) : NULL;
  return json_place(value ? value : root);
}

uint32_t linting_goals(const Linting *linting) {
  const JsonValue *root = json_root(linting->doc);
  const JsonValue *goals = json_member(root, "goals");
  return json_place(goals ? goals : root);
}

void *linting_array(Linting *linting, int count, size_t size) {
  void *array = arena_array(linting->arena, (size_t)count, size);
  if (!array) {
    linting->failed = true;
    diags_add_memory(linting->diags);
  }
  return array;
}

bool linting_has(const Linting *linting, Span refs, int index) {
  for (int i = 0; i < refs.count; i++) {
    if (linting->scenario->refs[refs.first + i] == index) { return true; }
  }
  return false;
}

bool linting_uses(const Linting *linting, const Reply *reply, int technique) {
  const Rubric *rubric = linting->scenario->rubric;
  return linting_has(linting, reply->uses, rubric->index_of[technique]);
}

void lint_run(Arena *arena, const LintJob *job, Diags *diags) {
  Diags *known = diags_create(arena, 1); /* it was read once without faults */
  JsonDoc *doc =
      known ? json_open(arena, job->path, job->bytes, job->length, known)
            : NULL;
  if (!doc) {
    diags_add_memory(diags);
    return;
  }
  Linting linting = {.stop = job->stop,
                     .context = job->context,
                     .scenario = job->scenario,
                     .lexicon = job->lexicon,
                     .deep = job->deep,
                     .arena = arena,
                     .doc = doc,
                     .diags = diags};
  ignore_read(&linting);
  rules_flow_run(&linting);
  rules_care_run(&linting);
  if (job->lexicon) { rules_words_run(&linting); }
  if (job->deep) { rules_balance_run(&linting); }
  json_close(doc);
  diags_sort(diags);
}
