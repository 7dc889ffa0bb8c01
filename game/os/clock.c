/* SPDX-License-Identifier: MIT */
#include "os/clock.h"

#include <assert.h>
#include <time.h>

static const int64_t YEAR_9999_END_S = 253402300799;

static struct timespec read_clock(clockid_t id) {
  struct timespec now;
  int failed = clock_gettime(id, &now);
  assert(!failed);
  (void)failed;
  return now;
}

static int64_t milliseconds(struct timespec time) {
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int64_t clock_now_ms(void) {
  return milliseconds(read_clock(CLOCK_MONOTONIC));
}

int64_t clock_wall_ms(void) {
  return milliseconds(read_clock(CLOCK_REALTIME));
}

int64_t clock_cpu_us(void) {
  struct timespec used = read_clock(CLOCK_PROCESS_CPUTIME_ID);
  return (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

static time_t to_moment(int64_t wall_ms) {
  int64_t seconds = wall_ms < 0 ? 0 : wall_ms / 1000;
  return (time_t)(seconds < YEAR_9999_END_S ? seconds : YEAR_9999_END_S);
}

void clock_write_iso(int64_t wall_ms, char text[CLOCK_TEXT_BYTES]) {
  time_t moment = to_moment(wall_ms);
  struct tm parts;
  gmtime_r(&moment, &parts);
  strftime(text, CLOCK_TEXT_BYTES, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

void clock_write_local(int64_t wall_ms, char text[CLOCK_TEXT_BYTES]) {
  time_t moment = to_moment(wall_ms);
  struct tm parts;
  tzset(); /* localtime_r need not */
  localtime_r(&moment, &parts);
  strftime(text, CLOCK_TEXT_BYTES, "%Y-%m-%d %H:%M", &parts);
}
