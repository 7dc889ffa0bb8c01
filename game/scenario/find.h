/* SPDX-License-Identifier: MIT */
/* The things of a scenario by their ids, searched from the first on: each
** gives an index, or NONE. */
#ifndef SCENARIO_FIND_H
#define SCENARIO_FIND_H

#include <stdbool.h>

typedef struct Scenario Scenario;

int find_node(const Scenario *scenario, const char *id);
int find_fact(const Scenario *scenario, const char *id);
int find_record(const Scenario *scenario, const char *id);
int find_task(const Scenario *scenario, const char *id);

/* Of the replies of a node. */
int find_reply(const Scenario *scenario, int node, const char *id);

/* Marks, by fact, what a line or a record entry tells. */
void find_told(const Scenario *scenario, bool *told);

#endif
