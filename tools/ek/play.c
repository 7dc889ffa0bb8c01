/* SPDX-License-Identifier: MIT */
/* ek play: a call in the terminal. Call time passes by what one does, not by
** the clock: each line can be answered, acknowledged or heard out at leisure.
*/
#include "play.h"

#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/trainee.h"
#include "call/typed.h"
#include "os/clock.h"
#include "os/file.h"
#include "scenario/find.h"
#include "wording/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum {
  LATE_IN_LINE_MS = 200, /* before its end: within the window for mm-hm */
  THINKING_MS = 1500,    /* before one answers */
  HAND_MS = 300,         /* between two things done by hand */
  MOST_EVENTS = 20000
};

typedef struct {
  const char *scenario, *node, *save;
  uint64_t seed;
  bool has_seed, self_paced;
} Options;

/* ---- what one does ---- */

static bool record(Terminal *terminal, const CallEvent *event,
                   const ReplayEvent *done) {
  Err err = {.code = ERR_NONE};
  if (!call_do(terminal->call, terminal->state, event, &terminal->sink, &err)) {
    play_say_text(terminal, "ek.play.cannot", "why", err.text);
    return false;
  }
  if (terminal->event_count < MOST_EVENTS) {
    terminal->events[terminal->event_count++] = *done;
  }
  terminal->t_ms = event->t_ms;
  return true;
}

bool play_do(Terminal *terminal, CallEvent event, const char *id) {
  if (event.t_ms < terminal->t_ms) { event.t_ms = terminal->t_ms; }
  ReplayEvent done = {.t_ms = event.t_ms,
                      .deed = event.deed,
                      .id = id,
                      .open_stance = event.open_stance,
                      .eyes_on = event.eyes_on};
  if (event.fact_count > 0) {
    const Scenario *scenario = terminal->call->model->scenario;
    const char **facts =
        arena_array(terminal->arena, (size_t)event.fact_count, sizeof *facts);
    if (!facts) { return false; }
    for (int i = 0; i < event.fact_count; i++) {
      facts[i] = scenario->facts[event.facts[i]].id;
    }
    done.facts = facts;
    done.fact_count = event.fact_count;
  }
  return record(terminal, &event, &done);
}

static void do_plain(Terminal *terminal, Deed deed) {
  play_do(terminal, (CallEvent){.t_ms = terminal->t_ms, .deed = deed}, NULL);
}

static void give_reply(Terminal *terminal, int number) {
  int replies[PLAY_MOST_LISTED];
  int count =
      view_replies(terminal->call, terminal->state, replies, PLAY_MOST_LISTED);
  if (number < 1 || number > count) {
    play_say(terminal, "ek.play.no_such");
    return;
  }
  const Scenario *scenario = terminal->call->model->scenario;
  const Reply *reply = &scenario->replies[replies[number - 1]];
  int facts[PLAY_MOST_LISTED];
  if (reply->slots > PLAY_MOST_LISTED ||
      !play_pick_facts(terminal, reply->slots, facts)) {
    return;
  }
  play_do(terminal,
          (CallEvent){.t_ms = terminal->t_ms,
                      .deed = DO_REPLY,
                      .index = replies[number - 1],
                      .facts = facts,
                      .fact_count = reply->slots},
          reply->id);
}

static void change_posture(Terminal *terminal) {
  bool closed = terminal->state->flags & STATE_CLOSED_STANCE;
  play_do(terminal,
          (CallEvent){.t_ms = terminal->t_ms,
                      .deed = DO_POSTURE,
                      .open_stance = closed ? POSTURE_YES : POSTURE_NO},
          NULL);
}

/* What follows the letter, said in the caller's ear as it stands. */
static void type_words(Terminal *terminal, const char *words) {
  Err err = {.code = ERR_NONE};
  int facts[TYPED_MOST_FACTS];
  CallEvent event = {.t_ms = terminal->t_ms};
  while (*words == ' ') { words++; }
  const ReplayEvent done = {
      .t_ms = terminal->t_ms,
      .deed = DO_TYPE,
      .id = arena_copy(terminal->arena, words, strlen(words))};
  if (!done.id) { return; }
  if (!typed_resolve(terminal->call, terminal->state, words, facts, &event,
                     &err)) {
    play_say_text(terminal, "ek.play.cannot", "why", err.text);
    return;
  }
  record(terminal, &event, &done);
}

/* One command; false when it was only to listen on. */
static bool obey(Terminal *terminal, const char *word) {
  if (word[0] >= '1' && word[0] <= '9') {
    give_reply(terminal, play_number(word));
    return true;
  }
  switch (word[0]) {
    case 'm':
      do_plain(terminal, DO_BACKCHANNEL);
      return true;
    case 'b':
      do_plain(terminal, DO_BREATHE);
      return true;
    case 'g':
      do_plain(terminal, DO_TRANSFER);
      return true;
    case 'e':
      do_plain(terminal, DO_HANG_UP);
      return true;
    case 'p':
      change_posture(terminal);
      return true;
    case 't':
      type_words(terminal, word + 1);
      return true;
    case 'n':
      play_take_note(terminal);
      return true;
    case 'l':
      play_look_up(terminal);
      return true;
    case 'r':
      play_show_replies(terminal);
      return true;
    case '\0':
      return false;
    default:
      play_say(terminal, "ek.play.keys");
      return true;
  }
}

/* ---- a call ---- */

/* While she speaks: at the end of each line one can do what fits there. */
static void hear_line(Terminal *terminal) {
  CallState *state = terminal->state;
  int begin_ms = state->line_begin_ms;
  int late_ms = state->line_end_ms - LATE_IN_LINE_MS;
  if (late_ms < begin_ms) { late_ms = begin_ms; }
  if (late_ms > terminal->t_ms) { terminal->t_ms = late_ms; }
  call_advance(terminal->call, state, terminal->t_ms, &terminal->sink);
  while (state->phase == PHASE_SPEECH && state->line_begin_ms == begin_ms) {
    char word[64];
    if (!play_ask(terminal, "ek.play.listening", word, sizeof word) ||
        !obey(terminal, word)) {
      break;
    }
    terminal->t_ms += HAND_MS;
    call_advance(terminal->call, state, terminal->t_ms, &terminal->sink);
  }
  if (state->phase == PHASE_SPEECH && state->line_begin_ms == begin_ms) {
    call_advance(terminal->call, state, state->line_end_ms, &terminal->sink);
  }
}

static void answer(Terminal *terminal) {
  CallState *state = terminal->state;
  terminal->t_ms = state->now_ms + THINKING_MS;
  play_show_replies(terminal);
  while (state->phase == PHASE_OPEN && !terminal->closed) {
    char word[TYPED_LONGEST];
    if (!play_ask(terminal, "ek.play.answer", word, sizeof word)) { break; }
    if (!obey(terminal, word)) { play_say(terminal, "ek.play.keys"); }
    terminal->t_ms += HAND_MS;
    call_advance(terminal->call, state, terminal->t_ms, &terminal->sink);
  }
}

/* False when there was nothing more to read before the call was over: it then
** runs on as it will when its replay, which ends there, is scored. */
static bool have_call(Terminal *terminal) {
  CallState *state = terminal->state;
  while (!call_is_over(state) && !terminal->closed) {
    if (state->phase == PHASE_SPEECH) {
      hear_line(terminal);
    } else if (state->phase == PHASE_OPEN) {
      answer(terminal);
    } else {
      call_advance(terminal->call, state, call_next_ms(state), &terminal->sink);
    }
  }
  bool had = call_is_over(state);
  call_run_out(terminal->call, state, &terminal->sink);
  if (state->now_ms > terminal->t_ms) { terminal->t_ms = state->now_ms; }
  return had;
}

static void wrap_up(Terminal *terminal) {
  const Scenario *scenario = terminal->call->model->scenario;
  while (!terminal->closed && play_show_tasks(terminal)) {
    char word[64];
    if (!play_ask(terminal, "ek.play.task", word, sizeof word)) { break; }
    if (word[0] == '\0') { break; }
    int task = play_number(word) - 1;
    if (task < 0 || task >= scenario->task_count) {
      play_say(terminal, "ek.play.no_such");
      continue;
    }
    play_do(terminal,
            (CallEvent){.t_ms = terminal->t_ms, .deed = DO_TASK, .index = task},
            scenario->tasks[task].id);
  }
  do_plain(terminal, DO_FINISH);
}

/* ---- the command ---- */

static bool read_seed(const char *word, Options *options) {
  char *end;
  options->seed = strtoull(word, &end, 10);
  options->has_seed = true;
  return *word >= '0' && *word <= '9' && *end == '\0' &&
         options->seed < UINT64_C(1) << 53;
}

static bool read_option(int argc, char **argv, int *i, Options *options) {
  const char *word = argv[*i];
  if (str_equal(word, "--self-paced")) { return options->self_paced = true; }
  if (*i + 1 == argc) { return false; }
  const char *value = argv[++*i];
  if (str_equal(word, "--at")) { return (options->node = value) != NULL; }
  if (str_equal(word, "--save")) { return (options->save = value) != NULL; }
  return str_equal(word, "--seed") && read_seed(value, options);
}

static bool read_options(int argc, char **argv, Options *options) {
  for (int i = 0; i < argc; i++) {
    if (argv[i][0] == '-') {
      if (!read_option(argc, argv, &i, options)) { return false; }
    } else if (options->scenario) {
      return false;
    } else {
      options->scenario = argv[i];
    }
  }
  return options->scenario && !(options->node && options->save);
}

static bool pick_up(Terminal *terminal, const Scenario *scenario,
                    const Options *options) {
  terminal->options = call_options(options->seed);
  terminal->options.self_paced = options->self_paced;
  const CallModel *model =
      terminal->lexicon
          ? typed_model_create(terminal->arena, scenario, terminal->lexicon)
          : call_model_create(terminal->arena, scenario);
  terminal->call =
      model ? call_create(terminal->arena, model, &terminal->options) : NULL;
  if (!terminal->call) { return false; }
  terminal->state = call_state_create(terminal->arena, terminal->call);
  terminal->events =
      arena_array(terminal->arena, MOST_EVENTS, sizeof *terminal->events);
  return terminal->state && terminal->events;
}

static Replay replay_of(const Terminal *terminal) {
  const Scenario *scenario = terminal->call->model->scenario;
  Replay replay = {.scenario = scenario->id,
                   .options = terminal->options,
                   .events = terminal->events,
                   .event_count = terminal->event_count};
  memcpy(replay.hash, scenario->hash, sizeof replay.hash);
  memcpy(replay.rubric, scenario->rubric->hash, sizeof replay.rubric);
  if (replay_has_typed(&replay)) {
    memcpy(replay.lexicon, lexicon_hash(terminal->lexicon),
           sizeof replay.lexicon);
  }
  return replay;
}

static int play(Terminal *terminal, const Scenario *scenario,
                const Options *options) {
  int node = options->node ? find_node(scenario, options->node) : NONE;
  if (options->node && node == NONE) {
    return ek_refuse(terminal->ek, "ek.play.no_node", NULL, 0);
  }
  if (!pick_up(terminal, scenario, options)) {
    Err err = {.code = ERR_NONE};
    err_memory(&err);
    return ek_refuse_file(terminal->ek, &err);
  }
  play_greet(terminal);
  call_begin_at(terminal->call, terminal->state,
                node == NONE ? scenario->start : node, &terminal->sink);
  if (have_call(terminal)) { wrap_up(terminal); }
  play_show_aftermath(terminal);
  const Replay replay = replay_of(terminal);
  if (node == NONE) {
    ek_print_score(terminal->ek, terminal->call->model, &replay);
  }
  return options->save ? ek_save_replay(terminal->ek, &replay, options->save)
                       : EK_DONE;
}

int ek_play(Ek *ek, int argc, char **argv) {
  Options options = {0};
  if (!read_options(argc, argv, &options)) {
    return ek_refuse(ek, "ek.play.usage", NULL, 0);
  }
  if (!options.has_seed) {
    options.seed = (uint64_t)clock_wall_ms() % (UINT64_C(1) << 53);
  }
  int status;
  const Rubric *rubric = ek_load_rubric(ek, NULL, &status);
  if (!rubric) { return status; }
  const Scenario *scenario =
      ek_open_scenario(ek, rubric, options.scenario, &status);
  if (!scenario) { return status; }
  Terminal terminal = {.ek = ek, .arena = ek->arena};
  terminal.sink = (CallSink){play_hear, &terminal};
  /* The only language that there is a lexicon for. */
  if (strncmp(scenario->language, "en", 2) == 0) {
    terminal.lexicon = ek_load_lexicon(ek, NULL, "en", &status);
    if (!terminal.lexicon) { return status; }
  }
  return play(&terminal, scenario, &options);
}
