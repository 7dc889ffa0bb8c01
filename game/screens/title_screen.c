/* SPDX-License-Identifier: MIT */
#include "screens/title_screen.h"

#include "base/arena.h"
#include "base/locale.h"
#include "screens/bar.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "screens/services.h"
#include "screens/who_panel.h"
#include "ui/canvas.h"
#include "ui/widgets.h"

enum {
  PAGE_POINTS = 1280,
  FACES = 5,
  FACE_POINTS = 126,
  LOGO_POINTS = 72,
  PANEL_POINTS = 380
};

typedef struct {
  const Services *services;
  Field name; /* of the first profile */
  Err refused;
  WhoPanel who;
  bool greeted; /* the first thing to do has had the focus */
} TitleScreen;

static const char *text(const TitleScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  TitleScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  screen->services = services;
  if (args->name) { field_set(&screen->name, args->name); }
  return screen;
}

/* ---- what it is ---- */

/* One caller, from the first words to the last. */
static void show_faces(const TitleScreen *screen, Ui *ui) {
  static const int anger[FACES] = {950, 800, 600, 300, 0};
  int count = ui_fold(ui) == UI_NARROW ? FACES - 2 : FACES;
  ui_row(ui, (UiBox){.gap = 10, .name = text(screen, "screen.title.faces")});
  for (int i = 0; i < count; i++) {
    const PortraitLook look = {.id = "ines",
                               .anger = anger[i * (FACES - 1) / (count - 1)]};
    portrait_show(ui, screen->services->portraits, &look,
                  (PortraitBox){.width = FACE_POINTS,
                                .height = FACE_POINTS,
                                .least = FACE_POINTS / 2,
                                .radius = 14});
  }
  ui_close(ui);
}

static void show_name_of_game(const TitleScreen *screen, Ui *ui) {
  ui_row(ui, (UiBox){.gap = 16});
  ui_canvas(ui, (UiCanvas){.layers = {"app/evenkeel.svg"},
                           .layer_count = 1,
                           .width = LOGO_POINTS,
                           .height = LOGO_POINTS,
                           .radius = 16});
  ui_text(ui, text(screen, "app.title"),
          (UiText){.size = TEXT_HUGE, .bold = true});
  ui_close(ui);
}

static void show_what(const TitleScreen *screen, Ui *ui) {
  show_name_of_game(screen, ui);
  ui_text(ui, text(screen, "screen.title.what"), (UiText){.size = TEXT_LEAD});
}

static void show_rest(const TitleScreen *screen, Ui *ui) {
  show_faces(screen, ui);
  ui_text(ui, text(screen, "screen.title.honest"),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
}

/* ---- who plays ---- */

static void greet(TitleScreen *screen, Ui *ui, const char *id) {
  if (!screen->greeted) { ui_focus(ui, id); }
  screen->greeted = true;
}

static bool take_name(TitleScreen *screen) {
  const Services *services = screen->services;
  screen->refused = (Err){.code = ERR_NONE};
  return services->create_profile(services->world, screen->name.now.text,
                                  &screen->refused);
}

static ScreenId show_first(TitleScreen *screen, Ui *ui) {
  ui_heading(ui, NULL, text(screen, "screen.title.welcome"));
  greet(screen, ui, "name");
  bool entered =
      ui_field(ui, "name",
               (UiField){.name = text(screen, "screen.title.name"),
                         .placeholder = text(screen, "screen.title.name_hint"),
                         .clipboard = screen->services->clipboard},
               &screen->name);
  phrase_show_error(ui, &screen->refused);
  bool empty = screen->name.now.length == 0;
  bool pressed =
      ui_button(ui, "begin",
                (UiButton){.text = text(screen, "screen.title.begin"),
                           .icon = "phone-call",
                           .primary = !empty,
                           .disabled = empty});
  ui_text(ui, text(screen, "screen.title.private"),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  bool taken = (pressed || entered) && !empty && take_name(screen);
  return taken ? SCREEN_PICKER : SCREEN_STAY;
}

static bool menu_button(const TitleScreen *screen, Ui *ui, const char *id,
                        const char *icon, const char *key, bool primary) {
  return ui_button(
      ui, id,
      (UiButton){.text = text(screen, key), .icon = icon, .primary = primary});
}

static ScreenId show_return(TitleScreen *screen, Ui *ui,
                            const Profile *profile) {
  ScreenId to = SCREEN_STAY;
  Phrase hello = phrase_text(screen->services->words, "screen.title.hello",
                             "name", profile->name);
  ui_heading(ui, NULL, hello.text);
  greet(screen, ui, "play");
  const char *play =
      profile->attempts > 0 ? "screen.title.play" : "screen.title.play_first";
  if (menu_button(screen, ui, "play", "phone-call", play, true)) {
    to = SCREEN_PICKER;
  }
  if (menu_button(screen, ui, "board", "ranking", "screen.board.title",
                  false)) {
    to = SCREEN_BOARD;
  }
  if (menu_button(screen, ui, "who", "users", "screen.title.other", false)) {
    who_panel_open(&screen->who);
  }
  return to;
}

/* Somebody has played here, but nobody says who is here now. */
static void show_nobody(TitleScreen *screen, Ui *ui) {
  ui_heading(ui, NULL, text(screen, "screen.title.who"));
  greet(screen, ui, "who");
  if (menu_button(screen, ui, "who", "users", "screen.title.choose", true)) {
    who_panel_open(&screen->who);
  }
}

static ScreenId show_player(TitleScreen *screen, Ui *ui) {
  const Services *services = screen->services;
  if (!services->ready(services->world)) {
    ui_text(ui, text(screen, "screen.loading"), (UiText){.tone = TONE_DIM});
    return SCREEN_STAY;
  }
  Profile profile = services->current_profile(services->world);
  if (profile.id != 0) { return show_return(screen, ui, &profile); }
  if (services->profile_count(services->world) == 0) {
    return show_first(screen, ui);
  }
  show_nobody(screen, ui);
  return SCREEN_STAY;
}

/* ---- all of it ---- */

static void show_trouble(const TitleScreen *screen, Ui *ui) {
  const Err *trouble = screen->services->trouble(screen->services->world);
  if (!trouble) { return; }
  ui_panel(ui, (UiBox){.edge = TONE_WARN, .edge_width = 2});
  ui_heading(ui, "warning", text(screen, "screen.title.trouble"));
  ui_text(ui, text(screen, "screen.title.trouble_means"),
          (UiText){.tone = TONE_TEXT});
  ui_text(ui, phrase_error(trouble).text,
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  if (trouble->path[0]) {
    ui_text(ui, trouble->path, (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
  ui_close(ui);
}

static ScreenId show_side(TitleScreen *screen, Ui *ui) {
  bool wide = ui_fold(ui) == UI_WIDE;
  ui_column(ui, (UiBox){.gap = 12,
                        .min_width = wide ? PANEL_POINTS : 0,
                        .grow = wide ? 2 : 0,
                        .justify = ALIGN_CENTRE});
  show_trouble(screen, ui);
  ui_panel(ui, (UiBox){.pad = 20, .gap = 12, .radius = 12});
  ScreenId to = show_player(screen, ui);
  ui_close(ui);
  ui_row(ui, (UiBox){.gap = 8, .justify = ALIGN_CENTRE, .wrap = true});
  if (ui_button(ui, "settings",
                (UiButton){.text = text(screen, "screen.settings.title"),
                           .icon = "gear",
                           .key = (Key)(KEY_F1 + 9),
                           .pad_key = KEY_PAD_START,
                           .plain = true})) {
    to = SCREEN_SETTINGS;
  }
  if (ui_button(ui, "quit",
                (UiButton){.text = text(screen, "screen.title.quit"),
                           .icon = "sign-out",
                           .plain = true})) {
    to = SCREEN_QUIT;
  }
  ui_close(ui);
  ui_close(ui);
  return to;
}

static ScreenId show_wide(TitleScreen *screen, Ui *ui) {
  ui_column(ui, (UiBox){.grow = 1, .align = ALIGN_CENTRE});
  ui_row(ui, (UiBox){.gap = 56,
                     .grow = 1,
                     .pad_x = 48,
                     .width = bar_page_width(ui, PAGE_POINTS)});
  ui_column(ui, (UiBox){.gap = 20, .grow = 3, .justify = ALIGN_CENTRE});
  show_what(screen, ui);
  show_rest(screen, ui);
  ui_close(ui);
  ScreenId to = show_side(screen, ui);
  ui_close(ui);
  ui_close(ui);
  return to;
}

/* What there is to do must be seen without scrolling. */
static ScreenId show_folded(TitleScreen *screen, Ui *ui) {
  ui_column(ui, (UiBox){.gap = 16, .grow = 1, .justify = ALIGN_CENTRE});
  show_what(screen, ui);
  ScreenId to = show_side(screen, ui);
  show_rest(screen, ui);
  ui_close(ui);
  return to;
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  (void)now_ms;
  TitleScreen *screen = context;
  bool wide = ui_fold(ui) == UI_WIDE;
  ui_scroll(
      ui, "page",
      (UiBox){.grow = 1, .pad_x = wide ? 0 : 20, .pad_y = wide ? 32 : 12});
  ScreenId to = wide ? show_wide(screen, ui) : show_folded(screen, ui);
  ui_close(ui);
  who_panel_show(&screen->who, ui, screen->services);
  return (ScreenMove){.to = to,
                      .args = {.turn = SCREEN_NO_TURN,
                               .back = SCREEN_TITLE,
                               .name = screen->name.now.text}};
}

const ScreenClass title_screen_class = {.create = create, .update = update};
