/* SPDX-License-Identifier: MIT */
/* The case: everything of a scenario that stands outside its nodes. */
#include "base/str.h"
#include "scenario/check_value.h"
#include "scenario/load.h"
#include "scenario/loading.h"
#include "scenario/rubric.h"

#include <assert.h>
#include <string.h>

/* Ids, before anything names them. */

static int declare_map(Loading *loading, const Fields *top, int key,
                       Symbols *symbols) {
  Reader *reader = &loading->reader;
  int count = 0;
  if (!symbols_init(symbols, reader, fields_size(top, key))) { return 0; }
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
  for (const JsonValue *item = fields_first(top, TOP_RECORD); item;
       item = json_next(item)) {
    const JsonValue *id = json_member(item, "id");
    bool text = id && json_kind(id) == JSON_TEXT;
    if (text && !symbols_add(&loading->record_ids, json_text(id), count)) {
      add_duplicate_id(loading, id, "a record entry");
    }
    count++;
  }
  return count;
}

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

static void read_draws(Loading *loading, const Fields *top) {
  static const Key row = {"draw", KEY_IDS, .min = 1, .max = KEYS_MAX_LIST};
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
    if (check_value(reader, &row, member)) {
      read_draw_words(loading, member, draw, &draws[draw].words);
    }
  }
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
    read_draws(loading, top);
  }
}

/* People. */

static void check_portrait(Loading *loading, const JsonValue *value) {
  const LoadContext *context = loading->context;
  if (!value || !context->has_portrait) { return; }
  const char *id = json_text(value);
  if (context->has_portrait(context->world, id)) { return; }
  reader_warn(&loading->reader, at_value(value), "unknown-portrait",
              "there is no portrait \"%.64s\"", id);
}

static void read_voice(Loading *loading, const JsonValue *value,
                       Person *person) {
  Fields voice = {.table = keys_table(KEYS_VOICE)};
  if (value) { reader_open(&loading->reader, KEYS_VOICE, value, &voice); }
  person->timbre = (Timbre)fields_word(&voice, VOICE_TIMBRE);
  person->pitch = fields_int(&voice, VOICE_PITCH);
  person->pace = fields_int(&voice, VOICE_PACE);
}

static void read_people(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  Reader *reader = &loading->reader;
  Person *people = reader_array(reader, s->people_count, sizeof *people);
  if (!people) { return; }
  s->people = people;
  for (const JsonValue *member = fields_first_entry(top, TOP_PEOPLE); member;
       member = next_entry(member)) {
    Fields fields = {.table = keys_table(KEYS_PERSON)};
    reader_open(reader, KEYS_PERSON, member, &fields);
    people->id = reader_copy(reader, json_key(member));
    people->name = fields_copy(reader, &fields, PERSON_NAME, "");
    people->portrait = fields_copy(reader, &fields, PERSON_PORTRAIT, NULL);
    check_portrait(loading, fields.at[PERSON_PORTRAIT]);
    read_voice(loading, fields.at[PERSON_VOICE], people++);
  }
}

static void read_temper(Loading *loading, const JsonValue *value) {
  Fields temper = {.table = keys_table(KEYS_TEMPER)};
  if (value) { reader_open(&loading->reader, KEYS_TEMPER, value, &temper); }
  loading->scenario->temper = (Temper){
      .grievance = fields_int(&temper, TEMPER_GRIEVANCE),
      .trust = fields_int(&temper, TEMPER_TRUST),
      .fault = fields_int(&temper, TEMPER_FAULT),
      .patience_ms = fields_int(&temper, TEMPER_PATIENCE_S) * 1000,
  };
}

static void read_call_me(Loading *loading, const Fields *caller) {
  Scenario *s = loading->scenario;
  int size = fields_size(caller, CALLER_CALL_ME);
  const char **names =
      reader_array(&loading->reader, size ? size : 1, sizeof *names);
  if (!names) { return; }
  names[0] = s->caller.name;
  s->call_me = names;
  s->call_me_count = size ? size : 1;
  for (const JsonValue *item = fields_first(caller, CALLER_CALL_ME); item;
       item = json_next(item)) {
    *names++ = reader_copy(&loading->reader, json_text(item));
  }
}

static void read_protests(Loading *loading, const Fields *caller) {
  static const Text usual = {"Let me finish.", 14, 3};
  Scenario *s = loading->scenario;
  int size = fields_size(caller, CALLER_PROTESTS);
  if (size == 0) {
    s->protests = &usual;
    s->protest_count = 1;
    return;
  }
  Text *protests = reader_array(&loading->reader, size, sizeof *protests);
  if (!protests) { return; }
  s->protests = protests;
  s->protest_count = size;
  for (const JsonValue *item = fields_first(caller, CALLER_PROTESTS); item;
       item = json_next(item)) {
    *protests++ = read_counted(loading, item, NULL);
  }
}

static void read_caller(Loading *loading, const JsonValue *value) {
  Scenario *s = loading->scenario;
  Fields fields = {.table = keys_table(KEYS_CALLER)};
  if (value) { reader_open(&loading->reader, KEYS_CALLER, value, &fields); }
  s->caller.id = "";
  s->caller.name = fields_copy(&loading->reader, &fields, CALLER_NAME, "");
  s->caller.portrait =
      fields_copy(&loading->reader, &fields, CALLER_PORTRAIT, NULL);
  check_portrait(loading, fields.at[CALLER_PORTRAIT]);
  read_voice(loading, fields.at[CALLER_VOICE], &s->caller);
  read_temper(loading, fields.at[CALLER_TEMPER]);
  read_call_me(loading, &fields);
  if (!loading->reader.failed) { read_protests(loading, &fields); }
}

/* Facts, records, promises, variables. */

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

static void check_near(Loading *loading, const JsonValue *value,
                       const Fact *facts, int fact) {
  int near = facts[fact].near;
  if (near == NONE) { return; }
  if (near == fact) {
    reader_error(&loading->reader, at_value(value), "near-itself",
                 "a fact cannot stand near itself");
  }
  int before = 0;
  for (int i = 0; i < fact; i++) { before += facts[i].near == near; }
  if (before < MAX_NEAR) { return; }
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
  if (!facts || !loading->forms) { return; }
  s->facts = facts;
  s->forms = loading->forms;
  int fact = 0;
  for (const JsonValue *member = fields_first_entry(top, TOP_FACTS); member;
       member = next_entry(member), fact++) {
    read_fact(loading, member, &facts[fact]);
    check_near(loading, json_member(member, "near"), facts, fact);
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
    }
  }
}

/* Goals. */

/* Counted in every call (SCORING.md, "by themselves"). */
static bool counts_by_itself(const Rubric *rubric, int entry) {
  static const Technique by_themselves[] = {
      TECHNIQUE_LET_VENT,         TECHNIQUE_BACKCHANNEL,
      TECHNIQUE_TAKE_NOTES,       TECHNIQUE_KNOW_HISTORY,
      TECHNIQUE_USE_NAME,         TECHNIQUE_BODY_LANGUAGE,
      TECHNIQUE_LET_CALLER_CLOSE, TECHNIQUE_KEEP_PROMISE};
  for (size_t i = 0; i < sizeof by_themselves / sizeof by_themselves[0]; i++) {
    if (rubric->index_of[by_themselves[i]] == entry) { return true; }
  }
  return false;
}

static bool check_goal(Loading *loading, const JsonValue *text, int index) {
  const Rubric *rubric = loading->scenario->rubric;
  const RubricEntry *entry = &rubric->entries[index];
  const char *rule = NULL, *why = NULL;
  if (entry->kind != KIND_REWARDED) {
    rule = "not-rewarded";
    why = "is penalised, so it is no goal";
  } else if (counts_by_itself(rubric, index)) {
    rule = "counts-by-itself";
    why = "counts in every call by itself, so it is not named as a goal";
  } else if (!(entry->known_by & (KNOWN_BY_TAG | KNOWN_BY_AFTER))) {
    rule = "not-known-by-tag";
    why = "is known neither by tag nor after the call, so it is no goal";
  }
  if (!rule) { return true; }
  Diag *diag = reader_error(&loading->reader, at_value(text), rule, "\"%s\" %s",
                            entry->id, why);
  diag_set_hint(diag, "take it out");
  return false;
}

/* The rest of the top. */

static void check_file_name(Loading *loading, const JsonValue *id,
                            const char *path) {
  const char *slash = path ? strrchr(path, '/') : NULL;
  const char *name = slash ? slash + 1 : path;
  size_t length = name ? strlen(name) : 0;
  if (length < 5 || !str_equal(name + length - 5, ".json")) { return; }
  length -= 5;
  const char *text = json_text(id);
  if (strlen(text) == length && memcmp(text, name, length) == 0) { return; }
  Diag *diag = reader_error(&loading->reader, at_value(id), "id-not-file-name",
                            "the id \"%.64s\" is not the file's name", text);
  diag_set_hint(diag, "write \"%.*s\", or rename the file to %.64s.json",
                (int)length, name, text);
}

/* As far as grammar goes (RFC 5646): subtags of 1 to 8 letters and digits. */
static bool is_language(const char *tag) {
  static const char letters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  size_t first = strspn(tag, letters);
  if (first < 2 || first > 8) { return false; }
  for (tag += first; *tag == '-';) {
    char subtag[9] = {0};
    size_t length = strcspn(++tag, "-");
    if (length < 1 || length > 8) { return false; }
    memcpy(subtag, tag, length);
    size_t known = 0;
    while (subtag[known] && (strchr(letters, subtag[known]) ||
                             strchr("0123456789", subtag[known]))) {
      known++;
    }
    if (known != length) { return false; }
    tag += length;
  }
  return *tag == '\0';
}

static void check_language(Loading *loading, const JsonValue *value) {
  if (!value || is_language(json_text(value))) { return; }
  Diag *diag = reader_error(&loading->reader, at_value(value), "bad-language",
                            "\"%.64s\" is no language tag", json_text(value));
  diag_set_hint(diag, "write \"en\", \"de\", \"pt-BR\" or the like");
}

static void read_company(Loading *loading, const JsonValue *value) {
  Scenario *s = loading->scenario;
  Fields fields = {.table = keys_table(KEYS_COMPANY)};
  if (value) { reader_open(&loading->reader, KEYS_COMPANY, value, &fields); }
  s->company = fields_copy(&loading->reader, &fields, COMPANY_NAME, NULL);
  s->agent = fields_copy(&loading->reader, &fields, COMPANY_AGENT, NULL);
}

void read_case_before(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  Reader *reader = &loading->reader;
  s->id = fields_copy(reader, top, TOP_ID, "");
  if (top->at[TOP_ID]) {
    check_file_name(loading, top->at[TOP_ID], loading->path);
  }
  s->language = fields_copy(reader, top, TOP_LANGUAGE, "");
  check_language(loading, top->at[TOP_LANGUAGE]);
  s->channel = (Channel)fields_word(top, TOP_CHANNEL);
  s->difficulty = fields_int(top, TOP_DIFFICULTY);
  read_company(loading, top->at[TOP_COMPANY]);
  read_caller(loading, top->at[TOP_CALLER]);
  if (reader->failed) { return; }
  read_people(loading, top);
  s->title = read_text_field(loading, top, TOP_TITLE, "");
  s->summary = read_text_field(loading, top, TOP_SUMMARY, NULL);
  s->goals = read_techniques(loading, top, TOP_GOALS, check_goal);
  read_vars(loading, top);
  read_all_facts(loading, top);
  read_records(loading, top);
  read_all_promises(loading, top);
}

/* After the call. */

static bool check_task_technique(Loading *loading, const JsonValue *text,
                                 int index) {
  const RubricEntry *entry = &loading->scenario->rubric->entries[index];
  if (entry->kind == KIND_REWARDED && (entry->known_by & KNOWN_BY_AFTER)) {
    return true;
  }
  Diag *diag = reader_error(
      &loading->reader, at_value(text), "not-known-after",
      "\"%s\" is no rewarded technique that is known after the call",
      entry->id);
  diag_set_hint(diag, "a task can use follow_up, root_cause and the like");
  return false;
}

static void read_task(Loading *loading, const JsonValue *item, Task *task,
                      Symbols *ids) {
  Fields fields = {.table = keys_table(KEYS_TASK)};
  reader_open(&loading->reader, KEYS_TASK, item, &fields);
  const JsonValue *id = fields.at[TASK_ID];
  if (id && !symbols_add(ids, json_text(id), 0)) {
    add_duplicate_id(loading, id, "a task");
  }
  task->id = fields_copy(&loading->reader, &fields, TASK_ID, "");
  task->label = read_text_field(loading, &fields, TASK_LABEL, "");
  task->minutes = fields_int(&fields, TASK_MINUTES);
  task->keeps = read_promises(loading, &fields, TASK_KEEPS);
  task->uses =
      read_techniques(loading, &fields, TASK_USES, check_task_technique);
  task->when = read_condition(loading, &fields, TASK_IF);
}

static void read_wrap_up(Loading *loading, const JsonValue *value) {
  Scenario *s = loading->scenario;
  Fields fields;
  if (!value || !reader_open(&loading->reader, KEYS_WRAP_UP, value, &fields)) {
    return;
  }
  s->wrap_up_minutes = fields_int(&fields, WRAP_UP_MINUTES);
  int size = fields_size(&fields, WRAP_UP_TASKS);
  Task *tasks = reader_array(&loading->reader, size, sizeof *tasks);
  Symbols ids;
  if (!tasks || !symbols_init(&ids, &loading->reader, size)) { return; }
  s->tasks = tasks;
  for (const JsonValue *item = fields_first(&fields, WRAP_UP_TASKS); item;
       item = json_next(item)) {
    read_task(loading, item, &tasks[s->task_count++], &ids);
  }
}

static void read_aftermath(Loading *loading, const Fields *top) {
  Scenario *s = loading->scenario;
  int size = fields_size(top, TOP_AFTERMATH);
  Aftermath *entry = reader_array(&loading->reader, size, sizeof *entry);
  Symbols ids;
  if (!entry || !symbols_init(&ids, &loading->reader, size)) { return; }
  s->aftermath = entry;
  s->aftermath_count = size;
  for (const JsonValue *item = fields_first(top, TOP_AFTERMATH); item;
       item = json_next(item), entry++) {
    Fields fields = {.table = keys_table(KEYS_AFTERMATH)};
    reader_open(&loading->reader, KEYS_AFTERMATH, item, &fields);
    const JsonValue *id = fields.at[AFTERMATH_ID];
    if (id && !symbols_add(&ids, json_text(id), 0)) {
      add_duplicate_id(loading, id, "an aftermath entry");
    }
    entry->id = fields_copy(&loading->reader, &fields, AFTERMATH_ID, "");
    entry->when = read_condition(loading, &fields, AFTERMATH_IF);
    entry->say = (Text){.source = ""};
    if (fields.at[AFTERMATH_SAY]) {
      entry->say = read_counted(loading, fields.at[AFTERMATH_SAY], NULL);
    }
  }
}

void read_case_after(Loading *loading, const Fields *top) {
  loading->scenario->start = NONE;
  if (top->at[TOP_NODES]) {
    loading->scenario->start = read_link(
        loading, top, TOP_START, &loading->node_ids, "node", "unknown-node");
  }
  read_wrap_up(loading, top->at[TOP_WRAP_UP]);
  if (!loading->reader.failed) { read_aftermath(loading, top); }
}
