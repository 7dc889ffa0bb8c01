/* SPDX-License-Identifier: MIT */
#include "screens/board_shifts.h"

#include "base/str.h"
#include "call/call.h"
#include "progress/shift_attempt.h"
#include "screens/phrase.h"
#include "ui/ui.h"
#include "ui/widgets.h"

enum { ICON_POINTS = 44, TITLES_BYTES = 1024 };

void board_shifts_read(BoardShifts *shifts, const Services *services,
                       Arena *arena) {
  shifts->count = services->shifts(services->world, arena, shifts->names,
                                   BOARD_SHIFTS_MOST);
}

/* The titles of its calls, and how many they are. */
static int add_titles(const Services *services, const char *name, Str *titles) {
  char id[ATTEMPT_ID_BYTES];
  int count = 0;
  for (; shift_attempt_call(name, count, id); count++) {
    const CallModel *model = services->model(services->world, id);
    str_add(titles, count > 0 ? " · " : "");
    str_add(titles, model ? model->scenario->title : id);
  }
  return count;
}

static bool show_one(const Services *services, Ui *ui, const char *name,
                     bool selected) {
  char memory[TITLES_BYTES];
  Str titles = str_init(memory, sizeof memory);
  int count = add_titles(services, name, &titles);
  Phrase what =
      phrase_number(services->words, "screen.board.shift", "count", count);
  bool chosen = ui_card(ui, "shift",
                        (UiCard){.name = titles.text,
                                 .selected = selected,
                                 .box = {.gap = 10, .pad = 7}});
  ui_icon(ui, "headset", ICON_POINTS, TONE_DIM, NULL);
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, what.text, (UiText){.bold = true});
  ui_text(ui, titles.text, (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
  ui_close(ui);
  return chosen;
}

const char *board_shifts_show(const BoardShifts *shifts,
                              const Services *services, Ui *ui,
                              const char *chosen, bool greet) {
  const char *pressed = NULL;
  for (int i = 0; i < shifts->count; i++) {
    const char *name = shifts->names[i];
    bool selected = chosen && str_equal(chosen, name);
    ui_scope(ui, i);
    if (selected && greet) { ui_focus(ui, "shift"); }
    if (show_one(services, ui, name, selected)) { pressed = name; }
    ui_scope_end(ui);
  }
  return pressed;
}
