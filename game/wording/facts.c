/* SPDX-License-Identifier: MIT */
#include "wording/facts.h"

#include "base/arena.h"
#include "scenario/scenario.h"

#include <string.h>

enum { FORM_WORDS = 8, BUCKETS = 64 };

typedef struct {
  uint32_t stem;
  bool is_number;
  int64_t number;
} FormWord;

typedef struct {
  FormWord words[FORM_WORDS];
  int count, index, next; /* the next form of its bucket, from 1; 0: none */
  bool is_name;
} Form;

struct FactForms {
  Form *forms;
  int count;
  int buckets[BUCKETS]; /* the first form that begins so, from 1 */
};

static unsigned bucket_of(bool is_number, uint32_t stem, int64_t number) {
  uint32_t key = is_number ? (uint32_t)number * 2654435761u : stem;
  return (key ^ key >> 16) % BUCKETS;
}

static bool is_stop(const char *text, const Token *token) {
  return token->end == token->begin + 1 && strchr(".?!", text[token->begin]);
}

/* A form of more than eight words is known by its first eight. */
static void add(FactForms *forms, const Tokens *tokens, const char *text,
                int index, bool is_name) {
  Form made = {.index = index, .is_name = is_name};
  for (int i = 0; i < tokens->count && made.count < FORM_WORDS; i++) {
    const Token *token = &tokens->list[i];
    if (is_stop(text, token)) { continue; }
    made.words[made.count++] =
        (FormWord){token->stem, token->is_number, token->number};
  }
  if (made.count == 0) { return; }
  Form *form = &forms->forms[forms->count++];
  *form = made;
  const FormWord *first = &form->words[0];
  unsigned bucket = bucket_of(first->is_number, first->stem, first->number);
  form->next = forms->buckets[bucket];
  forms->buckets[bucket] = forms->count;
}

static int count_forms(const Scenario *scenario) {
  int count = scenario->call_me_count;
  for (int i = 0; i < scenario->fact_count; i++) {
    count += scenario->facts[i].forms.count;
  }
  return count;
}

const FactForms *facts_prepare(Arena *arena, const Lexicon *lexicon,
                               const Scenario *scenario) {
  FactForms *forms = arena_alloc(arena, sizeof *forms);
  size_t count = (size_t)count_forms(scenario);
  Form *list = arena_array(arena, count, sizeof *list);
  Tokens *tokens = arena_alloc(arena, sizeof *tokens);
  if (!forms || !list || !tokens) { return NULL; }
  forms->forms = list;
  for (int i = 0; i < scenario->fact_count; i++) {
    Span span = scenario->facts[i].forms;
    for (int k = 0; k < span.count; k++) {
      const char *form = scenario->forms[span.first + k];
      tokens_read(lexicon, form, strlen(form), tokens);
      add(forms, tokens, form, i, false);
    }
  }
  for (int i = 0; i < scenario->call_me_count; i++) {
    const char *name = scenario->call_me[i];
    tokens_read(lexicon, name, strlen(name), tokens);
    add(forms, tokens, name, i, true);
  }
  return forms;
}

static bool begins(const Form *form, const Tokens *tokens, int at) {
  if (at + form->count > tokens->count) { return false; }
  for (int i = 0; i < form->count; i++) {
    const Token *token = &tokens->list[at + i];
    const FormWord *word = &form->words[i];
    bool same = word->is_number ? word->number == token->number
                                : word->stem == token->stem;
    if (word->is_number != token->is_number || !same) { return false; }
  }
  return true;
}

bool facts_next(const FactForms *forms, const Tokens *tokens, int at,
                int *cursor, FactMatch *match) {
  const Token *token = &tokens->list[at];
  unsigned bucket = bucket_of(token->is_number, token->stem, token->number);
  int next =
      *cursor == 0 ? forms->buckets[bucket] : forms->forms[*cursor - 1].next;
  while (next != 0) {
    const Form *form = &forms->forms[next - 1];
    if (begins(form, tokens, at)) {
      *cursor = next;
      *match = (FactMatch){form->index, form->count, form->is_name};
      return true;
    }
    next = form->next;
  }
  return false;
}
