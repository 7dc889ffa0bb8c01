/* SPDX-License-Identifier: MIT */
/* "Did you mean": the known word that is nearest to what was written. */
#ifndef SCENARIO_SUGGEST_H
#define SCENARIO_SUGGEST_H

#include "base/diag.h"

typedef struct {
  const char *written;
  const char *best; /* NULL while nothing is near enough to be meant */
  int distance;
} Suggest;

Suggest suggest_init(const char *written);
void suggest_offer(Suggest *suggest, const char *known);

/* Asks "did you mean ...?" in the report's hint, when something was near. */
void suggest_tell(const Suggest *suggest, Diag *diag);

#endif
