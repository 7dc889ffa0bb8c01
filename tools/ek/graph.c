/* SPDX-License-Identifier: MIT */
/* ek graph: a scenario's tree, as Graphviz reads it or drawn by Graphviz. */
#include "analysis/explore.h"
#include "base/str.h"
#include "ek.h"
#include "graph_dot.h"
#include "os/process.h"
#include "score/scorecard.h"

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

/* More would keep a trainer waiting for a picture. */
enum { MOST_STATES = 5 * 1000 * 1000 };

/* The best call that there is, played by one who listens well; NULL, and a
** word about it, when it was not found. */
static const Scorecard *find_best(const Ek *ek, const Scenario *scenario) {
  Err err = {.code = ERR_NONE};
  int bad_event;
  const ExploreOptions how = {.mode = LISTEN_IDEAL, .most_states = MOST_STATES};
  const CallModel *model = call_model_create(ek->arena, scenario);
  const Exploration *all =
      model ? explore_scenario(ek->arena, model, &how, &err) : NULL;
  bool found = all && all->witness[EXPLORE_BEST] &&
               (all->exact || all->value.best >= all->ceiling);
  const Scorecard *best =
      found ? scorecard_create(ek->arena, model, all->witness[EXPLORE_BEST],
                               NULL, &err, &bad_event)
            : NULL;
  if (!best) { ek_say(ek, stderr, "ek.graph.no_best", NULL, 0); }
  return best;
}

/* Graphviz reads from a file, so that neither waits for the other. */
static int draw(const Ek *ek, const Scenario *scenario, const Scorecard *best) {
  FILE *dot = tmpfile();
  Err err = {.code = ERR_NONE};
  if (!dot) {
    err_set(&err, ERR_IO, "there is no room for a file to work with");
    return refuse(ek, err.text);
  }
  graph_write_dot(ek->locale, scenario, best, dot);
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
  const Scorecard *best = find_best(ek, scenario);
  if (options.svg) { return draw(ek, scenario, best); }
  graph_write_dot(ek->locale, scenario, best, stdout);
  return EK_DONE;
}
