/* SPDX-License-Identifier: MIT */
/* Speaks a caller's line with flite. The same line gives the same samples.
** Not for two threads at a time: flite and rand() keep state of their own. */
#ifndef AUDIO_VOICE_H
#define AUDIO_VOICE_H

#include "audio/pcm.h"
#include "audio/timing.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Arena Arena;

/* In the order of the scenario's own. */
typedef enum {
  VOICE_FEMALE,
  VOICE_MALE,
  VOICE_CHILD,
  VOICE_OLD_FEMALE,
  VOICE_OLD_MALE
} VoiceTimbre;

typedef struct {
  const char *text; /* UTF-8 of any kind; [stage directions] are not said */
  VoiceTimbre timbre;
  int pitch, pace; /* percent, held within 50 to 200 */
  int anger;       /* 0 to 1000: faster, higher, louder */
  uint32_t ms;     /* how long the call gives the line */
  /* Asked before each piece of some 240 letters; NULL: never stopped. */
  bool (*stopped)(void *context);
  void *context;
} VoiceLine;

typedef struct {
  Pcm pcm;       /* as long as the speech: never longer than the line */
  Timing timing; /* of the line */
} VoiceSpeech;

/* Speaks so that the speech ends with the line: faster where it must, cut off
** where even the fastest would be too long. A usual line takes 2 to 3 % of its
** length, the worst of texts 15 %. False when told to stop (no error then) or
** when the arena is full: 60 bytes a millisecond are enough, and 130 for each
** byte of the text. */
bool voice_speak(const VoiceLine *line, Arena *arena, VoiceSpeech *speech,
                 Err *err);

#endif
