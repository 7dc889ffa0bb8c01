/* SPDX-License-Identifier: MIT */
/* What a call is made of: the model (a scenario laid out for play), the call
** (its draws and options) and the state, one block of integers that moves.
** For the rooms that step or read calls; screens use call/view. */
#ifndef CALL_STATE_H
#define CALL_STATE_H

#include "base/hash.h"
#include "scenario/expr.h"
#include "scenario/scenario.h"
#include "scenario/technique.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct FactForms FactForms;
typedef struct Lexicon Lexicon;

enum {
  CALL_MOST_REPLIES = 200,
  CALL_LONGEST_MS = 3600 * 1000,
  CALL_NEVER = INT32_MAX, /* a time that does not come */
  CALL_SHAKEN = 250,      /* composure under which one is not at one's best */
  CALL_START_COMPOSURE = 700,
  CALL_WINDOW_MS = 400,     /* at the end of a line: a small word fits in */
  CALL_ALMOST_DONE_MS = 400 /* before the end of a turn: a reply waits for it */
};

/* Where the parts of a state's tail begin, in 32-bit words. */
typedef struct {
  int told, known, noted, restated, cut_off; /* bits by fact */
  int opened;                                /* bits by record entry */
  int promised, kept;                        /* bits by promise */
  int done;                                  /* bits by task */
  int spent;                                 /* bits by once_slot */
  int chosen;                                /* bits by Reply.asked */
  int plan;   /* bits by line of the node: will be said this time */
  int slots;  /* technique slots: uses << 16 | best quality */
  int vars;   /* 64-bit, two words each */
  int visits; /* 32-bit counters by visit_slot; last, for replies leave them
                 alone: whoever tries one out saves only what stands before */
  int words;  /* all */
} StateLayout;

/* A scenario laid out for play. Read-only, shared by all its calls. */
typedef struct CallModel {
  const Scenario *scenario;
  StateLayout layout;
  size_t state_bytes;
  size_t trial_bytes; /* of them, those that a reply can change */
  int slot_count;
  const int16_t *slot_of;      /* by rubric entry: its slot, or NONE */
  const uint8_t *technique_of; /* by rubric entry: Technique, or COUNT */
  const bool *is_goal;         /* by rubric entry: of the scenario */
  const int16_t *faults;       /* the penalised entries that have a slot */
  int fault_count;
  int most_tags;               /* of one reply */
  const int *once_slot;        /* by reply, or NONE */
  const int *visit_slot;       /* by node, or NONE: visited once at most */
  const uint64_t *line_stream; /* by line: its random stream */
  const int *line_words;       /* by line: of its wordiest variant, so that no
                                  score hangs on which one the seed picks */
  int protest_ms;
  const Lexicon *lexicon; /* NULL: nothing can be typed; see call/typed */
  const FactForms *forms; /* with the lexicon */
} CallModel;

typedef struct {
  uint64_t seed;
  bool self_paced;
  int response_percent; /* 100 to 200: stretches patience, reading, pauses */
  bool in_shift;        /* one of several calls in a row */
  int composure;        /* at the start; in a shift as carried over */
  bool rings_back;      /* she was promised something, and it was not kept */
} CallOptions;

/* One call: what the seed drew. Read-only while the call goes on. */
typedef struct Call {
  const CallModel *model;
  CallOptions options;
  const int *drawn;          /* by draw list: index of the word */
  const uint32_t *truth;     /* bits by fact: true in this call */
  const uint32_t *on_record; /* bits by fact: some entry tells it */
  int must_hear;             /* facts that must be heard and are true */
  int patience_ms;           /* stretched */
  uint8_t *answers;          /* see call_watched; NULL: nobody watches */
} Call;

typedef enum {
  PHASE_WORDS,  /* the reply's own words are being said */
  PHASE_SPEECH, /* a line, or a protest, plays */
  PHASE_PAUSE,  /* lines are still to come */
  PHASE_OPEN,   /* the turn has ended: the floor is the trainee's */
  PHASE_OVER
} Phase;

enum { LINE_REACTION = -1 }; /* place of the reaction among a turn's lines */

typedef struct CallState {
  int32_t now_ms;
  int32_t phase; /* Phase */
  int32_t node, next_node;
  int32_t reaction; /* line to open the coming or present turn with, or NONE */
  int32_t reaction_visit; /* of the node that it reacts in */
  int32_t visit;          /* of the node, from 1 */
  int32_t turn;           /* nodes entered */
  int32_t replies;        /* carried out */

  /* The caller's turn. */
  int32_t begin_ms, end_ms; /* as planned now */
  int32_t line;             /* place in the node, or LINE_REACTION */
  int32_t line_begin_ms, line_end_ms, next_begin_ms;
  int32_t enter_ms;               /* PHASE_WORDS: when the node is entered */
  int32_t second_ms, dead_air_ms; /* silence: what comes next, or NEVER */
  int32_t misses;                 /* back-channels out of place */
  int32_t good_line;              /* whose window has had a good one */
  int32_t turn_spoken_ms, turn_open_ms;
  uint32_t turn_flags;

  /* The caller. */
  int32_t anger, grievance, trust;
  int32_t anger_min, anger_max;
  int32_t interruptions, last_interruption_ms;
  int32_t must_told, must_cut, must_named, must_restated;
  int32_t words_heard, good_backchannels;
  int32_t vent_due, vent_heard;

  /* The trainee. */
  int32_t composure, composure_min;
  int32_t breath_end_ms, away_until_ms, watched_to_ms;
  int32_t spoken_ms, open_ms;
  int32_t abuse_turns;
  uint32_t flags;

  /* The end. */
  int32_t outcome, closed_by;
  int32_t minutes_left;

  uint32_t tail[];
} CallState;

enum { /* turn_flags */
       TURN_PROTESTED = 1,
       TURN_BREATHED = 2,
       TURN_GOOD = 4,      /* has a good back-channel */
       TURN_OTHERS = 8,    /* one of `people` speaks in it */
       TURN_VENTS = 16,    /* was to tell a must-hear fact when it began */
       TURN_TOLD_NEW = 32, /* told a must-hear fact for the first time */
       TURN_ABUSE = 64,    /* a line with abuse has ended */
       TURN_PINNED = 128,  /* anger 1000 from its begin till now */
       TURN_IN_PROTEST = 256,
       TURN_OTHER_LAST = 512 /* one of `people` speaks last */
};

enum { /* flags */
       STATE_CLOSED_STANCE = 1,
       STATE_EYES_AWAY = 2,
       STATE_LOOKED_UP = 4,     /* a record entry was opened */
       STATE_SOLUTION = 8,      /* a reply with a solution was given */
       STATE_SOLVED = 16,       /* one with quality above 0 */
       STATE_ABUSED = 32,       /* a line with abuse has ended */
       STATE_ABUSED_BADLY = 64, /* … of level 2 */
       STATE_WARNED = 128,      /* end_abuse was used after abuse */
       STATE_HEATED = 256,      /* sarcasm, hostility or defensive was used */
       STATE_FINISHED = 512     /* the wrap-up is closed */
};

/* Lays a scenario out. NULL when the arena is full. */
const CallModel *call_model_create(Arena *arena, const Scenario *scenario);

/* The same for calls in which words may be typed; see call/typed. */
const CallModel *call_model_create_with(Arena *arena, const Scenario *scenario,
                                        const Lexicon *lexicon,
                                        const FactForms *forms);

/* Draws what the seed draws. NULL when the arena is full. */
const Call *call_create(Arena *arena, const CallModel *model,
                        const CallOptions *options);

/* The same call, watched: by number of the expression, `answers` collects which
** answers its conditions gave, those of its facts at once. NULL when the arena
** is full. */
enum { ANSWER_FALSE = 1, ANSWER_TRUE = 2 };
const Call *call_watched(Arena *arena, const Call *call, uint8_t *answers);

/* Options of an ordinary call: timed, response 100 %. */
CallOptions call_options(uint64_t seed);

/* The first draw below `bound` of a named random stream. */
int call_draw(const Call *call, uint64_t stream, int bound);

/* Whether a fact is true in this call. */
static inline bool call_fact_true(const Call *call, int fact) {
  return call->truth[fact / 32] >> (fact % 32) & 1;
}

/* Whether any record entry, opened or not, tells a fact that is true. */
bool call_fact_on_record(const Call *call, int fact);

/* Asks a condition of the call as it stands now; NULL holds. */
bool state_holds(const Call *call, const CallState *state, const Expr *when);
int64_t state_value(const Call *call, const CallState *state, const Expr *expr);

/* The answer to one thing that expressions ask. */
int64_t state_ask(const Call *call, const CallState *state, AskKind kind,
                  int index);

/* Must-hear facts rightly restated, in percent of those told or cut off. */
int state_heard(const Call *call, const CallState *state);

/* What stands in a rubric entry's slot; 0 when it has none. */
static inline uint32_t state_slot(const Call *call, const CallState *state,
                                  int entry) {
  int slot = call->model->slot_of[entry];
  return slot == NONE ? 0 : state->tail[call->model->layout.slots + slot];
}

/* Uses of a rubric entry so far, and the best quality (0 to 1000). */
static inline int state_uses(const Call *call, const CallState *state,
                             int entry) {
  return (int)(state_slot(call, state, entry) >> 16);
}

static inline int state_best(const Call *call, const CallState *state,
                             int entry) {
  return (int)(state_slot(call, state, entry) & 0xFFFF);
}

void state_count_use(const Call *call, CallState *state, int entry,
                     int quality);

/* The line of the turn that plays or was the last to play. */
const Line *state_line(const Call *call, const CallState *state);

/* Whether it is the caller who speaks now, not one of `people`. */
bool state_caller_speaks(const Call *call, const CallState *state);

/* Whether the trainee could give this reply now. */
bool state_offers(const Call *call, const CallState *state, int reply);

int64_t state_var(const Call *call, const CallState *state, int var);
void state_set_var(const Call *call, CallState *state, int var, int64_t value);

/* Bits of a state's tail: `part` is one of the layout's beginnings. */
static inline bool state_bit(const CallState *state, int part, int index) {
  return state->tail[part + index / 32] >> (index % 32) & 1;
}

static inline void state_set_bit(CallState *state, int part, int index) {
  state->tail[part + index / 32] |= UINT32_C(1) << (index % 32);
}

static inline void state_clear_bit(CallState *state, int part, int index) {
  state->tail[part + index / 32] &= ~(UINT32_C(1) << (index % 32));
}

/* How many bits are set in `words` of a state's or call's words. */
static inline int state_count_bits(const uint32_t *bits, int words) {
  int set = 0;
  for (int i = 0; i < words; i++) {
    for (uint32_t left = bits[i]; left != 0; left &= left - 1) { set++; }
  }
  return set;
}

static inline int clamp_1000(int64_t value) {
  return value < 0 ? 0 : value > 1000 ? 1000 : (int)value;
}

#endif
