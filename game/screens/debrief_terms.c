/* SPDX-License-Identifier: MIT */
#include "screens/debrief_terms.h"

#include "base/str.h"
#include "scenario/rubric.h"

#include <stdlib.h>

/* ---- techniques ---- */

static const RubricEntry *entry_of(const DebriefSheet *sheet, int entry) {
  return entry < 0 ? NULL : &sheet->scenario->rubric->entries[entry];
}

static const char *term(const DebriefSheet *sheet, int entry,
                        const char *ending, const char *otherwise) {
  char memory[128];
  Str key = str_init(memory, sizeof memory);
  str_addf(&key, "technique.%s.%s",
           scorecard_entry_id(sheet->debrief->card, entry), ending);
  bool known = !key.cut && locale_has(sheet->words, key.text);
  return known ? locale_text(sheet->words, key.text) : otherwise;
}

const char *debrief_terms_name(const DebriefSheet *sheet, int entry) {
  return term(sheet, entry, "name",
              scorecard_entry_id(sheet->debrief->card, entry));
}

const char *debrief_terms_what(const DebriefSheet *sheet, int entry) {
  const RubricEntry *of = entry_of(sheet, entry);
  return term(sheet, entry, "what", of ? of->what : NULL);
}

const char *debrief_terms_advice(const DebriefSheet *sheet, int entry) {
  const RubricEntry *of = entry_of(sheet, entry);
  return term(sheet, entry, "advice", of ? of->advice : NULL);
}

static const char *source_title(const DebriefSheet *sheet, const char *id) {
  char memory[128];
  Str key = str_init(memory, sizeof memory);
  str_addf(&key, "source.%s.title", id);
  bool known = !key.cut && locale_has(sheet->words, key.text);
  return known ? locale_text(sheet->words, key.text) : id;
}

Phrase debrief_terms_sources(const DebriefSheet *sheet, int entry) {
  Phrase phrase = {.text = ""};
  Str text = str_init(phrase.text, sizeof phrase.text);
  const RubricEntry *of = entry_of(sheet, entry);
  for (int i = 0; of && i < of->source_count; i++) {
    if (i > 0) { str_add(&text, " · "); }
    str_add(&text, source_title(sheet, of->sources[i]));
  }
  return phrase;
}

/* ---- pictures ---- */

typedef struct {
  const char *id, *icon;
} Picture;

static const char *find_icon(const Picture *pictures, size_t count,
                             const char *id) {
  for (size_t i = 0; i < count; i++) {
    if (str_equal(pictures[i].id, id)) { return pictures[i].icon; }
  }
  return NULL;
}

static const char *icon_of_technique(const char *id) {
  static const Picture PICTURES[] = {{"outcome", "target"},
                                     {"backchannel", "chat-circle"},
                                     {"calmed", "smiley"},
                                     {"no_solution", "prohibit"},
                                     {"take_notes", "notebook"},
                                     {"know_history", "folder-open"},
                                     {"freebie", "gift"},
                                     {"fix", "hammer"},
                                     {"time_frame", "clock"},
                                     {"offer_options", "arrows-left-right"},
                                     {"body_language", "person-arms-spread"},
                                     {"interrupt", "hand-palm"},
                                     {"cut_off_with_admin", "hand-palm"},
                                     {"dead_air", "hourglass"},
                                     {"rush", "skip-forward"},
                                     {"sarcasm", "smiley-angry"},
                                     {"hostility", "smiley-angry"},
                                     {"wrong_fact", "x-circle"},
                                     {"ask_known", "question"},
                                     {"hang_up_first", "phone-disconnect"},
                                     {"closed_posture", "eye-slash"}};
  return find_icon(PICTURES, sizeof PICTURES / sizeof *PICTURES, id);
}

static const char *icon_of_category(const char *category) {
  static const Picture PICTURES[] = {{"listening", "ear"},
                                     {"acknowledgement", "chat-text"},
                                     {"apology", "hand-heart"},
                                     {"courtesy", "user"},
                                     {"inquiry", "question"},
                                     {"honesty", "seal-check"},
                                     {"language", "quotes"},
                                     {"resolution", "handshake"},
                                     {"closing", "phone"},
                                     {"composure", "heartbeat"},
                                     {"follow_through", "calendar-check"}};
  return find_icon(PICTURES, sizeof PICTURES / sizeof *PICTURES, category);
}

const char *debrief_terms_icon(const DebriefSheet *sheet, int entry) {
  const RubricEntry *of = entry_of(sheet, entry);
  const char *icon =
      icon_of_technique(scorecard_entry_id(sheet->debrief->card, entry));
  if (!icon && of && of->kind == KIND_PENALISED) { icon = "warning"; }
  if (!icon && of) { icon = icon_of_category(of->category); }
  return icon ? icon : "star";
}

/* ---- how it was done ---- */

DebriefMark debrief_terms_mark(const DebriefSheet *sheet, const CardRow *row) {
  const char *key = "state.missed", *icon = "x-circle";
  Tone tone = TONE_BAD;
  if (row->critical) {
    key = "state.critical";
    icon = "warning-circle-fill";
  } else if (row->penalty) {
    key = "state.fault";
    icon = "warning-circle";
  } else if (!row->counts) {
    key = "state.none";
    icon = "minus";
    tone = TONE_DIM;
  } else if (row->earned_permille == 1000) {
    key = "state.done";
    icon = "check-circle";
    tone = TONE_GOOD;
  } else if (row->earned_permille > 0) {
    key = "state.partly";
    icon = "circle-half";
    tone = TONE_WARN;
  }
  return (DebriefMark){debrief_sheet_words(sheet, key), icon, tone};
}

/* ---- figures ---- */

Phrase debrief_terms_tenths(const DebriefSheet *sheet, int tenths) {
  return phrase_tenths(sheet->words, tenths);
}

Phrase debrief_terms_signed(const DebriefSheet *sheet, int tenths) {
  Phrase number = debrief_terms_tenths(sheet, abs(tenths));
  LocaleArg value = locale_arg_text("value", number.text);
  const char *key = tenths > 0 ? "plus" : tenths < 0 ? "minus" : "zero";
  return debrief_sheet_fill(sheet, key, value, value);
}

int debrief_terms_anger(int anger) {
  return anger / 10;
}

Phrase debrief_terms_move(const DebriefSheet *sheet, int before, int after) {
  int from = debrief_terms_anger(before), to = debrief_terms_anger(after);
  const char *key = from == to ? "screen.debrief.still" : "screen.debrief.move";
  Phrase texts[] = {debrief_terms_tenths(sheet, from),
                    debrief_terms_tenths(sheet, to),
                    debrief_terms_signed(sheet, to - from)};
  const LocaleArg args[] = {locale_arg_text("before", texts[0].text),
                            locale_arg_text("after", texts[1].text),
                            locale_arg_text("change", texts[2].text)};
  return phrase_fill(sheet->words, key, args, 3);
}

DebriefMark debrief_terms_arrow(const DebriefSheet *sheet, int before,
                                int after) {
  int change = debrief_terms_anger(after) - debrief_terms_anger(before);
  if (change > 0) {
    return (DebriefMark){debrief_sheet_words(sheet, "rose"), "caret-up",
                         TONE_BAD};
  }
  if (change < 0) {
    return (DebriefMark){debrief_sheet_words(sheet, "fell"), "caret-down",
                         TONE_GOOD};
  }
  return (DebriefMark){debrief_sheet_words(sheet, "stayed"), "minus", TONE_DIM};
}

Phrase debrief_terms_clock(const DebriefSheet *sheet, int64_t ms) {
  int64_t seconds = ms / 1000;
  char digits[8];
  Str text = str_init(digits, sizeof digits);
  str_addf(&text, "%02d", (int)(seconds % 60));
  return debrief_sheet_fill(sheet, "clock",
                            locale_arg_number("minutes", seconds / 60),
                            locale_arg_text("seconds", text.text));
}

Phrase debrief_terms_place(const DebriefSheet *sheet, int point) {
  const CurvePoint *at = &sheet->debrief->curve.points[point];
  LocaleArg turn = locale_arg_number("turn", at->turn + 1);
  switch (at->kind) {
    case CURVE_START:
      return debrief_sheet_about(sheet, "place.start");
    case CURVE_REPLY:
      return debrief_sheet_fill(sheet, "place.turn", turn, turn);
    case CURVE_EVENT:
    case CURVE_SILENCE:
      if (at->turn == NONE) {
        return debrief_sheet_about(sheet, "place.first");
      }
      return debrief_sheet_fill(sheet, "place.after", turn, turn);
    case CURVE_END:
      break;
  }
  return debrief_sheet_about(sheet, "place.end");
}

/* ---- cutting in ---- */

/* Whole seconds, as one would say it. */
static Phrase whole_seconds(const DebriefSheet *sheet, const char *key,
                            int ms) {
  LocaleArg count = locale_arg_number("count", (abs(ms) + 500) / 1000);
  return debrief_sheet_fill(sheet, key, count, count);
}

/* Some of what went untold then was told later all the same. */
static Phrase cut_in_facts(const DebriefSheet *sheet) {
  const Debrief *debrief = sheet->debrief;
  int lost = debrief->cut_in_lost;
  int for_good = debrief->moments->hindsight->unheard.count;
  const char *key = "cut.lost";
  if (lost == 0) {
    key = debrief->cut_in_won_ms > 0 ? "cut.lost_none" : "cut.again";
  } else if (for_good < lost) {
    key = "cut.lost_some";
  }
  return debrief_sheet_fill(sheet, key, locale_arg_number("count", lost),
                            locale_arg_number("part", for_good));
}

Phrase debrief_terms_cuts(const DebriefSheet *sheet) {
  int won_ms = sheet->debrief->cut_in_won_ms;
  Phrase won =
      whole_seconds(sheet, won_ms > 0 ? "cut.won" : "cut.cost", won_ms);
  Phrase lost = cut_in_facts(sheet);
  return debrief_sheet_fill(sheet, "cut.line", locale_arg_text("won", won.text),
                            locale_arg_text("lost", lost.text));
}
