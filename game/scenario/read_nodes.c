/* SPDX-License-Identifier: MIT */
/* The nodes, and what is said in them. */
#include "base/str.h"
#include "scenario/load.h"
#include "scenario/loading.h"

#include <assert.h>
#include <stdio.h>

enum { MS_BEFORE_LINE = 400, MS_PER_CHARACTER = 65, TRIM_NODES = 3500 };

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

/* Two lines may not share an id, whether they were given it or not. */
static void read_line_id(Loading *loading, const Fields *fields,
                         const char *fallback, Line *line) {
  Reader *reader = &loading->reader;
  const JsonValue *id = fields->at[LINE_ID];
  line->id = reader_copy(reader, id ? json_text(id) : fallback);
  if (symbols_add(&loading->line_ids, line->id, 0)) { return; }
  Diag *diag =
      reader_error(reader, at_value(id ? id : fields->object), "duplicate-id",
                   "another line has the id \"%.140s\" too", line->id);
  diag_set_hint(diag, "give one of them another \"id\"");
}

int read_line(Loading *loading, const JsonValue *value, const char *fallback) {
  assert(loading->used.lines < loading->room.lines);
  int index = loading->used.lines++;
  loading->scenario->line_count = loading->used.lines;
  Line *line = &loading->lines[index];
  Fields fields = {.object = value, .table = keys_table(KEYS_LINE)};
  reader_open(&loading->reader, KEYS_LINE, value, &fields);
  read_line_id(loading, &fields, fallback, line);
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
  return index;
}

static Span read_lines(Loading *loading, const Fields *node, const char *id) {
  Span span = {.first = loading->used.lines};
  for (const JsonValue *item = fields_first(node, NODE_CALLER); item;
       item = json_next(item)) {
    char made[MADE_ID_BYTES];
    snprintf(made, sizeof made, "%s_%d", id, ++span.count);
    read_line(loading, item, made);
  }
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
    if (index % TRIM_NODES == 0 && loading->context->trim) {
      loading->context->trim();
    }
  }
}
