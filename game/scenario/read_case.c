/* SPDX-License-Identifier: MIT */
/* The case's frame: who calls whom about what, and what comes after. */
#include "base/str.h"
#include "scenario/check_value.h"
#include "scenario/load.h"
#include "scenario/loading.h"
#include "scenario/rubric.h"

#include <stdio.h>
#include <string.h>

/* People. */

static void check_portrait(Loading *loading, const JsonValue *value) {
  const LoadContext *context = loading->context;
  if (!value || !context->has_portrait) { return; }
  const char *id = json_text(value);
  if (context->has_portrait(context->world, id)) { return; }
  Diag *diag =
      reader_warn(&loading->reader, at_value(value), "unknown-portrait",
                  "there is no portrait \"%.64s\"", id);
  diag_set_hint(diag, "name one of assets/portraits/portraits.json");
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
  if (!loading->reader.failed && prepare_fillings(loading)) {
    read_protests(loading, &fields);
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
  char wanted[EXPR_ID_BYTES];
  snprintf(wanted, sizeof wanted, "%.*s", (int)length, name);
  if (length < sizeof wanted && check_value_is_file_id(wanted)) {
    diag_set_hint(diag, "write \"%s\", or rename the file to %.64s.json",
                  wanted, text);
  } else {
    diag_set_hint(diag, "rename the file to %.64s.json", text);
  }
}

/* As far as grammar goes (RFC 5646): a language of 2 to 8 letters, or "x-" or
** "i-" for those of one's own, then subtags of 1 to 8 letters and digits. */
static bool is_language(const char *tag) {
  static const char letters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  size_t first = strspn(tag, letters);
  bool apart = first == 1 && strchr("xXiI", tag[0]) && tag[1] == '-';
  if ((first < 2 && !apart) || first > 8) { return false; }
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

static void read_company(Loading *loading, const Fields *top) {
  const JsonValue *value = top->at[TOP_COMPANY];
  Scenario *s = loading->scenario;
  Fields fields = {.table = keys_table(KEYS_COMPANY)};
  if (value) { reader_open(&loading->reader, KEYS_COMPANY, value, &fields); }
  s->company = fields_copy(&loading->reader, &fields, COMPANY_NAME, NULL);
  s->agent = fields_copy(&loading->reader, &fields, COMPANY_AGENT, NULL);
  loading->agent_refused = fields_refused(top, TOP_COMPANY) ||
                           (value && fields_refused(&fields, COMPANY_AGENT));
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
  read_company(loading, top);
  read_caller(loading, top->at[TOP_CALLER]);
  if (reader->failed) { return; }
  read_people(loading, top);
  s->title = read_text_field(loading, top, TOP_TITLE, "");
  s->summary = read_text_field(loading, top, TOP_SUMMARY, NULL);
  s->goals = read_techniques(loading, top, TOP_GOALS, check_goal);
  read_matters(loading, top);
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
  Scenario *scenario = loading->scenario;
  scenario->start = scenario->rings_back = NONE;
  if (top->at[TOP_NODES]) {
    scenario->start = read_link(loading, top, TOP_START, &loading->node_ids,
                                "node", "unknown-node");
    scenario->rings_back =
        read_link(loading, top, TOP_RINGS_BACK, &loading->node_ids, "node",
                  "unknown-node");
    bool lost = top->at[TOP_RINGS_BACK] && scenario->rings_back == NONE;
    if (lost) { loading->lost = true; }
  }
  read_wrap_up(loading, top->at[TOP_WRAP_UP]);
  if (!loading->reader.failed) { read_aftermath(loading, top); }
}
