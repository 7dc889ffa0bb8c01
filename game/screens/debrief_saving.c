/* SPDX-License-Identifier: MIT */
#include "screens/debrief_saving.h"

#include "base/json_out.h"
#include "screens/debrief_terms.h"
#include "ui/widgets.h"

/* ---- the papers ---- */

static void write_card(const void *card, JsonOut *out) {
  scorecard_write(card, out);
}

static void hand_over(DebriefSaving *saving, const Services *services) {
  saving->state = JOB_WORKING;
  saving->ticket = services->save_attempt(services->world, &saving->attempt,
                                          saving->replay, saving->replay_length,
                                          saving->card, saving->card_length);
}

bool debrief_saving_begin(DebriefSaving *saving, Arena *arena,
                          const DebriefSheet *sheet, const Replay *replay,
                          const char *json, size_t length) {
  const Services *services = sheet->services;
  const char *scenario = sheet->scenario->id;
  Attempt attempt = attempt_of(replay, sheet->debrief->card);
  BestResult all = services->best_result(services->world, scenario, NULL);
  BestResult alike =
      services->best_result(services->world, scenario, &attempt.setting);
  *saving = (DebriefSaving){.wanted = true,
                            .taken = all.tries,
                            .alike = alike.tries,
                            .best = alike.best,
                            .attempt = attempt,
                            .replay = json,
                            .replay_length = length};
  saving->attempt.exam = sheet->args->setup.exam;
  saving->card = json_out_keep(arena, write_card, sheet->debrief->card,
                               &saving->card_length);
  if (!saving->card) { return false; }
  hand_over(saving, services);
  return true;
}

void debrief_saving_poll(DebriefSaving *saving, const Services *services) {
  if (!saving->wanted || saving->state == JOB_DONE) { return; }
  saving->err = (Err){.code = ERR_NONE};
  saving->state = services->ticket(services->world, saving->ticket,
                                   &saving->stored, &saving->err);
}

/* What never got a ticket has to be handed over anew. */
static void try_again(DebriefSaving *saving, const Services *services) {
  if (saving->ticket == 0) {
    hand_over(saving, services);
  } else {
    services->save_again(services->world);
  }
}

bool debrief_saving_is_safe(const DebriefSaving *saving,
                            const DebriefSheet *sheet) {
  const Services *services = sheet->services;
  return saving->state == JOB_DONE && !services->trouble(services->world);
}

/* ---- what is told ---- */

static void show_line(Ui *ui, const char *icon, Tone tone, const char *text) {
  ui_note(ui, text,
          (UiNote){.icon = icon, .tone = tone, .text = {.tone = tone}});
}

static void keep_as_file(DebriefSaving *saving, const DebriefSheet *sheet) {
  const Services *services = sheet->services;
  saving->not_kept = (Err){.code = ERR_NONE};
  services->keep_replay(services->world, sheet->scenario->id, saving->replay,
                        saving->replay_length, saving->kept, &saving->not_kept);
}

static void show_ways_out(DebriefSaving *saving, const DebriefSheet *sheet,
                          Ui *ui) {
  ui_row(ui, (UiBox){.gap = 8, .wrap = true});
  if (saving->state == JOB_FAILED &&
      ui_button(ui, "save-again",
                (UiButton){.text = debrief_sheet_words(sheet, "save.again"),
                           .icon = "arrow-counter-clockwise"})) {
    try_again(saving, sheet->services);
  }
  if (!*saving->kept &&
      ui_button(ui, "keep",
                (UiButton){.text = debrief_sheet_words(sheet, "save.keep"),
                           .icon = "folder-open"})) {
    keep_as_file(saving, sheet);
  }
  ui_close(ui);
}

static void show_path(Ui *ui, const char *path) {
  if (!*path) { return; }
  ui_text(ui, path, (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
}

static void show_file(const DebriefSaving *saving, const DebriefSheet *sheet,
                      Ui *ui) {
  if (*saving->kept) {
    show_line(ui, "check", TONE_TEXT, debrief_sheet_words(sheet, "save.kept"));
    show_path(ui, saving->kept);
  }
  phrase_show_error(ui, &saving->not_kept);
  show_path(ui, saving->not_kept.path);
}

static void show_failure(DebriefSaving *saving, const DebriefSheet *sheet,
                         Ui *ui) {
  const Services *services = sheet->services;
  bool failed = saving->state == JOB_FAILED;
  const Err *err = failed ? &saving->err : services->trouble(services->world);
  LocaleArg why = locale_arg_text("why", err->text);
  ui_column(ui, (UiBox){.gap = 8,
                        .pad = 10,
                        .radius = 8,
                        .fill = TONE_RAISED,
                        .edge = TONE_BAD,
                        .edge_width = 2});
  const char *key = failed ? "save.failed" : "save.passing";
  show_line(ui, "warning", TONE_BAD,
            debrief_sheet_fill(sheet, key, why, why).text);
  show_path(ui, err->path);
  show_file(saving, sheet, ui);
  show_ways_out(saving, sheet, ui);
  ui_close(ui);
}

static void show_standing(const DebriefSaving *saving,
                          const DebriefSheet *sheet, Ui *ui) {
  bool best =
      saving->alike == 0 || sheet->debrief->card->score.score > saving->best;
  const char *key = debrief_standing(sheet->debrief, saving->taken,
                                     saving->alike, saving->best);
  Phrase number = debrief_terms_tenths(sheet, saving->best);
  show_line(ui, best ? "medal-fill" : "medal", best ? TONE_GOOD : TONE_DIM,
            phrase_text(sheet->words, key, "score", number.text).text);
  if (saving->taken > saving->alike) {
    ui_text(ui, debrief_sheet_words(sheet, "alike"),
            (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  }
}

void debrief_saving_show(DebriefSaving *saving, const DebriefSheet *sheet,
                         Ui *ui) {
  if (!saving->wanted) {
    if (sheet->args->attempt != 0) { return; }
    show_line(ui, "info", TONE_DIM, debrief_sheet_words(sheet, "unranked"));
    return;
  }
  if (saving->state == JOB_WORKING || debrief_saving_is_safe(saving, sheet)) {
    show_standing(saving, sheet, ui);
  } else {
    show_failure(saving, sheet, ui);
  }
}

void debrief_saving_show_state(const DebriefSaving *saving,
                               const DebriefSheet *sheet, Ui *ui) {
  bool done = debrief_saving_is_safe(saving, sheet);
  bool working = saving->state == JOB_WORKING;
  if (!saving->wanted || !(done || working)) { return; }
  ui_icon(ui, done ? "check" : "hourglass", 18, TONE_DIM, NULL);
  ui_text(ui, debrief_sheet_words(sheet, done ? "save.done" : "save.working"),
          (UiText){.tone = TONE_DIM});
}
