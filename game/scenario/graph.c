/* SPDX-License-Identifier: MIT */
/* Where calls can go: what is never reached, what never ends, where one can
** come more than once. Without recursion: stories can be long. */
#include "scenario/loading.h"

#include <assert.h>

/* Edge e leads from node `from[e]` to `to[e]`; those that leave node n are
** e of first[n] … first[n + 1] − 1. */
typedef struct {
  int nodes, edges;
  int *first, *from, *to;
} Graph;

typedef void VisitEdge(Graph *graph, int from, int to);

static void each_edge_of(const Scenario *s, int index, Graph *graph,
                         VisitEdge *visit) {
  const Node *node = &s->nodes[index];
  const int events[] = {node->on_interrupt, node->on_silence, node->on_hang_up,
                        node->on_transfer};
  for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
    if (events[i] != NONE) { visit(graph, index, events[i]); }
  }
  for (int i = 0; i < node->replies.count; i++) {
    Span ways = s->replies[node->replies.first + i].ways;
    for (int w = 0; w < ways.count; w++) {
      visit(graph, index, s->ways[ways.first + w].node);
    }
  }
}

static void count_edge(Graph *graph, int from, int to) {
  (void)from, (void)to;
  graph->edges++;
}

static void add_edge(Graph *graph, int from, int to) {
  graph->from[graph->edges] = from;
  graph->to[graph->edges++] = to;
}

static bool build(Graph *graph, Loading *loading) {
  const Scenario *s = loading->scenario;
  Reader *reader = &loading->reader;
  *graph = (Graph){.nodes = s->node_count};
  for (int i = 0; i < s->node_count; i++) {
    each_edge_of(s, i, graph, count_edge);
  }
  graph->first = reader_array(reader, s->node_count + 1, sizeof(int));
  graph->from = reader_array(reader, graph->edges, sizeof(int));
  graph->to = reader_array(reader, graph->edges, sizeof(int));
  if (!graph->first || !graph->from || !graph->to) { return false; }
  graph->edges = 0;
  for (int i = 0; i < s->node_count; i++) {
    graph->first[i] = graph->edges;
    each_edge_of(s, i, graph, add_edge);
  }
  graph->first[s->node_count] = graph->edges;
  return true;
}

/* The same graph with every edge turned round. */
static bool turn_round(Graph *turned, const Graph *graph, Loading *loading) {
  Reader *reader = &loading->reader;
  *turned = (Graph){.nodes = graph->nodes, .edges = graph->edges};
  turned->first = reader_array(reader, graph->nodes + 2, sizeof(int));
  turned->to = reader_array(reader, graph->edges, sizeof(int));
  if (!turned->first || !turned->to) { return false; }
  int *next = turned->first + 1; /* becomes `first` while it is filled */
  for (int e = 0; e < graph->edges; e++) { next[graph->to[e] + 1]++; }
  for (int n = 0; n < graph->nodes; n++) { next[n + 1] += next[n]; }
  for (int e = 0; e < graph->edges; e++) {
    turned->to[next[graph->to[e]]++] = graph->from[e];
  }
  return true;
}

/* Marks all that can be reached from what stands on the stack already. */
static void spread(const Graph *graph, bool *reached, int *stack, int height) {
  while (height > 0) {
    int node = stack[--height];
    for (int e = graph->first[node]; e < graph->first[node + 1]; e++) {
      if (reached[graph->to[e]]) { continue; }
      reached[graph->to[e]] = true;
      stack[height++] = graph->to[e];
    }
  }
}

static const JsonValue *first_node(const Fields *top) {
  return fields_first_entry(top, TOP_NODES);
}

/* What only a caller reaches who rings back. */
static void reach_back(Loading *loading, const Graph *graph, bool *reached,
                       int *stack) {
  const Scenario *s = loading->scenario;
  if (s->rings_back == NONE || reached[s->rings_back]) { return; }
  for (int i = 0; i < s->node_count; i++) {
    loading->nodes[i].only_back = !reached[i];
  }
  stack[0] = s->rings_back;
  reached[s->rings_back] = true;
  spread(graph, reached, stack, 1);
  for (int i = 0; i < s->node_count; i++) {
    loading->nodes[i].only_back &= reached[i];
  }
}

/* While some way could not be followed, what looks unreachable may not be. */
static void check_reached(Loading *loading, const Graph *graph,
                          const Fields *top, bool *reached, int *stack) {
  const Scenario *s = loading->scenario;
  if (s->start == NONE || loading->lost) { return; }
  stack[0] = s->start;
  reached[s->start] = true;
  spread(graph, reached, stack, 1);
  reach_back(loading, graph, reached, stack);
  const JsonValue *value = first_node(top);
  for (int i = 0; i < s->node_count; i++, value = next_entry(value)) {
    if (reached[i]) { continue; }
    Diag *diag =
        reader_warn(&loading->reader, at_key(value), "unreachable-node",
                    "no call can come to the node \"%s\"", s->nodes[i].id);
    diag_set_hint(diag, "let a \"goto\" lead there, or take it out");
  }
}

static void check_ends(Loading *loading, const Graph *turned, const Fields *top,
                       bool *ends, int *stack) {
  const Scenario *s = loading->scenario;
  int height = 0;
  for (int i = 0; i < s->node_count; i++) {
    if (!s->nodes[i].is_end && !loading->leaks[i]) { continue; }
    ends[i] = true;
    stack[height++] = i;
  }
  spread(turned, ends, stack, height);
  const JsonValue *value = first_node(top);
  for (int i = 0; i < s->node_count; i++, value = next_entry(value)) {
    if (ends[i]) { continue; }
    Diag *diag = reader_error(&loading->reader, at_key(value), "no-end",
                              "from the node \"%s\" no end can be reached",
                              s->nodes[i].id);
    diag_set_hint(diag, "let a way lead to a node with an \"end\"");
  }
}

/* Cycles, by Tarjan's strongly connected components. */

typedef struct {
  const Graph *graph;
  int *order; /* when a node was first seen, from 1; 0: not yet */
  int *low;   /* the earliest open node that it leads back to */
  int *edge;  /* the next edge to follow */
  int *path;  /* nodes being visited */
  int *open;  /* nodes whose component is not complete */
  bool *is_open;
  int seen, path_height, open_height;
} Tarjan;

static bool tarjan_init(Tarjan *t, const Graph *graph, Reader *reader) {
  *t = (Tarjan){.graph = graph};
  int **arrays[] = {&t->order, &t->low, &t->edge, &t->path, &t->open};
  for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
    *arrays[i] = reader_array(reader, graph->nodes, sizeof(int));
    if (!*arrays[i]) { return false; }
  }
  t->is_open = reader_array(reader, graph->nodes, sizeof(bool));
  return t->is_open != NULL;
}

static void enter(Tarjan *t, int node) {
  t->order[node] = t->low[node] = ++t->seen;
  t->edge[node] = t->graph->first[node];
  t->path[t->path_height++] = node;
  t->open[t->open_height++] = node;
  t->is_open[node] = true;
}

static void lower(Tarjan *t, int node, int to) {
  if (to < t->low[node]) { t->low[node] = to; }
}

/* The node's component is complete: more than one node is a cycle. */
static void close_component(Tarjan *t, int node, Node *nodes) {
  bool many = t->open[t->open_height - 1] != node;
  int member;
  do {
    member = t->open[--t->open_height];
    t->is_open[member] = false;
    if (many) { nodes[member].on_cycle = true; }
  } while (member != node);
}

static void leave(Tarjan *t, int node, Node *nodes) {
  t->path_height--;
  if (t->path_height > 0) {
    lower(t, t->path[t->path_height - 1], t->low[node]);
  }
  if (t->low[node] == t->order[node]) { close_component(t, node, nodes); }
}

static void follow(Tarjan *t, int node, Node *nodes) {
  int to = t->graph->to[t->edge[node]++];
  if (to == node) { nodes[node].on_cycle = true; }
  if (t->order[to] == 0) {
    enter(t, to);
  } else if (t->is_open[to]) {
    lower(t, node, t->order[to]);
  }
}

static void find_cycles(Loading *loading, const Graph *graph) {
  Tarjan t;
  if (!tarjan_init(&t, graph, &loading->reader)) { return; }
  for (int start = 0; start < graph->nodes; start++) {
    if (t.order[start] == 0) { enter(&t, start); }
    while (t.path_height > 0) {
      int node = t.path[t.path_height - 1];
      if (t.edge[node] < graph->first[node + 1]) {
        follow(&t, node, loading->nodes);
      } else {
        leave(&t, node, loading->nodes);
      }
    }
  }
}

void check_graph(Loading *loading, const Fields *top) {
  Graph graph, turned;
  Reader *reader = &loading->reader;
  int nodes = loading->scenario->node_count;
  if (!build(&graph, loading) || !turn_round(&turned, &graph, loading)) {
    return;
  }
  int *stack = reader_array(reader, nodes, sizeof *stack);
  bool *reached = reader_array(reader, nodes, sizeof *reached);
  bool *ends = reader_array(reader, nodes, sizeof *ends);
  if (!stack || !reached || !ends) { return; }
  check_reached(loading, &graph, top, reached, stack);
  check_ends(loading, &turned, top, ends, stack);
  find_cycles(loading, &graph);
}
