/* SPDX-License-Identifier: MIT */
#include "stats_show.h"

#include "stats_conditions.h"
#include "stats_tells.h"

static void print_listener(const Ek *ek, const Exploration *of) {
  const MemoValue *value = &of->value;
  printf("  %-10s", listener_name(of->mode));
  if (value->found) {
    printf("  %3d.%d   %3d.%d", value->best / 10, value->best % 10,
           value->worst / 10, value->worst % 10);
    int tenths = (int)(value->mean / MEMO_MEAN_UNIT);
    if (of->exact) {
      printf("      %3d.%d", tenths / 10, tenths % 10);
    } else {
      printf("           ");
    }
    printf("   %d ... %d", value->least_anger, value->most_anger);
  }
  putchar('\n');
  if (of->exact) { return; }
  char most[16];
  snprintf(most, sizeof most, "%d.%d", of->ceiling / 10, of->ceiling % 10);
  const LocaleArg args[] = {
      locale_arg_text("listener", listener_name(of->mode)),
      locale_arg_text("most", most)};
  ek_say(ek, stdout, "ek.stats.not_exact", args, 2);
}

static void print_missed(const Ek *ek, const char *key, const char *name,
                         const char *id) {
  const LocaleArg args[] = {locale_arg_text(name, id)};
  ek_say(ek, stdout, key, args, 1);
}

static void print_unmet(const Ek *ek, const Met *met) {
  const Scenario *scenario = met->scenario;
  for (int i = 0; i < scenario->node_count; i++) {
    if (met_knows_node(met, i)) { continue; }
    print_missed(ek, met->reached[i] ? "ek.stats.unmet" : "ek.stats.node",
                 "node", scenario->nodes[i].id);
  }
  for (int i = 0; i < scenario->reply_count; i++) {
    if (met_knows_reply(met, i)) { continue; }
    const Reply *reply = &scenario->replies[i];
    const LocaleArg args[] = {
        locale_arg_text("node", scenario->nodes[reply->node].id),
        locale_arg_text("reply", reply->id)};
    ek_say(ek, stdout, "ek.stats.reply", args, 2);
  }
  for (int i = 0; i < scenario->line_count; i++) {
    if (met_knows_line(met, i)) { continue; }
    print_missed(ek, "ek.stats.line", "line", scenario->lines[i].id);
  }
  for (int i = 0; i < scenario->aftermath_count; i++) {
    if (met_aftermath(met, i)) { continue; }
    const LocaleArg args[] = {locale_arg_number("number", i + 1)};
    ek_say(ek, stdout, "ek.stats.aftermath", args, 1);
  }
}

static void print_idle(const Ek *ek, const Met *met) {
  const Scenario *scenario = met->scenario;
  const ExploreFigures *ideal = met->by[LISTEN_IDEAL]->figures;
  for (int i = 0; i < scenario->promise_count; i++) {
    if (!met_makes(met, i) || met_keeps(met, i)) { continue; }
    print_missed(ek, "ek.stats.promise", "promise", scenario->promises[i].id);
  }
  for (int i = 0; i < scenario->node_count; i++) {
    bool same =
        (ideal->nodes[i] & (NODE_DECIDED | NODE_MATTERS)) == NODE_DECIDED;
    if (!same) { continue; }
    print_missed(ek, "ek.stats.same", "node", scenario->nodes[i].id);
  }
}

static void print_costs(const Ek *ek, const Met *met) {
  const Scenario *scenario = met->scenario;
  ek_say(ek, stdout, "ek.stats.replies", NULL, 0);
  for (int i = 0; i < scenario->reply_count; i++) {
    const Reply *reply = &scenario->replies[i];
    const ReplyFigures *figures = &met->by[LISTEN_IDEAL]->figures->replies[i];
    if (figures->offered == 0) { continue; }
    int mean = (int)(figures->regret_sum / figures->offered);
    printf("  %2d.%d  %2d.%d  %s/%s\n", mean / 10, mean % 10,
           figures->regret_most / 10, figures->regret_most % 10,
           scenario->nodes[reply->node].id, reply->id);
  }
}

int stats_print(const Ek *ek, const Met *met) {
  int64_t states = 0;
  for (int i = 0; i < LISTEN_COUNT; i++) {
    states += (int64_t)met->by[i]->states;
  }
  const LocaleArg args[] = {locale_arg_text("scenario", met->scenario->id),
                            locale_arg_number("states", states)};
  ek_say(ek, stdout, "ek.stats.head", args, 2);
  for (int i = 0; i < LISTEN_COUNT; i++) { print_listener(ek, met->by[i]); }
  putchar('\n');
  if (met->exact) {
    print_unmet(ek, met);
    print_idle(ek, met);
  }
  stats_print_conditions(ek, met);
  if (met->by[LISTEN_IDEAL]->exact) { print_costs(ek, met); }
  return stats_print_tells(ek, met);
}
