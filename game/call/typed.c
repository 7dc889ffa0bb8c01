/* SPDX-License-Identifier: MIT */
#include "call/typed.h"

#include "base/arena.h"
#include "base/str.h"
#include "scenario/rubric.h"
#include "wording/facts.h"
#include "wording/lexicon.h"
#include "wording/tokens.h"

#include <string.h>

enum {
  FACT_WEIGHT = 4,
  WORD_WEIGHT = 1,
  SHORTEST_WORD = 4,
  MOST_WORDS = 128 /* of a text that are compared */
};

/* What each finding shows, and how much it says about what was meant. */
static const struct {
  Technique technique;
  int weight;
} SHOWS[WORDING_COUNT] = {
    [WORDING_APOLOGY] = {TECHNIQUE_APOLOGY, 3},
    [WORDING_CONDITIONAL_APOLOGY] = {TECHNIQUE_INSINCERE_APOLOGY, 3},
    [WORDING_RESPONSIBILITY] = {TECHNIQUE_TAKE_RESPONSIBILITY, 3},
    [WORDING_THANKS] = {TECHNIQUE_THANK_CALLER, 3},
    [WORDING_PLEASE] = {TECHNIQUE_PLEASE_THANKS, 1},
    [WORDING_EMPATHY] = {TECHNIQUE_EMPATHY, 3},
    [WORDING_ANGER_ACKNOWLEDGED] = {TECHNIQUE_ACKNOWLEDGE_ANGER, 3},
    [WORDING_FACT_NAMED] = {TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT, 0},
    [WORDING_NAME_USED] = {TECHNIQUE_USE_NAME, 1},
    [WORDING_QUESTION] = {TECHNIQUE_COUNT, 2},
    [WORDING_OPEN_QUESTION] = {TECHNIQUE_CLARIFYING_QUESTION, 3},
    [WORDING_CLOSED_QUESTION] = {TECHNIQUE_COUNT, 0},
    [WORDING_REQUEST] = {TECHNIQUE_COUNT, 2},
    [WORDING_ASKED_FOR] = {TECHNIQUE_COUNT, 2},
    [WORDING_OFFER] = {TECHNIQUE_COUNT, 2},
    [WORDING_OPTIONS] = {TECHNIQUE_OFFER_OPTIONS, 3},
    [WORDING_TIME_FRAME] = {TECHNIQUE_TIME_FRAME, 3},
    [WORDING_FREEBIE] = {TECHNIQUE_FREEBIE, 3},
    [WORDING_HOLD] = {TECHNIQUE_COUNT, 3},
    [WORDING_POLITE] = {TECHNIQUE_COUNT, 0},
    [WORDING_POSITIVE_LANGUAGE] = {TECHNIQUE_POSITIVE_LANGUAGE, 1},
    [WORDING_NEGATIVE_LANGUAGE] = {TECHNIQUE_NEGATIVE_LANGUAGE, 3},
    [WORDING_NEGATIVE] = {TECHNIQUE_COUNT, 0},
    [WORDING_COMPLAINT] = {TECHNIQUE_COUNT, 0},
    [WORDING_BLAME] = {TECHNIQUE_BLAME_CALLER, 4},
    [WORDING_CALM_DOWN] = {TECHNIQUE_HOSTILITY, 4},
    [WORDING_UNDERSTOOD] = {TECHNIQUE_COUNT, 1},
    [WORDING_BUT] = {TECHNIQUE_COUNT, 0},
    [WORDING_BUT_AFTER_ACKNOWLEDGEMENT] = {TECHNIQUE_BUT_AFTER_ACKNOWLEDGEMENT,
                                           3},
    [WORDING_BARE_ACK] = {TECHNIQUE_BARE_OK, 4},
    [WORDING_VAGUE_PROMISE] = {TECHNIQUE_VAGUE_PROMISE, 3},
    [WORDING_RUSHING] = {TECHNIQUE_RUSH, 3},
    [WORDING_PROFANITY] = {TECHNIQUE_HOSTILITY, 4},
    [WORDING_INSULT] = {TECHNIQUE_HOSTILITY, 4},
    [WORDING_ABUSE] = {TECHNIQUE_HOSTILITY, 4},
};

const CallModel *typed_model_create(Arena *arena, const Scenario *scenario,
                                    const Lexicon *lexicon) {
  const FactForms *forms = facts_prepare(arena, lexicon, scenario);
  return forms ? call_model_create_with(arena, scenario, lexicon, forms) : NULL;
}

bool typed_fits(const CallModel *model, const char *lexicon, Err *err) {
  if (!model->lexicon) {
    return err_set(err, ERR_SCHEMA,
                   "words were typed in this replay, and there is no lexicon "
                   "to read them by");
  }
  return str_equal(lexicon, lexicon_hash(model->lexicon)) ||
         err_set(err, ERR_SCHEMA, "this replay was made with another lexicon");
}

void typed_read(const CallModel *model, const char *text, Findings *findings) {
  wording_read(model->lexicon, text, model->forms, findings);
}

Technique typed_technique(WordingKind kind) {
  return SHOWS[kind].technique;
}

/* ---- marks ---- */

typedef struct {
  bool kinds[WORDING_COUNT];
  int facts[TYPED_MOST_FACTS]; /* each once, in the order of the words */
  int fact_count;
  int slots;                  /* {fact}s of a reply */
  uint32_t words[MOST_WORDS]; /* stems, each once */
  int word_count;
} Marks;

static bool has_fact(const Marks *marks, int fact) {
  for (int i = 0; i < marks->fact_count; i++) {
    if (marks->facts[i] == fact) { return true; }
  }
  return false;
}

static void add_fact(Marks *marks, int fact) {
  if (fact == NONE || has_fact(marks, fact)) { return; }
  if (marks->fact_count == TYPED_MOST_FACTS) { return; }
  marks->facts[marks->fact_count++] = fact;
}

static bool has_word(const Marks *marks, uint32_t stem) {
  for (int i = 0; i < marks->word_count; i++) {
    if (marks->words[i] == stem) { return true; }
  }
  return false;
}

static void add_words(const CallModel *model, const char *text, Marks *marks) {
  Tokens tokens;
  tokens.count = 0;
  tokens_read(model->lexicon, text, strlen(text), &tokens);
  for (int i = 0; i < tokens.count; i++) {
    const Token *token = &tokens.list[i];
    bool counts =
        token->is_number || token->end - token->begin >= SHORTEST_WORD;
    uint32_t stem = token->is_number ? (uint32_t)token->number : token->stem;
    if (!counts || has_word(marks, stem)) { continue; }
    if (marks->word_count == MOST_WORDS) { return; }
    marks->words[marks->word_count++] = stem;
  }
}

static void marks_of_text(const CallModel *model, const char *text,
                          Marks *marks) {
  Findings findings;
  *marks = (Marks){.slots = 0};
  typed_read(model, text, &findings);
  memcpy(marks->kinds, findings.found, sizeof marks->kinds);
  for (int i = 0; i < findings.count; i++) {
    const Finding *finding = &findings.list[i];
    if (finding->kind == WORDING_FACT_NAMED) {
      add_fact(marks, finding->value);
    }
  }
  add_words(model, text, marks);
}

static bool is_tagged(const CallModel *model, const Reply *reply,
                      Technique technique) {
  const Scenario *scenario = model->scenario;
  for (int i = 0; i < reply->uses.count; i++) {
    int entry = scenario->refs[reply->uses.first + i];
    if (model->technique_of[entry] == technique) { return true; }
  }
  return false;
}

/* The abuse that shows hostility has several kinds, and a reply is marked by
** the one that its words have. */
static bool is_marked_by_tag(WordingKind kind) {
  Technique technique = SHOWS[kind].technique;
  return technique != TECHNIQUE_COUNT && technique != TECHNIQUE_HOSTILITY;
}

static void marks_of_reply(const CallModel *model, const Reply *reply,
                           Marks *marks) {
  const Scenario *scenario = model->scenario;
  marks_of_text(model, reply->say.source, marks);
  marks->slots = reply->slots;
  for (int kind = 0; kind < WORDING_COUNT; kind++) {
    marks->kinds[kind] |= is_marked_by_tag((WordingKind)kind) &&
                          is_tagged(model, reply, SHOWS[kind].technique);
  }
  for (int i = 0; i < reply->restates.count; i++) {
    add_fact(marks, scenario->refs[reply->restates.first + i]);
  }
}

/* ---- how near ---- */

static int weight_of(const Marks *marks) {
  int weight = FACT_WEIGHT * (marks->fact_count + marks->slots) +
               WORD_WEIGHT * marks->word_count;
  for (int kind = 0; kind < WORDING_COUNT; kind++) {
    if (marks->kinds[kind]) { weight += SHOWS[kind].weight; }
  }
  return weight;
}

static int shared_words(const Marks *one, const Marks *other) {
  int count = 0;
  for (int i = 0; i < one->word_count; i++) {
    count += has_word(other, one->words[i]);
  }
  return count;
}

static int shared_facts(const Marks *one, const Marks *other) {
  int count = 0;
  for (int i = 0; i < one->fact_count; i++) {
    count += has_fact(other, one->facts[i]);
  }
  return count;
}

/* Of the reply's slots all are filled: too few facts are ruled out before. */
static int shared_weight(const Marks *words, const Marks *reply) {
  int weight = FACT_WEIGHT * (shared_facts(words, reply) + reply->slots) +
               WORD_WEIGHT * shared_words(words, reply);
  for (int kind = 0; kind < WORDING_COUNT; kind++) {
    if (words->kinds[kind] && reply->kinds[kind]) {
      weight += SHOWS[kind].weight;
    }
  }
  return weight;
}

static int share(int common, int one, int other) {
  return one + other > 0 ? 2000 * common / (one + other) : 0;
}

/* Not WORDING_ABUSE: it is weighed, and an angry caller's own words given back
** to her may have the weight. */
static bool is_abuse(const Marks *marks) {
  return marks->kinds[WORDING_PROFANITY] || marks->kinds[WORDING_INSULT];
}

static bool shows(const Marks *words, int technique) {
  if (technique == TECHNIQUE_COUNT) { return false; }
  for (int kind = 0; kind < WORDING_COUNT; kind++) {
    if (words->kinds[kind] && SHOWS[kind].technique == (Technique)technique) {
      return true;
    }
  }
  return false;
}

static bool shows_all_faults(const CallModel *model, const Marks *words,
                             const Reply *reply) {
  const Scenario *scenario = model->scenario;
  for (int i = 0; i < reply->uses.count; i++) {
    int entry = scenario->refs[reply->uses.first + i];
    int technique = model->technique_of[entry];
    bool fault = scenario->rubric->entries[entry].kind == KIND_PENALISED &&
                 technique != TECHNIQUE_CUT_OFF_WITH_ADMIN;
    if (fault && !shows(words, technique)) { return false; }
  }
  return true;
}

static bool names_enough(const Call *call, const Marks *words,
                         const Reply *reply) {
  const Scenario *scenario = call->model->scenario;
  int named = 0, all = 0;
  for (int i = 0; i < reply->restates.count; i++) {
    int fact = scenario->refs[reply->restates.first + i];
    if (scenario->facts[fact].forms.count == 0) { continue; }
    bool there = has_fact(words, fact);
    if (!there && !call_fact_true(call, fact)) { return false; }
    named += there;
    all++;
  }
  return 2 * named >= all;
}

static bool can_be_meant(const Call *call, const Marks *words,
                         const Reply *reply, const Marks *marks) {
  const CallModel *model = call->model;
  int more = words->fact_count - shared_facts(words, marks);
  if (more < reply->slots) { return false; }
  if (is_abuse(words) && !is_tagged(model, reply, TECHNIQUE_HOSTILITY)) {
    return false;
  }
  int same =
      share(shared_words(words, marks), words->word_count, marks->word_count);
  return same >= TYPED_SAME_WORDS || (names_enough(call, words, reply) &&
                                      shows_all_faults(model, words, reply));
}

static int nearness(const Call *call, const Marks *words, const Reply *reply,
                    Marks *marks) {
  marks_of_reply(call->model, reply, marks);
  if (!can_be_meant(call, words, reply, marks)) { return 0; }
  return share(shared_weight(words, marks), weight_of(words), weight_of(marks));
}

int typed_nearness(const Call *call, const char *text, int reply) {
  Marks words, marks;
  marks_of_text(call->model, text, &words);
  return nearness(call, &words, &call->model->scenario->replies[reply], &marks);
}

/* ---- choosing ---- */

/* What fills the slots: what the words name beside what the reply says
** anyway; first what stands in the notes. */
static int fill_slots(const Call *call, const CallState *state,
                      const Marks *words, const Marks *marks, int *facts) {
  int count = 0;
  for (int in_notes = 1; in_notes >= 0; in_notes--) {
    for (int i = 0; i < words->fact_count; i++) {
      int fact = words->facts[i];
      bool noted = state_bit(state, call->model->layout.noted, fact);
      if (noted != in_notes || has_fact(marks, fact)) { continue; }
      if (count < marks->slots) { facts[count++] = fact; }
    }
  }
  return count;
}

static bool can_type(const Call *call, const CallState *state, const char *text,
                     Err *err) {
  if (!call->model->lexicon) {
    return err_set(err, ERR_SCHEMA, "no words can be typed without a lexicon");
  }
  if (state->phase != PHASE_OPEN) {
    return err_set(err, ERR_SCHEMA,
                   "words can be typed only while the floor is the trainee's");
  }
  size_t length = strlen(text);
  if (length > TYPED_LONGEST) {
    return err_set(err, ERR_SCHEMA, "typed words have at most %d bytes",
                   TYPED_LONGEST);
  }
  return strspn(text, " \t\r\n") < length ||
         err_set(err, ERR_SCHEMA, "no words were typed");
}

bool typed_resolve(const Call *call, const CallState *state, const char *text,
                   int *facts, CallEvent *resolved, Err *err) {
  if (!can_type(call, state, text, err)) { return false; }
  const Scenario *scenario = call->model->scenario;
  Span replies = scenario->nodes[state->node].replies;
  Marks words, marks;
  int best = TYPED_NEAR - 1;
  marks_of_text(call->model, text, &words);
  *resolved = (CallEvent){.t_ms = resolved->t_ms,
                          .deed = DO_TYPE,
                          .index = is_abuse(&words),
                          .typed = true};
  for (int i = replies.first; i < replies.first + replies.count; i++) {
    if (!state_offers(call, state, i)) { continue; }
    int near = nearness(call, &words, &scenario->replies[i], &marks);
    if (near <= best) { continue; }
    best = near;
    resolved->deed = DO_REPLY;
    resolved->index = i;
    resolved->facts = facts;
    resolved->fact_count = fill_slots(call, state, &words, &marks, facts);
  }
  return true;
}
