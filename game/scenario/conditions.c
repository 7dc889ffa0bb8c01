/* SPDX-License-Identifier: MIT */
/* Expressions as they stand in a scenario: their names resolved, and all that
** they ask written down. */
#include "base/str.h"
#include "scenario/loading.h"
#include "scenario/rubric.h"

/* What stands alone has no list: it can be asked as one thing. */
static int count_of(const Loading *loading, AskKind kind) {
  const Scenario *s = loading->scenario;
  switch (kind) {
    case ASK_VAR:
      return s->var_count;
    case ASK_TOLD:
    case ASK_NOTED:
    case ASK_RESTATED:
      return s->fact_count;
    case ASK_LOOKED:
      return s->record_count;
    case ASK_SEEN:
      return s->node_count;
    case ASK_USED:
      return s->rubric->count;
    case ASK_CHOSE:
      return loading->room.replies;
    case ASK_PROMISED:
    case ASK_KEPT:
      return s->promise_count;
    case ASK_DRAWN:
      return s->word_count;
    case ASK_ANGER:
    case ASK_TRUST:
    case ASK_GRIEVANCE:
    case ASK_COMPOSURE:
    case ASK_HEARD:
    case ASK_INTERRUPTIONS:
    case ASK_ELAPSED_S:
    case ASK_TURN:
      return 1;
  }
  return 0;
}

static int flags_before(const Loading *loading, AskKind kind) {
  int flags = 0;
  for (int other = ASK_VAR; other < (int)kind; other++) {
    flags += count_of(loading, (AskKind)other);
  }
  return flags;
}

bool prepare_asks(Loading *loading) {
  int flags = flags_before(loading, ASK_DRAWN) + count_of(loading, ASK_DRAWN);
  loading->asks = reader_array(&loading->reader, flags, 1);
  return loading->asks != NULL;
}

static void note_ask(void *context, AskKind kind, int index) {
  Loading *loading = context;
  loading->asks[flags_before(loading, kind) + index] = 1;
}

static int count_asks(const Loading *loading) {
  int flags = flags_before(loading, ASK_DRAWN) + count_of(loading, ASK_DRAWN);
  int asked = 0;
  for (int i = 0; i < flags; i++) { asked += loading->asks[i]; }
  return asked;
}

void collect_asks(Loading *loading) {
  Scenario *s = loading->scenario;
  int count = count_asks(loading);
  Ask *asks = reader_array(&loading->reader, count, sizeof *asks);
  if (!asks) { return; }
  const unsigned char *flag = loading->asks;
  for (int kind = ASK_VAR; kind <= ASK_DRAWN; kind++) {
    int of_kind = count_of(loading, (AskKind)kind);
    for (int i = 0; i < of_kind; i++, flag++) {
      if (*flag) { asks[s->ask_count++] = (Ask){kind, i}; }
    }
  }
  s->asks = asks;
}

/* Replies get their number when they are first asked for. */
static int find_asked_reply(Loading *loading, const char *id) {
  int *index = symbols_at(&loading->reply_ids, id);
  if (!index) { return NONE; }
  if (*index == NONE) { *index = loading->scenario->asked_count++; }
  return *index;
}

static const Symbols *symbols_of(const Loading *loading, AskKind kind) {
  switch (kind) {
    case ASK_VAR:
      return &loading->var_ids;
    case ASK_TOLD:
    case ASK_NOTED:
    case ASK_RESTATED:
      return &loading->fact_ids;
    case ASK_LOOKED:
      return &loading->record_ids;
    case ASK_SEEN:
      return &loading->node_ids;
    case ASK_CHOSE:
      return &loading->reply_ids;
    case ASK_PROMISED:
    case ASK_KEPT:
      return &loading->promise_ids;
    case ASK_DRAWN:
      return &loading->word_ids;
    case ASK_USED:
    case ASK_ANGER:
    case ASK_TRUST:
    case ASK_GRIEVANCE:
    case ASK_COMPOSURE:
    case ASK_HEARD:
    case ASK_INTERRUPTIONS:
    case ASK_ELAPSED_S:
    case ASK_TURN:
      break;
  }
  return NULL;
}

static int find_name(void *context, AskKind kind, const char *id) {
  Loading *loading = context;
  if (kind == ASK_CHOSE) { return find_asked_reply(loading, id); }
  if (kind == ASK_USED) { return rubric_find(loading->scenario->rubric, id); }
  return symbols_find(symbols_of(loading, kind), id);
}

static bool var_is_truth(void *context, int var) {
  const Loading *loading = context;
  return loading->scenario->vars[var].truth;
}

static void offer_word(void *context, const char *word) {
  suggest_offer(context, word);
}

/* A lonely name may be a variable or one of the language's own words. */
static void suggest_name(Loading *loading, const ExprFault *fault, Diag *diag) {
  if (fault->kind == ASK_USED) {
    suggest_technique(loading, fault->id, diag);
    return;
  }
  Suggest suggest = suggest_init(fault->id);
  const Symbols *symbols = symbols_of(loading, fault->kind);
  bool offered = symbols_offer(symbols, &loading->reader, diag, &suggest);
  if (offered && fault->kind == ASK_VAR) {
    expr_each_word(offer_word, &suggest);
  }
  suggest_tell(&suggest, diag);
}

static const char *rule_of_unknown(AskKind kind) {
  switch (kind) {
    case ASK_TOLD:
    case ASK_NOTED:
    case ASK_RESTATED:
      return "unknown-fact";
    case ASK_LOOKED:
      return "unknown-record";
    case ASK_SEEN:
      return "unknown-node";
    case ASK_USED:
      return "unknown-technique";
    case ASK_CHOSE:
      return "unknown-reply";
    case ASK_PROMISED:
    case ASK_KEPT:
      return "unknown-promise";
    case ASK_DRAWN:
      return "unknown-word";
    case ASK_VAR:
    case ASK_ANGER:
    case ASK_TRUST:
    case ASK_GRIEVANCE:
    case ASK_COMPOSURE:
    case ASK_HEARD:
    case ASK_INTERRUPTIONS:
    case ASK_ELAPSED_S:
    case ASK_TURN:
      break;
  }
  return "unknown-variable";
}

static bool is_lost(const Loading *loading, const ExprFault *fault) {
  const Symbols *symbols = symbols_of(loading, fault->kind);
  return fault->unknown && symbols && symbols_lost(symbols, fault->id);
}

static void add_fault(Loading *loading, const JsonValue *text,
                      const ExprFault *fault) {
  if (is_lost(loading, fault)) { return; }
  const char *rule =
      fault->unknown ? rule_of_unknown(fault->kind) : fault->rule;
  Diag *diag = reader_error(&loading->reader, at_byte(text, fault->at), rule,
                            "%s", fault->text);
  if (fault->hint[0]) { diag_set_hint(diag, "%s", fault->hint); }
  if (fault->unknown) { suggest_name(loading, fault, diag); }
}

const Expr *read_expression(Loading *loading, const JsonValue *text,
                            ExprType type) {
  ExprNames names = {loading, find_name, var_is_truth};
  ExprFault fault;
  ExprTag tag = {loading->scenario->expr_count++, json_place(text)};
  const Expr *expr = expr_compile(loading->reader.arena, json_text(text), type,
                                  &names, tag, &fault);
  if (expr) {
    expr_each_ask(expr, note_ask, loading);
  } else if (fault.rule) {
    add_fault(loading, text, &fault);
  } else {
    reader_fail(&loading->reader);
  }
  return expr;
}

const Expr *read_condition(Loading *loading, const Fields *fields, int key) {
  const JsonValue *text = fields->at[key];
  return text ? read_expression(loading, text, EXPR_TRUTH) : NULL;
}
