/* SPDX-License-Identifier: MIT */
/* What time it is, for the rooms that may ask. */
#ifndef OS_CLOCK_H
#define OS_CLOCK_H

#include <stdint.h>

/* "2026-03-09T14:05:07Z" */
enum { CLOCK_TEXT_BYTES = 21 };

/* Milliseconds since some moment; never goes back, whoever sets the clock. */
int64_t clock_now_ms(void);

/* Milliseconds since 1970-01-01 UTC, as the machine's clock is set. */
int64_t clock_wall_ms(void);

/* Microseconds of CPU that this process has used, all its threads. */
int64_t clock_cpu_us(void);

/* A wall time as ISO 8601 in UTC, cut to seconds. Times outside the years
** 1970 to 9999 are held at the nearer end. */
void clock_write_iso(int64_t wall_ms, char text[CLOCK_TEXT_BYTES]);

/* The same as the machine's own people read it: "2026-03-09 14:05". */
void clock_write_local(int64_t wall_ms, char text[CLOCK_TEXT_BYTES]);

#endif
