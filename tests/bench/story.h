/* SPDX-License-Identifier: MIT */
/* Scenarios of any length, for measuring: what a busy author would write, over
** and over. */
#ifndef BENCH_STORY_H
#define BENCH_STORY_H

#include <stddef.h>

/* A scenario with id `id` of `nodes` nodes (at least 2), about 58 values and
** 1,140 bytes for each. To be given back with free(); NULL when memory is
** short. */
char *story_make(const char *id, int nodes, size_t *length);

#endif
