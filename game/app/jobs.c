/* SPDX-License-Identifier: MIT */
#include "app/jobs.h"

#include "os/monitor.h"
#include "os/thread.h"

#include <assert.h>
#include <stdlib.h>

typedef struct {
  Job *first, **end;
} Queue;

struct Jobs {
  Monitor *monitor; /* guards all below */
  Queue urgent, usual, ended;
  Job *running;
  bool closing;
  void (*wake)(void *context);
  void *context;
  Thread *worker;
};

static void add_last(Queue *queue, Job *job) {
  job->next = NULL;
  *queue->end = job;
  queue->end = &job->next;
}

static Job *take_first(Queue *queue) {
  Job *job = queue->first;
  if (!job) { return NULL; }
  queue->first = job->next;
  if (!queue->first) { queue->end = &queue->first; }
  return job;
}

static void empty(Queue *queue) {
  *queue = (Queue){.end = &queue->first};
}

/* ---- the worker ---- */

static Job *next_job(Jobs *jobs) {
  Job *job = take_first(&jobs->urgent);
  return job ? job : take_first(&jobs->usual);
}

/* Inside the monitor: waits for one; NULL when there will be no more. */
static Job *wait_for_job(Jobs *jobs) {
  for (;;) {
    Job *job = next_job(jobs);
    if (job || jobs->closing) { return job; }
    monitor_wait(jobs->monitor);
  }
}

static void run_unless_stopped(Job *job) {
  job->ran = !jobs_is_stopped(job);
  if (job->ran) { job->run(job); }
}

/* What is of no use any more when the program ends. */
static void stop_unless_lasting(Job *job) {
  if (job && !job->lasting) { jobs_stop(job); }
}

/* Inside the monitor, which it leaves meanwhile. */
static void run_one(Jobs *jobs, Job *job) {
  if (jobs->closing) { stop_unless_lasting(job); }
  jobs->running = job;
  monitor_leave(jobs->monitor);
  run_unless_stopped(job);
  monitor_enter(jobs->monitor);
  jobs->running = NULL;
  add_last(&jobs->ended, job);
  if (jobs->wake) { jobs->wake(jobs->context); }
}

static void work(void *context) {
  Jobs *jobs = context;
  monitor_enter(jobs->monitor);
  for (Job *job; (job = wait_for_job(jobs));) { run_one(jobs, job); }
  monitor_leave(jobs->monitor);
}

void jobs_give_way(Jobs *jobs) {
  monitor_enter(jobs->monitor);
  Job *long_one = jobs->running;
  for (Job *job; (job = next_job(jobs));) { run_one(jobs, job); }
  jobs->running = long_one;
  if (jobs->closing) { stop_unless_lasting(long_one); }
  monitor_leave(jobs->monitor);
}

/* ---- the main thread ---- */

Jobs *jobs_open(Err *err) {
  Jobs *jobs = calloc(1, sizeof *jobs);
  if (!jobs) {
    err_memory(err);
    return NULL;
  }
  empty(&jobs->urgent);
  empty(&jobs->usual);
  empty(&jobs->ended);
  jobs->monitor = monitor_create(err);
  jobs->worker = jobs->monitor ? thread_start(work, jobs, err) : NULL;
  if (jobs->worker) { return jobs; }
  monitor_destroy(jobs->monitor);
  free(jobs);
  return NULL;
}

void jobs_set_wake(Jobs *jobs, void (*wake)(void *context), void *context) {
  monitor_enter(jobs->monitor);
  jobs->wake = wake;
  jobs->context = context;
  monitor_leave(jobs->monitor);
}

void jobs_add(Jobs *jobs, Job *job) {
  assert(!jobs_is_under_way(job));
  atomic_store(&job->stopped, false);
  job->under_way = true;
  monitor_enter(jobs->monitor);
  if (jobs->worker) {
    add_last(job->urgent ? &jobs->urgent : &jobs->usual, job);
    monitor_wake(jobs->monitor);
  } else { /* it has gone: a `done` in jobs_close has more to do */
    stop_unless_lasting(job);
    run_unless_stopped(job);
    add_last(&jobs->ended, job);
  }
  monitor_leave(jobs->monitor);
}

void jobs_stop(Job *job) {
  atomic_store(&job->stopped, true);
}

bool jobs_is_stopped(const Job *job) {
  return atomic_load(&job->stopped);
}

bool jobs_is_under_way(const Job *job) {
  return job->under_way;
}

/* Each is free before its `done`, which may add it again. */
bool jobs_collect(Jobs *jobs) {
  monitor_enter(jobs->monitor);
  Job *ended = jobs->ended.first;
  empty(&jobs->ended);
  monitor_leave(jobs->monitor);
  bool any = ended != NULL;
  while (ended) {
    Job *job = ended;
    ended = job->next;
    job->under_way = false;
    job->done(job);
  }
  return any;
}

void jobs_close(Jobs *jobs) {
  if (!jobs) { return; }
  monitor_enter(jobs->monitor);
  jobs->closing = true;
  stop_unless_lasting(jobs->running);
  monitor_wake(jobs->monitor);
  monitor_leave(jobs->monitor);
  thread_join(jobs->worker);
  jobs->worker = NULL;
  while (jobs_collect(jobs)) {}
  monitor_destroy(jobs->monitor);
  free(jobs);
}
