/* SPDX-License-Identifier: MIT */
#include "analysis/conditions.h"
#include "analysis/met.h"
#include "lint/linting.h"

/* ---- never-met ---- */

/* What hangs on how somebody listens is more than three listeners can try
** out: one can note one fact of two, or cut in now and then. */
static bool is_sure(const Met *met, const Expr *when) {
  return !when || !met_may_differ(met, when);
}

static void check_replies(Linting *linting, const Met *met, const Node *node) {
  for (int i = 0; i < node->replies.count; i++) {
    const Reply *reply = &met->scenario->replies[node->replies.first + i];
    bool shut = !met_reply(met, node->replies.first + i);
    if (!shut || !is_sure(met, reply->when)) { continue; }
    linting_report(linting, LINT_NEVER_MET, reply->place,
                   "the reply \"%s\" is never on offer", reply->id);
  }
}

static void check_lines(Linting *linting, const Met *met, const Node *node) {
  for (int i = 0; i < node->lines.count; i++) {
    const Line *line = &met->scenario->lines[node->lines.first + i];
    bool unsaid = !met_line(met, node->lines.first + i);
    if (!unsaid || !is_sure(met, line->when)) { continue; }
    linting_report(linting, LINT_NEVER_MET, line->place,
                   "the line \"%s\" is never said", line->id);
  }
}

static void check_node(Linting *linting, const Met *met, int index) {
  const Node *node = &met->scenario->nodes[index];
  if (met_node(met, index)) {
    check_replies(linting, met, node);
    if (met_heard_out(met, index)) { check_lines(linting, met, node); }
  } else if (!met->reached[index]) {
    linting_report(linting, LINT_NEVER_MET, node->place,
                   "no call ever comes to the %s \"%s\"",
                   node->is_end ? "end" : "node", node->id);
  }
}

/* ---- condition-idle ---- */

typedef struct {
  Linting *linting;
  const Met *met;
} Judge;

/* A line or a reply whose own "if" never holds is never met. */
static bool is_named_already(const Scenario *s, const Condition *one) {
  if (one->reply == NONE) { return one->node != NONE; }
  return s->replies[one->reply].when == one->when;
}

static void check_condition(void *context, const Condition *one) {
  const Judge *judge = context;
  ConditionVerdict verdict = condition_verdict(one, judge->met->answers);
  bool idle = verdict == CONDITION_TRUE ||
              (verdict == CONDITION_FALSE &&
               !is_named_already(judge->met->scenario, one));
  if (!idle || !is_sure(judge->met, one->when)) { return; }
  linting_report(judge->linting, LINT_CONDITION_IDLE, expr_tag(one->when).place,
                 "in every call this condition is %s whenever it is asked",
                 verdict == CONDITION_TRUE ? "true" : "false");
}

void rules_met_run(Linting *linting, const Met *met) {
  for (int i = 0; i < met->scenario->node_count; i++) {
    check_node(linting, met, i);
  }
  Judge judge = {linting, met};
  conditions_each(met->scenario, check_condition, &judge);
}
