/* SPDX-License-Identifier: MIT */
/* The five shapes that a portrait's mouth takes while it speaks. */
#ifndef AUDIO_MOUTH_H
#define AUDIO_MOUTH_H

#include <stdint.h>

typedef enum {
  MOUTH_CLOSED,
  MOUTH_SMALL,
  MOUTH_MID,
  MOUTH_WIDE,
  MOUTH_ROUND
} MouthShape;

/* For one of flite's phones; an unknown one is small. */
MouthShape mouth_of_phone(const char *phone);

/* For a letter, where nothing but the text is known. */
MouthShape mouth_of_letter(uint32_t point);

#endif
