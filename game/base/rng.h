/* SPDX-License-Identifier: MIT */
/* PCG32 XSH-RR 64/32 (O'Neill 2014), seeded and bounded as in her reference:
** pcg32_srandom_r and pcg32_boundedrand_r. Same numbers everywhere. */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

typedef struct {
  uint64_t state, increment;
} Rng;

Rng rng_init(uint64_t seed, uint64_t stream);
uint32_t rng_next(Rng *rng);

/* Uniform in 0 … bound − 1; `bound` is at least 1. */
uint32_t rng_below(Rng *rng, uint32_t bound);

#endif
