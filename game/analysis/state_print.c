/* SPDX-License-Identifier: MIT */
#include "analysis/state_print.h"

#include "analysis/ahead.h"
#include "base/arena.h"
#include "scenario/rubric.h"
#include "score/score.h"

#include <string.h>

enum {
  FIXED_WORDS = 64, /* at most, before and after the tail */
  AGAIN_SOON_MS = 60 * 1000,
  VENT_MS = 3000,
  MOST_USES = 0xFFFF,
  THIRD_ABUSE = 4, /* abuse turns beyond the third are alike */
  LONGEST_WORDS_MS = 1500,
  READING_MS = 300,
  LOOKUP_MS = 3000,
  NOTE_MS = 1000
};

/* How much of a technique's uses can matter: more than `most` uses are as
** good as `most`. */
typedef struct {
  uint16_t most;
  uint16_t best; /* mask of the best quality: all or nothing */
  int16_t entry; /* of the rubric */
  bool settles;  /* once it is not used any more, only points are left of it */
} SlotUse;

struct StatePrinter {
  const Call *call;
  ListenMode mode;
  const Ahead *ahead;
  bool clock;  /* the time of day of the call matters */
  bool rounds; /* turns and replies may be many */
  bool asks_turn, asks_interruptions;
  bool watched; /* eyes and stance are on her whatever happens */
  Ask *after;   /* what the wrap-up and the aftermath ask */
  int after_count;
  SlotUse *slots, *slots_after;
  uint32_t *words; /* room */
};

/* ---- what can matter ---- */

static bool is_asked(const Scenario *scenario, AskKind kind, int index) {
  for (int i = 0; i < scenario->ask_count; i++) {
    if (scenario->asks[i].kind == (int)kind &&
        scenario->asks[i].index == index) {
      return true;
    }
  }
  return false;
}

/* A repetition weighs less and less; once it weighs nothing, one more changes
** nothing. */
static int uses_that_weigh(const RubricEntry *entry) {
  int uses = 0;
  for (int weight = 1000; weight > 0; uses++) {
    weight = weight * entry->keep / 100;
  }
  return uses;
}

/* The scorecard works these out from other parts of the state. */
static bool is_judged_by_state(Technique technique) {
  switch ((int)technique) {
    case TECHNIQUE_LET_VENT:
    case TECHNIQUE_BACKCHANNEL:
    case TECHNIQUE_TAKE_NOTES:
    case TECHNIQUE_BODY_LANGUAGE:
    case TECHNIQUE_LET_CALLER_CLOSE:
    case TECHNIQUE_KEEP_PROMISE:
    case TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT:
      return true;
    default:
      return false;
  }
}

/* Whether all that a rewarded technique leaves behind is the points of its
** best quality: what the rest of the call is like does not change them. */
static bool is_settled_by_best(Technique technique) {
  switch ((int)technique) {
    case TECHNIQUE_STAY_CALM:
    case TECHNIQUE_HAND_OVER:
    case TECHNIQUE_END_ABUSE:
    case TECHNIQUE_RECOVER:
    case TECHNIQUE_USE_NAME:
      return false;
    default:
      return !is_judged_by_state(technique);
  }
}

static int charged_uses(const RubricEntry *entry, Technique technique) {
  if (entry->kind == KIND_REWARDED) {
    return technique == TECHNIQUE_USE_NAME ? 1 : 0;
  }
  int most = score_most_charged(technique);
  return most < MOST_USES ? most : MOST_USES;
}

static SlotUse slot_use(const Call *call, int index, bool after) {
  const Scenario *scenario = call->model->scenario;
  const RubricEntry *entry = &scenario->rubric->entries[index];
  Technique technique = (Technique)call->model->technique_of[index];
  int most = charged_uses(entry, technique);
  bool fades = !after && entry->keep < 100;
  if (fades && uses_that_weigh(entry) > most) { most = uses_that_weigh(entry); }
  if (is_asked(scenario, ASK_USED, index)) { most = MOST_USES; }
  bool rewarded = entry->kind == KIND_REWARDED;
  bool judged = rewarded && score_is_on_card(call, index) &&
                !is_judged_by_state(technique);
  return (SlotUse){.most = (uint16_t)most,
                   .best = judged ? 0xFFFF : 0,
                   .entry = (int16_t)index,
                   .settles = !rewarded || is_settled_by_best(technique)};
}

static bool lay_slots(Arena *arena, StatePrinter *printer) {
  const CallModel *model = printer->call->model;
  size_t count = (size_t)model->slot_count;
  printer->slots = arena_array(arena, count, sizeof *printer->slots);
  printer->slots_after = arena_array(arena, count, sizeof *printer->slots);
  if (!printer->slots || !printer->slots_after) { return false; }
  for (int i = 0; i < model->scenario->rubric->count; i++) {
    int slot = model->slot_of[i];
    if (slot == NONE) { continue; }
    printer->slots[slot] = slot_use(printer->call, i, false);
    printer->slots_after[slot] = slot_use(printer->call, i, true);
  }
  return true;
}

/* An upper bound of the time that one visit of a node can take. */
static int64_t longest_visit_ms(const Call *call, const Node *node) {
  const Scenario *scenario = call->model->scenario;
  int64_t lines = 0, words = 0, reaction = 0;
  for (int i = 0; i < node->lines.count; i++) {
    const Line *line = &scenario->lines[node->lines.first + i];
    lines += line->length_ms + line->pause_ms;
  }
  for (int i = 0; i < node->replies.count; i++) {
    const Reply *reply = &scenario->replies[node->replies.first + i];
    words += reply->say.words;
    if (reply->reaction == NONE) { continue; }
    const Line *line = &scenario->lines[reply->reaction];
    int64_t ms = line->length_ms + line->pause_ms;
    if (ms > reaction) { reaction = ms; }
  }
  /* A protest has the lines said once more; a reaction is said in the next
  ** turn, and may be cut and said again there. */
  return 2 * (lines + reaction) + call->model->protest_ms + READING_MS * words +
         INT64_C(2) * call->patience_ms + LONGEST_WORDS_MS +
         (int64_t)LOOKUP_MS * scenario->record_count + NOTE_MS;
}

/* Where no node comes twice, the longest call is bounded by the sum of all,
** and so the hour and the 200th reply may be out of reach. */
static void lay_time(StatePrinter *printer) {
  const Scenario *scenario = printer->call->model->scenario;
  int64_t longest = 0;
  bool cycle = false;
  for (int i = 0; i < scenario->node_count; i++) {
    cycle |= scenario->nodes[i].on_cycle;
    longest += longest_visit_ms(printer->call, &scenario->nodes[i]);
  }
  printer->rounds = cycle || scenario->node_count >= CALL_MOST_REPLIES;
  printer->clock = cycle || longest >= CALL_LONGEST_MS ||
                   is_asked(scenario, ASK_ELAPSED_S, 0);
}

/* One ask more; each stands there once. */
static void note_after_ask(void *context, AskKind kind, int index) {
  StatePrinter *printer = context;
  for (int i = 0; i < printer->after_count; i++) {
    const Ask *ask = &printer->after[i];
    if (ask->kind == (int)kind && ask->index == index) { return; }
  }
  printer->after[printer->after_count++] = (Ask){(int)kind, index};
}

static bool lay_after(Arena *arena, StatePrinter *printer) {
  const Scenario *scenario = printer->call->model->scenario;
  printer->after =
      arena_array(arena, (size_t)scenario->ask_count, sizeof *printer->after);
  if (!printer->after) { return false; }
  for (int i = 0; i < scenario->task_count; i++) {
    expr_each_ask(scenario->tasks[i].when, note_after_ask, printer);
  }
  for (int i = 0; i < scenario->aftermath_count; i++) {
    expr_each_ask(scenario->aftermath[i].when, note_after_ask, printer);
  }
  return true;
}

static bool has_abuse(const Scenario *scenario) {
  for (int i = 0; i < scenario->line_count; i++) {
    if (scenario->lines[i].abuse > 0) { return true; }
  }
  return false;
}

StatePrinter *state_printer_create(Arena *arena, const Call *call,
                                   ListenMode mode) {
  const Scenario *scenario = call->model->scenario;
  StatePrinter *printer = arena_alloc(arena, sizeof *printer);
  if (!printer) { return NULL; }
  *printer = (StatePrinter){
      .call = call, .mode = mode, .ahead = ahead_create(arena, call->model)};
  printer->asks_turn = is_asked(scenario, ASK_TURN, 0);
  printer->asks_interruptions = is_asked(scenario, ASK_INTERRUPTIONS, 0);
  printer->watched = mode == LISTEN_IDEAL || !has_abuse(scenario);
  size_t most = FIXED_WORDS + (size_t)call->model->layout.words +
                (size_t)scenario->fact_count + (size_t)scenario->draw_count +
                2 * (size_t)scenario->ask_count;
  printer->words = arena_array(arena, most, sizeof *printer->words);
  lay_time(printer);
  bool laid = printer->ahead && printer->words && lay_after(arena, printer) &&
              lay_slots(arena, printer);
  return laid ? printer : NULL;
}

/* ---- laying a state out ---- */

static uint32_t *put(uint32_t *at, int64_t value) {
  *at = (uint32_t)value;
  return at + 1;
}

static uint32_t *put_words(uint32_t *at, const uint32_t *words, int count) {
  memcpy(at, words, (size_t)count * sizeof *words);
  return at + count;
}

/* A ratio that is whole and will stay so is whole whatever its size. */
static uint32_t *put_share(uint32_t *at, int part, int whole, bool stays) {
  if (stays && part == whole) {
    at = put(at, -1);
    return put(at, whole > 0);
  }
  at = put(at, part);
  return put(at, whole);
}

/* Minimum and maximum of the anger are only shown. Variants of lines and the
** order of replies, which hang on visits and on the seed, touch no score: all
** variants of a line last as long as the longest, and the wordiest counts. */
static uint32_t *put_people(const StatePrinter *printer, const CallState *state,
                            uint32_t *at) {
  at = put(at, state->anger << 10 | state->grievance);
  at = put(at, state->trust << 10 | state->composure);
  int abuse =
      state->abuse_turns < THIRD_ABUSE ? state->abuse_turns : THIRD_ABUSE;
  bool shaken = state->composure_min < CALL_SHAKEN;
  at = put(at, (int64_t)(state->flags | (uint32_t)abuse << 16 |
                         (uint32_t)shaken << 24));
  /* Whoever says no small word has none per word, whatever is said. */
  bool words = printer->mode == LISTEN_IDEAL || state->good_backchannels > 0;
  at = put(at, words ? state->words_heard : 0);
  at = put(at, state->good_backchannels);
  bool hears_out = printer->mode != LISTEN_IMPATIENT;
  at = put_share(at, state->vent_heard, state->vent_due, hears_out);
  if (printer->call->model->scenario->channel == CHANNEL_IN_PERSON) {
    at = put_share(at, state->open_ms, state->spoken_ms, printer->watched);
  }
  if (printer->asks_interruptions) { at = put(at, state->interruptions); }
  if (printer->mode == LISTEN_IMPATIENT) {
    int since = state->now_ms - state->last_interruption_ms;
    bool matters = state->interruptions > 0 && since <= AGAIN_SOON_MS;
    at = put(at, matters ? since : -1);
  }
  return at;
}

/* The floor is the trainee's: of the turn heard only its sum still counts. */
static uint32_t *put_open_turn(const StatePrinter *printer,
                               const CallState *state, uint32_t *at) {
  const uint32_t lasting = TURN_TOLD_NEW | TURN_ABUSE | TURN_PINNED;
  uint32_t flags = state->turn_flags & lasting;
  if (state->end_ms - state->begin_ms >= VENT_MS) {
    flags |= TURN_PROTESTED | (state->turn_flags & TURN_VENTS);
  }
  bool turned_away = state->turn_open_ms * 2 < state->turn_spoken_ms;
  at = put(at, (int64_t)(flags | (uint32_t)turned_away << 31));
  int away = state->away_until_ms - state->now_ms;
  at = put(at, away > 0 ? away : 0);
  const Node *node = &printer->call->model->scenario->nodes[state->node];
  if (node->on_silence == NONE) { return at; }
  at = put(at, state->second_ms == CALL_NEVER
                   ? -1
                   : state->second_ms - state->now_ms);
  return put(at, state->dead_air_ms == CALL_NEVER
                     ? -1
                     : state->dead_air_ms - state->now_ms);
}

/* In the middle of a turn all of it counts, by the time from now. */
static uint32_t *put_running_turn(const StatePrinter *printer,
                                  const CallState *state, uint32_t *at) {
  at = put(at, state->phase << 24 | state->misses);
  at = put(at, state->reaction);
  at = put(at, state->line);
  at = put(at, (int64_t)state->turn_flags);
  at = put(at, state->now_ms - state->begin_ms);
  at = put(at, state->end_ms - state->now_ms);
  at = put(at, state->now_ms - state->line_begin_ms);
  at = put(at, state->line_end_ms - state->now_ms);
  at = put(at, state->next_begin_ms - state->now_ms);
  at = put(at, state->good_line);
  at = put(at, state->turn_spoken_ms);
  at = put(at, state->turn_open_ms);
  at = put(at, state->now_ms - state->watched_to_ms);
  int away = state->away_until_ms - state->now_ms;
  at = put(at, away > 0 ? away : 0);
  const StateLayout *layout = &printer->call->model->layout;
  return put_words(at, state->tail + layout->plan,
                   layout->slots - layout->plan);
}

static uint32_t slot_word(uint32_t slot, SlotUse use) {
  uint32_t uses = slot >> 16;
  if (uses > use.most) { uses = use.most; }
  return uses << 16 | (slot & use.best);
}

/* Of techniques that can come no more, only their sums count. */
static uint32_t *put_slots(const StatePrinter *printer, const CallState *state,
                           const uint32_t *mask, uint32_t *at) {
  const Call *call = printer->call;
  const RubricEntry *entries = call->model->scenario->rubric->entries;
  const uint32_t *slots = state->tail + call->model->layout.slots;
  int64_t earned = 0, charged = 0;
  bool critical = false;
  for (int i = 0; i < call->model->slot_count; i++) {
    SlotUse use = printer->slots[i];
    if (mask[call->model->layout.slots + i]) {
      *at++ = slot_word(slots[i], use);
    } else if (!use.settles) {
      *at++ = slot_word(slots[i], printer->slots_after[i]);
    } else if (slots[i] > 0 && entries[use.entry].kind == KIND_REWARDED) {
      earned += score_earned(call, state, use.entry);
    } else if (slots[i] > 0) {
      charged += score_charged(call, state, use.entry);
      critical |= entries[use.entry].critical;
    }
  }
  at = put(at, earned);
  at = put(at, earned >> 32);
  return put(at, charged << 1 | critical);
}

static uint32_t *put_slots_after(const StatePrinter *printer,
                                 const CallState *state, uint32_t *at) {
  const CallModel *model = printer->call->model;
  const uint32_t *slots = state->tail + model->layout.slots;
  for (int i = 0; i < model->slot_count; i++) {
    *at++ = slot_word(slots[i], printer->slots_after[i]);
  }
  return at;
}

static uint32_t *put_masked(uint32_t *at, const uint32_t *words,
                            const uint32_t *mask, int count) {
  for (int i = 0; i < count; i++) { *at++ = words[i] & mask[i]; }
  return at;
}

/* Facts of which nothing can come any more are only counted. */
static uint32_t *put_facts(const StatePrinter *printer, const CallState *state,
                           const uint32_t *mask, uint32_t *at) {
  const Call *call = printer->call;
  const StateLayout *layout = &call->model->layout;
  int words = layout->known - layout->told;
  for (int part = layout->told; part < layout->opened; part += words) {
    at = put_masked(at, state->tail + part, mask, words);
  }
  at = put_masked(at, call->truth, mask, words);
  ScoreNotes notes = score_notes(call, state);
  at = put(at, notes.known);
  at = put(at, notes.noted);
  at = put(at, notes.decoys);
  at = put(at, call->must_hear);
  at = put(at, state->must_told);
  at = put(at, state->must_cut);
  at = put(at, state->must_named);
  return put(at, state->must_restated);
}

static uint32_t *put_draws(const StatePrinter *printer, const uint32_t *mask,
                           uint32_t *at) {
  const Call *call = printer->call;
  for (int i = 0; i < call->model->scenario->draw_count; i++) {
    if (mask[i / 32] >> (i % 32) & 1) { at = put(at, call->drawn[i]); }
  }
  return at;
}

/* The ideal listener opens the records at the first turns' ends and notes
** what they tell; till that is done all facts are ahead of him. */
static AheadMask mask_of(const StatePrinter *printer, const CallState *state) {
  int opened = printer->call->model->layout.opened;
  int records = printer->call->model->scenario->record_count;
  for (int i = 0; i < records && printer->mode == LISTEN_IDEAL; i++) {
    if (!state_bit(state, opened, i)) { return ahead_mask_all(printer->ahead); }
  }
  bool open = state->phase == PHASE_OPEN;
  return ahead_mask(printer->ahead, state->node, open);
}

static uint32_t *put_call(const StatePrinter *printer, const CallState *state,
                          uint32_t *at) {
  const StateLayout *layout = &printer->call->model->layout;
  AheadMask mask = mask_of(printer, state);
  at = put(at, state->node);
  if (printer->rounds) { at = put(at, state->replies); }
  if (printer->rounds || printer->asks_turn) { at = put(at, state->turn); }
  if (printer->clock) { at = put(at, state->now_ms); }
  at = put_people(printer, state, at);
  at = state->phase == PHASE_OPEN ? put_open_turn(printer, state, at)
                                  : put_running_turn(printer, state, at);
  at = put_facts(printer, state, mask.facts, at);
  at = put_draws(printer, mask.draws, at);
  at = put_words(at, state->tail + layout->opened,
                 layout->spent - layout->opened);
  at = put_masked(at, state->tail + layout->spent, mask.tail + layout->spent,
                  layout->plan - layout->spent);
  at = put_slots(printer, state, mask.tail, at);
  return put_masked(at, state->tail + layout->vars, mask.tail + layout->vars,
                    layout->words - layout->vars);
}

/* ---- after the end ---- */

/* Nothing moves the caller any more: what the score makes of the call stands
** for the call. */
static uint32_t *put_result(const StatePrinter *printer, const CallState *state,
                            uint32_t *at) {
  static const Technique JUDGED[] = {
      TECHNIQUE_LET_VENT, TECHNIQUE_BACKCHANNEL, TECHNIQUE_TAKE_NOTES,
      TECHNIQUE_BODY_LANGUAGE, TECHNIQUE_SPECIFIC_ACKNOWLEDGEMENT};
  const Call *call = printer->call;
  const int *index_of = call->model->scenario->rubric->index_of;
  for (size_t i = 0; i < sizeof JUDGED / sizeof *JUDGED; i++) {
    at = put(at, score_quality(call, state, index_of[JUDGED[i]]));
  }
  uint32_t shaken = state->composure < CALL_SHAKEN;
  shaken |= (uint32_t)(state->composure_min < CALL_SHAKEN) << 1;
  at = put(at, (int64_t)(state->flags | shaken << 24));
  at = put(at, call->must_hear > 0);
  return put(at, state->anger);
}

/* What can still be done, and what that does. */
static uint32_t *put_tasks(const StatePrinter *printer, const CallState *state,
                           uint32_t *at) {
  const StateLayout *layout = &printer->call->model->layout;
  at = put(at, state->minutes_left);
  at = put_words(at, state->tail + layout->promised,
                 layout->spent - layout->promised);
  for (int i = 0; i < printer->after_count; i++) {
    const Ask *ask = &printer->after[i];
    int64_t value =
        state_ask(printer->call, state, (AskKind)ask->kind, ask->index);
    at = put(at, value);
    at = put(at, value >> 32);
  }
  return at;
}

static uint32_t *put_after(const StatePrinter *printer, const CallState *state,
                           uint32_t *at) {
  at = put(at, state->outcome << 1 | state->closed_by);
  at = put_result(printer, state, at);
  at = put_slots_after(printer, state, at);
  return put_tasks(printer, state, at);
}

/* ---- mixing ---- */

/* Odd, and without a pattern: the fractions of square roots of 2, 3 and 5. */
#define MIX_TWO   UINT64_C(0x6A09E667F3BCC909)
#define MIX_THREE UINT64_C(0xBB67AE8584CAA73B)
#define MIX_FIVE  UINT64_C(0x3C6EF372FE94F82B)

static uint64_t turned(uint64_t bits, int by) {
  return bits << by | bits >> (64 - by);
}

static uint64_t spread(uint64_t bits) {
  bits = (bits ^ bits >> 32) * MIX_THREE;
  bits = (bits ^ bits >> 29) * MIX_FIVE;
  return bits ^ bits >> 32;
}

/* 128 bits of what was taken in so far. */
typedef struct {
  uint64_t low, high;
} Mixed;

static Mixed take_in(Mixed so_far, uint32_t one, uint32_t other) {
  uint64_t next = (uint64_t)one << 32 | other;
  uint64_t low = turned((so_far.low ^ next) * MIX_THREE, 29) + so_far.high;
  uint64_t high = turned((so_far.high + next) * MIX_FIVE, 31) ^ so_far.low;
  return (Mixed){low, high};
}

/* Two mixtures take turns, so that one need not wait for the other. */
static StatePrint mix(const uint32_t *words, int count) {
  Mixed odd = {MIX_TWO ^ (uint64_t)count, MIX_THREE},
        even = {MIX_FIVE, MIX_TWO};
  int i = 0;
  for (; i + 4 <= count; i += 4) {
    odd = take_in(odd, words[i], words[i + 1]);
    even = take_in(even, words[i + 2], words[i + 3]);
  }
  for (; i < count; i++) { odd = take_in(odd, words[i], 0); }
  odd.low += turned(even.low * MIX_FIVE, 23);
  odd.high ^= turned(even.high * MIX_THREE, 41);
  StatePrint print = {spread(odd.low ^ odd.high),
                      spread(odd.high + MIX_TWO * odd.low)};
  if (print.low == 0 && print.high == 0) { print.low = 1; }
  return print;
}

StatePrint state_print(StatePrinter *printer, const CallState *state) {
  uint32_t *at = printer->words;
  bool over = state->phase == PHASE_OVER;
  at = put(at, over);
  at = over ? put_after(printer, state, at) : put_call(printer, state, at);
  return mix(printer->words, (int)(at - printer->words));
}

StatePrint state_print_tasks(StatePrinter *printer, const CallState *state) {
  uint32_t *at = put_tasks(printer, state, printer->words);
  return mix(printer->words, (int)(at - printer->words));
}
