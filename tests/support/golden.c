/* SPDX-License-Identifier: MIT */
#include "golden.h"

#include "unit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fputs(text, file) < 0, 0);
  assert_int_equal(fclose(file), 0);
}

static bool holds(const char *path, const char *text) {
  FILE *file = fopen(path, "rb");
  if (!file) { return false; }
  size_t length = strlen(text), at = 0;
  int byte;
  while ((byte = fgetc(file)) != EOF && at < length &&
         (unsigned char)text[at] == (unsigned)byte) {
    at++;
  }
  fclose(file);
  return byte == EOF && at == length;
}

void golden_check(const char *file, const char *text) {
  char path[1024], beside[1040];
  snprintf(path, sizeof path, "%s/tests/%s", EK_SOURCE_DIR, file);
  snprintf(beside, sizeof beside, "%s.new", path);
  const char *order = getenv("EK_GOLDEN");
  if (order && strcmp(order, "write") == 0) {
    write_file(path, text);
  } else if (!holds(path, text)) {
    write_file(beside, text);
    fail_msg("%s is not what it was: see %s", path, beside);
  }
}
