/* SPDX-License-Identifier: MIT */
#include "screens/author_notes.h"

#include "base/diag.h"
#include "base/locale.h"
#include "base/str.h"
#include "screens/phrase.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

enum { DIALOG_SPACE = 130, DIALOG_TEXT = 130 };

const Diags *author_notes_of(const Services *services, const char *scenario) {
  for (int i = 0; i < services->library_count(services->world); i++) {
    LibraryEntry entry = services->library_entry(services->world, i);
    bool it = entry.scenario && str_equal(entry.scenario->id, scenario);
    if (it && entry.notes && diags_kept(entry.notes) > 0) {
      return entry.notes;
    }
  }
  return NULL;
}

void author_notes_show(const Services *services, Ui *ui, const Diags *notes,
                       bool *open) {
  Phrase text = phrase_number(services->words, "screen.notes.count", "count",
                              diags_kept(notes));
  ui_row(ui, (UiBox){.gap = 8, .wrap = true});
  if (ui_button(ui, "notes",
                (UiButton){.text = text.text, .icon = "note-pencil"})) {
    *open = true;
  }
  ui_close(ui);
}

static void show_note(const Services *services, Ui *ui, const Diag *note) {
  const LocaleArg args[] = {locale_arg_number("line", note->at.line),
                            locale_arg_text("rule", note->rule)};
  ui_column(ui, (UiBox){.gap = 2});
  ui_text(ui, phrase_fill(services->words, "screen.notes.place", args, 2).text,
          (UiText){.size = TEXT_SMALL, .bold = true, .tone = TONE_DIM});
  ui_text(ui, phrase_error(&note->at).text, (UiText){.tone = TONE_TEXT});
  if (note->hint[0]) {
    ui_text(ui, note->hint, (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
  ui_close(ui);
}

void author_notes_show_all(const Services *services, Ui *ui, const Diags *notes,
                           bool *open) {
  const Locale *words = services->words;
  int percent = ui_theme(ui)->text_percent;
  int room = ui_height(ui) - DIALOG_SPACE - DIALOG_TEXT * percent / 100;
  if (!*open || !notes) { return; }
  ui_dialog(ui, "notes", locale_text(words, "screen.notes.title"));
  ui_text(ui, locale_text(words, "screen.notes.means"),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  ui_scroll(ui, "all",
            (UiBox){.gap = 12, .pad_x = 8, .grow = 1, .max_height = room});
  for (int i = 0; i < diags_kept(notes); i++) {
    show_note(services, ui, diags_get(notes, i));
  }
  ui_close(ui);
  if (ui_button(ui, "close",
                (UiButton){.text = locale_text(words, "screen.notes.close"),
                           .key = KEY_ESCAPE,
                           .primary = true})) {
    *open = false;
  }
  ui_dialog_end(ui);
}
