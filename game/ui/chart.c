/* SPDX-License-Identifier: MIT */
#include "ui/chart.h"

#include "ui/leaf.h"
#include "ui/node.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  LEAST_POINTS = 120,
  BADGE_POINTS = 26,
  LEAST_BADGE = 18,
  DOT_POINTS = 10
};

typedef struct {
  const UiChartPoint *points;
  int count, max, step, unit, cursor;
} Curve;

/* Where the curve is drawn: beside the axis' numbers, above its labels. */
static Rect plot_of(const Ui *ui, Rect rect) {
  int left = theme_text(&ui->theme, 36), right = theme_text(&ui->theme, 18);
  int top = theme_text(&ui->theme, 16), bottom = theme_text(&ui->theme, 26);
  return (Rect){rect.x + left, rect.y + top, rect.w - left - right,
                rect.h - top - bottom};
}

static int y_of(const Curve *curve, Rect plot, int value) {
  return plot.y + plot.h - (int)((int64_t)plot.h * value / curve->max);
}

static Point place_of(const Curve *curve, Rect plot, int i) {
  const UiChartPoint *p = &curve->points[i];
  return (Point){plot.x + plot.w * p->x_permille / 1000,
                 y_of(curve, plot, p->value)};
}

/* So wide that neighbours do not lie over each other, if it can be. */
static int badge_size(const Ui *ui, const Curve *curve, Rect plot) {
  int most = theme_text(&ui->theme, BADGE_POINTS);
  int least = theme_text(&ui->theme, LEAST_BADGE);
  int room = curve->count > 1 ? plot.w / (curve->count - 1) : most;
  return room > most ? most : room < least ? least : room;
}

static void draw_axis(Ui *ui, const Curve *curve, Rect plot, DrawList *list) {
  /* Time runs to the right in every language's charts. */
  UiText style = {.size = TEXT_SMALL,
                  .tone = TONE_DIM,
                  .align = ui->theme.mirrored ? ALIGN_START : ALIGN_END};
  int line =
      font_height(ui->font, theme_font(&ui->theme, TEXT_SMALL, FACE_REGULAR));
  int gap = theme_text(&ui->theme, 10), step = curve->step;
  while (step < curve->max && plot.h * step / curve->max < line) { step *= 2; }
  for (int value = 0; value <= curve->max; value += step) {
    int y = y_of(curve, plot, value);
    draw_fill(list, (Rect){plot.x, y, plot.w, 1}, 0,
              node_colour(ui, TONE_LINE));
    char number[16];
    snprintf(number, sizeof number, "%d", value / curve->unit);
    Rect rect = {plot.x - gap - 4 * line, y - line / 2, 4 * line, line};
    leaf_draw_text(ui, list, rect, node_text(ui, number), style);
  }
}

static void draw_curve(Ui *ui, const Curve *curve, Rect plot, DrawList *list) {
  size_t count = (size_t)curve->count;
  Point *places = arena_array(ui->arena, count, sizeof *places);
  ui->full = ui->full || !places;
  if (!places) { return; }
  for (int i = 0; i < curve->count; i++) {
    places[i] = place_of(curve, plot, i);
  }
  if (curve->count > 1) {
    draw_line(list, places, curve->count, node_space(ui, 3),
              node_colour(ui, TONE_ACCENT));
  }
}

static void draw_badge(Ui *ui, const UiChartPoint *point, Point at, int badge,
                       bool marked, DrawList *list) {
  int size = point->icon ? badge : theme_text(&ui->theme, DOT_POINTS);
  Rect rect = {at.x - size / 2, at.y - size / 2, size, size};
  Colour colour = node_colour(ui, point->tone ? point->tone : TONE_ACCENT);
  draw_fill(list, rect, size / 2, node_colour(ui, TONE_PANEL));
  draw_outline(list, rect, size / 2, node_space(ui, 2), colour);
  if (point->icon) {
    draw_icon(list, rect_inset(rect, size / 5), point->icon, colour);
  }
  if (marked) {
    int ring = node_space(ui, 4);
    draw_outline(list, rect_inset(rect, -ring), size / 2 + ring,
                 node_space(ui, 2), node_colour(ui, TONE_FOCUS));
  }
}

static void draw_label(Ui *ui, const UiChartPoint *point, Point at, Rect plot,
                       bool marked, DrawList *list) {
  int wide = theme_text(&ui->theme, 120), gap = theme_text(&ui->theme, 6);
  Rect rect = {at.x - wide / 2, plot.y + plot.h + gap, wide, wide};
  leaf_draw_text(ui, list, rect, point->label,
                 (UiText){.size = TEXT_SMALL,
                          .bold = marked,
                          .tone = marked ? TONE_TEXT : TONE_DIM,
                          .align = ALIGN_CENTRE});
}

/* How many points a note would hide; its own weighs more than all others. */
static int hidden_by(const Ui *ui, const Curve *curve, Rect plot, Rect box) {
  int size = badge_size(ui, curve, plot), count = 0;
  for (int i = 0; i < curve->count; i++) {
    Point at = place_of(curve, plot, i);
    Rect badge = {at.x - size / 2, at.y - size / 2, size, size};
    if (rect_common(badge, box).w == 0) { continue; }
    count += i == curve->cursor ? curve->count : 1;
  }
  return count;
}

/* Beside the point, above or below it: where it hides least, inside the plot.
 */
static Rect place_note(const Ui *ui, const Curve *curve, Rect plot, Point at,
                       Rect box) {
  int away = theme_text(&ui->theme, 22);
  const Point corners[] = {{at.x + away, at.y - box.h / 2},
                           {at.x - away - box.w, at.y - box.h / 2},
                           {at.x - box.w / 2, at.y - away - box.h},
                           {at.x - box.w / 2, at.y + away}};
  Rect best = box;
  int least = INT_MAX;
  for (int i = 0; i < 4; i++) {
    Rect tried = {corners[i].x, corners[i].y, box.w, box.h};
    int right = plot.x + plot.w - box.w, low = plot.y + plot.h - box.h;
    tried.x = tried.x < right ? tried.x : right;
    tried.x = tried.x > plot.x ? tried.x : plot.x;
    tried.y = tried.y < low ? tried.y : low;
    tried.y = tried.y > plot.y ? tried.y : plot.y;
    int hidden = hidden_by(ui, curve, plot, tried);
    if (hidden >= least) { continue; }
    least = hidden;
    best = tried;
  }
  return best;
}

/* What happened at the cursor. */
static void draw_note(Ui *ui, const Curve *curve, Rect plot, DrawList *list) {
  const UiChartPoint *point = &curve->points[curve->cursor];
  Tone tone = point->tone ? point->tone : TONE_TEXT;
  FontStyle font = theme_font(&ui->theme, TEXT_SMALL, FACE_REGULAR);
  TextStyle style = {.font = font, .colour = node_colour(ui, tone)};
  int pad = node_space(ui, 8), most = plot.w * 2 / 3 - 2 * pad;
  TextBlock *block = text_break(ui->arena, ui->font, &style, point->text, most);
  if (!block) { return; }
  Point at = place_of(curve, plot, curve->cursor);
  Rect box = {0, 0, block->width + 2 * pad, text_height(block) + pad};
  box = place_note(ui, curve, plot, at, box);
  draw_fill(list, box, node_space(ui, 5), node_colour(ui, TONE_PANEL));
  draw_outline(list, box, node_space(ui, 5), node_space(ui, 1), style.colour);
  text_draw(list, ui->font, block,
            (Rect){box.x + pad, box.y + pad / 2, block->width, box.h},
            TEXT_LEFT, SIZE_MAX);
}

static void draw_chart(Ui *ui, UiNode *node, DrawList *list) {
  const Curve *curve = node->content;
  Rect plot = plot_of(ui, node->layout.rect);
  draw_axis(ui, curve, plot, list);
  if (curve->cursor >= 0) {
    int x = place_of(curve, plot, curve->cursor).x;
    draw_fill(list, (Rect){x, plot.y, node_space(ui, 1), plot.h}, 0,
              node_colour(ui, TONE_ACCENT));
  }
  draw_curve(ui, curve, plot, list);
  int badge = badge_size(ui, curve, plot);
  for (int i = 0; i < curve->count; i++) {
    const UiChartPoint *point = &curve->points[i];
    Point at = place_of(curve, plot, i);
    bool marked = i == curve->cursor;
    draw_badge(ui, point, at, badge, marked, list);
    if (*point->label) { draw_label(ui, point, at, plot, marked, list); }
  }
  if (curve->cursor >= 0 && *curve->points[curve->cursor].text) {
    draw_note(ui, curve, plot, list);
  }
}

/* ---- moving the cursor ---- */

static void move_by_keys(Ui *ui, const UiNode *node, int count, int *cursor) {
  if (!node_has_focus(ui, node) || node_blocked(ui)) { return; }
  for (int i = 0; i < ui->input.event_count; i++) {
    InputEvent *event = &ui->input.events[i];
    if (event->kind == INPUT_RELEASE || event->used) { continue; }
    int to = *cursor;
    switch ((int)event->key) {
      case KEY_LEFT:
        to--;
        break;
      case KEY_RIGHT:
        to++;
        break;
      case KEY_HOME:
        to = 0;
        break;
      case KEY_END:
        to = count - 1;
        break;
      default:
        continue;
    }
    event->used = true;
    if (to >= 0 && to < count) { *cursor = to; }
  }
}

static void move_by_mouse(Ui *ui, const UiNode *node, const Curve *curve,
                          int *cursor) {
  Rect rect = node_state(ui, node->id)->rect;
  if (!node_hovered(ui, node) || ui->input.device != DEVICE_MOUSE ||
      rect.w == 0) {
    return;
  }
  Rect plot = plot_of(ui, rect);
  int nearest = theme_text(&ui->theme, BADGE_POINTS);
  for (int i = 0; i < curve->count; i++) {
    int far = abs(place_of(curve, plot, i).x - ui->input.mouse_x);
    if (far < nearest) {
      nearest = far;
      *cursor = i;
    }
  }
}

static const UiChartPoint *copy_points(Ui *ui, const UiChart *chart) {
  size_t count = (size_t)chart->count;
  UiChartPoint *points = arena_array(ui->arena, count, sizeof *points);
  ui->full = ui->full || !points;
  for (int i = 0; points && i < chart->count; i++) {
    const UiChartPoint *from = &chart->points[i];
    points[i] = *from;
    points[i].icon = from->icon ? node_text(ui, from->icon) : NULL;
    points[i].label = node_text(ui, from->label);
    points[i].text = node_text(ui, from->text);
  }
  return points;
}

bool ui_chart(Ui *ui, const char *id, UiChart chart, int *cursor) {
  assert(chart.max > 0 && chart.step > 0 && chart.count > 0);
  UiNode *node = node_add_widget(ui, ROLE_CHART, id, chart.name,
                                 (UiBox){.radius = 6, .grow = 1}, FLOW_COLUMN);
  Curve *curve = node_alloc(ui, sizeof *curve);
  const UiChartPoint *points = copy_points(ui, &chart);
  if (!points) { return false; }
  int unit = chart.unit > 0 ? chart.unit : 1;
  *curve = (Curve){points, chart.count, chart.max, chart.step, unit, -1};
  int before = *cursor;
  if (*cursor >= chart.count) { *cursor = chart.count - 1; }
  move_by_keys(ui, node, chart.count, cursor);
  move_by_mouse(ui, node, curve, cursor);
  curve->cursor = *cursor;
  node->value = *cursor >= 0 ? points[*cursor].text : "";
  node_open(ui, node);
  int least = chart.height > LEAST_POINTS ? chart.height : LEAST_POINTS;
  UiNode *drawn = leaf_drawn(ui, 0, theme_text(&ui->theme, 200),
                             theme_text(&ui->theme, least), draw_chart, curve);
  drawn->layout.box.max_height = 0;
  drawn->layout.box.grow = 1;
  node_close(ui);
  ui->last = node;
  return *cursor != before;
}
