/* SPDX-License-Identifier: MIT */
#include "wording/lexicon.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/str.h"
#include "scenario/keys.h"
#include "scenario/suggest.h"
#include "wording/phrase_forms.h"
#include "wording/token.h"

#include <string.h>

enum { MOST_WEIGHT = 32767, MOST_VALUE = 1000000 };
enum { LEAST_ROOM = 64, MOST_ROOM = 65536 };

struct Lexicon {
  Words words;
  Phrases phrases;
  Balance balances[WORDING_COUNT];
  const char **topics;
  int topic_count;
  bool *multiplies, *is_and; /* by word, for those known when they were read */
  int flag_count;
  char hash[HASH_TEXT_BYTES];
};

typedef struct {
  Arena *arena;
  const JsonDoc *doc;
  Diags *diags;
  Lexicon *lexicon;
  WordLists lists;
} Source;

static void refuse(Source *source, const JsonValue *value, const char *rule,
                   const char *text, const char *hint) {
  Diag *diag = diags_add(source->diags, SEVERITY_ERROR, rule, "%s", text);
  json_locate(source->doc, json_place(value), diag ? &diag->at : NULL);
  diag_set_hint(diag, "%s", hint);
}

static bool expect(Source *source, const JsonValue *value, JsonKind kind) {
  static const char *const NAMES[] = {
      [JSON_NULL] = "null",       [JSON_BOOL] = "true or false",
      [JSON_NUMBER] = "a number", [JSON_TEXT] = "a text",
      [JSON_LIST] = "a list",     [JSON_OBJECT] = "an object"};
  if (json_kind(value) == kind) { return true; }
  char text[64];
  Str str = str_init(text, sizeof text);
  str_addf(&str, "%s should stand here", NAMES[kind]);
  refuse(source, value, "wrong-type", text, "see assets/lexicon/README.md");
  return false;
}

static int read_integer(Source *source, const JsonValue *value, int most) {
  int64_t number = 0;
  if (!json_integer(value, &number) || number < -most || number > most) {
    refuse(source, value, "out-of-range",
           "a whole number that is not too great should stand here", "");
    return 0;
  }
  return (int)number;
}

/* The member of an object that must be of a kind; NULL when it is not there. */
static const JsonValue *member(Source *source, const JsonValue *object,
                               const char *key, JsonKind kind) {
  const JsonValue *value = json_member(object, key);
  return value && expect(source, value, kind) ? value : NULL;
}

static bool is_known(const char *key, const char *const *known, size_t count) {
  if (keys_is_private(key)) { return true; }
  for (size_t i = 0; i < count; i++) {
    if (str_equal(known[i], key)) { return true; }
  }
  return false;
}

static void check_keys(Source *source, const JsonValue *object,
                       const char *const *known, size_t count) {
  for (const JsonValue *value = json_first(object); value;
       value = json_next(value)) {
    if (is_known(json_key(value), known, count)) { continue; }
    Suggest suggest = suggest_init(json_key(value));
    for (size_t i = 0; i < count; i++) { suggest_offer(&suggest, known[i]); }
    Diag *diag = diags_add(source->diags, SEVERITY_ERROR, "unknown-key",
                           "the key \"%s\" is unknown", json_key(value));
    json_locate_key(source->doc, json_place(value), diag ? &diag->at : NULL);
    suggest_tell(&suggest, diag);
  }
}

/* The kind that a member is called after; WORDING_COUNT and a report else.
** What is asked for is always a topic, and those are read apart. */
static WordingKind kind_of(Source *source, const JsonValue *value) {
  WordingKind kind = wording_kind_by_id(json_key(value));
  if (kind == WORDING_ASKED_FOR) {
    refuse(source, value, "kind-of-topics", "what is asked for has topics",
           "list its phrases by topic under \"asked_for\"");
    return WORDING_COUNT;
  }
  if (kind != WORDING_COUNT) { return kind; }
  Suggest suggest = suggest_init(json_key(value));
  for (int i = 0; i < WORDING_COUNT; i++) {
    suggest_offer(&suggest, wording_kind_id((WordingKind)i));
  }
  Diag *diag =
      diags_add(source->diags, SEVERITY_ERROR, "unknown-kind",
                "\"%s\" is nothing that is looked for", json_key(value));
  json_locate_key(source->doc, json_place(value), diag ? &diag->at : NULL);
  suggest_tell(&suggest, diag);
  return WORDING_COUNT;
}

static int32_t add_word(Source *source, const char *bytes, size_t length) {
  int32_t word = words_add(&source->lexicon->words, bytes, length);
  if (word == WORD_UNKNOWN) { diags_add_memory(source->diags); }
  return word;
}

static void read_phrase(Source *source, const JsonValue *value,
                        const char *phrase, Mark mark) {
  Lexicon *lexicon = source->lexicon;
  PhraseFault fault;
  if (phrase_forms_add(&lexicon->words, &lexicon->phrases, &source->lists,
                       phrase, mark, &fault)) {
    return;
  }
  if (fault.rule) {
    refuse(source, value, fault.rule, fault.text, fault.hint);
  } else {
    diags_add_memory(source->diags);
  }
}

/* A list of phrases, or an object of phrases and their values. */
static void read_phrases(Source *source, const JsonValue *holder, Mark mark,
                         int most) {
  if (!holder) { return; }
  bool valued = json_kind(holder) == JSON_OBJECT;
  if (!valued && !expect(source, holder, JSON_LIST)) { return; }
  for (const JsonValue *item = json_first(holder); item;
       item = json_next(item)) {
    if (valued) {
      mark.value = read_integer(source, item, most);
      read_phrase(source, item, json_key(item), mark);
    } else if (expect(source, item, JSON_TEXT)) {
      read_phrase(source, item, json_text(item), mark);
    }
  }
}

static void read_kinds(Source *source, const JsonValue *kinds) {
  static const char *const KEYS[] = {"phrases", "not"};
  for (const JsonValue *value = kinds ? json_first(kinds) : NULL; value;
       value = json_next(value)) {
    WordingKind kind = kind_of(source, value);
    if (kind == WORDING_COUNT || !expect(source, value, JSON_OBJECT)) {
      continue;
    }
    check_keys(source, value, KEYS, 2);
    Mark mark = {.kind = (uint8_t)kind, .role = MARK_PHRASE};
    read_phrases(source, json_member(value, "phrases"), mark, MOST_VALUE);
    mark.role = MARK_NOT;
    read_phrases(source, json_member(value, "not"), mark, MOST_VALUE);
  }
}

static void read_lengths(Source *source, const JsonValue *list,
                         Balance *balance) {
  if (list && json_size(list) != LEXICON_LENGTHS) {
    refuse(source, list, "wrong-size", "eight numbers should stand here", "");
    return;
  }
  int count = 0;
  for (const JsonValue *item = list ? json_first(list) : NULL; item;
       item = json_next(item)) {
    balance->lengths[count++] = read_integer(source, item, MOST_WEIGHT);
  }
}

static void read_balance(Source *source, const JsonValue *value,
                         WordingKind kind) {
  static const char *const KEYS[] = {"whole_text", "written", "reach",  "start",
                                     "phrase",     "lengths", "weights"};
  check_keys(source, value, KEYS, sizeof KEYS / sizeof KEYS[0]);
  Balance *balance = &source->lexicon->balances[kind];
  balance->weighed = true;
  const JsonValue *whole = member(source, value, "whole_text", JSON_BOOL);
  const JsonValue *reach = member(source, value, "reach", JSON_NUMBER);
  const JsonValue *start = member(source, value, "start", JSON_NUMBER);
  const JsonValue *phrase = member(source, value, "phrase", JSON_NUMBER);
  const JsonValue *written = member(source, value, "written", JSON_BOOL);
  balance->written = written && json_bool(written);
  balance->whole_text = whole && json_bool(whole);
  if (reach) { balance->reach = read_integer(source, reach, MOST_WEIGHT); }
  balance->start = start ? read_integer(source, start, MOST_WEIGHT) : 0;
  balance->phrase = phrase ? read_integer(source, phrase, MOST_WEIGHT) : 0;
  read_lengths(source, member(source, value, "lengths", JSON_LIST), balance);
  Mark mark = {.kind = (uint8_t)kind, .role = MARK_WEIGHT};
  read_phrases(source, member(source, value, "weights", JSON_OBJECT), mark,
               MOST_WEIGHT);
}

static void read_balances(Source *source, const JsonValue *balances) {
  for (const JsonValue *value = balances ? json_first(balances) : NULL; value;
       value = json_next(value)) {
    WordingKind kind = kind_of(source, value);
    if (kind != WORDING_COUNT && expect(source, value, JSON_OBJECT)) {
      read_balance(source, value, kind);
    }
  }
}

/* Whether all of a list are single words without another spelling. */
static bool is_single(Source *source, const JsonValue *list) {
  const Words *words = &source->lexicon->words;
  for (const JsonValue *item = json_first(list); item; item = json_next(item)) {
    const char *text = json_kind(item) == JSON_TEXT ? json_text(item) : " ";
    if (text[0] == '\0' || strchr(text, ' ')) { return false; }
    size_t length = strlen(text);
    int32_t word = words_find(words, text, length, words_hash(text, length));
    if (word != WORD_UNKNOWN && words->list[word].spelling) { return false; }
  }
  return true;
}

static void join_class(Source *source, const JsonValue *list, int class) {
  Words *words = &source->lexicon->words;
  for (const JsonValue *item = json_first(list); item; item = json_next(item)) {
    int32_t word = add_word(source, json_text(item), strlen(json_text(item)));
    if (word == WORD_UNKNOWN) { return; }
    int32_t *classes = &words->list[word].classes;
    if (*classes != WORD_UNKNOWN &&
        words->memberships[*classes].class == WORD_OF_CLASS(class)) {
      continue; /* stands there already */
    }
    words->memberships[words->membership_count] =
        (Membership){WORD_OF_CLASS(class), *classes};
    *classes = words->membership_count++;
  }
}

static size_t count_items(const JsonValue *lists) {
  size_t count = 0;
  for (const JsonValue *list = json_first(lists); list;
       list = json_next(list)) {
    count += (size_t)json_size(list);
  }
  return count;
}

static void read_class(Source *source, const JsonValue *value) {
  if (!expect(source, value, JSON_LIST)) { return; }
  for (const JsonValue *item = json_first(value); item;
       item = json_next(item)) {
    expect(source, item, JSON_TEXT);
  }
  bool single = is_single(source, value);
  if (single) { join_class(source, value, source->lists.count); }
  source->lists.list[source->lists.count++] =
      (WordList){json_key(value), value, single};
}

static void read_classes(Source *source, const JsonValue *classes) {
  if (!classes) { return; }
  Words *words = &source->lexicon->words;
  WordLists *lists = &source->lists;
  lists->list = arena_array(source->arena, (size_t)json_size(classes),
                            sizeof *lists->list);
  words->memberships = arena_array(source->arena, count_items(classes),
                                   sizeof *words->memberships);
  if (!lists->list || !words->memberships) {
    diags_add_memory(source->diags);
    return;
  }
  for (const JsonValue *value = json_first(classes); value;
       value = json_next(value)) {
    read_class(source, value);
  }
}

/* What a word is another spelling of: "i'm" of "i am". */
static void read_spelling(Source *source, const JsonValue *value) {
  int32_t parts[PHRASE_MAX_WORDS];
  int count = 0;
  const char *text = json_text(value);
  size_t length;
  while ((length = words_next(&text)) > 0 && count < PHRASE_MAX_WORDS) {
    parts[count++] = add_word(source, text, length);
    text += length;
  }
  const char *key = json_key(value);
  int32_t index = add_word(source, key, strlen(key));
  size_t bytes = (size_t)count * sizeof parts[0];
  int32_t *kept = arena_alloc(source->arena, bytes + 1);
  if (!kept || index == WORD_UNKNOWN) {
    diags_add_memory(source->diags);
    return;
  }
  memcpy(kept, parts, bytes);
  Word *word = &source->lexicon->words.list[index];
  word->spelling = kept;
  word->spelling_count = count;
}

static void read_spellings(Source *source, const JsonValue *spellings) {
  for (const JsonValue *value = spellings ? json_first(spellings) : NULL; value;
       value = json_next(value)) {
    if (expect(source, value, JSON_TEXT)) { read_spelling(source, value); }
  }
}

static void read_numbers(Source *source, const JsonValue *numbers) {
  for (const JsonValue *value = numbers ? json_first(numbers) : NULL; value;
       value = json_next(value)) {
    const char *key = json_key(value);
    int32_t word = add_word(source, key, strlen(key));
    int number = read_integer(source, value, MOST_VALUE);
    if (word == WORD_UNKNOWN) { return; }
    source->lexicon->words.list[word].number = number;
  }
}

/* Marks the words of a list in a table by word. */
static void read_flags(Source *source, const JsonValue *list, bool *flags) {
  for (const JsonValue *item = list ? json_first(list) : NULL; item;
       item = json_next(item)) {
    if (!expect(source, item, JSON_TEXT)) { continue; }
    const char *text = json_text(item);
    size_t length = strlen(text);
    int32_t word = words_find(&source->lexicon->words, text, length,
                              words_hash(text, length));
    if (word != WORD_UNKNOWN && flags) { flags[word] = true; }
  }
}

static void add_words(Source *source, const JsonValue *list) {
  for (const JsonValue *item = list ? json_first(list) : NULL; item;
       item = json_next(item)) {
    if (json_kind(item) != JSON_TEXT) { continue; }
    add_word(source, json_text(item), strlen(json_text(item)));
  }
}

static void read_parts(Source *source, const JsonValue *root) {
  Lexicon *lexicon = source->lexicon;
  const JsonValue *many = member(source, root, "multipliers", JSON_LIST);
  const JsonValue *and = member(source, root, "inside_numbers", JSON_LIST);
  const JsonValue *shorts = member(source, root, "abbreviations", JSON_LIST);
  add_words(source, many);
  add_words(source, and);
  add_words(source, shorts);
  size_t count = (size_t)lexicon->words.count;
  lexicon->multiplies = arena_alloc(source->arena, count);
  lexicon->is_and = arena_alloc(source->arena, count);
  bool *abbreviated = arena_alloc(source->arena, count);
  if (!lexicon->multiplies || !lexicon->is_and || !abbreviated) {
    diags_add_memory(source->diags);
    return;
  }
  lexicon->flag_count = (int)count;
  read_flags(source, many, lexicon->multiplies);
  read_flags(source, and, lexicon->is_and);
  read_flags(source, shorts, abbreviated);
  for (size_t i = 0; i < count; i++) {
    lexicon->words.list[i].abbreviation = abbreviated[i];
  }
}

static void read_topics(Source *source, const JsonValue *topics) {
  if (!topics) { return; }
  size_t size = (size_t)json_size(topics);
  Lexicon *lexicon = source->lexicon;
  lexicon->topics = arena_array(source->arena, size, sizeof *lexicon->topics);
  Mark mark = {.kind = WORDING_ASKED_FOR, .role = MARK_PHRASE};
  for (const JsonValue *value = json_first(topics); value;
       value = json_next(value)) {
    const char *key = json_key(value);
    const char *id = arena_copy(source->arena, key, strlen(key));
    if (!id || !lexicon->topics) {
      diags_add_memory(source->diags);
      return;
    }
    mark.value = lexicon->topic_count;
    lexicon->topics[lexicon->topic_count++] = id;
    if (expect(source, value, JSON_LIST)) {
      read_phrases(source, value, mark, MOST_VALUE);
    }
  }
}

static void read_root(Source *source, const JsonValue *root) {
  static const char *const KEYS[] = {
      "lexicon",     "language",       "spellings",     "numbers",
      "multipliers", "inside_numbers", "abbreviations", "words",
      "kinds",       "asked_for",      "weighed"};
  if (!expect(source, root, JSON_OBJECT)) { return; }
  check_keys(source, root, KEYS, sizeof KEYS / sizeof KEYS[0]);
  int64_t version = 0;
  const JsonValue *format = json_member(root, "lexicon");
  if (!format || !json_integer(format, &version) || version != 1) {
    refuse(source, format ? format : root, "format",
           "a lexicon begins with \"lexicon\": 1", "");
    return;
  }
  member(source, root, "language", JSON_TEXT);
  read_numbers(source, member(source, root, "numbers", JSON_OBJECT));
  read_spellings(source, member(source, root, "spellings", JSON_OBJECT));
  read_parts(source, root);
  read_classes(source, member(source, root, "words", JSON_OBJECT));
  read_kinds(source, member(source, root, "kinds", JSON_OBJECT));
  read_topics(source, member(source, root, "asked_for", JSON_OBJECT));
  read_balances(source, member(source, root, "weighed", JSON_OBJECT));
}

/* The shipped lexicon has a word and a phrase for each 30 bytes or so: there is
** room at once for what is like it, and little for what is small. */
static int room_for(size_t bytes) {
  int room = LEAST_ROOM;
  while (room < MOST_ROOM && (size_t)room < bytes / 32) { room *= 2; }
  return room;
}

const Lexicon *lexicon_load(Arena *arena, const char *path, const char *bytes,
                            size_t length, Diags *diags) {
  int errors = diags_errors(diags);
  JsonDoc *doc = json_open(arena, path, bytes, length, diags);
  if (!doc) { return NULL; }
  Lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);
  Source source = {
      .arena = arena, .doc = doc, .diags = diags, .lexicon = lexicon};
  for (int i = 0; lexicon && i < WORDING_COUNT; i++) {
    lexicon->balances[i].reach = TOKENS_MAX;
  }
  int room = room_for(length);
  if (lexicon && words_init(&lexicon->words, arena, room) &&
      phrases_init(&lexicon->phrases, arena, room)) {
    read_root(&source, json_root(doc));
    hash_sha256(bytes, length, lexicon->hash);
  } else {
    diags_add_memory(diags);
  }
  json_close(doc);
  return diags_errors(diags) == errors ? lexicon : NULL;
}

const char *lexicon_hash(const Lexicon *lexicon) {
  return lexicon->hash;
}

const char *lexicon_topic(const Lexicon *lexicon, int value) {
  bool known = value >= 0 && value < lexicon->topic_count;
  return known ? lexicon->topics[value] : NULL;
}

const Words *lexicon_words(const Lexicon *lexicon) {
  return &lexicon->words;
}

const Phrases *lexicon_phrases(const Lexicon *lexicon) {
  return &lexicon->phrases;
}

const Balance *lexicon_balance(const Lexicon *lexicon, WordingKind kind) {
  return &lexicon->balances[kind];
}

bool lexicon_multiplies(const Lexicon *lexicon, int32_t word) {
  return word >= 0 && word < lexicon->flag_count && lexicon->multiplies[word];
}

bool lexicon_is_and(const Lexicon *lexicon, int32_t word) {
  return word >= 0 && word < lexicon->flag_count && lexicon->is_and[word];
}
