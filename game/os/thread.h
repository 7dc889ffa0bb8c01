/* SPDX-License-Identifier: MIT */
/* Work beside the caller's own. */
#ifndef OS_THREAD_H
#define OS_THREAD_H

#include "base/err.h"

typedef struct Thread Thread;

/* Runs `run(context)` beside the caller. NULL when the system has no thread
** or memory to give. */
Thread *thread_start(void (*run)(void *context), void *context, Err *err);

/* Waits until it has returned, and frees it; NULL is allowed. */
void thread_join(Thread *thread);

#endif
