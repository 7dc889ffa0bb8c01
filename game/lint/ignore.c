/* SPDX-License-Identifier: MIT */
#include "lint/ignore.h"

#include "base/str.h"
#include "scenario/keys.h"

#include <string.h>

static const char KEY[] = "x-ignore";

static void add_silence(Linting *linting, LintSilence silence) {
  if (linting->silence_count == linting->silence_room) {
    int room = linting->silence_room > 0 ? 2 * linting->silence_room : 16;
    LintSilence *more = linting_array(linting, room, sizeof *more);
    if (!more) { return; }
    size_t size = (size_t)linting->silence_count * sizeof *more;
    if (size > 0) { memcpy(more, linting->silences, size); }
    linting->silences = more;
    linting->silence_room = room;
  }
  linting->silences[linting->silence_count++] = silence;
}

static bool has_reason(const JsonValue *reason) {
  if (json_kind(reason) != JSON_TEXT) { return false; }
  return json_text(reason)[strspn(json_text(reason), " ")] != '\0';
}

static void read_one(Linting *linting, const JsonValue *reason,
                     LintSilence silence) {
  silence.rule = lint_rule_by_name(json_key(reason));
  if (silence.rule == LINT_RULE_COUNT) {
    linting_report(linting, LINT_BAD_IGNORE, json_place(reason),
                   "there is no rule \"%s\" to ignore", json_key(reason));
  } else if (!has_reason(reason)) {
    linting_report(linting, LINT_BAD_IGNORE, json_place(reason),
                   "no reason is given for ignoring \"%s\"", json_key(reason));
  } else {
    add_silence(linting, silence);
  }
}

static void read_list(Linting *linting, const JsonValue *list,
                      LintSilence silence) {
  if (json_kind(list) != JSON_OBJECT) {
    linting_report(linting, LINT_BAD_IGNORE, json_place(list),
                   "\"x-ignore\" is an object of rules and reasons");
    return;
  }
  for (const JsonValue *one = json_first(list); one; one = json_next(one)) {
    read_one(linting, one, silence);
  }
}

/* Values are numbered in the file's order, so that what an object holds is all
** from its own number to that of the last thing in it. */
static uint32_t last_place(const JsonValue *value) {
  uint32_t last = json_place(value);
  while ((value = json_first(value))) {
    for (const JsonValue *next; (next = json_next(value));) { value = next; }
    last = json_place(value);
  }
  return last;
}

/* As deep as the file, which is 32 at most. */
static void read_within(Linting *linting, const JsonValue *holder) {
  for (const JsonValue *v = json_first(holder); v; v = json_next(v)) {
    const char *key = json_key(v);
    if (!key || !keys_is_private(key)) {
      read_within(linting, v);
    } else if (str_equal(key, KEY)) {
      LintSilence silence = {.first = json_place(holder),
                             .last = last_place(holder)};
      read_list(linting, v, silence);
    }
  }
}

void ignore_read(Linting *linting) {
  read_within(linting, json_root(linting->doc));
}

bool ignore_covers(const Linting *linting, LintRule rule, uint32_t place) {
  for (int i = 0; i < linting->silence_count; i++) {
    const LintSilence *silence = &linting->silences[i];
    if (silence->rule == rule && silence->first <= place &&
        place <= silence->last) {
      return true;
    }
  }
  return false;
}
