/* SPDX-License-Identifier: MIT */
/* What ek play shows and asks. */
#include "base/str.h"
#include "call/trainee.h"
#include "call/wrap_up.h"
#include "play.h"

#include <limits.h>
#include <stdlib.h>

enum { TEXT_BYTES = 20000 };

void play_say(const Terminal *terminal, const char *key) {
  ek_say(terminal->ek, stdout, key, NULL, 0);
}

void play_say_text(const Terminal *terminal, const char *key, const char *name,
                   const char *text) {
  char clean[TEXT_BYTES];
  Str str = str_init(clean, sizeof clean);
  str_add_clean(&str, text);
  const LocaleArg args[] = {locale_arg_text(name, clean)};
  ek_say(terminal->ek, stdout, key, args, 1);
}

bool play_ask(Terminal *terminal, const char *key, char *word, size_t size) {
  fputs(locale_text(terminal->ek->locale, key), stdout);
  fflush(stdout);
  size_t length = 0;
  int byte = getchar();
  if (byte == EOF) {
    fputc('\n', stdout);
    terminal->closed = true;
    return false;
  }
  for (; byte != EOF && byte != '\n'; byte = getchar()) {
    if (byte != '\r' && length + 1 < size) { word[length++] = (char)byte; }
  }
  word[length] = '\0';
  return true;
}

int play_number(const char *word) {
  char *end;
  long number = strtol(word, &end, 10);
  return *end == '\0' && number > 0 && number <= INT_MAX ? (int)number : 0;
}

static void fill(const Terminal *terminal, const char *source,
                 char filled[TEXT_BYTES]) {
  Str text = str_init(filled, TEXT_BYTES);
  view_text(terminal->call, source, NULL, 0, &text);
}

/* A source text as people see it, without control characters. */
static void print_source(const Terminal *terminal, const char *before,
                         const char *source) {
  char filled[TEXT_BYTES], clean[TEXT_BYTES];
  fill(terminal, source, filled);
  Str safe = str_init(clean, sizeof clean);
  str_add_clean(&safe, filled);
  printf("%s%s\n", before, clean);
}

void play_greet(const Terminal *terminal) {
  const Scenario *scenario = terminal->call->model->scenario;
  print_source(terminal, "", scenario->title);
  if (scenario->summary) { print_source(terminal, "", scenario->summary); }
  play_say(terminal, "ek.play.keys");
}

/* ---- hearing ---- */

static void hear_speech(const Terminal *terminal, const char *name,
                        const char *source) {
  char clean[512];
  Str safe = str_init(clean, sizeof clean);
  str_add(&safe, "\n");
  str_add_clean(&safe, name);
  str_addf(&safe, " (%d): ", terminal->state->anger);
  print_source(terminal, clean, source);
}

static void hear_line(const Terminal *terminal, const CallOutput *output) {
  const Scenario *scenario = terminal->call->model->scenario;
  const Line *line = &scenario->lines[output->a];
  const Person *speaker =
      line->by == NONE ? &scenario->caller : &scenario->people[line->by];
  const char *source = scenario->texts[line->variants.first + output->b].source;
  hear_speech(terminal, speaker->name, source);
}

static void tell_promise(const Terminal *terminal, const char *source) {
  char filled[TEXT_BYTES];
  fill(terminal, source, filled);
  play_say_text(terminal, "ek.play.promised", "promise", filled);
}

void play_hear(void *context, const CallOutput *output) {
  const Terminal *terminal = context;
  const Scenario *scenario = terminal->call->model->scenario;
  switch ((int)output->kind) {
    case OUTPUT_LINE:
      hear_line(terminal, output);
      break;
    case OUTPUT_PROTEST:
      hear_speech(terminal, scenario->caller.name,
                  scenario->protests[output->a].source);
      break;
    case OUTPUT_BACKCHANNEL:
      play_say(terminal,
               output->a == 1 ? "ek.play.mm_hm" : "ek.play.mm_hm_missed");
      break;
    case OUTPUT_UNHELPED:
      play_say(terminal, "ek.play.unhelped");
      break;
    case OUTPUT_PROMISED:
      tell_promise(terminal, scenario->promises[output->a].text);
      break;
    case OUTPUT_OVER:
      play_say(terminal, "ek.play.over");
      break;
    default:
      break;
  }
}

/* ---- choosing ---- */

void play_show_replies(const Terminal *terminal) {
  int replies[PLAY_MOST_LISTED];
  int count =
      view_replies(terminal->call, terminal->state, replies, PLAY_MOST_LISTED);
  for (int i = 0; i < count; i++) {
    char number[16];
    snprintf(number, sizeof number, "  %d  ", i + 1);
    const Scenario *scenario = terminal->call->model->scenario;
    print_source(terminal, number, scenario->replies[replies[i]].say.source);
  }
}

/* Asks for one of a list; NONE when it was given up. */
static int pick(Terminal *terminal, const char *key, int count) {
  char word[64];
  if (!play_ask(terminal, key, word, sizeof word)) { return NONE; }
  int number = play_number(word);
  return number > 0 && number <= count ? number - 1 : NONE;
}

static void print_fact(const Terminal *terminal, int number, int fact) {
  char before[16];
  snprintf(before, sizeof before, "  %d  ", number);
  print_source(terminal, before,
               terminal->call->model->scenario->facts[fact].text);
}

static int list_noted(const Terminal *terminal, int *facts) {
  int count = 0;
  for (int i = 0; i < terminal->call->model->scenario->fact_count; i++) {
    bool noted =
        state_bit(terminal->state, terminal->call->model->layout.noted, i);
    if (noted && count < PLAY_MOST_LISTED) { facts[count++] = i; }
  }
  return count;
}

bool play_pick_facts(Terminal *terminal, int slots, int *facts) {
  int noted[PLAY_MOST_LISTED];
  int count = list_noted(terminal, noted);
  if (slots == 0) { return true; }
  for (int i = 0; i < count; i++) { print_fact(terminal, i + 1, noted[i]); }
  for (int i = 0; i < slots; i++) {
    int choice = pick(terminal, "ek.play.slot", count);
    if (choice == NONE) { return false; }
    facts[i] = noted[choice];
  }
  return true;
}

/* What can be noted now, decoys among it. */
static int list_offers(const Terminal *terminal, int *facts) {
  const Call *call = terminal->call;
  int count = 0;
  for (int i = 0; i < call->model->scenario->fact_count; i++) {
    if (trainee_can_note(call, terminal->state, i) &&
        count < PLAY_MOST_LISTED) {
      facts[count++] = i;
    }
  }
  return count;
}

void play_take_note(Terminal *terminal) {
  int facts[PLAY_MOST_LISTED];
  int count = list_offers(terminal, facts);
  if (count == 0) {
    play_say(terminal, "ek.play.nothing_to_note");
    return;
  }
  for (int i = 0; i < count; i++) { print_fact(terminal, i + 1, facts[i]); }
  int choice = pick(terminal, "ek.play.note", count);
  if (choice == NONE) { return; }
  int fact = facts[choice];
  play_do(terminal,
          (CallEvent){.t_ms = terminal->t_ms, .deed = DO_NOTE, .index = fact},
          terminal->call->model->scenario->facts[fact].id);
}

void play_look_up(Terminal *terminal) {
  const Scenario *scenario = terminal->call->model->scenario;
  if (scenario->record_count == 0) {
    play_say(terminal, "ek.play.no_record");
    return;
  }
  for (int i = 0; i < scenario->record_count && i < PLAY_MOST_LISTED; i++) {
    char number[16];
    snprintf(number, sizeof number, "  %d  ", i + 1);
    print_source(terminal, number, scenario->records[i].label);
  }
  int choice = pick(terminal, "ek.play.look_up", scenario->record_count);
  if (choice == NONE) { return; }
  CallEvent event = {
      .t_ms = terminal->t_ms, .deed = DO_LOOKUP, .index = choice};
  if (play_do(terminal, event, scenario->records[choice].id)) {
    print_source(terminal, "     ", scenario->records[choice].text);
  }
}

/* ---- after the call ---- */

bool play_show_tasks(const Terminal *terminal) {
  const Scenario *scenario = terminal->call->model->scenario;
  int possible = 0;
  for (int i = 0; i < scenario->task_count && i < PLAY_MOST_LISTED; i++) {
    if (!wrap_up_can_do(terminal->call, terminal->state, i)) { continue; }
    if (possible++ == 0) {
      const LocaleArg args[] = {
          locale_arg_number("count", terminal->state->minutes_left)};
      ek_say(terminal->ek, stdout, "ek.play.minutes", args, 1);
    }
    char before[32];
    snprintf(before, sizeof before, "  %d  (%d) ", i + 1,
             scenario->tasks[i].minutes);
    print_source(terminal, before, scenario->tasks[i].label);
  }
  return possible > 0;
}

void play_show_aftermath(const Terminal *terminal) {
  const Scenario *scenario = terminal->call->model->scenario;
  for (int i = 0; i < scenario->aftermath_count; i++) {
    if (!wrap_up_tells(terminal->call, terminal->state, i)) { continue; }
    print_source(terminal, "\n", scenario->aftermath[i].say.source);
  }
}
