/* SPDX-License-Identifier: MIT */
/* ek score: re-runs a replay, or a shift of several, and prints what it was
** worth. */
#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/typed.h"
#include "ek.h"
#include "score/scorecard.h"
#include "score_shift.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *scenario, *replay, *rubric, *folder, *lexicon;
  bool json;
} Options;

static bool read_options(const Ek *ek, int argc, char **argv,
                         Options *options) {
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (str_equal(word, "--json")) {
      options->json = true;
    } else if (str_equal(word, "--rubric") && i + 1 < argc) {
      options->rubric = argv[++i];
    } else if (str_equal(word, "--lexicon") && i + 1 < argc) {
      options->lexicon = argv[++i];
    } else if (str_equal(word, "--scenarios") && i + 1 < argc) {
      options->folder = argv[++i];
    } else if (word[0] == '-' && word[1] != '\0') {
      return ek_refuse_option(ek, "score", word) == EK_DONE;
    } else if (!options->scenario) {
      options->scenario = word;
    } else if (!options->replay) {
      options->replay = word;
    } else {
      return ek_refuse(ek, "ek.score.usage", NULL, 0) == EK_DONE;
    }
  }
  bool alone = options->replay && !options->folder;
  bool shift = options->scenario && !options->replay;
  if (alone || shift) { return true; }
  return ek_refuse(ek, "ek.score.usage", NULL, 0) == EK_DONE;
}

/* What is refused is a document too. */
static void write_refusal(int bad_event, const char *text) {
  JsonOut out = ek_json_begin();
  json_out_open_object(&out);
  json_out_key(&out, "error");
  json_out_open_object(&out);
  json_out_key(&out, "event");
  if (bad_event == REPLAY_NO_EVENT) {
    json_out_null(&out);
  } else {
    json_out_integer(&out, bad_event);
  }
  json_out_member_text(&out, "text", text);
  json_out_close_object(&out);
  json_out_close_object(&out);
  ek_json_end(&out);
}

static int refuse_replay(const Ek *ek, const Options *options, const Err *err,
                         int bad_event) {
  if (options->json) {
    write_refusal(bad_event, err->text);
    return EK_WRONG;
  }
  char place[3 * PATH_BYTES];
  Str text = str_init(place, sizeof place);
  str_add_clean(&text, options->replay);
  if (err->line > 0) { str_addf(&text, ":%d:%d", err->line, err->column); }
  const LocaleArg args[] = {locale_arg_text("path", place),
                            locale_arg_number("event", bad_event),
                            locale_arg_text("why", err->text)};
  bool whole = bad_event == REPLAY_NO_EVENT;
  ek_refuse(ek, whole ? "ek.score.refused" : "ek.score.refused_event", args, 3);
  return EK_WRONG;
}

/* The scenario or the rubric: why has been said on stderr. */
static int refuse_file(const Ek *ek, const Options *options, int status) {
  if (options->json && status == EK_WRONG) {
    write_refusal(REPLAY_NO_EVENT, locale_text(ek->locale, "ek.score.broken"));
  }
  return status;
}

/* ---- for people ---- */

static const char *technique_name(const Ek *ek, const Scorecard *card,
                                  int entry) {
  const char *id = scorecard_entry_id(card, entry);
  char key[128];
  snprintf(key, sizeof key, "technique.%s.name", id);
  return locale_has(ek->locale, key) ? locale_text(ek->locale, key) : id;
}

static void print_items(const Ek *ek, const Scorecard *card) {
  for (int i = 0; i < card->score.item_count; i++) {
    const ScoreItem *item = &card->score.items[i];
    printf("  %-8s %3d  %4d  %s\n", scorecard_state(item), item->points,
           item->earned_permille, technique_name(ek, card, item->entry));
  }
}

static void print_penalties(const Ek *ek, const Scorecard *card) {
  for (int i = 0; i < card->score.penalty_count; i++) {
    const ScorePenalty *penalty = &card->score.penalties[i];
    printf("  %-8s %3d  x%-3d  %s\n", "-", penalty->points, penalty->count,
           technique_name(ek, card, penalty->entry));
  }
}

static void print_turns(const Ek *ek, const Scorecard *card) {
  const Scenario *scenario = card->call->model->scenario;
  for (int i = 0; i < card->turn_count; i++) {
    const ScoreTurn *turn = &card->turns[i];
    printf("  %6d.%03d  %4d > %4d  %s/%s\n", turn->t_ms / 1000,
           turn->t_ms % 1000, turn->anger_before, turn->anger_after,
           scenario->nodes[turn->node].id, scenario->replies[turn->reply].id);
    for (int k = turn->uses.first; k < turn->uses.first + turn->uses.count;
         k++) {
      printf("%28s%s %d\n", "", technique_name(ek, card, card->uses[k].entry),
             card->uses[k].quality);
    }
  }
}

static void print_card(const Ek *ek, const Scorecard *card) {
  char number[16];
  snprintf(number, sizeof number, "%d.%d", card->score.score / 10,
           card->score.score % 10);
  const LocaleArg args[] = {
      locale_arg_text("scenario", card->call->model->scenario->id),
      locale_arg_text("score", number),
      locale_arg_text("outcome",
                      scorecard_outcome((Outcome)card->state->outcome)),
      locale_arg_number("anger", card->state->anger)};
  ek_say(ek, stdout, "ek.score.head", args, 4);
  print_items(ek, card);
  print_penalties(ek, card);
  ek_say(ek, stdout, "ek.score.turns", NULL, 0);
  print_turns(ek, card);
}

/* ---- the command ---- */

void ek_print_score(const Ek *ek, const CallModel *model,
                    const Replay *replay) {
  Err err = {.code = ERR_NONE};
  int bad_event;
  const Scorecard *card =
      scorecard_create(ek->arena, model, replay, NULL, &err, &bad_event);
  if (card) { print_card(ek, card); }
}

static int print_score(const Ek *ek, const Options *options,
                       const Scorecard *card) {
  if (!options->json) {
    print_card(ek, card);
    return EK_DONE;
  }
  JsonOut out = ek_json_begin();
  scorecard_write(card, &out);
  ek_json_end(&out);
  return EK_DONE;
}

/* A lexicon is read only where words were typed. NULL, and `status` is set,
** when one is needed and is not good. */
static const CallModel *model_for(const Ek *ek, const Options *options,
                                  const Scenario *scenario,
                                  const Replay *replay, int *status) {
  const Lexicon *lexicon = NULL;
  *status = EK_DONE;
  if (replay_has_typed(replay)) {
    lexicon = ek_load_lexicon(ek, options->lexicon, scenario->language, status);
    if (!lexicon) { return NULL; }
  }
  return lexicon ? typed_model_create(ek->arena, scenario, lexicon)
                 : call_model_create(ek->arena, scenario);
}

static int score_replay(const Ek *ek, const Options *options,
                        const Scenario *scenario) {
  size_t length;
  char *bytes = ek_read(ek, options->replay, &length);
  if (!bytes) { return EK_USAGE; }
  Err err = {.code = ERR_NONE};
  int bad_event;
  const Replay *replay =
      replay_read(ek->arena, options->replay, bytes, length, &err, &bad_event);
  free(bytes);
  if (!replay) { return refuse_replay(ek, options, &err, bad_event); }
  int status;
  const CallModel *model = model_for(ek, options, scenario, replay, &status);
  if (!model && status != EK_DONE) { return refuse_file(ek, options, status); }
  const Scorecard *card = NULL;
  if (!model) { err_memory(&err); }
  if (model && replay_fits(replay, model, &err)) {
    card = scorecard_create(ek->arena, model, replay, NULL, &err, &bad_event);
  }
  if (!card) { return refuse_replay(ek, options, &err, bad_event); }
  return print_score(ek, options, card);
}

int ek_score(Ek *ek, int argc, char **argv) {
  Options options = {0};
  if (!read_options(ek, argc, argv, &options)) { return EK_USAGE; }
  if (!options.replay) {
    const ShiftScore shift = {options.scenario, options.rubric, options.lexicon,
                              options.folder, options.json};
    return ek_score_shift(ek, &shift);
  }
  int status;
  const Rubric *rubric = ek_load_rubric(ek, options.rubric, &status);
  const Scenario *scenario =
      rubric ? ek_open_scenario(ek, rubric, options.scenario, &status) : NULL;
  if (!scenario) { return refuse_file(ek, &options, status); }
  return score_replay(ek, &options, scenario);
}
