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

static bool hears(const Hearing *hearing, WordingKind kind) {
  return hearing->heard.found[kind];
}

static bool uses_any(const Linting *linting, const Reply *reply,
                     const Technique *tags, int count) {
  for (int i = 0; i < count; i++) {
    if (linting_uses(linting, reply, (int)tags[i])) { return true; }
  }
  return false;
}

static bool is_said(const Hearing *hearing, const Reply *reply,
                    const Finding *finding) {
  (void)hearing, (void)reply, (void)finding;
  return true;
}

static bool is_unconditional(const Hearing *hearing, const Reply *reply,
                             const Finding *finding) {
  (void)reply, (void)finding;
  return !hears(hearing, WORDING_CONDITIONAL_APOLOGY);
}

static bool is_in_one_sentence(const Hearing *hearing, const Reply *reply,
                               const Finding *finding) {
  (void)hearing;
  for (int i = finding->begin; i < finding->end; i++) {
    if (strchr(".!?", reply->say.source[i])) { return false; }
  }
  return true;
}

/* One word alone ("hall", "soon") may be about anything. */
static bool is_phrase(const Finding *finding, const char *text) {
  size_t length = (size_t)(finding->end - finding->begin);
  return memchr(text + finding->begin, ' ', length) != NULL;
}

/* "I'll look into it, and ring you at five" is no vague promise. */
static bool is_indefinite(const Hearing *hearing, const Reply *reply,
                          const Finding *finding) {
  static const Technique definite[] = {TECHNIQUE_TIME_FRAME,
                                       TECHNIQUE_VOW_TO_RESOLVE};
  return is_phrase(finding, reply->say.source) && reply->promises.count == 0 &&
         !hears(hearing, WORDING_TIME_FRAME) &&
         !uses_any(hearing->linting, reply, definite, 2);
}

/* A "no" with its reason is no negative language, nor is the plain truth. */
static bool is_unexplained(const Hearing *hearing, const Reply *reply,
                           const Finding *finding) {
  static const Technique explained[] = {
      TECHNIQUE_DECLINE_WITH_REASON, TECHNIQUE_HONESTY,
      TECHNIQUE_TAKE_RESPONSIBILITY, TECHNIQUE_GUIDE_TO_POLICY,
      TECHNIQUE_END_ABUSE};
  (void)finding;
  return !uses_any(hearing->linting, reply, explained, 5);
}

static bool tells(const Scenario *s, const Node *node) {
  for (int i = 0; i < node->lines.count; i++) {
    if (s->lines[node->lines.first + i].tells.count > 0) { return true; }
  }
  return false;
}

/* "Yes." answers a question; after a fact, it is all that was heard of it. */
static bool is_all_after_a_fact(const Hearing *hearing, const Reply *reply,
                                const Finding *finding) {
  (void)finding;
  const Scenario *s = hearing->linting->scenario;
  return reply->uses.count == 0 && reply->restates.count == 0 &&
         tells(s, &s->nodes[reply->node]);
}

/* What the analyser hears plainly enough to be held against the tags. What a
** decent person says badly is often subtler than its words: there the tags
** know more, and nothing is said. */
typedef struct {
  WordingKind kind;
  Technique tag;
  bool (*is_plain)(const Hearing *hearing, const Reply *reply,
                   const Finding *finding);
} Match;

static const Match untagged[] = {
    {WORDING_APOLOGY, TECHNIQUE_APOLOGY, is_unconditional},
    {WORDING_CONDITIONAL_APOLOGY, TECHNIQUE_INSINCERE_APOLOGY, is_said},
    {WORDING_CALM_DOWN, TECHNIQUE_BLAME_CALLER, is_said},
    {WORDING_BLAME, TECHNIQUE_BLAME_CALLER, is_said},
    {WORDING_BUT_AFTER_ACKNOWLEDGEMENT, TECHNIQUE_BUT_AFTER_ACKNOWLEDGEMENT,
     is_in_one_sentence},
    {WORDING_NEGATIVE_LANGUAGE, TECHNIQUE_NEGATIVE_LANGUAGE, is_unexplained},
    {WORDING_VAGUE_PROMISE, TECHNIQUE_VAGUE_PROMISE, is_indefinite},
    {WORDING_BARE_ACK, TECHNIQUE_BARE_OK, is_all_after_a_fact},
};

/* A reply with a fault has been judged as a whole by its author. */
static void check_untagged(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  if (has_fault(linting, reply)) { return; }
  for (size_t i = 0; i < sizeof untagged / sizeof untagged[0]; i++) {
    const Match *match = &untagged[i];
    const Finding *finding = wording_find(&hearing->heard, match->kind);
    if (!finding || linting_uses(linting, reply, (int)match->tag) ||
        !match->is_plain(hearing, reply, finding)) {
      continue;
    }
    linting_report(linting, LINT_WORDS_UNTAGGED, reply->place,
                   "the reply \"%s\" says \"%.*s\", and is not tagged %s",
                   reply->id, finding->end - finding->begin,
                   reply->say.source + finding->begin,
                   technique_id(match->tag));
  }
}

/* Tags that words of one of two kinds must show. */
static const struct {
  Technique tag;
  WordingKind shows, shows_too;
} shown[] = {
    {TECHNIQUE_APOLOGY, WORDING_APOLOGY, WORDING_CONDITIONAL_APOLOGY},
    {TECHNIQUE_INSINCERE_APOLOGY, WORDING_APOLOGY, WORDING_CONDITIONAL_APOLOGY},
    {TECHNIQUE_BUT_AFTER_ACKNOWLEDGEMENT, WORDING_BUT,
     WORDING_BUT_AFTER_ACKNOWLEDGEMENT},
};

static void check_unheard(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
    if (!linting_uses(linting, reply, (int)shown[i].tag) ||
        hears(hearing, shown[i].shows) || hears(hearing, shown[i].shows_too)) {
      continue;
    }
    linting_report(linting, LINT_TAG_UNHEARD, reply->place,
                   "the reply \"%s\" is tagged %s, and its words do not say it",
                   reply->id, technique_id(shown[i].tag));
  }
}

/* Faults, what nobody says who has them, and what shows them all the same. */
static const struct {
  Technique tag;
  WordingKind against, shows;
} denied[] = {
    {TECHNIQUE_BARE_OK, WORDING_APOLOGY, WORDING_BARE_ACK},
    {TECHNIQUE_BARE_OK, WORDING_RESPONSIBILITY, WORDING_BARE_ACK},
    {TECHNIQUE_BARE_OK, WORDING_EMPATHY, WORDING_BARE_ACK},
    {TECHNIQUE_BARE_OK, WORDING_ANGER_ACKNOWLEDGED, WORDING_BARE_ACK},
    {TECHNIQUE_BLAME_CALLER, WORDING_RESPONSIBILITY, WORDING_BLAME},
};

static void check_denied(Hearing *hearing, const Reply *reply) {
  Linting *linting = hearing->linting;
  for (size_t i = 0; i < sizeof denied / sizeof denied[0]; i++) {
    const Finding *finding = wording_find(&hearing->heard, denied[i].against);
    if (!finding || !linting_uses(linting, reply, (int)denied[i].tag) ||
        hears(hearing, denied[i].shows)) {
      continue;
    }
    linting_report(linting, LINT_TAG_UNHEARD, reply->place,
                   "the reply \"%s\" is tagged %s, and says \"%.*s\"",
                   reply->id, technique_id(denied[i].tag),
                   finding->end - finding->begin,
                   reply->say.source + finding->begin);
    return;
  }
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
    check_denied(hearing, reply);
    check_acknowledgement(hearing, reply);
    check_named_facts(hearing, reply);
  }
  for (int i = 0; i < s->line_count; i++) {
    if (s->lines[i].variants.count > 1) { check_line(hearing, &s->lines[i]); }
  }
}
