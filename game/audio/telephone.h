/* SPDX-License-Identifier: MIT */
/* Makes a voice sound as if it came down a telephone line. Works on samples
** as they stream by: cheap enough for the sound callback. */
#ifndef AUDIO_TELEPHONE_H
#define AUDIO_TELEPHONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One filter of the second order, and what it remembers. */
typedef struct {
  float b0, b1, b2, a1, a2, z1, z2;
} TelephoneStage;

enum { TELEPHONE_STAGES = 5 };

typedef struct {
  bool clear; /* a setting: lets the voice through as it is */
  TelephoneStage stages[TELEPHONE_STAGES];
} Telephone;

/* A silent line, not clear. */
void telephone_init(Telephone *telephone);

/* Filters `count` samples in place. */
void telephone_filter(Telephone *telephone, int16_t *samples, size_t count);

#endif
