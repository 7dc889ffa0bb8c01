/* SPDX-License-Identifier: MIT */
#include "screens/shift_saving.h"

#include "base/locale.h"
#include "base/str.h"
#include "screens/phrase.h"
#include "ui/widgets.h"

#include <string.h>

/* ---- what is stored ---- */

static int count_planned(const char *plan) {
  int count = 0;
  for (const char *word = plan; *word; count++) {
    word += strcspn(word, " ");
    word += strspn(word, " ");
  }
  return count;
}

/* No scenario has a dot or a plus in its id. A plan that is too long for a name
 *goes
 ** by its fingerprint. */
static void name_plan(const char *plan, const char *hash,
                      char name[ATTEMPT_ID_BYTES]) {
  Str text = str_init(name, ATTEMPT_ID_BYTES);
  str_add(&text, "shift.");
  size_t length = strlen(plan);
  if (text.length + length < ATTEMPT_ID_BYTES) {
    str_add(&text, plan);
    for (char *c = name; *c; c++) {
      if (*c == ' ') { *c = '+'; }
    }
  } else {
    str_add_bytes(&text, hash + strlen("sha256:"), 32);
  }
}

static Attempt attempt_at(const ShiftParts *parts) {
  const ShiftCard *card = parts->card;
  const Replay *first = parts->calls[0];
  Attempt attempt = {.engine = REPLAY_ENGINE,
                     .setting = {.self_paced = first->options.self_paced,
                                 .response = first->options.response_percent},
                     .seed = (int64_t)parts->shift.seed,
                     .score = card->score,
                     .outcome = "shift",
                     .duration_ms = card->now_ms};
  const char *plan = parts->args->plan;
  hash_sha256(plan, strlen(plan), attempt.hash);
  memcpy(attempt.rubric, first->rubric, sizeof attempt.rubric);
  name_plan(plan, attempt.hash, attempt.scenario);
  for (int i = 0; i < card->call_count; i++) {
    attempt.anger += card->calls[i].state->anger;
    attempt.setting.typed |= replay_has_typed(parts->calls[i]);
  }
  attempt.anger /= card->call_count;
  return attempt;
}

bool shift_saving_begin(ShiftSaving *saving, const ShiftParts *parts) {
  const Services *services = parts->services;
  const char *plan = parts->args->plan;
  *saving = (ShiftSaving){0};
  if (!plan || parts->card->planned_count < count_planned(plan)) {
    return true;
  }
  size_t length, card_length;
  const char *file = shift_parts_write(parts, &length);
  const char *card = shift_parts_write_card(parts, &card_length);
  if (!file || !card) { return false; }
  saving->wanted = true;
  saving->attempt = attempt_at(parts);
  saving->ticket = services->save_attempt(services->world, &saving->attempt,
                                          file, length, card, card_length);
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
      services->save_again(services->world);
      saving->state = JOB_WORKING;
    }
  } else {
    show_board(saving, ui, words);
  }
  ui_close(ui);
}
