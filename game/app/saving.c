/* SPDX-License-Identifier: MIT */
#include "app/saving.h"

#include "app/refuge.h"
#include "base/arena.h"
#include "progress/shift_attempt.h"

#include <stdlib.h>
#include <string.h>

enum { PAPERS_BYTES = 64 * 1024 * 1024 };

typedef struct Pending Pending;
struct Pending {
  Job job; /* first */
  Saving *saving;
  Pending *next;
  int ticket;
  Arena *arena; /* of replay and scorecard; NULL once they are stored */
  Attempt attempt;
  AttemptPapers papers;
  JobState state;
  Err err;
};

struct Saving {
  Jobs *jobs;
  Vault *vault;
  void (*stored)(void *context);
  void *context;
  Pending *first, **end;
  int tickets;
  bool news;
  Err latest;
};

/* ---- on the worker ---- */

static void run_store(Job *job) {
  Pending *pending = (Pending *)(void *)job;
  Vault *vault = pending->saving->vault;
  pending->err = (Err){.code = ERR_NONE};
  Db *db = vault_enter(vault, &pending->err);
  bool done = db && attempts_insert(db, &pending->attempt, &pending->papers,
                                    &pending->err);
  vault_leave(vault);
  pending->state = done ? JOB_DONE : JOB_FAILED;
}

/* ---- on the main thread ---- */

static void finish_store(Job *job) {
  Pending *pending = (Pending *)(void *)job;
  Saving *saving = pending->saving;
  if (pending->state == JOB_DONE) {
    arena_destroy(pending->arena);
    pending->arena = NULL;
    saving->stored(saving->context);
  } else {
    saving->latest = pending->err;
    saving->news = true;
  }
}

Saving *saving_create(Jobs *jobs, Vault *vault, void (*stored)(void *context),
                      void *context, Err *err) {
  Saving *saving = calloc(1, sizeof *saving);
  if (!saving) {
    err_memory(err);
    return NULL;
  }
  *saving = (Saving){.jobs = jobs,
                     .vault = vault,
                     .stored = stored,
                     .context = context,
                     .end = &saving->first};
  return saving;
}

void saving_destroy(Saving *saving) {
  if (!saving) { return; }
  for (Pending *pending = saving->first; pending;) {
    Pending *next = pending->next;
    arena_destroy(pending->arena);
    free(pending);
    pending = next;
  }
  free(saving);
}

/* Their bytes stay where they are. */
static const AttemptFile *copy_files(Arena *arena,
                                     const AttemptPapers *papers) {
  size_t count = (size_t)papers->file_count;
  AttemptFile *files = arena_array(arena, count, sizeof *files);
  if (files && count > 0) {
    memcpy(files, papers->files, count * sizeof *files);
  }
  return files;
}

static bool copy_papers(Pending *pending, const AttemptPapers *papers) {
  Arena *arena = arena_create(PAPERS_BYTES);
  pending->arena = arena;
  if (!arena) { return false; }
  pending->papers = *papers;
  pending->papers.replay =
      arena_copy(arena, papers->replay, papers->replay_length);
  pending->papers.scorecard =
      arena_copy(arena, papers->scorecard, papers->scorecard_length);
  pending->papers.files = copy_files(arena, papers);
  return pending->papers.replay && pending->papers.scorecard &&
         pending->papers.files;
}

static void begin(Pending *pending) {
  pending->state = JOB_WORKING;
  jobs_add(pending->saving->jobs, &pending->job);
}

int saving_add(Saving *saving, const Attempt *attempt,
               const AttemptPapers *papers) {
  Pending *pending = calloc(1, sizeof *pending);
  if (!pending || !copy_papers(pending, papers)) {
    if (pending) { arena_destroy(pending->arena); }
    free(pending);
    return 0;
  }
  pending->job = (Job){.run = run_store, .done = finish_store, .lasting = true};
  pending->saving = saving;
  pending->attempt = *attempt;
  pending->ticket = ++saving->tickets;
  *saving->end = pending;
  saving->end = &pending->next;
  begin(pending);
  return pending->ticket;
}

JobState saving_state(Saving *saving, int ticket, int64_t *stored, Err *err) {
  for (const Pending *p = saving->first; p; p = p->next) {
    if (p->ticket != ticket) { continue; }
    if (jobs_is_under_way(&p->job)) { return JOB_WORKING; }
    if (p->state == JOB_DONE) { *stored = p->attempt.id; }
    if (p->state == JOB_FAILED) {
      saving->news = false;
      if (err) { *err = p->err; }
    }
    return p->state;
  }
  err_memory(err); /* there was none for the ticket */
  return JOB_FAILED;
}

static bool has_failed(const Pending *pending) {
  return !jobs_is_under_way(&pending->job) && pending->state == JOB_FAILED;
}

bool saving_is_busy(const Saving *saving) {
  for (const Pending *p = saving->first; p; p = p->next) {
    if (jobs_is_under_way(&p->job)) { return true; }
  }
  return false;
}

int saving_failed(const Saving *saving) {
  int count = 0;
  for (const Pending *p = saving->first; p; p = p->next) {
    count += has_failed(p);
  }
  return count;
}

void saving_retry(Saving *saving) {
  for (Pending *p = saving->first; p; p = p->next) {
    if (has_failed(p)) { begin(p); }
  }
}

/* The names of all calls of a shift are too long for a file's. */
static const char *file_name(const Attempt *attempt) {
  return shift_attempt_is(attempt->scenario) ? "shift" : attempt->scenario;
}

void saving_keep(const Saving *saving) {
  char path[PATH_BYTES];
  for (const Pending *p = saving->first; p; p = p->next) {
    if (!has_failed(p)) { continue; }
    refuge_keep(file_name(&p->attempt), p->papers.replay,
                p->papers.replay_length, path, NULL);
  }
}

bool saving_take_news(Saving *saving, Err *err) {
  if (!saving->news) { return false; }
  saving->news = false;
  *err = saving->latest;
  return true;
}
