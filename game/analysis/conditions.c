/* SPDX-License-Identifier: MIT */
#include "analysis/conditions.h"

#include "call/state.h"

#include <stdarg.h>
#include <stdio.h>

typedef struct {
  const Scenario *scenario;
  void (*visit)(void *context, const Condition *condition);
  void *context;
  Condition now;
} Visit;

static void tell(Visit *visit, const Expr *when, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Ids need no escape in a pointer. */
static void tell(Visit *visit, const Expr *when, const char *format, ...) {
  if (!when) { return; }
  visit->now.when = when;
  va_list args;
  va_start(args, format);
  vsnprintf(visit->now.pointer, sizeof visit->now.pointer, format, args);
  va_end(args);
  visit->visit(visit->context, &visit->now);
}

static void tell_reply(Visit *visit, const Node *node, int place) {
  const Scenario *s = visit->scenario;
  const Reply *reply = &s->replies[visit->now.reply];
  tell(visit, reply->when, "/nodes/%s/replies/%d/if", node->id, place);
  if (reply->reaction != NONE) {
    tell(visit, s->lines[reply->reaction].when,
         "/nodes/%s/replies/%d/reaction/if", node->id, place);
  }
  for (int i = 0; i < reply->ways.count; i++) {
    tell(visit, s->ways[reply->ways.first + i].when,
         "/nodes/%s/replies/%d/goto/%d/if", node->id, place, i);
  }
}

static void tell_node(Visit *visit, int index) {
  const Scenario *s = visit->scenario;
  const Node *node = &s->nodes[index];
  visit->now.node = index;
  visit->now.reply = NONE;
  for (int i = 0; i < node->lines.count; i++) {
    tell(visit, s->lines[node->lines.first + i].when, "/nodes/%s/caller/%d/if",
         node->id, i);
  }
  for (int i = 0; i < node->replies.count; i++) {
    visit->now.reply = node->replies.first + i;
    tell_reply(visit, node, i);
  }
}

void conditions_each(const Scenario *scenario,
                     void (*visit)(void *context, const Condition *condition),
                     void *context) {
  Visit all = {.scenario = scenario, .visit = visit, .context = context};
  for (int i = 0; i < scenario->node_count; i++) { tell_node(&all, i); }
  all.now.node = all.now.reply = NONE;
  for (int i = 0; i < scenario->fact_count; i++) {
    const Fact *fact = &scenario->facts[i];
    tell(&all, fact->when, "/facts/%s/true", fact->id);
  }
  for (int i = 0; i < scenario->task_count; i++) {
    tell(&all, scenario->tasks[i].when, "/wrap_up/tasks/%d/if", i);
  }
  for (int i = 0; i < scenario->aftermath_count; i++) {
    tell(&all, scenario->aftermath[i].when, "/aftermath/%d/if", i);
  }
}

ConditionVerdict condition_verdict(const Condition *condition,
                                   const uint8_t *answers) {
  switch (answers[expr_tag(condition->when).number]) {
    case 0:
      return CONDITION_UNJUDGED;
    case ANSWER_TRUE:
      return CONDITION_TRUE;
    case ANSWER_FALSE:
      return CONDITION_FALSE;
    default:
      return CONDITION_VARIES;
  }
}
