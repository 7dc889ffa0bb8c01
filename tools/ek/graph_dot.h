/* SPDX-License-Identifier: MIT */
/* A scenario's tree in Graphviz's language: a box a node with its first words,
** an arrow for each way on, named by the replies that take it. Ends differ by
** shape and word, not by colour alone. */
#ifndef EK_GRAPH_DOT_H
#define EK_GRAPH_DOT_H

#include <stdio.h>

typedef struct Locale Locale;
typedef struct Scenario Scenario;

typedef struct Scorecard Scorecard;

/* The same text for the same scenario, in the file's order. The way that
** `best` went is drawn bold, and ticked; NULL: none is. */
void graph_write_dot(const Locale *locale, const Scenario *scenario,
                     const Scorecard *best, FILE *to);

#endif
