/* SPDX-License-Identifier: MIT */
/* What a screen is, and how one leads to the next. Screens know nothing of
** each other: they hand over ids and a replay, never a live call, for a
** replay is re-run in microseconds. app/table lists them all. */
#ifndef SCREENS_SCREEN_H
#define SCREENS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Services Services;
typedef struct Ui Ui;

typedef enum {
  SCREEN_STAY, /* go on with this one */
  SCREEN_TITLE,
  SCREEN_PICKER,
  SCREEN_BRIEFING,
  SCREEN_CALL,
  SCREEN_WRAP_UP,
  SCREEN_DEBRIEF,
  SCREEN_BOARD,
  SCREEN_SETTINGS,
  SCREEN_SHIFT,
  SCREEN_BREAK,
  SCREEN_SHIFT_DEBRIEF,
  SCREEN_QUIT,
  SCREEN_COUNT
} ScreenId;

/* How a call is played. */
typedef struct {
  uint64_t seed;
  bool exam; /* hides anger, composure and promises */
  bool self_paced;
  int response_percent;
  bool in_shift, rings_back; /* as CallOptions have them */
  int composure;             /* in a shift: at the start */
} CallSetup;

enum { SCREEN_NO_TURN = -1 };

/* What one screen tells the next; each reads what concerns it. */
typedef struct {
  const char *scenario; /* its id; NULL: none */
  CallSetup setup;
  const char *replay; /* JSON of replay format 1; NULL: none yet */
  size_t replay_length;
  int turn;        /* SCREEN_CALL: go on before this reply event of the replay,
                      or watch from there; SCREEN_NO_TURN: from the beginning */
  bool watch;      /* SCREEN_CALL: the replay plays itself */
  const char *own; /* … and is another way that the call could have gone: the
                      replay of the one that was had; NULL: it is that */
  size_t own_length;
  bool fresh;       /* SCREEN_DEBRIEF: just played, to be stored and ranked */
  int64_t attempt;  /* SCREEN_DEBRIEF, SCREEN_SHIFT_DEBRIEF: the stored one that
                       is shown; 0: none */
  ScreenId back;    /* SCREEN_SETTINGS: where one came from */
  const char *name; /* SCREEN_TITLE: typed there before; NULL: nothing */
  const char *plan; /* ids of a shift's calls, a space between; NULL: none */
  const char *shift; /* JSON of the shift so far; NULL: nothing yet */
  size_t shift_length;
} ScreenArgs;

/* Where to go. The texts in `args` live until the next update; whoever leads
** from screen to screen copies them. */
typedef struct {
  ScreenId to;
  ScreenArgs args;
} ScreenMove;

typedef struct {
  /* The screen's memory lives in `arena`, which is its own. NULL when it is
  ** full. `args` and all it points to live as long as the screen. */
  void *(*create)(Arena *arena, const ScreenArgs *args,
                  const Services *services);
  /* One frame: describes itself to `ui`, takes in what was done. `now_ms` is
  ** steady time. */
  ScreenMove (*update)(void *screen, Ui *ui, int64_t now_ms);
  /* When the next frame is due though nothing is touched; INT64_MAX: never.
  ** May be NULL: never. */
  int64_t (*next_ms)(const void *screen);
  /* The screen goes away; may be NULL. */
  void (*leave)(void *screen);
} ScreenClass;

#endif
