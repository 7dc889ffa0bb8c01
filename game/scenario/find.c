/* SPDX-License-Identifier: MIT */
#include "scenario/find.h"

#include "base/str.h"
#include "scenario/scenario.h"

int find_node(const Scenario *scenario, const char *id) {
  for (int i = 0; i < scenario->node_count; i++) {
    if (str_equal(scenario->nodes[i].id, id)) { return i; }
  }
  return NONE;
}

int find_fact(const Scenario *scenario, const char *id) {
  for (int i = 0; i < scenario->fact_count; i++) {
    if (str_equal(scenario->facts[i].id, id)) { return i; }
  }
  return NONE;
}

int find_record(const Scenario *scenario, const char *id) {
  for (int i = 0; i < scenario->record_count; i++) {
    if (str_equal(scenario->records[i].id, id)) { return i; }
  }
  return NONE;
}

int find_task(const Scenario *scenario, const char *id) {
  for (int i = 0; i < scenario->task_count; i++) {
    if (str_equal(scenario->tasks[i].id, id)) { return i; }
  }
  return NONE;
}

int find_reply(const Scenario *scenario, int node, const char *id) {
  Span replies = scenario->nodes[node].replies;
  for (int i = replies.first; i < replies.first + replies.count; i++) {
    if (str_equal(scenario->replies[i].id, id)) { return i; }
  }
  return NONE;
}

static void mark(const Scenario *scenario, Span tells, bool *told) {
  for (int i = 0; i < tells.count; i++) {
    told[scenario->refs[tells.first + i]] = true;
  }
}

void find_told(const Scenario *scenario, bool *told) {
  for (int i = 0; i < scenario->line_count; i++) {
    mark(scenario, scenario->lines[i].tells, told);
  }
  for (int i = 0; i < scenario->record_count; i++) {
    mark(scenario, scenario->records[i].tells, told);
  }
}
