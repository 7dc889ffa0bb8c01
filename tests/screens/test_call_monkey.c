/* SPDX-License-Identifier: MIT */
/* Whatever one presses and clicks, and whenever: what comes out is a replay
** that can happen. */
#include "base/arena.h"
#include "base/rng.h"
#include "fake_services.h"
#include "score/scorecard.h"
#include "screens/call_screen.h"
#include "screens/wrap_up_screen.h"
#include "unit.h"

#include <string.h>

enum { STEPS_MAX = 3000, CALLS = 6 };

static Key any_key(Rng *rng) {
  static const char letters[] = {'R', 'B', 'G', 'E', 'N', 'C', 'P', 'M',
                                 'H', 'S', 'W', 'F', 'N', 'N', 'C', 'B'};
  static const Key others[] = {
      KEY_ENTER, KEY_ENTER,  KEY_SPACE,  KEY_SPACE,     KEY_TAB,    KEY_TAB,
      KEY_TAB,   KEY_ESCAPE, KEY_LEFT,   KEY_RIGHT,     KEY_UP,     KEY_DOWN,
      KEY_PAD_X, KEY_PAD_Y,  KEY_PAD_R2, KEY_BACKSPACE, KEY_PAGE_UP};
  switch (rng_below(rng, 3)) {
    case 0:
      return INPUT_KEY(letters[rng_below(rng, sizeof letters)]);
    case 1:
      return others[rng_below(rng, sizeof others / sizeof *others)];
    default:
      return (Key)(KEY_0 + 1 + (int)rng_below(rng, 4));
  }
}

/* Somewhere on something that one can press. */
static void click_anywhere(ScreenStage *on, Rng *rng) {
  UiSeen seen, found = {.id = 0};
  uint32_t count = 0;
  for (int i = 0; seen_nth(on->stage.ui, i, &seen); i++) {
    if (!seen.focusable || seen.disabled || seen.visible.w <= 0) { continue; }
    if (rng_below(rng, ++count) == 0) { found = seen; }
  }
  if (found.id == 0) { return; }
  Input *input = &on->stage.input;
  input_mouse(input, found.visible.x + found.visible.w / 2,
              found.visible.y + found.visible.h / 2);
  input_button(input, true);
  stage_frame(&on->stage);
  input_button(input, false);
}

static void do_anything(ScreenStage *on, Rng *rng) {
  Input *input = &on->stage.input;
  uint32_t what = rng_below(rng, 8);
  if (what == 0) {
    click_anywhere(on, rng);
  } else if (what == 1) {
    Key key = rng_below(rng, 2) ? INPUT_KEY('R') : KEY_PAD_L2;
    input_key(input, key, 0, input->held[key] ? INPUT_RELEASE : INPUT_PRESS);
  } else if (what < 5) {
    Key key = any_key(rng);
    input->device = rng_below(rng, 4) ? DEVICE_KEYS : DEVICE_PAD;
    input_key(input, key, 0, INPUT_PRESS);
    stage_frame(&on->stage);
    if (key != INPUT_KEY('R')) { input_key(input, key, 0, INPUT_RELEASE); }
  }
  stage_frame(&on->stage);
  screen_stage_run(on, 1 + (int64_t)rng_below(rng, 900));
}

static void play_to_the_end(ScreenStage *on, Rng *rng) {
  for (int i = 0; i < STEPS_MAX && on->move.to == SCREEN_STAY; i++) {
    do_anything(on, rng);
  }
}

static void expect_possible(FakeWorld *world, const ScreenArgs *args) {
  int bad_event;
  Err err = {.code = ERR_NONE};
  const CallModel *model = world->services.model(world, args->scenario);
  const Replay *replay = replay_read(world->arena, "monkey", args->replay,
                                     args->replay_length, &err, &bad_event);
  if (!replay) { fail_msg("%s", err.text); }
  if (!scorecard_create(world->arena, model, replay, NULL, &err, &bad_event)) {
    fail_msg("event %d of %s: %s", bad_event, args->replay, err.text);
  }
}

static int play(const char *scenario, const CallSetup *setup) {
  FakeWorld *world = fake_world_open();
  world->settings.reduced_motion = true;
  Rng rng = rng_init(setup->seed, 99);
  ScreenStage call, after;
  screen_stage_open(&call, world, &call_screen_class,
                    &(ScreenArgs){.scenario = scenario,
                                  .setup = *setup,
                                  .turn = SCREEN_NO_TURN});
  play_to_the_end(&call, &rng);
  bool ended = call.move.to == SCREEN_WRAP_UP;
  if (ended) {
    expect_possible(world, &call.move.args);
    screen_stage_open(&after, world, &wrap_up_screen_class, &call.move.args);
    play_to_the_end(&after, &rng);
    assert_int_equal(after.move.to, SCREEN_DEBRIEF);
    expect_possible(world, &after.move.args);
    screen_stage_close(&after);
  }
  screen_stage_close(&call);
  fake_world_close(world);
  return ended;
}

static void monkey__whatever_it_does_can_happen(void **state) {
  (void)state;
  static const char *const all[] = {"cake-order", "undercooked-steak",
                                    "mowed-seedlings"};
  int ended = 0;
  for (uint64_t i = 0; i < CALLS; i++) {
    CallSetup setup = {.seed = i,
                       .self_paced = i % 3 == 2,
                       .exam = i % 4 == 3,
                       .response_percent = 100};
    ended += play(all[i % 3], &setup);
  }
  assert_true(ended >= CALLS / 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(monkey__whatever_it_does_can_happen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
