/* SPDX-License-Identifier: MIT */
#include "screens/who_panel.h"

#include "base/locale.h"
#include "screens/phrase.h"
#include "screens/services.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

enum { LIST_POINTS = 420 };

static void turn_to(WhoPanel *panel, WhoPage page) {
  panel->page = page;
  panel->fresh = true;
  panel->refused = (Err){.code = ERR_NONE};
}

void who_panel_open(WhoPanel *panel) {
  turn_to(panel, WHO_LIST);
}

static bool cancel_button(Ui *ui, const Locale *words) {
  return ui_button(ui, "cancel",
                   (UiButton){.text = locale_text(words, "screen.cancel"),
                              .key = KEY_ESCAPE});
}

/* ---- the list ---- */

static void begin_rename(WhoPanel *panel, const Profile *profile) {
  turn_to(panel, WHO_RENAME);
  panel->whom = *profile;
  field_set(&panel->name, profile->name);
}

static void begin_delete(WhoPanel *panel, const Profile *profile) {
  turn_to(panel, WHO_DELETE);
  panel->whom = *profile;
}

static void choose(WhoPanel *panel, const Services *services, int64_t id) {
  Err err = {.code = ERR_NONE};
  bool chosen = services->choose_profile(services->world, id, &err);
  turn_to(panel, chosen ? WHO_CLOSED : WHO_LIST);
  panel->refused = err;
}

static bool icon_button(Ui *ui, const char *id, const char *icon,
                        const char *name) {
  bool pressed =
      ui_button(ui, id, (UiButton){.icon = icon, .name = name, .plain = true});
  ui_tooltip(ui, name);
  return pressed;
}

static void show_profile(WhoPanel *panel, Ui *ui, const Services *services,
                         const Profile *profile, bool current) {
  const Locale *words = services->words;
  ui_row(ui, (UiBox){.gap = 4});
  if (ui_card(
          ui, "choose",
          (UiCard){.name = profile->name,
                   .selected = current,
                   .box = {.grow = 1, .gap = 10, .pad_x = 12, .pad_y = 9}})) {
    choose(panel, services, profile->id);
  }
  ui_icon(ui, "user-circle", 20, TONE_ACCENT, NULL);
  ui_text(ui, profile->name, (UiText){.bold = true, .one_line = true});
  ui_spacer(ui);
  ui_text(ui,
          phrase_number(words, "screen.title.calls", "count", profile->attempts)
              .text,
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
  Phrase rename =
      phrase_text(words, "screen.title.rename", "name", profile->name);
  if (icon_button(ui, "rename", "pencil-simple", rename.text)) {
    begin_rename(panel, profile);
  }
  Phrase remove =
      phrase_text(words, "screen.title.delete", "name", profile->name);
  if (icon_button(ui, "delete", "trash", remove.text)) {
    begin_delete(panel, profile);
  }
  ui_close(ui);
}

static void show_list(WhoPanel *panel, Ui *ui, const Services *services) {
  const Locale *words = services->words;
  int64_t current = services->current_profile(services->world).id;
  ui_column(ui, (UiBox){.gap = 6});
  for (int i = 0; i < services->profile_count(services->world); i++) {
    Profile profile = services->profile(services->world, i);
    ui_scope(ui, i);
    show_profile(panel, ui, services, &profile, profile.id == current);
    ui_scope_end(ui);
  }
  ui_close(ui);
  ui_row(ui, (UiBox){.gap = 10, .wrap = true});
  if (ui_button(ui, "new",
                (UiButton){.text = locale_text(words, "screen.title.new"),
                           .icon = "plus"})) {
    turn_to(panel, WHO_NEW);
    field_set(&panel->name, "");
  }
  if (cancel_button(ui, words)) { turn_to(panel, WHO_CLOSED); }
  ui_close(ui);
}

/* ---- a name ---- */

static void take_name(WhoPanel *panel, const Services *services) {
  const char *name = panel->name.now.text;
  panel->refused = (Err){.code = ERR_NONE};
  bool taken =
      panel->page == WHO_NEW
          ? services->create_profile(services->world, name, &panel->refused)
          : services->rename_profile(services->world, panel->whom.id, name,
                                     &panel->refused);
  if (taken) { turn_to(panel, panel->page == WHO_NEW ? WHO_CLOSED : WHO_LIST); }
}

static void show_name(WhoPanel *panel, Ui *ui, const Services *services) {
  const Locale *words = services->words;
  if (panel->fresh) { ui_focus(ui, "name"); }
  panel->fresh = false;
  bool entered =
      ui_field(ui, "name",
               (UiField){
                   .name = locale_text(words, "screen.title.name"),
                   .placeholder = locale_text(words, "screen.title.name_hint"),
                   .clipboard = services->clipboard,
               },
               &panel->name);
  ui_row(ui, (UiBox){.gap = 10, .wrap = true});
  bool empty = panel->name.now.length == 0;
  if (ui_button(ui, "save",
                (UiButton){.text = locale_text(words, "screen.title.save"),
                           .icon = "check",
                           .primary = !empty,
                           .disabled = empty}) ||
      (entered && !empty)) {
    take_name(panel, services);
  }
  if (cancel_button(ui, words)) { turn_to(panel, WHO_LIST); }
  ui_close(ui);
}

/* ---- deleting ---- */

static void show_delete(WhoPanel *panel, Ui *ui, const Services *services) {
  const Locale *words = services->words;
  const LocaleArg args[] = {locale_arg_text("name", panel->whom.name),
                            locale_arg_number("count", panel->whom.attempts)};
  ui_text(ui, phrase_fill(words, "screen.title.delete_text", args, 2).text,
          (UiText){.tone = TONE_TEXT});
  if (panel->fresh) { ui_focus(ui, "cancel"); }
  panel->fresh = false;
  ui_row(ui, (UiBox){.gap = 10, .wrap = true});
  if (cancel_button(ui, words)) { turn_to(panel, WHO_LIST); }
  if (ui_button(ui, "delete",
                (UiButton){.text = locale_text(words, "screen.title.delete_do"),
                           .icon = "trash",
                           .tone = TONE_BAD})) {
    Err err = {.code = ERR_NONE};
    services->delete_profile(services->world, panel->whom.id, &err);
    bool any = services->profile_count(services->world) > 0;
    turn_to(panel, any ? WHO_LIST : WHO_CLOSED);
    panel->refused = err;
  }
  ui_close(ui);
}

/* ---- all of it ---- */

static const char *title_of(const WhoPanel *panel, const Locale *words) {
  static const char *const keys[] = {[WHO_CLOSED] = "screen.title.who",
                                     [WHO_LIST] = "screen.title.who",
                                     [WHO_NEW] = "screen.title.new",
                                     [WHO_RENAME] = "screen.title.rename_title",
                                     [WHO_DELETE] =
                                         "screen.title.delete_title"};
  return locale_text(words, keys[panel->page]);
}

void who_panel_show(WhoPanel *panel, Ui *ui, const Services *services) {
  if (panel->page == WHO_CLOSED) { return; }
  ui_dialog(ui, "who", title_of(panel, services->words));
  ui_column(ui, (UiBox){.gap = 14, .min_width = LIST_POINTS});
  ui_scope(ui, (int)panel->page);
  switch (panel->page) {
    case WHO_NEW:
    case WHO_RENAME:
      show_name(panel, ui, services);
      break;
    case WHO_DELETE:
      show_delete(panel, ui, services);
      break;
    case WHO_CLOSED:
    case WHO_LIST:
      show_list(panel, ui, services);
      break;
  }
  phrase_show_error(ui, &panel->refused);
  ui_scope_end(ui);
  ui_close(ui);
  ui_dialog_end(ui);
}
