/* SPDX-License-Identifier: MIT */
/* What threads share their things under: a lock, and waiting inside it until
** another thread has changed something. */
#ifndef OS_MONITOR_H
#define OS_MONITOR_H

#include "base/err.h"

typedef struct Monitor Monitor;

Monitor *monitor_create(Err *err);

/* Nobody may be inside; NULL is allowed. */
void monitor_destroy(Monitor *monitor);

/* One thread at a time is inside. Entering twice is a bug. */
void monitor_enter(Monitor *monitor);
void monitor_leave(Monitor *monitor);

/* Inside: lets others in until one of them wakes this one. It may return
** without a reason, so ask again for what was waited for. */
void monitor_wait(Monitor *monitor);

/* Inside: wakes all that wait. */
void monitor_wake(Monitor *monitor);

#endif
