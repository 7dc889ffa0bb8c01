/* SPDX-License-Identifier: MIT */
#include "base/locale.h"
#include "base/str.h"
#include "debrief_stage.h"
#include "golden.h"
#include "report/debrief.h"
#include "scenario/rubric.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const char TEA_BADLY[] =
    "{'t':1000,'do':'reply','reply':'spout'},"
    "{'t':3000,'do':'reply','reply':'spout'},"
    "{'t':12000,'do':'reply','reply':'send'},"
    "{'t':20000,'do':'task','task':'ring'},{'t':20000,'do':'finish'}";

/* ---- the result ---- */

static void debrief__the_sentence_comes_before_the_number(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "cake-order", "average");
  debrief_stage_play(&stage);
  int sentence = debrief_stage_where(&stage, "felt heard and was helped");
  int number = debrief_stage_where(&stage, "70.6");
  assert_true(sentence > 0);
  assert_true(sentence < number);
  assert_true(number < debrief_stage_where(&stage, "of 100"));
  debrief_stage_expect(&stage, "Content");
  assert_false(debrief_stage_says(&stage, "Critical"));
  debrief_stage_close(&stage);
}

static void debrief__names_what_was_critical(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "undercooked-steak", "careless");
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage,
                       "Critical: Broken promise · No solution at all.");
  debrief_stage_close(&stage);
}

static void expect_bar(const DebriefStage *stage, const char *name,
                       const char *value) {
  UiSeen bar = stage_find(&stage->on.stage, ROLE_METER, name);
  assert_string_equal(bar.value, value);
}

static void debrief__five_bars_show_points_earned_of_possible(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  /* let_vent 14 × 0.647, take_notes 4 × 0.333, know_history 4,
  ** clarifying_question 6 × 0.5, verify 6, of 39. */
  expect_bar(&stage, "Listening", "23.3 of 39");
  expect_bar(&stage, "Acknowledging", "26.0 of 32");
  expect_bar(&stage, "Wording", "13.5 of 16");
  expect_bar(&stage, "Making it right", "21.0 of 21");
  expect_bar(&stage, "Keeping promises", "10.0 of 14");
  /* Four times cut in and a long silence. */
  debrief_stage_expect(&stage, "−22");
  debrief_stage_close(&stage);
}

/* ---- what to take from it ---- */

/* 102.31 / 147 without faults; 39 points of them leave 60 / 99 of it. */
static void debrief__the_number_can_be_followed(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "Skills and how it ended: 102.3 of 147 points.");
  debrief_stage_expect(&stage,
                       "That would make 69.5 of 100; faults bring it down to "
                       "42.1.");
  debrief_stage_close(&stage);
  debrief_stage_open(&stage, "cake-order", "expert");
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "That makes 100.0 of 100.");
  debrief_stage_close(&stage);
}

static void debrief__says_whether_the_rows_add_up(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "You lack 57.9 points. Each line says what it "
                               "alone cost you. They do not add up to that");
  debrief_stage_click(&stage, ROLE_TAB, "Done (13)");
  assert_false(debrief_stage_says(&stage, "add up"));
  debrief_stage_close(&stage);
}

static void debrief__begins_with_the_turn_that_cost_most(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "undercooked-steak", "careless");
  debrief_stage_play(&stage);
  UiSeen curve = stage_find(&stage.on.stage, ROLE_CHART,
                            "How angry Mr. Okoro was, turn by turn");
  assert_non_null(strstr(curve.value, "Turn 5: Wrong fact."));
  debrief_stage_expect(&stage, "Turn 5 cost most");
  debrief_stage_expect(&stage, "there's a baby coming. Is that all?");
  debrief_stage_expect(&stage, "Out loud. In the middle of the room.");
  debrief_stage_expect(&stage, "What would have served better");
  debrief_stage_expect(&stage, "Say no more, Mr. Okoro.");
  assert_false(debrief_stage_says(&stage, "it would have been wrong too"));
  debrief_stage_close(&stage);
}

static void debrief__says_when_the_better_answer_was_wrong_too(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "Then Lena and Dov can tell her at the door");
  debrief_stage_expect(&stage, "In truth it would have been wrong too: you "
                               "cut in before Ms. Bellamy could say");
  debrief_stage_expect(&stage, "Ida hides from strangers");
  debrief_stage_close(&stage);
}

static void debrief__a_perfect_call_has_no_worst_turn(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "undercooked-steak", "expert");
  debrief_stage_play(&stage);
  debrief_stage_expect(&stage, "100.0");
  assert_false(debrief_stage_says(&stage, "cost most"));
  debrief_stage_click(&stage, ROLE_TAB, "Cost you (0)");
  debrief_stage_expect(&stage, "Nothing cost you anything.");
  debrief_stage_close(&stage);
}

static void debrief__seconds_won_stand_beside_facts_lost(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  debrief_stage_click(&stage, ROLE_BUTTON, "You cut in 4 times");
  debrief_stage_expect(&stage, "It won you 21 seconds and lost you 6 facts, 5 "
                               "of them for good.");
  debrief_stage_expect(&stage, "You never got to hear:");
  debrief_stage_expect(&stage, "Ida saw it from the window");
  debrief_stage_close(&stage);
}

static void debrief__who_was_told_to_wait_won_nothing(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "misinformed-customer", "let-me-finish");
  debrief_stage_play(&stage);
  debrief_stage_click(&stage, ROLE_BUTTON, "You cut in once");
  debrief_stage_expect(&stage, "It took 8 seconds longer and won you nothing");
  debrief_stage_close(&stage);
}

static void debrief__what_came_of_it_is_told(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA_BADLY);
  debrief_stage_play(&stage);
  debrief_stage_click(&stage, ROLE_BUTTON, "What came of it");
  debrief_stage_expect(&stage, "No pot came.");
  debrief_stage_close(&stage);
}

/* ---- every row ---- */

static int count_rows(const DebriefStage *stage) {
  UiSeen seen;
  int count = 0;
  for (int i = 0; seen_nth(stage->on.stage.ui, i, &seen); i++) {
    count += seen.role == ROLE_ROW;
  }
  return count;
}

static void debrief__every_item_and_penalty_has_its_row(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  assert_int_equal(count_rows(&stage), 18);
  debrief_stage_click(&stage, ROLE_TAB, "Done (13)");
  assert_int_equal(count_rows(&stage), 13);
  debrief_stage_click(&stage, ROLE_TAB, "No occasion (1)");
  assert_int_equal(count_rows(&stage), 1);
  stage_find(&stage.on.stage, ROLE_ROW,
             "Open stance, eyes up, n/a, All along, –");
  debrief_stage_close(&stage);
}

static UiSeen nth_row(const DebriefStage *stage, int number) {
  UiSeen seen = {.name = ""};
  for (int i = 0; seen_nth(stage->on.stage.ui, i, &seen); i++) {
    if (seen.role == ROLE_ROW && number-- == 0) { return seen; }
  }
  fail_msg("there is no such row");
  return seen;
}

/* The points in a row's name, in tenths. */
static int points_of(const char *row) {
  static const char MINUS[] = "−";
  const char *sign = strstr(row, MINUS);
  int whole = 0, tenths = 0;
  if (!sign) { return 0; }
  sscanf(sign + sizeof MINUS - 1, "%d.%d", &whole, &tenths);
  return 10 * whole + tenths;
}

static const char FAULTLESS[] =
    "{'format':1,'id':'lamp','title':'The lamp','language':'en','goals':"
    "['apology','fix','time_frame','empathy','offer_options'],'caller':"
    "{'name':'Ada'},'start':'n','nodes':{'n':{'caller':[{'say':'It broke.',"
    "'ms':2000}],'replies':[{'id':'new','say':'Sorry, Ada. Here is a new one.',"
    "'uses':['apology','fix'],'goto':'e'}]},"
    "'e':{'caller':[{'say':'Well.'}],'end':{'outcome':'resolved'}}}}";

static void debrief__without_a_fault_the_rows_add_up(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_json(&stage, "lamp", FAULTLESS,
                          "{'t':4000,'do':'reply','reply':'new'}");
  debrief_stage_play(&stage);
  int lack = 1000 - stage.world->saved.score, rows = count_rows(&stage);
  char words[128];
  snprintf(words, sizeof words, "Together they are the %d.%d points", lack / 10,
           lack % 10);
  debrief_stage_expect(&stage, words);
  int sum = 0;
  for (int i = 0; i < rows; i++) { sum += points_of(nth_row(&stage, i).name); }
  assert_true(lack > 100);
  assert_in_range(sum, lack - rows, lack + rows);
  debrief_stage_close(&stage);
}

static void debrief__what_cost_most_stands_first(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "mowed-seedlings", "interrupting");
  debrief_stage_play(&stage);
  assert_string_equal(nth_row(&stage, 0).name,
                      "How it ended, partly, At the end, −5.0");
  assert_string_equal(nth_row(&stage, 1).name,
                      "See their side, missed, 2, −2.5");
  debrief_stage_close(&stage);
}

static void debrief__a_row_moves_the_cursor_and_explains_itself(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open(&stage, "undercooked-steak", "careless");
  debrief_stage_play(&stage);
  debrief_stage_click(&stage, ROLE_ROW, "Solve the problem, missed, 10, −1.2");
  UiSeen curve = stage_find(&stage.on.stage, ROLE_CHART,
                            "How angry Mr. Okoro was, turn by turn");
  assert_non_null(strstr(curve.value, "Turn 10: "));
  debrief_stage_expect(&stage, "Missed: 1.2 points were there to get.");
  debrief_stage_expect(&stage, "Really solves the problem in the call");
  debrief_stage_expect(&stage, "Name the thing that ends the problem");
  debrief_stage_expect(&stage, "From: Step-by-Step Guide");
  debrief_stage_expect(&stage, "What train? [Ada Okoro] The steak once more");
  debrief_stage_expect(&stage, "two glasses of our sparkling wine");
  debrief_stage_expect(&stage, "Wine. For her. After all that.");
  debrief_stage_expect(&stage, "Anger 9.3 to 9.8 (+0.5)");
  debrief_stage_expect(&stage, "You had been told the opposite:");
  debrief_stage_expect(&stage, "the doctor said nothing raw and no wine");
  debrief_stage_close(&stage);
}

static void expect_in_row(const char *scenario, const char *name,
                          const char *row, const char *words) {
  DebriefStage stage;
  debrief_stage_open(&stage, scenario, name);
  debrief_stage_play(&stage);
  debrief_stage_click(&stage, ROLE_ROW, row);
  debrief_stage_expect(&stage, words);
  debrief_stage_close(&stage);
}

static void debrief__says_what_spoilt_a_good_thing(void **state) {
  (void)state;
  expect_in_row("undercooked-steak", "careless",
                "Offer a choice, missed, 8, −0.9", "with a wrong fact");
  expect_in_row("mowed-seedlings", "interrupting",
                "Say what you can, partly, 10, −1.1", "only half heard");
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA_BADLY);
  debrief_stage_play(&stage);
  debrief_stage_click(&stage, ROLE_ROW, "Solve the problem, partly, 3, −1.1");
  debrief_stage_expect(&stage, "before the story was heard");
  debrief_stage_close(&stage);
}

static void debrief__a_broken_promise_is_named(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA_BADLY);
  debrief_stage_play(&stage);
  UiSeen row = nth_row(&stage, 0);
  assert_non_null(strstr(row.name, "Broken promise, critical, 3"));
  char name[256];
  snprintf(name, sizeof name, "%s", row.name);
  debrief_stage_click(&stage, ROLE_ROW, name);
  debrief_stage_expect(&stage, "You promised");
  debrief_stage_expect(&stage, "Send a pot today");
  debrief_stage_expect(&stage, "A new one today.");
  debrief_stage_close(&stage);
}

static void debrief__what_was_missed_names_the_chance(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, "{'t':6000,'do':'reply','reply':'lid'},"
                                 "{'t':12000,'do':'reply','reply':'send'},"
                                 "{'t':20000,'do':'task','task':'pack'}");
  debrief_stage_play(&stage);
  char name[256] = "";
  for (int i = 0; i < count_rows(&stage); i++) {
    UiSeen row = nth_row(&stage, i);
    if (strncmp(row.name, "Grant their anger", 17) != 0) { continue; }
    snprintf(name, sizeof name, "%s", row.name);
  }
  debrief_stage_click(&stage, ROLE_ROW, name);
  debrief_stage_expect(&stage, "Here was a chance");
  debrief_stage_expect(&stage, "You must be angry, Ada.");
  debrief_stage_close(&stage);
}

/* ---- the curve ---- */

static void debrief__the_curve_is_walked_by_key(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA_BADLY);
  debrief_stage_play(&stage);
  Stage *on = &stage.on.stage;
  const char *name = "How angry Ada was, turn by turn";
  for (int i = 0; i < 40 && strcmp(stage_focus(on), name) != 0; i++) {
    stage_press(on, KEY_TAB, 0);
  }
  assert_string_equal(stage_focus(on), name);
  stage_press(on, KEY_HOME, 0);
  debrief_stage_expect(&stage, "When you picked up");
  stage_press(on, KEY_RIGHT, 0);
  assert_non_null(
      strstr(stage_find(on, ROLE_CHART, name).value, "Turn 1: Cutting in."));
  debrief_stage_expect(&stage, "You cut in on");
  debrief_stage_expect(&stage, "The lid broke.");
  stage_press(on, KEY_END, 0);
  debrief_stage_expect(&stage, "At the end");
  debrief_stage_close(&stage);
}

static void debrief__the_mouse_only_looks_around_on_the_curve(void **state) {
  (void)state;
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA_BADLY);
  debrief_stage_play(&stage);
  Stage *on = &stage.on.stage;
  const char *name = "How angry Ada was, turn by turn";
  UiSeen curve = stage_find(on, ROLE_CHART, name);
  char before[256];
  snprintf(before, sizeof before, "%s", curve.value);
  on->input.device = DEVICE_MOUSE;
  stage_point(on, curve.rect.x + curve.rect.w - 20,
              curve.rect.y + curve.rect.h / 2);
  assert_non_null(strstr(stage_find(on, ROLE_CHART, name).value, "At the end"));
  debrief_stage_expect(&stage, "cost most");
  stage_point(on, 5, 5);
  assert_string_equal(stage_find(on, ROLE_CHART, name).value, before);
  debrief_stage_close(&stage);
}

/* ---- words ---- */

static int count_words(const char *text) {
  int count = 1;
  for (; *text; text++) { count += *text == ' '; }
  return count;
}

static void debrief__every_technique_has_a_short_name(void **state) {
  (void)state;
  FakeWorld *world = fake_world_open();
  for (int i = 0; i < TECHNIQUE_COUNT; i++) {
    char key[128];
    snprintf(key, sizeof key, "technique.%s.name", technique_id((Technique)i));
    if (!locale_has(world->services.words, key)) { fail_msg("%s", key); }
    assert_in_range(count_words(locale_text(world->services.words, key)), 1, 4);
  }
  fake_world_close(world);
}

static void debrief__every_source_has_a_title(void **state) {
  (void)state;
  FakeWorld *world = fake_world_open();
  for (int i = 0; i < world->rubric->count; i++) {
    const RubricEntry *entry = &world->rubric->entries[i];
    for (int k = 0; k < entry->source_count; k++) {
      char key[128];
      snprintf(key, sizeof key, "source.%s.title", entry->sources[k]);
      assert_true(locale_has(world->services.words, key));
    }
  }
  fake_world_close(world);
}

static void debrief__reads_as_it_did(void **state) {
  (void)state;
  static char memory[64 * 1024];
  DebriefStage stage;
  debrief_stage_open_tea(&stage, TEA_BADLY);
  debrief_stage_play(&stage);
  Str text = str_init(memory, sizeof memory);
  seen_print(stage.on.stage.ui, &text);
  assert_false(text.cut);
  golden_check("screens/golden/debrief.txt", text.text);
  debrief_stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(debrief__the_sentence_comes_before_the_number),
      cmocka_unit_test(debrief__names_what_was_critical),
      cmocka_unit_test(debrief__five_bars_show_points_earned_of_possible),
      cmocka_unit_test(debrief__the_number_can_be_followed),
      cmocka_unit_test(debrief__says_whether_the_rows_add_up),
      cmocka_unit_test(debrief__begins_with_the_turn_that_cost_most),
      cmocka_unit_test(debrief__says_when_the_better_answer_was_wrong_too),
      cmocka_unit_test(debrief__a_perfect_call_has_no_worst_turn),
      cmocka_unit_test(debrief__seconds_won_stand_beside_facts_lost),
      cmocka_unit_test(debrief__who_was_told_to_wait_won_nothing),
      cmocka_unit_test(debrief__what_came_of_it_is_told),
      cmocka_unit_test(debrief__every_item_and_penalty_has_its_row),
      cmocka_unit_test(debrief__without_a_fault_the_rows_add_up),
      cmocka_unit_test(debrief__what_cost_most_stands_first),
      cmocka_unit_test(debrief__a_row_moves_the_cursor_and_explains_itself),
      cmocka_unit_test(debrief__says_what_spoilt_a_good_thing),
      cmocka_unit_test(debrief__a_broken_promise_is_named),
      cmocka_unit_test(debrief__what_was_missed_names_the_chance),
      cmocka_unit_test(debrief__the_curve_is_walked_by_key),
      cmocka_unit_test(debrief__the_mouse_only_looks_around_on_the_curve),
      cmocka_unit_test(debrief__every_technique_has_a_short_name),
      cmocka_unit_test(debrief__every_source_has_a_title),
      cmocka_unit_test(debrief__reads_as_it_did)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
