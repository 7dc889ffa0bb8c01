/* SPDX-License-Identifier: MIT */
#include "analysis/met.h"

#include "base/arena.h"
#include "scenario/expr.h"
#include "scenario/rubric.h"

bool met_node(const Met *met, int node) {
  bool some = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    some |= met->by[i]->figures->nodes[node] & NODE_ENTERED;
  }
  return some;
}

bool met_heard_out(const Met *met, int node) {
  return (met->by[LISTEN_IDEAL]->figures->nodes[node] |
          met->by[LISTEN_DEAF]->figures->nodes[node]) &
         NODE_ENTERED;
}

bool met_line(const Met *met, int line) {
  bool some = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    some |= met->by[i]->figures->lines[line];
  }
  return some;
}

bool met_reply(const Met *met, int reply) {
  bool some = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    some |= met->by[i]->figures->replies[reply].offered > 0;
  }
  return some;
}

bool met_knows_node(const Met *met, int node) {
  return met->scenario->nodes[node].only_back || met_node(met, node);
}

bool met_knows_reply(const Met *met, int reply) {
  const Scenario *scenario = met->scenario;
  return scenario->nodes[scenario->replies[reply].node].only_back ||
         met_reply(met, reply);
}

static bool is_of(const Scenario *scenario, const Node *node, int line) {
  int past = line - node->lines.first;
  if (past >= 0 && past < node->lines.count) { return true; }
  for (int i = 0; i < node->replies.count; i++) {
    int reply = node->replies.first + i;
    if (scenario->replies[reply].reaction == line) { return true; }
  }
  return false;
}

bool met_knows_line(const Met *met, int line) {
  const Scenario *scenario = met->scenario;
  if (met_line(met, line)) { return true; }
  for (int i = 0; i < scenario->node_count; i++) {
    const Node *node = &scenario->nodes[i];
    if (node->only_back && is_of(scenario, node, line)) { return true; }
  }
  return false;
}

bool met_aftermath(const Met *met, int entry) {
  bool some = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    some |= met->by[i]->figures->aftermath[entry];
  }
  return some;
}

bool met_makes(const Met *met, int promise) {
  bool made = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    made |= met->by[i]->figures->made[promise];
  }
  return made;
}

bool met_keeps(const Met *met, int promise) {
  bool kept = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    kept |= met->by[i]->figures->kept[promise];
  }
  return kept;
}

/* ---- beyond the three ---- */

/* One can note one fact of two, or cut in now and then: what hangs on that is
** more than three listeners can try out. */
static bool hangs_on_listening(const Met *met, AskKind kind, int index) {
  switch ((int)kind) {
    case ASK_ANGER:
    case ASK_TRUST:
    case ASK_GRIEVANCE:
    case ASK_COMPOSURE:
    case ASK_HEARD:
    case ASK_INTERRUPTIONS:
    case ASK_ELAPSED_S:
    case ASK_TOLD:
    case ASK_NOTED:
    case ASK_RESTATED:
    case ASK_LOOKED:
      return true;
    case ASK_USED:
      return met->scenario->rubric->entries[index].known_by &
             (KNOWN_BY_TIME | KNOWN_BY_STATE);
    default:
      return false;
  }
}

typedef struct {
  const Met *met;
  bool found;
} Doubt;

static bool has(const Met *met, Span refs, int index) {
  for (int i = 0; i < refs.count; i++) {
    if (met->scenario->refs[refs.first + i] == index) { return true; }
  }
  return false;
}

static bool sets(const Met *met, const Reply *reply, int var) {
  for (int i = 0; i < reply->sets.count; i++) {
    const Assignment *set = &met->scenario->assignments[reply->sets.first + i];
    if (set->var == var) { return true; }
  }
  return false;
}

/* Whether giving it changes the answer to what is asked. */
static bool moves(const Met *met, const Reply *reply, AskKind kind, int index) {
  switch ((int)kind) {
    case ASK_VAR:
      return sets(met, reply, index);
    case ASK_USED:
      return has(met, reply->uses, index);
    case ASK_CHOSE:
      return reply->asked == index;
    case ASK_PROMISED:
    case ASK_KEPT:
      return has(met, reply->promises, index);
    default:
      return kind == ASK_TURN;
  }
}

static void doubt(void *context, AskKind kind, int index) {
  Doubt *all = context;
  const Met *met = all->met;
  if (kind == ASK_DRAWN) { return; }
  all->found |=
      hangs_on_listening(met, kind, index) ||
      (kind == ASK_SEEN && met->reached[index] && !met_node(met, index));
  for (int i = 0; i < met->scenario->reply_count && !all->found; i++) {
    all->found =
        met->beyond[i] && moves(met, &met->scenario->replies[i], kind, index);
  }
}

bool met_may_differ(const Met *met, const Expr *when) {
  Doubt all = {.met = met};
  expr_each_ask(when, doubt, &all);
  return all.found;
}

static bool reach(Met *met, int node) {
  if (node == NONE || met->reached[node]) { return false; }
  return met->reached[node] = true;
}

/* What no call asks may give any answer. */
static bool reach_ways(Met *met, Span ways) {
  bool more = false;
  for (int i = 0; i < ways.count; i++) {
    const Way *way = &met->scenario->ways[ways.first + i];
    int answers = way->when ? met->answers[expr_number(way->when)] : 0;
    bool sure = way->when && !met_may_differ(met, way->when);
    if (sure && answers == ANSWER_FALSE) { continue; }
    more |= reach(met, way->node);
    if (sure && answers == ANSWER_TRUE) { break; }
  }
  return more;
}

/* Whether nobody is offered a reply: none of the three was, wherever they came,
** and nobody gets another answer to its condition. */
static bool is_shut(const Met *met, int index) {
  const Reply *reply = &met->scenario->replies[index];
  return met_node(met, reply->node) && !met_reply(met, index) && reply->when &&
         !met_may_differ(met, reply->when);
}

static bool reach_by_reply(Met *met, int index) {
  if (is_shut(met, index)) { return false; }
  bool news = !met_reply(met, index) && !met->beyond[index];
  met->beyond[index] |= news;
  return reach_ways(met, met->scenario->replies[index].ways) || news;
}

/* All answers but silence are tried by each of the three wherever it comes,
** silence by those who hear a turn out. */
static bool reach_from(Met *met, int index) {
  const Node *node = &met->scenario->nodes[index];
  bool more = reach(met, node->on_interrupt);
  if (!met_heard_out(met, index)) { more |= reach(met, node->on_silence); }
  if (!met_node(met, index)) {
    more |= reach(met, node->on_hang_up);
    more |= reach(met, node->on_transfer);
  }
  for (int i = 0; i < node->replies.count; i++) {
    more |= reach_by_reply(met, node->replies.first + i);
  }
  return more;
}

static bool join_answers(Arena *arena, Met *met) {
  int count = met->scenario->expr_count;
  met->answers = arena_alloc(arena, (size_t)count + 1);
  if (!met->answers) { return false; }
  for (int mode = 0; mode < LISTEN_COUNT; mode++) {
    const uint8_t *answers = met->by[mode]->figures->answers;
    for (int i = 0; i < count; i++) { met->answers[i] |= answers[i]; }
  }
  return true;
}

bool met_join(Arena *arena, Met *met) {
  int count = met->scenario->node_count;
  met->reached = arena_array(arena, (size_t)count, sizeof(bool));
  met->beyond =
      arena_array(arena, (size_t)met->scenario->reply_count, sizeof(bool));
  if (!met->reached || !met->beyond || !join_answers(arena, met)) {
    return false;
  }
  met->exact = true;
  for (int i = 0; i < LISTEN_COUNT; i++) { met->exact &= met->by[i]->exact; }
  for (int i = 0; i < count; i++) { met->reached[i] = met_knows_node(met, i); }
  for (bool more = met->exact; more;) {
    more = false;
    for (int i = 0; i < count; i++) {
      if (met->reached[i]) { more |= reach_from(met, i); }
    }
  }
  return true;
}
