/* SPDX-License-Identifier: MIT */
#include "base/json_out.h"
#include "score/scorecard.h"
#include "stats_conditions.h"
#include "stats_show.h"
#include "stats_tells.h"

/* ---- what every reader of the format knows ---- */

static void write_extreme(JsonOut *out, const char *key, const Exploration *of,
                          ExploreAim aim) {
  json_out_key(out, key);
  if (!of->witness[aim]) {
    json_out_null(out);
    return;
  }
  json_out_open_object(out);
  json_out_member_integer(
      out, "score", aim == EXPLORE_BEST ? of->value.best : of->value.worst);
  json_out_key(out, "replay");
  replay_write(of->witness[aim], out);
  json_out_close_object(out);
}

/* A mean of a part would be a sample: none is given. */
static void write_mean(JsonOut *out, const Exploration *of) {
  json_out_key(out, "random_mean");
  if (of->exact) {
    json_out_integer(out,
                     (of->value.mean + MEMO_MEAN_UNIT / 2) / MEMO_MEAN_UNIT);
  } else {
    json_out_null(out);
  }
}

static void write_whole(JsonOut *out, const Exploration *of) {
  json_out_member_bool(out, "exact", of->exact);
  json_out_member_integer(out, "states", (int64_t)of->states);
  write_extreme(out, "best", of, EXPLORE_BEST);
  write_extreme(out, "worst", of, EXPLORE_WORST);
  write_mean(out, of);
}

static void write_ends(const Met *met, JsonOut *out) {
  json_out_key(out, "ends");
  json_out_open_list(out);
  for (int i = 0; i < met->scenario->node_count; i++) {
    const Node *node = &met->scenario->nodes[i];
    if (!node->is_end) { continue; }
    json_out_open_object(out);
    json_out_member_text(out, "node", node->id);
    json_out_member_text(out, "outcome", scorecard_outcome(node->outcome));
    json_out_key(out, "reachable");
    /* Not met is not out of reach while a part was not walked, or while
    ** somebody might cut in on the way. */
    bool entered = met_knows_node(met, i);
    if (entered || (met->exact && !met->reached[i])) {
      json_out_bool(out, entered);
    } else {
      json_out_null(out);
    }
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

static void write_replies_of(const Scenario *scenario, const Node *node,
                             JsonOut *out) {
  for (int i = 0; i < node->replies.count; i++) {
    json_out_open_object(out);
    json_out_member_text(out, "node", node->id);
    json_out_member_text(out, "reply",
                         scenario->replies[node->replies.first + i].id);
    json_out_close_object(out);
  }
}

/* Of nodes that no way leads to: a condition that holds for none of the three
** listeners may hold for somebody who changes. Empty while a part was not
** walked: nothing is proven then. */
static void write_unreachable(const Met *met, JsonOut *out) {
  const Scenario *scenario = met->scenario;
  static const char *const KEYS[] = {"nodes", "replies", "lines"};
  json_out_key(out, "unreachable");
  json_out_open_object(out);
  for (int key = 0; key < 3; key++) {
    json_out_key(out, KEYS[key]);
    json_out_open_list(out);
    for (int i = 0; met->exact && i < scenario->node_count; i++) {
      const Node *node = &scenario->nodes[i];
      if (met->reached[i]) { continue; }
      if (key == 0) { json_out_text(out, node->id); }
      if (key == 1) { write_replies_of(scenario, node, out); }
      for (int k = 0; key == 2 && k < node->lines.count; k++) {
        json_out_text(out, scenario->lines[node->lines.first + k].id);
      }
    }
    json_out_close_list(out);
  }
  json_out_close_object(out);
}

/* What none of the three listeners met. */
static void write_unmet(const Met *met, JsonOut *out) {
  const Scenario *scenario = met->scenario;
  json_out_key(out, "unmet");
  json_out_open_object(out);
  json_out_key(out, "nodes");
  json_out_open_list(out);
  for (int i = 0; i < scenario->node_count; i++) {
    if (met_knows_node(met, i)) { continue; }
    json_out_text(out, scenario->nodes[i].id);
  }
  json_out_close_list(out);
  json_out_key(out, "lines");
  json_out_open_list(out);
  for (int i = 0; i < scenario->line_count; i++) {
    if (met_knows_line(met, i)) { continue; }
    json_out_text(out, scenario->lines[i].id);
  }
  json_out_close_list(out);
  stats_write_unjudged(met, out);
  json_out_close_object(out);
}

static void write_dominated(const Met *met, JsonOut *out) {
  const Scenario *scenario = met->scenario;
  json_out_key(out, "dominated");
  json_out_open_list(out);
  const Exploration *ideal = met->by[LISTEN_IDEAL];
  for (int i = 0; ideal->exact && i < scenario->reply_count; i++) {
    int by;
    if (!explore_is_dominated(ideal, i, &by)) { continue; }
    const Reply *reply = &scenario->replies[i];
    json_out_open_object(out);
    json_out_member_text(out, "node", scenario->nodes[reply->node].id);
    json_out_member_text(out, "reply", reply->id);
    json_out_member_text(out, "by", scenario->replies[by].id);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

/* ---- and more ---- */

static int64_t shown_paths(const Exploration *of) {
  return of->value.paths > INT64_MAX ? INT64_MAX : (int64_t)of->value.paths;
}

static void write_bounds(JsonOut *out, const Exploration *of) {
  json_out_key(out, "bounds");
  json_out_open_object(out);
  json_out_member_integer(out, "best_at_most",
                          of->exact ? of->value.best : of->ceiling);
  json_out_member_integer(out, "worst_at_least",
                          of->exact ? of->value.worst : 0);
  json_out_close_object(out);
}

static void write_anger(JsonOut *out, const Exploration *of) {
  json_out_key(out, "anger");
  json_out_open_object(out);
  json_out_member_integer(out, "least", of->value.least_anger);
  json_out_member_integer(out, "most", of->value.most_anger);
  json_out_close_object(out);
}

static void write_listeners(const Met *met, JsonOut *out) {
  json_out_key(out, "listeners");
  json_out_open_list(out);
  for (ListenMode mode = LISTEN_IDEAL; mode < LISTEN_COUNT; mode++) {
    const Exploration *of = met->by[mode];
    json_out_open_object(out);
    json_out_member_text(out, "listener", listener_name(mode));
    write_whole(out, of);
    write_bounds(out, of);
    write_anger(out, of);
    json_out_member_integer(out, "merges", (int64_t)of->merges);
    json_out_member_integer(out, "paths", shown_paths(of));
    json_out_member_integer(out, "draws", of->draws);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

/* What each costs an ideal listener; of what was walked, if that is not all. */
static void write_replies(const Met *met, JsonOut *out) {
  const Scenario *scenario = met->scenario;
  const Exploration *ideal = met->by[LISTEN_IDEAL];
  json_out_key(out, "replies");
  json_out_open_list(out);
  for (int i = 0; i < scenario->reply_count; i++) {
    const Reply *reply = &scenario->replies[i];
    const ReplyFigures *figures = &ideal->figures->replies[i];
    json_out_open_object(out);
    json_out_member_text(out, "node", scenario->nodes[reply->node].id);
    json_out_member_text(out, "reply", reply->id);
    json_out_member_integer(out, "offered", figures->offered);
    if (figures->offered > 0) {
      json_out_member_integer(out, "regret_mean",
                              figures->regret_sum / figures->offered);
      json_out_member_integer(out, "regret_most", figures->regret_most);
    }
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

/* What did not come about so far may still, while not all was walked. */
static void write_seen(JsonOut *out, const char *key, bool seen, bool exact) {
  json_out_key(out, key);
  if (seen || exact) {
    json_out_bool(out, seen);
  } else {
    json_out_null(out);
  }
}

/* A promise can be made without there being a way to keep it. */
static void write_promises(const Met *met, JsonOut *out) {
  bool exact = met->exact;
  json_out_key(out, "promises");
  json_out_open_list(out);
  for (int i = 0; i < met->scenario->promise_count; i++) {
    json_out_open_object(out);
    json_out_member_text(out, "promise", met->scenario->promises[i].id);
    write_seen(out, "made", met_makes(met, i), exact);
    write_seen(out, "kept", met_keeps(met, i), exact);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

/* By place in the file: entries need no id. */
static void write_aftermath(const Met *met, JsonOut *out) {
  json_out_key(out, "aftermath");
  json_out_open_list(out);
  for (int i = 0; i < met->scenario->aftermath_count; i++) {
    json_out_open_object(out);
    json_out_member_integer(out, "entry", i);
    json_out_member_bool(out, "told", met_aftermath(met, i));
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

int stats_write_json(const Ek *ek, const Met *met) {
  JsonOut out = ek_json_begin();
  json_out_open_object(&out);
  json_out_member_text(&out, "scenario", met->scenario->id);
  write_whole(&out, met->by[LISTEN_IDEAL]);
  write_bounds(&out, met->by[LISTEN_IDEAL]);
  write_ends(met, &out);
  write_unreachable(met, &out);
  write_unmet(met, &out);
  write_dominated(met, &out);
  int status = stats_write_tells(ek, met, &out);
  write_listeners(met, &out);
  write_replies(met, &out);
  write_promises(met, &out);
  write_aftermath(met, &out);
  stats_write_conditions(met, &out);
  json_out_close_object(&out);
  ek_json_end(&out);
  return status;
}
