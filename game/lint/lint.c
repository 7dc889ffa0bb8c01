/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

#include "base/arena.h"
#include "lint/ignore.h"
#include "scenario/load.h"

#include <assert.h>
#include <string.h>

Diag *linting_report(Linting *linting, LintRule rule, uint32_t place,
                     const char *format, ...) {
  const LintEntry *entry = lint_entry(rule);
  assert(entry->depth == LINT_PLAIN ||
         (entry->depth == LINT_DEEP && linting->deep));
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

/* There is one lexicon. */
static bool is_english(const Scenario *scenario) {
  const char *language = scenario->language;
  return strncmp(language, "en", 2) == 0 &&
         (language[2] == '\0' || language[2] == '-');
}

static void begin(void *context, const JsonDoc *doc) {
  Linting *linting = context;
  linting->doc = doc;
  ignore_read(linting);
}

static bool silences(void *context, const char *warning, uint32_t place) {
  LintRule rule = lint_rule_by_name(warning);
  return rule != LINT_RULE_COUNT && ignore_covers(context, rule, place);
}

static void apply_rules(void *context, const JsonDoc *doc,
                        const Scenario *scenario) {
  Linting *linting = context;
  assert(doc == linting->doc);
  linting->scenario = scenario;
  if (!is_english(scenario)) { linting->lexicon = NULL; }
  rules_flow_run(linting);
  rules_care_run(linting);
  if (!linting->deep) { return; }
  if (linting->lexicon) {
    rules_words_run(linting);
    rules_asks_run(linting);
  }
  rules_balance_run(linting);
}

const Scenario *lint_load(Arena *arena, const LintJob *job, const char *path,
                          const char *bytes, size_t length, Diags *diags) {
  Linting linting = {.stop = job->stop,
                     .context = job->context,
                     .lexicon = job->lexicon,
                     .deep = job->deep,
                     .arena = arena,
                     .diags = diags};
  const LoadWatch watch = {.opened = begin,
                           .silences = silences,
                           .loaded = apply_rules,
                           .context = &linting};
  LoadContext load = *job->load;
  load.watch = &watch;
  return scenario_load_with(arena, &load, path, bytes, length, diags);
}
