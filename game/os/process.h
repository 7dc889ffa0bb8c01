/* SPDX-License-Identifier: MIT */
/* This program as the system sees it. */
#ifndef OS_PROCESS_H
#define OS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The absolute path of the running program; false when the system does not
** say or `size` bytes are too few. */
bool process_executable(char *path, size_t size);

/* An environment variable, or NULL when it is not set or empty. */
const char *process_environment(const char *name);

/* 64 bits that nobody foresees. */
uint64_t process_random(void);

#endif
