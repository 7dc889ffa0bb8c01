/* SPDX-License-Identifier: MIT */
/* The replies: what can be answered, what it does, and where it leads. */
#include "base/str.h"
#include "scenario/loading.h"
#include "scenario/rubric.h"

#include <assert.h>
#include <stdio.h>

static bool check_tag(Loading *loading, const JsonValue *text, int index) {
  const Rubric *rubric = loading->scenario->rubric;
  const RubricEntry *entry = &rubric->entries[index];
  bool known = (entry->known_by & KNOWN_BY_TAG) ||
               index == rubric->index_of[TECHNIQUE_RUSH] ||
               index == rubric->index_of[TECHNIQUE_CUT_OFF_WITH_ADMIN];
  if (known) { return true; }
  Diag *diag =
      reader_error(&loading->reader, at_value(text), "not-known-by-tag",
                   "\"%s\" cannot be tagged to a reply", entry->id);
  diag_set_hint(diag,
                "take it out: the game sees by itself whether it is used");
  return false;
}

static void check_uses(Loading *loading, const Fields *fields,
                       const Reply *reply) {
  const Scenario *s = loading->scenario;
  int rewarded = 0;
  for (int i = 0; i < reply->uses.count; i++) {
    int entry = s->refs[reply->uses.first + i];
    rewarded += s->rubric->entries[entry].kind == KIND_REWARDED;
  }
  if (rewarded > SCENARIO_MAX_REWARDED) {
    reader_error(&loading->reader, at_value(fields->at[REPLY_USES]),
                 "too-many-techniques",
                 "a reply uses at most %d rewarded techniques, this one %d",
                 SCENARIO_MAX_REWARDED, rewarded);
  }
}

static const JsonValue *find_tag(const Fields *fields, const char *id) {
  const JsonValue *item = fields_first(fields, REPLY_USES);
  while (item && !str_equal(json_text(item), id)) { item = json_next(item); }
  return item;
}

static void check_time_frame(Loading *loading, const Fields *fields) {
  const JsonValue *tag = find_tag(fields, technique_id(TECHNIQUE_TIME_FRAME));
  const JsonValue *promises = json_member(fields->object, "promises");
  bool promised =
      promises && (json_kind(promises) != JSON_LIST || json_size(promises) > 0);
  bool dated = json_member(fields->object, "within_h") || promised;
  if (!tag || dated) { return; }
  Diag *diag = reader_error(&loading->reader, at_value(tag), "no-time",
                            "a reply that uses time_frame says by when");
  diag_set_hint(diag, "add \"within_h\", or a promise to \"promises\"");
}

static void check_slots(Loading *loading, const Fields *fields,
                        const Reply *reply) {
  bool enough = reply->slots <= loading->scenario->fact_count;
  if (enough || loading->fact_ids.open) { return; }
  reader_error(&loading->reader, at_value(fields->at[REPLY_SAY]),
               "too-many-slots",
               "this reply has more slots for facts than there are facts");
}

static void read_say(Loading *loading, const Fields *fields, Reply *reply) {
  const JsonValue *say = fields->at[REPLY_SAY];
  reply->say = (Text){.source = ""};
  if (!say) { return; }
  reply->say = read_counted(loading, say, &reply->slots);
  reply->names_caller = text_names_caller(loading->scenario, json_text(say));
  check_slots(loading, fields, reply);
}

static void read_offer(Loading *loading, const JsonValue *value, Reply *reply) {
  Fields fields;
  if (!value || !reader_open(&loading->reader, KEYS_OFFER, value, &fields)) {
    return;
  }
  reply->has_offer = true;
  reply->offer_value = fields_integer(&fields, OFFER_VALUE);
  reply->offer_loss = fields_integer(&fields, OFFER_LOSS);
}

static void add_bad_set_value(Reader *reader, const JsonValue *value,
                              bool truth) {
  if (json_kind(value) == JSON_NUMBER && !truth) {
    reader_error(reader, at_value(value), "out-of-range",
                 "this should be a whole number within 2 to the 53rd, either "
                 "way");
    return;
  }
  reader_error(reader, at_value(value), "wrong-type",
               "\"%.64s\" holds %s, so this should be one or an expression",
               json_key(value), truth ? "true or false" : "a whole number");
}

static const Expr *read_set_value(Loading *loading, const JsonValue *value,
                                  bool truth) {
  Reader *reader = &loading->reader;
  JsonKind kind = json_kind(value);
  if (kind == JSON_TEXT) {
    return read_expression(loading, value, truth ? EXPR_TRUTH : EXPR_INTEGER);
  }
  int64_t integer = 0;
  bool fits = truth ? kind == JSON_BOOL : json_integer(value, &integer);
  if (!fits) {
    add_bad_set_value(reader, value, truth);
    return NULL;
  }
  const Expr *expr = expr_constant(
      reader->arena, kind == JSON_BOOL ? json_bool(value) : integer);
  if (!expr) { reader_fail(reader); }
  return expr;
}

static Span read_sets(Loading *loading, const Fields *fields) {
  Span span = {.first = loading->used.assignments};
  Reader *reader = &loading->reader;
  for (const JsonValue *member = fields_first_entry(fields, REPLY_SET); member;
       member = next_entry(member)) {
    const char *id = json_key(member);
    int var = symbols_find(&loading->var_ids, id);
    if (var == NONE && symbols_lost(&loading->var_ids, id)) { continue; }
    if (var == NONE) {
      Diag *diag = reader_error(reader, at_key(member), "unknown-variable",
                                "there is no variable \"%.64s\"", id);
      symbols_suggest(&loading->var_ids, reader, id, diag);
      continue;
    }
    assert(loading->used.assignments < loading->room.assignments);
    const Expr *value =
        read_set_value(loading, member, loading->scenario->vars[var].truth);
    loading->assignments[loading->used.assignments++] =
        (Assignment){.var = var, .value = value};
    span.count++;
  }
  return span;
}

static int read_reaction(Loading *loading, const JsonValue *value,
                         const char *node, const char *reply) {
  if (!value) { return NONE; }
  char made[MADE_ID_BYTES]; /* with a dot, that no other line's id has */
  snprintf(made, sizeof made, "%s.%s", node, reply);
  return read_line(loading, value, made);
}

/* Ways. */

static void push_way(Loading *loading, Span *span, const JsonValue *target,
                     const Expr *when, int from) {
  int node = target ? link_id(&loading->node_ids, &loading->reader, target,
                              "node", "unknown-node")
                    : NONE;
  if (node == NONE) {
    loading->leaks[from] = loading->lost = true;
    return;
  }
  assert(loading->used.ways < loading->room.ways);
  loading->ways[loading->used.ways++] = (Way){when, node};
  span->count++;
}

static void check_way(Loading *loading, const JsonValue *item) {
  const JsonValue *when = json_member(item, "if");
  bool last = !json_next(item);
  if (last && when) {
    Diag *diag = reader_error(&loading->reader, at_key(when), "last-way-has-if",
                              "the last way may not have an \"if\": there "
                              "must always be one to go");
    diag_set_hint(diag, "take it out, or add { \"goto\": ... } after it");
  } else if (!last && !when && json_kind(item) == JSON_OBJECT) {
    Diag *diag = reader_warn(&loading->reader, at_value(item), "dead-way",
                             "the ways after this one are never taken");
    diag_set_hint(diag, "give it an \"if\", or take out those after it");
  }
}

static Span read_ways(Loading *loading, const JsonValue *value, int from) {
  Span span = {.first = loading->used.ways};
  if (!value || json_kind(value) == JSON_TEXT) {
    push_way(loading, &span, value, NULL, from);
    return span;
  }
  for (const JsonValue *item = json_first(value); item;
       item = json_next(item)) {
    Fields fields = {.table = keys_table(KEYS_WAY)};
    reader_open(&loading->reader, KEYS_WAY, item, &fields);
    check_way(loading, item);
    const Expr *when = read_condition(loading, &fields, WAY_IF);
    push_way(loading, &span, fields.at[WAY_GOTO], when, from);
  }
  return span;
}

static void read_reply(Loading *loading, const JsonValue *value, int node,
                       Reply *reply) {
  Fields fields = {.table = keys_table(KEYS_REPLY)};
  Reader *reader = &loading->reader;
  reader_open(reader, KEYS_REPLY, value, &fields);
  const JsonValue *id = fields.at[REPLY_ID];
  reply->id = id ? symbols_id(&loading->reply_ids, json_text(id)) : "";
  reply->node = node;
  reply->place = json_place(value);
  read_say(loading, &fields, reply);
  reply->uses = read_techniques(loading, &fields, REPLY_USES, check_tag);
  check_uses(loading, &fields, reply);
  check_time_frame(loading, &fields);
  reply->restates = read_facts(loading, &fields, REPLY_RESTATES);
  reply->asks = read_facts(loading, &fields, REPLY_ASKS);
  reply->contradicts = read_facts(loading, &fields, REPLY_CONTRADICTS);
  reply->promises = read_promises(loading, &fields, REPLY_PROMISES);
  reply->within_h = fields_int(&fields, REPLY_WITHIN_H);
  read_offer(loading, fields.at[REPLY_OFFER], reply);
  reply->sets = read_sets(loading, &fields);
  reply->when = read_condition(loading, &fields, REPLY_IF);
  reply->once = fields_bool(&fields, REPLY_ONCE);
  reply->asked = NONE; /* until all expressions are read */
  reply->reaction = read_reaction(loading, fields.at[REPLY_REACTION],
                                  loading->nodes[node].id, reply->id);
  reply->thinks = read_text_field(loading, &fields, REPLY_THINKS, NULL);
  reply->coach = read_text_field(loading, &fields, REPLY_COACH, NULL);
  reply->ways = read_ways(loading, fields.at[REPLY_GOTO], node);
}

static void check_reply_id(Loading *loading, const Span *before,
                           const Reply *reply, const JsonValue *value) {
  for (int i = 0; i < before->count && reply->id[0]; i++) {
    if (str_equal(loading->replies[before->first + i].id, reply->id)) {
      add_duplicate_id(loading, json_member(value, "id"),
                       "a reply of this node");
      return;
    }
  }
}

Span read_replies(Loading *loading, const Fields *fields, int node) {
  Span span = {.first = loading->used.replies};
  for (const JsonValue *item = fields_first(fields, NODE_REPLIES); item;
       item = json_next(item)) {
    assert(loading->used.replies < loading->room.replies);
    Reply *reply = &loading->replies[loading->used.replies++];
    read_reply(loading, item, node, reply);
    check_reply_id(loading, &span, reply, item);
    span.count++;
  }
  loading->scenario->reply_count = loading->used.replies;
  return span;
}
