/* SPDX-License-Identifier: MIT */
/* One frame of each screen, with a call made for this. As a draw list, with
** text of a fixed width, it must stay as it was everywhere; as a picture only
** where it is drawn by what drew the one that is kept: see golden/drawn_by.txt.
** EK_GOLDEN=write in the environment writes both anew. */
#include "app/table.h"
#include "base/arena.h"
#include "call/state.h"
#include "fake_services.h"
#include "golden.h"
#include "loader.h"
#include "os/file.h"
#include "platform/window.h"
#include "scenario/rubric.h"
#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include <SDL.h>
#include <SDL_image.h>
#include <SDL_ttf.h>

static const char CALL[] = "kettle-short";

enum {
  DRAWS_BYTES = 256 * 1024,
  PICTURE_BYTES = 4 * 1024 * 1024,
  REPLAY_BYTES = 1024
};

/* ---- the world ---- */

static void add_row(FakeWorld *world, int rank, const char *name, int value) {
  BoardRow *row = &world->rows[world->row_count++];
  *row = (BoardRow){.rank = rank,
                    .value = value,
                    .tries = 4 - rank,
                    .mine = strcmp(name, "Sam") == 0,
                    .attempt = {.id = rank, .anger = 150 * rank}};
  snprintf(row->name, sizeof row->name, "%s", name);
}

static FakeWorld *make_world(void) {
  FakeWorld *world = fake_world_open();
  size_t length;
  char *json =
      loader_read(EK_SOURCE_DIR "/tests/oracle/kettle-short.json", &length);
  world->file_count = 0;
  fake_world_add(world, CALL, json);
  free(json);
  add_row(world, 1, "Ada", 962);
  add_row(world, 2, "Sam", 847);
  world->played[world->played_count++] = (AttemptSetting){false, 100, false};
  world->profiles[0].attempts = 3;
  world->best = (BestResult){.tries = 3, .best = 847};
  world->judges = true;
  return world;
}

/* A call in which the trainee reads the record and says one thing. */
static void write_replay(const FakeWorld *world, char text[REPLAY_BYTES]) {
  const Scenario *scenario = world->files[0].model->scenario;
  snprintf(text, REPLAY_BYTES,
           "{\"replay\":1,\"engine\":1,\"scenario\":\"%s\",\"hash\":\"%s\","
           "\"rubric\":\"%s\",\"seed\":7,\"pace\":\"timed\",\"events\":["
           "{\"t\":2000,\"do\":\"lookup\",\"record\":\"sale\"},"
           "{\"t\":14000,\"do\":\"reply\",\"reply\":\"ack\"},"
           "{\"t\":24000,\"do\":\"reply\",\"reply\":\"send\"}]}",
           CALL, scenario->hash, scenario->rubric->hash);
}

static void open_screen(ScreenStage *on, const FontTable *fonts,
                        FakeWorld *world, ScreenId screen, ScreenArgs *args,
                        char replay[REPLAY_BYTES]) {
  write_replay(world, replay);
  *args = (ScreenArgs){.scenario = CALL,
                       .setup = {.seed = 7, .response_percent = 100},
                       .turn = SCREEN_NO_TURN};
  if (screen == SCREEN_WRAP_UP || screen == SCREEN_DEBRIEF) {
    args->replay = replay;
    args->replay_length = strlen(replay);
  }
  screen_stage_open_with(on, fonts, world, table_class(screen), args);
  if (screen == SCREEN_CALL) { screen_stage_run(on, 9000); }
  stage_settle(&on->stage);
  assert_int_equal(on->move.to, SCREEN_STAY);
}

/* ---- draw lists ---- */

static void check_draws(ScreenId screen) {
  ScreenStage on;
  ScreenArgs args;
  char replay[REPLAY_BYTES], file[64];
  FakeWorld *world = make_world();
  open_screen(&on, font_fake(), world, screen, &args, replay);
  char *memory = arena_alloc(world->arena, DRAWS_BYTES);
  assert_non_null(memory);
  Str text = str_init(memory, DRAWS_BYTES);
  draw_print(on.stage.list, &text);
  assert_false(text.cut);
  snprintf(file, sizeof file, "screens/golden/%s.draw", table_name(screen));
  golden_check(file, text.text);
  screen_stage_close(&on);
  fake_world_close(world);
}

/* ---- pictures ---- */

static void name_drawers(char *text, size_t size) {
  SDL_version sdl;
  SDL_GetVersion(&sdl);
  const SDL_version *ttf = TTF_Linked_Version(), *image = IMG_Linked_Version();
  int free_type[3], harf_buzz[3];
  TTF_GetFreeTypeVersion(&free_type[0], &free_type[1], &free_type[2]);
  TTF_GetHarfBuzzVersion(&harf_buzz[0], &harf_buzz[1], &harf_buzz[2]);
  struct utsname machine;
  assert_int_equal(uname(&machine), 0);
  snprintf(text, size,
           "SDL %d.%d.%d, SDL_ttf %d.%d.%d, SDL_image %d.%d.%d, "
           "FreeType %d.%d.%d, HarfBuzz %d.%d.%d, %s\n",
           sdl.major, sdl.minor, sdl.patch, ttf->major, ttf->minor, ttf->patch,
           image->major, image->minor, image->patch, free_type[0], free_type[1],
           free_type[2], harf_buzz[0], harf_buzz[1], harf_buzz[2],
           machine.machine);
}

static bool writes_golden(void) {
  const char *order = getenv("EK_GOLDEN");
  return order && strcmp(order, "write") == 0;
}

static bool is_drawn_as_here(void) {
  char here[256];
  size_t length;
  name_drawers(here, sizeof here);
  if (writes_golden()) {
    golden_check("screens/golden/drawn_by.txt", here);
    return true;
  }
  char *there =
      loader_read(EK_SOURCE_DIR "/tests/screens/golden/drawn_by.txt", &length);
  bool same = strcmp(there, here) == 0;
  if (!same) { print_message("skipped: here it is %s", here); }
  free(there);
  return same;
}

static void compare(const char *made, const char *kept) {
  char beside[SCRATCH_BYTES + sizeof ".new"];
  size_t made_length, kept_length = 0;
  char *a = loader_read(made, &made_length);
  char *b = file_read(kept, PICTURE_BYTES, &kept_length, NULL);
  bool same = b && made_length == kept_length && memcmp(a, b, made_length) == 0;
  snprintf(beside, sizeof beside, "%s.new", kept);
  if (!same) { file_write(beside, a, made_length, NULL); }
  free(a);
  free(b);
  if (!same) { fail_msg("%s is not what it was: see %s", kept, beside); }
}

/* SDL_ttf knows FreeType's version once it is in use. */
static bool open_window(Platform *platform) {
  Err err = {.code = ERR_NONE};
  const WindowOptions options = {.title = "Evenkeel",
                                 .assets = EK_SOURCE_DIR "/assets",
                                 .width = 1280,
                                 .height = 720};
  if (!window_open(platform, &options, &err)) { fail_msg("%s", err.text); }
  if (is_drawn_as_here()) { return true; }
  platform->close(platform->context);
  return false;
}

static void take_picture(const Platform *platform, ScreenId screen,
                         const char *path) {
  ScreenStage on;
  ScreenArgs args;
  char replay[REPLAY_BYTES];
  Err err = {.code = ERR_NONE};
  FakeWorld *world = make_world();
  open_screen(&on, platform->fonts, world, screen, &args, replay);
  if (!platform->capture(platform->context, on.stage.list, path, &err)) {
    fail_msg("%s", err.text);
  }
  screen_stage_close(&on);
  fake_world_close(world);
}

static void check_picture(void *const *state, ScreenId screen) {
  Platform platform;
  char made[SCRATCH_BYTES], kept[SCRATCH_BYTES];
  if (!open_window(&platform)) { skip(); }
  scratch_path(made, state, "made.png");
  snprintf(kept, sizeof kept, EK_SOURCE_DIR "/tests/screens/golden/%s.png",
           table_name(screen));
  take_picture(&platform, screen, writes_golden() ? kept : made);
  platform.close(platform.context);
  if (!writes_golden()) { compare(made, kept); }
}

/* ---- each screen ---- */

#define SCREEN_LIST(X)                                                         \
  X(TITLE, title)                                                              \
  X(PICKER, picker)                                                            \
  X(BRIEFING, briefing)                                                        \
  X(CALL, call)                                                                \
  X(WRAP_UP, wrap_up)                                                          \
  X(DEBRIEF, debrief)                                                          \
  X(BOARD, board)                                                              \
  X(SETTINGS, settings)

#define SCREEN_TESTS(NAME, name)                                               \
  static void name##__is_laid_out_as_it_was(void **state) {                    \
    (void)state;                                                               \
    check_draws(SCREEN_##NAME);                                                \
  }                                                                            \
  static void name##__looks_as_it_did(void **state) {                          \
    check_picture(state, SCREEN_##NAME);                                       \
  }
SCREEN_LIST(SCREEN_TESTS)

int main(void) {
  const struct CMUnitTest tests[] = {
#define SCREEN_ENTRY(NAME, name)                                               \
  cmocka_unit_test(name##__is_laid_out_as_it_was),                             \
      cmocka_unit_test_setup_teardown(name##__looks_as_it_did, scratch_setup,  \
                                      scratch_teardown),
      SCREEN_LIST(SCREEN_ENTRY)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
