/* SPDX-License-Identifier: MIT */
/* Memory that runs out: the n-th allocation of an arena fails, alone or with
** all that follow, or the n-th of the JSON parser. */
#ifndef SUPPORT_SCARCE_H
#define SUPPORT_SCARCE_H

#include <stdbool.h>

typedef struct Arena Arena;

typedef enum { SCARCE_ONCE, SCARCE_FROM, SCARCE_PARSER, SCARCE_WAYS } Scarcity;

/* Around a test: the parser's memory is counted. */
void scarce_begin(void);
void scarce_end(void);

/* From now on allocation `nth`, from 1, fails. */
void scarce_arm(Arena *arena, Scarcity how, long nth);

/* Memory is there again. Whether there were allocations enough for one to
** fail. Fails the test when the parser kept any. */
bool scarce_disarm(const Arena *arena);

#endif
