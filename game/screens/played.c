/* SPDX-License-Identifier: MIT */
#include "screens/played.h"

#include "base/str.h"
#include "call/state.h"
#include "call/typed.h"

static bool is_loading(const Services *services, const char *scenario) {
  for (int i = 0; i < services->library_count(services->world); i++) {
    LibraryEntry entry = services->library_entry(services->world, i);
    if (entry.loading && str_equal(entry.id, scenario)) { return true; }
  }
  return false;
}

static const CallModel *find_model(const Services *services,
                                   const Replay *replay) {
  const CallModel *model =
      services->version(services->world, replay->hash, replay->rubric);
  return model ? model : services->model(services->world, replay->scenario);
}

const CallModel *played_model(const Services *services, const Replay *replay,
                              Err *err) {
  const CallModel *model = find_model(services, replay);
  if (model) { return replay_fits(replay, model, err) ? model : NULL; }
  if (!is_loading(services, replay->scenario)) {
    err_set(err, ERR_SCHEMA, "there is no call named %s", replay->scenario);
  }
  return NULL;
}

bool played_with_other_words(const Services *services, const Replay *replay) {
  const CallModel *model = find_model(services, replay);
  return model && replay_has_typed(replay) &&
         !typed_fits(model, replay->lexicon, NULL);
}
