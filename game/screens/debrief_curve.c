/* SPDX-License-Identifier: MIT */
#include "screens/debrief_curve.h"

#include "base/arena.h"
#include "scenario/rubric.h"
#include "screens/debrief_terms.h"
#include "ui/widgets.h"

#include <stdio.h>
#include <string.h>

enum { LEAST_POINTS = 156, MOST_POINTS = 300, CROWDED = 48 };

/* ---- points ---- */

static bool is_fault(const DebriefSheet *sheet, const CurvePoint *point) {
  if (point->kind == CURVE_SILENCE) { return true; }
  if (point->entry == NONE) { return false; }
  const RubricEntry *entries = sheet->scenario->rubric->entries;
  return entries[point->entry].kind == KIND_PENALISED;
}

static const char *name_of(const DebriefSheet *sheet, const CurvePoint *point) {
  if (point->kind == CURVE_SILENCE) {
    return debrief_sheet_words(sheet, "silence");
  }
  return point->entry == NONE ? debrief_sheet_words(sheet, "nothing")
                              : debrief_terms_name(sheet, point->entry);
}

static Phrase text_of(const DebriefSheet *sheet, int index) {
  const CurvePoint *point = &sheet->debrief->curve.points[index];
  Phrase place = debrief_terms_place(sheet, index);
  Phrase move =
      debrief_terms_move(sheet, point->anger_before, point->anger_after);
  const LocaleArg args[] = {locale_arg_text("place", place.text),
                            locale_arg_text("what", name_of(sheet, point)),
                            locale_arg_text("move", move.text)};
  bool still = point->kind == CURVE_START || point->kind == CURVE_END;
  return phrase_fill(
      sheet->words,
      still ? "screen.debrief.point.still" : "screen.debrief.point", args, 3);
}

/* In a long call only faults keep their picture, or nothing could be seen. */
static const char *icon_of(const DebriefSheet *sheet, const CurvePoint *point) {
  bool fault = is_fault(sheet, point);
  bool crowded = sheet->debrief->curve.count > CROWDED;
  if (point->kind == CURVE_SILENCE) { return "hourglass"; }
  if (point->entry == NONE || (crowded && !fault)) { return NULL; }
  return debrief_terms_icon(sheet, point->entry);
}

static bool make_point(Arena *arena, const DebriefSheet *sheet, int index,
                       UiChartPoint *made) {
  const Curve *curve = &sheet->debrief->curve;
  const CurvePoint *point = &curve->points[index];
  int steps = curve->count > 1 ? curve->count - 1 : 1;
  char label[16] = "";
  if (point->kind == CURVE_REPLY) {
    snprintf(label, sizeof label, "%d", point->turn + 1);
  }
  Phrase text = text_of(sheet, index);
  *made =
      (UiChartPoint){.x_permille = 1000 * index / steps,
                     .value = point->anger_after,
                     .icon = icon_of(sheet, point),
                     .tone = is_fault(sheet, point) ? TONE_BAD : TONE_GOOD,
                     .label = arena_copy(arena, label, strlen(label)),
                     .text = arena_copy(arena, text.text, strlen(text.text))};
  if (point->entry == NONE && point->kind != CURVE_SILENCE) {
    made->tone = TONE_ACCENT;
  }
  return made->label && made->text;
}

const UiChartPoint *debrief_curve_points(Arena *arena,
                                         const DebriefSheet *sheet) {
  int count = sheet->debrief->curve.count;
  UiChartPoint *points = arena_array(arena, (size_t)count, sizeof *points);
  for (int i = 0; points && i < count; i++) {
    if (!make_point(arena, sheet, i, &points[i])) { return NULL; }
  }
  return points;
}

/* ---- the chart ---- */

/* A quarter of the window; the chart's points grow with the text. */
static int chart_height(const Ui *ui) {
  int height = ui_height(ui) * 25 / ui_theme(ui)->text_percent;
  if (height > MOST_POINTS) { height = MOST_POINTS; }
  return height > LEAST_POINTS ? height : LEAST_POINTS;
}

void debrief_curve_show(DebriefSheet *sheet, Ui *ui,
                        const UiChartPoint *points) {
  int cursor = sheet->point;
  Phrase title = debrief_sheet_about(sheet, "curve");
  ui_panel(ui, (UiBox){.gap = 4, .name = title.text});
  ui_heading(ui, "chart-line", title.text);
  ui_chart(ui, "curve",
           (UiChart){.name = title.text,
                     .points = points,
                     .count = sheet->debrief->curve.count,
                     .max = 1000,
                     .step = 200,
                     .unit = 100,
                     .height = chart_height(ui)},
           &cursor);
  /* The mouse may look around; only who takes hold of the chart moves on. */
  if (ui_focused(ui)) {
    if (cursor != sheet->point) { debrief_sheet_pick_point(sheet, cursor); }
    bool pressed = ui_input(ui)->mouse_released || ui_key(ui, KEY_ENTER);
    sheet->open |= pressed && sheet->point != NONE;
  }
  ui_close(ui);
}
