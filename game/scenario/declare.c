/* SPDX-License-Identifier: MIT */
/* Before anything is read: which ids there are, and how much room the lists
** need. What is malformed is measured too: an upper bound is all that is
** wanted. */
#include "base/str.h"
#include "scenario/check_value.h"
#include "scenario/loading.h"

static int declare_map(Loading *loading, const Fields *top, int key,
                       Symbols *symbols) {
  Reader *reader = &loading->reader;
  int count = 0;
  if (!symbols_init(symbols, reader, fields_size(top, key))) { return 0; }
  symbols->open = fields_refused(top, key);
  for (const JsonValue *member = fields_first_entry(top, key); member;
       member = next_entry(member)) {
    check_id_key(reader, member);
    symbols_add(symbols, json_key(member), count++);
  }
  return count;
}

static int declare_records(Loading *loading, const Fields *top) {
  int size = fields_size(top, TOP_RECORD), count = 0;
  if (!symbols_init(&loading->record_ids, &loading->reader, size)) { return 0; }
  loading->record_ids.open = fields_refused(top, TOP_RECORD);
  for (const JsonValue *item = fields_first(top, TOP_RECORD); item;
       item = json_next(item)) {
    const JsonValue *id = json_member(item, "id");
    if (!id || json_kind(id) != JSON_TEXT) {
      loading->record_ids.open = true;
    } else if (!symbols_add(&loading->record_ids, json_text(id), count)) {
      add_duplicate_id(loading, id, "a record entry");
    }
    count++;
  }
  return count;
}

static int member_size(const JsonValue *object, const char *key) {
  const JsonValue *member = json_member(object, key);
  return member ? json_size(member) : 0;
}

static void measure_tasks(Amounts *room, const JsonValue *wrap_up) {
  const JsonValue *tasks = wrap_up ? json_member(wrap_up, "tasks") : NULL;
  for (const JsonValue *task = tasks ? json_first(tasks) : NULL; task;
       task = json_next(task)) {
    room->refs += member_size(task, "keeps") + member_size(task, "uses");
  }
}

static void measure_case(Loading *loading, const Fields *top) {
  Amounts *room = &loading->room;
  for (const JsonValue *list = fields_first(top, TOP_DRAW); list;
       list = json_next(list)) {
    room->words += json_size(list);
  }
  for (const JsonValue *fact = fields_first(top, TOP_FACTS); fact;
       fact = json_next(fact)) {
    room->forms += member_size(fact, "forms");
  }
  for (const JsonValue *entry = fields_first(top, TOP_RECORD); entry;
       entry = json_next(entry)) {
    room->refs += member_size(entry, "tells");
  }
  room->refs += fields_size(top, TOP_GOALS);
  measure_tasks(room, top->at[TOP_WRAP_UP]);
}

void declare_case(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  measure_case(loading, top);
  s->people_count = declare_map(loading, top, TOP_PEOPLE, &loading->people_ids);
  s->draw_count = declare_map(loading, top, TOP_DRAW, &loading->draw_ids);
  s->fact_count = declare_map(loading, top, TOP_FACTS, &loading->fact_ids);
  s->promise_count =
      declare_map(loading, top, TOP_PROMISES, &loading->promise_ids);
  s->var_count = declare_map(loading, top, TOP_VARS, &loading->var_ids);
  s->record_count = declare_records(loading, top);
  if (symbols_init(&loading->word_ids, &loading->reader, loading->room.words)) {
    loading->word_ids.open = loading->draw_ids.open;
    read_draws(loading, top);
  }
}
/* Nodes. */

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

static void declare_reply(Loading *loading, const JsonValue *reply) {
  const JsonValue *id = json_member(reply, "id");
  if (!id || json_kind(id) != JSON_TEXT) {
    loading->reply_ids.open = true;
    return;
  }
  const char *text = json_text(id);
  if (symbols_id(&loading->reply_ids, text)) { return; }
  /* The symbols outlive the tree. */
  symbols_add(&loading->reply_ids, reader_copy(&loading->reader, text), NONE);
}

static void declare_replies(Loading *loading, const JsonValue *node) {
  const JsonValue *replies = json_member(node, "replies");
  bool none = !replies && json_member(node, "end");
  if (!none && (!replies || json_kind(replies) != JSON_LIST)) {
    loading->reply_ids.open = true;
    return;
  }
  for (const JsonValue *reply = replies ? json_first(replies) : NULL; reply;
       reply = json_next(reply)) {
    declare_reply(loading, reply);
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
