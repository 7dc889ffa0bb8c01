/* SPDX-License-Identifier: MIT */
#include "analysis/explore_seen.h"

#include "base/arena.h"
#include "call/wrap_up.h"

ExploreFigures *explore_figures_create(Arena *arena, const Scenario *scenario) {
  ExploreFigures *made = arena_alloc(arena, sizeof *made);
  if (!made) { return NULL; }
  size_t replies = (size_t)scenario->reply_count;
  size_t promises = (size_t)scenario->promise_count;
  made->replies = arena_array(arena, replies, sizeof *made->replies);
  made->nodes = arena_alloc(arena, (size_t)scenario->node_count);
  made->lines = arena_array(arena, (size_t)scenario->line_count, sizeof(bool));
  made->tasks = arena_array(arena, (size_t)scenario->task_count, sizeof(bool));
  made->aftermath =
      arena_array(arena, (size_t)scenario->aftermath_count, sizeof(bool));
  made->made = arena_array(arena, promises, sizeof(bool));
  made->kept = arena_array(arena, promises, sizeof(bool));
  made->answers = arena_alloc(arena, (size_t)scenario->expr_count + 1);
  bool whole = made->replies && made->nodes && made->lines && made->tasks &&
               made->aftermath && made->made && made->kept && made->answers;
  return whole ? made : NULL;
}

/* Whether the whole turn was heard. */
static bool is_heard_out(const Node *node, const CallState *state) {
  if (state->phase == PHASE_OPEN) { return true; }
  return state->phase == PHASE_OVER && node->is_end &&
         state->outcome == (int32_t)node->outcome &&
         state->now_ms == state->end_ms;
}

void explore_see_turn(const Call *call, const CallState *state,
                      ExploreFigures *figures) {
  const CallModel *model = call->model;
  const Node *node = &model->scenario->nodes[state->node];
  figures->nodes[state->node] |= NODE_ENTERED;
  bool all = is_heard_out(node, state);
  if (!all && state->phase != PHASE_SPEECH) { return; }
  int last = all ? node->lines.count - 1 : state->line;
  for (int i = 0; i <= last; i++) {
    if (!state_bit(state, model->layout.plan, i)) { continue; }
    figures->lines[node->lines.first + i] = true;
  }
  if (state->reaction != NONE) { figures->lines[state->reaction] = true; }
}

static void compare(const ExploreDecision *decision, const Node *node, int move,
                    uint64_t offered, ReplyFigures *figures) {
  int worth = decision->best[move];
  for (int i = 0; i < decision->replies; i++) {
    uint64_t bit = UINT64_C(1)
                   << (decision->list[i].index - node->replies.first);
    if (worth > decision->best[i]) { figures->once_better |= bit; }
    if (worth < decision->best[i]) { figures->once_worse |= bit; }
  }
  if (figures->offered == 0) { figures->always_beside = offered; }
  figures->always_beside &= offered;
}

/* The best replies share the right of having been it. */
static void share_right(const ExploreDecision *decision,
                        ReplyFigures *replies) {
  int best = 0, equals = 0;
  for (int i = 0; i < decision->replies; i++) {
    if (decision->best[i] > best) { best = decision->best[i]; }
  }
  for (int i = 0; i < decision->replies; i++) {
    if (decision->best[i] == best) { equals++; }
  }
  for (int i = 0; i < decision->replies; i++) {
    if (decision->best[i] < best) { continue; }
    replies[decision->list[i].index].right += EXPLORE_SHARE / equals;
  }
}

void explore_see_decision(const Call *call, const ExploreDecision *decision,
                          ExploreFigures *figures) {
  const Node *node = &call->model->scenario->nodes[decision->node];
  uint64_t offered = 0;
  for (int i = 0; i < decision->replies; i++) {
    offered |= UINT64_C(1) << (decision->list[i].index - node->replies.first);
  }
  for (int i = 0; i < decision->replies; i++) {
    ReplyFigures *reply = &figures->replies[decision->list[i].index];
    int regret = decision->most - decision->best[i];
    compare(decision, node, i, offered, reply);
    reply->offered++;
    reply->regret_sum += regret;
    if (regret > reply->regret_most) { reply->regret_most = regret; }
  }
  if (decision->replies < 2) { return; }
  share_right(decision, figures->replies);
  figures->nodes[decision->node] |= NODE_DECIDED;
  if (decision->same < decision->replies) {
    figures->nodes[decision->node] |= NODE_MATTERS;
  }
}

void explore_see_end(const Call *call, const CallState *state,
                     ExploreFigures *figures) {
  const Scenario *scenario = call->model->scenario;
  const StateLayout *at = &call->model->layout;
  for (int i = 0; i < scenario->aftermath_count; i++) {
    figures->aftermath[i] |= wrap_up_tells(call, state, i);
  }
  for (int i = 0; i < scenario->promise_count; i++) {
    figures->made[i] |= state_bit(state, at->promised, i);
    figures->kept[i] |= state_bit(state, at->kept, i);
  }
}
