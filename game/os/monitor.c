/* SPDX-License-Identifier: MIT */
#include "os/monitor.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

struct Monitor {
  pthread_mutex_t lock;
  pthread_cond_t changed;
};

/* With these arguments the calls below fail only where a caller broke the
** rules of monitor.h. */
static void must(int failed) {
  assert(!failed);
  (void)failed;
}

static bool init_lock(pthread_mutex_t *lock) {
  pthread_mutexattr_t kind;
  if (pthread_mutexattr_init(&kind)) { return false; }
  must(pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK));
  int failed = pthread_mutex_init(lock, &kind);
  must(pthread_mutexattr_destroy(&kind));
  return !failed;
}

static bool init_monitor(Monitor *monitor) {
  if (!init_lock(&monitor->lock)) { return false; }
  if (!pthread_cond_init(&monitor->changed, NULL)) { return true; }
  must(pthread_mutex_destroy(&monitor->lock));
  return false;
}

Monitor *monitor_create(Err *err) {
  Monitor *monitor = malloc(sizeof *monitor);
  if (monitor && init_monitor(monitor)) { return monitor; }
  free(monitor);
  err_memory(err);
  return NULL;
}

void monitor_destroy(Monitor *monitor) {
  if (!monitor) { return; }
  must(pthread_cond_destroy(&monitor->changed));
  must(pthread_mutex_destroy(&monitor->lock));
  free(monitor);
}

void monitor_enter(Monitor *monitor) {
  must(pthread_mutex_lock(&monitor->lock));
}

void monitor_leave(Monitor *monitor) {
  must(pthread_mutex_unlock(&monitor->lock));
}

void monitor_wait(Monitor *monitor) {
  must(pthread_cond_wait(&monitor->changed, &monitor->lock));
}

void monitor_wake(Monitor *monitor) {
  must(pthread_cond_broadcast(&monitor->changed));
}
