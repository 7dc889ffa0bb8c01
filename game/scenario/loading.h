/* SPDX-License-Identifier: MIT */
/* A scenario while it is being read: for the files of the loader alone. */
#ifndef SCENARIO_LOADING_H
#define SCENARIO_LOADING_H

#include "scenario/count.h"
#include "scenario/expr.h"
#include "scenario/link.h"
#include "scenario/read.h"
#include "scenario/scenario.h"

typedef struct LoadContext LoadContext;

/* How much of each shared list the file can fill at most. */
typedef struct {
  int lines, replies, texts, refs, ways, assignments, forms, words;
} Amounts;

typedef struct {
  Reader reader;
  Scenario *scenario;
  const char *path;
  const LoadContext *context;
  Amounts room, used;

  /* The scenario's own lists, while they can be written. */
  Line *lines;
  Reply *replies;
  Node *nodes;
  Text *texts;
  int *refs;
  Way *ways;
  Assignment *assignments;
  const char **forms;
  DrawWord *words;

  Symbols people_ids, draw_ids, word_ids, fact_ids, record_ids, promise_ids,
      var_ids, node_ids, reply_ids, line_ids;
  Count caller, agent, *draws; /* what fills placeholders: the longest */
  bool agent_refused;          /* there was to be one */
  bool *leaks;         /* by node: a way out of it could not be followed */
  bool lost;           /* so for some way in the scenario */
  unsigned char *asks; /* a flag for everything that could be asked */
} Loading;

/* declare.c: which ids there are, and room for all that will be read. */
void declare_case(Loading *loading, const Fields *top);
void declare_nodes(Loading *loading, const Fields *top);

/* read_case.c: the case, in two steps: what nodes need, and what may ask about
** nodes and replies. */
void read_case_before(Loading *loading, const Fields *top);
void read_case_after(Loading *loading, const Fields *top);

/* read_matters.c: drawn words; then facts, records, promises, variables. */
void read_draws(Loading *loading, const Fields *top);
void read_matters(Loading *loading, const Fields *top);

/* An id made of a node's and a reply's may be longer than this only when they
** are refused anyway. */
enum { MADE_ID_BYTES = 2 * EXPR_ID_BYTES + 12 };

/* read_nodes.c; and one more line, with an id for when it was given none. */
void read_nodes(Loading *loading, const Fields *top);
int read_line(Loading *loading, const JsonValue *value, const char *fallback);

/* read_replies.c: those of a node. */
Span read_replies(Loading *loading, const Fields *fields, int node);

/* texts.c: first, what {caller}, {agent} and drawn words stand for. */
bool prepare_fillings(Loading *loading);

/* A copy of a text, its placeholders and brackets checked. */
const char *read_text_field(Loading *loading, const Fields *fields, int key,
                            const char *fallback);

/* The same, counted. `slots` counts {fact}s; NULL where none may stand. */
Text read_counted(Loading *loading, const JsonValue *value, int *slots);

/* Whether what is said outside brackets has one of the caller's names. */
bool text_names_caller(const Scenario *scenario, const char *text);

/* conditions.c: compiled expressions; NULL without one or when refused. */
bool prepare_asks(Loading *loading);
const Expr *read_condition(Loading *loading, const Fields *fields, int key);
const Expr *read_expression(Loading *loading, const JsonValue *text,
                            ExprType type);
void collect_asks(Loading *loading);

/* refs.c: the thing that an id names, or NONE. */
int read_link(Loading *loading, const Fields *fields, int key,
              const Symbols *symbols, const char *what, const char *rule);

/* Lists of ids, as parts of Scenario.refs. */
Span read_facts(Loading *loading, const Fields *fields, int key);
Span read_promises(Loading *loading, const Fields *fields, int key);

/* The rubric entries named in a list that `check` allows. */
typedef bool CheckTechnique(Loading *loading, const JsonValue *text, int entry);
Span read_techniques(Loading *loading, const Fields *fields, int key,
                     CheckTechnique *check);
void suggest_technique(const Loading *loading, const char *written, Diag *diag);

void add_duplicate_id(Loading *loading, const JsonValue *id, const char *what);

/* graph.c: what can be reached from where. */
void check_graph(Loading *loading, const Fields *top);

#endif
