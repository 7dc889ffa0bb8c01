/* SPDX-License-Identifier: MIT */
/* A choice of two ways to play, and what the chosen one means. */
#ifndef SCREENS_TWO_WAYS_H
#define SCREENS_TWO_WAYS_H

#include <stdbool.h>

typedef struct Locale Locale;
typedef struct Ui Ui;

/* Keys of the string table. */
typedef struct {
  const char *id;
  const char *names[2], *means[2];
} TwoWays;

extern const TwoWays TWO_WAYS_MODE; /* practice, or exam */
extern const TwoWays TWO_WAYS_PACE; /* timed, or at one's own pace */

/* True when it was changed. */
bool two_ways_show(Ui *ui, const Locale *words, const TwoWays *ways,
                   bool *second);

#endif
