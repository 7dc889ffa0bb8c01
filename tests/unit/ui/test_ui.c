/* SPDX-License-Identifier: MIT */
#include "ui/chart.h"
#include "ui/overlay.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include "ui_stage.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static void press_tab(Stage *stage, const char *expected) {
  stage_press(stage, KEY_TAB, 0);
  assert_string_equal(stage_focus(stage), expected);
}

/* ---- folding ---- */

static void ui__folding_counts_scale_and_text(void **state) {
  (void)state;
  static const struct {
    int width, scale, text;
    UiFold fold;
  } cases[] = {{1280, 100, 100, UI_WIDE},   {1000, 100, 100, UI_WIDE},
               {999, 100, 100, UI_FOLDED},  {1280, 100, 150, UI_FOLDED},
               {699, 100, 100, UI_NARROW},  {1280, 100, 200, UI_NARROW},
               {1920, 100, 150, UI_WIDE},   {2560, 200, 100, UI_WIDE},
               {2560, 200, 150, UI_FOLDED}, {3840, 200, 200, UI_FOLDED}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Ui *ui = ui_create(font_fake());
    Input input = {.width = cases[i].width, .height = 720};
    Theme theme = theme_make(THEME_LIGHT, cases[i].scale, cases[i].text);
    ui_frame_begin(ui, &input, &theme);
    assert_int_equal(ui_fold(ui), cases[i].fold);
    ui_frame_end(ui);
    ui_destroy(ui);
  }
}

/* ---- focus ---- */

typedef struct {
  int rows;
  bool wishes, forgets;
  int missing; /* a row that is not there */
} List;

static void play_list(void *context, Ui *ui) {
  const List *list = context;
  if (list->wishes) { ui_focus(ui, "last"); }
  if (list->forgets) { ui_focus(ui, NULL); }
  ui_scroll(ui, "list", (UiBox){.height = 200});
  for (int i = 0; i < list->rows; i++) {
    char name[32];
    snprintf(name, sizeof name, "Row %d", i);
    if (i == list->missing) { continue; }
    ui_scope(ui, i);
    ui_button(ui, "row", (UiButton){.text = name});
    ui_scope_end(ui);
  }
  ui_close(ui);
  ui_button(ui, "last", (UiButton){.text = "Last"});
}

static void ui__tab_walks_all_and_around(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 2, .missing = -1};
  stage_open(&stage, play_list, &list);
  assert_string_equal(stage_focus(&stage), "");
  press_tab(&stage, "Row 0");
  press_tab(&stage, "Row 1");
  press_tab(&stage, "Last");
  press_tab(&stage, "Row 0");
  stage_press(&stage, KEY_TAB, MOD_SHIFT);
  assert_string_equal(stage_focus(&stage), "Last");
  stage_close(&stage);
}

static void ui__focus_scrolls_into_view(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 30, .missing = -1};
  stage_open(&stage, play_list, &list);
  assert_int_equal(stage_find(&stage, ROLE_BUTTON, "Row 9").visible.h, 0);
  for (int i = 0; i < 10; i++) { stage_press(&stage, KEY_DOWN, 0); }
  assert_string_equal(stage_focus(&stage), "Row 9");
  UiSeen seen = stage_find(&stage, ROLE_BUTTON, "Row 9");
  assert_int_equal(seen.visible.h, seen.rect.h);
  for (int i = 0; i < 9; i++) { stage_press(&stage, KEY_UP, 0); }
  seen = stage_find(&stage, ROLE_BUTTON, "Row 0");
  assert_int_equal(seen.visible.h, seen.rect.h);
  stage_close(&stage);
}

static void ui__arrows_leave_a_list_only_at_its_end(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 12, .missing = -1};
  stage_open(&stage, play_list, &list);
  for (int i = 0; i < 12; i++) { stage_pad(&stage, KEY_DOWN); }
  assert_string_equal(stage_focus(&stage), "Row 11");
  stage_pad(&stage, KEY_DOWN);
  assert_string_equal(stage_focus(&stage), "Last");
  /* Going back enters where the list can be seen. */
  stage_pad(&stage, KEY_UP);
  assert_string_equal(stage_focus(&stage), "Row 11");
  stage_close(&stage);
}

static void ui__a_lost_focus_goes_to_the_neighbour(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 5, .missing = -1};
  stage_open(&stage, play_list, &list);
  stage_click(&stage, ROLE_BUTTON, "Row 4");
  stage.input.device = DEVICE_KEYS;
  list.rows = 4;
  stage_settle(&stage);
  assert_true(strlen(stage_focus(&stage)) > 0);
  stage_close(&stage);
}

typedef struct {
  bool answered, hung_up;
} Pair;

static void play_pair(void *context, Ui *ui) {
  Pair *pair = context;
  if (!pair->answered) {
    pair->answered = ui_button(ui, "answer", (UiButton){.text = "Answer"});
  }
  if (ui_button(ui, "end", (UiButton){.text = "Hang up"})) {
    pair->hung_up = true;
  }
}

/* Who clicks does not see the focus; Enter must not press what stood beside. */
static void ui__a_click_on_what_goes_leaves_no_focus_behind(void **state) {
  (void)state;
  Stage stage;
  Pair pair = {0};
  stage_open(&stage, play_pair, &pair);
  stage_click(&stage, ROLE_BUTTON, "Answer");
  assert_true(pair.answered);
  assert_string_equal(stage_focus(&stage), "");
  stage_press(&stage, KEY_ENTER, 0);
  assert_false(pair.hung_up);
  stage_press(&stage, KEY_TAB, 0);
  assert_string_equal(stage_focus(&stage), "Hang up");
  stage_close(&stage);
}

static void ui__a_screen_may_wish_for_the_focus(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 2, .missing = -1, .wishes = true};
  stage_open(&stage, play_list, &list);
  assert_string_equal(stage_focus(&stage), "Last");
  stage_close(&stage);
}

static void ui__a_screen_may_take_the_focus_away(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 2, .missing = -1, .wishes = true};
  stage_open(&stage, play_list, &list);
  list = (List){.rows = 2, .missing = -1, .forgets = true};
  stage_frame(&stage);
  list.forgets = false;
  stage_settle(&stage);
  assert_string_equal(stage_focus(&stage), "");
  stage_press(&stage, KEY_DOWN, 0);
  assert_string_equal(stage_focus(&stage), "Row 0");
  stage_close(&stage);
}

/* ---- scrolling ---- */

static void ui__the_wheel_scrolls_what_is_below_it(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 30, .missing = -1};
  stage_open(&stage, play_list, &list);
  int y = stage_find(&stage, ROLE_BUTTON, "Row 0").rect.y;
  stage_point(&stage, 600, 600);
  stage.input.wheel = -1;
  stage_settle(&stage);
  assert_int_equal(stage_find(&stage, ROLE_BUTTON, "Row 0").rect.y, y);
  stage_point(&stage, 20, 100);
  stage.input.wheel = -1;
  stage_settle(&stage);
  assert_true(stage_find(&stage, ROLE_BUTTON, "Row 0").rect.y < y);
  stage.input.wheel = 50;
  stage_settle(&stage);
  assert_int_equal(stage_find(&stage, ROLE_BUTTON, "Row 0").rect.y, y);
  stage_close(&stage);
}

static void ui__page_keys_turn_pages_without_focus(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 30, .missing = -1};
  stage_open(&stage, play_list, &list);
  int y = stage_find(&stage, ROLE_BUTTON, "Row 0").rect.y;
  stage_press(&stage, KEY_PAGE_DOWN, 0);
  assert_int_equal(stage_find(&stage, ROLE_BUTTON, "Row 0").rect.y, y - 170);
  stage_press(&stage, KEY_PAGE_UP, 0);
  assert_int_equal(stage_find(&stage, ROLE_BUTTON, "Row 0").rect.y, y);
  stage_close(&stage);
}

static void play_story(void *context, Ui *ui) {
  const List *list = context;
  ui_scroll(ui, "story",
            (UiBox){.height = 100, .follow = true, .name = "Said"});
  for (int i = 0; i < list->rows; i++) {
    char name[32];
    snprintf(name, sizeof name, "Line %d", i);
    ui_text(ui, name, (UiText){.tone = TONE_TEXT});
  }
  ui_close(ui);
}

static void ui__a_transcript_follows_its_end_unless_scrolled(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 10};
  stage_open(&stage, play_story, &list);
  assert_true(stage_find(&stage, ROLE_TEXT, "Line 9").visible.h > 0);
  list.rows = 20;
  stage_settle(&stage);
  assert_true(stage_find(&stage, ROLE_TEXT, "Line 19").visible.h > 0);
  stage_press(&stage, KEY_PAGE_UP, 0);
  list.rows = 30;
  stage_settle(&stage);
  assert_int_equal(stage_find(&stage, ROLE_TEXT, "Line 29").visible.h, 0);
  stage_close(&stage);
}

static void ui__text_that_scrolls_can_be_reached_by_keys(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 20};
  stage_open(&stage, play_story, &list);
  press_tab(&stage, "Said");
  stage_press(&stage, KEY_UP, 0);
  assert_int_equal(stage_find(&stage, ROLE_TEXT, "Line 19").visible.h, 0);
  list.rows = 2;
  stage_settle(&stage);
  assert_false(stage_find(&stage, ROLE_SCROLL, "Said").focusable);
  stage_close(&stage);
}

/* ---- dialogs, tooltips, toasts ---- */

typedef struct {
  bool open;
  bool careful; /* at first "No" has the focus */
  int outside, inside;
} Asker;

static void play_dialog(void *context, Ui *ui) {
  Asker *asker = context;
  if (ui_button(ui, "out",
                (UiButton){.text = "Outside", .key = INPUT_KEY('O')})) {
    asker->outside++;
    asker->open = true;
  }
  ui_tooltip(ui, "Opens a question");
  ui_button(ui, "other", (UiButton){.text = "Other"});
  if (!asker->open) { return; }
  ui_dialog(ui, "ask", "Really?");
  if (asker->careful) { ui_focus(ui, "no"); }
  asker->careful = false;
  if (ui_button(ui, "yes", (UiButton){.text = "Yes"})) { asker->inside++; }
  ui_button(ui, "no", (UiButton){.text = "No"});
  if (ui_key(ui, KEY_ESCAPE)) { asker->open = false; }
  ui_dialog_end(ui);
}

static void ui__a_dialog_holds_the_focus_and_gives_it_back(void **state) {
  (void)state;
  Stage stage;
  Asker asker = {.open = false};
  stage_open(&stage, play_dialog, &asker);
  press_tab(&stage, "Outside");
  stage_press(&stage, KEY_ENTER, 0);
  assert_true(stage_has(&stage, ROLE_DIALOG, "Really?"));
  assert_string_equal(stage_focus(&stage), "Yes");
  press_tab(&stage, "No");
  press_tab(&stage, "Yes");
  stage_press(&stage, INPUT_KEY('O'), 0);
  assert_int_equal(asker.outside, 1);
  stage_press(&stage, KEY_ENTER, 0);
  assert_int_equal(asker.inside, 1);
  stage_press(&stage, KEY_ESCAPE, 0);
  assert_false(stage_has(&stage, ROLE_DIALOG, "Really?"));
  assert_string_equal(stage_focus(&stage), "Outside");
  stage_press(&stage, INPUT_KEY('O'), 0);
  assert_int_equal(asker.outside, 2);
  stage_close(&stage);
}

static void
ui__a_dialog_gives_back_no_focus_where_there_was_none(void **state) {
  (void)state;
  Stage stage;
  Asker asker = {.open = false};
  stage_open(&stage, play_dialog, &asker);
  stage_press(&stage, INPUT_KEY('O'), 0);
  assert_string_equal(stage_focus(&stage), "Yes");
  stage_press(&stage, KEY_ESCAPE, 0);
  assert_string_equal(stage_focus(&stage), "");
  press_tab(&stage, "Outside");
  stage_close(&stage);
}

static void ui__a_dialog_gives_back_the_focus_that_it_wished_for(void **state) {
  (void)state;
  Stage stage;
  Asker asker = {.careful = true};
  stage_open(&stage, play_dialog, &asker);
  press_tab(&stage, "Outside");
  press_tab(&stage, "Other");
  stage_press(&stage, INPUT_KEY('O'), 0);
  assert_string_equal(stage_focus(&stage), "No");
  stage_press(&stage, KEY_ESCAPE, 0);
  assert_string_equal(stage_focus(&stage), "Other");
  stage_close(&stage);
}

static void ui__what_a_dialog_covers_cannot_be_clicked(void **state) {
  (void)state;
  Stage stage;
  Asker asker = {.open = true};
  stage_open(&stage, play_dialog, &asker);
  stage_click(&stage, ROLE_BUTTON, "Outside");
  assert_int_equal(asker.outside, 0);
  stage_click(&stage, ROLE_BUTTON, "Yes");
  assert_int_equal(asker.inside, 1);
  stage_close(&stage);
}

static void ui__tooltips_come_for_the_mouse_and_for_the_focus(void **state) {
  (void)state;
  Stage stage;
  Asker asker = {.open = false};
  stage_open(&stage, play_dialog, &asker);
  Rect rect = stage_find(&stage, ROLE_BUTTON, "Outside").rect;
  stage_point(&stage, rect.x + 5, rect.y + 5);
  int64_t due = ui_next_ms(stage.ui);
  assert_true(due < INT64_MAX);
  stage_wait(&stage, (int)(due - stage.input.now_ms));
  bool shown = false;
  char memory[2048];
  Str list = str_init(memory, sizeof memory);
  draw_print(stage.list, &list);
  shown = strstr(list.text, "Opens a question") != NULL;
  assert_true(shown);
  assert_int_equal(ui_next_ms(stage.ui), INT64_MAX);
  stage_press(&stage, KEY_TAB, 0);
  stage_press(&stage, KEY_TAB, 0);
  assert_false(stage_has(&stage, ROLE_TOOLTIP, "Opens a question"));
  stage_press(&stage, KEY_TAB, 0);
  assert_string_equal(stage_focus(&stage), "Outside");
  assert_true(stage_has(&stage, ROLE_TOOLTIP, "Opens a question"));
  stage_close(&stage);
}

static void play_toast(void *context, Ui *ui) {
  bool *say = context;
  if (*say) { ui_toast(ui, "check", TONE_GOOD, "Saved"); }
  *say = false;
}

static void ui__a_toast_goes_by_itself(void **state) {
  (void)state;
  Stage stage;
  bool say = true;
  stage_open(&stage, play_toast, &say);
  assert_true(stage_has(&stage, ROLE_TOAST, "Saved"));
  int64_t until = ui_next_ms(stage.ui);
  assert_in_range(until, 3000, 10000);
  stage_wait(&stage, (int)(until - stage.input.now_ms));
  assert_false(stage_has(&stage, ROLE_TOAST, "Saved"));
  assert_int_equal(ui_next_ms(stage.ui), INT64_MAX);
  stage_close(&stage);
}

/* ---- charts ---- */

static void play_chart(void *context, Ui *ui) {
  static const UiChartPoint points[] = {
      {.x_permille = 0, .value = 60, .label = "1"},
      {.x_permille = 500,
       .value = 80,
       .icon = "warning",
       .tone = TONE_BAD,
       .label = "2",
       .text = "\"but\" undid it"},
      {.x_permille = 1000, .value = 10, .label = "3"}};
  ui_button(ui, "before", (UiButton){.text = "Before"});
  ui_chart(ui, "curve",
           (UiChart){.name = "Anger",
                     .points = points,
                     .count = 3,
                     .max = 100,
                     .step = 20},
           context);
}

static void ui__a_chart_is_read_by_keys_and_mouse(void **state) {
  (void)state;
  Stage stage;
  int cursor = -1;
  stage_open(&stage, play_chart, &cursor);
  press_tab(&stage, "Before");
  press_tab(&stage, "Anger");
  stage_press(&stage, KEY_RIGHT, 0);
  stage_press(&stage, KEY_RIGHT, 0);
  assert_int_equal(cursor, 1);
  assert_string_equal(stage_find(&stage, ROLE_CHART, "Anger").value,
                      "\"but\" undid it");
  stage_pad(&stage, KEY_RIGHT);
  stage_pad(&stage, KEY_RIGHT);
  assert_int_equal(cursor, 2);
  stage_press(&stage, KEY_HOME, 0);
  assert_int_equal(cursor, 0);
  Rect rect = stage_find(&stage, ROLE_CHART, "Anger").rect;
  stage_point(&stage, rect.x + rect.w / 2, rect.y + rect.h / 2);
  assert_int_equal(cursor, 1);
  stage_close(&stage);
}

/* ---- what does not fit ---- */

static void play_narrow(void *context, Ui *ui) {
  const int *width = context;
  ui_row(ui, (UiBox){.width = *width});
  ui_text(ui, "Unbreakable", (UiText){.tone = TONE_TEXT});
  ui_close(ui);
}

static void ui__what_is_cut_off_is_reported(void **state) {
  (void)state;
  Stage stage;
  int width = 200;
  stage_open(&stage, play_narrow, &width);
  char memory[512];
  Str faults = str_init(memory, sizeof memory);
  assert_int_equal(seen_faults(stage.ui, &faults), 0);
  width = 60;
  stage_settle(&stage);
  assert_true(seen_faults(stage.ui, &faults) > 0);
  assert_non_null(strstr(faults.text, "\"Unbreakable\""));
  stage_close(&stage);
}

static void play_twins(void *context, Ui *ui) {
  (void)context;
  ui_button(ui, "same", (UiButton){.text = "One"});
  ui_button(ui, "same", (UiButton){.text = "Two"});
}

static void ui__two_widgets_with_one_id_are_reported(void **state) {
  (void)state;
  Stage stage;
  stage_open(&stage, play_twins, NULL);
  char memory[512];
  Str faults = str_init(memory, sizeof memory);
  assert_int_equal(seen_faults(stage.ui, &faults), 1);
  stage_close(&stage);
}

static void play_flood(void *context, Ui *ui) {
  const int *count = context;
  ui_scroll(ui, "flood", (UiBox){.grow = 1});
  for (int i = 0; i < *count; i++) {
    ui_row(ui, (UiBox){.gap = 1});
    ui_text(ui, "a text of some length", (UiText){.tone = TONE_TEXT});
    ui_close(ui);
  }
  ui_close(ui);
}

static void ui__a_frame_too_full_shows_nothing_and_passes(void **state) {
  (void)state;
  Stage stage;
  int count = 60000;
  stage_open(&stage, play_flood, &count);
  assert_int_equal(stage.list->count, 0);
  count = 10;
  stage_settle(&stage);
  assert_true(stage.list->count > 10);
  stage_close(&stage);
}

static void play_row(void *context, Ui *ui) {
  (void)context;
  ui_row(ui, (UiBox){.grow = 1});
  ui_button(ui, "caller", (UiButton){.text = "Caller"});
  ui_spacer(ui);
  ui_button(ui, "notes", (UiButton){.text = "Notes"});
  ui_close(ui);
}

static void ui__languages_from_the_right_are_mirrored(void **state) {
  (void)state;
  Stage stage;
  stage_open(&stage, play_row, NULL);
  assert_int_equal(stage_find(&stage, ROLE_BUTTON, "Caller").rect.x, 0);
  stage.theme.mirrored = true;
  stage_settle(&stage);
  UiSeen seen = stage_find(&stage, ROLE_BUTTON, "Caller");
  assert_int_equal(seen.rect.x + seen.rect.w, 1280);
  assert_int_equal(stage_find(&stage, ROLE_BUTTON, "Notes").rect.x, 0);
  stage_close(&stage);
}

static void ui__an_idle_screen_asks_for_no_frame(void **state) {
  (void)state;
  Stage stage;
  List list = {.rows = 5, .missing = -1};
  stage_open(&stage, play_list, &list);
  stage_frame(&stage);
  assert_int_equal(ui_next_ms(stage.ui), INT64_MAX);
  uint64_t hash = draw_hash(stage.list);
  stage_frame(&stage);
  assert_true(hash == draw_hash(stage.list));
  stage_close(&stage);
}

static void ui__the_tree_can_be_read(void **state) {
  (void)state;
  Stage stage;
  Asker asker = {.open = true};
  stage_open(&stage, play_dialog, &asker);
  char memory[1024];
  Str out = str_init(memory, sizeof memory);
  seen_print(stage.ui, &out);
  assert_string_equal(out.text, "  button \"Outside\"\n"
                                "  button \"Other\"\n"
                                "  dialog \"Really?\"\n"
                                "    heading \"Really?\"\n"
                                "    button \"Yes\" focused\n"
                                "    button \"No\"\n");
  stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ui__folding_counts_scale_and_text),
      cmocka_unit_test(ui__tab_walks_all_and_around),
      cmocka_unit_test(ui__focus_scrolls_into_view),
      cmocka_unit_test(ui__arrows_leave_a_list_only_at_its_end),
      cmocka_unit_test(ui__a_lost_focus_goes_to_the_neighbour),
      cmocka_unit_test(ui__a_click_on_what_goes_leaves_no_focus_behind),
      cmocka_unit_test(ui__a_screen_may_take_the_focus_away),
      cmocka_unit_test(ui__a_screen_may_wish_for_the_focus),
      cmocka_unit_test(ui__the_wheel_scrolls_what_is_below_it),
      cmocka_unit_test(ui__page_keys_turn_pages_without_focus),
      cmocka_unit_test(ui__a_transcript_follows_its_end_unless_scrolled),
      cmocka_unit_test(ui__text_that_scrolls_can_be_reached_by_keys),
      cmocka_unit_test(ui__a_dialog_holds_the_focus_and_gives_it_back),
      cmocka_unit_test(ui__a_dialog_gives_back_no_focus_where_there_was_none),
      cmocka_unit_test(ui__a_dialog_gives_back_the_focus_that_it_wished_for),
      cmocka_unit_test(ui__what_a_dialog_covers_cannot_be_clicked),
      cmocka_unit_test(ui__tooltips_come_for_the_mouse_and_for_the_focus),
      cmocka_unit_test(ui__a_toast_goes_by_itself),
      cmocka_unit_test(ui__a_chart_is_read_by_keys_and_mouse),
      cmocka_unit_test(ui__what_is_cut_off_is_reported),
      cmocka_unit_test(ui__two_widgets_with_one_id_are_reported),
      cmocka_unit_test(ui__a_frame_too_full_shows_nothing_and_passes),
      cmocka_unit_test(ui__languages_from_the_right_are_mirrored),
      cmocka_unit_test(ui__an_idle_screen_asks_for_no_frame),
      cmocka_unit_test(ui__the_tree_can_be_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
