/* SPDX-License-Identifier: MIT */
/* Own words: which of the replies on offer typed words are nearest to, in
** technique and facts. The call then goes on as that reply would; the same
** words and lexicon choose the same everywhere.
**
** Both texts are made into marks: each technique that the analyser hears (or
** a reply's tags name) and each fact weighs by the table in typed.c, each
** different word of four letters or more weighs 1. How near two are is twice
** the weight of the marks that they share, in permille of the weight of both.
** The nearest is taken, of two as near the one that the author wrote first,
** if it is at TYPED_NEAR or above. A reply cannot be meant
** - when it has more {fact} slots than the words name facts for;
** - when the words are abuse and it is not hostile;
** and, unless at least TYPED_SAME_WORDS of their words are the same,
** - when it restates facts that have forms, and the words name less than half
**   of them, or leave out one that is untrue in this call;
** - when it has the tag of a fault that the words do not show: words do not
**   tell sarcasm, and nobody is charged with what was not said (cutting off
**   is shown by time alone).
** Where no reply is meant the same replies stand; something was said all the
** same, so that the caller's patience begins anew. */
#ifndef CALL_TYPED_H
#define CALL_TYPED_H

#include "call/call.h"
#include "wording/wording.h"

typedef struct Arena Arena;

enum {
  TYPED_NEAR = 350,       /* permille */
  TYPED_SAME_WORDS = 600, /* permille */
  TYPED_MOST_FACTS = 16,  /* that a text names, in its order */
  TYPED_LONGEST = 2000    /* bytes */
};

/* A model in whose calls words may be typed. NULL when the arena is full. The
** lexicon must live as long. */
const CallModel *typed_model_create(Arena *arena, const Scenario *scenario,
                                    const Lexicon *lexicon);

/* Whether words that were typed with the lexicon of this hash are read the
** same by the model. */
bool typed_fits(const CallModel *model, const char *lexicon, Err *err);

/* What stands in the words, with the scenario's facts and names. */
void typed_read(const CallModel *model, const char *text, Findings *findings);

/* The technique that a finding shows; TECHNIQUE_COUNT when it shows none. */
Technique typed_technique(WordingKind kind);

/* What the words are in the call as it stands, at `resolved->t_ms`: a
** DO_REPLY with the facts that fill its slots, in `facts` (room for
** TYPED_MOST_FACTS), or DO_TYPE when none is near. False, with one sentence,
** when nothing can be typed now. */
bool typed_resolve(const Call *call, const CallState *state, const char *text,
                   int *facts, CallEvent *resolved, Err *err);

/* How near the words are to a reply, in permille; 0 when it cannot be meant. */
int typed_nearness(const Call *call, const char *text, int reply);

#endif
