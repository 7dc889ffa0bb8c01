/* SPDX-License-Identifier: MIT */
#include "screens/two_ways.h"

#include "base/locale.h"
#include "ui/values.h"
#include "ui/widgets.h"

const TwoWays TWO_WAYS_MODE = {
    .id = "mode",
    .names = {"screen.briefing.practice", "screen.briefing.exam"},
    .means = {"screen.briefing.practice_means", "screen.briefing.exam_means"}};

const TwoWays TWO_WAYS_PACE = {
    .id = "pace",
    .names = {"screen.timed", "screen.self_paced"},
    .means = {"screen.timed_means", "screen.self_paced_means"}};

bool two_ways_show(Ui *ui, const Locale *words, const TwoWays *ways,
                   bool *second) {
  const char *const names[] = {locale_text(words, ways->names[0]),
                               locale_text(words, ways->names[1])};
  int selected = *second;
  bool changed = ui_tabs(ui, ways->id, names, 2, &selected);
  *second = selected == 1;
  ui_text(ui, locale_text(words, ways->means[selected]),
          (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  return changed;
}
