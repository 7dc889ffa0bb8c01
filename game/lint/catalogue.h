/* SPDX-License-Identifier: MIT */
/* The one table of rules for what a trainer should mend in a scenario that is
** valid. Each has a page in scenarios/RULES.md. */
#ifndef LINT_CATALOGUE_H
#define LINT_CATALOGUE_H

#include "base/diag.h"

#include <stdbool.h>

/* Name, stable name, severity, depth, what to do about it. */
#define LINT_RULE_LIST(X)                                                      \
  X(BAD_IGNORE, "bad-ignore", WARNING, PLAIN,                                  \
    "name a rule of scenarios/RULES.md, and say why it is wrong here")         \
  X(UNREACHABLE_NODE, "unreachable-node", WARNING, LOADER, "")                 \
  X(DEAD_WAY, "dead-way", WARNING, LOADER, "")                                 \
  X(UNKNOWN_PORTRAIT, "unknown-portrait", WARNING, LOADER, "")                 \
  X(LONG_DECISION, "long-decision", WARNING, PLAIN,                            \
    "shorten some of them: a trainee has to read them all")                    \
  X(LONG_REPLY, "long-reply", WARNING, PLAIN, "say it in fewer words")         \
  X(HASTY_LINE, "hasty-line", WARNING, PLAIN,                                  \
    "raise \"ms\" or \"pause_ms\", or lower the pace of the voice")            \
  X(SAME_REPLIES, "same-replies", WARNING, PLAIN,                              \
    "let each reply be another thing to do")                                   \
  X(PROMISE_UNUSED, "promise-unused", WARNING, PLAIN,                          \
    "let a reply make it, a task keep it, and the aftermath tell of it")       \
  X(FACT_UNTOLD, "fact-untold", WARNING, PLAIN,                                \
    "let a line or a record entry tell it, or take it out")                    \
  X(DECOY_IDLE, "decoy-idle", WARNING, PLAIN,                                  \
    "set it \"near\" a fact that is told, or let a reply restate it")          \
  X(COST_UNTHOUGHT, "cost-unthought", WARNING, PLAIN,                          \
    "say in \"thinks\" what goes through the caller's head")                   \
  X(ACKNOWLEDGES_NOTHING, "acknowledges-nothing", WARNING, PLAIN,              \
    "name the facts that it gives back in \"restates\"")                       \
  X(WORDS_UNTAGGED, "words-untagged", WARNING, DEEP,                           \
    "tag it, or say it in other words")                                        \
  X(TAG_UNHEARD, "tag-unheard", WARNING, DEEP, "say it, or take the tag out")  \
  X(FACT_UNNAMED, "fact-unnamed", WARNING, DEEP,                               \
    "use a word of the caller's, or add the reply's to the fact's \"forms\"")  \
  X(FACT_UNTAGGED, "fact-untagged", WARNING, DEEP,                             \
    "add the fact to \"restates\", or do not name it")                         \
  X(VARIANT_UNEVEN, "variant-uneven", WARNING, DEEP,                           \
    "let every variant tell the same, with words of the fact's \"forms\"")     \
  X(ASKS_MISSING, "asks-missing", WARNING, DEEP, "name the fact in \"asks\"")  \
  X(GOAL_UNREACHABLE, "goal-unreachable", WARNING, PLAIN,                      \
    "let a reply or a task use it, or take it out of \"goals\"")               \
  X(BEST_BELOW, "best-below", WARNING, DEEP,                                   \
    "let somebody who does everything right earn everything")                  \
  X(BEST_IDLE, "best-idle", WARNING, DEEP,                                     \
    "end sooner, or give the caller something more to be angry about")         \
  X(NEVER_MET, "never-met", WARNING, DEEP,                                     \
    "mend the condition that leads there, or take it out")                     \
  X(CONDITION_IDLE, "condition-idle", WARNING, DEEP,                           \
    "mend it, or take it out with what it never lets happen")                  \
  X(TELL, "tell", WARNING, DEEP,                                               \
    "write the wrong replies so that they look like the right ones")

typedef enum {
#define LINT_RULE_ENUM(NAME, name, severity, depth, hint) LINT_##NAME,
  LINT_RULE_LIST(LINT_RULE_ENUM)
#undef LINT_RULE_ENUM
      LINT_RULE_COUNT
} LintRule;

/* Plain rules always run; deep ones read every word, or walk every call, and
** may take seconds. */
typedef enum {
  LINT_PLAIN,
  LINT_DEEP,
  LINT_LOADER /* a warning of the loader's, here to be silenced like the rest */
} LintDepth;

typedef struct {
  const char *name; /* as reports and "x-ignore" have it */
  Severity severity;
  LintDepth depth;
  const char *hint; /* one line; "" of the loader's, which has its own */
} LintEntry;

const LintEntry *lint_entry(LintRule rule);

/* LINT_RULE_COUNT when no rule is called so. */
LintRule lint_rule_by_name(const char *name);

#endif
