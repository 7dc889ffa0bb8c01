/* SPDX-License-Identifier: MIT */
#include "call/state.h"

#include "base/arena.h"
#include "base/rng.h"
#include "scenario/rubric.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* ---- the model ---- */

/* What comes about by time or state, without any tag. */
static const Technique UNTAGGED[] = {
    TECHNIQUE_LET_VENT,      TECHNIQUE_BACKCHANNEL,
    TECHNIQUE_USE_NAME,      TECHNIQUE_KNOW_HISTORY,
    TECHNIQUE_INTERRUPT,     TECHNIQUE_CUT_OFF_WITH_ADMIN,
    TECHNIQUE_RUSH,          TECHNIQUE_DEAD_AIR,
    TECHNIQUE_WRONG_FACT,    TECHNIQUE_ASK_KNOWN,
    TECHNIQUE_VAGUE_PROMISE, TECHNIQUE_SOLUTION_TOO_EARLY,
    TECHNIQUE_HANG_UP_FIRST, TECHNIQUE_CLOSED_POSTURE,
    TECHNIQUE_TOLERATE_ABUSE};

static void give_slot(CallModel *model, int16_t *slot_of, int entry) {
  if (slot_of[entry] == NONE) { slot_of[entry] = (int16_t)model->slot_count++; }
}

static void give_span_slots(CallModel *model, int16_t *slot_of, Span span) {
  for (int i = 0; i < span.count; i++) {
    give_slot(model, slot_of, model->scenario->refs[span.first + i]);
  }
}

static bool list_faults(Arena *arena, CallModel *model) {
  const Rubric *rubric = model->scenario->rubric;
  int16_t *faults = arena_array(arena, (size_t)rubric->count, sizeof *faults);
  if (!faults) { return false; }
  for (int i = 0; i < rubric->count; i++) {
    bool penalised = rubric->entries[i].kind == KIND_PENALISED;
    if (!penalised || model->slot_of[i] == NONE) { continue; }
    faults[model->fault_count++] = (int16_t)i;
  }
  model->faults = faults;
  return true;
}

static bool mark_goals(Arena *arena, CallModel *model) {
  const Scenario *scenario = model->scenario;
  size_t count = (size_t)scenario->rubric->count;
  bool *is_goal = arena_array(arena, count, sizeof *is_goal);
  if (!is_goal) { return false; }
  for (int i = 0; i < scenario->goals.count; i++) {
    is_goal[scenario->refs[scenario->goals.first + i]] = true;
  }
  model->is_goal = is_goal;
  return true;
}

static bool lay_techniques(Arena *arena, CallModel *model) {
  const Scenario *scenario = model->scenario;
  const Rubric *rubric = scenario->rubric;
  int16_t *slot_of = arena_array(arena, (size_t)rubric->count, sizeof *slot_of);
  uint8_t *technique_of = arena_alloc(arena, (size_t)rubric->count);
  if (!slot_of || !technique_of) { return false; }
  for (int i = 0; i < rubric->count; i++) {
    slot_of[i] = NONE;
    technique_of[i] = (uint8_t)technique_by_id(rubric->entries[i].id);
  }
  for (size_t i = 0; i < sizeof UNTAGGED / sizeof *UNTAGGED; i++) {
    give_slot(model, slot_of, rubric->index_of[UNTAGGED[i]]);
  }
  for (int i = 0; i < scenario->reply_count; i++) {
    Span uses = scenario->replies[i].uses;
    give_span_slots(model, slot_of, uses);
    if (uses.count > model->most_tags) { model->most_tags = uses.count; }
  }
  for (int i = 0; i < scenario->task_count; i++) {
    give_span_slots(model, slot_of, scenario->tasks[i].uses);
  }
  /* Own words may be abuse that no author thought of. */
  if (model->lexicon) {
    give_slot(model, slot_of, rubric->index_of[TECHNIQUE_HOSTILITY]);
  }
  model->slot_of = slot_of;
  model->technique_of = technique_of;
  return list_faults(arena, model) && mark_goals(arena, model);
}

/* Where a node's visits are counted: on a cycle they choose variants. */
typedef struct {
  int *slot;
  int count;
} VisitSlots;

static void count_asked_visits(void *context, int kind, int index) {
  VisitSlots *visits = context;
  if (kind == ASK_SEEN && visits->slot[index] == NONE) {
    visits->slot[index] = visits->count++;
  }
}

static int lay_visits(Arena *arena, CallModel *model) {
  const Scenario *scenario = model->scenario;
  VisitSlots visits = {0};
  visits.slot =
      arena_array(arena, (size_t)scenario->node_count, sizeof *visits.slot);
  if (!visits.slot) { return NONE; }
  for (int i = 0; i < scenario->node_count; i++) {
    bool counted = scenario->nodes[i].on_cycle;
    visits.slot[i] = counted ? visits.count++ : NONE;
  }
  scenario_each_ask(scenario, count_asked_visits, &visits);
  model->visit_slot = visits.slot;
  return visits.count;
}

static int lay_once(Arena *arena, CallModel *model) {
  const Scenario *scenario = model->scenario;
  int count = 0;
  int *slot = arena_array(arena, (size_t)scenario->reply_count, sizeof *slot);
  if (!slot) { return NONE; }
  for (int i = 0; i < scenario->reply_count; i++) {
    slot[i] = scenario->replies[i].once ? count++ : NONE;
  }
  model->once_slot = slot;
  return count;
}

static uint64_t line_stream(const char *node, int place) {
  char number[16];
  snprintf(number, sizeof number, "/%d", place);
  uint64_t hash = hash_fnv_text(HASH_FNV_START, "line/");
  return hash_fnv_text(hash_fnv_text(hash, node), number);
}

static uint64_t reaction_stream(const Scenario *scenario, const Reply *reply) {
  uint64_t hash = hash_fnv_text(HASH_FNV_START, "reaction/");
  hash = hash_fnv_text(hash, scenario->nodes[reply->node].id);
  return hash_fnv_text(hash_fnv_text(hash, "/"), reply->id);
}

static bool lay_streams(Arena *arena, CallModel *model) {
  const Scenario *scenario = model->scenario;
  uint64_t *stream =
      arena_array(arena, (size_t)scenario->line_count, sizeof *stream);
  if (!stream) { return false; }
  for (int i = 0; i < scenario->node_count; i++) {
    const Node *node = &scenario->nodes[i];
    for (int k = 0; k < node->lines.count; k++) {
      stream[node->lines.first + k] = line_stream(node->id, k);
    }
  }
  for (int i = 0; i < scenario->reply_count; i++) {
    const Reply *reply = &scenario->replies[i];
    if (reply->reaction != NONE) {
      stream[reply->reaction] = reaction_stream(scenario, reply);
    }
  }
  model->line_stream = stream;
  return true;
}

static int most_words(const Scenario *scenario, Span variants) {
  int most = 0;
  for (int i = variants.first; i < variants.first + variants.count; i++) {
    int words = scenario->texts[i].words;
    if (words > most) { most = words; }
  }
  return most;
}

static bool lay_words(Arena *arena, CallModel *model) {
  const Scenario *scenario = model->scenario;
  int *words = arena_array(arena, (size_t)scenario->line_count, sizeof *words);
  if (!words) { return false; }
  for (int i = 0; i < scenario->line_count; i++) {
    words[i] = most_words(scenario, scenario->lines[i].variants);
  }
  model->line_words = words;
  return true;
}

static int most_lines(const Scenario *scenario) {
  int most = 0;
  for (int i = 0; i < scenario->node_count; i++) {
    int count = scenario->nodes[i].lines.count;
    if (count > most) { most = count; }
  }
  return most;
}

static int take(int *next, int words) {
  int begin = *next;
  *next += words;
  return begin;
}

static int bit_words(int bits) {
  return (bits + 31) / 32;
}

static void lay_state(CallModel *model, int once_count, int visit_count) {
  const Scenario *scenario = model->scenario;
  StateLayout *at = &model->layout;
  int next = 0, facts = bit_words(scenario->fact_count);
  at->told = take(&next, facts);
  at->known = take(&next, facts);
  at->noted = take(&next, facts);
  at->restated = take(&next, facts);
  at->cut_off = take(&next, facts);
  at->opened = take(&next, bit_words(scenario->record_count));
  at->promised = take(&next, bit_words(scenario->promise_count));
  at->kept = take(&next, bit_words(scenario->promise_count));
  at->done = take(&next, bit_words(scenario->task_count));
  at->spent = take(&next, bit_words(once_count));
  at->chosen = take(&next, bit_words(scenario->asked_count));
  at->plan = take(&next, bit_words(most_lines(scenario)));
  at->slots = take(&next, model->slot_count);
  at->vars = take(&next, 2 * scenario->var_count);
  at->visits = take(&next, visit_count);
  at->words = next;
  model->trial_bytes =
      sizeof(CallState) + (size_t)at->visits * sizeof(uint32_t);
  model->state_bytes = sizeof(CallState) + (size_t)next * sizeof(uint32_t);
}

/* A protest is as long as the longest of them. */
static int longest_protest_ms(const Scenario *scenario) {
  int chars = 0;
  for (int i = 0; i < scenario->protest_count; i++) {
    if (scenario->protests[i].chars > chars) {
      chars = scenario->protests[i].chars;
    }
  }
  return (400 + 65 * chars) * 100 / scenario->caller.pace;
}

const CallModel *call_model_create(Arena *arena, const Scenario *scenario) {
  return call_model_create_with(arena, scenario, NULL, NULL);
}

const CallModel *call_model_create_with(Arena *arena, const Scenario *scenario,
                                        const Lexicon *lexicon,
                                        const FactForms *forms) {
  CallModel *model = arena_alloc(arena, sizeof *model);
  if (!model) { return NULL; }
  model->scenario = scenario;
  model->lexicon = lexicon;
  model->forms = forms;
  if (!lay_techniques(arena, model) || !lay_streams(arena, model) ||
      !lay_words(arena, model)) {
    return NULL;
  }
  int visits = lay_visits(arena, model);
  int once = lay_once(arena, model);
  if (visits == NONE || once == NONE) { return NULL; }
  lay_state(model, once, visits);
  model->protest_ms = longest_protest_ms(scenario);
  return model;
}

/* ---- the call ---- */

int call_draw(const Call *call, uint64_t stream, int bound) {
  Rng rng = rng_init(call->options.seed, stream);
  return (int)rng_below(&rng, (uint32_t)bound);
}

static int64_t answer_drawn(const void *world, AskKind kind, int index) {
  const Call *call = world;
  assert(kind == ASK_DRAWN);
  (void)kind;
  int list = call->model->scenario->words[index].draw;
  return call->drawn[list] == index;
}

static bool draw_words(Arena *arena, Call *call) {
  const Scenario *scenario = call->model->scenario;
  int *drawn = arena_array(arena, (size_t)scenario->draw_count, sizeof *drawn);
  if (!drawn) { return false; }
  for (int i = 0; i < scenario->draw_count; i++) {
    const Draw *draw = &scenario->draws[i];
    uint64_t stream = hash_fnv_text(HASH_FNV_START, "draw/");
    stream = hash_fnv_text(stream, draw->id);
    drawn[i] = draw->words.first + call_draw(call, stream, draw->words.count);
  }
  call->drawn = drawn;
  return true;
}

static bool fact_holds(const Call *call, const Fact *fact) {
  if (fact->truth != TRUTH_DRAWN) { return fact->truth == TRUTH_ALWAYS; }
  return expr_holds(fact->when, answer_drawn, call);
}

static bool settle_facts(Arena *arena, Call *call) {
  const Scenario *scenario = call->model->scenario;
  int words = bit_words(scenario->fact_count);
  uint32_t *truth = arena_array(arena, (size_t)words, sizeof *truth);
  if (!truth) { return false; }
  for (int i = 0; i < scenario->fact_count; i++) {
    if (!fact_holds(call, &scenario->facts[i])) { continue; }
    truth[i / 32] |= UINT32_C(1) << (i % 32);
    call->must_hear += scenario->facts[i].must_hear;
  }
  call->truth = truth;
  return true;
}

static bool read_record(Arena *arena, Call *call) {
  const Scenario *scenario = call->model->scenario;
  size_t words = (size_t)bit_words(scenario->fact_count);
  uint32_t *on_record = arena_array(arena, words, sizeof *on_record);
  if (!on_record) { return false; }
  for (int i = 0; i < scenario->record_count; i++) {
    Span tells = scenario->records[i].tells;
    for (int k = 0; k < tells.count; k++) {
      int fact = scenario->refs[tells.first + k];
      if (!call_fact_true(call, fact)) { continue; }
      on_record[fact / 32] |= UINT32_C(1) << (fact % 32);
    }
  }
  call->on_record = on_record;
  return true;
}

const Call *call_create(Arena *arena, const CallModel *model,
                        const CallOptions *options) {
  Call *call = arena_alloc(arena, sizeof *call);
  if (!call) { return NULL; }
  call->model = model;
  call->options = *options;
  call->patience_ms = (int)((int64_t)model->scenario->temper.patience_ms *
                            options->response_percent / 100);
  bool drawn = draw_words(arena, call) && settle_facts(arena, call) &&
               read_record(arena, call);
  return drawn ? call : NULL;
}

static void note_answer(const Call *call, const Expr *when, bool holds) {
  call->answers[expr_tag(when).number] |= holds ? ANSWER_TRUE : ANSWER_FALSE;
}

const Call *call_watched(Arena *arena, const Call *call, uint8_t *answers) {
  Call *watched = arena_alloc(arena, sizeof *watched);
  if (!watched) { return NULL; }
  *watched = *call;
  watched->answers = answers;
  const Scenario *scenario = call->model->scenario;
  for (int i = 0; i < scenario->fact_count; i++) {
    if (scenario->facts[i].truth != TRUTH_DRAWN) { continue; }
    note_answer(watched, scenario->facts[i].when, call_fact_true(call, i));
  }
  return watched;
}

CallOptions call_options(uint64_t seed) {
  return (CallOptions){
      .seed = seed, .response_percent = 100, .composure = CALL_START_COMPOSURE};
}

bool call_fact_on_record(const Call *call, int fact) {
  return call->on_record[fact / 32] >> (fact % 32) & 1;
}

/* ---- what expressions ask ---- */

typedef struct {
  const Call *call;
  const CallState *state;
} World;

static int64_t visits_of(const Call *call, const CallState *state, int node) {
  int slot = call->model->visit_slot[node];
  assert(slot != NONE);
  return state->tail[call->model->layout.visits + slot];
}

static int64_t answer_number(const World *world, AskKind kind, int index) {
  const Call *call = world->call;
  const CallState *state = world->state;
  switch ((int)kind) {
    case ASK_VAR:
      return state_var(call, state, index);
    case ASK_ANGER:
      return state->anger;
    case ASK_TRUST:
      return state->trust;
    case ASK_GRIEVANCE:
      return state->grievance;
    case ASK_COMPOSURE:
      return state->composure;
    case ASK_HEARD:
      return state_heard(call, state);
    case ASK_INTERRUPTIONS:
      return state->interruptions;
    case ASK_ELAPSED_S:
      return state->now_ms / 1000;
    case ASK_TURN:
      return state->turn;
    case ASK_SEEN:
      return visits_of(call, state, index);
    default:
      return state_uses(call, state, index);
  }
}

static int64_t answer(const void *context, AskKind kind, int index) {
  const World *world = context;
  const CallState *state = world->state;
  const StateLayout *at = &world->call->model->layout;
  switch ((int)kind) {
    case ASK_TOLD:
      return state_bit(state, at->told, index);
    case ASK_NOTED:
      return state_bit(state, at->noted, index);
    case ASK_RESTATED:
      return state_bit(state, at->restated, index);
    case ASK_LOOKED:
      return state_bit(state, at->opened, index);
    case ASK_CHOSE:
      return state_bit(state, at->chosen, index);
    case ASK_PROMISED:
      return state_bit(state, at->promised, index);
    case ASK_KEPT:
      return state_bit(state, at->kept, index);
    case ASK_DRAWN:
      return answer_drawn(world->call, kind, index);
    default:
      return answer_number(world, kind, index);
  }
}

int64_t state_ask(const Call *call, const CallState *state, AskKind kind,
                  int index) {
  return answer(&(World){call, state}, kind, index);
}

bool state_holds(const Call *call, const CallState *state, const Expr *when) {
  if (!when) { return true; }
  bool holds = expr_holds(when, answer, &(World){call, state});
  if (call->answers) { note_answer(call, when, holds); }
  return holds;
}

int64_t state_value(const Call *call, const CallState *state,
                    const Expr *expr) {
  return expr_value(expr, answer, &(World){call, state});
}

/* ---- the turn ---- */

const Line *state_line(const Call *call, const CallState *state) {
  const Scenario *scenario = call->model->scenario;
  if (state->line == LINE_REACTION) {
    return &scenario->lines[state->reaction];
  }
  Span lines = scenario->nodes[state->node].lines;
  return &scenario->lines[lines.first + state->line];
}

bool state_caller_speaks(const Call *call, const CallState *state) {
  if (state->phase != PHASE_SPEECH) { return false; }
  if (state->turn_flags & TURN_IN_PROTEST) { return true; }
  return state_line(call, state)->by == NONE;
}

bool state_offers(const Call *call, const CallState *state, int reply) {
  const CallModel *model = call->model;
  int once = model->once_slot[reply];
  if (once != NONE && state_bit(state, model->layout.spent, once)) {
    return false;
  }
  return state_holds(call, state, model->scenario->replies[reply].when);
}

/* ---- counters and variables ---- */

int state_heard(const Call *call, const CallState *state) {
  if (call->must_hear == 0) { return 100; }
  if (state->must_told == 0) { return 0; }
  return 100 * state->must_named / (state->must_told + state->must_cut);
}

void state_count_use(const Call *call, CallState *state, int entry,
                     int quality) {
  int slot = call->model->slot_of[entry];
  assert(slot != NONE && quality >= 0 && quality <= 1000);
  uint32_t *word = &state->tail[call->model->layout.slots + slot];
  uint32_t uses = *word >> 16, best = *word & 0xFFFF;
  if (uses < 0xFFFF) { uses++; }
  if ((uint32_t)quality > best) { best = (uint32_t)quality; }
  *word = uses << 16 | best;
}

int64_t state_var(const Call *call, const CallState *state, int var) {
  int64_t value;
  memcpy(&value, &state->tail[call->model->layout.vars + 2 * var],
         sizeof value);
  return value;
}

void state_set_var(const Call *call, CallState *state, int var, int64_t value) {
  memcpy(&state->tail[call->model->layout.vars + 2 * var], &value,
         sizeof value);
}
