/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "lint/linting.h"
#include "scenario/find.h"
#include "wording/lexicon.h"
#include "wording/tokens.h"
#include "wording/wording.h"

#include <string.h>

/* Shorter words are mostly there for the grammar. */
enum { TELLING_BYTES = 5, FACT_BYTES = 8192 };

/* A question, and a fact that may answer it; big, and so lent by the arena. */
typedef struct {
  Linting *linting;
  const Reply *reply;
  bool *is_told;        /* by fact: in any call */
  Findings heard, told; /* in the reply; in the fact */
  Tokens asking, answer;
  char fact[FACT_BYTES]; /* all that the author calls it */
} Asking;

/* "order_number" is a number. */
static bool id_says(const char *id, const char *topic) {
  size_t length = strlen(topic);
  for (const char *word = id; *word != '\0';) {
    size_t size = strcspn(word, "_");
    if (size == length && memcmp(word, topic, size) == 0) { return true; }
    word += size + strspn(word + size, "_");
  }
  return false;
}

static bool has_stem(const Tokens *tokens, uint32_t stem) {
  for (int i = 0; i < tokens->count; i++) {
    if (!tokens->list[i].is_number && tokens->list[i].stem == stem) {
      return true;
    }
  }
  return false;
}

static bool has_number(const Tokens *tokens) {
  for (int i = 0; i < tokens->count; i++) {
    if (tokens->list[i].is_number) { return true; }
  }
  return false;
}

/* Whether a telling word of the question's own sentence, beside those by which
** it asks, stands in the fact. */
static bool is_of_the_same(const Asking *asking, const Finding *finding) {
  const Tokens *tokens = &asking->asking;
  int at = 0;
  while (tokens->list[at].end <= finding->begin) { at++; }
  int begin = at, end = at;
  while (begin > 0 && !tokens->list[begin].first) { begin--; }
  while (end < tokens->count - 1 && !tokens->list[end].last) { end++; }
  for (int i = begin; i <= end; i++) {
    const Token *token = &tokens->list[i];
    bool asks = token->begin >= finding->begin && token->end <= finding->end;
    bool next = i > 0 && tokens->list[i - 1].end == finding->end;
    bool telling = next || token->end - token->begin >= TELLING_BYTES;
    if (!asks && telling && has_stem(&asking->answer, token->stem)) {
      return true;
    }
  }
  return false;
}

static bool is_answer(const Asking *asking, const Finding *finding,
                      const char *topic, const char *id) {
  if (id_says(id, topic)) { return true; }
  if (str_equal(topic, "amount")) {
    return has_number(&asking->answer) && is_of_the_same(asking, finding);
  }
  if (str_equal(topic, "date")) {
    return asking->told.found[WORDING_TIME_FRAME] &&
           is_of_the_same(asking, finding);
  }
  return false;
}

static void read_fact(Asking *asking, const Fact *fact) {
  const Linting *linting = asking->linting;
  Str all = str_init(asking->fact, FACT_BYTES);
  str_addf(&all, "%s. %s", fact->id, fact->text);
  for (int i = 0; i < fact->forms.count; i++) {
    str_addf(&all, ". %s", linting->scenario->forms[fact->forms.first + i]);
  }
  tokens_read(linting->lexicon, all.text, all.length, &asking->answer);
  wording_read(linting->lexicon, all.text, NULL, &asking->told);
}

/* The told fact that answers what is asked for, or NONE. */
static int find_answer(Asking *asking, const Finding *finding) {
  const Linting *linting = asking->linting;
  const Scenario *s = linting->scenario;
  const char *topic = lexicon_topic(linting->lexicon, finding->value);
  for (int i = 0; topic && i < s->fact_count; i++) {
    const Fact *fact = &s->facts[i];
    if (fact->truth == TRUTH_NEVER || !asking->is_told[i]) { continue; }
    read_fact(asking, fact);
    if (is_answer(asking, finding, topic, fact->id)) { return i; }
  }
  return NONE;
}

static void check(Asking *asking) {
  Linting *linting = asking->linting;
  const Reply *reply = asking->reply;
  const char *say = reply->say.source;
  wording_read(linting->lexicon, say, NULL, &asking->heard);
  if (!asking->heard.found[WORDING_ASKED_FOR]) { return; }
  tokens_read(linting->lexicon, say, strlen(say), &asking->asking);
  for (int i = 0; i < asking->heard.count; i++) {
    const Finding *finding = &asking->heard.list[i];
    if (finding->kind != WORDING_ASKED_FOR) { continue; }
    int fact = find_answer(asking, finding);
    if (fact == NONE) { continue; }
    linting_report(linting, LINT_ASKS_MISSING, reply->place,
                   "the reply \"%s\" asks \"%.*s\", and \"%s\" is known",
                   reply->id, finding->end - finding->begin,
                   say + finding->begin, linting->scenario->facts[fact].id);
    return;
  }
}

void rules_asks_run(Linting *linting) {
  const Scenario *s = linting->scenario;
  Asking *asking = linting_array(linting, 1, sizeof *asking);
  bool *is_told = linting_array(linting, s->fact_count, sizeof *is_told);
  if (!asking || !is_told) { return; }
  asking->linting = linting;
  asking->is_told = is_told;
  find_told(s, is_told);
  for (int i = 0; i < s->reply_count; i++) {
    asking->reply = &s->replies[i];
    if (asking->reply->asks.count == 0) { check(asking); }
  }
}
