/* SPDX-License-Identifier: MIT */
#include "app/judge.h"

#include "base/arena.h"
#include "os/memory.h"

#include <stdlib.h>

enum {
  ARENA_BYTES = 64 * 1024 * 1024, /* of which little is used */
  /* The table of states: 8 MB, and 12 while it grows to that. */
  MOST_STATES = 190 * 1000,
  TABLE_BYTES = 8 * 1024 * 1024
};

typedef struct Case Case;
struct Case {
  Job job; /* first */
  Judge *judge;
  Case *next;
  int ticket;
  Arena *arena;
  const CallModel *model;
  const char *json;
  size_t length;
  Regret *regret; /* the worker's; NULL once nothing more is to be found */
  Judged known;
  bool failed; /* the worker's */
  bool unwanted;
};

struct Judge {
  Jobs *jobs;
  Case *first;
  int tickets;
};

/* ---- on the worker ---- */

static bool stop(void *context) {
  Case *one = context;
  jobs_give_way(one->judge->jobs);
  return jobs_is_stopped(&one->job);
}

static bool open_case(Case *one) {
  int bad_event;
  const ExploreOptions options = {.most_states = MOST_STATES,
                                  .most_bytes = TABLE_BYTES,
                                  .stop = stop,
                                  .context = one};
  const Replay *replay =
      replay_read(one->arena, "", one->json, one->length, NULL, &bad_event);
  if (!replay || !replay_fits(replay, one->model, NULL)) { return false; }
  one->regret = regret_create(one->arena, one->model, replay, &options, NULL);
  return one->regret != NULL;
}

/* One turn a time. */
static void run_case(Job *job) {
  Case *one = (Case *)(void *)job;
  bool opened = one->regret || open_case(one);
  one->failed = !opened;
  if (opened && regret_left(one->regret) > 0) {
    one->failed = !regret_step(one->regret, NULL);
  }
}

/* ---- on the main thread ---- */

/* The table is the largest thing that the game ever holds. */
static void close_case(Case *one) {
  if (!one->regret) { return; }
  regret_close(one->regret);
  one->regret = NULL;
  memory_trim();
}

static void forget_case(Case *one) {
  Case **at = &one->judge->first;
  while (*at != one) { at = &(*at)->next; }
  *at = one->next;
  close_case(one);
  arena_destroy(one->arena);
  free(one);
}

/* The table of states is not needed once all is found. */
static void publish(Case *one) {
  const Regret *regret = one->regret;
  one->known.turns = regret_turns(regret);
  one->known.count = regret_count(regret);
  one->known.from = regret_left(regret);
  one->known.opening = regret_opening(regret);
  if (one->known.from > 0) {
    jobs_add(one->judge->jobs, &one->job);
    return;
  }
  one->known.state = JOB_DONE;
  close_case(one);
}

static void finish_case(Job *job) {
  Case *one = (Case *)(void *)job;
  if (one->unwanted) {
    forget_case(one);
  } else if (job->ran && !one->failed) {
    publish(one);
  } else {
    one->known.state = JOB_FAILED;
    close_case(one);
  }
}

Judge *judge_create(Jobs *jobs, Err *err) {
  Judge *judge = calloc(1, sizeof *judge);
  if (!judge) {
    err_memory(err);
    return NULL;
  }
  judge->jobs = jobs;
  return judge;
}

void judge_destroy(Judge *judge) {
  if (!judge) { return; }
  while (judge->first) { forget_case(judge->first); }
  free(judge);
}

int judge_begin(Judge *judge, const CallModel *model, const char *replay,
                size_t length) {
  Case *one = calloc(1, sizeof *one);
  if (!one) { return 0; }
  one->arena = arena_create(ARENA_BYTES);
  one->json = one->arena ? arena_copy(one->arena, replay, length) : NULL;
  if (!one->json) {
    arena_destroy(one->arena);
    free(one);
    return 0;
  }
  one->job = (Job){.run = run_case, .done = finish_case};
  one->judge = judge;
  one->next = judge->first;
  one->ticket = ++judge->tickets;
  one->model = model;
  one->length = length;
  one->known.state = JOB_WORKING;
  judge->first = one;
  jobs_add(judge->jobs, &one->job);
  return one->ticket;
}

static Case *find_case(const Judge *judge, int ticket) {
  Case *one = judge->first;
  while (one && one->ticket != ticket) { one = one->next; }
  return one;
}

Judged judge_state(const Judge *judge, int ticket) {
  const Case *one = find_case(judge, ticket);
  return one ? one->known : (Judged){.state = JOB_FAILED};
}

void judge_stop(Judge *judge, int ticket) {
  Case *one = find_case(judge, ticket);
  if (!one) { return; }
  one->unwanted = true;
  if (jobs_is_under_way(&one->job)) {
    jobs_stop(&one->job);
  } else {
    forget_case(one);
  }
}
