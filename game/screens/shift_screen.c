/* SPDX-License-Identifier: MIT */
#include "screens/shift_screen.h"

#include "base/arena.h"
#include "base/str.h"
#include "screens/bar.h"
#include "screens/call_card.h"
#include "screens/catalogue.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "screens/shift_kept.h"
#include "screens/shift_parts.h"
#include "screens/two_ways.h"
#include "ui/widgets.h"

enum { PAGE_POINTS = 980, SET_CALLS = 3, FACE_POINTS = 72, ANGER = 600 };

typedef struct {
  const Services *services;
  Arena *arena;
  CatalogueRoom room;
  const char *chosen[SHIFT_PARTS_MOST]; /* ids, in their order */
  int count;
  bool exam;
  ScreenMove kept; /* into a shift that is under way; to SCREEN_STAY: none */
  bool asked;      /* whether there is one */
  bool greeted;    /* the start has had the focus */
} ShiftScreen;

static const char *text(const ShiftScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  (void)args;
  ShiftScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  screen->services = services;
  screen->arena = arena;
  return screen;
}

/* ---- choosing ---- */

static int place_of(const ShiftScreen *screen, const char *id) {
  for (int i = 0; i < screen->count; i++) {
    if (str_equal(screen->chosen[i], id)) { return i; }
  }
  return -1;
}

static void take(ShiftScreen *screen, const char *id) {
  if (screen->count < SHIFT_PARTS_MOST) {
    screen->chosen[screen->count++] = id;
  }
}

static void toggle(ShiftScreen *screen, const char *id) {
  int place = place_of(screen, id);
  if (place < 0) {
    take(screen, id);
    return;
  }
  screen->count--;
  for (int i = place; i < screen->count; i++) {
    screen->chosen[i] = screen->chosen[i + 1];
  }
}

static void take_more(ShiftScreen *screen, const Catalogue *calls, bool own) {
  const Services *services = screen->services;
  for (int i = 0; i < calls->count && screen->count < SET_CALLS; i++) {
    LibraryEntry entry =
        services->library_entry(services->world, calls->order[i]);
    if (entry.scenario && entry.own == own) { take(screen, entry.id); }
  }
}

/* The easiest ones, from easy to hard; those that somebody is perhaps still
** writing are taken only for want of others. */
static void take_set(ShiftScreen *screen, const Catalogue *calls) {
  screen->count = 0;
  take_more(screen, calls, false);
  take_more(screen, calls, true);
}

static void show_call(ShiftScreen *screen, Ui *ui, const LibraryEntry *entry) {
  const Scenario *scenario = entry->scenario;
  int place = place_of(screen, entry->id);
  const PortraitLook look = {.id = scenario->caller.portrait, .anger = ANGER};
  bool pressed = ui_card(ui, "call",
                         (UiCard){.name = scenario->title,
                                  .box = {.gap = 14, .pad = 8, .pad_x = 10},
                                  .selected = place >= 0});
  portrait_show(
      ui, screen->services->portraits, &look,
      (PortraitBox){.width = FACE_POINTS, .height = FACE_POINTS, .radius = 8});
  ui_column(ui, (UiBox){.gap = 4, .grow = 1, .justify = ALIGN_CENTRE});
  ui_text(ui, scenario->title, (UiText){.bold = true});
  ui_row(ui, (UiBox){.gap = 16, .wrap = true});
  ui_text(ui, scenario->caller.name, (UiText){.tone = TONE_DIM});
  call_card_channel(ui, screen->services->words, scenario);
  call_card_level(ui, screen->services->words, scenario);
  ui_close(ui);
  ui_close(ui);
  if (place >= 0) {
    ui_note(ui,
            phrase_number(screen->services->words, "screen.shift.order",
                          "number", place + 1)
                .text,
            (UiNote){.icon = "check-circle",
                     .tone = TONE_GOOD,
                     .text = {.bold = true}});
  }
  ui_close(ui);
  if (pressed) { toggle(screen, entry->id); }
}

static void show_calls(ShiftScreen *screen, Ui *ui, const Catalogue *calls) {
  const Services *services = screen->services;
  int shown = 0;
  ui_column(ui, (UiBox){.gap = 8, .pad_x = 16});
  for (int i = 0; i < calls->count; i++) {
    LibraryEntry entry =
        services->library_entry(services->world, calls->order[i]);
    if (!entry.scenario) { continue; }
    ui_scope(ui, calls->order[i]);
    show_call(screen, ui, &entry);
    ui_scope_end(ui);
    shown++;
  }
  if (shown == 0) {
    ui_text(ui, text(screen, "screen.shift.none"), (UiText){.tone = TONE_DIM});
  }
  ui_close(ui);
}

/* ---- beginning ---- */

static ScreenMove begin(const ShiftScreen *screen) {
  char *memory = arena_alloc(screen->arena, SHIFT_PARTS_PLAN_BYTES);
  if (!memory) { return (ScreenMove){.to = SCREEN_STAY}; }
  Str plan = str_init(memory, SHIFT_PARTS_PLAN_BYTES);
  for (int i = 0; i < screen->count; i++) {
    if (i > 0) { str_add(&plan, " "); }
    str_add(&plan, screen->chosen[i]);
  }
  return shift_parts_begin(screen->services, memory, screen->chosen[0],
                           screen->exam);
}

static bool show_ways(ShiftScreen *screen, Ui *ui, const Catalogue *calls) {
  ui_row(ui, (UiBox){.gap = 12, .pad_x = 16, .wrap = true});
  if (ui_button(ui, "set",
                (UiButton){.text = text(screen, "screen.shift.set"),
                           .icon = "list"})) {
    take_set(screen, calls);
  }
  ui_spacer(ui);
  if (!screen->greeted) { ui_focus(ui, "set"); }
  screen->greeted = true;
  bool on = ui_button(ui, "begin",
                      (UiButton){.text = text(screen, "screen.shift.begin"),
                                 .icon = "phone-call",
                                 .key = INPUT_KEY('F'),
                                 .pad_key = KEY_PAD_START,
                                 .primary = true,
                                 .disabled = screen->count == 0});
  ui_close(ui);
  return on && screen->count > 0;
}

/* True when she goes on with the shift that is under way. */
static bool show_kept(ShiftScreen *screen, Ui *ui, const Catalogue *calls) {
  const Services *services = screen->services;
  if (!screen->asked && calls->whole && services->ready(services->world)) {
    screen->kept = shift_kept_read(services, screen->arena);
    screen->asked = true;
  }
  if (screen->kept.to == SCREEN_STAY) { return false; }
  ui_column(ui, (UiBox){.pad_x = 16});
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "headset", text(screen, "screen.shift.under_way"));
  ui_text(ui, text(screen, "screen.shift.under_way_means"),
          (UiText){.tone = TONE_TEXT});
  ui_row(ui, (UiBox){.gap = 12});
  if (!screen->greeted) { ui_focus(ui, "go-on"); }
  screen->greeted = true;
  bool on = ui_button(ui, "go-on",
                      (UiButton){.text = text(screen, "screen.shift.go_on"),
                                 .icon = "arrow-right",
                                 .primary = true});
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  return on;
}

/* ---- all of it ---- */

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  (void)now_ms;
  ShiftScreen *screen = context;
  const Locale *words = screen->services->words;
  const CatalogueFilter all = {.search = ""};
  Catalogue calls =
      catalogue_list(screen->services, &all, screen->arena, &screen->room);
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar = bar_show(ui, screen->services,
                         (Bar){.icon = "headset",
                               .title = text(screen, "screen.shift.title"),
                               .no_settings = true});
  ui_scroll(ui, "page", (UiBox){.grow = 1, .align = ALIGN_CENTRE, .pad_y = 14});
  ui_column(ui, (UiBox){.gap = 12, .width = bar_page_width(ui, PAGE_POINTS)});
  bool go_on = show_kept(screen, ui, &calls);
  ui_column(ui, (UiBox){.gap = 6, .pad_x = 16});
  ui_text(ui, text(screen, "screen.shift.what"), (UiText){.tone = TONE_TEXT});
  two_ways_show(ui, words, &TWO_WAYS_MODE, &screen->exam);
  ui_text(ui,
          phrase_number(words, "screen.shift.choose", "most", SHIFT_PARTS_MOST)
              .text,
          (UiText){.bold = true});
  ui_close(ui);
  bool on = show_ways(screen, ui, &calls);
  show_calls(screen, ui, &calls);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  if (bar == BAR_BACK) { return (ScreenMove){.to = SCREEN_PICKER}; }
  if (go_on) { return screen->kept; }
  return on ? begin(screen) : (ScreenMove){.to = SCREEN_STAY};
}

const ScreenClass shift_screen_class = {.create = create, .update = update};
