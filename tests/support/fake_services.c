/* SPDX-License-Identifier: MIT */
#include "fake_services.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/locale.h"
#include "base/str.h"
#include "call/typed.h"
#include "loader.h"
#include "scenario/load.h"
#include "screens/portrait.h"
#include "unit.h"
#include "wording/lexicon.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 256 * 1024 * 1024, PATH_BYTES = 512 };

static const char ASSETS[] = EK_SOURCE_DIR "/assets/";
static const char SCENARIOS[] = EK_SOURCE_DIR "/scenarios/";

/* ---- the library ---- */

static int library_count(void *context) {
  const FakeWorld *world = context;
  return world->file_count;
}

static LibraryEntry library_entry(void *context, int index) {
  const FakeWorld *world = context;
  assert_in_range(index, 0, world->file_count - 1);
  return world->files[index].entry;
}

static void library_reload(void *context, int index) {
  FakeWorld *world = context;
  assert_non_null(library_entry(context, index).broken);
  world->reloaded++;
}

static void library_check(void *context, const char *scenario) {
  FakeWorld *world = context;
  world->checked = scenario;
}

static const CallModel *model(void *context, const char *scenario) {
  const FakeWorld *world = context;
  for (int i = 0; i < world->file_count; i++) {
    const FakeFile *file = &world->files[i];
    if (str_equal(file->entry.id, scenario)) { return file->model; }
  }
  return NULL;
}

static const CallModel *version(void *context, const char *hash,
                                const char *rubric) {
  const FakeWorld *world = context;
  for (int i = 0; i < world->file_count; i++) {
    const CallModel *found = world->files[i].model;
    if (found && str_equal(found->scenario->hash, hash) &&
        str_equal(world->rubric->hash, rubric)) {
      return found;
    }
  }
  return NULL;
}

/* ---- profiles and settings ---- */

static int profile_count(void *context) {
  const FakeWorld *world = context;
  return world->profile_count;
}

static Profile profile(void *context, int index) {
  const FakeWorld *world = context;
  assert_in_range(index, 0, world->profile_count - 1);
  return world->profiles[index];
}

static Profile current_profile(void *context) {
  const FakeWorld *world = context;
  return world->current < 0 ? (Profile){.id = 0}
                            : world->profiles[world->current];
}

static int find_profile(const FakeWorld *world, int64_t id) {
  for (int i = 0; i < world->profile_count; i++) {
    if (world->profiles[i].id == id) { return i; }
  }
  return -1;
}

static void set_name(Profile *one, const char *name) {
  Str text = str_init(one->name, sizeof one->name);
  str_add(&text, name);
}

static bool create_profile(void *context, const char *name, Err *err) {
  FakeWorld *world = context;
  if (world->profile_count == FAKE_PROFILES_MAX) {
    return err_set(err, ERR_STORE, "there is no room for another profile");
  }
  world->current = world->profile_count++;
  Profile *made = &world->profiles[world->current];
  *made = (Profile){.id = ++world->last_profile};
  set_name(made, name);
  return true;
}

static bool choose_profile(void *context, int64_t id, Err *err) {
  FakeWorld *world = context;
  int found = find_profile(world, id);
  if (found < 0) { return err_set(err, ERR_STORE, "no such profile"); }
  world->current = found;
  return true;
}

static bool rename_profile(void *context, int64_t id, const char *name,
                           Err *err) {
  FakeWorld *world = context;
  int found = find_profile(world, id);
  if (found < 0) { return err_set(err, ERR_STORE, "no such profile"); }
  set_name(&world->profiles[found], name);
  return true;
}

static bool delete_profile(void *context, int64_t id, Err *err) {
  FakeWorld *world = context;
  int found = find_profile(world, id);
  if (found < 0) { return err_set(err, ERR_STORE, "no such profile"); }
  world->profiles[found] = world->profiles[--world->profile_count];
  if (world->current == found) { world->current = -1; }
  return true;
}

static Settings settings(void *context) {
  const FakeWorld *world = context;
  return world->settings;
}

static void change_settings(void *context, const Settings *changed) {
  FakeWorld *world = context;
  world->settings = *changed;
}

static bool is_ready(void *context) {
  const FakeWorld *world = context;
  return world->ready;
}

static const Err *trouble(void *context) {
  const FakeWorld *world = context;
  return world->trouble.code == ERR_NONE ? NULL : &world->trouble;
}

/* ---- results ---- */

static BestResult best_result(void *context, const char *scenario,
                              const AttemptSetting *setting) {
  const FakeWorld *world = context;
  BestResult best = world->best;
  bool like = !setting || attempt_same_setting(*setting, best.setting);
  if (best.setting.response != 0 && !like) { return (BestResult){0}; }
  if (world->untried && str_equal(world->untried, scenario)) {
    return (BestResult){0};
  }
  bool last = world->latest && str_equal(world->latest, scenario);
  best.last_ms = last ? 2 : best.tries > 0;
  return best;
}

static int board_settings(void *context, const char *scenario,
                          AttemptSetting *found, int most) {
  const FakeWorld *world = context;
  (void)scenario;
  int count = world->played_count < most ? world->played_count : most;
  for (int i = 0; i < count; i++) { found[i] = world->played[i]; }
  return count;
}

static int board(void *context, const char *scenario, BoardKind kind,
                 AttemptSetting setting, BoardRow *rows, int most) {
  const FakeWorld *world = context;
  (void)scenario, (void)kind, (void)setting;
  int count = world->row_count < most ? world->row_count : most;
  for (int i = 0; i < count; i++) { rows[i] = world->rows[i]; }
  return count;
}

static int attempts(void *context, const char *scenario, AttemptSetting setting,
                    BoardRow *rows, int most) {
  int count = board(context, scenario, BOARD_BEST, setting, rows, most);
  for (int i = 0; i < count; i++) { rows[i].rank = rows[i].tries = 0; }
  return count;
}

static int shifts(void *context, Arena *arena, const char **names, int most) {
  const FakeWorld *world = context;
  if (!world->shift || most == 0) { return 0; }
  names[0] = arena_copy(arena, world->shift, strlen(world->shift));
  return 1;
}

static void keep_shift(void *context, const char *text) {
  FakeWorld *world = context;
  world->kept_shift =
      text ? arena_copy(world->arena, text, strlen(text)) : NULL;
}

static const char *kept_shift(void *context, Arena *arena) {
  const FakeWorld *world = context;
  const char *text = world->kept_shift;
  return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static int save_attempt(void *context, const Attempt *attempt,
                        const char *replay, size_t replay_length,
                        const char *scorecard, size_t scorecard_length) {
  FakeWorld *world = context;
  assert_non_null(scorecard);
  assert_true(scorecard_length > 0);
  if (world->full) { return 0; }
  world->saved = *attempt;
  world->saved.id = ++world->saved_count;
  world->saved_replay = arena_copy(world->arena, replay, replay_length);
  world->saved_length = replay_length;
  return world->saved_count;
}

static JobState ticket(void *context, int number, int64_t *stored, Err *err) {
  const FakeWorld *world = context;
  *stored = number;
  if (number == 0) {
    err_memory(err);
    return JOB_FAILED;
  }
  if (world->ticket == JOB_FAILED) {
    err_set_file(err, ERR_STORE, "/home/sam/evenkeel.db", "disk full");
  }
  return world->ticket;
}

static void save_again(void *context) {
  FakeWorld *world = context;
  world->saved_again++;
}

static bool keep_replay(void *context, const char *scenario, const char *replay,
                        size_t length, char path[SERVICES_PATH_BYTES],
                        Err *err) {
  FakeWorld *world = context;
  assert_true(length > 0 && replay[0] == '{');
  if (world->keeps_none) { return err_set(err, ERR_IO, "there is no room"); }
  world->kept_count++;
  snprintf(path, SERVICES_PATH_BYTES, "/home/sam/evenkeel-%s-1.json", scenario);
  return true;
}

static const char *attempt_replay(void *context, int64_t attempt, Arena *arena,
                                  size_t *length, Err *err) {
  const FakeWorld *world = context;
  (void)attempt;
  if (!world->saved_replay) {
    err_set(err, ERR_STORE, "no such attempt");
    return NULL;
  }
  *length = world->saved_length;
  return arena_copy(arena, world->saved_replay, world->saved_length);
}

/* ---- judging ---- */

static int judge(void *context, const CallModel *played, const char *replay,
                 size_t length) {
  FakeWorld *world = context;
  int bad_event;
  if (!world->judges) { return 0; }
  assert_null(world->regret);
  const ExploreOptions options = {.most_states = 4000};
  const Replay *read =
      replay_read(world->arena, "", replay, length, NULL, &bad_event);
  assert_non_null(read);
  world->regret = regret_create(world->arena, played, read, &options, NULL);
  assert_non_null(world->regret);
  return 1;
}

static Judged judged(void *context, int number) {
  const FakeWorld *world = context;
  assert_int_equal(number, 1);
  while (regret_left(world->regret) > world->judged_from) {
    assert_true(regret_step(world->regret, NULL));
  }
  int left = regret_left(world->regret);
  return (Judged){.state = left > 0 ? JOB_WORKING : JOB_DONE,
                  .turns = regret_turns(world->regret),
                  .count = regret_count(world->regret),
                  .from = left,
                  .opening = regret_opening(world->regret)};
}

static void judge_stop(void *context, int number) {
  FakeWorld *world = context;
  assert_int_equal(number, 1);
  regret_close(world->regret);
  world->regret = NULL;
}

/* ---- sound, and the rest ---- */

static void say(void *context, const SpokenLine *line) {
  FakeWorld *world = context;
  world->said_count++;
  world->said_from_ms = line->from_ms;
  Str text = str_init(world->said, sizeof world->said);
  str_add(&text, line->text);
}

static void prepare(void *context, const SpokenLine *line) {
  (void)context;
  assert_non_null(line->text);
}

static void hush(void *context) {
  FakeWorld *world = context;
  world->hushed++;
}

static void cue(void *context, Cue which) {
  FakeWorld *world = context;
  world->cues[which]++;
}

static const Timing *timing(void *context) {
  const FakeWorld *world = context;
  return world->timing;
}

static uint64_t new_seed(void *context) {
  FakeWorld *world = context;
  return world->seed++;
}

static void date_text(void *context, int64_t at_ms, char *text, size_t size) {
  (void)context;
  snprintf(text, size, "day %d", (int)(at_ms / 86400000));
}

/* ---- making it ---- */

static const char *path_of(char path[PATH_BYTES], const char *folder,
                           const char *name) {
  snprintf(path, PATH_BYTES, "%s%s", folder, name);
  return path;
}

static void expect_none(const Diags *diags) {
  const Err *first = diags_first_error(diags);
  if (first) { fail_msg("%s:%d: %s", first->path, first->line, first->text); }
}

static void add_file(FakeWorld *world, const char *id, const char *path,
                     const char *bytes, size_t length) {
  assert_true(world->file_count < FAKE_SCENARIOS_MAX);
  Diags *diags = diags_create(world->arena, 8);
  FakeFile *file = &world->files[world->file_count++];
  const Scenario *scenario =
      scenario_load(world->arena, world->rubric, path, bytes, length, diags);
  expect_none(diags);
  file->entry =
      (LibraryEntry){.id = arena_copy(world->arena, id, strlen(id)),
                     .path = arena_copy(world->arena, path, strlen(path)),
                     .scenario = scenario};
  file->model = call_model_create(world->arena, scenario);
  assert_non_null(file->model);
}

void fake_world_add(FakeWorld *world, const char *id, const char *json) {
  size_t length = strlen(json);
  char *text = arena_copy(world->arena, json, length);
  assert_non_null(text);
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '\'') { text[i] = '"'; }
  }
  add_file(world, id, "test", text, length);
}

void fake_world_lend_lexicon(FakeWorld *world) {
  const Lexicon *lexicon = loader_lexicon(world->arena, LOADER_LEXICON);
  for (int i = 0; i < world->file_count; i++) {
    FakeFile *file = &world->files[i];
    if (!file->model) { continue; }
    file->model =
        typed_model_create(world->arena, file->entry.scenario, lexicon);
  }
}

void fake_world_load(FakeWorld *world, const char *id) {
  assert_true(world->file_count < FAKE_SCENARIOS_MAX);
  const char *name = arena_copy(world->arena, id, strlen(id));
  world->files[world->file_count++].entry =
      (LibraryEntry){.id = name, .path = name, .loading = true};
}

void fake_world_break(FakeWorld *world, const char *id, const char *why) {
  assert_true(world->file_count < FAKE_SCENARIOS_MAX);
  Err *err = arena_alloc(world->arena, sizeof *err);
  assert_non_null(err);
  err_set_file(err, ERR_SCHEMA, id, "%s", why);
  err->line = 41;
  err->column = 15;
  const char *name = arena_copy(world->arena, id, strlen(id));
  world->files[world->file_count++].entry =
      (LibraryEntry){.id = name, .path = name, .broken = err};
}

static int by_id(const void *left, const void *right) {
  const FakeFile *a = left, *b = right;
  return strcmp(a->entry.id, b->entry.id);
}

static void add_scenarios(FakeWorld *world) {
  DIR *folder = opendir(SCENARIOS);
  assert_non_null(folder);
  for (struct dirent *one = readdir(folder); one; one = readdir(folder)) {
    char path[PATH_BYTES], id[PATH_BYTES];
    const char *ending = strchr(one->d_name, '.');
    if (!ending || !str_equal(ending, ".json")) { continue; }
    size_t length;
    char *bytes = loader_read(path_of(path, SCENARIOS, one->d_name), &length);
    snprintf(id, sizeof id, "%.*s", (int)(ending - one->d_name), one->d_name);
    add_file(world, id, path, bytes, length);
    free(bytes);
  }
  closedir(folder);
  qsort(world->files, (size_t)world->file_count, sizeof *world->files, by_id);
}

static void load_assets(FakeWorld *world) {
  char path[PATH_BYTES];
  size_t length;
  Diags *diags = diags_create(world->arena, 8);
  world->rubric = loader_rubric(world->arena);
  char *bytes = loader_read(path_of(path, ASSETS, "locale/en.json"), &length);
  world->services.words =
      locale_load(world->arena, path, bytes, length, NULL, diags);
  free(bytes);
  bytes =
      loader_read(path_of(path, ASSETS, "portraits/portraits.json"), &length);
  world->services.portraits =
      portrait_load(world->arena, path, bytes, length, diags);
  free(bytes);
  expect_none(diags);
}

static Services all_services(FakeWorld *world) {
  return (Services){.world = world,
                    .ready = is_ready,
                    .trouble = trouble,
                    .library_count = library_count,
                    .library_entry = library_entry,
                    .library_reload = library_reload,
                    .library_check = library_check,
                    .model = model,
                    .version = version,
                    .profile_count = profile_count,
                    .profile = profile,
                    .current_profile = current_profile,
                    .create_profile = create_profile,
                    .choose_profile = choose_profile,
                    .rename_profile = rename_profile,
                    .delete_profile = delete_profile,
                    .settings = settings,
                    .change_settings = change_settings,
                    .best_result = best_result,
                    .board_settings = board_settings,
                    .board = board,
                    .attempts = attempts,
                    .shifts = shifts,
                    .keep_shift = keep_shift,
                    .kept_shift = kept_shift,
                    .save_attempt = save_attempt,
                    .ticket = ticket,
                    .save_again = save_again,
                    .keep_replay = keep_replay,
                    .attempt_replay = attempt_replay,
                    .judge = judge,
                    .judged = judged,
                    .judge_stop = judge_stop,
                    .say = say,
                    .prepare = prepare,
                    .hush = hush,
                    .cue = cue,
                    .timing = timing,
                    .new_seed = new_seed,
                    .date_text = date_text};
}

FakeWorld *fake_world_open(void) {
  Arena *arena = arena_create(ARENA_CAP);
  FakeWorld *world = arena_alloc(arena, sizeof *world);
  assert_non_null(world);
  world->arena = arena;
  world->services = all_services(world);
  world->seed = 7;
  world->ready = true;
  world->ticket = JOB_DONE;
  world->settings = (Settings){.text_percent = 100,
                               .voice = true,
                               .voice_percent = 80,
                               .sound_percent = 60,
                               .response_percent = 100};
  load_assets(world);
  add_scenarios(world);
  assert_true(create_profile(world, "Sam", NULL));
  return world;
}

void fake_world_close(FakeWorld *world) {
  arena_destroy(world->arena);
}

/* ---- a screen on a stage ---- */

static void play(void *player, Ui *ui) {
  ScreenStage *on = player;
  ScreenMove move = on->kind->update(on->screen, ui, ui_input(ui)->now_ms);
  if (move.to != SCREEN_STAY) { on->move = move; }
  const Settings *set = &on->world->settings;
  on->stage.theme = theme_make((ThemeKind)set->look, 100, set->text_percent);
  on->stage.theme.reduced_motion = set->reduced_motion;
}

void screen_stage_open(ScreenStage *on, FakeWorld *world,
                       const ScreenClass *kind, const ScreenArgs *args) {
  screen_stage_open_with(on, font_fake(), world, kind, args);
}

void screen_stage_open_with(ScreenStage *on, const FontTable *fonts,
                            FakeWorld *world, const ScreenClass *kind,
                            const ScreenArgs *args) {
  *on = (ScreenStage){
      .world = world, .kind = kind, .arena = arena_create(ARENA_CAP)};
  on->screen = kind->create(on->arena, args, &world->services);
  assert_non_null(on->screen);
  stage_open_with(&on->stage, fonts, play, on);
}

void screen_stage_close(ScreenStage *on) {
  if (on->kind->leave) { on->kind->leave(on->screen); }
  stage_close(&on->stage);
  arena_destroy(on->arena);
}

static int64_t next_due(const ScreenStage *on) {
  int64_t ui = ui_next_ms(on->stage.ui);
  int64_t own = on->kind->next_ms ? on->kind->next_ms(on->screen) : INT64_MAX;
  return ui < own ? ui : own;
}

void screen_stage_run(ScreenStage *on, int64_t ms) {
  Input *input = &on->stage.input;
  int64_t end = input->now_ms + ms;
  while (on->move.to == SCREEN_STAY && input->now_ms < end) {
    int64_t due = next_due(on);
    int64_t now = input->now_ms;
    input->now_ms = due > end ? end : due > now ? due : now + 1;
    stage_frame(&on->stage);
    input->now_ms -= 16;
  }
}
