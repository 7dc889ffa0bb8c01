/* SPDX-License-Identifier: MIT */
/* Plays sounds on the machine's loudspeaker or headset. */
#ifndef PLATFORM_SPEAKER_H
#define PLATFORM_SPEAKER_H

#include "audio/pcm.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Speaker Speaker;

enum { SPEAKER_VOICES = 8 };

/* NULL when there is no device; then the game goes on muted: all functions
** here take NULL and do nothing. */
Speaker *speaker_open(Err *err);
void speaker_close(Speaker *speaker);

/* Plays `pcm`, which must live until it is over or stopped. Returns a number
** for it, above 0; 0 when it cannot be heard (then it is over at once). */
int speaker_play(Speaker *speaker, Pcm pcm, int gain_permille);

/* Samples played; SIZE_MAX when it is over. */
size_t speaker_place(Speaker *speaker, int playing);
void speaker_set_gain(Speaker *speaker, int playing, int gain_permille);
void speaker_stop(Speaker *speaker, int playing);

/* Holds everything, and goes on where it was. */
void speaker_pause(Speaker *speaker, bool paused);

#endif
