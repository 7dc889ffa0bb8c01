/* SPDX-License-Identifier: MIT */
#include "os/process.h"

#include "base/hash.h"
#include "os/clock.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
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

static int wait_for(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) { return -1; }
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool process_run(char *const command[], int input, Err *err) {
  posix_spawn_file_actions_t files;
  if (posix_spawn_file_actions_init(&files) != 0) { return err_memory(err); }
  pid_t child;
  char *const environment[] = {NULL};
  int failed = posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  if (failed == 0) {
    failed =
        posix_spawnp(&child, command[0], &files, NULL, command, environment);
  }
  posix_spawn_file_actions_destroy(&files);
  if (failed == ENOENT) {
    return err_set(err, ERR_IO, "the program \"%s\" is not installed",
                   command[0]);
  }
  if (failed != 0) {
    return err_set(err, ERR_IO, "\"%s\" cannot be started", command[0]);
  }
  int status = wait_for(child);
  if (status == 127) { /* how a spawn that fails late ends */
    return err_set(err, ERR_IO, "the program \"%s\" is not installed",
                   command[0]);
  }
  return status == 0 || err_set(err, ERR_IO, "\"%s\" failed", command[0]);
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
