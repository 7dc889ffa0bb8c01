/* SPDX-License-Identifier: MIT */
#include "stats_conditions.h"

#include "analysis/conditions.h"
#include "base/json_out.h"

typedef struct {
  const Ek *ek;
  const Stats *stats;
  JsonOut *out;
} Telling;

/* ---- for people ---- */

static bool stands_where_one_comes(const Stats *stats, const Condition *one) {
  if (one->reply != NONE) { return stats_meets_reply(stats, one->reply); }
  return one->node == NONE || stats_meets_node(stats, one->node);
}

/* By verdict: while all was walked, and while it was not. */
static const char *const SAYINGS[][2] = {
    [CONDITION_VARIES] = {NULL, NULL},
    [CONDITION_TRUE] = {"ek.stats.always_true", "ek.stats.only_true"},
    [CONDITION_FALSE] = {"ek.stats.always_false", "ek.stats.only_false"},
    [CONDITION_UNJUDGED] = {"ek.stats.unjudged", NULL}};

static void print_one(void *context, const Condition *one) {
  const Telling *telling = context;
  const Stats *stats = telling->stats;
  ConditionVerdict verdict = condition_verdict(one, stats->answers);
  const char *saying = SAYINGS[verdict][!stats_is_exact(stats)];
  bool told_already =
      verdict == CONDITION_UNJUDGED && !stands_where_one_comes(stats, one);
  if (!saying || told_already) { return; }
  const LocaleArg args[] = {locale_arg_text("pointer", one->pointer)};
  ek_say(telling->ek, stdout, saying, args, 1);
}

void stats_print_conditions(const Ek *ek, const Stats *stats) {
  Telling telling = {.ek = ek, .stats = stats};
  conditions_each(stats->scenario, print_one, &telling);
}

/* ---- for programs ---- */

static void write_one(void *context, const Condition *one) {
  const Telling *telling = context;
  ConditionVerdict verdict = condition_verdict(one, telling->stats->answers);
  if (verdict != CONDITION_TRUE && verdict != CONDITION_FALSE) { return; }
  json_out_open_object(telling->out);
  json_out_member_text(telling->out, "pointer", one->pointer);
  json_out_member_bool(telling->out, "answer", verdict == CONDITION_TRUE);
  json_out_member_bool(telling->out, "proven", stats_is_exact(telling->stats));
  json_out_close_object(telling->out);
}

static void write_unjudged(void *context, const Condition *one) {
  const Telling *telling = context;
  ConditionVerdict verdict = condition_verdict(one, telling->stats->answers);
  if (verdict == CONDITION_UNJUDGED) {
    json_out_text(telling->out, one->pointer);
  }
}

static void write_list(const Stats *stats, JsonOut *out,
                       void (*write)(void *context, const Condition *one)) {
  Telling telling = {.stats = stats, .out = out};
  json_out_key(out, "conditions");
  json_out_open_list(out);
  conditions_each(stats->scenario, write, &telling);
  json_out_close_list(out);
}

void stats_write_conditions(const Stats *stats, JsonOut *out) {
  write_list(stats, out, write_one);
}

void stats_write_unjudged(const Stats *stats, JsonOut *out) {
  write_list(stats, out, write_unjudged);
}
