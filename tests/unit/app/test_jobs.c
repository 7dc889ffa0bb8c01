/* SPDX-License-Identifier: MIT */
#include "app/jobs.h"
#include "os/monitor.h"
#include "unit.h"

#include <string.h>

/* What the jobs of a test share. */
typedef struct {
  Monitor *monitor;
  bool open;     /* those that wait may go on */
  bool waiting;  /* one of them does */
  int ended;     /* how often the worker called */
  char order[8]; /* names of the jobs that ran */
  int done;
} Shared;

typedef struct {
  Job job; /* first */
  Shared *shared;
  char name;
  int again; /* how often it adds itself again */
  Jobs *jobs;
} Named;

static void note(Named *named) {
  Shared *shared = named->shared;
  size_t length = strlen(shared->order);
  assert_true(length + 1 < sizeof shared->order);
  shared->order[length] = named->name;
}

static void run_named(Job *job) {
  note((Named *)(void *)job);
}

static void run_gate(Job *job) {
  Named *named = (Named *)(void *)job;
  Shared *shared = named->shared;
  note(named);
  monitor_enter(shared->monitor);
  shared->waiting = true;
  monitor_wake(shared->monitor);
  while (!shared->open) { monitor_wait(shared->monitor); }
  monitor_leave(shared->monitor);
}

/* The gate, which lets others go first once it is open. */
static void run_giving_way(Job *job) {
  run_gate(job);
  jobs_give_way(((Named *)(void *)job)->jobs);
  note((Named *)(void *)job);
}

static void run_until_stopped(Job *job) {
  note((Named *)(void *)job);
  while (!jobs_is_stopped(job)) {}
}

static void count_done(Job *job) {
  Named *named = (Named *)(void *)job;
  named->shared->done++;
  if (named->again > 0 && job->ran) {
    named->again--;
    jobs_add(named->jobs, job);
  }
}

static Named named_job(Shared *shared, char name, void (*run)(Job *job)) {
  return (Named){
      .job = {.run = run, .done = count_done}, .shared = shared, .name = name};
}

static void wake(void *context) {
  Shared *shared = context;
  monitor_enter(shared->monitor);
  shared->ended++;
  monitor_wake(shared->monitor);
  monitor_leave(shared->monitor);
}

static Jobs *open_jobs(Shared *shared) {
  *shared = (Shared){.monitor = monitor_create(NULL)};
  Jobs *jobs = jobs_open(NULL);
  assert_non_null(jobs);
  jobs_set_wake(jobs, wake, shared);
  return jobs;
}

static void close_jobs(Jobs *jobs, Shared *shared) {
  jobs_close(jobs);
  monitor_destroy(shared->monitor);
}

/* The worker has begun the gate, and stands in it. */
static void shut_gate_with(Jobs *jobs, Shared *shared, Named *gate,
                           void (*run)(Job *job)) {
  *gate = named_job(shared, 'g', run);
  gate->jobs = jobs;
  gate->job.lasting = true;
  jobs_add(jobs, &gate->job);
  monitor_enter(shared->monitor);
  while (!shared->waiting) { monitor_wait(shared->monitor); }
  monitor_leave(shared->monitor);
}

static void shut_gate(Jobs *jobs, Shared *shared, Named *gate) {
  shut_gate_with(jobs, shared, gate, run_gate);
}

static void open_gate(Shared *shared) {
  monitor_enter(shared->monitor);
  shared->open = true;
  monitor_wake(shared->monitor);
  monitor_leave(shared->monitor);
}

static void collect_until(Jobs *jobs, Shared *shared, int done) {
  while (shared->done < done) {
    monitor_enter(shared->monitor);
    while (shared->ended == 0) { monitor_wait(shared->monitor); }
    shared->ended = 0;
    monitor_leave(shared->monitor);
    jobs_collect(jobs);
  }
}

static void jobs__run_in_order_and_urgent_ones_first(void **state) {
  (void)state;
  Shared shared;
  Jobs *jobs = open_jobs(&shared);
  Named gate, a = named_job(&shared, 'a', run_named),
              b = named_job(&shared, 'b', run_named),
              u = named_job(&shared, 'u', run_named);
  u.job.urgent = true;
  shut_gate(jobs, &shared, &gate);
  jobs_add(jobs, &a.job);
  jobs_add(jobs, &b.job);
  jobs_add(jobs, &u.job);
  open_gate(&shared);
  collect_until(jobs, &shared, 4);
  assert_string_equal(shared.order, "guab");
  assert_true(a.job.ran);
  assert_false(jobs_is_under_way(&a.job));
  close_jobs(jobs, &shared);
}

static void jobs__what_is_stopped_in_time_does_not_run(void **state) {
  (void)state;
  Shared shared;
  Jobs *jobs = open_jobs(&shared);
  Named gate, a = named_job(&shared, 'a', run_named);
  shut_gate(jobs, &shared, &gate);
  jobs_add(jobs, &a.job);
  assert_true(jobs_is_under_way(&a.job));
  jobs_stop(&a.job);
  open_gate(&shared);
  collect_until(jobs, &shared, 2);
  assert_string_equal(shared.order, "g");
  assert_false(a.job.ran);
  close_jobs(jobs, &shared);
}

static void jobs__a_running_one_may_ask_whether_to_stop(void **state) {
  (void)state;
  Shared shared;
  Jobs *jobs = open_jobs(&shared);
  Named a = named_job(&shared, 'a', run_until_stopped);
  jobs_add(jobs, &a.job);
  jobs_stop(&a.job);
  collect_until(jobs, &shared, 1);
  close_jobs(jobs, &shared);
}

static void jobs__a_long_one_lets_those_go_first_that_wait(void **state) {
  (void)state;
  Shared shared;
  Jobs *jobs = open_jobs(&shared);
  Named gate, a = named_job(&shared, 'a', run_named),
              u = named_job(&shared, 'u', run_named);
  u.job.urgent = true;
  shut_gate_with(jobs, &shared, &gate, run_giving_way);
  jobs_add(jobs, &a.job);
  jobs_add(jobs, &u.job);
  open_gate(&shared);
  collect_until(jobs, &shared, 3);
  assert_string_equal(shared.order, "guag");
  close_jobs(jobs, &shared);
}

static void run_giving_way_until_stopped(Job *job) {
  note((Named *)(void *)job);
  while (!jobs_is_stopped(job)) { jobs_give_way(((Named *)(void *)job)->jobs); }
}

static void jobs__closing_stops_a_long_one_that_gives_way(void **state) {
  (void)state;
  Shared shared;
  Jobs *jobs = open_jobs(&shared);
  Named l = named_job(&shared, 'l', run_giving_way_until_stopped),
        e = named_job(&shared, 'e', run_until_stopped);
  l.jobs = jobs;
  jobs_add(jobs, &l.job);
  jobs_add(jobs, &e.job);
  close_jobs(jobs, &shared);
  assert_int_equal(shared.done, 2);
}

static void jobs__closing_runs_only_what_must_last(void **state) {
  (void)state;
  Shared shared;
  Jobs *jobs = open_jobs(&shared);
  Named endless = named_job(&shared, 'e', run_until_stopped),
        a = named_job(&shared, 'a', run_named),
        l = named_job(&shared, 'l', run_named);
  l.job.lasting = true;
  jobs_add(jobs, &endless.job);
  jobs_add(jobs, &a.job);
  jobs_add(jobs, &l.job);
  close_jobs(jobs, &shared);
  assert_int_equal(shared.done, 3);
  assert_false(a.job.ran);
  assert_true(l.job.ran);
}

static void jobs__what_lasts_may_go_on_while_they_close(void **state) {
  (void)state;
  Shared shared;
  Jobs *jobs = open_jobs(&shared);
  Named l = named_job(&shared, 'l', run_named);
  l.job.lasting = true;
  l.again = 2;
  l.jobs = jobs;
  jobs_add(jobs, &l.job);
  close_jobs(jobs, &shared);
  assert_string_equal(shared.order, "lll");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(jobs__run_in_order_and_urgent_ones_first),
      cmocka_unit_test(jobs__what_is_stopped_in_time_does_not_run),
      cmocka_unit_test(jobs__a_running_one_may_ask_whether_to_stop),
      cmocka_unit_test(jobs__a_long_one_lets_those_go_first_that_wait),
      cmocka_unit_test(jobs__closing_stops_a_long_one_that_gives_way),
      cmocka_unit_test(jobs__closing_runs_only_what_must_last),
      cmocka_unit_test(jobs__what_lasts_may_go_on_while_they_close),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
