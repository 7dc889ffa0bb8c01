/* SPDX-License-Identifier: MIT */
/* What sentences do, found with the shipped lexicon, and where. */
#include "base/arena.h"
#include "loader.h"
#include "unit.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <string.h>

typedef struct {
  Arena *arena;
  const Lexicon *lexicon;
  Findings findings;
} World;

static int set_up(void **state) {
  static World world;
  world.arena = arena_create(64 << 20);
  world.lexicon = loader_lexicon(world.arena, LOADER_LEXICON);
  *state = &world;
  return 0;
}

static int tear_down(void **state) {
  World *world = *state;
  arena_destroy(world->arena);
  return 0;
}

static const Finding *read_for(World *world, const char *text,
                               WordingKind kind) {
  wording_read(world->lexicon, text, NULL, &world->findings);
  return wording_find(&world->findings, kind);
}

static void expect_span(World *world, const char *text, WordingKind kind,
                        const char *shown) {
  const Finding *finding = read_for(world, text, kind);
  if (!finding) { fail_msg("no %s in: %s", wording_kind_id(kind), text); }
  char found[256] = "";
  memcpy(found, text + finding->begin, (size_t)(finding->end - finding->begin));
  assert_string_equal(found, shown);
}

static void expect_none(World *world, const char *text, WordingKind kind) {
  if (read_for(world, text, kind)) {
    fail_msg("%s in: %s", wording_kind_id(kind), text);
  }
}

static void wording__an_apology_shows_its_words(void **state) {
  expect_span(*state, "Well, I\xe2\x80\x99m so sorry about the leak.",
              WORDING_APOLOGY, "I\xe2\x80\x99m so sorry about");
  expect_none(*state, "The kettle leaks.", WORDING_APOLOGY);
}

static void wording__but_takes_back_only_what_is_near(void **state) {
  expect_span(*state, "I am sorry, but it is late.",
              WORDING_BUT_AFTER_ACKNOWLEDGEMENT, "I am sorry, but");
  expect_none(*state, "The tap is old but it works.",
              WORDING_BUT_AFTER_ACKNOWLEDGEMENT);
  expect_none(*state,
              "I am sorry about all of it, and about the second letter that "
              "went to your old house and that nobody had asked for, but no.",
              WORDING_BUT_AFTER_ACKNOWLEDGEMENT);
}

static void wording__a_time_frame_counts_its_hours(void **state) {
  World *world = *state;
  const struct {
    const char *text;
    int hours;
  } cases[] = {{"It is there within two hours.", 2},
               {"I ring you in 90 minutes.", 2},
               {"You have it in twenty-four hours.", 24},
               {"It comes in three days.", 72},
               {"It comes tomorrow.", 24},
               {"I ring you within half an hour.", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const Finding *finding = read_for(world, cases[i].text, WORDING_TIME_FRAME);
    assert_non_null(finding);
    assert_int_equal(finding->value, cases[i].hours);
  }
  expect_none(world, "You wrote to us two days ago.", WORDING_TIME_FRAME);
}

static void wording__what_is_asked_for_is_a_topic(void **state) {
  World *world = *state;
  const Finding *finding = read_for(
      world, "Could you give me your order number, please?", WORDING_ASKED_FOR);
  assert_non_null(finding);
  assert_string_equal(lexicon_topic(world->lexicon, finding->value), "number");
  expect_none(world, "Your order number is on the parcel.", WORDING_ASKED_FOR);
}

static void wording__a_question_is_open_or_closed(void **state) {
  World *world = *state;
  assert_non_null(
      read_for(world, "What happened then?", WORDING_OPEN_QUESTION));
  assert_null(wording_find(&world->findings, WORDING_CLOSED_QUESTION));
  assert_non_null(
      read_for(world, "Is the box still there?", WORDING_CLOSED_QUESTION));
  assert_null(wording_find(&world->findings, WORDING_OPEN_QUESTION));
}

static void wording__stage_directions_say_nothing(void **state) {
  expect_none(*state, "[says sorry] The box is here.", WORDING_APOLOGY);
}

static void wording__findings_stand_in_order(void **state) {
  World *world = *state;
  wording_read(world->lexicon,
               "Sorry, sorry. Thank you for waiting, but calm down. You should "
               "have called. Please hold the line.",
               NULL, &world->findings);
  assert_true(world->findings.count > 5);
  for (int i = 1; i < world->findings.count; i++) {
    assert_true(world->findings.list[i - 1].begin <=
                world->findings.list[i].begin);
  }
}

static void wording__too_many_findings_are_cut(void **state) {
  World *world = *state;
  char text[2000] = "";
  for (int i = 0; i < 90; i++) { strcat(text, "Sorry, please. "); }
  wording_read(world->lexicon, text, NULL, &world->findings);
  assert_int_equal(world->findings.count, FINDINGS_MAX);
  assert_true(world->findings.cut);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wording__an_apology_shows_its_words),
      cmocka_unit_test(wording__but_takes_back_only_what_is_near),
      cmocka_unit_test(wording__a_time_frame_counts_its_hours),
      cmocka_unit_test(wording__what_is_asked_for_is_a_topic),
      cmocka_unit_test(wording__a_question_is_open_or_closed),
      cmocka_unit_test(wording__stage_directions_say_nothing),
      cmocka_unit_test(wording__findings_stand_in_order),
      cmocka_unit_test(wording__too_many_findings_are_cut),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
