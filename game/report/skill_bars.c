/* SPDX-License-Identifier: MIT */
#include "report/skill_bars.h"

#include "base/str.h"
#include "scenario/rubric.h"

static const struct {
  const char *category;
  SkillBarKind bar;
} BARS[] = {{"listening", SKILL_LISTENING},
            {"inquiry", SKILL_LISTENING},
            {"acknowledgement", SKILL_ACKNOWLEDGING},
            {"apology", SKILL_ACKNOWLEDGING},
            {"courtesy", SKILL_WORDING},
            {"language", SKILL_WORDING},
            {"honesty", SKILL_WORDING},
            {"composure", SKILL_WORDING},
            {"closing", SKILL_WORDING},
            {"resolution", SKILL_MENDING},
            {"follow_through", SKILL_PROMISES}};

static SkillBar *bar_of(const Scorecard *card, int entry,
                        SkillBar bars[SKILL_BAR_COUNT]) {
  if (entry < 0) { return NULL; }
  const Rubric *rubric = card->call->model->scenario->rubric;
  for (size_t i = 0; i < sizeof BARS / sizeof *BARS; i++) {
    if (str_equal(rubric->entries[entry].category, BARS[i].category)) {
      return &bars[BARS[i].bar];
    }
  }
  return NULL;
}

void skill_bars_sum(const Scorecard *card, SkillBar bars[SKILL_BAR_COUNT]) {
  for (int i = 0; i < SKILL_BAR_COUNT; i++) { bars[i] = (SkillBar){0}; }
  for (int i = 0; i < card->score.item_count; i++) {
    const ScoreItem *item = &card->score.items[i];
    SkillBar *bar = bar_of(card, item->entry, bars);
    if (!bar || !item->counts) { continue; }
    bar->possible += item->points;
    bar->earned_permille += item->points * item->earned_permille;
  }
  for (int i = 0; i < card->score.penalty_count; i++) {
    const ScorePenalty *penalty = &card->score.penalties[i];
    SkillBar *bar = bar_of(card, penalty->entry, bars);
    if (bar) { bar->charged += penalty->points; }
  }
}

const char *skill_bars_id(SkillBarKind kind) {
  static const char *const IDS[SKILL_BAR_COUNT] = {
      [SKILL_LISTENING] = "listening",
      [SKILL_ACKNOWLEDGING] = "acknowledging",
      [SKILL_WORDING] = "wording",
      [SKILL_MENDING] = "mending",
      [SKILL_PROMISES] = "promises"};
  return IDS[kind];
}
