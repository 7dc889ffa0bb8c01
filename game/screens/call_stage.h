/* SPDX-License-Identifier: MIT */
/* What the parts of the call screen share: the call, and what the trainee has
** open and in hand. */
#ifndef SCREENS_CALL_STAGE_H
#define SCREENS_CALL_STAGE_H

#include "base/locale.h"
#include "call/view.h"
#include "screens/call_play.h"
#include "screens/call_story.h"
#include "screens/screen.h"
#include "screens/services.h"
#include "ui/field.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stdint.h>

enum { CALL_STAGE_REPLIES = SCENARIO_MAX_REPLIES, CALL_STAGE_TEXT = 32 * 1024 };

/* The side panels. */
typedef enum { CALL_NOTES, CALL_RECORD, CALL_PROMISES, CALL_MORE } CallTab;

typedef enum {
  CALL_NO_DIALOG,
  CALL_PAUSED,
  CALL_LEAVING,    /* asks first */
  CALL_HANGING_UP, /* asks first, and so does this: */
  CALL_TRANSFERRING,
  CALL_HISTORY
} CallDialog;

/* The replies, as cards in hand. */
typedef struct {
  bool up;                      /* their faces show */
  bool up_by_eye;               /* turned up without holding a key */
  int turn;                     /* that `rows` belong to */
  int rows[CALL_STAGE_REPLIES]; /* replies, each in its row for good */
  int row_count;
  int chosen; /* reply, or NONE */
  int *picks; /* facts for its slots */
  int pick_count;
  bool by_focus, asks_focus; /* chosen by moving the focus; it is to come */
} CallHand;

/* One's own words. */
typedef struct {
  bool open, asks_focus;
  Field field;
} CallTyping;

typedef struct CallStage {
  const Services *services;
  const Locale *words;
  const Scenario *scenario;
  const ScreenArgs *args;
  CallPlay *play;
  CallStory *story;
  CallHand hand;
  CallTyping typing;
  CallTab tab;
  bool tab_open;            /* in a narrow window: below the rest */
  bool covered;             /* … in place of the replies */
  bool tab_asks, tab_asked; /* the focus is to go there: from now on, now */
  bool tab_left;            /* it has left it: see call_stage_leave_tab */
  bool asks_back;           /* it is to go to what goes on with the call */
  bool in_panel;            /* it is there, in this frame so far */
  bool was_in_panel;        /* in the last one */
  bool in_line;             /* … beside the sentence of how things stand */
  int line_buttons;         /* there, in this frame */
  CallDialog dialog;
  UiFold fold;   /* of this frame */
  bool shaken;   /* composure under CALL_SHAKEN: the view narrows */
  bool faceless; /* the replies are up and need the room of the face */
  bool in_person, watching;
  bool window;     /* a moment for a small word, in the last frame */
  bool done;       /* the trainee goes on from a call that is over */
  bool leaves;     /* … from a recording before its end */
  int64_t over_ms; /* steady time when the call was over; 0: it is not */
  char *text;      /* CALL_STAGE_TEXT bytes, for one text at a time */
} CallStage;

/* The key of what is watched: one's own call, or what was shown beside it. */
const char *call_stage_watched(const CallStage *stage);

/* A text of the string table; `key` without "screen.call.". */
const char *call_stage_words(const CallStage *stage, const char *key);

/* The same with {caller} and up to two places filled; lives until the next
** call. */
const char *call_stage_fill(const CallStage *stage, const char *key,
                            LocaleArg first, LocaleArg second);
const char *call_stage_name(const CallStage *stage, const char *key);

/* A text of the scenario as people see it; lives until the next call. */
const char *call_stage_see(const CallStage *stage, const char *source,
                           const int *facts, int fact_count);

/* Does it, unless it cannot be done now. */
bool call_stage_do(CallStage *stage, Deed deed, int index);

/* Whether the trainee can do anything but look: false when a recording plays,
** the call stands paused or is over. */
bool call_stage_is_live(const CallStage *stage);

/* Shows a side panel and puts the focus there; in a narrow window it goes away
** when it is asked for again. */
void call_stage_open_tab(CallStage *stage, CallTab tab);

/* What had the focus in a side panel was pressed: the focus goes back to the
** call; asked for again, the panel has it. */
void call_stage_leave_tab(CallStage *stage, Ui *ui);

#endif
