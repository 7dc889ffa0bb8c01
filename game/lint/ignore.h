/* SPDX-License-Identifier: MIT */
/* Where the author has silenced rules, with a reason. */
#ifndef LINT_IGNORE_H
#define LINT_IGNORE_H

#include "lint/linting.h"

/* Reads every "x-ignore" of the file; what is wrong with one is reported. */
void ignore_read(Linting *linting);

bool ignore_covers(const Linting *linting, LintRule rule, uint32_t place);

#endif
