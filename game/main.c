/* SPDX-License-Identifier: MIT */
/* evenkeel: reads its arguments and plays. */
#include "app/app.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PIXELS = 16384 };

static bool is(const char *argument, const char *name) {
  return strcmp(argument, name) == 0;
}

/* "1280x720" */
static bool read_size(const char *text, AppOptions *options) {
  char *end;
  long width = text ? strtol(text, &end, 10) : 0;
  long height = width > 0 && *end == 'x' ? strtol(end + 1, &end, 10) : 0;
  if (height < 1 || *end || width > MOST_PIXELS || height > MOST_PIXELS) {
    return false;
  }
  options->width = (int)width;
  options->height = (int)height;
  return true;
}

int main(int argc, char **argv) {
  AppOptions options = app_options();
  for (int i = 1; i < argc; i++) {
    if (is(argv[i], "--version")) { return app_print_version(); }
    if (is(argv[i], "--help") || is(argv[i], "-h")) { return app_print_help(); }
    if (is(argv[i], "--fullscreen")) {
      options.fullscreen = true;
    } else if (is(argv[i], "--mute")) {
      options.mute = true;
    } else if (is(argv[i], "--window") && read_size(argv[i + 1], &options)) {
      i++;
    } else {
      return app_refuse(argv[i]);
    }
  }
  return app_run(&options);
}
