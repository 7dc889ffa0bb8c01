/* SPDX-License-Identifier: MIT */
#include "screens/picker_screen.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/str.h"
#include "screens/bar.h"
#include "screens/call_card.h"
#include "screens/catalogue.h"
#include "screens/phrase.h"
#include "screens/services.h"
#include "screens/skill_panel.h"
#include "ui/overlay.h"
#include "ui/values.h"
#include "ui/widgets.h"

enum { PAGE_POINTS = 980, MOST_CARDS = 200 /* more than one looks through */ };

typedef struct {
  const Services *services;
  Arena *arena;
  Field search;
  const char *skill; /* NULL: any */
  int level;         /* 0: any */
  bool choosing_skill;
  CatalogueRoom room;
  const char *after; /* the call that one comes from; NULL: none */
  bool to_shift;
  bool greeted; /* the call to go on with has had the focus */
} PickerScreen;

static const char *text(const PickerScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  PickerScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  screen->services = services;
  screen->arena = arena;
  screen->after = args->scenario;
  return screen;
}

static Catalogue list_calls(PickerScreen *screen) {
  const CatalogueFilter filter = {.search = screen->search.now.text,
                                  .skill = screen->skill,
                                  .level = screen->level};
  return catalogue_list(screen->services, &filter, screen->arena,
                        &screen->room);
}

/* ---- the filters ---- */

static bool is_filtered(const PickerScreen *screen) {
  return screen->skill || screen->level || screen->search.now.length > 0;
}

static void clear_filters(PickerScreen *screen) {
  screen->skill = NULL;
  screen->level = 0;
  field_set(&screen->search, "");
}

static void show_levels(PickerScreen *screen, Ui *ui) {
  Phrase phrases[CATALOGUE_LEVELS];
  const char *names[CATALOGUE_LEVELS + 1] = {
      text(screen, "screen.picker.any_level")};
  for (int i = 0; i < CATALOGUE_LEVELS; i++) {
    phrases[i] = phrase_number(screen->services->words, "screen.picker.level",
                               "level", i + 1);
    names[i + 1] = phrases[i].text;
  }
  ui_tabs(ui, "level", names, CATALOGUE_LEVELS + 1, &screen->level);
}

static void show_skill_button(PickerScreen *screen, Ui *ui) {
  const Locale *words = screen->services->words;
  const char *skill =
      screen->skill ? phrase_technique(words, screen->skill, screen->skill)
                    : text(screen, "screen.picker.any_skill");
  if (ui_button(ui, "skill",
                (UiButton){.text = skill,
                           .icon = "target",
                           .selected = screen->skill != NULL})) {
    screen->choosing_skill = true;
  }
  ui_tooltip(ui, text(screen, "screen.picker.skills"));
}

static void show_search(PickerScreen *screen, Ui *ui) {
  if (ui_key(ui, INPUT_KEY('F'))) { ui_focus(ui, "search"); }
  ui_field(ui, "search",
           (UiField){.name = text(screen, "screen.picker.search"),
                     .placeholder = text(screen, "screen.picker.search_hint"),
                     .clipboard = screen->services->clipboard,
                     .grow = 1},
           &screen->search);
}

static void show_filters(PickerScreen *screen, Ui *ui) {
  bool wide = ui_fold(ui) == UI_WIDE;
  const UiBox parts = {
      .gap = 12, .pad_x = 16, .align = wide ? ALIGN_END : ALIGN_AUTO};
  if (wide) {
    ui_row(ui, parts);
  } else {
    ui_column(ui, parts);
  }
  show_search(screen, ui);
  ui_row(ui, (UiBox){.gap = 12, .wrap = !wide});
  show_skill_button(screen, ui);
  show_levels(screen, ui);
  ui_close(ui);
  ui_close(ui);
}

/* ---- the calls ---- */

static void show_note(Ui *ui, const char *icon, const char *note) {
  ui_note(ui, note,
          (UiNote){.icon = icon,
                   .points = 24,
                   .tone = TONE_DIM,
                   .text = {.tone = TONE_DIM}});
}

static void show_nothing(PickerScreen *screen, Ui *ui, bool whole) {
  ui_panel(ui, (UiBox){.pad = 20, .gap = 12, .align = ALIGN_START});
  if (!whole) {
    show_note(ui, "hourglass", text(screen, "screen.loading"));
  } else if (is_filtered(screen)) {
    show_note(ui, "magnifying-glass", text(screen, "screen.picker.not_found"));
    if (ui_button(ui, "clear",
                  (UiButton){.text = text(screen, "screen.picker.clear"),
                             .icon = "x"})) {
      clear_filters(screen);
    }
  } else {
    show_note(ui, "folder-open", text(screen, "screen.picker.none"));
  }
  ui_close(ui);
}

/* Whoever never took a call is shown where to begin. */
static const char *first_call(const PickerScreen *screen) {
  const Services *services = screen->services;
  bool new = services->current_profile(services->world).attempts == 0;
  return new ? catalogue_first(services) : NULL;
}

/* Several calls in a row: above them, where nothing is looked for. */
static void show_shift(PickerScreen *screen, Ui *ui, const Catalogue *calls) {
  screen->to_shift = false;
  if (is_filtered(screen) || calls->count == 0) { return; }
  ui_row(ui, (UiBox){.gap = 12});
  screen->to_shift =
      ui_button(ui, "shift",
                (UiButton){.text = text(screen, "screen.picker.shift"),
                           .icon = "headset"});
  ui_close(ui);
}

static const char *show_calls(PickerScreen *screen, Ui *ui,
                              const Catalogue *calls) {
  const Services *services = screen->services;
  const char *first = first_call(screen), *chosen = NULL;
  int next =
      screen->greeted ? -1 : catalogue_next(services, calls, screen->after);
  for (int i = 0; i < calls->count && i < MOST_CARDS; i++) {
    LibraryEntry entry =
        services->library_entry(services->world, calls->order[i]);
    ui_scope(ui, calls->order[i]);
    if (i == next) {
      ui_focus(ui, "call");
      screen->greeted = true;
    }
    bool suggested = first && str_equal(first, entry.id);
    CardAct act = call_card_show(ui, services, &entry, suggested);
    if (act == CARD_CHOSEN) { chosen = entry.id; }
    if (act == CARD_RELOAD) {
      services->library_reload(services->world, calls->order[i]);
    }
    ui_scope_end(ui);
  }
  if (calls->count == 0) { show_nothing(screen, ui, calls->whole); }
  if (calls->count > MOST_CARDS) {
    show_note(ui, "magnifying-glass",
              phrase_number(services->words, "screen.picker.more", "count",
                            calls->count - MOST_CARDS)
                  .text);
  }
  return chosen;
}

/* ---- all of it ---- */

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  (void)now_ms;
  PickerScreen *screen = context;
  Catalogue calls = list_calls(screen);
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar = bar_show(ui, screen->services,
                         (Bar){.icon = "phone-call",
                               .title = text(screen, "screen.picker.title")});
  ui_column(ui, (UiBox){.grow = 1, .align = ALIGN_CENTRE, .pad_y = 14});
  ui_column(
      ui,
      (UiBox){.grow = 1, .gap = 12, .width = bar_page_width(ui, PAGE_POINTS)});
  show_filters(screen, ui);
  ui_scroll(ui, "calls",
            (UiBox){.grow = 1, .gap = 10, .pad_x = 16, .pad_y = 3});
  show_shift(screen, ui, &calls);
  const char *chosen = show_calls(screen, ui, &calls);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  if (screen->choosing_skill) {
    screen->choosing_skill =
        skill_panel_show(ui, screen->services, &screen->skill);
  }
  ScreenMove move = {.to = SCREEN_STAY,
                     .args = {.scenario = chosen,
                              .turn = SCREEN_NO_TURN,
                              .back = SCREEN_PICKER}};
  if (chosen) { move.to = SCREEN_BRIEFING; }
  if (screen->to_shift) { move.to = SCREEN_SHIFT; }
  if (bar == BAR_BACK) { move.to = SCREEN_TITLE; }
  if (bar == BAR_SETTINGS) { move.to = SCREEN_SETTINGS; }
  return move;
}

const ScreenClass picker_screen_class = {.create = create, .update = update};
