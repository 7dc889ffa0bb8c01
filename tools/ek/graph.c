/* SPDX-License-Identifier: MIT */
/* ek graph: a scenario's tree, as Graphviz reads it or drawn by Graphviz. */
#include "base/str.h"
#include "ek.h"
#include "graph_dot.h"
#include "os/process.h"

#include <stdlib.h>

typedef struct {
  const char *path;
  bool svg;
} Options;

static bool read_options(int argc, char **argv, Options *options) {
  bool dot = false;
  for (int i = 0; i < argc; i++) {
    if (str_equal(argv[i], "--dot")) {
      dot = true;
    } else if (str_equal(argv[i], "--svg")) {
      options->svg = true;
    } else if (argv[i][0] == '-' || options->path) {
      return false;
    } else {
      options->path = argv[i];
    }
  }
  return options->path && !(dot && options->svg);
}

static int refuse(const Ek *ek, const char *why) {
  const LocaleArg args[] = {locale_arg_text("why", why)};
  return ek_refuse(ek, "ek.failed", args, 1);
}

/* Graphviz reads from a file, so that neither waits for the other. */
static int draw(const Ek *ek, const Scenario *scenario) {
  FILE *dot = tmpfile();
  Err err = {.code = ERR_NONE};
  if (!dot) {
    err_set(&err, ERR_IO, "there is no room for a file to work with");
    return refuse(ek, err.text);
  }
  graph_write_dot(ek->locale, scenario, dot);
  bool written = fflush(dot) == 0 && !ferror(dot);
  rewind(dot);
  char name[] = "dot", format[] = "-Tsvg";
  char *const command[] = {name, format, NULL};
  bool drawn = false;
  if (!written) {
    err_set(&err, ERR_IO, "there is no room for a file to work with");
  } else {
    drawn = process_run(command, fileno(dot), &err);
  }
  fclose(dot);
  return drawn ? EK_DONE : refuse(ek, err.text);
}

int ek_graph(Ek *ek, int argc, char **argv) {
  Options options = {0};
  if (!read_options(argc, argv, &options)) {
    return ek_refuse(ek, "ek.graph.usage", NULL, 0);
  }
  int status;
  const Rubric *rubric = ek_load_rubric(ek, NULL, &status);
  if (!rubric) { return status; }
  const Scenario *scenario =
      ek_open_scenario(ek, rubric, options.path, &status);
  if (!scenario) { return status; }
  if (options.svg) { return draw(ek, scenario); }
  graph_write_dot(ek->locale, scenario, stdout);
  return EK_DONE;
}
