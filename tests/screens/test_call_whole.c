/* SPDX-License-Identifier: MIT */
/* Whole calls, played through the real screens with one device: the replay
** that comes out is the one that was played, and scores the same. */
#include "actor.h"
#include "base/arena.h"
#include "loader.h"
#include "score/scorecard.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_BYTES = 512 };

static const Replay *read_golden(FakeWorld *world, const char *name) {
  char path[PATH_BYTES];
  size_t length;
  int bad_event;
  Err err = {.code = ERR_NONE};
  snprintf(path, sizeof path, "%s/tests/replays/%s.json", EK_SOURCE_DIR, name);
  char *bytes = loader_read(path, &length);
  const Replay *replay =
      replay_read(world->arena, path, bytes, length, &err, &bad_event);
  if (!replay) { fail_msg("%s: %s", path, err.text); }
  free(bytes);
  return replay;
}

static const Replay *read_result(const FakeWorld *world,
                                 const ScreenArgs *args) {
  int bad_event;
  Err err = {.code = ERR_NONE};
  assert_non_null(args->replay);
  assert_int_equal(strlen(args->replay), args->replay_length);
  const Replay *replay = replay_read(world->arena, "result", args->replay,
                                     args->replay_length, &err, &bad_event);
  if (!replay) { fail_msg("event %d: %s", bad_event, err.text); }
  return replay;
}

/* What is done after the call takes no call time: there the order counts. */
static void expect_same(const Replay *wanted, const Replay *got) {
  assert_int_equal(got->options.seed, wanted->options.seed);
  assert_string_equal(got->hash, wanted->hash);
  assert_int_equal(got->event_count, wanted->event_count);
  for (int i = 0; i < wanted->event_count; i++) {
    const ReplayEvent *a = &wanted->events[i], *b = &got->events[i];
    assert_int_equal(b->deed, a->deed);
    if (a->deed < DO_TASK) { assert_int_equal(b->t_ms, a->t_ms); }
    if (a->id) { assert_string_equal(b->id, a->id); }
    assert_int_equal(b->fact_count, a->fact_count);
    for (int k = 0; k < a->fact_count; k++) {
      assert_string_equal(b->facts[k], a->facts[k]);
    }
    assert_int_equal(b->open_stance, a->open_stance);
    assert_int_equal(b->eyes_on, a->eyes_on);
  }
}

static int score_of(FakeWorld *world, const Replay *replay) {
  int bad_event;
  Err err = {.code = ERR_NONE};
  const CallModel *model = world->services.model(world, replay->scenario);
  const Scorecard *card =
      scorecard_create(world->arena, model, replay, NULL, &err, &bad_event);
  if (!card) { fail_msg("event %d: %s", bad_event, err.text); }
  return card->score.score;
}

static void play(const char *name, InputDevice device, int text_percent) {
  FakeWorld *world = fake_world_open();
  world->settings.text_percent = text_percent;
  world->settings.reduced_motion = true;
  const Replay *replay = read_golden(world, name);
  Actor actor;
  actor_open(&actor, world, device, replay,
             (ScreenArgs){.turn = SCREEN_NO_TURN});
  actor_play_call(&actor);
  assert_true(actor.on.move.args.fresh);
  actor_play_wrap_up(&actor);
  assert_int_equal(actor.on.move.to, SCREEN_DEBRIEF);
  assert_true(actor.on.move.args.fresh);
  const Replay *result = read_result(world, &actor.on.move.args);
  expect_same(replay, result);
  assert_int_equal(score_of(world, result), score_of(world, replay));
  actor_close(&actor);
  fake_world_close(world);
}

static void call__the_expert_plays_it_by_keyboard(void **state) {
  (void)state;
  play("cake-order/expert", DEVICE_KEYS, 100);
  play("undercooked-steak/expert", DEVICE_KEYS, 100);
  play("mowed-seedlings/expert", DEVICE_KEYS, 100);
  play("misinformed-customer/expert", DEVICE_KEYS, 100);
}

static void call__the_expert_plays_it_by_mouse(void **state) {
  (void)state;
  play("cake-order/expert", DEVICE_MOUSE, 100);
}

static void call__the_expert_plays_it_by_controller(void **state) {
  (void)state;
  play("undercooked-steak/expert", DEVICE_PAD, 100);
}

static void call__cutting_in_is_played_by_every_device(void **state) {
  (void)state;
  play("cake-order/interrupting", DEVICE_KEYS, 100);
  play("cake-order/let-me-finish", DEVICE_MOUSE, 100);
  play("cake-order/interrupting", DEVICE_PAD, 100);
}

static void call__others_play_it_too(void **state) {
  (void)state;
  play("cake-order/over-eager", DEVICE_KEYS, 100);
  play("cake-order/silent", DEVICE_KEYS, 100);
  play("misinformed-customer/handed-over", DEVICE_KEYS, 100);
}

static void call__it_is_played_with_large_text(void **state) {
  (void)state;
  play("cake-order/expert", DEVICE_KEYS, 200);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(call__the_expert_plays_it_by_keyboard),
      cmocka_unit_test(call__the_expert_plays_it_by_mouse),
      cmocka_unit_test(call__the_expert_plays_it_by_controller),
      cmocka_unit_test(call__cutting_in_is_played_by_every_device),
      cmocka_unit_test(call__others_play_it_too),
      cmocka_unit_test(call__it_is_played_with_large_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
