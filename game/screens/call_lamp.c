/* SPDX-License-Identifier: MIT */
#include "screens/call_lamp.h"

#include "base/hash.h"
#include "base/rng.h"

enum { AT_FIRST = 2, SHORTEST_S = 12, SPREAD_S = 30, MOST = 9 };

int call_lamp_waiting(uint64_t seed, int t_ms) {
  Rng rng = rng_init(seed, hash_fnv_text(HASH_FNV_START, "lamp"));
  int waiting = (int)rng_below(&rng, AT_FIRST);
  int at_s = 0;
  while (waiting < MOST) {
    at_s += SHORTEST_S + (int)rng_below(&rng, SPREAD_S);
    if (at_s > t_ms / 1000) { break; }
    waiting++;
  }
  return waiting;
}
