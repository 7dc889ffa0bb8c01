/* SPDX-License-Identifier: MIT */
#include "scenario/rubric.h"

#include "base/arena.h"
#include "base/str.h"
#include "scenario/read.h"
#include "scenario/scenario.h"

/* Talk about a solution, which is none yet (SCORING.md, "A solution"). */
static const char *const MERE_TALK[] = {
    "ask_what_would_help", "open_to_discussion", "guide_to_policy"};

static bool is_solution(const RubricEntry *entry) {
  if (entry->kind != KIND_REWARDED ||
      !str_equal(entry->category, "resolution")) {
    return false;
  }
  for (size_t i = 0; i < sizeof MERE_TALK / sizeof MERE_TALK[0]; i++) {
    if (str_equal(entry->id, MERE_TALK[i])) { return false; }
  }
  return true;
}

/* Words stand in the order of the bits that they mean. */
static unsigned read_known_by(const Fields *fields) {
  unsigned bits = 0;
  const Key *key = &fields->table->keys[ENTRY_KNOWN_BY];
  for (const JsonValue *item = fields_first(fields, ENTRY_KNOWN_BY); item;
       item = json_next(item)) {
    bits |= 1u << keys_find_word(key, json_text(item));
  }
  return bits;
}

static void read_sources(Reader *reader, const Fields *fields,
                         RubricEntry *entry) {
  int size = fields_size(fields, ENTRY_SOURCES);
  const char **sources = reader_array(reader, size, sizeof *sources);
  if (!sources) { return; }
  for (const JsonValue *item = fields_first(fields, ENTRY_SOURCES); item;
       item = json_next(item)) {
    sources[entry->source_count++] = reader_copy(reader, json_text(item));
  }
  entry->sources = sources;
}

static void read_entry(Reader *reader, const JsonValue *value,
                       RubricEntry *entry) {
  Fields fields;
  *entry = (RubricEntry){.id = "", .category = "", .what = "", .advice = ""};
  if (!reader_open(reader, KEYS_TECHNIQUE, value, &fields)) { return; }
  entry->id = fields_copy(reader, &fields, ENTRY_ID, "");
  entry->category = fields_copy(reader, &fields, ENTRY_CATEGORY, "");
  entry->kind = (TechniqueKind)fields_word(&fields, ENTRY_KIND);
  entry->known_by = read_known_by(&fields);
  entry->points = fields_int(&fields, ENTRY_POINTS);
  entry->anger = fields_int(&fields, ENTRY_ANGER);
  entry->grievance = fields_int(&fields, ENTRY_GRIEVANCE);
  entry->trust = fields_int(&fields, ENTRY_TRUST);
  entry->keep = fields_int(&fields, ENTRY_KEEP);
  entry->by_fault = fields_bool(&fields, ENTRY_BY_FAULT);
  entry->critical = fields_bool(&fields, ENTRY_CRITICAL);
  entry->what = fields_copy(reader, &fields, ENTRY_WHAT, "");
  entry->advice = fields_copy(reader, &fields, ENTRY_ADVICE, "");
  read_sources(reader, &fields, entry);
  entry->solution = is_solution(entry);
}

/* What the engine does not know it can only take from an author's tag. */
static void check_entry(Reader *reader, const Rubric *rubric,
                        const RubricEntry *entry, const JsonValue *value) {
  if (!entry->id[0]) { return; }
  if (rubric_find(rubric, entry->id) != (int)(entry - rubric->entries)) {
    Diag *diag = reader_error(reader, at_value(value), "duplicate-id",
                              "the technique \"%s\" stands twice", entry->id);
    diag_set_hint(diag, "take one of them out");
  }
  bool foreign = technique_by_id(entry->id) == TECHNIQUE_COUNT;
  if (foreign && entry->known_by != 0 && entry->known_by != KNOWN_BY_TAG) {
    Diag *diag = reader_error(
        reader, at_value(value), "not-known-by-tag",
        "\"%s\" is no technique of the catalogue, so it is known by tag alone",
        entry->id);
    diag_set_hint(diag, "write \"known_by\": [\"tag\"]");
  }
}

static void read_entries(Reader *reader, const Fields *fields, Rubric *rubric) {
  int size = fields_size(fields, RUBRIC_TECHNIQUES);
  RubricEntry *entries = reader_array(reader, size, sizeof *entries);
  if (!entries) { return; }
  rubric->entries = entries;
  for (const JsonValue *item = fields_first(fields, RUBRIC_TECHNIQUES); item;
       item = json_next(item)) {
    RubricEntry *entry = &entries[rubric->count++];
    read_entry(reader, item, entry);
    check_entry(reader, rubric, entry, item);
  }
}

static void index_catalogue(Reader *reader, const Fields *fields,
                            Rubric *rubric) {
  for (int i = 0; i < TECHNIQUE_COUNT; i++) {
    const char *id = technique_id((Technique)i);
    rubric->index_of[i] = rubric_find(rubric, id);
    if (rubric->index_of[i] != NONE || !fields->at[RUBRIC_TECHNIQUES]) {
      continue;
    }
    Diag *diag = reader_error(reader, at_key(fields->at[RUBRIC_TECHNIQUES]),
                              "missing-technique",
                              "the technique \"%s\" is missing", id);
    diag_set_hint(diag, "0 points switch a technique off");
  }
}

static const Rubric *read_rubric(Reader *reader, Rubric *rubric) {
  Fields fields;
  int errors = diags_errors(reader->diags);
  if (reader_open(reader, KEYS_RUBRIC, json_root(reader->doc), &fields)) {
    read_entries(reader, &fields, rubric);
    index_catalogue(reader, &fields, rubric);
  }
  return diags_errors(reader->diags) == errors ? rubric : NULL;
}

const Rubric *rubric_load(Arena *arena, const char *path, const char *bytes,
                          size_t length, Diags *diags) {
  int errors = diags_errors(diags);
  JsonDoc *doc = json_open(arena, path, bytes, length, diags);
  if (!doc) { return NULL; }
  Reader reader = reader_init(arena, doc, diags);
  Rubric *rubric = reader_array(&reader, 1, sizeof *rubric);
  const Rubric *loaded = NULL;
  if (rubric) {
    loaded = read_rubric(&reader, rubric);
    hash_sha256(bytes, length, rubric->hash);
  }
  json_close(doc);
  return diags_errors(diags) == errors ? loaded : NULL;
}

int rubric_find(const Rubric *rubric, const char *id) {
  for (int i = 0; i < rubric->count; i++) {
    if (str_equal(rubric->entries[i].id, id)) { return i; }
  }
  return NONE;
}
