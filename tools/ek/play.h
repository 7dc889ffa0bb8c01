/* SPDX-License-Identifier: MIT */
/* A call in the terminal: what it shows and asks. */
#ifndef EK_PLAY_H
#define EK_PLAY_H

#include "call/replay.h"
#include "call/view.h"
#include "ek.h"
#include "scenario/rubric.h"

/* Of one list: as many as there can be replies. */
enum { PLAY_MOST_LISTED = SCENARIO_MAX_REPLIES };

typedef struct {
  const Ek *ek;
  Arena *arena;
  const Call *call;
  CallState *state;
  const Lexicon *lexicon; /* NULL: no words can be typed */
  CallOptions options;
  CallSink sink;
  ReplayEvent *events;
  int event_count;
  int t_ms;    /* of what is done next */
  bool closed; /* there is nothing more to read */
} Terminal;

/* Does one thing; false, and said why, when it cannot be done. */
bool play_do(Terminal *terminal, CallEvent event, const char *id);

/* Prints a text of the string table, with one place filled. */
void play_say(const Terminal *terminal, const char *key);
void play_say_text(const Terminal *terminal, const char *key, const char *name,
                   const char *text);

/* Prints a prompt and reads a line without its end, as much of it as fits;
** false at the end of all input. */
bool play_ask(Terminal *terminal, const char *key, char *word, size_t size);

/* The number that a word is; 0 when it is none. */
int play_number(const char *word);

void play_greet(const Terminal *terminal);

/* The call's sink: prints what is heard. `context` is the Terminal. */
void play_hear(void *context, const CallOutput *output);

void play_show_replies(const Terminal *terminal);

/* Asks for what fills a reply's slots; false when it was given up. */
bool play_pick_facts(Terminal *terminal, int slots, int *facts);

void play_take_note(Terminal *terminal);
void play_look_up(Terminal *terminal);

/* False when there is nothing left to do. */
bool play_show_tasks(const Terminal *terminal);
void play_show_aftermath(const Terminal *terminal);

#endif
