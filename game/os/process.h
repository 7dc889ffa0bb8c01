/* SPDX-License-Identifier: MIT */
/* This program as the system sees it. */
#ifndef OS_PROCESS_H
#define OS_PROCESS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The absolute path of the running program; false when the system does not
** say or `size` bytes are too few. */
bool process_executable(char *path, size_t size);

/* An environment variable, or NULL when it is not set or empty. */
const char *process_environment(const char *name);

/* Runs a program of the system to its end: `command` is its name, looked for
** on the PATH, and its arguments, NULL last; it reads from the open file
** `input` and writes where this program writes, with an empty environment.
** False when it is not there or ends with another status than 0. */
bool process_run(char *const command[], int input, Err *err);

/* 64 bits that nobody foresees. */
uint64_t process_random(void);

#endif
