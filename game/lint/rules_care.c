/* SPDX-License-Identifier: MIT */
#include "lint/linting.h"
#include "scenario/ask.h"
#include "scenario/find.h"

#include <string.h>

static bool costs(const Linting *linting, const Reply *reply) {
  const Scenario *s = linting->scenario;
  if (reply->contradicts.count > 0 || reply->asks.count > 0) { return true; }
  for (int i = 0; i < reply->uses.count; i++) {
    int entry = s->refs[reply->uses.first + i];
    if (s->rubric->entries[entry].kind == KIND_PENALISED) { return true; }
  }
  for (int i = 0; i < reply->restates.count; i++) {
    int fact = s->refs[reply->restates.first + i];
    if (s->facts[fact].truth != TRUTH_ALWAYS) { return true; }
  }
  return false;
}

static void check_reply(Linting *linting, const Reply *reply) {
  if (!reply->thinks && costs(linting, reply)) {
    linting_report(linting, LINT_COST_UNTHOUGHT, reply->place,
                   "the reply \"%s\" can cost, and the caller thinks nothing "
                   "of it",
                   reply->id);
  }
  if (linting_uses(linting, reply, TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT) &&
      reply->restates.count == 0 && reply->slots == 0) {
    linting_report(linting, LINT_ACKNOWLEDGES_NOTHING, reply->place,
                   "the reply \"%s\" is a specific_acknowledgement that gives "
                   "back no fact",
                   reply->id);
  }
}

/* What of a scenario's facts and promises is met anywhere. */
typedef struct {
  bool *told, *restated;           /* by fact */
  bool *made, *kept, *asked_about; /* by promise */
  const Scenario *scenario;
} Marks;

static void mark(const Scenario *s, Span refs, bool *marks) {
  for (int i = 0; i < refs.count; i++) {
    marks[s->refs[refs.first + i]] = true;
  }
}

static void mark_asked(void *context, int kind, int index) {
  Marks *met = context;
  if (kind == ASK_PROMISED || kind == ASK_KEPT) {
    met->asked_about[index] = true;
  }
}

static bool find_met(Linting *linting, Marks *met) {
  const Scenario *s = linting->scenario;
  *met = (Marks){.told = linting_array(linting, s->fact_count + 1, 1),
                 .restated = linting_array(linting, s->fact_count + 1, 1),
                 .made = linting_array(linting, s->promise_count + 1, 1),
                 .kept = linting_array(linting, s->promise_count + 1, 1),
                 .asked_about = linting_array(linting, s->promise_count + 1, 1),
                 .scenario = s};
  if (linting->failed) { return false; }
  find_told(s, met->told);
  for (int i = 0; i < s->reply_count; i++) {
    mark(s, s->replies[i].restates, met->restated);
    mark(s, s->replies[i].promises, met->made);
  }
  for (int i = 0; i < s->task_count; i++) {
    mark(s, s->tasks[i].keeps, met->kept);
  }
  scenario_each_ask(s, mark_asked, met);
  return true;
}

static void check_fact(Linting *linting, const Marks *met, int index) {
  const Fact *fact = &linting->scenario->facts[index];
  if (fact->truth != TRUTH_NEVER) {
    if (!met->told[index]) {
      linting_report(linting, LINT_FACT_UNTOLD, fact->place,
                     "nobody and no record ever tells the fact \"%s\"",
                     fact->id);
    }
    return;
  }
  bool beside = fact->near != NONE && met->told[fact->near];
  if (!beside && !met->restated[index]) {
    linting_report(linting, LINT_DECOY_IDLE, fact->place,
                   "nobody can fall for \"%s\": no note offers it and no reply "
                   "restates it",
                   fact->id);
  }
}

static void check_promise(Linting *linting, const Marks *met, int index) {
  const char *id = linting->scenario->promises[index].id;
  const char *lack = !met->made[index]   ? "no reply makes it"
                     : !met->kept[index] ? "no task keeps it"
                     : !met->asked_about[index]
                         ? "no condition ever asks about it"
                         : NULL;
  if (lack) {
    linting_report(linting, LINT_PROMISE_UNUSED,
                   linting_place(linting, "promises", id),
                   "the promise \"%s\" comes to nothing: %s", id, lack);
  }
}

static bool is_used(const Linting *linting, int entry) {
  const Scenario *s = linting->scenario;
  for (int i = 0; i < s->reply_count; i++) {
    if (linting_has(linting, s->replies[i].uses, entry)) { return true; }
  }
  for (int i = 0; i < s->task_count; i++) {
    if (linting_has(linting, s->tasks[i].uses, entry)) { return true; }
  }
  return false;
}

/* Goals that count by themselves are no goals of a file. Recovery is what a
** shift gives. */
static void check_goals(Linting *linting) {
  const Scenario *s = linting->scenario;
  for (int i = 0; i < s->goals.count; i++) {
    int entry = s->refs[s->goals.first + i];
    if (entry == s->rubric->index_of[TECHNIQUE_RECOVER] ||
        is_used(linting, entry)) {
      continue;
    }
    linting_report(linting, LINT_GOAL_UNREACHABLE, linting_goals(linting),
                   "nobody can reach the goal \"%s\": no reply and no task "
                   "uses it",
                   s->rubric->entries[entry].id);
  }
}

void rules_care_run(Linting *linting) {
  const Scenario *s = linting->scenario;
  check_goals(linting);
  for (int i = 0; i < s->reply_count; i++) {
    check_reply(linting, &s->replies[i]);
  }
  Marks met;
  if (!find_met(linting, &met)) { return; }
  for (int i = 0; i < s->fact_count; i++) { check_fact(linting, &met, i); }
  for (int i = 0; i < s->promise_count; i++) {
    check_promise(linting, &met, i);
  }
}
