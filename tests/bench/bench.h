/* SPDX-License-Identifier: MIT */
/* What is measured. Each function adds its figures to the object that is open:
** add one to the table in main.c. */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

typedef struct JsonOut JsonOut;

/* `ek check` of a long scenario, and of a very long one. */
void bench_check(JsonOut *out);

/* Re-running a replay that is in memory, and scoring it. */
void bench_calls(JsonOut *out);

/* Reading what a reply says. */
void bench_wording(JsonOut *out);

/* Walking every call of a shipped scenario. */
void bench_explore(JsonOut *out);

/* Laying out and drawing a busy screen. */
void bench_frames(JsonOut *out);

/* Starting the game and, on a display, doing nothing in it for 12 s. */
void bench_game(JsonOut *out);

#endif
