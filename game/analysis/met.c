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

/* Scenario.asks is sorted by kind, then by index; NONE: nothing asks it. */
static int find_ask(const Scenario *scenario, AskKind kind, int index) {
  int from = 0, to = scenario->ask_count;
  while (from < to) {
    int middle = from + (to - from) / 2;
    const Ask *ask = &scenario->asks[middle];
    if (ask->kind == (int)kind && ask->index == index) { return middle; }
    bool before =
        ask->kind < (int)kind || (ask->kind == (int)kind && ask->index < index);
    if (before) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return NONE;
}

static void move(Met *met, AskKind kind, int index) {
  int ask = find_ask(met->scenario, kind, index);
  if (ask != NONE) { met->moved[ask] = true; }
}

/* Giving the reply changes the answers to what it moves. */
static void move_all(Met *met, const Reply *reply) {
  const Scenario *s = met->scenario;
  move(met, ASK_TURN, 0);
  if (reply->asked != NONE) { move(met, ASK_CHOSE, reply->asked); }
  for (int i = 0; i < reply->sets.count; i++) {
    move(met, ASK_VAR, s->assignments[reply->sets.first + i].var);
  }
  for (int i = 0; i < reply->uses.count; i++) {
    move(met, ASK_USED, s->refs[reply->uses.first + i]);
  }
  for (int i = 0; i < reply->promises.count; i++) {
    move(met, ASK_PROMISED, s->refs[reply->promises.first + i]);
    move(met, ASK_KEPT, s->refs[reply->promises.first + i]);
  }
}

typedef struct {
  const Met *met;
  bool found;
} Doubt;

static void doubt(void *context, AskKind kind, int index) {
  Doubt *all = context;
  const Met *met = all->met;
  all->found |= hangs_on_listening(met, kind, index) ||
                met->moved[find_ask(met->scenario, kind, index)];
}

bool met_may_differ(const Met *met, const Expr *when) {
  Doubt all = {.met = met};
  expr_each_ask(when, doubt, &all);
  return all.found;
}

static bool reach(Met *met, int node) {
  if (node == NONE || met->reached[node]) { return false; }
  move(met, ASK_SEEN, node);
  return met->reached[node] = true;
}

/* What no call asks may give any answer. */
static bool reach_ways(Met *met, Span ways) {
  bool more = false;
  for (int i = 0; i < ways.count; i++) {
    const Way *way = &met->scenario->ways[ways.first + i];
    int answers = way->when ? met->answers[expr_tag(way->when).number] : 0;
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
  const Reply *reply = &met->scenario->replies[index];
  if (news) { move_all(met, reply); }
  met->beyond[index] |= news;
  return reach_ways(met, reply->ways) || news;
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

/* There and back, for ways lead forwards mostly. */
static bool reach_on(Met *met) {
  bool more = false;
  for (int i = 0; i < met->scenario->node_count; i++) {
    if (met->reached[i]) { more |= reach_from(met, i); }
  }
  for (int i = met->scenario->node_count - 1; i >= 0; i--) {
    if (met->reached[i]) { more |= reach_from(met, i); }
  }
  return more;
}

bool met_join(Arena *arena, Met *met) {
  const Scenario *s = met->scenario;
  met->reached = arena_array(arena, (size_t)s->node_count, sizeof(bool));
  met->beyond = arena_array(arena, (size_t)s->reply_count, sizeof(bool));
  met->moved = arena_array(arena, (size_t)s->ask_count, sizeof(bool));
  if (!met->reached || !met->beyond || !met->moved ||
      !join_answers(arena, met)) {
    return false;
  }
  met->exact = true;
  for (int i = 0; i < LISTEN_COUNT; i++) { met->exact &= met->by[i]->exact; }
  for (int i = 0; i < s->node_count; i++) {
    met->reached[i] = met_knows_node(met, i);
    if (met->reached[i] && !met_node(met, i)) { move(met, ASK_SEEN, i); }
  }
  while (met->exact && reach_on(met)) {}
  return true;
}
