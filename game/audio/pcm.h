/* SPDX-License-Identifier: MIT */
/* Sound as samples: mono, 24,000 a second, 16 bits. */
#ifndef AUDIO_PCM_H
#define AUDIO_PCM_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

enum { PCM_RATE = 24000, PCM_PER_MS = PCM_RATE / 1000 };

typedef struct {
  int16_t *samples; /* belongs to whoever lent it */
  size_t count;
} Pcm;

/* `ms` of silence that lives as long as the arena; false when it is full. */
bool pcm_alloc(Pcm *pcm, uint32_t ms, Arena *arena, Err *err);

/* The nearest sample; what is too loud becomes the loudest there is. */
int16_t pcm_sample(double value);

/* Adds `from` to `into` from sample `at` on, `gain_permille` as loud. What
** would lie beyond the end is left out. */
void pcm_mix(Pcm into, size_t at, Pcm from, int gain_permille);

/* Fills `into` with `from`, played so that `step` (0.1 to 10) of its samples
** pass in one of ours; beyond its end there is silence. */
void pcm_resample(Pcm into, const int16_t *from, size_t count, double step);

#endif
