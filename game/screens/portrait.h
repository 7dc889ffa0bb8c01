/* SPDX-License-Identifier: MIT */
/* Drawn faces: which layers make one, by who it is, how she feels and what her
** mouth does. As assets/portraits/portraits.json has them. */
#ifndef SCREENS_PORTRAIT_H
#define SCREENS_PORTRAIT_H

#include "audio/mouth.h"
#include "scenario/scenario.h"

#include <stddef.h>

typedef struct Arena Arena;
typedef struct Diags Diags;
typedef struct Portraits Portraits;
typedef struct Ui Ui;

enum { PORTRAIT_LAYERS = 4 };

typedef struct {
  const char *id;   /* as a scenario names it; NULL or unknown: a silhouette */
  int anger;        /* 0 to 1000 */
  SpeechTone tone;  /* SPEECH_BY_ANGER: anger alone decides */
  MouthShape mouth; /* closed: the look's own mouth */
} PortraitLook;

/* Reads the file's bytes; NULL when they are refused, and why in `diags`.
** Lives in `arena`. */
const Portraits *portrait_load(Arena *arena, const char *path,
                               const char *bytes, size_t length, Diags *diags);

/* The files under assets that are drawn over each other, lowest first; returns
** how many. `portraits` may be NULL: nobody has a face. */
int portrait_layers(const Portraits *portraits, const PortraitLook *look,
                    const char *layers[PORTRAIT_LAYERS]);

/* Shows it in a box, in points, as ui/canvas has it. `name` is read out. */
typedef struct {
  const char *name;
  int width, height, least, radius;
} PortraitBox;
void portrait_show(Ui *ui, const Portraits *portraits, const PortraitLook *look,
                   PortraitBox box);

#endif
