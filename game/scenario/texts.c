/* SPDX-License-Identifier: MIT */
/* Texts with {placeholders} and [stage directions]: checked and counted. */
#include "base/str.h"
#include "base/utf8.h"
#include "scenario/loading.h"
#include "scenario/suggest.h"

#include <string.h>

typedef struct {
  Loading *loading;
  const JsonValue *value;
  const char *source;
  size_t at;
  int depth; /* of brackets; 1 at most, if they are right */
  size_t aside_at;
  int *slots;
  Count count;
} Scan;

static Diag *add_fault(Scan *scan, size_t at, const char *rule,
                       const char *text) {
  return reader_error(&scan->loading->reader, at_byte(scan->value, at), rule,
                      "%s", text);
}

static const char *longest_word(const Scenario *scenario, int draw) {
  Span words = scenario->draws[draw].words;
  const char *longest = "";
  for (int i = words.first; i < words.first + words.count; i++) {
    const char *word = scenario->words[i].shown;
    if (strlen(word) > strlen(longest)) { longest = word; }
  }
  return longest;
}

bool prepare_fillings(Loading *loading) {
  const Scenario *s = loading->scenario;
  count_add_text(&loading->caller, s->call_me[0]);
  if (s->agent) { count_add_text(&loading->agent, s->agent); }
  loading->draws =
      reader_array(&loading->reader, s->draw_count, sizeof *loading->draws);
  for (int i = 0; i < s->draw_count && loading->draws; i++) {
    count_add_text(&loading->draws[i], longest_word(s, i));
  }
  return loading->draws != NULL;
}

static void suggest_placeholder(const Scenario *scenario, const char *name,
                                Diag *diag) {
  Suggest suggest = suggest_init(name);
  suggest_offer(&suggest, "caller");
  suggest_offer(&suggest, "agent");
  suggest_offer(&suggest, "fact");
  for (int i = 0; i < scenario->draw_count; i++) {
    suggest_offer(&suggest, scenario->draws[i].id);
  }
  diag_set_hint(diag, "{caller}, {agent} and the lists of \"draw\" do");
  suggest_tell(&suggest, diag);
}

static void add_unknown(Scan *scan, const char *name) {
  Diag *diag =
      reader_error(&scan->loading->reader, at_byte(scan->value, scan->at),
                   "unknown-placeholder", "{%s} stands for nothing here", name);
  if (!diag) { return; }
  if (str_equal(name, "fact")) {
    diag_set_hint(diag, "only what a reply says has slots for facts");
  } else if (str_equal(name, "agent")) {
    diag_set_hint(diag, "give the company an \"agent\"");
  } else {
    suggest_placeholder(scan->loading->scenario, name, diag);
  }
}

/* What takes the place of a placeholder, where it takes most time; false when
** it stands for nothing. */
static bool find_filling(Scan *scan, const char *name, Count *fill) {
  const Loading *loading = scan->loading;
  if (str_equal(name, "caller")) {
    *fill = loading->caller;
    return true;
  }
  if (str_equal(name, "agent")) {
    *fill = loading->agent;
    return loading->scenario->agent || loading->agent_refused;
  }
  if (str_equal(name, "fact")) {
    if (scan->slots) { ++*scan->slots; }
    return scan->slots != NULL;
  }
  int draw = symbols_find(&loading->draw_ids, name);
  if (draw != NONE) { *fill = loading->draws[draw]; }
  return draw != NONE;
}

static size_t scan_placeholder(Scan *scan) {
  char name[EXPR_ID_BYTES];
  const char *inside = scan->source + scan->at + 1;
  size_t length = strcspn(inside, "{}[]");
  if (inside[length] != '}') {
    Diag *diag = add_fault(scan, scan->at, "bad-placeholder",
                           "this brace is not closed");
    diag_set_hint(diag, "a placeholder is written {name}");
    return 1;
  }
  if (length >= sizeof name) { length = sizeof name - 1; }
  Str text = str_init(name, sizeof name);
  str_add_bytes(&text, inside, length);
  Count fill = {.chars = 0};
  if (find_filling(scan, name, &fill)) {
    if (scan->depth == 0) { count_add(&scan->count, &fill); }
  } else if (!scan->loading->draw_ids.open) {
    add_unknown(scan, name);
  }
  return strcspn(inside, "}") + 2;
}

static void scan_bracket(Scan *scan, bool opens) {
  if (opens == (scan->depth > 0)) {
    Diag *diag = add_fault(scan, scan->at, "bad-brackets",
                           opens ? "brackets stand within brackets"
                                 : "this bracket was never opened");
    diag_set_hint(diag, "[stage directions] stand in one pair of brackets");
  }
  if (opens) {
    if (scan->depth++ == 0) { scan->aside_at = scan->at; }
  } else if (scan->depth > 0) {
    scan->depth--;
  }
}

/* How many of the next characters are letters, digits and the like of ASCII,
** nothing that has a meaning here. */
static size_t plain_run(const char *text) {
  size_t run = 0;
  for (char c; (c = text[run]) > ' ' && c < 0x7F; run++) {
    if (c == '{' || c == '}' || c == '[' || c == ']') { break; }
  }
  return run;
}

static size_t scan_plain(Scan *scan) {
  const char *here = scan->source + scan->at;
  size_t run = plain_run(here);
  if (run > 0) {
    if (scan->depth == 0) { count_add_run(&scan->count, (int)run); }
    return run;
  }
  uint32_t point = (unsigned char)*here;
  size_t size = point < 0x80 ? 1 : utf8_decode(here, strlen(here), &point);
  if (scan->depth == 0) { count_add_point(&scan->count, point); }
  return size;
}

static size_t scan_part(Scan *scan) {
  switch (scan->source[scan->at]) {
    case '{':
      return scan_placeholder(scan);
    case '}':
      add_fault(scan, scan->at, "bad-placeholder",
                "this brace was never opened");
      return 1;
    case '[':
    case ']':
      scan_bracket(scan, scan->source[scan->at] == '[');
      return 1;
    default:
      return scan_plain(scan);
  }
}

/* What fills placeholders can be long, and many. No call lasts this long: what
** is beyond makes no difference, and sums stay within what an int holds. */
enum { MOST_CHARS = 200000, MOST_WORDS = 20000 };

static int at_most(int most, int count) {
  return count < most ? count : most;
}

Text read_counted(Loading *loading, const JsonValue *value, int *slots) {
  Scan scan = {.loading = loading, .value = value, .source = json_text(value)};
  scan.slots = slots;
  while (scan.source[scan.at]) { scan.at += scan_part(&scan); }
  if (scan.depth > 0) {
    add_fault(&scan, scan.aside_at, "bad-brackets",
              "this bracket is not closed");
  }
  return (Text){.source = reader_copy(&loading->reader, scan.source),
                .chars = at_most(MOST_CHARS, scan.count.chars),
                .words = at_most(MOST_WORDS, count_words(&scan.count))};
}

const char *read_text_field(Loading *loading, const Fields *fields, int key,
                            const char *fallback) {
  const JsonValue *value = fields->at[key];
  return value ? read_counted(loading, value, NULL).source : fallback;
}

bool text_names_caller(const Scenario *scenario, const char *text) {
  char said[4 * SCENARIO_MAX_TEXT + 1];
  Str spoken = str_init(said, sizeof said);
  while (*text) {
    if (*text == '[') {
      text += strcspn(text, "]");
      text += *text == ']';
      continue;
    }
    if (strncmp(text, "{caller}", 8) == 0) { return true; }
    size_t run = strcspn(text + 1, "[{") + 1;
    str_add_bytes(&spoken, text, run);
    text += run;
  }
  for (int i = 0; i < scenario->call_me_count; i++) {
    if (strstr(said, scenario->call_me[i])) { return true; }
  }
  return false;
}
