/* SPDX-License-Identifier: MIT */
#include "screens/briefing_screen.h"

#include "base/arena.h"
#include "base/locale.h"
#include "call/state.h"
#include "scenario/rubric.h"
#include "screens/author_notes.h"
#include "screens/bar.h"
#include "screens/call_card.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "screens/services.h"
#include "screens/shift_parts.h"
#include "screens/two_ways.h"
#include "ui/overlay.h"
#include "ui/values.h"
#include "ui/widgets.h"

enum {
  PAGE_POINTS = 1160,
  FACE_POINTS = 212,
  SIDE_POINTS = 380,
  RESPONSE_STEP = 25,
  GREETING_ANGER = 600
};

typedef struct {
  const Services *services;
  const char *scenario;
  CallSetup setup;
  const ScreenArgs *args;
  ShiftParts *so_far; /* the shift that it is a call of; NULL: none yet */
  bool greeted;       /* the start has had the focus */
  bool notes_open;    /* those for the call's author */
} BriefingScreen;

static const char *text(const BriefingScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  BriefingScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  Settings settings = services->settings(services->world);
  *screen = (BriefingScreen){
      .services = services,
      .scenario = args->scenario,
      .args = args,
      .setup = {.exam = args->setup.exam,
                .self_paced = settings.self_paced,
                .response_percent = settings.response_percent}};
  if (args->plan) { screen->setup = args->setup; }
  if (args->scenario && !args->plan) {
    services->library_check(services->world, args->scenario);
  }
  if (!args->shift) { return screen; }
  screen->so_far = arena_alloc(arena, sizeof *screen->so_far);
  if (!screen->so_far) { return NULL; }
  shift_parts_open(screen->so_far, arena, services, args);
  return screen;
}

/* ---- who calls ---- */

static void show_caller(const BriefingScreen *screen, Ui *ui,
                        const Scenario *scenario) {
  const Locale *words = screen->services->words;
  const PortraitLook look = {.id = scenario->caller.portrait,
                             .anger = GREETING_ANGER};
  ui_panel(ui, (UiBox){.pad = 14, .gap = 8});
  portrait_show(ui, screen->services->portraits, &look,
                (PortraitBox){.name = scenario->caller.name,
                              .height = FACE_POINTS,
                              .least = FACE_POINTS / 2,
                              .radius = 8});
  ui_text(ui, scenario->caller.name,
          (UiText){.size = TEXT_TITLE, .bold = true});
  ui_row(ui, (UiBox){.gap = 14, .wrap = true});
  call_card_channel(ui, words, scenario);
  call_card_level(ui, words, scenario);
  ui_close(ui);
  if (scenario->agent) {
    const LocaleArg args[] = {locale_arg_text("agent", scenario->agent),
                              locale_arg_text("company", scenario->company)};
    ui_text(ui,
            phrase_fill(words,
                        scenario->company ? "screen.briefing.you_at"
                                          : "screen.briefing.you",
                        args, 2)
                .text,
            (UiText){.tone = TONE_DIM});
  }
  ui_close(ui);
}

static void show_story(const Scenario *scenario, Ui *ui) {
  ui_text(ui, scenario->title, (UiText){.size = TEXT_LEAD, .bold = true});
  if (scenario->summary) {
    ui_text(ui, scenario->summary, (UiText){.size = TEXT_LEAD});
  }
}

/* ---- what it trains ---- */

static void show_goals(const BriefingScreen *screen, Ui *ui,
                       const Scenario *scenario) {
  if (scenario->goals.count == 0) { return; }
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "target", text(screen, "screen.briefing.trains"));
  ui_row(ui, (UiBox){.gap = 6, .wrap = true});
  for (int i = 0; i < scenario->goals.count; i++) {
    const RubricEntry *goal =
        &scenario->rubric->entries[scenario->refs[scenario->goals.first + i]];
    ui_scope(ui, i);
    ui_chip(ui, "goal",
            (UiChip){.text = phrase_technique(screen->services->words, goal->id,
                                              goal->id)});
    ui_tooltip(ui, goal->what);
    ui_scope_end(ui);
  }
  ui_close(ui);
  bool phone = scenario->channel == CHANNEL_PHONE;
  ui_text(ui,
          text(screen, phone ? "screen.briefing.always"
                             : "screen.briefing.always_in_person"),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
}

/* ---- how it is played ---- */

static void keep_as_usual(const BriefingScreen *screen) {
  const Services *services = screen->services;
  Settings settings = services->settings(services->world);
  settings.self_paced = screen->setup.self_paced;
  settings.response_percent = screen->setup.response_percent;
  services->change_settings(services->world, &settings);
}

static bool show_response(BriefingScreen *screen, Ui *ui) {
  Phrase shown = phrase_number(screen->services->words, "screen.percent",
                               "percent", screen->setup.response_percent);
  bool changed = ui_slider(ui, "response",
                           (UiSlider){.text = text(screen, "screen.response"),
                                      .min = 100,
                                      .max = 200,
                                      .step = RESPONSE_STEP,
                                      .shown = shown.text},
                           &screen->setup.response_percent);
  ui_tooltip(ui, text(screen, "screen.response_means"));
  return changed;
}

static void show_setup(BriefingScreen *screen, Ui *ui) {
  const Locale *words = screen->services->words;
  ui_panel(ui, (UiBox){.pad = 14, .gap = 8});
  ui_heading(ui, "gear", text(screen, "screen.briefing.how"));
  two_ways_show(ui, words, &TWO_WAYS_MODE, &screen->setup.exam);
  ui_rule(ui);
  bool changed =
      two_ways_show(ui, words, &TWO_WAYS_PACE, &screen->setup.self_paced);
  if (!screen->setup.self_paced) {
    changed = show_response(screen, ui) || changed;
  }
  if (changed) { keep_as_usual(screen); }
  ui_close(ui);
}

/* ---- one of a shift's ---- */

static Phrase place_in_shift(const BriefingScreen *screen) {
  const ShiftParts *so_far = screen->so_far;
  bool some = so_far && so_far->card;
  const LocaleArg args[] = {
      locale_arg_number("number", some ? so_far->card->planned_count + 1 : 1),
      locale_arg_number("count", shift_parts_planned(screen->args->plan))};
  return phrase_fill(screen->services->words, "screen.briefing.of_shift", args,
                     2);
}

static void show_standing(const BriefingScreen *screen, Ui *ui) {
  const ShiftParts *so_far = screen->so_far;
  if (screen->setup.rings_back && so_far && so_far->card) {
    shift_parts_broken(ui, so_far);
  }
  shift_parts_composure(ui, screen->services->words, screen->setup.composure);
}

static void show_shift(const BriefingScreen *screen, Ui *ui) {
  bool back = screen->setup.rings_back;
  ui_panel(ui, (UiBox){.pad = 14,
                       .gap = 8,
                       .edge = back ? TONE_WARN : TONE_NONE,
                       .edge_width = back ? 2 : 0});
  ui_heading(ui, back ? "phone-incoming" : "headset",
             back ? text(screen, "screen.briefing.rings_back")
                  : place_in_shift(screen).text);
  ui_text(ui,
          text(screen, back ? "screen.briefing.rings_back_means"
                            : "screen.briefing.of_shift_means"),
          (UiText){.tone = TONE_TEXT});
  if (!screen->setup.exam) { show_standing(screen, ui); }
  ui_close(ui);
}

/* ---- the keys ---- */

static void show_keys(const BriefingScreen *screen, Ui *ui) {
  static const struct {
    Key key, pad_key;
    const char *what;
  } keys[] = {
      {KEY_SPACE, KEY_PAD_X, "screen.briefing.key_mm_hm"},
      {INPUT_KEY('N'), KEY_PAD_Y, "screen.briefing.key_notes"},
      {INPUT_KEY('C'), KEY_PAD_BACK, "screen.briefing.key_record"},
      {INPUT_KEY('R'), KEY_PAD_L2, "screen.briefing.key_peek"},
      {(Key)(KEY_0 + 1), KEY_ENTER, "screen.briefing.key_reply"},
      {KEY_ESCAPE, KEY_PAD_START, "screen.briefing.key_pause"},
  };
  bool pad = ui_input(ui)->device == DEVICE_PAD;
  ui_panel(ui, (UiBox){.pad = 14, .gap = 8});
  ui_heading(ui, pad ? "game-controller" : "keyboard",
             text(screen, "screen.briefing.keys"));
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    ui_row(ui, (UiBox){.gap = 8});
    ui_key_cap(ui, pad ? keys[i].pad_key : keys[i].key);
    ui_text(ui, text(screen, keys[i].what), (UiText){.size = TEXT_SMALL});
    ui_close(ui);
  }
  ui_close(ui);
}

/* Who leaves a shift sees what it has come to. */
static ScreenId back_of(const ScreenArgs *args) {
  if (!args->plan) { return SCREEN_PICKER; }
  return args->shift ? SCREEN_SHIFT_DEBRIEF : SCREEN_SHIFT;
}

/* ---- all of it ---- */

/* In a shift nobody writes calls. */
static void show_notes(BriefingScreen *screen, Ui *ui) {
  const Services *services = screen->services;
  const Diags *notes = author_notes_of(services, screen->scenario);
  if (!notes || screen->args->plan) { return; }
  author_notes_show(services, ui, notes, &screen->notes_open);
  author_notes_show_all(services, ui, notes, &screen->notes_open);
}

static bool show_start(BriefingScreen *screen, Ui *ui,
                       const Scenario *scenario) {
  if (!screen->greeted) { ui_focus(ui, "start"); }
  screen->greeted = true;
  bool phone = scenario->channel == CHANNEL_PHONE;
  return ui_button(
      ui, "start",
      (UiButton){.text = text(screen, phone ? "screen.briefing.pick_up"
                                            : "screen.briefing.go"),
                 .icon = phone ? "phone-call" : "person",
                 .primary = true});
}

static bool show_columns(BriefingScreen *screen, Ui *ui,
                         const Scenario *scenario) {
  bool wide = ui_fold(ui) == UI_WIDE;
  const UiBox parts = {.gap = 14, .align = ALIGN_STRETCH};
  if (wide) {
    ui_row(ui, parts);
  } else {
    ui_column(ui, parts);
  }
  ui_column(ui, (UiBox){.gap = 12, .width = wide ? SIDE_POINTS : 0});
  show_caller(screen, ui, scenario);
  bool start = show_start(screen, ui, scenario);
  show_keys(screen, ui);
  ui_close(ui);
  ui_column(ui, (UiBox){.gap = 12, .grow = 1});
  show_story(scenario, ui);
  if (screen->args->plan) { show_shift(screen, ui); }
  show_goals(screen, ui, scenario);
  if (!screen->args->plan) { show_setup(screen, ui); }
  show_notes(screen, ui);
  ui_close(ui);
  ui_close(ui);
  return start;
}

static bool show_page(BriefingScreen *screen, Ui *ui) {
  const Services *services = screen->services;
  const CallModel *model =
      screen->scenario ? services->model(services->world, screen->scenario)
                       : NULL;
  ui_scroll(ui, "page", (UiBox){.grow = 1, .align = ALIGN_CENTRE});
  ui_column(ui, (UiBox){.width = bar_page_width(ui, PAGE_POINTS), .pad = 16});
  bool start = model && show_columns(screen, ui, model->scenario);
  if (!model) {
    ui_text(ui, text(screen, "screen.briefing.gone"),
            (UiText){.tone = TONE_DIM});
  }
  ui_close(ui);
  ui_close(ui);
  return start;
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  (void)now_ms;
  BriefingScreen *screen = context;
  const Services *services = screen->services;
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar = bar_show(ui, services,
                         (Bar){.icon = "phone-incoming",
                               .no_settings = screen->args->plan != NULL,
                               .title = text(screen, "screen.briefing.title")});
  bool start = show_page(screen, ui);
  ui_close(ui);
  ScreenMove move = {.to = SCREEN_STAY,
                     .args = {.scenario = screen->scenario,
                              .setup = screen->setup,
                              .turn = SCREEN_NO_TURN,
                              .back = SCREEN_BRIEFING,
                              .plan = screen->args->plan,
                              .shift = screen->args->shift,
                              .shift_length = screen->args->shift_length}};
  if (bar == BAR_BACK) { move.to = back_of(screen->args); }
  if (bar == BAR_SETTINGS) { move.to = SCREEN_SETTINGS; }
  if (start) {
    move.to = SCREEN_CALL;
    if (!screen->args->plan) {
      move.args.setup.seed = services->new_seed(services->world);
    }
  }
  return move;
}

const ScreenClass briefing_screen_class = {.create = create, .update = update};
