/* SPDX-License-Identifier: MIT */
/* What an author wrote, checked and resolved: every id has become an index,
** every condition is compiled, every text is counted. Read-only. */
#ifndef SCENARIO_SCENARIO_H
#define SCENARIO_SCENARIO_H

#include "base/hash.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Expr Expr;
typedef struct Rubric Rubric;

enum { NONE = -1 }; /* an index that names nothing */

enum {
  SCENARIO_MAX_NODES = 10000,
  SCENARIO_MAX_REPLIES = 64, /* of a node */
  SCENARIO_MAX_TEXT = 4000,  /* characters */
  SCENARIO_MAX_REWARDED = 5  /* techniques tagged to one reply */
};

/* Part of one of the scenario's lists. */
typedef struct {
  int first, count;
} Span;

/* A text as written, with its {placeholders} and [stage directions]. What
** takes time is counted with stage directions left out and each placeholder
** as its longest word ({fact} as nothing). */
typedef struct {
  const char *source;
  int chars; /* code points that take time */
  int words; /* SCORING.md's words */
} Text;

typedef enum { CHANNEL_PHONE, CHANNEL_IN_PERSON } Channel;

typedef enum {
  TIMBRE_FEMALE,
  TIMBRE_MALE,
  TIMBRE_CHILD,
  TIMBRE_OLD_FEMALE,
  TIMBRE_OLD_MALE
} Timbre;

typedef struct {
  const char *id;              /* "" for the caller */
  const char *name, *portrait; /* portrait may be NULL */
  Timbre timbre;
  int pitch, pace; /* percent */
} Person;

typedef struct {
  int grievance, trust, fault; /* 0 to 1000 */
  int patience_ms;
} Temper;

typedef struct {
  const char *id; /* the list's name */
  Span words;     /* of Scenario.words */
} Draw;

typedef struct {
  const char *id;    /* as expressions name it */
  const char *shown; /* with spaces for "_" */
  int draw;          /* the list it stands in */
} DrawWord;

typedef enum { TRUTH_ALWAYS, TRUTH_NEVER, TRUTH_DRAWN } Truth;

typedef struct {
  const char *id, *text;
  Span forms; /* of Scenario.forms */
  bool must_hear;
  Truth truth;
  const Expr *when; /* TRUTH_DRAWN: true in this call? asks ASK_DRAWN only */
  int near;         /* the fact that it is offered beside, or NONE */
  uint32_t place;   /* of its JSON value, for reports */
} Fact;

typedef struct {
  const char *id, *label, *text;
  Span tells; /* of Scenario.refs: facts */
} RecordEntry;

typedef struct {
  const char *id, *text;
  int within_h;
} Promise;

typedef struct {
  const char *id;
  int64_t start;
  bool truth; /* holds true or false, not a number */
} Var;

typedef enum {
  SPEECH_BY_ANGER,
  SPEECH_CALM,
  SPEECH_ANNOYED,
  SPEECH_ANGRY,
  SPEECH_FURIOUS,
  SPEECH_SAD,
  SPEECH_RELIEVED,
  SPEECH_HAPPY
} SpeechTone;

typedef struct {
  const char *id;
  Span variants; /* of Scenario.texts; at least one */
  int by;        /* of Scenario.people, or NONE: the caller */
  const Expr *when;
  Span tells;    /* of Scenario.refs: facts */
  int length_ms; /* as long as the longest variant */
  int pause_ms;
  bool invites;
  int abuse; /* 0, 1 insult, 2 repeated or a threat */
  SpeechTone tone;
  uint32_t place;
} Line;

typedef struct {
  int var;
  const Expr *value;
} Assignment;

typedef struct {
  const Expr *when; /* NULL: always */
  int node;
} Way;

typedef struct {
  const char *id;
  int node; /* where it stands */
  Text say;
  int slots;                        /* {fact}s that the trainee fills */
  bool names_caller;                /* has a call_me form in its text */
  Span uses;                        /* of Scenario.refs: rubric entries */
  Span restates, asks, contradicts; /* of Scenario.refs: facts */
  Span promises;                    /* of Scenario.refs */
  int within_h;                     /* NONE when not given */
  bool has_offer;
  int64_t offer_value, offer_loss; /* loss at least 1 */
  Span sets;                       /* of Scenario.assignments */
  const Expr *when;
  bool once;
  int asked;    /* of Scenario.asked_replies when `chose.ID` occurs, or NONE */
  int reaction; /* of Scenario.lines, or NONE */
  const char *thinks, *coach; /* or NULL */
  Span ways;                  /* of Scenario.ways; the last is unconditional */
  uint32_t place;
} Reply;

typedef enum {
  OUTCOME_DELIGHTED,
  OUTCOME_SATISFIED,
  OUTCOME_RESOLVED,
  OUTCOME_UNRESOLVED,
  OUTCOME_LOST,
  OUTCOME_ESCALATED,
  OUTCOME_HANDED_OVER,
  OUTCOME_ABUSE_ENDED,
  OUTCOME_COUNT
} Outcome;

typedef enum { CLOSED_BY_CALLER, CLOSED_BY_TRAINEE } ClosedBy;

typedef struct {
  const char *id;
  Span lines;   /* of Scenario.lines */
  Span replies; /* of Scenario.replies; none at an end */
  int on_interrupt, on_silence, on_hang_up, on_transfer; /* nodes or NONE */
  bool is_end;
  Outcome outcome; /* at an end */
  ClosedBy closed_by;
  bool on_cycle;  /* a call can come here more than once */
  bool only_back; /* only a caller comes here who rings back */
  bool has_at;
  int at_x, at_y;
  uint32_t place;
} Node;

typedef struct {
  const char *id, *label;
  int minutes;
  Span keeps; /* of Scenario.refs: promises */
  Span uses;  /* of Scenario.refs: rubric entries */
  const Expr *when;
} Task;

typedef struct {
  const char *id; /* "" when not given */
  const Expr *when;
  Text say;
} Aftermath;

/* One thing that expressions ask. */
typedef struct {
  int kind; /* an AskKind */
  int index;
} Ask;

typedef struct Scenario {
  const char *id, *title, *summary, *language;
  Channel channel;
  int difficulty; /* 0 when not given */
  const char *company, *agent;
  Person caller;
  Temper temper;
  const char *const *call_me; /* at least one: the caller's name by default */
  int call_me_count;

  const Person *people;
  const Draw *draws;
  const DrawWord *words;
  const Fact *facts;
  const RecordEntry *records;
  const Promise *promises;
  const Var *vars;
  const Line *lines; /* the lines of nodes and the reactions of replies */
  const Reply *replies;
  const Node *nodes;
  const Task *tasks;
  const Aftermath *aftermath;
  const Text *texts;
  const Text *protests;
  const char *const *forms;
  const Assignment *assignments;
  const Way *ways;
  const int *refs;
  const char *const *asked_replies; /* reply ids that `chose.` names */
  const Ask *asks;                  /* each once, by kind, then by index */
  int expr_count;                   /* expressions are numbered from 0 */
  int people_count, draw_count, word_count, fact_count, record_count,
      promise_count, var_count, line_count, reply_count, node_count, task_count,
      aftermath_count, protest_count, asked_count, ask_count;

  Span goals;     /* of refs: rubric entries, in the author's order */
  int start;      /* node */
  int rings_back; /* the node in which a caller begins who rings back; NONE: as
                     every call does */
  int wrap_up_minutes;
  const Rubric *rubric;       /* the one it was loaded with */
  char hash[HASH_TEXT_BYTES]; /* of the file's bytes */
} Scenario;

/* What expressions in this scenario ask, each asked thing once: the engine
** keeps bits and counters for these alone. Calls `visit` in a fixed order. */
void scenario_each_ask(const Scenario *scenario,
                       void (*visit)(void *context, int kind, int index),
                       void *context);

#endif
