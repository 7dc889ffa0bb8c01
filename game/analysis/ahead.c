/* SPDX-License-Identifier: MIT */
#include "analysis/ahead.h"

#include "base/arena.h"
#include "scenario/rubric.h"

#include <string.h>

enum {
  MOST_BYTES = 16 * 1024 * 1024, /* for more, everything matters everywhere */
  MOST_SWEEPS = 64
};

/* Techniques that come about by time, by how one listens, or by what else was
** done: no reply says whether they can. */
static const Technique BY_THEMSELVES[] = {
    TECHNIQUE_LET_VENT,      TECHNIQUE_BACKCHANNEL,
    TECHNIQUE_INTERRUPT,     TECHNIQUE_CUT_OFF_WITH_ADMIN,
    TECHNIQUE_RUSH,          TECHNIQUE_DEAD_AIR,
    TECHNIQUE_HANG_UP_FIRST, TECHNIQUE_CLOSED_POSTURE,
    TECHNIQUE_TOLERATE_ABUSE};

/* Each row is the masks of the tail, of the facts and of the draws. First one
** in which everything matters, then two a node: while its lines are being
** said, and after. */
struct Ahead {
  const CallModel *model;
  uint32_t *rows;
  size_t words, facts, draws; /* of a row; where its parts begin */
  bool all;                   /* there is only the first row */
};

static size_t words_for(int bits) {
  return ((size_t)bits + 31) / 32;
}

static uint32_t *row_of(const Ahead *ahead, int node, bool open) {
  if (ahead->all) { return ahead->rows; }
  return ahead->rows + (1 + 2 * (size_t)node + open) * ahead->words;
}

/* ---- what one thing makes matter ---- */

typedef struct {
  const Ahead *ahead;
  uint32_t *row;
} Marking;

static void mark_bit(uint32_t *part, int index) {
  part[index / 32] |= UINT32_C(1) << (index % 32);
}

static void mark_fact(const Marking *at, int fact) {
  mark_bit(at->row + at->ahead->facts, fact);
}

static void mark_word(const Marking *at, int word) {
  at->row[word] = UINT32_MAX;
}

static void mark_entry(const Marking *at, int entry) {
  const CallModel *model = at->ahead->model;
  int slot = model->slot_of[entry];
  if (slot != NONE) { mark_word(at, model->layout.slots + slot); }
}

static void mark_technique(const Marking *at, Technique technique) {
  mark_entry(at, at->ahead->model->scenario->rubric->index_of[technique]);
}

/* The caller's mood, times, promises and the record are not masked. */
static void mark_ask(void *context, AskKind kind, int index) {
  const Marking *at = context;
  const CallModel *model = at->ahead->model;
  switch ((int)kind) {
    case ASK_VAR:
      mark_word(at, model->layout.vars + 2 * index);
      mark_word(at, model->layout.vars + 2 * index + 1);
      break;
    case ASK_TOLD:
    case ASK_NOTED:
    case ASK_RESTATED:
      mark_fact(at, index);
      break;
    case ASK_SEEN:
      mark_word(at, model->layout.visits + model->visit_slot[index]);
      break;
    case ASK_USED:
      mark_entry(at, index);
      break;
    case ASK_CHOSE:
      mark_bit(at->row + model->layout.chosen, index);
      break;
    case ASK_DRAWN:
      mark_bit(at->row + at->ahead->draws, model->scenario->words[index].draw);
      break;
    default:
      break;
  }
}

static void mark_expr(Marking *at, const Expr *expr) {
  if (expr) { expr_each_ask(expr, mark_ask, at); }
}

static void mark_facts(const Marking *at, Span facts) {
  const int *refs = at->ahead->model->scenario->refs;
  for (int i = facts.first; i < facts.first + facts.count; i++) {
    mark_fact(at, refs[i]);
  }
}

static void mark_line(Marking *at, int index) {
  const Line *line = &at->ahead->model->scenario->lines[index];
  mark_expr(at, line->when);
  mark_facts(at, line->tells);
}

/* Whatever stands in the notes may fill a slot. */
static void mark_slots(const Marking *at) {
  for (int i = 0; i < at->ahead->model->scenario->fact_count; i++) {
    mark_fact(at, i);
  }
}

static void mark_uses(const Marking *at, const Reply *reply) {
  const Scenario *scenario = at->ahead->model->scenario;
  for (int i = 0; i < reply->uses.count; i++) {
    int entry = scenario->refs[reply->uses.first + i];
    mark_entry(at, entry);
    if (entry == scenario->rubric->index_of[TECHNIQUE_TIME_FRAME]) {
      mark_technique(at, TECHNIQUE_VAGUE_PROMISE);
    }
    if (!scenario->rubric->entries[entry].solution) { continue; }
    mark_technique(at, TECHNIQUE_SOLUTION_TOO_EARLY);
    mark_technique(at, TECHNIQUE_KNOW_HISTORY);
  }
  bool names_facts = reply->restates.count + reply->contradicts.count > 0;
  if (names_facts || reply->slots > 0) {
    mark_technique(at, TECHNIQUE_WRONG_FACT);
  }
  if (reply->asks.count > 0) { mark_technique(at, TECHNIQUE_ASK_KNOWN); }
  if (reply->names_caller) { mark_technique(at, TECHNIQUE_USE_NAME); }
}

static void mark_reply(Marking *at, int index) {
  const CallModel *model = at->ahead->model;
  const Scenario *scenario = model->scenario;
  const Reply *reply = &scenario->replies[index];
  mark_expr(at, reply->when);
  for (int i = 0; i < reply->sets.count; i++) {
    mark_expr(at, scenario->assignments[reply->sets.first + i].value);
  }
  for (int i = 0; i < reply->ways.count; i++) {
    mark_expr(at, scenario->ways[reply->ways.first + i].when);
  }
  int once = model->once_slot[index];
  if (once != NONE) { mark_bit(at->row + model->layout.spent, once); }
  if (reply->reaction != NONE) { mark_line(at, reply->reaction); }
  mark_facts(at, reply->restates);
  mark_facts(at, reply->asks);
  mark_facts(at, reply->contradicts);
  if (reply->slots > 0) { mark_slots(at); }
  mark_uses(at, reply);
}

/* ---- what matters everywhere ---- */

static void mark_everywhere(Marking *at) {
  const Scenario *scenario = at->ahead->model->scenario;
  for (size_t i = 0; i < sizeof BY_THEMSELVES / sizeof *BY_THEMSELVES; i++) {
    mark_technique(at, BY_THEMSELVES[i]);
  }
  for (int i = 0; i < scenario->task_count; i++) {
    const Task *task = &scenario->tasks[i];
    mark_expr(at, task->when);
    for (int k = 0; k < task->uses.count; k++) {
      mark_entry(at, scenario->refs[task->uses.first + k]);
    }
  }
  for (int i = 0; i < scenario->aftermath_count; i++) {
    mark_expr(at, scenario->aftermath[i].when);
  }
}

/* ---- node by node ---- */

/* A reaction is said at the node that the reply leads to. */
static void mark_reactions(const Ahead *ahead) {
  const Scenario *scenario = ahead->model->scenario;
  for (int i = 0; i < scenario->reply_count; i++) {
    const Reply *reply = &scenario->replies[i];
    if (reply->reaction == NONE) { continue; }
    for (int k = 0; k < reply->ways.count; k++) {
      int node = scenario->ways[reply->ways.first + k].node;
      mark_line(&(Marking){ahead, row_of(ahead, node, false)}, reply->reaction);
    }
  }
}

static void mark_node(const Ahead *ahead, int index) {
  const Node *node = &ahead->model->scenario->nodes[index];
  Marking lines = {ahead, row_of(ahead, index, false)};
  Marking replies = {ahead, row_of(ahead, index, true)};
  for (int i = 0; i < node->lines.count; i++) {
    mark_line(&lines, node->lines.first + i);
  }
  mark_everywhere(&replies);
  for (int i = 0; i < node->replies.count; i++) {
    mark_reply(&replies, node->replies.first + i);
  }
}

/* Adds one row to another; true when that changed it. */
static bool add_row(const Ahead *ahead, uint32_t *to, const uint32_t *from) {
  uint32_t news = 0;
  for (size_t i = 0; i < ahead->words; i++) {
    news |= from[i] & ~to[i];
    to[i] |= from[i];
  }
  return news != 0;
}

static bool add_way(const Ahead *ahead, int from, int to) {
  if (to == NONE) { return false; }
  return add_row(ahead, row_of(ahead, from, true), row_of(ahead, to, false));
}

static bool add_ways(const Ahead *ahead, int index) {
  const Scenario *scenario = ahead->model->scenario;
  const Node *node = &scenario->nodes[index];
  bool news = add_way(ahead, index, node->on_interrupt);
  news |= add_way(ahead, index, node->on_silence);
  news |= add_way(ahead, index, node->on_hang_up);
  news |= add_way(ahead, index, node->on_transfer);
  for (int i = 0; i < node->replies.count; i++) {
    const Reply *reply = &scenario->replies[node->replies.first + i];
    for (int k = 0; k < reply->ways.count; k++) {
      int to = scenario->ways[reply->ways.first + k].node;
      news |= add_way(ahead, index, to);
    }
  }
  news |=
      add_row(ahead, row_of(ahead, index, false), row_of(ahead, index, true));
  return news;
}

/* Most authors write a call from its beginning to its end, so that going
** backwards takes two sweeps. False when it does not come to rest. */
static bool sweep(const Ahead *ahead) {
  for (int i = 0; i < MOST_SWEEPS; i++) {
    bool news = false;
    for (int k = ahead->model->scenario->node_count - 1; k >= 0; k--) {
      news |= add_ways(ahead, k);
    }
    if (!news) { return true; }
  }
  return false;
}

Ahead *ahead_create(Arena *arena, const CallModel *model) {
  Ahead *ahead = arena_alloc(arena, sizeof *ahead);
  if (!ahead) { return NULL; }
  const Scenario *scenario = model->scenario;
  *ahead = (Ahead){.model = model, .facts = (size_t)model->layout.words};
  ahead->draws = ahead->facts + words_for(scenario->fact_count);
  ahead->words = ahead->draws + words_for(scenario->draw_count);
  size_t row = ahead->words * sizeof *ahead->rows;
  size_t rows = 1 + 2 * (size_t)scenario->node_count;
  ahead->all = rows > MOST_BYTES / row;
  ahead->rows = arena_array(arena, ahead->all ? 1 : rows, row);
  if (!ahead->rows) { return NULL; }
  memset(ahead->rows, 0xFF, row);
  if (ahead->all) { return ahead; }
  for (int i = 0; i < scenario->node_count; i++) { mark_node(ahead, i); }
  mark_reactions(ahead);
  ahead->all = !sweep(ahead);
  return ahead;
}

static AheadMask mask_of(const Ahead *ahead, const uint32_t *row) {
  return (AheadMask){row, row + ahead->facts, row + ahead->draws};
}

AheadMask ahead_mask(const Ahead *ahead, int node, bool open) {
  return mask_of(ahead, row_of(ahead, node, open));
}

AheadMask ahead_mask_all(const Ahead *ahead) {
  return mask_of(ahead, ahead->rows);
}
