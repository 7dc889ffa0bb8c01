/* SPDX-License-Identifier: MIT */
#include "wording/wording.h"

#include "scenario/scenario.h"
#include "wording/facts.h"
#include "wording/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum { MATCHES_MAX = 128, MINUTES_PER_HOUR = 60 };

/* A phrase that was met, as tokens from `begin` to before `end`. */
typedef struct {
  int begin, end, value;
  uint8_t kind;
  bool cancels;
} Match;

/* What the weights of a kind say of a sentence or a text. */
typedef struct {
  int64_t sum;
  int best, begin, end; /* the weightiest words, as tokens */
} Weighing;

typedef struct {
  const Lexicon *lexicon;
  const Phrases *phrases;
  const char *text;
  const FactForms *facts;
  Findings *findings;
  Tokens tokens;
  int begin, end; /* the sentence in hand, as tokens */
  Match matches[MATCHES_MAX];
  int match_count;
  Weighing sentence[WORDING_COUNT], whole[WORDING_COUNT];
  bool phrased[WORDING_COUNT]; /* has a phrase, anywhere in the text */
} Reading;

static void add_finding(Findings *findings, Finding finding) {
  findings->found[finding.kind] = true;
  if (findings->count == FINDINGS_MAX) {
    findings->cut = true;
    return;
  }
  findings->list[findings->count++] = finding;
}

static void find(Reading *reading, WordingKind kind, int begin, int end,
                 int value) {
  const Token *list = reading->tokens.list;
  add_finding(reading->findings,
              (Finding){kind, list[begin].begin, list[end - 1].end, value});
}

static void weigh(Weighing *weighing, int weight, int begin, int end) {
  weighing->sum += weight;
  if (weight > weighing->best) {
    weighing->best = weight;
    weighing->begin = begin;
    weighing->end = end;
  }
}

static void meet(Reading *reading, const Mark *mark, int begin, int end) {
  if (end == begin) { return; }
  if (mark->role == MARK_WEIGHT) {
    const Balance *balance =
        lexicon_balance(reading->lexicon, (WordingKind)mark->kind);
    Weighing *weighings =
        balance->whole_text ? reading->whole : reading->sentence;
    if (begin - reading->begin < balance->reach) {
      weigh(&weighings[mark->kind], mark->value, begin, end);
    }
  } else if (reading->match_count < MATCHES_MAX) {
    reading->matches[reading->match_count++] =
        (Match){begin, end, mark->value, mark->kind, mark->role == MARK_NOT};
  }
}

static void meet_all(Reading *reading, int32_t node, int begin, int end) {
  int32_t next = reading->phrases->nodes[node].marks;
  while (next != PHRASE_NOWHERE) {
    const Mark *mark = &reading->phrases->marks[next];
    meet(reading, mark, begin, end);
    next = mark->next;
  }
}

static bool is_stop(char c) {
  return c == '?' || c == '!' || c == '.';
}

/* At the end of a sentence, or before the mark that ends it. */
static bool at_end(const Reading *reading, int at) {
  return at == reading->end ||
         is_stop(reading->text[reading->tokens.list[at].begin]);
}

static void walk(Reading *reading, int32_t node, int begin, int at);

static void step(Reading *reading, int32_t node, int32_t word, int begin,
                 int at) {
  int32_t to = phrases_step(reading->phrases, node, word);
  if (to != PHRASE_NOWHERE) { walk(reading, to, begin, at + 1); }
}

/* Follows the lists that a word stands in. */
static void step_classes(Reading *reading, int32_t node, int32_t word,
                         int begin, int at) {
  const Words *words = lexicon_words(reading->lexicon);
  int32_t next = words->list[word].classes;
  while (next != WORD_UNKNOWN) {
    const Membership *membership = &words->memberships[next];
    step(reading, node, membership->class, begin, at);
    next = membership->next;
  }
}

/* Follows all phrases from a node on; as deep as a phrase is long. */
static void walk(Reading *reading, int32_t node, int begin, int at) {
  const PhraseNode *here = &reading->phrases->nodes[node];
  meet_all(reading, node, begin, at);
  if (here->end_too && at_end(reading, at)) {
    meet_all(reading, phrases_step(reading->phrases, node, WORD_END), begin,
             at);
  }
  if (at == reading->end) { return; }
  const Token *token = &reading->tokens.list[at];
  if (token->word != WORD_UNKNOWN) {
    step(reading, node, token->word, begin, at);
    if (here->class_too) {
      step_classes(reading, node, token->word, begin, at);
    }
  }
  if (here->number && token->is_number) {
    step(reading, node, WORD_NUMBER, begin, at);
  }
  if (here->any) { step(reading, node, WORD_ANY, begin, at); }
}

static void read_facts(Reading *reading, int at) {
  int cursor = 0;
  FactMatch match;
  while (reading->facts &&
         facts_next(reading->facts, &reading->tokens, at, &cursor, &match)) {
    find(reading, match.is_name ? WORDING_NAME_USED : WORDING_FACT_NAMED, at,
         at + match.tokens, match.index);
  }
}

static int length_of(int words) {
  static const int MOST[LEXICON_LENGTHS - 1] = {1, 2, 3, 4, 6, 9, 14};
  int i = 0;
  while (i < LEXICON_LENGTHS - 1 && words > MOST[i]) { i++; }
  return i;
}

/* Found where the weights reach 0, and never without words that show it. */
static bool weighs_enough(const Balance *balance, const Weighing *weighing,
                          bool phrased, int words) {
  int64_t sum = weighing->sum + balance->start +
                balance->lengths[length_of(words)] +
                (phrased ? balance->phrase : 0);
  return sum >= 0 && (phrased || weighing->best > 0);
}

static bool is_cancelled(const Reading *reading, const Match *match) {
  for (int i = 0; i < reading->match_count; i++) {
    const Match *other = &reading->matches[i];
    if (other->cancels && other->kind == match->kind &&
        other->begin < match->end && match->begin < other->end) {
      return true;
    }
  }
  return false;
}

/* Takes what overlaps with a match and says the same into it. */
static void merge_into(Reading *reading, int index, bool *dropped) {
  Match *match = &reading->matches[index];
  for (int i = 0; i < reading->match_count; i++) {
    const Match *other = &reading->matches[i];
    bool apart = other->end <= match->begin || match->end <= other->begin;
    if (i == index || dropped[i] || apart || other->kind != match->kind ||
        other->value != match->value) {
      continue;
    }
    if (other->begin < match->begin) { match->begin = other->begin; }
    if (other->end > match->end) { match->end = other->end; }
    dropped[i] = true;
  }
}

static void settle_matches(Reading *reading) {
  bool dropped[MATCHES_MAX];
  if (reading->match_count == 0) { return; }
  for (int i = 0; i < reading->match_count; i++) {
    const Match *match = &reading->matches[i];
    dropped[i] = match->cancels || is_cancelled(reading, match);
  }
  for (int i = 0; i < reading->match_count; i++) {
    if (!dropped[i]) { merge_into(reading, i, dropped); }
  }
  int kept = 0;
  for (int i = 0; i < reading->match_count; i++) {
    if (!dropped[i]) { reading->matches[kept++] = reading->matches[i]; }
  }
  reading->match_count = kept;
}

/* Hours, rounded up: what the phrase counts, in minutes, times its number;
** a clock time ("by five") is below 0 and counts for itself. */
static int hours_of(const Reading *reading, const Match *match) {
  int64_t minutes = match->value < 0 ? -match->value : match->value;
  for (int i = match->begin; match->value > 0 && i < match->end; i++) {
    const Token *token = &reading->tokens.list[i];
    if (!token->is_number) { continue; }
    int64_t most = (int64_t)1000000 * NUMBER_UNIT;
    int64_t number = token->number < most ? token->number : most;
    minutes = minutes * number / NUMBER_UNIT;
    break;
  }
  int64_t hours = (minutes + MINUTES_PER_HOUR - 1) / MINUTES_PER_HOUR;
  return hours < WORDING_MOST_HOURS ? (int)hours : WORDING_MOST_HOURS;
}

static int value_of(const Reading *reading, const Match *match) {
  if (match->kind == WORDING_TIME_FRAME) { return hours_of(reading, match); }
  bool placeholder =
      match->kind == WORDING_FACT_NAMED || match->kind == WORDING_NAME_USED;
  return placeholder ? NONE : match->value;
}

/* Whether a phrase of a kind begins among the first words of the sentence. */
static bool has_phrase(const Reading *reading, int kind, int reach) {
  for (int i = 0; i < reading->match_count; i++) {
    const Match *match = &reading->matches[i];
    if (match->kind == kind && match->begin - reading->begin < reach) {
      return true;
    }
  }
  return false;
}

/* Whether the sentence does it; what is asked for counts only where something
** is asked. */
static bool holds(const Reading *reading, int kind) {
  if (kind == WORDING_ASKED_FOR) {
    return holds(reading, WORDING_REQUEST) || holds(reading, WORDING_QUESTION);
  }
  const Balance *balance = lexicon_balance(reading->lexicon, (WordingKind)kind);
  const Token *last = &reading->tokens.list[reading->end - 1];
  bool decided = balance->written && is_stop(reading->text[last->begin]);
  if (!balance->weighed || decided) {
    return has_phrase(reading, kind, TOKENS_MAX);
  }
  bool phrased = has_phrase(reading, kind, balance->reach);
  return !balance->whole_text &&
         weighs_enough(balance, &reading->sentence[kind], phrased,
                       reading->end - reading->begin);
}

static void find_sentence(Reading *reading, const bool *held) {
  for (int i = 0; i < reading->match_count; i++) {
    const Match *match = &reading->matches[i];
    reading->phrased[match->kind] = true;
    if (held[match->kind]) {
      find(reading, (WordingKind)match->kind, match->begin, match->end,
           value_of(reading, match));
    }
  }
  for (int kind = 0; kind < WORDING_COUNT; kind++) {
    if (!held[kind] || has_phrase(reading, kind, TOKENS_MAX)) { continue; }
    const Weighing *weighing = &reading->sentence[kind];
    bool shown = weighing->best > 0;
    find(reading, (WordingKind)kind, shown ? weighing->begin : reading->begin,
         shown ? weighing->end : reading->end, 0);
  }
}

static void read_sentence(Reading *reading) {
  bool held[WORDING_COUNT];
  reading->match_count = 0;
  memset(reading->sentence, 0, sizeof reading->sentence);
  int32_t begin_node = phrases_step(reading->phrases, PHRASE_ROOT, WORD_BEGIN);
  for (int at = reading->begin; at < reading->end; at++) {
    walk(reading, PHRASE_ROOT, at, at);
    if (at == reading->begin && begin_node != PHRASE_NOWHERE) {
      walk(reading, begin_node, at, at);
    }
    read_facts(reading, at);
  }
  settle_matches(reading);
  for (int kind = 0; kind < WORDING_COUNT; kind++) {
    held[kind] = holds(reading, kind);
  }
  held[WORDING_ASKED_FOR] = held[WORDING_ASKED_FOR] &&
                            has_phrase(reading, WORDING_ASKED_FOR, TOKENS_MAX);
  held[WORDING_CLOSED_QUESTION] =
      held[WORDING_QUESTION] && !held[WORDING_OPEN_QUESTION];
  find_sentence(reading, held);
}

/* What is judged by the whole text. */
static void find_whole(Reading *reading) {
  int count = reading->tokens.count;
  for (int kind = 0; kind < WORDING_COUNT && count > 0; kind++) {
    const Balance *balance =
        lexicon_balance(reading->lexicon, (WordingKind)kind);
    const Weighing *weighing = &reading->whole[kind];
    if (!balance->weighed || !balance->whole_text ||
        !weighs_enough(balance, weighing, reading->phrased[kind], count)) {
      continue;
    }
    bool shown = weighing->best > 0;
    find(reading, (WordingKind)kind, shown ? weighing->begin : 0,
         shown ? weighing->end : count, 0);
  }
}

static bool acknowledges(WordingKind kind) {
  return kind == WORDING_APOLOGY || kind == WORDING_CONDITIONAL_APOLOGY ||
         kind == WORDING_THANKS || kind == WORDING_EMPATHY ||
         kind == WORDING_ANGER_ACKNOWLEDGED || kind == WORDING_UNDERSTOOD;
}

/* An acknowledgement taken back: from its first byte to the "but". */
static void find_taken_back(Findings *findings) {
  int count = findings->count;
  for (int i = 0; i < count; i++) {
    const Finding *but = &findings->list[i];
    if (but->kind != WORDING_BUT) { continue; }
    const Finding *nearest = NULL;
    for (int k = 0; k < count; k++) {
      const Finding *other = &findings->list[k];
      bool near =
          other->end <= but->begin && but->begin - other->end <= BUT_REACH;
      if (near && acknowledges(other->kind) &&
          (!nearest || other->end > nearest->end)) {
        nearest = other;
      }
    }
    if (!nearest) { continue; }
    add_finding(findings, (Finding){WORDING_BUT_AFTER_ACKNOWLEDGEMENT,
                                    nearest->begin, but->end, 0});
  }
}

static int compare(const void *left, const void *right) {
  const Finding *a = left, *b = right;
  if (a->begin != b->begin) { return a->begin < b->begin ? -1 : 1; }
  if (a->end != b->end) { return a->end > b->end ? -1 : 1; }
  if (a->kind != b->kind) { return a->kind < b->kind ? -1 : 1; }
  return (a->value > b->value) - (a->value < b->value);
}

/* Of the tokens and matches only as many as there are are ever read. */
static void begin(Reading *reading, const Lexicon *lexicon,
                  const FactForms *facts, Findings *findings) {
  reading->lexicon = lexicon;
  reading->phrases = lexicon_phrases(lexicon);
  reading->facts = facts;
  reading->findings = findings;
  memset(reading->whole, 0, sizeof reading->whole);
  memset(reading->phrased, 0, sizeof reading->phrased);
  memset(findings, 0, sizeof *findings);
}

void wording_read(const Lexicon *lexicon, const char *text,
                  const FactForms *facts, Findings *findings) {
  Reading reading;
  begin(&reading, lexicon, facts, findings);
  reading.text = text;
  tokens_read(lexicon, text, strlen(text), &reading.tokens);
  int count = reading.tokens.count;
  for (int from = 0, at = 0; at < count; at++) {
    if (!reading.tokens.list[at].last && at + 1 < count) { continue; }
    reading.begin = from;
    reading.end = from = at + 1;
    read_sentence(&reading);
  }
  find_whole(&reading);
  find_taken_back(findings);
  qsort(findings->list, (size_t)findings->count, sizeof *findings->list,
        compare);
}

const Finding *wording_find(const Findings *findings, WordingKind kind) {
  for (int i = 0; i < findings->count; i++) {
    if (findings->list[i].kind == kind) { return &findings->list[i]; }
  }
  return NULL;
}
