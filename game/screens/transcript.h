/* SPDX-License-Identifier: MIT */
/* What was said in a call, by whom, in order. */
#ifndef SCREENS_TRANSCRIPT_H
#define SCREENS_TRANSCRIPT_H

#include "ui/theme.h"

#include <stdbool.h>

typedef struct Arena Arena;
typedef struct Ui Ui;

typedef struct {
  bool mine;           /* the trainee's */
  const char *speaker; /* her name */
  const char *text;
  Tone edge; /* of the bubble while it is the last thing said */
} Said;

typedef struct {
  Arena *arena;
  Said *all;
  int count, room;
} Transcript;

/* Texts must live as long as the transcript. False when the arena is full. */
bool transcript_add(Transcript *transcript, Said said);

/* Keeps only the first `shown` bytes of what was said last: it was cut off,
** and must not read as if it had been finished. */
void transcript_cut(Transcript *transcript, int shown);

typedef struct {
  int first;  /* said before it is left out */
  bool live;  /* the last thing is the caller's, and large */
  bool speak; /* it is being said now: only `shown` bytes are there yet */
  int shown;
  bool dim;
  const char *unnamed; /* whose name stands elsewhere; NULL: nobody's */
} TranscriptView;

/* Bubbles in the box that is open. */
void transcript_show(Ui *ui, const Transcript *transcript, TranscriptView view);

#endif
