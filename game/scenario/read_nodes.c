/* SPDX-License-Identifier: MIT */
/* The nodes: what the caller says there, and what can be answered. */
#include "base/arena.h"
#include "base/str.h"
#include "scenario/check_value.h"
#include "scenario/loading.h"
#include "scenario/rubric.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { MS_BEFORE_LINE = 400, MS_PER_CHARACTER = 65 };

/* How much room the lists need, and which ids there are. What is malformed is
** measured too: an upper bound is all that is wanted. */

static int list_size(const JsonValue *value) {
  return json_kind(value) == JSON_LIST ? json_size(value) : 0;
}

static void measure_line(Amounts *room, const JsonValue *line) {
  room->lines++;
  for (const JsonValue *value = json_first(line); value;
       value = json_next(value)) {
    const char *key = json_key(value);
    bool says = key && str_equal(key, "say");
    room->texts += says ? 1 + list_size(value) : 0;
    room->refs += list_size(value);
  }
}

static void measure_reply(Loading *loading, const JsonValue *reply) {
  Amounts *room = &loading->room;
  room->replies++;
  for (const JsonValue *value = json_first(reply); value;
       value = json_next(value)) {
    const char *key = json_key(value);
    if (!key) { continue; }
    if (str_equal(key, "goto")) {
      room->ways += 1 + list_size(value);
    } else if (str_equal(key, "set")) {
      room->assignments += json_size(value);
    } else if (str_equal(key, "reaction")) {
      measure_line(room, value);
    } else {
      room->refs += list_size(value);
    }
  }
}

static void measure_node(Loading *loading, const JsonValue *node) {
  const JsonValue *lines = json_member(node, "caller");
  for (const JsonValue *line = lines ? json_first(lines) : NULL; line;
       line = json_next(line)) {
    measure_line(&loading->room, line);
  }
  const JsonValue *replies = json_member(node, "replies");
  for (const JsonValue *reply = replies ? json_first(replies) : NULL; reply;
       reply = json_next(reply)) {
    measure_reply(loading, reply);
  }
}

static void declare_replies(Loading *loading, const JsonValue *node) {
  const JsonValue *replies = json_member(node, "replies");
  for (const JsonValue *reply = replies ? json_first(replies) : NULL; reply;
       reply = json_next(reply)) {
    const JsonValue *id = json_member(reply, "id");
    if (!id || json_kind(id) != JSON_TEXT) { continue; }
    const char *text = json_text(id);
    if (symbols_id(&loading->reply_ids, text)) { continue; }
    /* The symbols outlive the tree. */
    symbols_add(&loading->reply_ids, reader_copy(&loading->reader, text), NONE);
  }
}

static void allocate_lists(Loading *loading) {
  const Amounts *room = &loading->room;
  Reader *reader = &loading->reader;
  Scenario *s = loading->scenario;
  s->nodes = loading->nodes = reader_array(reader, s->node_count, sizeof(Node));
  s->lines = loading->lines = reader_array(reader, room->lines, sizeof(Line));
  s->replies = loading->replies =
      reader_array(reader, room->replies, sizeof(Reply));
  s->texts = loading->texts = reader_array(reader, room->texts, sizeof(Text));
  s->refs = loading->refs = reader_array(reader, room->refs, sizeof(int));
  s->ways = loading->ways = reader_array(reader, room->ways, sizeof(Way));
  s->assignments = loading->assignments =
      reader_array(reader, room->assignments, sizeof(Assignment));
  loading->leaks = reader_array(reader, s->node_count, sizeof(bool));
}

void declare_nodes(Loading *loading, const Fields *top) {
  Reader *reader = &loading->reader;
  Scenario *s = loading->scenario;
  if (!symbols_init(&loading->node_ids, reader, fields_size(top, TOP_NODES))) {
    return;
  }
  for (const JsonValue *node = fields_first_entry(top, TOP_NODES); node;
       node = next_entry(node)) {
    check_id_key(reader, node);
    if (!symbols_add(&loading->node_ids, json_key(node), s->node_count++)) {
      loading->lost = true; /* nothing can lead to the second of that name */
    }
    measure_node(loading, node);
  }
  const Amounts *room = &loading->room;
  if (!symbols_init(&loading->reply_ids, reader, room->replies) ||
      !symbols_init(&loading->line_ids, reader, room->lines)) {
    return;
  }
  for (const JsonValue *node = fields_first_entry(top, TOP_NODES); node;
       node = next_entry(node)) {
    declare_replies(loading, node);
  }
  allocate_lists(loading);
}

/* Lines. */

static Span read_variants(Loading *loading, const JsonValue *say) {
  Span span = {.first = loading->used.texts};
  if (!say) { return span; }
  bool list = json_kind(say) == JSON_LIST;
  for (const JsonValue *item = list ? json_first(say) : say; item;
       item = list ? json_next(item) : NULL) {
    assert(loading->used.texts < loading->room.texts);
    loading->texts[loading->used.texts++] = read_counted(loading, item, NULL);
    span.count++;
  }
  return span;
}

static int planned_length_ms(const Scenario *s, const Line *line) {
  int chars = 0;
  for (int i = line->variants.first;
       i < line->variants.first + line->variants.count; i++) {
    if (s->texts[i].chars > chars) { chars = s->texts[i].chars; }
  }
  const Person *speaker = line->by == NONE ? &s->caller : &s->people[line->by];
  int64_t ms = MS_BEFORE_LINE + (int64_t)MS_PER_CHARACTER * chars;
  return (int)(ms * 100 / speaker->pace);
}

/* `fallback` is the id of a line that was given none. */
static void read_line(Loading *loading, const JsonValue *value,
                      const char *fallback, Line *line) {
  Fields fields = {.table = keys_table(KEYS_LINE)};
  Reader *reader = &loading->reader;
  reader_open(reader, KEYS_LINE, value, &fields);
  const JsonValue *id = fields.at[LINE_ID];
  line->id = reader_copy(reader, id ? json_text(id) : fallback);
  if (!symbols_add(&loading->line_ids, line->id, 0)) {
    Diag *diag =
        reader_error(reader, at_value(id ? id : value), "duplicate-id",
                     "another line has the id \"%.140s\" too", line->id);
    diag_set_hint(diag, "give one of them another \"id\"");
  }
  line->variants = read_variants(loading, fields.at[LINE_SAY]);
  line->by = read_link(loading, &fields, LINE_BY, &loading->people_ids,
                       "person", "unknown-person");
  line->when = read_condition(loading, &fields, LINE_IF);
  line->tells = read_facts(loading, &fields, LINE_TELLS);
  line->pause_ms = fields_int(&fields, LINE_PAUSE_MS);
  line->invites = fields_bool(&fields, LINE_INVITES);
  line->abuse = fields_int(&fields, LINE_ABUSE);
  line->tone = (SpeechTone)fields_word(&fields, LINE_TONE);
  int ms = fields_int(&fields, LINE_MS);
  line->length_ms =
      ms == NONE ? planned_length_ms(loading->scenario, line) : ms;
  line->place = json_place(value);
}

static Line *next_line(Loading *loading) {
  assert(loading->used.lines < loading->room.lines);
  loading->scenario->line_count = loading->used.lines + 1;
  return &loading->lines[loading->used.lines++];
}

/* An id may be longer than this only when it is refused anyway. */
enum { MADE_ID_BYTES = 2 * EXPR_ID_BYTES + 12 };

static Span read_lines(Loading *loading, const Fields *node, const char *id) {
  Span span = {.first = loading->used.lines};
  for (const JsonValue *item = fields_first(node, NODE_CALLER); item;
       item = json_next(item)) {
    char made[MADE_ID_BYTES];
    snprintf(made, sizeof made, "%s_%d", id, ++span.count);
    read_line(loading, item, made, next_line(loading));
  }
  return span;
}

/* Replies. */

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
  bool promised = promises && list_size(promises) > 0;
  bool dated = json_member(fields->object, "within_h") || promised;
  if (!tag || dated) { return; }
  Diag *diag = reader_error(&loading->reader, at_value(tag), "no-time",
                            "a reply that uses time_frame says by when");
  diag_set_hint(diag, "add \"within_h\", or a promise to \"promises\"");
}

static void check_slots(Loading *loading, const Fields *fields,
                        const Reply *reply) {
  if (reply->slots <= loading->scenario->fact_count) { return; }
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
    reader_error(reader, at_value(value), "wrong-type",
                 "\"%.64s\" holds %s, so this should be one or an expression",
                 json_key(value), truth ? "true or false" : "a whole number");
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
    if (var == NONE) {
      Diag *diag = reader_error(reader, at_key(member), "unknown-variable",
                                "there is no variable \"%.64s\"", id);
      const char *nearest = symbols_nearest(&loading->var_ids, reader, id);
      if (nearest) { diag_set_hint(diag, "did you mean \"%s\"?", nearest); }
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
  char made[MADE_ID_BYTES];
  snprintf(made, sizeof made, "%s_%s", node, reply);
  int index = loading->used.lines;
  read_line(loading, value, made, next_line(loading));
  return index;
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

static Span read_replies(Loading *loading, const Fields *node, int index) {
  Span span = {.first = loading->used.replies};
  for (const JsonValue *item = fields_first(node, NODE_REPLIES); item;
       item = json_next(item)) {
    assert(loading->used.replies < loading->room.replies);
    Reply *reply = &loading->replies[loading->used.replies++];
    read_reply(loading, item, index, reply);
    check_reply_id(loading, &span, reply, item);
    span.count++;
  }
  loading->scenario->reply_count = loading->used.replies;
  return span;
}

/* Nodes. */

/* A `once: false` is no condition. */
static bool is_free(const JsonValue *reply) {
  const JsonValue *once = json_member(reply, "once");
  return !json_member(reply, "if") && !(once && json_bool(once));
}

static void check_way_on(Loading *loading, const Fields *fields,
                         const JsonValue *value) {
  const JsonValue *replies = json_member(value, "replies");
  bool end = json_member(value, "end");
  if (end == (replies != NULL)) {
    Diag *diag = reader_error(
        &loading->reader, at_key(value), end ? "replies-and-end" : "no-way-on",
        end ? "the node \"%.64s\" has both replies and an end"
            : "the node \"%.64s\" has neither replies nor an end",
        json_key(value));
    diag_set_hint(diag, end ? "take one of them out"
                            : "add \"replies\", or an \"end\"");
  }
  if (!fields->at[NODE_REPLIES]) { return; }
  const JsonValue *reply = json_first(replies);
  while (reply && !is_free(reply)) { reply = json_next(reply); }
  if (reply) { return; }
  Diag *diag = reader_error(&loading->reader, at_key(replies), "no-free-reply",
                            "every reply of this node has an \"if\" or is for "
                            "once, so that none might be left");
  diag_set_hint(diag, "add a reply with neither");
}

static int read_event(Loading *loading, const Fields *fields, int key,
                      int from) {
  int node = read_link(loading, fields, key, &loading->node_ids, "node",
                       "unknown-node");
  bool named = json_member(fields->object, fields->table->keys[key].name);
  if (named && node == NONE) { loading->leaks[from] = loading->lost = true; }
  return node;
}

static void read_end(Loading *loading, const JsonValue *value, Node *node) {
  Fields fields = {.table = keys_table(KEYS_END)};
  if (!value) { return; }
  reader_open(&loading->reader, KEYS_END, value, &fields);
  node->outcome = (Outcome)fields_word(&fields, END_OUTCOME);
  node->closed_by = (ClosedBy)fields_word(&fields, END_CLOSED_BY);
}

static void read_point(const JsonValue *value, Node *node) {
  int64_t x = 0, y = 0;
  if (!value) { return; }
  json_integer(json_first(value), &x);
  json_integer(json_next(json_first(value)), &y);
  node->has_at = true;
  node->at_x = (int)x;
  node->at_y = (int)y;
}

static void read_node(Loading *loading, const JsonValue *value, int index) {
  Fields fields = {.table = keys_table(KEYS_NODE)};
  Node *node = &loading->nodes[index];
  node->id = reader_copy(&loading->reader, json_key(value));
  node->place = json_place(value);
  if (!reader_open(&loading->reader, KEYS_NODE, value, &fields)) {
    loading->leaks[index] = loading->lost = true;
    return;
  }
  check_way_on(loading, &fields, value);
  node->is_end = json_member(value, "end") != NULL;
  node->lines = read_lines(loading, &fields, node->id);
  node->replies = read_replies(loading, &fields, index);
  read_end(loading, fields.at[NODE_END], node);
  node->on_interrupt = read_event(loading, &fields, NODE_ON_INTERRUPT, index);
  node->on_silence = read_event(loading, &fields, NODE_ON_SILENCE, index);
  node->on_hang_up = read_event(loading, &fields, NODE_ON_HANG_UP, index);
  node->on_transfer = read_event(loading, &fields, NODE_ON_TRANSFER, index);
  read_point(fields.at[NODE_AT], node);
  bool broken = !node->is_end && node->replies.count == 0;
  if (broken) { loading->leaks[index] = loading->lost = true; }
}

void read_nodes(Loading *loading, const Fields *top) {
  int index = 0;
  for (const JsonValue *node = fields_first_entry(top, TOP_NODES);
       node && !loading->reader.failed; node = next_entry(node)) {
    read_node(loading, node, index++);
    json_drop(node);
  }
}
