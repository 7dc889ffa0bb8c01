/* SPDX-License-Identifier: MIT */
#include "screens/call_card.h"

#include "base/locale.h"
#include "screens/catalogue.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "ui/widgets.h"

#include <inttypes.h>
#include <string.h>

enum { FACE_POINTS = 84, GREETING_ANGER = 600 };

/* ---- parts ---- */

static void show_note(Ui *ui, const char *icon, const char *note) {
  ui_row(ui, (UiBox){.gap = 5});
  ui_icon(ui, icon, 16, TONE_DIM, NULL);
  ui_text(ui, note, (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
}

void call_card_level(Ui *ui, const Locale *words, const Scenario *scenario) {
  if (scenario->difficulty == 0) { return; }
  Phrase level = phrase_number(words, "screen.call_card.level", "level",
                               scenario->difficulty);
  ui_row(ui, (UiBox){.gap = 2, .name = level.text});
  for (int i = 0; i < CATALOGUE_LEVELS; i++) {
    bool filled = i < scenario->difficulty;
    ui_icon(ui, filled ? "star-fill" : "star", 16,
            filled ? TONE_WARN : TONE_DIM, NULL);
  }
  ui_close(ui);
}

void call_card_channel(Ui *ui, const Locale *words, const Scenario *scenario) {
  bool phone = scenario->channel == CHANNEL_PHONE;
  show_note(ui, phone ? "phone" : "person",
            locale_text(words, phone ? "screen.call_card.phone"
                                     : "screen.call_card.in_person"));
}

/* How the best was reached, where that was made easier. */
static void show_setting(Ui *ui, const Locale *words, AttemptSetting setting) {
  if (!setting.self_paced && setting.response <= 100) { return; }
  const char *key = setting.self_paced ? "screen.call_card.self_paced"
                                       : "screen.call_card.response";
  ui_text(ui, phrase_number(words, key, "percent", setting.response).text,
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
}

static void show_best(Ui *ui, const Services *services, const char *id) {
  const Locale *words = services->words;
  BestResult result = services->best_result(services->world, id, NULL);
  ui_column(ui, (UiBox){.align = ALIGN_END, .justify = ALIGN_CENTRE});
  if (result.tries > 0) {
    ui_text(ui,
            phrase_text(words, "screen.score", "score",
                        phrase_tenths(words, result.best).text)
                .text,
            (UiText){.size = TEXT_TITLE, .bold = true});
    ui_text(
        ui,
        phrase_number(words, "screen.call_card.tries", "count", result.tries)
            .text,
        (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
    show_setting(ui, words, result.setting);
  } else {
    ui_text(ui, locale_text(words, "screen.call_card.untried"),
            (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
  ui_close(ui);
}

static void show_suggestion(Ui *ui, const Locale *words) {
  ui_row(ui, (UiBox){.gap = 5});
  ui_icon(ui, "seal-check", 18, TONE_GOOD, NULL);
  ui_text(ui, locale_text(words, "screen.call_card.first"),
          (UiText){.size = TEXT_SMALL, .bold = true, .tone = TONE_GOOD});
  ui_close(ui);
}

static void show_face(Ui *ui, const Services *services,
                      const Scenario *scenario) {
  const PortraitLook look = {.id = scenario->caller.portrait,
                             .anger = GREETING_ANGER};
  portrait_show(
      ui, services->portraits, &look,
      (PortraitBox){.width = FACE_POINTS, .height = FACE_POINTS, .radius = 8});
}

/* ---- the kinds of card ---- */

static bool show_ready(Ui *ui, const Services *services,
                       const LibraryEntry *entry, bool suggested) {
  const Locale *words = services->words;
  const Scenario *scenario = entry->scenario;
  bool chosen =
      ui_card(ui, "call",
              (UiCard){.name = scenario->title, .box = {.gap = 14, .pad = 10}});
  show_face(ui, services, scenario);
  ui_column(ui, (UiBox){.gap = 4, .grow = 1, .justify = ALIGN_CENTRE});
  if (suggested) { show_suggestion(ui, words); }
  ui_text(ui, scenario->title, (UiText){.size = TEXT_TITLE, .bold = true});
  if (scenario->summary) {
    ui_text(ui, scenario->summary, (UiText){.tone = TONE_DIM});
  }
  ui_row(ui, (UiBox){.gap = 14, .wrap = true});
  show_note(ui, "user", scenario->caller.name);
  call_card_channel(ui, words, scenario);
  call_card_level(ui, words, scenario);
  ui_close(ui);
  ui_close(ui);
  show_best(ui, services, entry->id);
  ui_icon(ui, "caret-right", 20, TONE_DIM, NULL);
  ui_close(ui);
  return chosen;
}

/* The last two parts of a path say enough. */
static const char *end_of_path(const char *path) {
  const char *last = strrchr(path, '/');
  while (last && last > path && last[-1] != '/') { last--; }
  return last ? last : path;
}

static Phrase place_of(const LibraryEntry *entry, const Locale *words) {
  const Err *err = entry->broken;
  const LocaleArg args[] = {locale_arg_text("file", end_of_path(entry->path)),
                            locale_arg_number("line", err->line),
                            locale_arg_number("column", err->column)};
  return phrase_fill(
      words, err->line > 0 ? "screen.call_card.place" : "screen.call_card.file",
      args, 3);
}

static bool show_broken(Ui *ui, const Services *services,
                        const LibraryEntry *entry) {
  const Locale *words = services->words;
  Phrase name = phrase_text(words, "screen.call_card.broken", "id", entry->id);
  bool pressed = ui_card(
      ui, "call", (UiCard){.name = name.text, .box = {.gap = 14, .pad = 12}});
  ui_icon(ui, "warning", 24, TONE_BAD, NULL);
  ui_column(ui, (UiBox){.gap = 4, .grow = 1});
  ui_text(ui, name.text, (UiText){.bold = true, .tone = TONE_BAD});
  ui_text(ui, phrase_error(entry->broken).text, (UiText){.tone = TONE_TEXT});
  ui_text(ui, place_of(entry, words).text,
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
  ui_icon(ui, "arrow-counter-clockwise", 20, TONE_DIM, NULL);
  ui_text(ui, locale_text(words, "screen.call_card.reload"),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_close(ui);
  return pressed;
}

static void show_loading(Ui *ui, const Services *services,
                         const LibraryEntry *entry) {
  ui_panel(ui, (UiBox){.pad = 12, .radius = 10});
  show_note(
      ui, "hourglass",
      phrase_text(services->words, "screen.call_card.loading", "id", entry->id)
          .text);
  ui_close(ui);
}

CardAct call_card_show(Ui *ui, const Services *services,
                       const LibraryEntry *entry, bool suggested) {
  if (entry->scenario) {
    bool chosen = show_ready(ui, services, entry, suggested);
    return chosen ? CARD_CHOSEN : CARD_LEFT;
  }
  if (entry->broken) {
    return show_broken(ui, services, entry) ? CARD_RELOAD : CARD_LEFT;
  }
  show_loading(ui, services, entry);
  return CARD_LEFT;
}
