/* SPDX-License-Identifier: MIT */
#include "fake_services.h"
#include "screens/settings_screen.h"
#include "unit.h"

static const ScreenArgs FROM_BRIEFING = {
    .scenario = "cake-order", .turn = SCREEN_NO_TURN, .back = SCREEN_BRIEFING};

static void open_settings(ScreenStage *on, FakeWorld *world) {
  screen_stage_open(on, world, &settings_screen_class, &FROM_BRIEFING);
}

static void close_settings(ScreenStage *on) {
  screen_stage_close(on);
  fake_world_close(on->world);
}

static void settings__apply_at_once(void **state) {
  (void)state;
  ScreenStage on;
  open_settings(&on, fake_world_open());
  int before = stage_find(&on.stage, ROLE_SLIDER, "Text size").rect.h;
  stage_press(&on.stage, KEY_RIGHT, 0);
  assert_int_equal(on.world->settings.text_percent, 110);
  assert_true(stage_find(&on.stage, ROLE_SLIDER, "Text size").rect.h > before);
  stage_click(&on.stage, ROLE_TAB, "High contrast");
  assert_int_equal(on.world->settings.look, LOOK_CONTRAST);
  assert_int_equal(on.stage.theme.kind, THEME_CONTRAST);
  close_settings(&on);
}

static void settings__all_of_them_can_be_changed(void **state) {
  (void)state;
  ScreenStage on;
  open_settings(&on, fake_world_open());
  const Settings *s = &on.world->settings;
  stage_click(&on.stage, ROLE_CHECKBOX, "Reduced motion");
  assert_true(s->reduced_motion);
  stage_click(&on.stage, ROLE_CHECKBOX, "Hear the callers");
  assert_false(s->voice);
  stage_click(&on.stage, ROLE_CHECKBOX, "Clear line");
  assert_true(s->clear_line);
  stage_click(&on.stage, ROLE_CHECKBOX, "At my own pace");
  assert_true(s->self_paced);
  stage_click(&on.stage, ROLE_SLIDER, "Voices");
  assert_int_equal(s->voice_percent, 50);
  stage_click(&on.stage, ROLE_SLIDER, "Sounds");
  assert_int_equal(s->sound_percent, 50);
  stage_click(&on.stage, ROLE_SLIDER, "Time to answer");
  assert_int_equal(s->response_percent, 150);
  close_settings(&on);
}

static void settings__a_line_can_be_heard(void **state) {
  (void)state;
  ScreenStage on;
  open_settings(&on, fake_world_open());
  stage_click(&on.stage, ROLE_BUTTON, "Hear it");
  assert_int_equal(on.world->said_count, 1);
  assert_string_equal(on.world->said,
                      "I ordered it for twenty-four, and it fed ten. Ten!");
  on.world->settings.voice = false;
  stage_settle(&on.stage);
  assert_true(stage_find(&on.stage, ROLE_BUTTON, "Hear it").disabled);
  close_settings(&on);
}

static void settings__leaving_hushes_the_line(void **state) {
  (void)state;
  ScreenStage on;
  FakeWorld *world = fake_world_open();
  open_settings(&on, world);
  stage_click(&on.stage, ROLE_BUTTON, "Hear it");
  int before = world->hushed;
  screen_stage_close(&on);
  assert_int_equal(world->hushed, before + 1);
  fake_world_close(world);
}

static void settings__lead_back_with_all_that_was_there(void **state) {
  (void)state;
  ScreenStage on;
  open_settings(&on, fake_world_open());
  stage_press(&on.stage, KEY_ESCAPE, 0);
  assert_int_equal(on.move.to, SCREEN_BRIEFING);
  assert_string_equal(on.move.args.scenario, "cake-order");
  close_settings(&on);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(settings__apply_at_once),
      cmocka_unit_test(settings__all_of_them_can_be_changed),
      cmocka_unit_test(settings__a_line_can_be_heard),
      cmocka_unit_test(settings__leaving_hushes_the_line),
      cmocka_unit_test(settings__lead_back_with_all_that_was_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
