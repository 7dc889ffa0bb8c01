/* SPDX-License-Identifier: MIT */
#include "os/thread.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

struct Thread {
  pthread_t handle;
  void (*run)(void *context);
  void *context;
};

static void *run_thread(void *argument) {
  Thread *thread = argument;
  thread->run(thread->context);
  return NULL;
}

Thread *thread_start(void (*run)(void *context), void *context, Err *err) {
  Thread *thread = malloc(sizeof *thread);
  if (!thread) {
    err_memory(err);
    return NULL;
  }
  *thread = (Thread){.run = run, .context = context};
  if (pthread_create(&thread->handle, NULL, run_thread, thread)) {
    err_set(err, ERR_IO, "the system has no thread to spare for this program");
    free(thread);
    return NULL;
  }
  return thread;
}

void thread_join(Thread *thread) {
  if (!thread) { return; }
  int failed = pthread_join(thread->handle, NULL);
  assert(!failed);
  (void)failed;
  free(thread);
}
