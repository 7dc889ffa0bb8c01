/* SPDX-License-Identifier: MIT */
#include "stats_conditions.h"

#include "analysis/conditions.h"
#include "base/json_out.h"

typedef struct {
  const Ek *ek;
  const Met *met;
  JsonOut *out;
} Telling;

/* ---- for people ---- */

static bool stands_where_one_comes(const Met *met, const Condition *one) {
  if (one->reply != NONE) { return met_reply(met, one->reply); }
  return one->node == NONE || met_node(met, one->node);
}

typedef enum { SURE, OF_THE_THREE, SO_FAR } Certainty;

static Certainty how_certain(const Met *met, const Condition *one) {
  if (!met->exact) { return SO_FAR; }
  return met_may_differ(met, one->when) ? OF_THE_THREE : SURE;
}

static const char *const SAYINGS[][3] = {
    [CONDITION_VARIES] = {NULL, NULL, NULL},
    [CONDITION_TRUE] = {"ek.stats.always_true", "ek.stats.three_true",
                        "ek.stats.only_true"},
    [CONDITION_FALSE] = {"ek.stats.always_false", "ek.stats.three_false",
                         "ek.stats.only_false"},
    [CONDITION_UNJUDGED] = {"ek.stats.unjudged", "ek.stats.unjudged", NULL}};

static void print_one(void *context, const Condition *one) {
  const Telling *telling = context;
  const Met *met = telling->met;
  ConditionVerdict verdict = condition_verdict(one, met->answers);
  const char *saying = SAYINGS[verdict][how_certain(met, one)];
  bool told_already =
      verdict == CONDITION_UNJUDGED && !stands_where_one_comes(met, one);
  if (!saying || told_already) { return; }
  const LocaleArg args[] = {locale_arg_text("pointer", one->pointer)};
  ek_say(telling->ek, stdout, saying, args, 1);
}

void stats_print_conditions(const Ek *ek, const Met *met) {
  Telling telling = {.ek = ek, .met = met};
  conditions_each(met->scenario, print_one, &telling);
}

/* ---- for programs ---- */

static void write_one(void *context, const Condition *one) {
  const Telling *telling = context;
  ConditionVerdict verdict = condition_verdict(one, telling->met->answers);
  if (verdict != CONDITION_TRUE && verdict != CONDITION_FALSE) { return; }
  json_out_open_object(telling->out);
  json_out_member_text(telling->out, "pointer", one->pointer);
  json_out_member_bool(telling->out, "answer", verdict == CONDITION_TRUE);
  json_out_member_bool(telling->out, "exact", telling->met->exact);
  json_out_member_bool(telling->out, "proven",
                       how_certain(telling->met, one) == SURE);
  json_out_close_object(telling->out);
}

static void write_unjudged(void *context, const Condition *one) {
  const Telling *telling = context;
  ConditionVerdict verdict = condition_verdict(one, telling->met->answers);
  bool elsewhere = one->node != NONE && !met_node(telling->met, one->node) &&
                   met_knows_node(telling->met, one->node);
  if (verdict == CONDITION_UNJUDGED && !elsewhere) {
    json_out_text(telling->out, one->pointer);
  }
}

static void write_list(const Met *met, JsonOut *out,
                       void (*write)(void *context, const Condition *one)) {
  Telling telling = {.met = met, .out = out};
  json_out_key(out, "conditions");
  json_out_open_list(out);
  conditions_each(met->scenario, write, &telling);
  json_out_close_list(out);
}

void stats_write_conditions(const Met *met, JsonOut *out) {
  write_list(met, out, write_one);
}

void stats_write_unjudged(const Met *met, JsonOut *out) {
  write_list(met, out, write_unjudged);
}
