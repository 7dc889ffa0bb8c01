/* SPDX-License-Identifier: MIT */
/* Texts with {placeholders} and [stage directions]: checked and counted. */
#include "base/str.h"
#include "base/utf8.h"
#include "scenario/loading.h"
#include "scenario/suggest.h"

#include <string.h>

/* Characters and words of what takes time (SCORING.md, "A word is a run"). */
typedef struct {
  int chars, words;
  int dense, others; /* of the run so far: characters of both sorts of script */
} Count;

static bool is_white(uint32_t point) {
  return point == ' ' || point == '\t' || point == '\n' || point == '\r' ||
         point == 0xA0 || point == 0x3000;
}

/* Scripts without spaces between words. */
static bool is_dense(uint32_t point) {
  if (point < 0x0E00) { return false; }
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0x0E00, 0x0EFF}, {0x1000, 0x109F},  {0x1780, 0x17FF},
                {0x3040, 0x30FF}, {0x3400, 0x4DBF},  {0x4E00, 0x9FFF},
                {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
    if (point >= ranges[i].first && point <= ranges[i].last) { return true; }
  }
  return false;
}

static void end_run(Count *count) {
  count->words += (count->dense + 1) / 2 + (count->others > 0);
  count->dense = count->others = 0;
}

static void count_point(Count *count, uint32_t point) {
  count->chars++;
  if (is_white(point)) {
    end_run(count);
  } else if (is_dense(point)) {
    count->dense++;
  } else {
    count->others++;
  }
}

static void count_text(Count *count, const char *text) {
  for (size_t left = strlen(text); left > 0;) {
    uint32_t point;
    size_t size = utf8_decode(text, left, &point);
    count_point(count, point);
    text += size;
    left -= size;
  }
}

/* Reading a text. */

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

static void add_unknown(Scan *scan, const char *name) {
  Diag *diag =
      reader_error(&scan->loading->reader, at_byte(scan->value, scan->at),
                   "unknown-placeholder", "{%s} stands for nothing here", name);
  const Scenario *scenario = scan->loading->scenario;
  if (str_equal(name, "fact")) {
    diag_set_hint(diag, "only what a reply says has slots for facts");
    return;
  }
  if (str_equal(name, "agent")) {
    diag_set_hint(diag, "give the company an \"agent\"");
    return;
  }
  Suggest suggest = suggest_init(name);
  suggest_offer(&suggest, "caller");
  suggest_offer(&suggest, "agent");
  suggest_offer(&suggest, "fact");
  for (int i = 0; i < scenario->draw_count; i++) {
    suggest_offer(&suggest, scenario->draws[i].id);
  }
  if (suggest.best) {
    diag_set_hint(diag, "did you mean {%s}?", suggest.best);
  } else {
    diag_set_hint(diag, "{caller}, {agent} and the lists of \"draw\" do");
  }
}

/* What takes the place of a placeholder, where it takes most time; NULL when
** it stands for nothing. */
static const char *filling(Scan *scan, const char *name) {
  const Scenario *scenario = scan->loading->scenario;
  if (str_equal(name, "caller")) { return scenario->call_me[0]; }
  if (str_equal(name, "agent")) { return scenario->agent; }
  if (str_equal(name, "fact")) {
    if (!scan->slots) { return NULL; }
    ++*scan->slots;
    return "";
  }
  int draw = symbols_find(&scan->loading->draw_ids, name);
  return draw == NONE ? NULL : longest_word(scenario, draw);
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
  const char *fill = filling(scan, name);
  if (!fill) {
    add_unknown(scan, name);
  } else if (scan->depth == 0) {
    count_text(&scan->count, fill);
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

static size_t scan_plain(Scan *scan) {
  const char *here = scan->source + scan->at;
  uint32_t point = (unsigned char)*here;
  size_t size = point < 0x80 ? 1 : utf8_decode(here, strlen(here), &point);
  if (scan->depth == 0) { count_point(&scan->count, point); }
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

Text read_counted(Loading *loading, const JsonValue *value, int *slots) {
  Scan scan = {.loading = loading, .value = value, .source = json_text(value)};
  scan.slots = slots;
  while (scan.source[scan.at]) { scan.at += scan_part(&scan); }
  if (scan.depth > 0) {
    add_fault(&scan, scan.aside_at, "bad-brackets",
              "this bracket is not closed");
  }
  end_run(&scan.count);
  return (Text){.source = reader_copy(&loading->reader, scan.source),
                .chars = scan.count.chars,
                .words = scan.count.words};
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
