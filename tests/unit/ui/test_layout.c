/* SPDX-License-Identifier: MIT */
#include "ui/layout.h"
#include "unit.h"

/* A leaf whose text takes `want_w` in one line and can be broken down to
** `least_w`; each line is 10 high. */
static void leaf_widths(void *context, LayoutNode *node) {
  (void)context;
  node->least_w = node->box.columns;
  node->want_w = node->box.min_column;
}

static int leaf_height(void *context, LayoutNode *node) {
  (void)context;
  int width = node->rect.w > 0 ? node->rect.w : 1;
  return 10 * ((node->box.min_column + width - 1) / width);
}

static const LayoutLeaf LEAF = {leaf_widths, leaf_height};

static LayoutNode leaf(int least, int want, int grow) {
  return (LayoutNode){
      .leaf = &LEAF,
      .box = {.columns = least, .min_column = want, .grow = grow}};
}

static void add_all(LayoutNode *parent, LayoutNode *children, int count) {
  for (int i = 0; i < count; i++) { layout_add(parent, &children[i]); }
}

static void assert_rect(const LayoutNode *node, int x, int y, int w, int h) {
  assert_int_equal(node->rect.x, x);
  assert_int_equal(node->rect.y, y);
  assert_int_equal(node->rect.w, w);
  assert_int_equal(node->rect.h, h);
}

static void layout__a_row_gives_what_is_left_to_who_grows(void **state) {
  (void)state;
  LayoutNode row = {.box = {.flow = FLOW_ROW, .gap = 10, .pad_x = 5}};
  LayoutNode c[] = {leaf(20, 50, 0), leaf(20, 50, 1), leaf(20, 50, 3)};
  add_all(&row, c, 3);
  layout_run(&row, (Rect){0, 0, 220, 10}, NULL);
  assert_rect(&c[0], 5, 0, 50, 10);
  assert_rect(&c[1], 65, 0, 60, 10);
  assert_rect(&c[2], 135, 0, 80, 10);
}

static void layout__the_widest_gives_way_first(void **state) {
  (void)state;
  LayoutNode row = {.box = {.flow = FLOW_ROW}};
  LayoutNode c[] = {leaf(20, 60, 0), leaf(20, 500, 0), leaf(80, 80, 0)};
  add_all(&row, c, 3);
  layout_run(&row, (Rect){0, 0, 300, 100}, NULL);
  assert_int_equal(c[0].rect.w, 60);
  assert_int_equal(c[1].rect.w, 160);
  assert_int_equal(c[2].rect.w, 80);
}

static void layout__text_that_gets_narrower_gets_higher(void **state) {
  (void)state;
  LayoutNode column = {.box = {.flow = FLOW_COLUMN, .gap = 4}};
  LayoutNode c[] = {leaf(20, 350, 0), leaf(20, 50, 0)};
  add_all(&column, c, 2);
  layout_run(&column, (Rect){0, 0, 100, 200}, NULL);
  assert_rect(&c[0], 0, 0, 100, 40);
  assert_rect(&c[1], 0, 44, 100, 10);
}

static void layout__running_it_again_changes_nothing(void **state) {
  (void)state;
  LayoutNode column = {.box = {.flow = FLOW_COLUMN, .gap = 4, .pad_y = 3}};
  LayoutNode row = {.box = {.flow = FLOW_ROW, .gap = 4}};
  LayoutNode c[] = {leaf(20, 350, 0), leaf(20, 50, 0)};
  add_all(&row, c, 2);
  layout_add(&column, &row);
  for (int i = 0; i < 3; i++) {
    layout_run(&column, (Rect){0, 0, 100, 200}, NULL);
    assert_int_equal(column.want_h, 86);
    assert_int_equal(column.want_w, 404);
    assert_int_equal(column.least_w, 44);
  }
}

static void layout__a_wrapping_row_goes_on_below(void **state) {
  (void)state;
  LayoutNode row = {.box = {.flow = FLOW_ROW, .gap = 10, .wrap = true}};
  LayoutNode c[] = {leaf(40, 40, 0), leaf(40, 40, 0), leaf(40, 40, 0)};
  add_all(&row, c, 3);
  layout_run(&row, (Rect){0, 0, 100, 100}, NULL);
  assert_rect(&c[1], 50, 0, 40, 10);
  assert_rect(&c[2], 0, 20, 40, 10);
  assert_int_equal(row.content_h, 30);
}

static void layout__a_grid_has_as_many_columns_as_fit(void **state) {
  (void)state;
  for (int wide = 0; wide < 2; wide++) {
    LayoutNode grid = {
        .box = {.flow = FLOW_GRID, .gap = 10, .columns = 3, .min_column = 80}};
    LayoutNode c[] = {leaf(20, 50, 0), leaf(20, 50, 0), leaf(20, 50, 0)};
    add_all(&grid, c, 3);
    layout_run(&grid, (Rect){0, 0, wide ? 320 : 200, 100}, NULL);
    assert_rect(&c[1], wide ? 110 : 105, 0, wide ? 100 : 95, 10);
    assert_rect(&c[2], wide ? 220 : 0, wide ? 0 : 20, wide ? 100 : 95, 10);
  }
}

static void layout__bounds_hold(void **state) {
  (void)state;
  LayoutNode row = {.box = {.flow = FLOW_ROW}};
  LayoutNode c[] = {leaf(20, 300, 1), leaf(5, 5, 0)};
  c[0].box.max_width = 120;
  c[1].box.min_width = 30;
  add_all(&row, c, 2);
  layout_run(&row, (Rect){0, 0, 400, 50}, NULL);
  assert_int_equal(c[0].rect.w, 120);
  assert_int_equal(c[1].rect.w, 30);
}

static void layout__only_scroll_areas_give_up_height(void **state) {
  (void)state;
  LayoutNode column = {.box = {.flow = FLOW_COLUMN}};
  LayoutNode area = {
      .box = {.flow = FLOW_COLUMN, .scroll = true, .min_height = 20}};
  LayoutNode inside = leaf(20, 1000, 0), below = leaf(20, 300, 0);
  layout_add(&area, &inside);
  layout_add(&column, &area);
  layout_add(&column, &below);
  layout_run(&column, (Rect){0, 0, 100, 80}, NULL);
  assert_rect(&area, 0, 0, 100, 50);
  assert_rect(&below, 0, 50, 100, 30);
  assert_int_equal(area.content_h, 100);
  assert_int_equal(inside.rect.h, 100);
  assert_int_equal(layout_lack(&inside), 0);
}

static void layout__what_overflows_keeps_its_bar_free(void **state) {
  (void)state;
  LayoutNode area = {
      .box = {.scroll = true, .bar = 12, .pad_x = 4, .min_height = 20}};
  LayoutNode inside = leaf(20, 160, 0);
  layout_add(&area, &inside);
  for (int height = 20; height >= 10; height -= 10) {
    layout_run(&area, (Rect){0, 0, 92, height}, NULL);
    bool over = height < 20;
    assert_rect(&inside, 4, 0, over ? 72 : 84, over ? 30 : 20);
    assert_int_equal(area.content_h, over ? 30 : 20);
  }
  layout_run(&area, (Rect){0, 0, 92, 20}, NULL);
  assert_int_equal(inside.rect.w, 84);
}

static void layout__even_children_share_their_height(void **state) {
  (void)state;
  LayoutNode column = {.box = {.flow = FLOW_COLUMN}};
  LayoutNode even = {.box = {.flow = FLOW_COLUMN, .gap = 5, .even = true}};
  LayoutNode c[] = {leaf(20, 50, 0), leaf(20, 300, 0), leaf(20, 100, 0)};
  LayoutNode below = leaf(20, 50, 0);
  add_all(&even, c, 3);
  layout_add(&column, &even);
  layout_add(&column, &below);
  layout_run(&column, (Rect){0, 0, 100, 500}, NULL);
  assert_rect(&c[0], 0, 0, 100, 17);
  assert_rect(&c[1], 0, 22, 100, 17);
  assert_rect(&c[2], 0, 44, 100, 17);
  assert_rect(&below, 0, 61, 100, 10);
}

static void layout__what_does_not_fit_lacks_pixels(void **state) {
  (void)state;
  LayoutNode column = {.box = {.flow = FLOW_COLUMN}};
  LayoutNode word = leaf(150, 150, 0);
  layout_add(&column, &word);
  layout_run(&column, (Rect){0, 0, 100, 50}, NULL);
  assert_int_equal(layout_lack(&word), 50);
}

static void layout__alignment_places_across_and_along(void **state) {
  (void)state;
  LayoutNode row = {
      .box = {.flow = FLOW_ROW, .align = ALIGN_END, .justify = ALIGN_CENTRE}};
  LayoutNode c[] = {leaf(40, 40, 0), leaf(20, 20, 0)};
  add_all(&row, c, 2);
  layout_run(&row, (Rect){0, 0, 100, 50}, NULL);
  assert_rect(&c[0], 20, 40, 40, 10);
  assert_rect(&c[1], 60, 40, 20, 10);
}

static void layout__mirroring_turns_left_and_right_around(void **state) {
  (void)state;
  LayoutNode row = {.box = {.flow = FLOW_ROW, .gap = 10}};
  LayoutNode c[] = {leaf(40, 40, 0), leaf(20, 20, 0)};
  add_all(&row, c, 2);
  Rect area = {0, 0, 100, 10};
  layout_run(&row, area, NULL);
  layout_mirror(&row, area);
  assert_rect(&c[0], 60, 0, 40, 10);
  assert_rect(&c[1], 30, 0, 20, 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(layout__a_row_gives_what_is_left_to_who_grows),
      cmocka_unit_test(layout__the_widest_gives_way_first),
      cmocka_unit_test(layout__text_that_gets_narrower_gets_higher),
      cmocka_unit_test(layout__running_it_again_changes_nothing),
      cmocka_unit_test(layout__a_wrapping_row_goes_on_below),
      cmocka_unit_test(layout__a_grid_has_as_many_columns_as_fit),
      cmocka_unit_test(layout__bounds_hold),
      cmocka_unit_test(layout__only_scroll_areas_give_up_height),
      cmocka_unit_test(layout__what_overflows_keeps_its_bar_free),
      cmocka_unit_test(layout__even_children_share_their_height),
      cmocka_unit_test(layout__what_does_not_fit_lacks_pixels),
      cmocka_unit_test(layout__alignment_places_across_and_along),
      cmocka_unit_test(layout__mirroring_turns_left_and_right_around),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
