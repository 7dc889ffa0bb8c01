/* SPDX-License-Identifier: MIT */
#include "screens/shift_saving.h"

#include "base/locale.h"
#include "progress/shift_attempt.h"
#include "screens/phrase.h"
#include "ui/widgets.h"

/* ---- what is stored ---- */

static void hand_over(ShiftSaving *saving, const Services *services) {
  saving->state = JOB_WORKING;
  saving->ticket =
      services->save_attempt(services->world, &saving->attempt, saving->file,
                             saving->length, saving->card, saving->card_length);
}

/* What never got a ticket has to be handed over anew. */
static void try_again(ShiftSaving *saving, const Services *services) {
  if (saving->ticket == 0) {
    hand_over(saving, services);
  } else {
    services->save_again(services->world);
    saving->state = JOB_WORKING;
  }
}

bool shift_saving_begin(ShiftSaving *saving, const ShiftParts *parts) {
  const char *plan = parts->args->plan;
  *saving = (ShiftSaving){0};
  int planned = parts->card->planned_count;
  bool whole = plan && planned >= shift_parts_planned(plan);
  /* There are no boards of more calls than can be chosen. */
  if (!whole || planned > SHIFT_PARTS_MOST) { return true; }
  saving->file = shift_parts_write(parts, &saving->length);
  saving->card = shift_parts_write_card(parts, &saving->card_length);
  if (!saving->file || !saving->card) { return false; }
  saving->wanted = true;
  saving->attempt = shift_attempt_of(&parts->shift, parts->card);
  saving->attempt.exam = parts->args->setup.exam;
  hand_over(saving, parts->services);
  return true;
}

/* ---- how it stands ---- */

bool shift_saving_waits(const ShiftSaving *saving) {
  return saving->wanted && saving->state == JOB_WORKING;
}

void shift_saving_poll(ShiftSaving *saving, const Services *services) {
  if (!saving->wanted || saving->state == JOB_DONE) { return; }
  int64_t stored;
  saving->err = (Err){.code = ERR_NONE};
  saving->state =
      services->ticket(services->world, saving->ticket, &stored, &saving->err);
  if (saving->state != JOB_DONE) { return; }
  saving->row_count =
      services->board(services->world, saving->attempt.scenario, BOARD_BEST,
                      saving->attempt.setting, saving->rows, SHIFT_SAVING_ROWS);
}

static void show_row(Ui *ui, const Locale *words, const BoardRow *row) {
  ui_row(ui, (UiBox){.gap = 12});
  ui_text(
      ui,
      phrase_number(words, "screen.shift_debrief.rank", "rank", row->rank).text,
      (UiText){.tone = TONE_DIM});
  ui_text(ui, row->name, (UiText){.bold = row->mine, .one_line = true});
  ui_spacer(ui);
  ui_text(ui, phrase_tenths(words, row->value).text,
          (UiText){.bold = row->mine});
  ui_close(ui);
}

static void show_board(const ShiftSaving *saving, Ui *ui, const Locale *words) {
  for (int i = 0; i < saving->row_count; i++) {
    show_row(ui, words, &saving->rows[i]);
  }
}

void shift_saving_show(ShiftSaving *saving, const Services *services, Ui *ui) {
  const Locale *words = services->words;
  ui_panel(ui, (UiBox){.pad = 14, .gap = 8});
  ui_heading(ui, "ranking", locale_text(words, "screen.shift_debrief.board"));
  if (!saving->wanted) {
    ui_text(ui, locale_text(words, "screen.shift_debrief.unfinished"),
            (UiText){.tone = TONE_DIM});
  } else if (saving->state == JOB_WORKING) {
    ui_text(ui, locale_text(words, "screen.shift_debrief.saving"),
            (UiText){.tone = TONE_DIM});
  } else if (saving->state == JOB_FAILED) {
    ui_text(ui, locale_text(words, "screen.shift_debrief.not_saved"),
            (UiText){.tone = TONE_BAD});
    phrase_show_error(ui, &saving->err);
    if (ui_button(ui, "retry",
                  (UiButton){.text = locale_text(
                                 words, "screen.shift_debrief.retry")})) {
      try_again(saving, services);
    }
  } else {
    show_board(saving, ui, words);
  }
  ui_close(ui);
}
