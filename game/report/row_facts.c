/* SPDX-License-Identifier: MIT */
#include "report/row_facts.h"

#include "base/arena.h"
#include "call/wrap_up.h"

typedef struct {
  const Call *call;
  const CallState *state; /* at the end */
} Ended;

typedef bool IsOne(const Ended *ended, int fact);

/* The facts of which `is_one` holds. */
static bool list_facts(Arena *arena, const Ended *ended, IsOne *is_one,
                       FactList *list) {
  int facts = ended->call->model->scenario->fact_count, count = 0;
  for (int i = 0; i < facts; i++) { count += is_one(ended, i); }
  int *kept = arena_array(arena, (size_t)count, sizeof *kept);
  if (!kept) { return false; }
  *list = (FactList){kept, 0};
  for (int i = 0; i < facts; i++) {
    if (is_one(ended, i)) { kept[list->count++] = i; }
  }
  return true;
}

static bool is_not_named(const Ended *ended, int fact) {
  int restated = ended->call->model->layout.restated;
  return ended->call->model->scenario->facts[fact].must_hear &&
         call_fact_true(ended->call, fact) &&
         !state_bit(ended->state, restated, fact);
}

static bool is_noted(const Ended *ended, int fact) {
  return state_bit(ended->state, ended->call->model->layout.noted, fact);
}

static bool is_not_noted(const Ended *ended, int fact) {
  return state_bit(ended->state, ended->call->model->layout.known, fact) &&
         !is_noted(ended, fact);
}

static bool is_wrongly_noted(const Ended *ended, int fact) {
  return is_noted(ended, fact) && !call_fact_true(ended->call, fact);
}

static void count_notes(const Ended *ended, RowFacts *facts) {
  for (int i = 0; i < ended->call->model->scenario->fact_count; i++) {
    facts->whole +=
        state_bit(ended->state, ended->call->model->layout.known, i);
    facts->part += is_noted(ended, i) && call_fact_true(ended->call, i);
  }
}

static bool of_notes(Arena *arena, const Ended *ended, RowFacts *facts) {
  count_notes(ended, facts);
  return list_facts(arena, ended, is_not_noted, &facts->missed) &&
         list_facts(arena, ended, is_wrongly_noted, &facts->wrong);
}

bool row_facts_of_item(Arena *arena, const Scorecard *card, int entry,
                       RowFacts *facts) {
  Ended ended = {card->call, card->state};
  const CallState *state = card->state;
  *facts = (RowFacts){0};
  if (entry < 0) { return true; }
  switch ((int)card->call->model->technique_of[entry]) {
    case TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT:
      facts->part = state->must_restated;
      facts->whole = card->call->must_hear;
      return list_facts(arena, &ended, is_not_named, &facts->missed);
    case TECHNIQUE_TAKE_NOTES:
      return of_notes(arena, &ended, facts);
    case TECHNIQUE_LET_VENT:
      facts->part = state->vent_heard;
      facts->whole = state->vent_due;
      return true;
    case TECHNIQUE_BACKCHANNEL:
      facts->part = state->good_backchannels;
      facts->whole = state->words_heard;
      return true;
    case TECHNIQUE_KEEP_PROMISE:
      facts->part = wrap_up_kept(card->call, state);
      facts->whole = wrap_up_made(card->call, state);
      return true;
    default:
      return true;
  }
}
