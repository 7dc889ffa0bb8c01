/* SPDX-License-Identifier: MIT */
/* What a call tells a screen: the transcript, what is being said now and how
** far, what was told, why the anger moved. Speaks and sounds on the way. */
#ifndef SCREENS_CALL_STORY_H
#define SCREENS_CALL_STORY_H

#include "audio/timing.h"
#include "screens/call_play.h"
#include "screens/call_why.h"
#include "screens/transcript.h"

#include <stdbool.h>

typedef struct Services Services;

/* What the caller, or one of `people`, says or said last. */
typedef struct {
  const char *text; /* NULL: nothing yet */
  int by;           /* of Scenario.people, or NONE: the caller */
  SpeechTone tone;  /* as its author wrote it, or SPEECH_BY_ANGER */
  bool invites;     /* an answer is welcome after it */
  int anger;
  int begin_ms, end_ms; /* call time */
  bool on;              /* being said */
  int shown;            /* bytes of it that have begun to be said */
} CallSpeech;

/* How a mm-hm was. */
typedef enum {
  MURMUR_FITS,
  MURMUR_UNMINDED,   /* said to another than the caller */
  MURMUR_IN_WORDS,   /* a miss, and so are these: */
  MURMUR_HANDS_BUSY, /* with a note or the record */
  MURMUR_AGAIN       /* there has been one in this breath */
} Murmur;

typedef struct {
  const Services *services;
  const CallPlay *play;
  Arena *arena;
  Transcript transcript;
  CallSpeech speech;
  Timing guess;
  CallWhy why;
  int murmur_ms; /* the last mm-hm; CALL_NEVER: none */
  Murmur murmur; /* how it was */
  int *promised; /* by the last reply */
  int promised_count;
  int *told; /* facts, in the order in which they were told */
  int told_count;
} CallStory;

/* NULL when the arena is full. `play` is set before the call begins, which is
** made with `call_story_take` as its sink. */
CallStory *call_story_create(Arena *arena, const Services *services,
                             const Scenario *scenario);

void call_story_take(void *listener, const CallOutput *output);

/* Says aloud what is being said, from where it is now: after what happened
** before, in silence, and after a pause. */
void call_story_speak(const CallStory *story);

/* Listens on: what was said stays said, also when the voice that it is timed by
** comes a little late. Every frame. */
void call_story_listen(CallStory *story);

/* The mouth; and when it or the words change next (`still`: the mouth does
** not). CALL_NEVER: not any more. In call time. */
MouthShape call_story_mouth(const CallStory *story);
int call_story_next_ms(const CallStory *story, bool still);

/* Who speaks. */
const Person *call_story_speaker(const CallStory *story);

#endif
