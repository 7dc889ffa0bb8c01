/* SPDX-License-Identifier: MIT */
#include "screens/debrief_cost.h"

#include "base/arena.h"
#include "scenario/find.h"
#include "screens/debrief_terms.h"
#include "ui/widgets.h"

#include <string.h>

enum { MOST_FACTS = 16 };

/* ---- life ---- */

bool debrief_cost_begin(DebriefSheet *sheet, Arena *arena,
                        const CallModel *model, const char *replay,
                        size_t length) {
  const Services *services = sheet->services;
  size_t turns = (size_t)sheet->debrief->card->turn_count;
  DebriefCost *cost = &sheet->cost;
  *cost = (DebriefCost){.arena = arena};
  cost->better = arena_array(arena, turns, sizeof *cost->better);
  if (!cost->better) { return false; }
  cost->judged.from = (int)turns;
  cost->ticket = services->judge(services->world, model, replay, length);
  return true;
}

void debrief_cost_stop(DebriefSheet *sheet) {
  const Services *services = sheet->services;
  if (sheet->cost.ticket == 0) { return; }
  services->judge_stop(services->world, sheet->cost.ticket);
  sheet->cost = (DebriefCost){.ticket = 0};
}

bool debrief_cost_is_open(const DebriefSheet *sheet) {
  return sheet->cost.ticket != 0 && sheet->cost.judged.state == JOB_WORKING;
}

const RegretTurn *debrief_cost_of(const DebriefSheet *sheet, int turn) {
  const Judged *judged = &sheet->cost.judged;
  bool known = judged->turns && turn >= judged->from && turn < judged->count;
  return known ? &judged->turns[turn] : NULL;
}

bool debrief_cost_is_certain(const RegretTurn *turn) {
  return turn->better && turn->cost.least > 0;
}

/* ---- what comes in ---- */

/* The facts that the better reply names: in the way it is the first. */
static int facts_of(const Scenario *scenario, const RegretTurn *turn,
                    int facts[MOST_FACTS]) {
  const Replay *way = turn->way;
  int at = turn->event, count = 0;
  while (at < way->event_count && way->events[at].deed != DO_REPLY) { at++; }
  if (at == way->event_count) { return 0; }
  const ReplayEvent *event = &way->events[at];
  for (int i = 0; i < event->fact_count && count < MOST_FACTS; i++) {
    int fact = find_fact(scenario, event->facts[i]);
    if (fact != NONE) { facts[count++] = fact; }
  }
  return count;
}

static const char *deed_of(const DebriefSheet *sheet, const char *key) {
  Phrase text = debrief_sheet_about(sheet, key);
  return arena_copy(sheet->cost.arena, text.text, strlen(text.text));
}

/* NULL also when the arena is full: then it stays unsaid. */
static const char *words_of(const DebriefSheet *sheet, const RegretTurn *turn) {
  const Scenario *scenario = sheet->scenario;
  int facts[MOST_FACTS];
  switch ((MoveKind)turn->move.kind) {
    case MOVE_REPLY:
      return moments_text(sheet->cost.arena, sheet->debrief->card->call,
                          scenario->replies[turn->move.index].say.source, facts,
                          facts_of(scenario, turn, facts));
    case MOVE_SILENCE:
      return deed_of(sheet, "cost.silence");
    case MOVE_TRANSFER:
      return deed_of(sheet, "cost.transfer");
    case MOVE_HANG_UP:
      return deed_of(sheet, "cost.hang_up");
    case MOVE_TASK:
    case MOVE_FINISH:
      break;
  }
  return NULL;
}

/* Where nothing is certain, what was worth less at once still stands. */
static int worst_of(const DebriefSheet *sheet) {
  const Judged *judged = &sheet->cost.judged;
  int worst = regret_worst(judged->turns, judged->count);
  int at_once = sheet->debrief->worst_turn;
  if (worst != NONE || at_once == NONE) { return worst; }
  const RegretTurn *turn = debrief_cost_of(sheet, at_once);
  return turn && turn->cost.most > 0 ? at_once : NONE;
}

void debrief_cost_poll(DebriefSheet *sheet) {
  const Services *services = sheet->services;
  DebriefCost *cost = &sheet->cost;
  if (!debrief_cost_is_open(sheet)) { return; }
  int from = cost->judged.from;
  Judged now = services->judged(services->world, cost->ticket);
  if (!now.turns) { now.from = from; }
  cost->judged = now;
  for (int i = now.from; i < from; i++) {
    const RegretTurn *turn = &now.turns[i];
    if (turn->better) { cost->better[i] = words_of(sheet, turn); }
  }
  if (now.state == JOB_DONE && now.count > 0) {
    debrief_sheet_set_worst(sheet, worst_of(sheet));
  }
}

/* ---- what it cost ---- */

static Phrase say(const DebriefSheet *sheet, const char *key, int points,
                  int reach) {
  Phrase lost = debrief_terms_tenths(sheet, points);
  Phrase whole = debrief_terms_tenths(sheet, reach);
  return debrief_sheet_fill(sheet, key, locale_arg_text("cost", lost.text),
                            locale_arg_text("reach", whole.text));
}

static bool is_exact(RegretSpan span) {
  return span.least == span.most;
}

static void show_line(Ui *ui, const char *icon, Tone tone, Phrase text) {
  ui_note(ui, text.text,
          (UiNote){.icon = icon,
                   .points = 20,
                   .tone = tone,
                   .text = {.bold = tone != TONE_DIM, .tone = tone}});
}

static void show_reply(const DebriefSheet *sheet, Ui *ui, int number) {
  const RegretTurn *turn = debrief_cost_of(sheet, number);
  if (!turn) {
    if (!debrief_cost_is_open(sheet)) { return; }
    show_line(ui, "hourglass", TONE_DIM,
              debrief_sheet_about(sheet, "cost.working"));
  } else if (debrief_cost_is_certain(turn)) {
    const char *key = is_exact(turn->cost) ? "cost.exact" : "cost.least";
    show_line(ui, "target", TONE_BAD,
              say(sheet, key, turn->cost.least, turn->before.most));
  } else if (turn->cost.most > 0) {
    show_line(ui, "info", TONE_DIM,
              say(sheet, "cost.most", turn->cost.most, turn->before.most));
  } else {
    show_line(ui, "check-circle", TONE_GOOD,
              say(sheet, "cost.none", 0, turn->after.least));
  }
}

static void show_lost(const DebriefSheet *sheet, Ui *ui, RegretSpan lost,
                      const char *icon, const char *exact, const char *least) {
  if (lost.least == 0) { return; }
  show_line(ui, icon, TONE_DIM,
            say(sheet, is_exact(lost) ? exact : least, lost.least, 0));
}

static const RegretTurn *last_of(const DebriefSheet *sheet) {
  return debrief_cost_of(sheet, sheet->debrief->card->turn_count - 1);
}

/* No answer is what cost most then. */
static void show_more(const DebriefSheet *sheet, Ui *ui, int number) {
  const RegretTurn *turn = debrief_cost_of(sheet, number);
  const RegretTurn *last = last_of(sheet);
  if (number != sheet->worst || !turn || !last ||
      last->later.least <= turn->cost.most) {
    return;
  }
  show_lost(sheet, ui, last->later, "hourglass", "cost.more",
            "cost.more.least");
}

static void show_end(const DebriefSheet *sheet, Ui *ui) {
  const RegretTurn *turn = last_of(sheet);
  if (!turn) { return; }
  show_lost(sheet, ui, turn->later, "calendar-check", "cost.after",
            "cost.after.least");
}

void debrief_cost_show(const DebriefSheet *sheet, Ui *ui, int point) {
  const CurvePoint *at = &sheet->debrief->curve.points[point];
  if (at->kind == CURVE_REPLY) {
    show_reply(sheet, ui, at->turn);
    show_more(sheet, ui, at->turn);
  }
  if (at->kind == CURVE_END) { show_end(sheet, ui); }
}

void debrief_cost_show_unheard(const DebriefSheet *sheet, Ui *ui, int number) {
  const Judged *judged = &sheet->cost.judged;
  const RegretTurn *last = debrief_cost_of(sheet, number - 1);
  RegretSpan lost = last ? last->later : (RegretSpan){0, 0};
  if (number == 0 && judged->state == JOB_DONE) { lost = judged->opening; }
  show_lost(sheet, ui, lost, "ear", "cost.unheard", "cost.unheard.least");
}

/* ---- what would have been better ---- */

void debrief_cost_show_better(const DebriefSheet *sheet, Ui *ui, int number) {
  const char *words = sheet->cost.better[number];
  const ScoreTurn *hers = &sheet->debrief->card->turns[number];
  ui_column(ui, (UiBox){.gap = 8,
                        .pad = 12,
                        .radius = 8,
                        .fill = TONE_RAISED,
                        .edge = TONE_GOOD,
                        .edge_width = 2});
  ui_note(ui, debrief_sheet_words(sheet, "better"),
          (UiNote){.icon = "lightbulb",
                   .points = 20,
                   .tone = TONE_GOOD,
                   .text = {.bold = true, .tone = TONE_GOOD}});
  if (hers->reception != RECEPTION_HEARD) {
    ui_text(ui, debrief_sheet_about(sheet, "cost.first").text,
            (UiText){.tone = TONE_DIM});
  }
  if (words) { ui_text(ui, words, (UiText){.asides = true}); }
  ui_close(ui);
}

void debrief_cost_show_watch(DebriefSheet *sheet, Ui *ui, int number) {
  const RegretTurn *turn = debrief_cost_of(sheet, number);
  int score = sheet->debrief->card->score.score;
  if (!turn || turn->before.least <= score) { return; }
  const char *key = is_exact(turn->before) ? "cost.watch" : "cost.watch.better";
  ui_row(ui, (UiBox){.gap = 8, .wrap = true});
  if (ui_button(ui, "watch-best",
                (UiButton){.text = say(sheet, key, 0, turn->before.least).text,
                           .icon = "play",
                           .key = INPUT_KEY('B')})) {
    sheet->best = number;
  }
  ui_close(ui);
}

const char *debrief_cost_write(const DebriefSheet *sheet, Arena *arena,
                               int turn, size_t *length) {
  const Replay *way = debrief_cost_of(sheet, turn)->way;
  return replay_keep(way, arena, length);
}
