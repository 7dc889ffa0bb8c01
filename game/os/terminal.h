/* SPDX-License-Identifier: MIT */
/* Where the command line prints to. */
#ifndef OS_TERMINAL_H
#define OS_TERMINAL_H

#include <stdbool.h>

/* Whether standard output goes to a terminal: only there colour makes
** sense. */
bool terminal_is_stdout(void);

/* How many columns a text of valid UTF-8 takes: 2 for each wide character of
** East Asian scripts, none for what combines with the one before it. */
int terminal_columns(const char *text);

#endif
