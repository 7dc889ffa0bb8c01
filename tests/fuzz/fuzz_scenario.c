/* SPDX-License-Identifier: MIT */
/* A scenario file of any bytes is loaded, or refused with a reason; what is
** loaded names nothing that is not there. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "fuzz.h"
#include "scenario/expr.h"
#include "scenario/load.h"
#include "scenario/rubric.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 64 * 1024 * 1024, RUBRIC_BYTES = 16384, MAX_DIAGS = 50 };

/* A rubric in which everything is known by everything. */
static const Rubric *make_rubric(void) {
  Arena *arena = arena_create(ARENA_CAP);
  Diags *diags = diags_create(arena, 1);
  char text[RUBRIC_BYTES];
  Str json = str_init(text, sizeof text);
  str_add(&json, "{\"rubric\":1,\"techniques\":[");
  for (int i = 0; i < TECHNIQUE_COUNT; i++) {
    str_addf(&json,
             "%s{\"id\":\"%s\",\"kind\":\"%s\",\"category\":\"resolution\","
             "\"known_by\":[\"tag\",\"time\",\"state\",\"after\"],"
             "\"points\":1}",
             i ? "," : "", technique_id((Technique)i),
             i < TECHNIQUE_INTERRUPT ? "rewarded" : "penalised");
  }
  str_add(&json, "]}");
  return rubric_load(arena, "rubric.json", text, json.length, diags);
}

/* Made once: it is the same for every input. */
static const Rubric *the_rubric(void) {
  static const Rubric *rubric;
  if (!rubric) { rubric = make_rubric(); }
  assert(rubric);
  return rubric;
}

static void expect_span(Span span, int count) {
  assert(span.first >= 0 && span.count >= 0);
  assert(span.first <= count && span.count <= count - span.first);
}

static void expect_index(int index, int count) {
  assert(index >= NONE && index < count);
}

static int64_t answer(const void *world, AskKind kind, int index) {
  (void)world;
  return kind == ASK_VAR ? index : 1;
}

static void try_expr(const Expr *expr) {
  if (expr) { (void)expr_value(expr, answer, NULL); }
}

static void expect_reply(const Scenario *s, const Reply *reply) {
  expect_index(reply->reaction, s->line_count);
  expect_index(reply->asked, s->asked_count);
  assert(reply->ways.count > 0 && reply->say.source);
  assert(reply->slots <= s->fact_count);
  for (int i = 0; i < reply->ways.count; i++) {
    const Way *way = &s->ways[reply->ways.first + i];
    assert(way->node >= 0 && way->node < s->node_count);
    try_expr(way->when);
  }
  assert(!s->ways[reply->ways.first + reply->ways.count - 1].when);
  for (int i = 0; i < reply->sets.count; i++) {
    try_expr(s->assignments[reply->sets.first + i].value);
  }
  try_expr(reply->when);
}

static void expect_node(const Scenario *s, const Node *node) {
  expect_span(node->lines, s->line_count);
  expect_span(node->replies, s->reply_count);
  assert(node->is_end == (node->replies.count == 0));
  expect_index(node->on_interrupt, s->node_count);
  expect_index(node->on_silence, s->node_count);
  expect_index(node->on_hang_up, s->node_count);
  expect_index(node->on_transfer, s->node_count);
}

static void expect_line(const Scenario *s, const Line *line) {
  assert(line->variants.count > 0 && line->length_ms >= 0);
  expect_index(line->by, s->people_count);
  try_expr(line->when);
}

static void expect_scenario(const Scenario *s) {
  assert(s->start >= 0 && s->start < s->node_count && s->call_me_count > 0);
  for (int i = 0; i < s->node_count; i++) { expect_node(s, &s->nodes[i]); }
  for (int i = 0; i < s->reply_count; i++) { expect_reply(s, &s->replies[i]); }
  for (int i = 0; i < s->line_count; i++) { expect_line(s, &s->lines[i]); }
  for (int i = 0; i < s->fact_count; i++) {
    expect_index(s->facts[i].near, s->fact_count);
    try_expr(s->facts[i].when);
  }
  for (int i = 0; i < s->task_count; i++) { try_expr(s->tasks[i].when); }
}

static void expect_reports(const Diags *diags) {
  for (int i = 0; i < diags_kept(diags); i++) {
    const Diag *diag = diags_get(diags, i);
    assert(diag->at.text[0] && diag->rule[0]);
    assert(diag->at.line >= 1 && diag->at.column >= 1);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *arena = arena_create(ARENA_CAP);
  Diags *diags = diags_create(arena, MAX_DIAGS);
  const Scenario *scenario = scenario_load(arena, the_rubric(), "fuzz",
                                           (const char *)data, size, diags);
  assert((scenario == NULL) == (diags_errors(diags) > 0));
  expect_reports(diags);
  if (scenario) { expect_scenario(scenario); }
  arena_destroy(arena);
  return 0;
}
