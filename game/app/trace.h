/* SPDX-License-Identifier: MIT */
/* Writes down what is on the screen, for tests that play the real game: the
** screen's name, then the tree of what is seen (ui/seen.h). */
#ifndef APP_TRACE_H
#define APP_TRACE_H

typedef struct Trace Trace;
typedef struct Ui Ui;

/* To the file that $EVENKEEL_TRACE names; NULL when it names none. */
Trace *trace_open(void);
void trace_close(Trace *trace); /* NULL is allowed */

/* Replaces the file, when anything differs from the last frame. `trace` may be
** NULL. */
void trace_frame(Trace *trace, const char *screen, const Ui *ui);

#endif
