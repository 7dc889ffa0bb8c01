/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* for nftw */
#include "scratch.h"

#include <assert.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOBODY = 65534 };

int scratch_setup(void **state) {
  char *folder = strdup("/tmp/evenkeel-test-XXXXXX");
  *state = folder;
  return folder && mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *where) {
  (void)about;
  (void)kind;
  (void)where;
  return remove(path);
}

int scratch_teardown(void **state) {
  int failed = nftw(*state, remove_one, 8, FTW_DEPTH | FTW_PHYS);
  free(*state);
  return failed;
}

const char *scratch_path(char path[SCRATCH_BYTES], void *const *state,
                         const char *name) {
  int wanted =
      snprintf(path, SCRATCH_BYTES, "%s/%s", (const char *)*state, name);
  assert(wanted > 0 && wanted < SCRATCH_BYTES);
  (void)wanted;
  return path;
}

void scratch_drop_root(void) {
  if (geteuid() != 0) { return; }
  int failed = setgid(NOBODY) || setuid(NOBODY);
  assert(!failed);
  (void)failed;
}
