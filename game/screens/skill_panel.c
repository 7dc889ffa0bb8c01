/* SPDX-License-Identifier: MIT */
#include "screens/skill_panel.h"

#include "base/locale.h"
#include "base/str.h"
#include "scenario/rubric.h"
#include "screens/catalogue.h"
#include "screens/phrase.h"
#include "screens/services.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

/* All calls share one rubric; NULL while none is loaded. */
static const Rubric *find_rubric(const Services *services) {
  for (int i = 0; i < services->library_count(services->world); i++) {
    LibraryEntry entry = services->library_entry(services->world, i);
    if (entry.scenario) { return entry.scenario->rubric; }
  }
  return NULL;
}

static int count_calls(const Services *services, const char *skill) {
  int count = 0;
  for (int i = 0; i < services->library_count(services->world); i++) {
    LibraryEntry entry = services->library_entry(services->world, i);
    if (entry.scenario && catalogue_trains(entry.scenario, skill)) { count++; }
  }
  return count;
}

static bool skill_chip(Ui *ui, const Services *services,
                       const RubricEntry *skill, int calls, bool selected) {
  const LocaleArg args[] = {
      locale_arg_text("skill",
                      phrase_technique(services->words, skill->id, skill->id)),
      locale_arg_number("count", calls)};
  Phrase name =
      phrase_fill(services->words, "screen.picker.skill_calls", args, 2);
  bool pressed = ui_chip(
      ui, "skill",
      (UiChip){.text = name.text, .button = true, .selected = selected});
  ui_tooltip(ui, skill->what);
  return pressed;
}

/* Those of them that any call trains, in the rubric's order. */
static bool show_skills(Ui *ui, const Services *services, const Rubric *rubric,
                        const char **skill) {
  bool picked = false;
  ui_row(ui, (UiBox){.gap = 8, .wrap = true});
  for (int i = 0; i < rubric->count; i++) {
    const RubricEntry *entry = &rubric->entries[i];
    int calls = count_calls(services, entry->id);
    if (calls == 0) { continue; }
    ui_scope(ui, i);
    bool selected = *skill && str_equal(*skill, entry->id);
    if (skill_chip(ui, services, entry, calls, selected)) {
      *skill = entry->id;
      picked = true;
    }
    ui_scope_end(ui);
  }
  ui_close(ui);
  return picked;
}

bool skill_panel_show(Ui *ui, const Services *services, const char **skill) {
  const Locale *words = services->words;
  const Rubric *rubric = find_rubric(services);
  bool open = true;
  ui_dialog(ui, "skills", locale_text(words, "screen.picker.skills"));
  ui_row(ui, (UiBox){.gap = 10, .wrap = true});
  if (ui_button(
          ui, "any",
          (UiButton){.text = locale_text(words, "screen.picker.any_skill"),
                     .icon = "x"})) {
    *skill = NULL;
    open = false;
  }
  if (ui_button(ui, "cancel",
                (UiButton){.text = locale_text(words, "screen.cancel"),
                           .key = KEY_ESCAPE})) {
    open = false;
  }
  ui_close(ui);
  if (rubric && show_skills(ui, services, rubric, skill)) { open = false; }
  ui_dialog_end(ui);
  return open;
}
