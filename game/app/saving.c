/* SPDX-License-Identifier: MIT */
#include "app/saving.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/str.h"
#include "store/attempts.h"
#include "store/sources.h"

#include <stdio.h>
#include <stdlib.h>

enum { PAPERS_BYTES = 64 * 1024 * 1024 };

typedef struct Pending Pending;
struct Pending {
  Job job; /* first */
  Saving *saving;
  Pending *next;
  int ticket;
  Arena *arena; /* of the papers; NULL once they are stored */
  Attempt attempt;
  Papers papers;
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

static int64_t number_of(const JsonValue *item, const char *key) {
  const JsonValue *value = json_member(item, key);
  int64_t number = 0;
  if (value) { json_integer(value, &number); }
  return number;
}

static const char *text_of(const JsonValue *item, const char *key) {
  const JsonValue *value = json_member(item, key);
  return value && json_kind(value) == JSON_TEXT ? json_text(value) : "";
}

static void read_item(const JsonValue *json, AttemptItem *item) {
  snprintf(item->id, sizeof item->id, "%s", text_of(json, "id"));
  snprintf(item->category, sizeof item->category, "%s",
           text_of(json, "category"));
  item->points = (int)number_of(json, "points");
  item->earned_permille = (int)number_of(json, "earned_permille");
  item->counted = !str_equal(text_of(json, "state"), "n/a");
}

/* The scorecard's own items, so that figures and papers cannot disagree. */
static bool read_items(const Papers *papers, Arena *arena,
                       AttemptPapers *stored, Err *err) {
  Diags *diags = diags_create(arena, 1);
  JsonDoc *doc = diags ? json_open(arena, "", papers->scorecard,
                                   papers->scorecard_length, diags)
                       : NULL;
  const JsonValue *list = doc ? json_member(json_root(doc), "items") : NULL;
  size_t count = list ? (size_t)json_size(list) : 0;
  AttemptItem *items = arena_array(arena, count, sizeof *items);
  const JsonValue *json = items ? json_first(list) : NULL;
  for (; json; json = json_next(json)) {
    read_item(json, &items[stored->item_count++]);
  }
  stored->items = items;
  json_close(doc);
  return items || err_memory(err);
}

/* So that it can be watched when they have changed. */
static bool keep_files(Db *db, const Papers *papers, Err *err) {
  return !papers->scenario || !papers->rubric ||
         (sources_keep(db, papers->scenario, papers->scenario_length, err) &&
          sources_keep(db, papers->rubric, papers->rubric_length, err));
}

static bool store(Pending *pending, Arena *arena) {
  const Papers *papers = &pending->papers;
  AttemptPapers stored = {.replay = papers->replay,
                          .replay_length = papers->replay_length,
                          .scorecard = papers->scorecard,
                          .scorecard_length = papers->scorecard_length};
  if (!arena || !read_items(papers, arena, &stored, &pending->err)) {
    return err_memory(&pending->err);
  }
  Db *db = vault_enter(pending->saving->vault);
  bool done =
      db ? keep_files(db, papers, &pending->err) &&
               attempts_insert(db, &pending->attempt, &stored, &pending->err)
         : err_set(&pending->err, ERR_STORE, "there is no place to keep it");
  vault_leave(pending->saving->vault);
  return done;
}

static void run_store(Job *job) {
  Pending *pending = (Pending *)(void *)job;
  Arena *arena = arena_create(PAPERS_BYTES);
  pending->err = (Err){.code = ERR_NONE};
  pending->state = store(pending, arena) ? JOB_DONE : JOB_FAILED;
  arena_destroy(arena);
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

static bool copy_papers(Pending *pending, const Papers *papers) {
  Arena *arena = arena_create(PAPERS_BYTES);
  pending->arena = arena;
  if (!arena) { return false; }
  pending->papers = *papers;
  pending->papers.replay =
      arena_copy(arena, papers->replay, papers->replay_length);
  pending->papers.scorecard =
      arena_copy(arena, papers->scorecard, papers->scorecard_length);
  return pending->papers.replay && pending->papers.scorecard;
}

static void begin(Pending *pending) {
  pending->state = JOB_WORKING;
  jobs_add(pending->saving->jobs, &pending->job);
}

int saving_add(Saving *saving, const Attempt *attempt, const Papers *papers) {
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

JobState saving_state(const Saving *saving, int ticket, int64_t *stored,
                      Err *err) {
  for (const Pending *p = saving->first; p; p = p->next) {
    if (p->ticket != ticket) { continue; }
    if (jobs_is_under_way(&p->job)) { return JOB_WORKING; }
    if (p->state == JOB_DONE) { *stored = p->attempt.id; }
    if (p->state == JOB_FAILED && err) { *err = p->err; }
    return p->state;
  }
  err_memory(err); /* there was none for the ticket */
  return JOB_FAILED;
}

static bool has_failed(const Pending *pending) {
  return !jobs_is_under_way(&pending->job) && pending->state == JOB_FAILED;
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

bool saving_take_news(Saving *saving, Err *err) {
  if (!saving->news) { return false; }
  saving->news = false;
  *err = saving->latest;
  return true;
}
