/* SPDX-License-Identifier: MIT */
#include "analysis/signs.h"

#include "base/arena.h"
#include "scenario/scenario.h"
#include "wording/facts.h"
#include "wording/tokens.h"
#include "wording/wording.h"

#include <string.h>

struct SignReader {
  Arena *arena;
  const Lexicon *lexicon;
  const Scenario *scenario;
  const FactForms *forms;
  Findings findings;
  Tokens tokens;
};

SignReader *signs_create(Arena *arena, const Lexicon *lexicon) {
  SignReader *reader = arena_alloc(arena, sizeof *reader);
  if (!reader) { return NULL; }
  reader->arena = arena;
  reader->lexicon = lexicon;
  return reader;
}

bool signs_begin(SignReader *reader, const Scenario *scenario) {
  reader->scenario = scenario;
  if (!reader->lexicon) { return true; }
  reader->forms = facts_prepare(reader->arena, reader->lexicon, scenario);
  return reader->forms != NULL;
}

static int count_found(SignReader *reader, const char *text, unsigned kinds) {
  if (!reader->lexicon) { return 0; }
  wording_read(reader->lexicon, text, reader->forms, &reader->findings);
  int count = 0;
  for (int i = 0; i < reader->findings.count; i++) {
    WordingKind kind = reader->findings.list[i].kind;
    if (kind < 32 && (kinds >> kind & 1U) != 0) { count++; }
  }
  return count;
}

static int count_numbers(SignReader *reader, const char *text) {
  if (!reader->lexicon) { return 0; }
  tokens_read(reader->lexicon, text, strlen(text), &reader->tokens);
  int count = 0;
  for (int i = 0; i < reader->tokens.count; i++) {
    if (reader->tokens.list[i].is_number) { count++; }
  }
  return count;
}

static int count_text(const char *text, const char *sought) {
  int count = 0;
  while ((text = strstr(text, sought))) {
    count++;
    text += strlen(sought);
  }
  return count;
}

static int count_names(const SignReader *reader, const char *text) {
  const Scenario *s = reader->scenario;
  int count = count_text(text, "{caller}");
  for (int i = 0; i < s->call_me_count; i++) {
    count += count_text(text, s->call_me[i]);
  }
  return count;
}

int signs_of(SignReader *reader, int reply, Sign sign) {
  const Text *say = &reader->scenario->replies[reply].say;
  const char *text = say->source;
  switch (sign) {
    case SIGN_LENGTH:
      return say->chars;
    case SIGN_PLACE:
      return reply;
    case SIGN_POLITENESS:
      return count_found(reader, text,
                         1U << WORDING_APOLOGY | 1U << WORDING_THANKS |
                             1U << WORDING_PLEASE | 1U << WORDING_POLITE);
    case SIGN_NAMES:
      return count_names(reader, text);
    case SIGN_NUMBERS:
      return count_numbers(reader, text);
    case SIGN_EXCLAMATIONS:
      return count_text(text, "!");
    case SIGN_COUNT:
      break;
  }
  return 0;
}
