/* SPDX-License-Identifier: MIT */
#include "screens/debrief_sheet.h"

#include "base/arena.h"

/* ---- what is looked at ---- */

static bool put_facts(DebriefSheet *sheet, Arena *arena) {
  const Scenario *scenario = sheet->scenario;
  const Call *call = sheet->debrief->card->call;
  size_t count = (size_t)scenario->fact_count;
  const char **facts = arena_array(arena, count, sizeof *facts);
  for (size_t i = 0; facts && i < count; i++) {
    facts[i] = moments_text(arena, call, scenario->facts[i].text, NULL, 0);
    if (!facts[i]) { return false; }
  }
  sheet->facts = facts;
  return facts != NULL;
}

static void pick_first(DebriefSheet *sheet) {
  const Debrief *debrief = sheet->debrief;
  if (sheet->worst != NONE) {
    debrief_sheet_pick(sheet, DEBRIEF_WORST);
  } else if (sheet->group != DEBRIEF_COST && debrief->aftermath_count > 0) {
    debrief_sheet_pick(sheet, DEBRIEF_AFTERMATH);
  } else {
    debrief_sheet_pick_row(sheet, 0);
  }
}

bool debrief_sheet_begin(DebriefSheet *sheet, Arena *arena) {
  sheet->caller = sheet->scenario->call_me[0];
  sheet->go_on = sheet->best = sheet->row = NONE;
  sheet->worst = sheet->debrief->worst_turn;
  Span cost = debrief_sheet_group(sheet, DEBRIEF_COST);
  sheet->group = cost.count > 0 ? DEBRIEF_COST : DEBRIEF_DONE;
  pick_first(sheet);
  return put_facts(sheet, arena);
}

/* The first time that she was cut short. */
static int first_cut(const Curve *curve) {
  for (int i = 0; i < curve->count; i++) {
    if (curve->points[i].cut) { return i; }
  }
  return NONE;
}

static int place_of(const DebriefSheet *sheet, DebriefPick pick) {
  const Curve *curve = &sheet->debrief->curve;
  switch (pick) {
    case DEBRIEF_WORST:
      return curve_find_turn(curve, sheet->worst);
    case DEBRIEF_CUTS:
      return first_cut(curve);
    case DEBRIEF_AFTERMATH:
      return curve->count - 1;
    case DEBRIEF_ROW:
    case DEBRIEF_POINT:
      break;
  }
  return NONE;
}

void debrief_sheet_pick(DebriefSheet *sheet, DebriefPick pick) {
  sheet->pick = pick;
  sheet->point = place_of(sheet, pick);
}

void debrief_sheet_pick_row(DebriefSheet *sheet, int row) {
  sheet->pick = DEBRIEF_ROW;
  sheet->row = row;
  sheet->point = sheet->debrief->rows.list[row].point;
}

void debrief_sheet_pick_point(DebriefSheet *sheet, int point) {
  sheet->pick = DEBRIEF_POINT;
  sheet->point = point;
}

void debrief_sheet_set_worst(DebriefSheet *sheet, int worst) {
  sheet->worst = worst;
  if (sheet->pick == DEBRIEF_WORST) { pick_first(sheet); }
}

int debrief_sheet_turn_at(const DebriefSheet *sheet, int point) {
  return point == NONE ? NONE : sheet->debrief->curve.points[point].turn;
}

/* ---- the rows ---- */

static DebriefGroup group_of(const CardRow *row) {
  if (!row->counts) { return DEBRIEF_NOT_ASKED; }
  bool lost = row->penalty || row->earned_permille < 1000;
  return lost ? DEBRIEF_COST : DEBRIEF_DONE;
}

Span debrief_sheet_group(const DebriefSheet *sheet, DebriefGroup group) {
  const CardRows *rows = &sheet->debrief->rows;
  Span span = {0, 0};
  for (int i = 0; i < rows->count; i++) {
    DebriefGroup of = group_of(&rows->list[i]);
    span.first += of < group;
    span.count += of == group;
  }
  return span;
}

/* ---- words ---- */

static Str key_of(char *memory, size_t size, const char *key) {
  Str text = str_init(memory, size);
  str_add(&text, "screen.debrief.");
  str_add(&text, key);
  return text;
}

const char *debrief_sheet_words(const DebriefSheet *sheet, const char *key) {
  char memory[128];
  return locale_text(sheet->words, key_of(memory, sizeof memory, key).text);
}

Phrase debrief_sheet_fill(const DebriefSheet *sheet, const char *key,
                          LocaleArg first, LocaleArg second) {
  char memory[128];
  const LocaleArg args[] = {first, second,
                            locale_arg_text("caller", sheet->caller)};
  return phrase_fill(sheet->words, key_of(memory, sizeof memory, key).text,
                     args, 3);
}

Phrase debrief_sheet_about(const DebriefSheet *sheet, const char *key) {
  LocaleArg caller = locale_arg_text("caller", sheet->caller);
  return debrief_sheet_fill(sheet, key, caller, caller);
}
