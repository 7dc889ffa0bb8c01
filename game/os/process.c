/* SPDX-License-Identifier: MIT */
#include "os/process.h"

#include <assert.h>
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
