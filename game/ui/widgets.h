/* SPDX-License-Identifier: MIT */
/* The common widgets. Read ui.h first. Fields left out of an argument have
** their usual value; `tone` TONE_NONE is the usual colour; `icon` is a file
** of assets/icons without its ending, NULL for none. */
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H

#include "ui/ui.h"

void ui_text(Ui *ui, const char *text, UiText style);

void ui_heading(Ui *ui, const char *icon, const char *text);
/* `points` high and wide. `name` is read out; NULL: mere decoration. */
void ui_icon(Ui *ui, const char *icon, int points, Tone tone, const char *name);
/* An icon, and beside it a text that wraps. */
typedef struct {
  const char *icon;
  int points; /* of the icon; 0: 20 */
  Tone tone;  /* of the icon */
  const char *name;
  UiText text;
} UiNote;
void ui_note(Ui *ui, const char *text, UiNote note);
/* A key as prompts show it, by the device in hand. */
void ui_key_cap(Ui *ui, Key key);

typedef struct {
  const char *text; /* NULL: only the icon, then `name` is read out */
  const char *icon;
  const char *name;
  Key key;             /* shown, and does the same */
  Key pad_key;         /* the same on a controller */
  bool primary, plain; /* filled with the accent colour; without an edge */
  bool disabled, selected;
  Tone tone;
  int grow;
} UiButton;
/* True when it was clicked, or pressed by key. */
bool ui_button(Ui *ui, const char *id, UiButton button);

/* A card with a reply. */
typedef struct {
  const char *text;
  int number; /* from 1: its key */
  bool selected, disabled;
  const char *back; /* it lies face down: this word shows, not the text */
  const char *mark; /* a word below the text, with its icon and tone */
  const char *mark_icon;
  Tone mark_tone;
  int guard_ms; /* deaf for so long after it appeared */
} UiChoice;
bool ui_choice(Ui *ui, const char *id, UiChoice choice);

/* A card that is pressed as a whole: what comes until ui_close stands on it.
** `name` is read out for it. */
typedef struct {
  const char *name;
  UiBox box; /* fill, edge and radius are its own */
  bool selected;
} UiCard;
bool ui_card(Ui *ui, const char *id, UiCard card);

typedef struct {
  const char *text, *icon;
  Tone tone;
  bool hollow; /* not had yet */
  bool button; /* can be pressed */
  bool selected;
} UiChip;
bool ui_chip(Ui *ui, const char *id, UiChip chip);

/* Ten segments, and a word. */
typedef struct {
  const char *text, *icon;
  const char *word; /* "7 of 10", "steady" */
  int value, of;
  Tone tone;
  int name_width, word_width; /* all in one line, text and word so wide (points
                              ** at 100 % text); 0: the bar below them */
} UiMeter;
void ui_meter(Ui *ui, UiMeter meter);

/* What somebody said. */
typedef struct {
  const char *text;
  const char *speaker; /* above the text; NULL: none */
  bool mine;           /* the trainee's side */
  bool live;           /* being said now: large, with `edge` */
  bool dim;
  Tone edge;
  bool typing;
  int shown; /* bytes, when typing */
} UiBubble;
void ui_bubble(Ui *ui, UiBubble bubble);

#endif
