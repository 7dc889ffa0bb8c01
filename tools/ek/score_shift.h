/* SPDX-License-Identifier: MIT */
/* ek score of a shift: re-runs its calls and breaks. */
#ifndef EK_SCORE_SHIFT_H
#define EK_SCORE_SHIFT_H

#include "ek.h"

typedef struct {
  const char *path;    /* of the shift */
  const char *rubric;  /* a file, or NULL: the shipped one */
  const char *lexicon; /* a file, or NULL: the shipped one */
  const char *folder;  /* of the scenarios, or NULL: the shipped ones */
  bool json;
} ShiftScore;

/* Returns the status. */
int ek_score_shift(const Ek *ek, const ShiftScore *what);

#endif
