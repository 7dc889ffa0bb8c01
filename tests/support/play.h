/* SPDX-License-Identifier: MIT */
/* A call for a test: a scenario written in the test itself, played by events
** written as short lines, with the shipped rubric. Anything that goes wrong
** fails the test with its reason. */
#ifndef SUPPORT_PLAY_H
#define SUPPORT_PLAY_H

#include "call/call.h"
#include "score/score.h"

typedef struct Arena Arena;

/* All that a call told while it ran. */
typedef struct {
  CallOutput *outputs;
  int count;
} Heard;

typedef struct {
  Arena *arena;
  const CallModel *model;
  const Call *call;
  CallState *state;
  Heard *heard;
  CallSink *sink; /* fills `heard` */
} Play;

/* A scenario of a node `talk`, where the replies `plain` and `more` say "x"
** and lead back to it, and `bye` leads to the node `end`. All are pieces of
** JSON, with ' for "; pieces of an object or a list that others follow end in
** a comma. What is NULL is as play.c has it: grievance 700, trust 400, fault
** 1000; `a` and `b` must be heard, `c` need not, `no` is a decoy near `a`;
** one line of 5,000 ms tells a and b. */
typedef struct {
  const char *keys;    /* of the scenario: "'channel':'in_person'," */
  const char *caller;  /* members of the caller: "'call_me':['Ms. Hill']," */
  const char *temper;  /* all its members */
  const char *facts;   /* all */
  const char *lines;   /* of `talk`, all */
  const char *replies; /* of `talk`, before those three */
  const char *talk;    /* other members of `talk`: "'on_silence':'end'," */
  const char *nodes;   /* others */
  const char *end;     /* all members of `end`; resolved by default */
} Story;

/* Pieces for it: a reply that says "x" and leads back, with these members; one
** with these tags; a line that tells nothing; two lines of 4,000 and 5,000 ms
** with a second between them. */
#define REPLY(id, rest) "{'id':'" id "','say':'x','goto':'talk'," rest "},"
#define USES(id, tags)  REPLY(id, "'uses':[" tags "]")
#define QUIET           "{'say':'x','ms':5000}"
#define TWO_LINES                                                              \
  "{'say':'x','ms':4000,'tells':['a'],'pause_ms':1000},"                       \
  "{'say':'x','ms':5000,'tells':['b']}"

/* Loads the story, or `json` (a whole scenario), and picks up. */
Play play_story(const Story *story);
Play play_story_with(const Story *story, CallOptions options);
Play play_begin(const char *json, CallOptions options);
void play_end(Play *play);

void play_advance(Play *play, int t_ms);

/* Lets the turn run to its end, from the words before it on; returns when
** that is. */
int play_hear_out(Play *play);

/* Does one thing, which must be possible: "reply ack", "reply check handle
** hand", "note handle", "backchannel", "posture closed", "eyes off",
** "task pack", "hang_up" … */
void play_do(Play *play, int t_ms, const char *deed);

/* Hears the turn out and gives this reply at once. */
void play_answer(Play *play, const char *reply);

/* A story with a reply `r` of these members, which is given once the turn has
** been heard out; and the quality of a technique in it (see below). */
Play play_given(const Story *story, const char *members);
int play_quality_in(const Story *story, const char *technique,
                    const char *members);

/* The same as play_do, which must be refused, for this reason. */
void play_refused(Play *play, int t_ms, const char *deed, const char *why);

/* Lets the call run out and gives its score. */
Score *play_score(Play *play);

/* Uses, quality and points of a technique so far. */
int play_uses(const Play *play, const char *technique);
int play_best(const Play *play, const char *technique);

/* The quality that the last reply used a technique with; NONE when it did
** not use it. */
int play_quality(const Play *play, const char *technique);

/* How many outputs of a kind there were, and the last one. */
int play_count(const Play *play, OutputKind kind);
const CallOutput *play_last(const Play *play, OutputKind kind);

/* Permille of an item, NONE when it is not applicable; what a penalty was
** charged. */
int play_earned(const Score *score, const Play *play, const char *technique);
int play_charged(const Score *score, const Play *play, const char *technique);

/* A variable of the scenario; a bit of one part of the state, by fact. */
int64_t play_var(const Play *play, int index);
bool play_bit(const Play *play, int part, const char *fact);

/* The index of a thing of the scenario that must be there. */
int play_entry(const Play *play, const char *technique);
int play_fact(const Play *play, const char *id);
int play_find_reply(const Play *play, const char *node, const char *id);

#endif
