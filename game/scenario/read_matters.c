/* SPDX-License-Identifier: MIT */
/* What the case is about: drawn words, facts, records, promises, variables. */
#include "base/str.h"
#include "scenario/check_value.h"
#include "scenario/loading.h"

#include <assert.h>
#include <string.h>

/* Placeholders that are spoken for. */
static void check_draw_id(Loading *loading, const JsonValue *member) {
  const char *id = json_key(member);
  if (!str_equal(id, "fact") && !str_equal(id, "caller") &&
      !str_equal(id, "agent")) {
    return;
  }
  Diag *diag = reader_error(&loading->reader, at_key(member), "reserved-id",
                            "{%s} has a meaning of its own in texts", id);
  diag_set_hint(diag, "choose another name for this list");
}

static const char *with_spaces(Reader *reader, const char *id) {
  char shown[EXPR_ID_BYTES];
  size_t length = strlen(id);
  assert(length < sizeof shown);
  for (size_t i = 0; i <= length; i++) {
    shown[i] = id[i] == '_' ? ' ' : id[i];
  }
  return reader_copy(reader, shown);
}

static void read_draw_words(Loading *loading, const JsonValue *list, int draw,
                            Span *span) {
  Scenario *s = loading->scenario;
  for (const JsonValue *item = json_first(list); item; item = json_next(item)) {
    const char *id = json_text(item);
    if (!symbols_add(&loading->word_ids, id, s->word_count)) {
      add_duplicate_id(loading, item, "a drawn word");
      continue;
    }
    assert(s->word_count < loading->room.words);
    loading->words[s->word_count++] =
        (DrawWord){.id = reader_copy(&loading->reader, id),
                   .shown = with_spaces(&loading->reader, id),
                   .draw = draw};
    span->count++;
  }
}

void read_draws(Loading *loading, const Fields *top) {
  static const Key row = {"draw", KEY_IDS, .min = 1};
  Scenario *s = loading->scenario;
  Reader *reader = &loading->reader;
  Draw *draws = reader_array(reader, s->draw_count, sizeof *draws);
  loading->words =
      reader_array(reader, loading->room.words, sizeof *loading->words);
  if (!draws || !loading->words) { return; }
  s->draws = draws;
  s->words = loading->words;
  int draw = 0;
  for (const JsonValue *member = fields_first_entry(top, TOP_DRAW); member;
       member = next_entry(member), draw++) {
    check_draw_id(loading, member);
    draws[draw] = (Draw){.id = reader_copy(reader, json_key(member)),
                         .words = {.first = s->word_count}};
    if (!check_value(reader, &row, member)) {
      loading->word_ids.open = true;
    } else if (symbols_find(&loading->draw_ids, json_key(member)) == draw) {
      read_draw_words(loading, member, draw, &draws[draw].words);
    }
  }
}

static void add_not_drawn(void *context, AskKind kind, int index) {
  (void)index;
  if (kind != ASK_DRAWN) { *(bool *)context = true; }
}

static void read_truth(Loading *loading, const JsonValue *value, Fact *fact) {
  if (!value || json_kind(value) == JSON_BOOL) {
    fact->truth = !value || json_bool(value) ? TRUTH_ALWAYS : TRUTH_NEVER;
    return;
  }
  fact->truth = TRUTH_DRAWN;
  fact->when = read_expression(loading, value, EXPR_TRUTH);
  bool asks_more = false;
  expr_each_ask(fact->when, add_not_drawn, &asks_more);
  if (!asks_more) { return; }
  Diag *diag = reader_error(&loading->reader, at_value(value), "not-drawn",
                            "whether a fact is true may depend on nothing but "
                            "drawn words");
  diag_set_hint(diag, "use drawn.WORD alone");
}

static Span read_forms(Loading *loading, const Fields *fields) {
  Span span = {.first = loading->used.forms};
  for (const JsonValue *item = fields_first(fields, FACT_FORMS); item;
       item = json_next(item)) {
    assert(loading->used.forms < loading->room.forms);
    loading->forms[loading->used.forms++] =
        reader_copy(&loading->reader, json_text(item));
    span.count++;
  }
  return span;
}

enum { MAX_NEAR = 2 };

/* `beside` counts the facts that stand near each. */
static void check_near(Loading *loading, const JsonValue *value,
                       const Fact *facts, int fact, int *beside) {
  int near = facts[fact].near;
  if (near == NONE) { return; }
  if (near == fact) {
    reader_error(&loading->reader, at_value(value), "near-itself",
                 "a fact cannot stand near itself");
  }
  if (++beside[near] <= MAX_NEAR) { return; }
  reader_error(&loading->reader, at_value(value), "too-many-near",
               "two facts stand near \"%s\" already", json_text(value));
}

static void read_fact(Loading *loading, const JsonValue *member, Fact *fact) {
  Fields fields = {.table = keys_table(KEYS_FACT)};
  reader_open(&loading->reader, KEYS_FACT, member, &fields);
  fact->id = reader_copy(&loading->reader, json_key(member));
  fact->text = read_text_field(loading, &fields, FACT_TEXT, "");
  fact->forms = read_forms(loading, &fields);
  fact->must_hear = fields_bool(&fields, FACT_MUST_HEAR);
  fact->near = read_link(loading, &fields, FACT_NEAR, &loading->fact_ids,
                         "fact", "unknown-fact");
  fact->place = json_place(member);
  read_truth(loading, fields.at[FACT_TRUE], fact);
}

static void read_all_facts(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  Fact *facts = reader_array(&loading->reader, s->fact_count, sizeof *facts);
  loading->forms = reader_array(&loading->reader, loading->room.forms,
                                sizeof *loading->forms);
  int *beside = reader_array(&loading->reader, s->fact_count, sizeof *beside);
  if (!facts || !loading->forms || !beside) { return; }
  s->facts = facts;
  s->forms = loading->forms;
  int fact = 0;
  for (const JsonValue *member = fields_first_entry(top, TOP_FACTS); member;
       member = next_entry(member), fact++) {
    read_fact(loading, member, &facts[fact]);
    check_near(loading, json_member(member, "near"), facts, fact, beside);
  }
}

static void read_records(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  RecordEntry *entry =
      reader_array(&loading->reader, s->record_count, sizeof *entry);
  if (!entry) { return; }
  s->records = entry;
  for (const JsonValue *item = fields_first(top, TOP_RECORD); item;
       item = json_next(item), entry++) {
    Fields fields = {.table = keys_table(KEYS_RECORD)};
    reader_open(&loading->reader, KEYS_RECORD, item, &fields);
    entry->id = fields_copy(&loading->reader, &fields, RECORD_ID, "");
    entry->label = read_text_field(loading, &fields, RECORD_LABEL, "");
    entry->text = read_text_field(loading, &fields, RECORD_TEXT, "");
    entry->tells = read_facts(loading, &fields, RECORD_TELLS);
  }
}

static void read_all_promises(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  Promise *promise =
      reader_array(&loading->reader, s->promise_count, sizeof *promise);
  if (!promise) { return; }
  s->promises = promise;
  for (const JsonValue *member = fields_first_entry(top, TOP_PROMISES); member;
       member = next_entry(member), promise++) {
    Fields fields = {.table = keys_table(KEYS_PROMISE)};
    reader_open(&loading->reader, KEYS_PROMISE, member, &fields);
    promise->id = reader_copy(&loading->reader, json_key(member));
    promise->text = read_text_field(loading, &fields, PROMISE_TEXT, "");
    promise->within_h = fields_int(&fields, PROMISE_WITHIN_H);
  }
}

static void add_bad_var(Reader *reader, const JsonValue *member) {
  bool number = json_kind(member) == JSON_NUMBER;
  reader_error(reader, at_value(member), number ? "out-of-range" : "wrong-type",
               "a variable begins as %s",
               number ? "a whole number within 2 to the 53rd, either way"
                      : "a whole number, true or false");
}

static void read_vars(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  Reader *reader = &loading->reader;
  Var *var = reader_array(reader, s->var_count, sizeof *var);
  if (!var) { return; }
  s->vars = var;
  for (const JsonValue *member = fields_first_entry(top, TOP_VARS); member;
       member = next_entry(member), var++) {
    var->id = reader_copy(reader, json_key(member));
    var->truth = json_kind(member) == JSON_BOOL;
    if (var->truth) {
      var->start = json_bool(member);
    } else if (!json_integer(member, &var->start)) {
      add_bad_var(reader, member);
      *symbols_at(&loading->var_ids, json_key(member)) = NONE;
    }
  }
}

void read_matters(Loading *loading, const Fields *top) {
  read_vars(loading, top);
  read_all_facts(loading, top);
  read_records(loading, top);
  read_all_promises(loading, top);
}
