/* SPDX-License-Identifier: MIT */
#include "ui/table.h"
#include "ui_stage.h"
#include "unit.h"

#include <stdio.h>

static const UiTableColumn COLUMNS[] = {
    {.title = "Name", .width = 200, .grow = 1},
    {.title = "Note", .width = 300, .spare = true},
    {.title = "Points", .width = 80, .end = true}};

static const UiCell CELLS[] = {
    {.text = "Sam"}, {.text = "late"},  {.text = "9", .order = 9},
    {.text = "Ana"}, {.text = "early"}, {.text = "10", .order = 10},
    {.text = "Bob"}, {.text = "early"}, {.text = "9", .order = 9}};

static const UiTable TABLE = {.columns = COLUMNS,
                              .column_count = 3,
                              .cells = CELLS,
                              .row_count = 3,
                              .sort = -3,
                              .none = "Nobody yet"};

typedef struct {
  UiTable table;
  int selected, pressed;
} Player;

static void play(void *context, Ui *ui) {
  Player *player = context;
  int pressed = ui_table(ui, "board", player->table, &player->selected);
  if (pressed >= 0) { player->pressed = pressed; }
}

static void open_table(Stage *stage, Player *player) {
  *player = (Player){TABLE, -1, -1};
  stage_open(stage, play, player);
}

static void assert_order(const Stage *stage, const char *expected) {
  char memory[256];
  Str names = str_init(memory, sizeof memory);
  UiSeen seen;
  for (int i = 0; seen_nth(stage->ui, i, &seen); i++) {
    if (seen.role == ROLE_ROW) { str_addf(&names, "%.3s ", seen.name); }
  }
  assert_string_equal(names.text, expected);
}

static void table__numbers_sort_as_numbers(void **state) {
  (void)state;
  int order[3];
  table_sort(&TABLE, 2, false, order);
  assert_int_equal(order[0], 0);
  assert_int_equal(order[1], 2);
  assert_int_equal(order[2], 1);
}

static void table__equal_rows_keep_their_order_both_ways(void **state) {
  (void)state;
  int order[3];
  table_sort(&TABLE, 1, false, order);
  assert_int_equal(order[0], 1);
  assert_int_equal(order[1], 2);
  table_sort(&TABLE, 1, true, order);
  assert_int_equal(order[0], 0);
  assert_int_equal(order[1], 1);
  assert_int_equal(order[2], 2);
}

static void table__many_rows_come_out_in_order(void **state) {
  (void)state;
  enum { ROWS = 777 };
  static UiCell cells[ROWS];
  static int order[ROWS];
  for (int i = 0; i < ROWS; i++) {
    cells[i] = (UiCell){.text = "", .order = i * 7919 % 100};
  }
  UiTable table = {
      .columns = COLUMNS, .column_count = 1, .cells = cells, .row_count = ROWS};
  table_sort(&table, 0, true, order);
  for (int i = 1; i < ROWS; i++) {
    const UiCell *a = &cells[order[i - 1]], *b = &cells[order[i]];
    assert_true(a->order > b->order ||
                (a->order == b->order && order[i - 1] < order[i]));
  }
}

static void table__a_heading_sorts_and_turns_around(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open_table(&stage, &player);
  assert_order(&stage, "Ana Sam Bob ");
  stage_click(&stage, ROLE_COLUMN, "Name");
  assert_order(&stage, "Ana Bob Sam ");
  UiSeen heading = stage_find(&stage, ROLE_COLUMN, "Name");
  assert_string_equal(heading.value, "rising");
  stage_press(&stage, KEY_ENTER, 0);
  assert_order(&stage, "Sam Bob Ana ");
  heading = stage_find(&stage, ROLE_COLUMN, "Name");
  assert_string_equal(heading.value, "falling");
  stage_close(&stage);
}

static void table__rows_are_chosen_by_focus_and_pressed(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open_table(&stage, &player);
  stage_click(&stage, ROLE_ROW, "Sam, late, 9");
  assert_int_equal(player.pressed, 0);
  assert_int_equal(player.selected, 0);
  stage_press(&stage, KEY_DOWN, 0);
  assert_int_equal(player.selected, 2);
  assert_int_equal(player.pressed, 0);
  stage_pad(&stage, KEY_ENTER);
  assert_int_equal(player.pressed, 2);
  assert_true(stage_find(&stage, ROLE_ROW, "Bob, early, 9").selected);
  stage_close(&stage);
}

static void table__columns_stand_under_their_headings(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open_table(&stage, &player);
  int edge = 0;
  /* In the lower window the rows overflow and make room for a bar. */
  for (int height = 600; height >= 100; height -= 500) {
    stage.input.height = height;
    stage_settle(&stage);
    Rect heading = stage_find(&stage, ROLE_COLUMN, "Points").rect;
    Rect cell = stage_find(&stage, ROLE_CELL, "10").rect;
    assert_int_equal(heading.x, cell.x);
    assert_int_equal(heading.w, cell.w);
    assert_true(edge == 0 || cell.x + cell.w < edge);
    edge = cell.x + cell.w;
  }
  stage_close(&stage);
}

static void table__spare_columns_go_when_there_is_no_room(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open_table(&stage, &player);
  assert_true(stage_has(&stage, ROLE_COLUMN, "Note"));
  stage.input.width = 400;
  stage_settle(&stage);
  stage_settle(&stage);
  assert_false(stage_has(&stage, ROLE_COLUMN, "Note"));
  char memory[512];
  Str faults = str_init(memory, sizeof memory);
  assert_int_equal(seen_faults(stage.ui, &faults), 0);
  stage_close(&stage);
}

static void table__tab_stops_once_and_arrows_walk_the_rows(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open_table(&stage, &player);
  stage_click(&stage, ROLE_COLUMN, "Points");
  assert_order(&stage, "Sam Bob Ana ");
  stage_press(&stage, KEY_TAB, 0);
  assert_int_equal(player.selected, 0);
  stage_press(&stage, KEY_DOWN, 0);
  assert_int_equal(player.selected, 2);
  stage_press(&stage, KEY_TAB, MOD_SHIFT);
  assert_string_equal(stage_focus(&stage), "Points");
  stage_press(&stage, KEY_TAB, 0);
  assert_int_equal(player.selected, 2);
  stage_press(&stage, KEY_TAB, 0);
  assert_string_equal(stage_focus(&stage), "Name");
  stage_press(&stage, KEY_TAB, MOD_SHIFT);
  assert_int_equal(player.selected, 2);
  stage_close(&stage);
}

static void table__an_empty_one_says_so(void **state) {
  (void)state;
  Stage stage;
  Player player;
  open_table(&stage, &player);
  player.table.row_count = 0;
  stage_settle(&stage);
  assert_true(stage_has(&stage, ROLE_TEXT, "Nobody yet"));
  stage_close(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(table__numbers_sort_as_numbers),
      cmocka_unit_test(table__equal_rows_keep_their_order_both_ways),
      cmocka_unit_test(table__many_rows_come_out_in_order),
      cmocka_unit_test(table__a_heading_sorts_and_turns_around),
      cmocka_unit_test(table__rows_are_chosen_by_focus_and_pressed),
      cmocka_unit_test(table__columns_stand_under_their_headings),
      cmocka_unit_test(table__spare_columns_go_when_there_is_no_room),
      cmocka_unit_test(table__tab_stops_once_and_arrows_walk_the_rows),
      cmocka_unit_test(table__an_empty_one_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
