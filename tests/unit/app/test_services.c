/* SPDX-License-Identifier: MIT */
#include "app/services.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "call/state.h"
#include "os/file.h"
#include "results.h"
#include "scenario/rubric.h"
#include "score/shift_replay.h"
#include "scratch.h"
#include "store/store.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The game's own folder, with scenarios that a test may change. */
typedef struct {
  World *world;
  const Services *services;
  int64_t now_ms;
} Game;

static int set_up(void **state) {
  if (scratch_setup(state)) { return -1; }
  char path[SCRATCH_BYTES];
  setenv("XDG_DATA_HOME", *state, 1);
  scratch_path(path, state, "data/scenarios");
  if (!file_make_folder(path, NULL)) { return -1; }
  scratch_path(path, state, "data/assets");
  return symlink(EK_SOURCE_DIR "/assets", path);
}

static void add_scenario(void *const *state, const char *name,
                         const char *json) {
  char path[SCRATCH_BYTES], text[4096];
  snprintf(text, sizeof text, "%s", json);
  for (char *at = text; *at; at++) { *at = *at == '\'' ? '"' : *at; }
  assert_true(
      file_write(scratch_path(path, state, name), text, strlen(text), NULL));
}

static const char SHORT[] =
    "{'format':1,'id':'short','title':'Short','language':'en',"
    "'caller':{'name':'Walter Quill'},'start':'open','nodes':{"
    "'open':{'caller':[{'say':'My kettle broke.'}],'replies':["
    "{'id':'ok','say':'I am sorry.','goto':'bye'}]},"
    "'bye':{'caller':[{'say':'Well.'}],'end':{'outcome':'resolved'}}}}";

static const char OTHER[] =
    "{'format':1,'id':'other','title':'Other','language':'en',"
    "'caller':{'name':'Walter Quill'},'start':'open','nodes':{"
    "'open':{'caller':[{'say':'My kettle broke.'}],'replies':["
    "{'id':'ok','say':'I am sorry.','goto':'bye'}]},"
    "'bye':{'caller':[{'say':'Well.'}],'end':{'outcome':'resolved'}}}}";

static void step(Game *game) {
  game->now_ms += 16;
  services_update(game->world, game->now_ms);
}

static Game open_game(void *const *state) {
  char path[SCRATCH_BYTES];
  Err err = {0};
  Game game = {.world = services_open(scratch_path(path, state, "data"), &err)};
  if (!game.world) { fail_msg("%s: %s", err.path, err.text); }
  game.services = services_table(game.world);
  assert_false(game.services->ready(game.services->world));
  services_load(game.world);
  while (!game.services->ready(game.services->world)) { step(&game); }
  return game;
}

static void close_game(Game *game) {
  services_close(game->world);
}

static LibraryEntry wait_for_entry(Game *game, int index) {
  const Services *s = game->services;
  while (s->library_count(s->world) <= index ||
         s->library_entry(s->world, index).loading) {
    step(game);
  }
  return s->library_entry(s->world, index);
}

static void add_player(const Game *game, const char *name) {
  Err err = {0};
  if (!game->services->create_profile(game->services->world, name, &err)) {
    fail_msg("%s", err.text);
  }
}

/* An attempt as the debrief hands it over. */
static int save(const Game *game, int number) {
  const Services *s = game->services;
  Attempt attempt = results_attempt(0, number);
  const CallModel *model = s->model(s->world, "short");
  if (model) {
    snprintf(attempt.scenario, sizeof attempt.scenario, "short");
    snprintf(attempt.hash, sizeof attempt.hash, "%s", model->scenario->hash);
    snprintf(attempt.rubric, sizeof attempt.rubric, "%s",
             model->scenario->rubric->hash);
  }
  ResultsPapers papers;
  results_fill_papers(&papers, number);
  static const char card[] =
      "{\"items\":[{\"id\":\"apology\",\"category\":\"apology\",\"points\":4,"
      "\"earned_permille\":500,\"state\":\"partly\"}]}";
  int ticket =
      s->save_attempt(s->world, &attempt, papers.papers.replay,
                      papers.papers.replay_length, card, sizeof card - 1);
  assert_true(ticket > 0);
  return ticket;
}

static JobState wait_for_ticket(Game *game, int ticket, int64_t *stored,
                                Err *err) {
  const Services *s = game->services;
  for (;;) {
    JobState how = s->ticket(s->world, ticket, stored, err);
    if (how != JOB_WORKING) { return how; }
    step(game);
  }
}

static void open_store(void *const *state, Db **db) {
  char path[SCRATCH_BYTES];
  *db = store_open(scratch_path(path, state, "evenkeel/evenkeel.db"), NULL);
  assert_non_null(*db);
}

/* ---- the library ---- */

static void services__the_rest_plays_when_one_file_is_broken(void **state) {
  add_scenario(state, "data/scenarios/short.json", SHORT);
  add_scenario(state, "data/scenarios/broken.json", "{\n  'format': x }");
  Game game = open_game(state);
  LibraryEntry broken = wait_for_entry(&game, 0);
  assert_null(broken.scenario);
  assert_non_null(broken.broken);
  assert_int_equal(broken.broken->line, 2);
  LibraryEntry entry = wait_for_entry(&game, 1);
  assert_string_equal(entry.scenario->title, "Short");
  assert_null(entry.broken);
  const Services *s = game.services;
  assert_non_null(s->model(s->world, "short"));
  assert_null(s->model(s->world, "broken"));
  close_game(&game);
}

static void services__a_mended_file_can_be_read_again(void **state) {
  add_scenario(state, "data/scenarios/short.json", "{");
  Game game = open_game(state);
  assert_non_null(wait_for_entry(&game, 0).broken);
  add_scenario(state, "data/scenarios/short.json", SHORT);
  game.services->library_reload(game.services->world, 0);
  assert_non_null(wait_for_entry(&game, 0).scenario);
  close_game(&game);
}

/* The shipped one is the game's business. */
static void services__ones_own_scenarios_are_checked(void **state) {
  char path[SCRATCH_BYTES];
  assert_true(
      file_make_folder(scratch_path(path, state, "evenkeel/scenarios"), NULL));
  add_scenario(state, "data/scenarios/other.json", OTHER);
  add_scenario(state, "evenkeel/scenarios/short.json", SHORT);
  Game game = open_game(state);
  const Services *s = game.services;
  wait_for_entry(&game, 1);
  s->library_check(s->world, "other");
  s->library_check(s->world, "short");
  s->library_check(s->world, "short");
  s->library_check(s->world, "no-such-call");
  while (!s->library_entry(s->world, 1).notes) { step(&game); }
  const Diags *notes = s->library_entry(s->world, 1).notes;
  assert_true(diags_kept(notes) > 0);
  bool below = false;
  for (int i = 0; i < diags_kept(notes); i++) {
    below |= strcmp(diags_get(notes, i)->rule, "best-below") == 0;
  }
  assert_true(below); /* a deep rule's */
  assert_null(s->library_entry(s->world, 0).notes);
  close_game(&game);
}

static void services__a_check_ends_with_the_program(void **state) {
  char path[SCRATCH_BYTES];
  assert_true(
      file_make_folder(scratch_path(path, state, "evenkeel/scenarios"), NULL));
  add_scenario(state, "evenkeel/scenarios/short.json", SHORT);
  Game game = open_game(state);
  wait_for_entry(&game, 0);
  game.services->library_check(game.services->world, "short");
  close_game(&game);
}

static void services__ones_own_scenarios_are_there_too(void **state) {
  char path[SCRATCH_BYTES];
  assert_true(
      file_make_folder(scratch_path(path, state, "evenkeel/scenarios"), NULL));
  add_scenario(state, "evenkeel/scenarios/short.json", SHORT);
  Game game = open_game(state);
  assert_non_null(wait_for_entry(&game, 0).scenario);
  close_game(&game);
}

static void add_bytes(void *const *state, const char *name, char byte,
                      size_t count) {
  char path[SCRATCH_BYTES];
  char *bytes = malloc(count);
  assert_non_null(bytes);
  memset(bytes, byte, count);
  assert_true(file_write(scratch_path(path, state, name), bytes, count, NULL));
  free(bytes);
}

static void services__whatever_lies_there_is_only_broken(void **state) {
  char path[SCRATCH_BYTES];
  assert_true(
      file_make_folder(scratch_path(path, state, "evenkeel/scenarios"), NULL));
  add_scenario(state, "data/scenarios/short.json", SHORT);
  add_bytes(state, "evenkeel/scenarios/deep.json", '[', 1 << 20);
  add_bytes(state, "evenkeel/scenarios/huge.json", ' ', 34 << 20);
  add_bytes(state, "evenkeel/scenarios/nothing.json", ' ', 0);
  add_bytes(state, "evenkeel/scenarios/zeros.json", 0, 1 << 20);
  add_scenario(state, "evenkeel/scenarios/\x1b[2J\n\xE2\x80\xAE\xFF.json",
               "{}");
  scratch_path(path, state, "evenkeel/scenarios/gone.json");
  assert_int_equal(symlink("nowhere", path), 0);
  scratch_path(path, state, "evenkeel/scenarios/round.json");
  assert_int_equal(symlink("round.json", path), 0);
  scratch_path(path, state, "evenkeel/scenarios/endless.json");
  assert_int_equal(symlink("/dev/zero", path), 0);
  scratch_path(path, state, "evenkeel/scenarios/pipe.json");
  assert_int_equal(mkfifo(path, 0600), 0);
  scratch_path(path, state, "evenkeel/scenarios/folder.json");
  assert_true(file_make_folder(path, NULL));
  Game game = open_game(state);
  const Services *s = game.services;
  wait_for_entry(&game, 7);
  assert_int_equal(s->library_count(s->world), 8);
  for (int i = 0; i < 8; i++) {
    LibraryEntry entry = wait_for_entry(&game, i);
    bool is_short = strcmp(entry.id, "short") == 0;
    assert_int_equal(entry.broken == NULL, is_short);
  }
  close_game(&game);
}

static void services__no_scenarios_are_no_fault(void **state) {
  Game game = open_game(state);
  for (int i = 0; i < 100; i++) { step(&game); }
  assert_int_equal(game.services->library_count(game.services->world), 0);
  close_game(&game);
}

/* ---- people ---- */

static void services__who_played_last_plays_again(void **state) {
  Game game = open_game(state);
  add_player(&game, "Ada");
  add_player(&game, "Sam");
  close_game(&game);
  game = open_game(state);
  const Services *s = game.services;
  assert_int_equal(s->profile_count(s->world), 2);
  assert_string_equal(s->current_profile(s->world).name, "Sam");
  close_game(&game);
}

static void services__a_name_is_refused_with_a_reason(void **state) {
  Game game = open_game(state);
  add_player(&game, "Ada");
  Err err = {0};
  const Services *s = game.services;
  assert_false(s->create_profile(s->world, "ada", &err));
  assert_true(err.text[0] != '\0');
  assert_int_equal(s->profile_count(s->world), 1);
  close_game(&game);
}

static void services__settings_are_each_persons_own(void **state) {
  Game game = open_game(state);
  const Services *s = game.services;
  Settings large = s->settings(s->world);
  large.text_percent = 150;
  s->change_settings(s->world, &large);
  add_player(&game, "Ada");
  int64_t ada = s->current_profile(s->world).id;
  assert_int_equal(s->settings(s->world).text_percent, 150);
  add_player(&game, "Sam");
  Settings dark = s->settings(s->world);
  dark.look = LOOK_DARK;
  dark.voice = false;
  s->change_settings(s->world, &dark);
  close_game(&game);

  game = open_game(state);
  s = game.services;
  assert_int_equal(s->settings(s->world).look, LOOK_DARK);
  assert_false(s->settings(s->world).voice);
  assert_true(s->choose_profile(s->world, ada, NULL));
  assert_int_equal(s->settings(s->world).look, LOOK_LIGHT);
  assert_int_equal(s->settings(s->world).text_percent, 150);
  close_game(&game);
}

static void services__every_last_change_of_a_setting_is_kept(void **state) {
  Game game = open_game(state);
  add_player(&game, "Ada");
  const Services *s = game.services;
  for (int percent = 100; percent <= 190; percent += 10) {
    Settings settings = s->settings(s->world);
    settings.text_percent = percent;
    s->change_settings(s->world, &settings);
  }
  close_game(&game);
  game = open_game(state);
  s = game.services;
  assert_int_equal(s->settings(s->world).text_percent, 190);
  close_game(&game);
}

static void services__settings_out_of_range_are_not_taken(void **state) {
  Game game = open_game(state);
  close_game(&game);
  Db *db;
  open_store(state, &db);
  assert_true(db_execute(db,
                         "INSERT INTO setting VALUES(NULL, 'text_percent',"
                         " '900'), (NULL, 'look', 'pink')",
                         NULL));
  db_close(db);
  game = open_game(state);
  const Services *s = game.services;
  assert_int_equal(s->settings(s->world).text_percent, 100);
  assert_int_equal(s->settings(s->world).look, LOOK_LIGHT);
  close_game(&game);
}

/* ---- results ---- */

/* What it is an attempt at is no file: a shift, under the name of its plan. */
static void
services__a_shift_is_stored_and_ranked_without_a_file(void **state) {
  static const char shift[] = "{\"shift\":1}", card[] = "{\"score\":703}";
  Game game = open_game(state);
  add_player(&game, "Ada");
  const Services *s = game.services;
  Attempt attempt = results_attempt(0, 1);
  snprintf(attempt.scenario, sizeof attempt.scenario, "shift.a+b");
  int64_t stored = 0;
  int ticket = s->save_attempt(s->world, &attempt, shift, sizeof shift - 1,
                               card, sizeof card - 1);
  assert_int_equal(wait_for_ticket(&game, ticket, &stored, NULL), JOB_DONE);
  BoardRow row;
  assert_int_equal(
      s->board(s->world, "shift.a+b", BOARD_BEST, attempt.setting, &row, 1), 1);
  assert_int_equal(row.value, attempt.score);
  assert_true(row.mine);
  close_game(&game);
}

/* A shift of these calls as a file. */
static size_t write_shift(const Game *game, const char *const *ids, int count,
                          char text[2048]) {
  const Services *s = game->services;
  Str json = str_init(text, 2048);
  str_add(&json, "{\"shift\":1,\"engine\":1,\"seed\":1,\"calls\":[");
  for (int i = 0; i < count; i++) {
    const Scenario *scenario = s->model(s->world, ids[i])->scenario;
    str_addf(&json,
             "%s{\"replay\":1,\"engine\":1,\"scenario\":\"%s\","
             "\"hash\":\"%s\",\"rubric\":\"%s\",\"seed\":%d,"
             "\"pace\":\"timed\",\"composure\":700,\"events\":[]}",
             i > 0 ? "," : "", ids[i], scenario->hash, scenario->rubric->hash,
             i + 1);
  }
  str_add(&json, "],\"between\":[[]]}");
  assert_false(json.cut);
  return json.length;
}

static int64_t save_shift(Game *game, const char *json, size_t length) {
  const Services *s = game->services;
  Attempt attempt = results_attempt(0, 1);
  snprintf(attempt.scenario, sizeof attempt.scenario, "shift.short+other");
  int64_t stored = 0;
  int ticket =
      s->save_attempt(s->world, &attempt, json, length, "{\"score\":1}", 11);
  assert_int_equal(wait_for_ticket(game, ticket, &stored, NULL), JOB_DONE);
  return stored;
}

/* Also when the one call's file has changed, and the other's is gone. */
static void services__a_shift_can_be_opened_again(void **state) {
  static const char *const ids[] = {"short", "other"};
  char other[sizeof SHORT], json[2048], gone[SCRATCH_BYTES];
  memcpy(other, SHORT, sizeof SHORT);
  memcpy(strstr(other, "'short'") + 1, "other", 5);
  add_scenario(state, "data/scenarios/short.json", SHORT);
  add_scenario(state, "data/scenarios/other.json", other);
  Game game = open_game(state);
  wait_for_entry(&game, 1);
  add_player(&game, "Ada");
  size_t length = write_shift(&game, ids, 2, json);
  int64_t stored = save_shift(&game, json, length);
  close_game(&game);

  strstr(other, "Walter")[1] = 'o';
  add_scenario(state, "data/scenarios/other.json", other);
  unlink(scratch_path(gone, state, "data/scenarios/short.json"));
  game = open_game(state);
  wait_for_entry(&game, 0);
  const Services *s = game.services;
  Arena *arena = arena_create(1 << 20);
  const char *names[2];
  assert_int_equal(s->shifts(s->world, arena, names, 2), 1);
  assert_string_equal(names[0], "shift.short+other");
  size_t read;
  const char *back = s->attempt_replay(s->world, stored, arena, &read, NULL);
  assert_int_equal(read, length);
  assert_memory_equal(back, json, length);
  ShiftFault fault;
  const Shift *shift = shift_replay_read(arena, "", back, read, NULL, &fault);
  for (int i = 0; i < 2; i++) {
    const Replay *call = shift->calls[i];
    const CallModel *model = s->version(s->world, call->hash, call->rubric);
    assert_string_equal(model->scenario->id, ids[i]);
    assert_string_equal(model->scenario->caller.name, "Walter Quill");
  }
  arena_destroy(arena);
  close_game(&game);
}

static void services__a_shift_under_way_is_each_persons_own(void **state) {
  Game game = open_game(state);
  add_player(&game, "Ada");
  const Services *s = game.services;
  s->keep_shift(s->world, "cake\nexam\n{}");
  add_player(&game, "Bo");
  Arena *arena = arena_create(1 << 20);
  assert_null(s->kept_shift(s->world, arena));
  assert_true(s->choose_profile(s->world, 1, NULL));
  close_game(&game);
  game = open_game(state);
  s = game.services;
  assert_string_equal(s->kept_shift(s->world, arena), "cake\nexam\n{}");
  s->keep_shift(s->world, NULL);
  assert_null(s->kept_shift(s->world, arena));
  arena_destroy(arena);
  close_game(&game);
}

static void services__an_attempt_is_stored_ranked_and_read(void **state) {
  add_scenario(state, "data/scenarios/short.json", SHORT);
  Game game = open_game(state);
  wait_for_entry(&game, 0);
  add_player(&game, "Ada");
  int64_t stored = 0;
  assert_int_equal(wait_for_ticket(&game, save(&game, 1), &stored, NULL),
                   JOB_DONE);
  assert_true(stored > 0);
  const Services *s = game.services;
  assert_int_equal(s->current_profile(s->world).attempts, 1);
  assert_int_equal(s->best_result(s->world, "short", NULL).tries, 1);
  assert_true(s->best_result(s->world, "short", NULL).last_ms > 0);
  assert_true(s->best_result(s->world, "long", NULL).last_ms == 0);
  AttemptSetting setting;
  assert_int_equal(s->board_settings(s->world, "short", &setting, 1), 1);
  assert_int_equal(s->best_result(s->world, "short", &setting).tries, 1);
  const AttemptSetting other = {!setting.self_paced, setting.response, false};
  assert_int_equal(s->best_result(s->world, "short", &other).tries, 0);
  BoardRow row;
  assert_int_equal(s->board(s->world, "short", BOARD_BEST, setting, &row, 1),
                   1);
  assert_string_equal(row.name, "Ada");
  assert_true(row.mine);
  assert_int_equal(s->attempts(s->world, "short", setting, &row, 1), 1);
  assert_string_equal(row.name, "Ada");
  assert_true(row.attempt.id == stored);
  assert_int_equal(row.value, row.attempt.score);
  Arena *arena = arena_create(1 << 20);
  size_t length = 0;
  const char *replay =
      s->attempt_replay(s->world, stored, arena, &length, NULL);
  ResultsPapers papers;
  results_fill_papers(&papers, 1);
  assert_int_equal(length, papers.papers.replay_length);
  assert_memory_equal(replay, papers.papers.replay, length);
  arena_destroy(arena);
  close_game(&game);
}

static void services__ending_the_game_loses_no_attempt(void **state) {
  Game game = open_game(state);
  add_player(&game, "Ada");
  save(&game, 1);
  save(&game, 2);
  close_game(&game);
  game = open_game(state);
  const Services *s = game.services;
  assert_int_equal(s->current_profile(s->world).attempts, 2);
  close_game(&game);
}

static void services__a_changed_file_can_still_be_watched(void **state) {
  add_scenario(state, "data/scenarios/short.json", SHORT);
  Game game = open_game(state);
  wait_for_entry(&game, 0);
  add_player(&game, "Ada");
  int64_t stored = 0;
  wait_for_ticket(&game, save(&game, 1), &stored, NULL);
  const CallModel *old = game.services->model(game.services->world, "short");
  char hash[HASH_TEXT_BYTES], rubric[HASH_TEXT_BYTES];
  memcpy(hash, old->scenario->hash, sizeof hash);
  memcpy(rubric, old->scenario->rubric->hash, sizeof rubric);
  close_game(&game);

  char changed[sizeof SHORT];
  memcpy(changed, SHORT, sizeof SHORT);
  strstr(changed, "Short")[2] = 'a';
  add_scenario(state, "data/scenarios/short.json", changed);
  game = open_game(state);
  wait_for_entry(&game, 0);
  const Services *s = game.services;
  assert_null(s->version(s->world, hash, rubric));
  Arena *arena = arena_create(1 << 20);
  size_t length;
  assert_non_null(s->attempt_replay(s->world, stored, arena, &length, NULL));
  assert_string_equal(s->version(s->world, hash, rubric)->scenario->title,
                      "Short");
  assert_string_equal(s->model(s->world, "short")->scenario->title, "Shart");
  arena_destroy(arena);
  close_game(&game);
}

static void services__what_fails_is_told_and_tried_again(void **state) {
  Game game = open_game(state);
  add_player(&game, "Ada");
  Db *db;
  open_store(state, &db);
  assert_true(db_execute(db,
                         "CREATE TRIGGER full BEFORE INSERT ON attempt BEGIN"
                         " SELECT RAISE(ABORT, 'no room'); END",
                         NULL));
  int ticket = save(&game, 1);
  int64_t stored = 0;
  Err err = {0};
  while (!services_take_failure(game.world, &err)) { step(&game); }
  assert_non_null(strstr(err.text, "no room"));
  assert_false(services_take_failure(game.world, &err));
  assert_int_equal(services_unsaved(game.world), 1);
  assert_true(db_execute(db, "DROP TRIGGER full", NULL));
  db_close(db);
  assert_true(services_next_ms(game.world) < INT64_MAX);
  game.now_ms = services_next_ms(game.world);
  step(&game);
  assert_int_equal(wait_for_ticket(&game, ticket, &stored, NULL), JOB_DONE);
  assert_int_equal(services_unsaved(game.world), 0);
  assert_true(services_next_ms(game.world) == INT64_MAX);
  close_game(&game);
}

/* Its debrief tells it, so nobody else need. */
static void services__who_asks_for_a_ticket_is_told_once(void **state) {
  Game game = open_game(state);
  add_player(&game, "Ada");
  Db *db;
  open_store(state, &db);
  assert_true(db_execute(db,
                         "CREATE TRIGGER full BEFORE INSERT ON attempt BEGIN"
                         " SELECT RAISE(ABORT, 'no room'); END",
                         NULL));
  int64_t stored = 0;
  Err err = {0};
  int ticket = save(&game, 1);
  assert_int_equal(wait_for_ticket(&game, ticket, &stored, &err), JOB_FAILED);
  assert_non_null(strstr(err.text, "no room"));
  assert_non_null(strstr(err.path, "evenkeel.db"));
  assert_false(services_take_failure(game.world, &err));
  db_close(db);
  close_game(&game);
}

/* Its name, of all its calls, would be too long for a file's. */
static void services__a_shift_that_cannot_be_stored_becomes_a_file(void **s) {
  static const char json[] = "{\"shift\":1}";
  Game game = open_game(s);
  add_player(&game, "Ada");
  setenv("HOME", *s, 1);
  Db *db;
  open_store(s, &db);
  assert_true(db_execute(db,
                         "CREATE TRIGGER full BEFORE INSERT ON attempt BEGIN"
                         " SELECT RAISE(ABORT, 'no room'); END",
                         NULL));
  Attempt attempt = results_attempt(0, 1);
  memset(attempt.scenario, 'a', sizeof attempt.scenario - 1);
  memcpy(attempt.scenario, "shift.", 6);
  int64_t stored;
  int ticket = game.services->save_attempt(game.services->world, &attempt, json,
                                           sizeof json - 1, "{}", 2);
  assert_int_equal(wait_for_ticket(&game, ticket, &stored, NULL), JOB_FAILED);
  services_end(game.world);
  assert_int_equal(wait_for_ticket(&game, ticket, &stored, NULL), JOB_FAILED);
  close_game(&game);
  db_close(db);
  char path[SCRATCH_BYTES];
  size_t length;
  char *kept = file_read(scratch_path(path, s, "evenkeel-shift-1.json"), 64,
                         &length, NULL);
  assert_non_null(kept);
  assert_string_equal(kept, json);
  free(kept);
}

/* ---- without a store ---- */

static void expect_play_without_store(void *const *state, const char *why) {
  Game game = open_game(state);
  const Services *s = game.services;
  assert_non_null(s->trouble(s->world));
  assert_non_null(strstr(s->trouble(s->world)->text, why));
  add_player(&game, "Ada");
  int64_t stored = 0;
  assert_int_equal(wait_for_ticket(&game, save(&game, 1), &stored, NULL),
                   JOB_DONE);
  assert_int_equal(s->current_profile(s->world).attempts, 1);
  close_game(&game);
}

static void services__a_newer_store_is_left_alone(void **state) {
  Game game = open_game(state);
  add_player(&game, "Sam");
  close_game(&game);
  Db *db;
  open_store(state, &db);
  assert_true(db_execute(db, "PRAGMA user_version = 1000", NULL));
  db_close(db);
  expect_play_without_store(state, "update Evenkeel");
}

static void services__a_folder_that_cannot_be_written_is_told(void **state) {
  char path[SCRATCH_BYTES];
  assert_true(file_write(scratch_path(path, state, "no_folder"), "", 0, NULL));
  setenv("XDG_DATA_HOME", path, 1);
  expect_play_without_store(state, "");
}

#define TEST(name)                                                             \
  cmocka_unit_test_setup_teardown(name, set_up, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(services__the_rest_plays_when_one_file_is_broken),
      TEST(services__a_mended_file_can_be_read_again),
      TEST(services__ones_own_scenarios_are_there_too),
      TEST(services__ones_own_scenarios_are_checked),
      TEST(services__a_check_ends_with_the_program),
      TEST(services__whatever_lies_there_is_only_broken),
      TEST(services__no_scenarios_are_no_fault),
      TEST(services__who_played_last_plays_again),
      TEST(services__a_name_is_refused_with_a_reason),
      TEST(services__settings_are_each_persons_own),
      TEST(services__every_last_change_of_a_setting_is_kept),
      TEST(services__settings_out_of_range_are_not_taken),
      TEST(services__a_shift_is_stored_and_ranked_without_a_file),
      TEST(services__an_attempt_is_stored_ranked_and_read),
      TEST(services__ending_the_game_loses_no_attempt),
      TEST(services__a_changed_file_can_still_be_watched),
      TEST(services__a_shift_can_be_opened_again),
      TEST(services__a_shift_under_way_is_each_persons_own),
      TEST(services__what_fails_is_told_and_tried_again),
      TEST(services__who_asks_for_a_ticket_is_told_once),
      TEST(services__a_shift_that_cannot_be_stored_becomes_a_file),
      TEST(services__a_newer_store_is_left_alone),
      TEST(services__a_folder_that_cannot_be_written_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
