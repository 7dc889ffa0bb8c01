/* SPDX-License-Identifier: MIT */
/* Colours and sizes. Lengths are written in points: pixels at scale 100 %. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/draw.h"
#include "ui/font.h"

#include <stdbool.h>

typedef enum { THEME_LIGHT, THEME_DARK, THEME_CONTRAST } ThemeKind;

/* What a colour is for. TONE_TEXT to TONE_BAD are read on panels; the others
** are surfaces and lines. */
typedef enum {
  TONE_NONE,
  TONE_TEXT,
  TONE_DIM,
  TONE_ACCENT,
  TONE_GOOD,
  TONE_WARN,
  TONE_BAD,
  TONE_ON_ACCENT,  /* text on TONE_ACCENT */
  TONE_BACKGROUND, /* behind the panels */
  TONE_PANEL,
  TONE_RAISED, /* key caps, hovered buttons */
  TONE_SOFT,   /* selected things, what the trainee said */
  TONE_OTHER,  /* what the caller said */
  TONE_LINE,
  TONE_EMPTY,   /* the rest of a meter */
  TONE_BACKING, /* behind portraits: light in every theme */
  TONE_FOCUS,
  TONE_SHADE, /* over everything that a dialog covers */
  TONE_COUNT
} Tone;

/* Sizes of text that the game uses. */
typedef enum {
  TEXT_BODY,
  TEXT_SMALL,
  TEXT_LEAD, /* what the caller says now */
  TEXT_TITLE,
  TEXT_HUGE, /* the result */
  TEXT_SIZE_COUNT
} TextSize;

typedef struct {
  Colour colours[TONE_COUNT];
  ThemeKind kind;
  int scale_percent; /* of everything: pixels of the screen, and by hand */
  int text_percent;  /* of text and icons on top: 100 to 200 */
  bool reduced_motion;
  bool mirrored; /* the language is read from right to left */
} Theme;

Theme theme_make(ThemeKind kind, int scale_percent, int text_percent);

/* `points` of space, and `points` of text or icon, in pixels. */
int theme_space(const Theme *theme, int points);
int theme_text(const Theme *theme, int points);

FontStyle theme_font(const Theme *theme, TextSize size, FontFace face);

#endif
