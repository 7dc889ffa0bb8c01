/* SPDX-License-Identifier: MIT */
#include "stats_seen.h"

#include "base/arena.h"

bool stats_meets_node(const Stats *stats, int node) {
  bool met = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    met |= stats->by[i]->figures->nodes[node] & NODE_ENTERED;
  }
  return met;
}

bool stats_meets_line(const Stats *stats, int line) {
  bool met = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    met |= stats->by[i]->figures->lines[line];
  }
  return met;
}

bool stats_meets_reply(const Stats *stats, int reply) {
  bool met = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    met |= stats->by[i]->figures->replies[reply].offered > 0;
  }
  return met;
}

bool stats_knows_node(const Stats *stats, int node) {
  return stats->scenario->nodes[node].only_back ||
         stats_meets_node(stats, node);
}

bool stats_knows_reply(const Stats *stats, int reply) {
  const Scenario *scenario = stats->scenario;
  return scenario->nodes[scenario->replies[reply].node].only_back ||
         stats_meets_reply(stats, reply);
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

bool stats_knows_line(const Stats *stats, int line) {
  const Scenario *scenario = stats->scenario;
  if (stats_meets_line(stats, line)) { return true; }
  for (int i = 0; i < scenario->node_count; i++) {
    const Node *node = &scenario->nodes[i];
    if (node->only_back && is_of(scenario, node, line)) { return true; }
  }
  return false;
}

bool stats_meets_aftermath(const Stats *stats, int entry) {
  bool met = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    met |= stats->by[i]->figures->aftermath[entry];
  }
  return met;
}

bool stats_makes(const Stats *stats, int promise) {
  bool made = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    made |= stats->by[i]->figures->made[promise];
  }
  return made;
}

bool stats_keeps(const Stats *stats, int promise) {
  bool kept = false;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    kept |= stats->by[i]->figures->kept[promise];
  }
  return kept;
}

static bool reach(Stats *stats, int node) {
  if (node == NONE || stats->reached[node]) { return false; }
  return stats->reached[node] = true;
}

/* From a node that nobody entered all ways may be open. */
static bool reach_all(Stats *stats, const Node *node) {
  bool more = reach(stats, node->on_silence);
  more |= reach(stats, node->on_hang_up);
  more |= reach(stats, node->on_transfer);
  for (int i = 0; i < node->replies.count; i++) {
    Span ways = stats->scenario->replies[node->replies.first + i].ways;
    for (int k = 0; k < ways.count; k++) {
      more |= reach(stats, stats->scenario->ways[ways.first + k].node);
    }
  }
  return more;
}

static bool join_answers(Arena *arena, Stats *stats) {
  int count = stats->scenario->expr_count;
  stats->answers = arena_alloc(arena, (size_t)count + 1);
  if (!stats->answers) { return false; }
  for (int mode = 0; mode < LISTEN_COUNT; mode++) {
    const uint8_t *answers = stats->by[mode]->figures->answers;
    for (int i = 0; i < count; i++) { stats->answers[i] |= answers[i]; }
  }
  return true;
}

bool stats_reach(Arena *arena, Stats *stats) {
  int count = stats->scenario->node_count;
  stats->reached = arena_array(arena, (size_t)count, sizeof(bool));
  if (!stats->reached || !join_answers(arena, stats)) { return false; }
  for (int i = 0; i < count; i++) {
    stats->reached[i] = stats_knows_node(stats, i);
  }
  for (bool more = true; more;) {
    more = false;
    for (int i = 0; i < count; i++) {
      const Node *node = &stats->scenario->nodes[i];
      if (!stats->reached[i]) { continue; }
      more |= reach(stats, node->on_interrupt);
      if (!stats_meets_node(stats, i)) { more |= reach_all(stats, node); }
    }
  }
  return true;
}

bool stats_is_exact(const Stats *stats) {
  bool exact = true;
  for (int i = 0; i < LISTEN_COUNT; i++) { exact &= stats->by[i]->exact; }
  return exact;
}
