/* SPDX-License-Identifier: MIT */
#include "os/process.h"

#include "base/hash.h"
#include "os/clock.h"

#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

bool process_executable(char *path, size_t size) {
  assert(size > 0);
  ssize_t length = readlink("/proc/self/exe", path, size);
  if (length <= 0 || (size_t)length >= size) { return false; }
  path[length] = '\0';
  return true;
}

const char *process_environment(const char *name) {
  /* Nothing in the house changes the environment, so reading it is safe on
  ** any thread. */
  const char *value = getenv(name); // NOLINT(concurrency-mt-unsafe)
  return value && value[0] ? value : NULL;
}

uint64_t process_random(void) {
  uint64_t bits = 0;
  int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
  ssize_t got = file < 0 ? 0 : read(file, &bits, sizeof bits);
  if (file >= 0) { close(file); }
  if (got == (ssize_t)sizeof bits) { return bits; }
  /* Without that device, the moment must do. */
  int64_t now[] = {clock_wall_ms(), clock_now_ms(), clock_cpu_us()};
  return hash_fnv(HASH_FNV_START, now, sizeof now);
}
