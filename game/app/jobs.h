/* SPDX-License-Identifier: MIT */
/* Work that would hold up a frame, done one thing at a time on one thread of
** its own: files, the database, speech. */
#ifndef APP_JOBS_H
#define APP_JOBS_H

#include "base/err.h"

#include <stdatomic.h>
#include <stdbool.h>

typedef struct Job Job;
typedef struct Jobs Jobs;

/* Stands first in whatever it works on, so that `run` and `done` find that by
** the job's own address. What `run` touches is the worker's alone until
** `done`. */
struct Job {
  void (*run)(Job *job);  /* on the worker */
  void (*done)(Job *job); /* on the main thread, in jobs_collect or jobs_close,
                             whether it ran or not; the job is free again */
  bool urgent;            /* before all that are not */
  bool lasting;           /* runs even when the program is about to end */
  bool ran;
  /* The queue's own. */
  bool under_way;
  atomic_bool stopped;
  Job *next;
};

/* Starts the worker. NULL when there is no thread or memory to have. */
Jobs *jobs_open(Err *err);

/* From now on the worker calls `wake(context)`, on its own thread, whenever
** there is something to collect; NULL takes that back. */
void jobs_set_wake(Jobs *jobs, void (*wake)(void *context), void *context);

/* Puts a job, zeroed but for the fields above, at the end of the queue. */
void jobs_add(Jobs *jobs, Job *job);

/* Tells a job that was added to stop: if it did not begin yet it will not run,
** else it may ask. `done` comes in any case. */
void jobs_stop(Job *job);
bool jobs_is_stopped(const Job *job);

/* On the worker, by a job that takes long: runs all that waits in the queue,
** so that nothing waits for it. */
void jobs_give_way(Jobs *jobs);

/* Whether the job was added and its `done` has not come yet. */
bool jobs_is_under_way(const Job *job);

/* Calls `done` of all that have ended; whether there was any. */
bool jobs_collect(Jobs *jobs);

/* Stops all but the lasting jobs, lets those run, collects. NULL is allowed. */
void jobs_close(Jobs *jobs);

#endif
