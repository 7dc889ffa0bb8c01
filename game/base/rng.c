/* SPDX-License-Identifier: MIT */
#include "base/rng.h"

#include <assert.h>

Rng rng_init(uint64_t seed, uint64_t stream) {
  Rng rng = {0, stream << 1 | 1};
  rng_next(&rng);
  rng.state += seed;
  rng_next(&rng);
  return rng;
}

uint32_t rng_next(Rng *rng) {
  uint64_t old = rng->state;
  rng->state = old * UINT64_C(6364136223846793005) + rng->increment;
  uint32_t shifted = (uint32_t)(((old >> 18) ^ old) >> 27);
  uint32_t turn = (uint32_t)(old >> 59);
  return shifted >> turn | shifted << (-turn & 31);
}

uint32_t rng_below(Rng *rng, uint32_t bound) {
  assert(bound > 0);
  uint32_t threshold = -bound % bound;
  uint32_t number = rng_next(rng);
  while (number < threshold) { number = rng_next(rng); }
  return number % bound;
}
