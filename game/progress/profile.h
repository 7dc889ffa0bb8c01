/* SPDX-License-Identifier: MIT */
/* Somebody who plays on this machine. */
#ifndef PROGRESS_PROFILE_H
#define PROGRESS_PROFILE_H

#include <stdint.h>

enum { PROFILE_NAME_CHARS = 40, PROFILE_NAME_BYTES = 4 * 40 + 1 };

typedef struct {
  int64_t id; /* from 1; never given to another profile; 0: nobody */
  char name[PROFILE_NAME_BYTES];
  int64_t created_ms;
  int attempts;
  int64_t last_ms; /* when the latest attempt was over; 0 without any */
} Profile;

#endif
