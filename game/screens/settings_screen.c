/* SPDX-License-Identifier: MIT */
#include "screens/settings_screen.h"

#include "base/arena.h"
#include "base/locale.h"
#include "screens/bar.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "screens/services.h"
#include "ui/overlay.h"
#include "ui/values.h"
#include "ui/widgets.h"

#include <string.h>

enum {
  PAGE_POINTS = 1160,
  COLUMN_POINTS = 440,
  FACE_POINTS = 96,
  TEXT_STEP = 10,
  LOUDNESS_STEP = 5,
  RESPONSE_STEP = 25,
  SAMPLE_ANGER = 650,
  SAMPLE_MS = 5200
};

typedef struct {
  const Services *services;
  const ScreenArgs *args;
  bool greeted; /* the first setting has had the focus */
} SettingsScreen;

static const char *text(const SettingsScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  SettingsScreen *screen = arena_alloc(arena, sizeof *screen);
  if (screen) {
    *screen = (SettingsScreen){.services = services, .args = args};
  }
  return screen;
}

static void leave(void *context) {
  const SettingsScreen *screen = context;
  screen->services->hush(screen->services->world);
}

typedef struct {
  const char *id, *key;
  int min, max, step;
} Percent;

static bool percent_slider(const SettingsScreen *screen, Ui *ui,
                           Percent percent, int *value) {
  Phrase shown = phrase_number(screen->services->words, "screen.percent",
                               "percent", *value);
  return ui_slider(ui, percent.id,
                   (UiSlider){.text = text(screen, percent.key),
                              .min = percent.min,
                              .max = percent.max,
                              .step = percent.step,
                              .shown = shown.text},
                   value);
}

static void explain(const SettingsScreen *screen, Ui *ui, const char *key) {
  ui_text(ui, text(screen, key),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
}

/* ---- what is seen ---- */

static bool show_look(const SettingsScreen *screen, Ui *ui, Settings *s) {
  const char *names[] = {[LOOK_LIGHT] = text(screen, "screen.settings.light"),
                         [LOOK_DARK] = text(screen, "screen.settings.dark"),
                         [LOOK_CONTRAST] =
                             text(screen, "screen.settings.contrast")};
  int look = (int)s->look;
  bool changed = ui_tabs(ui, "look", names, 3, &look);
  s->look = (Look)look;
  return changed;
}

static bool show_display(const SettingsScreen *screen, Ui *ui, Settings *s) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "text-aa", text(screen, "screen.settings.display"));
  bool changed = percent_slider(
      screen, ui,
      (Percent){"text", "screen.settings.text", 100, 200, TEXT_STEP},
      &s->text_percent);
  changed = show_look(screen, ui, s) || changed;
  changed = ui_checkbox(ui, "motion", text(screen, "screen.settings.motion"),
                        &s->reduced_motion) ||
            changed;
  ui_close(ui);
  return changed;
}

/* ---- what is heard ---- */

static void say_sample(const SettingsScreen *screen) {
  static const Person speaker = {
      .id = "", .timbre = TIMBRE_FEMALE, .pitch = 100, .pace = 100};
  const Services *services = screen->services;
  const SpokenLine line = {.text = text(screen, "screen.settings.sample"),
                           .person = &speaker,
                           .anger = SAMPLE_ANGER,
                           .length_ms = SAMPLE_MS};
  services->say(services->world, &line);
}

static bool show_sound(const SettingsScreen *screen, Ui *ui, Settings *s) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "speaker-high", text(screen, "screen.settings.sound"));
  bool changed = ui_checkbox(ui, "voice", text(screen, "screen.settings.voice"),
                             &s->voice);
  changed = percent_slider(screen, ui,
                           (Percent){"voice_loud", "screen.settings.voice_loud",
                                     0, 100, LOUDNESS_STEP},
                           &s->voice_percent) ||
            changed;
  changed = percent_slider(screen, ui,
                           (Percent){"sound_loud", "screen.settings.sound_loud",
                                     0, 100, LOUDNESS_STEP},
                           &s->sound_percent) ||
            changed;
  changed = ui_checkbox(ui, "clear", text(screen, "screen.settings.clear"),
                        &s->clear_line) ||
            changed;
  explain(screen, ui, "screen.settings.clear_means");
  ui_close(ui);
  return changed;
}

/* ---- how long one may think ---- */

static bool show_time(const SettingsScreen *screen, Ui *ui, Settings *s) {
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "timer", text(screen, "screen.settings.time"));
  bool changed = ui_checkbox(ui, "self_paced",
                             text(screen, "screen.self_paced"), &s->self_paced);
  explain(screen, ui, "screen.self_paced_means");
  changed = percent_slider(screen, ui,
                           (Percent){"response", "screen.response", 100, 200,
                                     RESPONSE_STEP},
                           &s->response_percent) ||
            changed;
  explain(screen, ui, "screen.response_means");
  ui_close(ui);
  return changed;
}

/* ---- a sample ---- */

static void show_sample(const SettingsScreen *screen, Ui *ui,
                        const Settings *s) {
  const PortraitLook look = {.id = "ines", .anger = SAMPLE_ANGER};
  ui_panel(ui, (UiBox){.pad = 14, .gap = 10});
  ui_heading(ui, "eye", text(screen, "screen.settings.preview"));
  ui_row(ui, (UiBox){.gap = 12});
  portrait_show(
      ui, screen->services->portraits, &look,
      (PortraitBox){.width = FACE_POINTS, .height = FACE_POINTS, .radius = 8});
  ui_column(ui, (UiBox){.grow = 1});
  ui_bubble(ui, (UiBubble){.text = text(screen, "screen.settings.sample"),
                           .live = true,
                           .edge = TONE_BAD});
  ui_close(ui);
  ui_close(ui);
  if (ui_button(ui, "hear",
                (UiButton){.text = text(screen, "screen.settings.hear"),
                           .icon = "play",
                           .disabled = !s->voice})) {
    say_sample(screen);
  }
  ui_close(ui);
}

/* ---- all of it ---- */

static void show_panels(SettingsScreen *screen, Ui *ui) {
  const Services *services = screen->services;
  if (!screen->greeted) { ui_focus(ui, "text"); }
  screen->greeted = true;
  Settings s = services->settings(services->world);
  ui_grid(ui, (UiBox){.columns = 2, .min_column = COLUMN_POINTS, .gap = 12});
  bool changed = show_display(screen, ui, &s);
  changed = show_sound(screen, ui, &s) || changed;
  changed = show_time(screen, ui, &s) || changed;
  show_sample(screen, ui, &s);
  ui_close(ui);
  if (changed) { services->change_settings(services->world, &s); }
}

/* Back to where one came from, with all that one had there. */
static ScreenMove go_back(const SettingsScreen *screen) {
  ScreenId back = screen->args->back;
  return (ScreenMove){.to = back == SCREEN_STAY ? SCREEN_TITLE : back,
                      .args = *screen->args};
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  (void)now_ms;
  SettingsScreen *screen = context;
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar = bar_show(ui, screen->services,
                         (Bar){.icon = "gear",
                               .title = text(screen, "screen.settings.title"),
                               .no_settings = true});
  ui_scroll(ui, "page", (UiBox){.grow = 1, .align = ALIGN_CENTRE});
  ui_column(ui, (UiBox){.width = bar_page_width(ui, PAGE_POINTS), .pad = 16});
  show_panels(screen, ui);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  return bar == BAR_BACK ? go_back(screen) : (ScreenMove){.to = SCREEN_STAY};
}

const ScreenClass settings_screen_class = {
    .create = create, .update = update, .leave = leave};
