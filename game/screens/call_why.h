/* SPDX-License-Identifier: MIT */
/* Why the anger moved last, in a few words. */
#ifndef SCREENS_CALL_WHY_H
#define SCREENS_CALL_WHY_H

#include "base/locale.h"
#include "call/output.h"
#include "scenario/rubric.h"

#include <stdbool.h>

typedef struct {
  int way;   /* below 0: it eases; above 0: it rises; 0: it has not moved */
  int entry; /* of the rubric, CALL_WHY_SILENCE or CALL_WHY_NOTHING */

  bool answering; /* between a reply and what it did */
  int before;     /* anger when it was given */
  int up, down;   /* its strongest technique either way, or NOTHING */
  int64_t up_weight, down_weight;
} CallWhy;

enum { CALL_WHY_NOTHING = -1, CALL_WHY_SILENCE = -2 };

CallWhy call_why_begin(void);

/* Takes in an output of the call. */
void call_why_take(CallWhy *why, const Rubric *rubric,
                   const CallOutput *output);

/* Adds "Rising: you cut in"; nothing when it has not moved. */
void call_why_add(const CallWhy *why, const Rubric *rubric, const Locale *words,
                  Str *text);

#endif
