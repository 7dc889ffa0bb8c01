/* SPDX-License-Identifier: MIT */
/* The lamp that says how many others wait. It is worth nothing: it follows the
** seed and the clock alone, and tempts. */
#ifndef SCREENS_CALL_LAMP_H
#define SCREENS_CALL_LAMP_H

#include <stdint.h>

/* How many wait at that call time; never fewer than before. */
int call_lamp_waiting(uint64_t seed, int t_ms);

#endif
