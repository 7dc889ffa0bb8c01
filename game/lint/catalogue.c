/* SPDX-License-Identifier: MIT */
#include "lint/catalogue.h"

#include "base/str.h"

#include <assert.h>

static const LintEntry entries[] = {
#define LINT_RULE_ENTRY(NAME, name, severity, depth, hint)                     \
  {name, SEVERITY_##severity, LINT_##depth, hint},
    LINT_RULE_LIST(LINT_RULE_ENTRY)
#undef LINT_RULE_ENTRY
};

const LintEntry *lint_entry(LintRule rule) {
  assert((unsigned)rule < LINT_RULE_COUNT);
  return &entries[rule];
}

LintRule lint_rule_by_name(const char *name) {
  for (int i = 0; i < LINT_RULE_COUNT; i++) {
    if (str_equal(entries[i].name, name)) { return (LintRule)i; }
  }
  return LINT_RULE_COUNT;
}
