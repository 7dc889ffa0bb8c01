/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "bench.h"
#include "os/clock.h"
#include "os/file.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARENA_BYTES = 256 * 1024 * 1024, ROUNDS = 5 };

typedef struct {
  int64_t cpu_us, bytes, peak_kb;
} Figures;

static const Rubric *load_rubric(Arena *arena, Diags *diags) {
  size_t length;
  char *bytes =
      file_read(EK_SOURCE_DIR "/assets/rubric.json", 1 << 20, &length, NULL);
  const Rubric *rubric =
      bytes ? rubric_load(arena, "rubric.json", bytes, length, diags) : NULL;
  free(bytes);
  return rubric;
}

static bool load_story(const char *story, size_t length) {
  Arena *arena = arena_create(ARENA_BYTES);
  Diags *diags = arena ? diags_create(arena, 1) : NULL;
  const Rubric *rubric = diags ? load_rubric(arena, diags) : NULL;
  bool loaded = rubric && scenario_load(arena, rubric, "story.json", story,
                                        length, diags);
  arena_destroy(arena);
  return loaded;
}

static Figures measure(int nodes) {
  size_t length;
  char *story = story_make("story", nodes, &length);
  Figures figures = {.cpu_us = INT64_MAX, .bytes = (int64_t)length};
  for (int i = 0; story && i < ROUNDS; i++) {
    int64_t start = clock_cpu_us();
    if (!load_story(story, length)) { exit(EXIT_FAILURE); }
    int64_t taken = clock_cpu_us() - start;
    if (taken < figures.cpu_us) { figures.cpu_us = taken; }
  }
  free(story);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  figures.peak_kb = usage.ru_maxrss;
  return figures;
}

/* In a process of its own, so that the peak is this story's alone. */
static Figures measure_apart(int nodes) {
  int ends[2];
  Figures figures = {0, 0, 0};
  if (pipe(ends) != 0) { return figures; }
  pid_t child = fork();
  if (child == 0) {
    figures = measure(nodes);
    bool told = write(ends[1], &figures, sizeof figures) == sizeof figures;
    _exit(told ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  close(ends[1]);
  bool heard = read(ends[0], &figures, sizeof figures) == sizeof figures;
  close(ends[0]);
  int status = 1;
  waitpid(child, &status, 0);
  if (!heard || status != 0) { exit(EXIT_FAILURE); }
  return figures;
}

void bench_load(JsonOut *out) {
  static const int sizes[] = {100, 10000};
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    Figures figures = measure_apart(sizes[i]);
    char key[32];
    snprintf(key, sizeof key, "nodes_%d", sizes[i]);
    json_out_key(out, key);
    json_out_open_object(out);
    json_out_member_integer(out, "file_bytes", figures.bytes);
    json_out_member_integer(out, "cpu_us", figures.cpu_us);
    json_out_member_integer(out, "peak_kb", figures.peak_kb);
    json_out_close_object(out);
  }
}
