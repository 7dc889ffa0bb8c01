/* SPDX-License-Identifier: MIT */
#include "screens/bar.h"

#include "base/locale.h"
#include "screens/services.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

static bool icon_button(Ui *ui, const char *id, const char *icon,
                        const char *name, Key key, Key pad_key) {
  bool pressed = ui_button(ui, id,
                           (UiButton){.icon = icon,
                                      .name = name,
                                      .key = key,
                                      .pad_key = pad_key,
                                      .plain = true});
  ui_tooltip(ui, name);
  return pressed;
}

static void show_player(Ui *ui, const Services *services) {
  Profile profile = services->current_profile(services->world);
  if (profile.id == 0 || ui_fold(ui) == UI_NARROW) { return; }
  ui_icon(ui, "user-circle", 20, TONE_DIM, NULL);
  ui_text(ui, profile.name, (UiText){.tone = TONE_DIM, .one_line = true});
}

BarMove bar_show(Ui *ui, const Services *services, Bar bar) {
  const Locale *words = services->words;
  BarMove move = BAR_NOTHING;
  ui_row(ui, (UiBox){.fill = TONE_PANEL, .pad_x = 16, .pad_y = 6, .gap = 10});
  if (icon_button(ui, "back", "arrow-left", locale_text(words, "screen.back"),
                  KEY_ESCAPE, KEY_NONE)) {
    move = BAR_BACK;
  }
  ui_icon(ui, bar.icon, 20, TONE_ACCENT, NULL);
  ui_text(ui, bar.title,
          (UiText){.size = TEXT_TITLE, .bold = true, .one_line = true});
  ui_spacer(ui);
  show_player(ui, services);
  if (!bar.no_settings &&
      icon_button(ui, "settings", "gear",
                  locale_text(words, "screen.settings.title"),
                  (Key)(KEY_F1 + 9), KEY_PAD_START)) {
    move = BAR_SETTINGS;
  }
  ui_close(ui);
  ui_rule(ui);
  return move;
}

int bar_page_width(const Ui *ui, int most) {
  int scaled = most * ui_theme(ui)->text_percent / 100;
  int room = ui_width(ui);
  return scaled < room ? scaled : room;
}
