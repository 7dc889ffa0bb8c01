/* SPDX-License-Identifier: MIT */
/* ek stats: every call that a scenario allows, and what is wrong with it. */
#include "base/arena.h"
#include "base/str.h"
#include "stats_show.h"
#include "stats_tells.h"

#include <stdlib.h>

typedef struct {
  const char *scenario;
  bool json;
  size_t most_states; /* 0: as many as the search takes by itself */
} Options;

static bool read_states(const char *word, size_t *states) {
  char *end;
  unsigned long number = strtoul(word, &end, 10);
  if (word[0] < '1' || word[0] > '9' || *end != '\0') { return false; }
  if (number > EXPLORE_MOST_STATES) { return false; }
  *states = number;
  return true;
}

static bool read_options(const Ek *ek, int argc, char **argv,
                         Options *options) {
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (str_equal(word, "--json")) {
      options->json = true;
    } else if (str_equal(word, "--states") && i + 1 < argc) {
      if (!read_states(argv[++i], &options->most_states)) {
        return ek_refuse(ek, "ek.stats.usage", NULL, 0) == EK_DONE;
      }
    } else if (word[0] == '-' && word[1] != '\0') {
      return ek_refuse_option(ek, "stats", word) == EK_DONE;
    } else if (!options->scenario) {
      options->scenario = word;
    } else {
      return ek_refuse(ek, "ek.stats.usage", NULL, 0) == EK_DONE;
    }
  }
  if (options->scenario) { return true; }
  return ek_refuse(ek, "ek.stats.usage", NULL, 0) == EK_DONE;
}

static int explore(const Ek *ek, const Options *options,
                   const Scenario *scenario) {
  Met met = {.scenario = scenario};
  Err err = {.code = ERR_NONE};
  const CallModel *model = call_model_create(ek->arena, scenario);
  if (!model) { err_memory(&err); }
  for (ListenMode mode = LISTEN_IDEAL; model && mode < LISTEN_COUNT; mode++) {
    ExploreOptions how = {.mode = mode, .most_states = options->most_states};
    met.by[mode] = explore_scenario(ek->arena, model, &how, &err);
    if (!met.by[mode]) { return ek_refuse_file(ek, &err); }
  }
  if (model && !met_join(ek->arena, &met)) { err_memory(&err); }
  if (err.code != ERR_NONE) { return ek_refuse_file(ek, &err); }
  return options->json ? stats_write_json(ek, &met) : stats_print(ek, &met);
}

int ek_stats(Ek *ek, int argc, char **argv) {
  for (int i = 0; i < argc; i++) {
    if (str_equal(argv[i], "--tells")) { return stats_tells(ek, argc, argv); }
  }
  Options options = {0};
  if (!read_options(ek, argc, argv, &options)) { return EK_USAGE; }
  int status;
  const Rubric *rubric = ek_load_rubric(ek, NULL, &status);
  const Scenario *scenario =
      rubric ? ek_open_scenario(ek, rubric, options.scenario, &status) : NULL;
  return scenario ? explore(ek, &options, scenario) : status;
}
