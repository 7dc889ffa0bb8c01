/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "lint/linting.h"
#include "wording/facts.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <string.h>

/* What is heard of a text; big, and so lent by the arena. */
typedef struct {
  Linting *linting;
  const FactForms *forms;
  Findings heard;
} Hearing;

/* What the analyser hears plainly enough to be held against the tags. What a
** decent person says badly is often subtler than its words: there the tags
** know more, and nothing is said. */
typedef struct {
  WordingKind kind;
  Technique tag;
  bool one_sentence; /* heard only where no sentence ends within */
} Match;

static const Match untagged[] = {
    {WORDING_APOLOGY, TECHNIQUE_APOLOGY, false},
    {WORDING_CALM_DOWN, TECHNIQUE_BLAME_CALLER, false},
    {WORDING_BLAME, TECHNIQUE_BLAME_CALLER, false},
    {WORDING_BUT_AFTER_ACKNOWLEDGEMENT, TECHNIQUE_BUT_AFTER_ACKNOWLEDGEMENT,
     true},
};

static void hear(Hearing *hearing, const char *text) {
  wording_read(hearing->linting->lexicon, text, hearing->forms,
               &hearing->heard);
}

static bool names_fact(const Hearing *hearing, int fact) {
  for (int i = 0; i < hearing->heard.count; i++) {
    const Finding *finding = &hearing->heard.list[i];
    if (finding->kind == WORDING_FACT_NAMED && finding->value == fact) {
      return true;
    }
  }
  return false;
}

static bool has_fault(const Linting *linting, const Reply *reply) {
  const Scenario *s = linting->scenario;
  for (int i = 0; i < reply->uses.count; i++) {
    int entry = s->refs[reply->uses.first + i];
    if (s->rubric->entries[entry].kind == KIND_PENALISED) { return true; }
  }
  return false;
}

static bool is_plain(const Finding *finding, const Match *match,
                     const char *text) {
  if (!match->one_sentence) { return true; }
  for (int i = finding->begin; i < finding->end; i++) {
    if (strchr(".!?", text[i])) { return false; }
  }
  return true;
}

/* A reply with a fault has been judged as a whole by its author. */
static void check_untagged(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  if (has_fault(linting, reply)) { return; }
  for (size_t i = 0; i < sizeof untagged / sizeof untagged[0]; i++) {
    const Match *match = &untagged[i];
    const Finding *finding = wording_find(&hearing->heard, match->kind);
    if (!finding || linting_uses(linting, reply, (int)match->tag) ||
        !is_plain(finding, match, reply->say.source)) {
      continue;
    }
    linting_report(linting, LINT_WORDS_UNTAGGED, reply->place,
                   "the reply \"%s\" says \"%.*s\", and is not tagged %s",
                   reply->id, finding->end - finding->begin,
                   reply->say.source + finding->begin,
                   technique_id(match->tag));
  }
}

static void check_unheard(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  const Findings *heard = &hearing->heard;
  bool sorry = linting_uses(linting, reply, TECHNIQUE_APOLOGY) &&
               !wording_find(heard, WORDING_APOLOGY) &&
               !wording_find(heard, WORDING_CONDITIONAL_APOLOGY);
  bool but =
      linting_uses(linting, reply, TECHNIQUE_BUT_AFTER_ACKNOWLEDGEMENT) &&
      !wording_find(heard, WORDING_BUT) &&
      !wording_find(heard, WORDING_BUT_AFTER_ACKNOWLEDGEMENT);
  if (!sorry && !but) { return; }
  linting_report(linting, LINT_TAG_UNHEARD, reply->place,
                 "the reply \"%s\" is tagged %s, and its words do not say it",
                 reply->id,
                 technique_id(sorry ? TECHNIQUE_APOLOGY
                                    : TECHNIQUE_BUT_AFTER_ACKNOWLEDGEMENT));
}

/* Facts without forms have no words to be named by. */
static bool leaves_unnamed(const Hearing *hearing, Span facts) {
  const Scenario *s = hearing->linting->scenario;
  bool has_forms = false;
  for (int i = 0; i < facts.count; i++) {
    int fact = s->refs[facts.first + i];
    if (names_fact(hearing, fact)) { return false; }
    has_forms |= s->facts[fact].forms.count > 0;
  }
  return has_forms;
}

static void check_acknowledgement(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  if (!linting_uses(linting, reply, TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT) ||
      reply->slots > 0 || !leaves_unnamed(hearing, reply->restates)) {
    return;
  }
  linting_report(linting, LINT_FACT_UNNAMED, reply->place,
                 "the words of the reply \"%s\" name none of the facts that it "
                 "restates",
                 reply->id);
}

static bool is_about(const Linting *linting, const Reply *reply, int fact) {
  const Fact *facts = linting->scenario->facts;
  const Span spans[] = {reply->restates, reply->contradicts, reply->asks};
  for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
    for (int r = 0; r < spans[i].count; r++) {
      int other = linting->scenario->refs[spans[i].first + r];
      if (other == fact || facts[other].near == fact ||
          facts[fact].near == other) {
        return true;
      }
    }
  }
  return false;
}

/* One word alone ("hall") may be about anything. */
static bool is_phrase(const Finding *finding, const char *text) {
  size_t length = (size_t)(finding->end - finding->begin);
  return memchr(text + finding->begin, ' ', length) != NULL;
}

static void check_named_facts(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  if (has_fault(linting, reply)) { return; }
  for (int i = 0; i < hearing->heard.count; i++) {
    const Finding *finding = &hearing->heard.list[i];
    if (finding->kind != WORDING_FACT_NAMED || finding->value < 0) { continue; }
    const Fact *fact = &linting->scenario->facts[finding->value];
    if (!fact->must_hear || !is_phrase(finding, reply->say.source) ||
        is_about(linting, reply, finding->value)) {
      continue;
    }
    linting_report(linting, LINT_FACT_UNTAGGED, reply->place,
                   "the reply \"%s\" says \"%.*s\", and does not restate "
                   "\"%s\"",
                   reply->id, finding->end - finding->begin,
                   reply->say.source + finding->begin, fact->id);
    return;
  }
}

/* What a company can know by itself. */
static bool is_datum(const char *topic) {
  static const char *const data[] = {"name", "number", "phone", "email",
                                     "address"};
  for (size_t i = 0; topic && i < sizeof data / sizeof data[0]; i++) {
    if (str_equal(topic, data[i])) { return true; }
  }
  return false;
}

static bool is_told(const Scenario *s, int fact) {
  for (int i = 0; i < s->line_count + s->record_count; i++) {
    Span tells = i < s->line_count ? s->lines[i].tells
                                   : s->records[i - s->line_count].tells;
    for (int t = 0; t < tells.count; t++) {
      if (s->refs[tells.first + t] == fact) { return true; }
    }
  }
  return false;
}

/* A fact is plainly what is asked for when it is called so: "address". */
static void check_asks(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  const Scenario *s = linting->scenario;
  if (reply->asks.count > 0) { return; }
  for (int i = 0; i < hearing->heard.count; i++) {
    const Finding *finding = &hearing->heard.list[i];
    if (finding->kind != WORDING_ASKED_FOR) { continue; }
    const char *topic = lexicon_topic(linting->lexicon, finding->value);
    for (int f = 0; is_datum(topic) && f < s->fact_count; f++) {
      if (!str_equal(s->facts[f].id, topic) || !is_told(s, f)) { continue; }
      linting_report(linting, LINT_ASKS_MISSING, reply->place,
                     "the reply \"%s\" asks for \"%s\", which is known",
                     reply->id, topic);
      return;
    }
  }
}

static void check_line(Hearing *hearing, const Line *line) {
  const Scenario *s = hearing->linting->scenario;
  for (int t = 0; t < line->tells.count; t++) {
    int fact = s->refs[line->tells.first + t], named = 0, silent = NONE;
    for (int v = 0; v < line->variants.count; v++) {
      hear(hearing, s->texts[line->variants.first + v].source);
      if (names_fact(hearing, fact)) {
        named++;
      } else {
        silent = v;
      }
    }
    if (named == 0 || silent == NONE) { continue; }
    linting_report(hearing->linting, LINT_VARIANT_UNEVEN, line->place,
                   "variant %d of the line \"%s\" does not name \"%s\" as "
                   "another does",
                   silent + 1, line->id, s->facts[fact].id);
  }
}

void rules_words_run(Linting *linting) {
  const Scenario *s = linting->scenario;
  Hearing *hearing = linting_array(linting, 1, sizeof *hearing);
  if (!hearing) { return; }
  hearing->linting = linting;
  hearing->forms = facts_prepare(linting->arena, linting->lexicon, s);
  if (!hearing->forms) {
    diags_add_memory(linting->diags);
    return;
  }
  for (int i = 0; i < s->reply_count; i++) {
    const Reply *reply = &s->replies[i];
    hear(hearing, reply->say.source);
    check_untagged(hearing, reply);
    check_unheard(hearing, reply);
    check_acknowledgement(hearing, reply);
    check_named_facts(hearing, reply);
    check_asks(hearing, reply);
  }
  for (int i = 0; i < s->line_count; i++) {
    if (s->lines[i].variants.count > 1) { check_line(hearing, &s->lines[i]); }
  }
}
