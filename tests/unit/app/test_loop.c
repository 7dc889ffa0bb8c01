/* SPDX-License-Identifier: MIT */
/* The whole game without a window: what is read was put in here, and what it
** shows is asked of its draw lists. */
#include "app/loop.h"
#include "os/file.h"
#include "os/path.h"
#include "platform/null.h"
#include "results.h"
#include "scratch.h"
#include "store/store.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FRAMES = 100000 };

/* Goes on once `text` is on the screen; then types, or presses, or closes the
** window, or does something to the world. */
typedef struct {
  const char *text;
  const char *typed;
  Key key;
  WindowFate fate;
  void (*meddle)(const Services *services);
} Act;

typedef struct {
  const Act *acts;
  int count, at, frames;
  bool begun;
  const Services *services;
} Player;

static bool shows(const DrawList *list, const char *text) {
  for (const DrawCommand *c = list ? list->first : NULL; c; c = c->next) {
    size_t length = strlen(text);
    if (c->kind == DRAW_TEXT && c->length >= length &&
        memcmp(c->text, text, length) == 0) {
      return true;
    }
  }
  return false;
}

static WindowFate play(void *context, Input *input, int64_t wait_ms,
                       const DrawList *list) {
  (void)wait_ms;
  Player *player = context;
  if (player->frames++ > MOST_FRAMES) {
    fail_msg("never shown: %s", player->acts[player->at].text);
  }
  bool ended =
      player->at > 0 && player->acts[player->at - 1].fate == WINDOW_ENDS;
  if (ended) { fail_msg("the game outlives its session"); }
  if (player->at == player->count) { return WINDOW_CLOSED; }
  const Act *act = &player->acts[player->at];
  if (!shows(list, act->text)) { return WINDOW_STAYS; }
  player->at++;
  if (act->meddle) { act->meddle(player->services); }
  if (act->typed) { input_text(input, act->typed); }
  if (act->key != KEY_NONE) {
    input_key(input, act->key, 0, INPUT_PRESS);
    input_key(input, act->key, 0, INPUT_RELEASE);
  }
  return act->fate;
}

static void begun(void *context) {
  Player *player = context;
  player->begun = true;
}

static void play_all(const Act *acts, int count) {
  char data[PATH_BYTES];
  Err err = {0};
  assert_true(path_find_data(data, &err));
  World *world = services_open(data, &err);
  if (!world) { fail_msg("%s: %s", err.path, err.text); }
  Player player = {
      .acts = acts, .count = count, .services = services_table(world)};
  Platform platform;
  assert_true(null_open(&platform, 1280, 720, play, &player, &err));
  assert_true(loop_run(&platform, world, begun, &player, &err));
  assert_true(player.begun);
  assert_int_equal(player.at, count);
  services_close(world);
  platform.close(platform.context);
}

#define PLAY(...)                                                              \
  do {                                                                         \
    const Act acts[] = {__VA_ARGS__};                                          \
    play_all(acts, (int)(sizeof acts / sizeof acts[0]));                       \
  } while (0)

static int set_up(void **state) {
  int failed = scratch_setup(state);
  return failed ? failed : setenv("XDG_DATA_HOME", *state, 1);
}

static void loop__a_new_hire_comes_to_her_first_call(void **state) {
  (void)state;
  PLAY({.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER}, {.text = "A good first call"},
       {.text = "The cake that was too small", .key = KEY_ENTER},
       {.text = "What this call trains", .key = KEY_ESCAPE},
       {.text = "Choose a call", .key = KEY_ESCAPE},
       {.text = "Good to have you here, Robin.", .fate = WINDOW_CLOSED});
}

static void loop__settings_lead_back_to_where_one_was(void **state) {
  (void)state;
  PLAY({.text = "What may we call you?", .key = (Key)(KEY_F1 + 9)},
       {.text = "Text and display", .key = KEY_RIGHT},
       {.text = "110", .key = KEY_ESCAPE},
       {.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER},
       {.text = "The cake that was too small", .key = KEY_ENTER},
       {.text = "What this call trains", .key = (Key)(KEY_F1 + 9)},
       {.text = "Text and display", .key = KEY_ESCAPE},
       {.text = "What this call trains", .fate = WINDOW_CLOSED});
}

static Db *open_users_store(void) {
  char path[PATH_BYTES];
  assert_true(store_find(path, NULL));
  Db *db = store_open(path, NULL);
  assert_non_null(db);
  return db;
}

static void loop__who_plays_is_remembered(void **state) {
  (void)state;
  PLAY({.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER},
       {.text = "Choose a call", .fate = WINDOW_CLOSED});
  Db *db = open_users_store();
  DbQuery query = db_query(db, "SELECT name FROM profile");
  assert_true(db_next(&query));
  assert_string_equal(db_text(&query, 0), "Robin");
  assert_true(db_finish(&query, NULL));
  db_close(db);
  PLAY({.text = "Good to have you here, Robin.", .fate = WINDOW_CLOSED});
}

/* ---- what cannot be stored ---- */

static void fill_disk(const Services *services) {
  (void)services;
  Db *db = open_users_store();
  assert_true(db_execute(db,
                         "CREATE TRIGGER full BEFORE INSERT ON attempt BEGIN"
                         " SELECT RAISE(ABORT, 'no room'); END",
                         NULL));
  db_close(db);
}

static void free_disk(const Services *services) {
  (void)services;
  Db *db = open_users_store();
  assert_true(db_execute(db, "DROP TRIGGER full", NULL));
  db_close(db);
}

static void finish_call(const Services *services) {
  fill_disk(services);
  Attempt attempt = results_attempt(0, 1);
  ResultsPapers papers;
  results_fill_papers(&papers, 1);
  static const char card[] = "{\"items\":[]}";
  assert_true(services->save_attempt(
      services->world, &attempt, papers.papers.replay,
      papers.papers.replay_length, card, sizeof card - 1));
}

static int64_t count_attempts(void) {
  Db *db = open_users_store();
  DbQuery query = db_query(db, "SELECT count(*) FROM attempt");
  assert_true(db_next(&query));
  int64_t count = db_int(&query, 0);
  assert_true(db_finish(&query, NULL));
  db_close(db);
  return count;
}

static void loop__nobody_leaves_unasked_with_something_unsaved(void **state) {
  (void)state;
  PLAY({.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER},
       {.text = "Choose a call", .meddle = finish_call},
       {.text = "Your result is not stored yet", .fate = WINDOW_CLOSED},
       {.text = "A result is not stored yet", .key = KEY_ESCAPE},
       {.text = "Choose a call", .fate = WINDOW_CLOSED},
       {.text = "A result is not stored yet",
        .meddle = free_disk,
        .key = KEY_ENTER});
  assert_int_equal(count_attempts(), 1);
}

static void loop__what_is_on_its_way_is_waited_for(void **state) {
  (void)state;
  PLAY({.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER},
       {.text = "Choose a call", .meddle = finish_call, .fate = WINDOW_CLOSED},
       {.text = "A result is not stored yet",
        .meddle = free_disk,
        .key = KEY_ENTER});
  assert_int_equal(count_attempts(), 1);
}

static void loop__whoever_wants_to_leaves_all_the_same(void **state) {
  (void)state;
  PLAY({.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER},
       {.text = "Choose a call", .meddle = finish_call},
       {.text = "Your result is not stored yet", .fate = WINDOW_CLOSED},
       {.text = "A result is not stored yet", .key = KEY_RIGHT},
       {.text = "A result is not stored yet", .key = KEY_ENTER});
  assert_int_equal(count_attempts(), 0);
}

static bool is_kept(void *const *state) {
  char path[SCRATCH_BYTES];
  return file_exists(scratch_path(path, state, "evenkeel-kettle-short-1.json"));
}

static void end_session(void **state, void (*meddle)(const Services *)) {
  setenv("HOME", *state, 1);
  PLAY({.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER},
       {.text = "Choose a call", .meddle = finish_call},
       {.text = "Your result is not stored yet",
        .meddle = meddle,
        .fate = WINDOW_ENDS});
}

static void loop__a_session_that_ends_stores_what_it_can(void **state) {
  end_session(state, free_disk);
  assert_int_equal(count_attempts(), 1);
  assert_false(is_kept(state));
}

static void loop__a_session_that_ends_keeps_the_rest_as_a_file(void **state) {
  end_session(state, NULL);
  assert_int_equal(count_attempts(), 0);
  assert_true(is_kept(state));
}

static void loop__a_session_may_end_while_it_asks(void **state) {
  setenv("HOME", *state, 1);
  PLAY({.text = "What may we call you?", .typed = "Robin"},
       {.text = "Robin", .key = KEY_ENTER},
       {.text = "Choose a call", .meddle = finish_call, .fate = WINDOW_CLOSED},
       {.text = "A result is not stored yet", .fate = WINDOW_ENDS});
  assert_true(is_kept(state));
}

#define TEST(name)                                                             \
  cmocka_unit_test_setup_teardown(name, set_up, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(loop__a_new_hire_comes_to_her_first_call),
      TEST(loop__settings_lead_back_to_where_one_was),
      TEST(loop__who_plays_is_remembered),
      TEST(loop__nobody_leaves_unasked_with_something_unsaved),
      TEST(loop__what_is_on_its_way_is_waited_for),
      TEST(loop__a_session_that_ends_stores_what_it_can),
      TEST(loop__a_session_that_ends_keeps_the_rest_as_a_file),
      TEST(loop__a_session_may_end_while_it_asks),
      TEST(loop__whoever_wants_to_leaves_all_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
