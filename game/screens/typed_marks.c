/* SPDX-License-Identifier: MIT */
#include "screens/typed_marks.h"

#include "base/str.h"
#include "call/typed.h"
#include "scenario/rubric.h"
#include "screens/phrase.h"
#include "ui/widgets.h"

enum { MOST_MARKS = 8 };

static bool is_fault(const CallModel *model, Technique technique) {
  const Rubric *rubric = model->scenario->rubric;
  return rubric->entries[rubric->index_of[technique]].kind == KIND_PENALISED;
}

/* The words that show a technique, with its name. */
static void show_mark(Ui *ui, const Locale *words, const CallModel *model,
                      const char *text, const Finding *finding) {
  Technique technique = typed_technique(finding->kind);
  const char *id = technique_id(technique);
  bool fault = is_fault(model, technique);
  char memory[PHRASE_BYTES];
  Str shown = str_init(memory, sizeof memory);
  str_add_bytes(&shown, text + finding->begin,
                (size_t)(finding->end - finding->begin));
  const LocaleArg args[] = {
      locale_arg_text("technique", phrase_technique(words, id, id)),
      locale_arg_text("words", shown.text)};
  ui_note(ui, phrase_fill(words, "screen.call.type.mark", args, 2).text,
          (UiNote){.icon = fault ? "warning" : "check-circle",
                   .tone = fault ? TONE_BAD : TONE_GOOD,
                   .text = {.size = TEXT_SMALL,
                            .tone = fault ? TONE_BAD : TONE_TEXT}});
}

/* One word may name several facts, and is said once. */
static bool is_again(const Findings *findings, int at) {
  const Finding *one = &findings->list[at];
  for (int i = 0; i < at; i++) {
    const Finding *other = &findings->list[i];
    if (other->begin == one->begin && other->end == one->end &&
        typed_technique(other->kind) == typed_technique(one->kind)) {
      return true;
    }
  }
  return false;
}

int typed_marks_show(Ui *ui, const Locale *words, const CallModel *model,
                     const char *text) {
  Findings findings;
  int shown = 0;
  typed_read(model, text, &findings);
  ui_grid(ui, (UiBox){.gap = 4, .columns = 2, .min_column = 260});
  for (int i = 0; i < findings.count && shown < MOST_MARKS; i++) {
    const Finding *finding = &findings.list[i];
    bool mute = typed_technique(finding->kind) == TECHNIQUE_COUNT;
    if (mute || is_again(&findings, i)) { continue; }
    show_mark(ui, words, model, text, finding);
    shown++;
  }
  ui_close(ui);
  return shown;
}
