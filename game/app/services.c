/* SPDX-License-Identifier: MIT */
#include "app/services.h"

#include "app/assets.h"
#include "app/jobs.h"
#include "app/judge.h"
#include "app/people.h"
#include "app/refuge.h"
#include "app/saving.h"
#include "app/shelf.h"
#include "app/vault.h"
#include "app/versions.h"
#include "app/voices.h"
#include "base/arena.h"
#include "base/json.h"
#include "os/clock.h"
#include "os/path.h"
#include "os/process.h"
#include "store/attempts.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  TEXTS_BYTES = 16 * 1024 * 1024,
  PAPERS_BYTES = 64 * 1024 * 1024,
  RETRY_MS = 20000
};

struct World {
  Job opening; /* first */
  Services services;
  Arena *texts;
  Jobs *jobs;
  Vault *vault;
  People *people;
  Saving *saving;
  Shelf *shelf;
  Voices *voices;
  Judge *judge;
  const Rubric *rubric;
  const Lexicon *lexicon;
  Source rubric_source;
  bool ready;
  bool ends;   /* the session */
  Err trouble; /* the worker's until it is ready */
  char data[PATH_BYTES];
  int64_t now_ms, retry_ms;
};

/* ---- the library ---- */

static int library_count(void *context) {
  const World *world = context;
  return shelf_count(world->shelf);
}

static LibraryEntry library_entry(void *context, int index) {
  const World *world = context;
  return shelf_entry(world->shelf, index);
}

static void library_reload(void *context, int index) {
  const World *world = context;
  shelf_reload(world->shelf, index);
}

static void library_check(void *context, const char *scenario) {
  const World *world = context;
  shelf_check(world->shelf, scenario);
}

static const CallModel *model(void *context, const char *scenario) {
  const World *world = context;
  return shelf_model(world->shelf, scenario);
}

static const CallModel *version(void *context, const char *hash,
                                const char *rubric) {
  const World *world = context;
  return shelf_version(world->shelf, hash, rubric);
}

/* ---- people ---- */

static bool is_ready(void *context) {
  const World *world = context;
  return world->ready;
}

static const Err *trouble(void *context) {
  const World *world = context;
  bool any = world->ready && world->trouble.code != ERR_NONE;
  return any ? &world->trouble : NULL;
}

static int profile_count(void *context) {
  const World *world = context;
  return people_count(world->people);
}

static Profile profile(void *context, int index) {
  const World *world = context;
  return people_get(world->people, index);
}

static Profile current_profile(void *context) {
  const World *world = context;
  return people_current(world->people);
}

/* Whoever comes brings settings of her own. */
static bool take_settings(const World *world, bool done) {
  Settings hers = people_settings(world->people);
  voices_set(world->voices, &hers);
  return done;
}

static bool create_profile(void *context, const char *name, Err *err) {
  World *world = context;
  return take_settings(world, people_add(world->people, name, err));
}

static bool choose_profile(void *context, int64_t id, Err *err) {
  World *world = context;
  return take_settings(world, people_choose(world->people, id, err));
}

static bool rename_profile(void *context, int64_t id, const char *name,
                           Err *err) {
  World *world = context;
  return people_rename(world->people, id, name, err);
}

static bool delete_profile(void *context, int64_t id, Err *err) {
  World *world = context;
  return people_remove(world->people, id, err);
}

static Settings settings(void *context) {
  const World *world = context;
  return people_settings(world->people);
}

static void change_settings(void *context, const Settings *changed) {
  World *world = context;
  people_change_settings(world->people, changed);
  voices_set(world->voices, changed);
}

/* ---- results ---- */

static BestResult best_result(void *context, const char *scenario,
                              const AttemptSetting *setting) {
  const World *world = context;
  return people_best(world->people, scenario, setting);
}

static int board_settings(void *context, const char *scenario,
                          AttemptSetting *found, int most) {
  const World *world = context;
  return people_board_settings(world->people, scenario, found, most);
}

static int board(void *context, const char *scenario, BoardKind kind,
                 AttemptSetting setting, BoardRow *rows, int most) {
  const World *world = context;
  return people_board(world->people, scenario, kind, setting, rows, most);
}

static int attempts(void *context, const char *scenario, AttemptSetting setting,
                    BoardRow *rows, int most) {
  const World *world = context;
  return people_attempts(world->people, scenario, setting, rows, most);
}

static int shifts(void *context, Arena *arena, const char **names, int most) {
  const World *world = context;
  return people_shifts(world->people, arena, names, most);
}

static void keep_shift(void *context, const char *text) {
  const World *world = context;
  people_keep_shift(world->people, text);
}

static const char *kept_shift(void *context, Arena *arena) {
  const World *world = context;
  return people_kept_shift(world->people, arena);
}

static int save_attempt(void *context, const Attempt *attempt,
                        const char *replay, size_t replay_length,
                        const char *scorecard, size_t scorecard_length) {
  const World *world = context;
  Attempt whole = *attempt;
  whole.id = 0;
  whole.profile = people_current(world->people).id;
  whole.at_ms = clock_wall_ms();
  VersionFiles files = versions_gather(world->shelf, attempt, replay,
                                       replay_length, world->rubric_source);
  const AttemptPapers papers = {.replay = replay,
                                .replay_length = replay_length,
                                .scorecard = scorecard,
                                .scorecard_length = scorecard_length,
                                .files = files.list,
                                .file_count = files.count};
  return saving_add(world->saving, &whole, &papers);
}

static JobState ticket(void *context, int number, int64_t *stored, Err *err) {
  const World *world = context;
  return saving_state(world->saving, number, stored, err);
}

static void save_again(void *context) {
  services_retry(context);
}

static bool keep_replay(void *context, const char *scenario, const char *replay,
                        size_t length, char path[SERVICES_PATH_BYTES],
                        Err *err) {
  (void)context;
  static_assert((int)SERVICES_PATH_BYTES == (int)PATH_BYTES,
                "a path fits where the screens put it");
  return refuge_keep(scenario, replay, length, path, err);
}

static const char *read_replay(const World *world, Db *db, int64_t id,
                               Arena *papers_arena, size_t *length, Err *err) {
  Attempt attempt;
  AttemptPapers papers;
  if (!attempts_read(db, id, papers_arena, &attempt, &papers, err) ||
      !versions_bring(world->shelf, db, &attempt, &papers, err)) {
    return NULL;
  }
  *length = papers.replay_length;
  return papers.replay;
}

static const char *attempt_replay(void *context, int64_t id, Arena *arena,
                                  size_t *length, Err *err) {
  const World *world = context;
  Arena *papers = arena_create(PAPERS_BYTES);
  Db *db = vault_enter(world->vault, err);
  const char *replay =
      db && papers ? read_replay(world, db, id, papers, length, err) : NULL;
  vault_leave(world->vault);
  char *copy = replay ? arena_copy(arena, replay, *length) : NULL;
  if (!copy) { err_memory(err); }
  arena_destroy(papers);
  return copy;
}

/* ---- judging ---- */

static int judge(void *context, const CallModel *played, const char *replay,
                 size_t length) {
  const World *world = context;
  return judge_begin(world->judge, played, replay, length);
}

static Judged judged(void *context, int number) {
  const World *world = context;
  return judge_state(world->judge, number);
}

static void stop_judging(void *context, int number) {
  const World *world = context;
  judge_stop(world->judge, number);
}

/* ---- sound ---- */

static void say(void *context, const SpokenLine *line) {
  const World *world = context;
  voices_say(world->voices, line);
}

static void prepare(void *context, const SpokenLine *line) {
  const World *world = context;
  voices_prepare(world->voices, line);
}

static void hush(void *context) {
  const World *world = context;
  voices_hush(world->voices);
}

static void cue(void *context, Cue sound) {
  const World *world = context;
  voices_cue(world->voices, sound);
}

static const Timing *timing(void *context) {
  const World *world = context;
  return voices_timing(world->voices);
}

/* ---- chance and time ---- */

static uint64_t new_seed(void *context) {
  (void)context;
  return process_random() % ((uint64_t)JSON_MAX_INTEGER + 1);
}

static void date_text(void *context, int64_t at_ms, char *text, size_t size) {
  (void)context;
  char date[CLOCK_TEXT_BYTES];
  clock_write_local(at_ms, date);
  snprintf(text, size, "%s", date);
}

/* ---- life ---- */

static void run_opening(Job *job) {
  World *world = (World *)(void *)job;
  vault_open(world->vault, &world->trouble);
}

static void finish_opening(Job *job) {
  World *world = (World *)(void *)job;
  people_refresh(world->people);
  take_settings(world, true);
  world->ready = true;
}

static void attempt_stored(void *context) {
  const World *world = context;
  people_refresh(world->people);
}

static void fill_table(World *world) {
  Services *s = &world->services;
  s->world = world;
  s->ready = is_ready;
  s->trouble = trouble;
  s->library_count = library_count;
  s->library_entry = library_entry;
  s->library_reload = library_reload;
  s->library_check = library_check;
  s->model = model;
  s->version = version;
  s->profile_count = profile_count;
  s->profile = profile;
  s->current_profile = current_profile;
  s->create_profile = create_profile;
  s->choose_profile = choose_profile;
  s->rename_profile = rename_profile;
  s->delete_profile = delete_profile;
  s->settings = settings;
  s->change_settings = change_settings;
  s->best_result = best_result;
  s->board_settings = board_settings;
  s->board = board;
  s->attempts = attempts;
  s->shifts = shifts;
  s->keep_shift = keep_shift;
  s->kept_shift = kept_shift;
  s->save_attempt = save_attempt;
  s->ticket = ticket;
  s->save_again = save_again;
  s->keep_replay = keep_replay;
  s->attempt_replay = attempt_replay;
  s->judge = judge;
  s->judged = judged;
  s->judge_stop = stop_judging;
  s->say = say;
  s->prepare = prepare;
  s->hush = hush;
  s->cue = cue;
  s->timing = timing;
  s->new_seed = new_seed;
  s->date_text = date_text;
}

static bool open_parts(World *world, const char *data, Err *err) {
  world->texts = arena_create(TEXTS_BYTES);
  if (!world->texts) { return err_memory(err); }
  Services *services = &world->services;
  services->words = assets_read_words(data, world->texts, err);
  services->portraits = assets_read_portraits(data, world->texts, err);
  world->rubric =
      assets_read_rubric(data, world->texts, &world->rubric_source, err);
  world->lexicon = assets_read_lexicon(data, world->texts, err);
  if (!services->words || !services->portraits || !world->rubric ||
      !world->lexicon) {
    return false;
  }
  world->jobs = jobs_open(err);
  world->vault = world->jobs ? vault_create(err) : NULL;
  if (!world->vault) { return false; }
  world->people = people_create(world->jobs, world->vault, err);
  world->saving =
      saving_create(world->jobs, world->vault, attempt_stored, world, err);
  world->voices = voices_create(world->jobs, err);
  world->judge = judge_create(world->jobs, err);
  const BookTerms terms = {world->rubric, world->lexicon};
  world->shelf = shelf_create(world->jobs, world->data, terms, err);
  if (!world->people || !world->saving || !world->voices || !world->judge ||
      !world->shelf) {
    return false;
  }
  world->opening.run = run_opening;
  world->opening.done = finish_opening;
  jobs_add(world->jobs, &world->opening);
  return true;
}

World *services_open(const char *data, Err *err) {
  World *world = calloc(1, sizeof *world);
  if (!world) {
    err_memory(err);
    return NULL;
  }
  fill_table(world);
  snprintf(world->data, sizeof world->data, "%s", data);
  if (open_parts(world, data, err)) { return world; }
  services_close(world);
  return NULL;
}

void services_close(World *world) {
  if (!world) { return; }
  jobs_close(world->jobs);
  if (world->ends) { saving_keep(world->saving); }
  voices_destroy(world->voices);
  judge_destroy(world->judge);
  shelf_destroy(world->shelf);
  saving_destroy(world->saving);
  people_destroy(world->people);
  vault_destroy(world->vault);
  arena_destroy(world->texts);
  free(world);
}

/* ---- for the loop ---- */

const Services *services_table(const World *world) {
  return &world->services;
}

void services_load(World *world) {
  shelf_load(world->shelf);
}

void services_set_platform(World *world, const Platform *platform) {
  world->services.clipboard = platform ? &platform->clipboard : NULL;
  jobs_set_wake(world->jobs, platform ? platform->wake : NULL,
                platform ? platform->context : NULL);
}

void services_set_speaker(World *world, Speaker *speaker) {
  voices_set_speaker(world->voices, speaker);
}

void services_update(World *world, int64_t now_ms) {
  world->now_ms = now_ms;
  voices_set_time(world->voices, now_ms);
  jobs_collect(world->jobs);
  if (saving_failed(world->saving) == 0) {
    world->retry_ms = now_ms + RETRY_MS;
  } else if (now_ms >= world->retry_ms) {
    services_retry(world);
  }
}

int64_t services_next_ms(const World *world) {
  return saving_failed(world->saving) ? world->retry_ms : INT64_MAX;
}

bool services_is_saving(const World *world) {
  return saving_is_busy(world->saving);
}

int services_unsaved(const World *world) {
  return saving_failed(world->saving);
}

bool services_take_failure(World *world, Err *err) {
  return saving_take_news(world->saving, err);
}

void services_retry(World *world) {
  world->retry_ms = world->now_ms + RETRY_MS;
  saving_retry(world->saving);
}

void services_end(World *world) {
  world->ends = true;
  services_retry(world);
}
