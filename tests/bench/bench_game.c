/* SPDX-License-Identifier: MIT */
/* What the game itself takes: from its start to its first frame, and while
** nobody does anything. That only on a display, if need be Xvfb's: SDL's dummy
** has no events to wait for and asks for them each millisecond. */
#include "base/json_out.h"
#include "bench.h"
#include "os/clock.h"
#include "scratch.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 10000, SETTLE_MS = 2000, IDLE_MS = 10000 };

static void sleep_ms(int ms) {
  struct timespec time = {ms / 1000, ms % 1000 * 1000000L};
  nanosleep(&time, NULL);
}

static pid_t start_game(const char *folder, const char *trace) {
  pid_t game = fork();
  if (game == 0) {
    if (!getenv("DISPLAY")) { setenv("SDL_VIDEODRIVER", "dummy", 1); }
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    setenv("XDG_CACHE_HOME", folder, 1);
    setenv("EVENKEEL_TRACE", trace, 1);
    execl(EK_GAME, EK_GAME, (char *)NULL);
    _exit(127);
  }
  return game;
}

/* The game writes what is to be seen once it has been shown. */
static int64_t wait_for_frame(const char *trace, int64_t start_ms) {
  while (access(trace, F_OK) != 0) {
    if (clock_now_ms() - start_ms > PATIENCE_MS) { return -1; }
    sleep_ms(1);
  }
  return clock_now_ms() - start_ms;
}

static int64_t cpu_us_of(pid_t game) {
  clockid_t clock;
  struct timespec used = {0};
  if (clock_getcpuclockid(game, &clock) == 0) { clock_gettime(clock, &used); }
  return (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

/* The most that it ever had. */
static int64_t resident_kb_of(pid_t game) {
  char text[256];
  int64_t kb = 0;
  snprintf(text, sizeof text, "/proc/%ld/status", (long)game);
  FILE *file = fopen(text, "r");
  while (file && fgets(text, sizeof text, file)) {
    if (sscanf(text, "VmHWM: %" SCNd64, &kb) == 1) { break; }
  }
  if (file) { fclose(file); }
  return kb;
}

static void measure_idle(JsonOut *out, pid_t game) {
  sleep_ms(SETTLE_MS);
  int64_t before_us = cpu_us_of(game);
  sleep_ms(IDLE_MS);
  int64_t idle_us = cpu_us_of(game) - before_us;
  json_out_member_integer(out, "idle_us_a_second", idle_us * 1000 / IDLE_MS);
}

static void measure(JsonOut *out, pid_t game, const char *trace,
                    int64_t start_ms) {
  int64_t first_ms = wait_for_frame(trace, start_ms);
  if (first_ms < 0) {
    fputs("ek-bench: the game shows nothing\n", stderr);
    return;
  }
  json_out_member_integer(out, "first_frame_ms", first_ms);
  if (getenv("DISPLAY")) { measure_idle(out, game); }
  json_out_member_integer(out, "resident_kb", resident_kb_of(game));
}

void bench_game(JsonOut *out) {
  void *folder = NULL;
  char trace[SCRATCH_BYTES];
  if (scratch_setup(&folder) != 0) { return; }
  scratch_path(trace, &folder, "seen");
  int64_t start_ms = clock_now_ms();
  pid_t game = start_game(folder, trace);
  if (game > 0) {
    measure(out, game, trace, start_ms);
    kill(game, SIGTERM);
    waitpid(game, NULL, 0);
  }
  scratch_teardown(&folder);
}
