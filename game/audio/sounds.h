/* SPDX-License-Identifier: MIT */
/* The game's own sounds, made of tones and noise. */
#ifndef AUDIO_SOUNDS_H
#define AUDIO_SOUNDS_H

#include "audio/pcm.h"
#include "base/err.h"

#include <stdbool.h>

typedef struct Arena Arena;

typedef enum {
  SOUND_RING,    /* a call comes in: two rings and a rest, to be repeated */
  SOUND_PICK_UP, /* the line opens */
  SOUND_HANG_UP, /* the line closes */
  SOUND_BREATH,  /* the caller takes breath: a word fits in now */
  SOUND_MM_HM,   /* the trainee's own */
  SOUND_PAGE,    /* a note is taken, a record opened */
  SOUND_COUNT
} Sound;

/* The same samples each time, at most 3 seconds (144 kB). False when the
** arena is full. */
bool sounds_make(Sound sound, Pcm *pcm, Arena *arena, Err *err);

#endif
