/* SPDX-License-Identifier: MIT */
/* What the real command takes for files of two sizes: a process of its own each
** time, from its start to its end. */
#define _DEFAULT_SOURCE 1 /* for wait4 */
#include "base/json_out.h"
#include "bench.h"
#include "os/file.h"
#include "scratch.h"
#include "story.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 9 };

typedef struct {
  int64_t cpu_us, peak_kb;
} Figures;

static void run_check(const char *path) {
  int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0) {
    execl(EK_TOOL, EK_TOOL, "check", path, (char *)NULL);
  }
  _exit(127);
}

static int64_t us_of(struct timeval time) {
  return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

/* The peak is at least this process's own size when it forks. */
static Figures measure_once(const char *path) {
  pid_t child = fork();
  if (child == 0) { run_check(path); }
  int status = 1;
  struct rusage usage = {0};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
    fprintf(stderr, "ek-bench: %s check %s fails\n", EK_TOOL, path);
    exit(EXIT_FAILURE);
  }
  return (Figures){us_of(usage.ru_utime) + us_of(usage.ru_stime),
                   usage.ru_maxrss};
}

static int by_time(const void *left, const void *right) {
  const Figures *a = left, *b = right;
  return (a->cpu_us > b->cpu_us) - (a->cpu_us < b->cpu_us);
}

static size_t write_story(const char *path, int nodes) {
  size_t length;
  char *story = story_make("story", nodes, &length);
  if (!story || !file_write(path, story, length, NULL)) { exit(EXIT_FAILURE); }
  free(story);
  return length;
}

static void measure(JsonOut *out, const char *path, int nodes) {
  int64_t bytes = (int64_t)write_story(path, nodes);
  Figures rounds[ROUNDS];
  for (int i = 0; i < ROUNDS; i++) { rounds[i] = measure_once(path); }
  qsort(rounds, ROUNDS, sizeof rounds[0], by_time);
  char key[32];
  snprintf(key, sizeof key, "nodes_%d", nodes);
  json_out_key(out, key);
  json_out_open_object(out);
  json_out_member_integer(out, "file_bytes", bytes);
  json_out_member_integer(out, "cpu_us_least", rounds[0].cpu_us);
  json_out_member_integer(out, "cpu_us_median", rounds[ROUNDS / 2].cpu_us);
  json_out_member_integer(out, "cpu_us_most", rounds[ROUNDS - 1].cpu_us);
  json_out_member_integer(out, "peak_kb", rounds[0].peak_kb);
  json_out_member_integer(out, "peak_permille_of_file",
                          rounds[0].peak_kb * 1024 * 1000 / bytes);
  json_out_close_object(out);
}

void bench_check(JsonOut *out) {
  void *folder = NULL;
  char path[SCRATCH_BYTES];
  if (scratch_setup(&folder) != 0) { exit(EXIT_FAILURE); }
  scratch_path(path, &folder, "story.json");
  measure(out, path, 100);
  measure(out, path, 10000);
  scratch_teardown(&folder);
}
