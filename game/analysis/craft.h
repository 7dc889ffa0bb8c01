/* SPDX-License-Identifier: MIT */
/* Which reply is right by what is written about it, without walking a call:
** a stand-in for exact values, quick enough for every file. */
#ifndef ANALYSIS_CRAFT_H
#define ANALYSIS_CRAFT_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Scenario Scenario;

/* Adds, by reply, in how many of the draws it is the right one of its node, in
** shares: of those that get every fact right in that draw, ask nothing that
** stands written or was told, and have no tagged fault, one with most tagged
** points. Equals share. Scenarios with more than CRAFT_DRAWS draws: that many
** of them. False when the arena is full. */
enum { CRAFT_DRAWS = 1024, CRAFT_SHARE = 5040 };
bool craft_right(Arena *arena, const Scenario *scenario, int64_t *right);

#endif
