/* SPDX-License-Identifier: MIT */
/* A call and its practice through the real stage, services and store: what
** goes on from a turn is never ranked. */
#include "app/services.h"
#include "app/stage.h"
#include "os/file.h"
#include "scratch.h"
#include "ui/seen.h"
#include "ui/ui.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FRAME_MS = 50, MOST_FRAMES = 2000, FRAMES_BETWEEN = 60 };

static const char KETTLE[] =
    "{'format':1,'id':'kettle','title':'The kettle','language':'en',"
    "'goals':['apology','fix','empathy'],'caller':{'name':'Walter Quill'},"
    "'start':'open','nodes':{'open':{'caller':[{'say':'My kettle broke.',"
    "'ms':1000}],'replies':[{'id':'hm','say':'Hm.','goto':'more'},"
    "{'id':'sorry','say':'I am sorry.','uses':['apology','empathy'],"
    "'goto':'more'}]},"
    "'more':{'caller':[{'say':'And now?','ms':1000}],'replies':["
    "{'id':'new','say':'Here is a new one.','uses':['fix'],'goto':'bye'}]},"
    "'bye':{'caller':[{'say':'Well.','ms':1000}],"
    "'end':{'outcome':'resolved'}}}}";

typedef struct {
  World *world;
  const Services *services;
  Stage *stage;
  Ui *ui;
  Input input;
} Game;

/* ---- playing ---- */

static void frame(Game *game) {
  const Theme theme = theme_make(THEME_LIGHT, 100, 100);
  ui_frame_begin(game->ui, &game->input, &theme);
  assert_true(stage_update(game->stage, game->ui, game->input.now_ms));
  ui_frame_end(game->ui);
  input_next(&game->input, game->input.now_ms + FRAME_MS);
  services_update(game->world, game->input.now_ms);
}

static void press(Game *game, Key key) {
  input_key(&game->input, key, 0, INPUT_PRESS);
  input_key(&game->input, key, 0, INPUT_RELEASE);
  frame(game);
  frame(game);
}

static bool says(const Game *game, const char *words) {
  UiSeen seen;
  for (int i = 0; seen_nth(game->ui, i, &seen); i++) {
    if (strstr(seen.name, words)) { return true; }
  }
  return false;
}

/* However long the worker takes. */
static void wait_for(Game *game, const char *words) {
  while (!says(game, words)) { frame(game); }
}

static void wait_for_screen(Game *game, ScreenId screen) {
  for (int i = 0; i < MOST_FRAMES && stage_screen(game->stage) != screen; i++) {
    frame(game);
  }
  assert_int_equal(stage_screen(game->stage), screen);
}

/* Its number among those on offer, from 1; 0: it is not. */
static int find_reply(const Game *game, const char *words) {
  UiSeen seen;
  int number = 0;
  for (int i = 0; seen_nth(game->ui, i, &seen); i++) {
    number += seen.role == ROLE_CHOICE;
    bool it = seen.role == ROLE_CHOICE && strcmp(seen.name, words) == 0;
    if (it) { return number; }
  }
  return 0;
}

/* Once the caller has ended. */
static void answer(Game *game, const char *words) {
  for (int i = 0; i < FRAMES_BETWEEN; i++) { frame(game); }
  int number = find_reply(game, words);
  assert_true(number > 0);
  press(game, (Key)(KEY_0 + number));
}

/* ---- the game ---- */

static int set_up(void **state) {
  char path[SCRATCH_BYTES], text[sizeof KETTLE];
  if (scratch_setup(state)) { return -1; }
  setenv("XDG_DATA_HOME", *state, 1);
  scratch_path(path, state, "data/scenarios");
  if (!file_make_folder(path, NULL)) { return -1; }
  memcpy(text, KETTLE, sizeof text);
  for (char *at = text; *at; at++) { *at = *at == '\'' ? '"' : *at; }
  scratch_path(path, state, "data/scenarios/kettle.json");
  if (!file_write(path, text, strlen(text), NULL)) { return -1; }
  return symlink(EK_SOURCE_DIR "/assets",
                 scratch_path(path, state, "data/assets"));
}

static void open_game(Game *game, void *const *state) {
  char path[SCRATCH_BYTES];
  Err err = {0};
  *game =
      (Game){.world = services_open(scratch_path(path, state, "data"), &err),
             .ui = ui_create(font_fake()),
             .input = {.width = 1280, .height = 720, .now_ms = 1000}};
  if (!game->world) { fail_msg("%s: %s", err.path, err.text); }
  game->services = services_table(game->world);
  services_load(game->world);
  game->stage = stage_create(game->services, NULL);
  assert_non_null(game->stage);
}

static void close_game(Game *game) {
  stage_destroy(game->stage);
  ui_destroy(game->ui);
  services_close(game->world);
}

static void begin_call(Game *game) {
  wait_for(game, "What may we call you?");
  input_text(&game->input, "Robin");
  frame(game);
  press(game, KEY_ENTER);
  wait_for(game, "The kettle");
  press(game, KEY_ENTER);
  wait_for_screen(game, SCREEN_BRIEFING);
  frame(game);
  press(game, KEY_ENTER);
  wait_for_screen(game, SCREEN_CALL);
}

static int count_results(const Game *game) {
  const Services *s = game->services;
  BoardRow rows[8];
  return s->attempts(s->world, "kettle", (AttemptSetting){false, 100, false},
                     rows, 8);
}

static void practice__what_goes_on_from_a_turn_is_never_ranked(void **state) {
  Game game;
  open_game(&game, state);
  begin_call(&game);
  answer(&game, "Hm.");
  answer(&game, "Here is a new one.");
  wait_for_screen(&game, SCREEN_DEBRIEF);
  wait_for(&game, "Stored");
  assert_int_equal(count_results(&game), 1);
  assert_true(says(&game, "Go on from turn 1"));
  press(&game, INPUT_KEY('G'));
  wait_for_screen(&game, SCREEN_CALL);
  answer(&game, "I am sorry.");
  answer(&game, "Here is a new one.");
  wait_for_screen(&game, SCREEN_DEBRIEF);
  wait_for(&game, "This call stands on no board.");
  for (int i = 0; i < FRAMES_BETWEEN; i++) { frame(&game); }
  assert_false(says(&game, "Stored"));
  assert_false(services_is_saving(game.world));
  assert_int_equal(count_results(&game), 1);
  assert_int_equal(game.services->current_profile(game.world).attempts, 1);
  close_game(&game);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
      practice__what_goes_on_from_a_turn_is_never_ranked, set_up,
      scratch_teardown)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
