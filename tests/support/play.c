/* SPDX-License-Identifier: MIT */
#include "play.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "loader.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  ARENA_CAP = 64 * 1024 * 1024,
  STORY_BYTES = 256 * 1024,
  MOST_OUTPUTS = 40000,
  MOST_FACTS = 8
};

/* ---- picking up ---- */

static void fail_with(const Diags *diags) {
  const Err *err = diags_first_error(diags);
  fail_msg("%d:%d %s: %s", err->line, err->column, err->pointer, err->text);
}

static const Scenario *load(Arena *arena, const char *json) {
  Diags *diags = diags_create(arena, DIAGS_DEFAULT_CAP);
  const Rubric *rubric = loader_rubric(arena);
  if (!rubric) { fail_with(diags); }
  size_t length = strlen(json);
  char *text = arena_copy(arena, json, length);
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '\'') { text[i] = '"'; }
  }
  const Scenario *scenario =
      scenario_load(arena, rubric, "test", text, length, diags);
  if (!scenario) { fail_with(diags); }
  return scenario;
}

static void hear(void *context, const CallOutput *output) {
  Heard *heard = context;
  assert_in_range(heard->count, 0, MOST_OUTPUTS - 1);
  heard->outputs[heard->count++] = *output;
}

static Play begin(Arena *arena, const char *json, CallOptions options) {
  Play play = {.arena = arena};
  play.model = call_model_create(arena, load(arena, json));
  play.call = call_create(arena, play.model, &options);
  play.state = call_state_create(arena, play.call);
  play.heard = arena_alloc(arena, sizeof *play.heard);
  play.heard->outputs = arena_array(arena, MOST_OUTPUTS, sizeof(CallOutput));
  play.sink = arena_alloc(arena, sizeof *play.sink);
  *play.sink = (CallSink){hear, play.heard};
  call_begin(play.call, play.state, play.sink);
  return play;
}

Play play_begin(const char *json, CallOptions options) {
  return begin(arena_create(ARENA_CAP), json, options);
}

static void add_list(Str *json, const char *before, const char *piece,
                     const char *usual, const char *after) {
  str_addf(json, "%s%s%s", before, piece ? piece : usual, after);
}

/* Every node of a story can be reached, so that the loader takes it. */
static void write_story(const Story *story, Str *json) {
  str_add(json, "{'format':1,'id':'t','title':'T','language':'en',");
  add_list(json, "", story->keys, "", "'caller':{'name':'Ada',");
  add_list(json, "", story->caller, "", "'temper':{");
  add_list(json, "", story->temper, "'grievance':700", "}},");
  add_list(json, "'facts':{", story->facts,
           "'a':{'text':'a','must_hear':true},"
           "'b':{'text':'b','must_hear':true},'c':{'text':'c'},"
           "'no':{'text':'no','true':false,'near':'a'}",
           "},'start':'talk','nodes':{'talk':{");
  add_list(json, "", story->talk, "", "'caller':[");
  add_list(json, "", story->lines, "{'say':'x','ms':5000,'tells':['a','b']}",
           "],'replies':[");
  add_list(json, "", story->replies, "",
           "{'id':'plain','say':'x','goto':'talk'},"
           "{'id':'more','say':'x','goto':'talk'},"
           "{'id':'bye','say':'x','goto':'end'}]},");
  add_list(json, "", story->nodes, "", "'end':{");
  add_list(json, "", story->end,
           "'caller':[{'say':'x','ms':1000}],'end':{'outcome':'resolved'}",
           "}}}");
}

Play play_story_with(const Story *story, CallOptions options) {
  Arena *arena = arena_create(ARENA_CAP);
  Str json = str_init(arena_alloc(arena, STORY_BYTES), STORY_BYTES);
  write_story(story, &json);
  assert_false(json.cut);
  return begin(arena, json.text, options);
}

Play play_story(const Story *story) {
  return play_story_with(story, call_options(1));
}

void play_end(Play *play) {
  arena_destroy(play->arena);
}

void play_advance(Play *play, int t_ms) {
  call_advance(play->call, play->state, t_ms, play->sink);
}

int play_hear_out(Play *play) {
  CallState *state = play->state;
  while (state->phase == PHASE_WORDS || state->phase == PHASE_SPEECH ||
         state->phase == PHASE_PAUSE) {
    play_advance(play, call_next_ms(state));
  }
  return state->now_ms;
}

/* ---- deeds ---- */

static int find_in_node(const Play *play, int node, const char *id) {
  const Scenario *scenario = play->model->scenario;
  Span span = scenario->nodes[node].replies;
  for (int i = span.first; i < span.first + span.count; i++) {
    if (strcmp(scenario->replies[i].id, id) == 0) { return i; }
  }
  fail_msg("no reply %s in node %s", id, scenario->nodes[node].id);
  return NONE;
}

int play_find_reply(const Play *play, const char *node, const char *id) {
  const Scenario *scenario = play->model->scenario;
  int i = 0;
  while (strcmp(scenario->nodes[i].id, node) != 0) { i++; }
  return find_in_node(play, i, id);
}

int play_fact(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  int i = 0;
  while (i < scenario->fact_count && strcmp(scenario->facts[i].id, id) != 0) {
    i++;
  }
  if (i == scenario->fact_count) { fail_msg("no fact %s", id); }
  return i;
}

static int find_record(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  int i = 0;
  while (strcmp(scenario->records[i].id, id) != 0) { i++; }
  return i;
}

static int find_task(const Play *play, const char *id) {
  const Scenario *scenario = play->model->scenario;
  int i = 0;
  while (strcmp(scenario->tasks[i].id, id) != 0) { i++; }
  return i;
}

static void read_reply(const Play *play, char *words, CallEvent *event,
                       int *facts) {
  char *rest = NULL;
  event->deed = DO_REPLY;
  event->index =
      find_in_node(play, play->state->node, strtok_r(words, " ", &rest));
  event->facts = facts;
  for (char *word; (word = strtok_r(NULL, " ", &rest));) {
    facts[event->fact_count++] = play_fact(play, word);
  }
}

static void read_posture(const char *word, CallEvent *event) {
  event->deed = DO_POSTURE;
  if (strcmp(word, "open") == 0) { event->open_stance = POSTURE_YES; }
  if (strcmp(word, "closed") == 0) { event->open_stance = POSTURE_NO; }
  if (strcmp(word, "on") == 0) { event->eyes_on = POSTURE_YES; }
  if (strcmp(word, "off") == 0) { event->eyes_on = POSTURE_NO; }
}

static bool read_plain(const char *verb, CallEvent *event) {
  static const struct {
    const char *verb;
    Deed deed;
  } PLAIN[] = {{"backchannel", DO_BACKCHANNEL},
               {"breathe", DO_BREATHE},
               {"transfer", DO_TRANSFER},
               {"hang_up", DO_HANG_UP},
               {"finish", DO_FINISH}};
  for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
    if (strcmp(verb, PLAIN[i].verb) != 0) { continue; }
    event->deed = PLAIN[i].deed;
    return true;
  }
  return false;
}

static void read_object(const Play *play, const char *verb, char *rest,
                        CallEvent *event, int *facts) {
  if (strcmp(verb, "reply") == 0) {
    read_reply(play, rest, event, facts);
  } else if (strcmp(verb, "note") == 0 || strcmp(verb, "unnote") == 0) {
    event->deed = verb[0] == 'n' ? DO_NOTE : DO_UNNOTE;
    event->index = play_fact(play, rest);
  } else if (strcmp(verb, "lookup") == 0) {
    event->deed = DO_LOOKUP;
    event->index = find_record(play, rest);
  } else if (strcmp(verb, "task") == 0) {
    event->deed = DO_TASK;
    event->index = find_task(play, rest);
  } else if (strcmp(verb, "posture") == 0 || strcmp(verb, "eyes") == 0) {
    read_posture(rest, event);
  } else {
    fail_msg("no such deed: %s", verb);
  }
}

static bool try_deed(Play *play, int t_ms, const char *deed, Err *err) {
  char words[128];
  int facts[MOST_FACTS];
  CallEvent event = {.t_ms = t_ms, .facts = facts};
  snprintf(words, sizeof words, "%s", deed);
  char *rest = strchr(words, ' ');
  if (rest) { *rest++ = '\0'; }
  play_advance(play, t_ms);
  if (!read_plain(words, &event)) {
    read_object(play, words, rest, &event, facts);
  }
  return call_do(play->call, play->state, &event, play->sink, err);
}

void play_do(Play *play, int t_ms, const char *deed) {
  Err err = {0};
  if (!try_deed(play, t_ms, deed, &err)) {
    fail_msg("%s at %d: %s", deed, t_ms, err.text);
  }
}

void play_answer(Play *play, const char *reply) {
  char deed[128];
  snprintf(deed, sizeof deed, "reply %s", reply);
  int now_ms = play_hear_out(play);
  assert_int_equal(play->state->phase, PHASE_OPEN);
  play_do(play, now_ms, deed);
}

void play_refused(Play *play, int t_ms, const char *deed, const char *why) {
  Err err = {0};
  if (try_deed(play, t_ms, deed, &err)) {
    fail_msg("%s at %d was possible", deed, t_ms);
  }
  assert_int_equal(err.code, ERR_SCHEMA);
  assert_string_equal(err.text, why);
}

/* ---- what it was worth ---- */

Score *play_score(Play *play) {
  call_run_out(play->call, play->state, play->sink);
  Score *score = arena_alloc(play->arena, sizeof *score);
  score_call(play->call, play->state, score);
  return score;
}

int play_entry(const Play *play, const char *technique) {
  int entry = rubric_find(play->model->scenario->rubric, technique);
  if (entry == NONE) { fail_msg("no technique %s", technique); }
  return entry;
}

int play_uses(const Play *play, const char *technique) {
  return state_uses(play->call, play->state, play_entry(play, technique));
}

int play_best(const Play *play, const char *technique) {
  return state_best(play->call, play->state, play_entry(play, technique));
}

/* ---- what was heard ---- */

int play_count(const Play *play, OutputKind kind) {
  int count = 0;
  for (int i = 0; i < play->heard->count; i++) {
    count += play->heard->outputs[i].kind == kind;
  }
  return count;
}

const CallOutput *play_last(const Play *play, OutputKind kind) {
  int i = play->heard->count - 1;
  while (i >= 0 && play->heard->outputs[i].kind != kind) { i--; }
  if (i < 0) { fail_msg("no output of kind %d", (int)kind); }
  return &play->heard->outputs[i];
}

int play_quality(const Play *play, const char *technique) {
  int entry = play_entry(play, technique), quality = NONE;
  const CallOutput *from = play_last(play, OUTPUT_ANSWER);
  const CallOutput *to = play_last(play, OUTPUT_ANSWERED);
  for (; from < to; from++) {
    if (from->kind == OUTPUT_USED && from->a == entry) { quality = from->b; }
  }
  return quality;
}

Play play_given(const Story *story, const char *members) {
  char replies[1024];
  int length = snprintf(replies, sizeof replies, REPLY("r", "%s"), members);
  assert_true(length < (int)sizeof replies);
  Story with = *story;
  with.replies = replies;
  Play play = play_story(&with);
  play_answer(&play, "r");
  return play;
}

int play_quality_in(const Story *story, const char *technique,
                    const char *members) {
  Play play = play_given(story, members);
  int quality = play_quality(&play, technique);
  play_end(&play);
  return quality;
}

int64_t play_var(const Play *play, int index) {
  return state_var(play->call, play->state, index);
}

bool play_bit(const Play *play, int part, const char *fact) {
  return state_bit(play->state, part, play_fact(play, fact));
}

int play_earned(const Score *score, const Play *play, const char *technique) {
  int entry = play_entry(play, technique);
  for (int i = 0; i < score->item_count; i++) {
    const ScoreItem *item = &score->items[i];
    if (item->entry == entry) {
      return item->counts ? item->earned_permille : NONE;
    }
  }
  fail_msg("%s is not on the card", technique);
  return NONE;
}

int play_charged(const Score *score, const Play *play, const char *technique) {
  int entry = play_entry(play, technique);
  for (int i = 0; i < score->penalty_count; i++) {
    if (score->penalties[i].entry == entry) {
      return score->penalties[i].points;
    }
  }
  return 0;
}
