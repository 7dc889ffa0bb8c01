/* SPDX-License-Identifier: MIT */
/* What is heard: callers' lines, spoken on the worker, and the game's own
** sounds. Nothing here fails or waits: where there is no sound, captions do.
** For the main thread. */
#ifndef APP_VOICES_H
#define APP_VOICES_H

#include "app/jobs.h"
#include "platform/speaker.h"
#include "screens/services.h"

#include <stdint.h>

typedef struct Voices Voices;

/* `jobs` outlives it. */
Voices *voices_create(Jobs *jobs, Err *err);

/* No job of its may be under way any more; NULL is allowed. */
void voices_destroy(Voices *voices);

/* From now on it is heard; NULL: there is no sound. The speaker outlives it. */
void voices_set_speaker(Voices *voices, Speaker *speaker);

/* What time it is, once a frame. */
void voices_set_time(Voices *voices, int64_t now_ms);

/* How loud, and whether at all. */
void voices_set(Voices *voices, const Settings *settings);

/* As Services has them. */
void voices_prepare(Voices *voices, const SpokenLine *line);
void voices_say(Voices *voices, const SpokenLine *line);
void voices_hush(Voices *voices);
void voices_cue(Voices *voices, Cue cue);
const Timing *voices_timing(const Voices *voices);

#endif
