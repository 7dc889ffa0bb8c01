/* SPDX-License-Identifier: MIT */
/* ek wording: what sentences do, with the words that show it. */
#include "wording/wording.h"

#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "ek.h"
#include "wording/lexicon.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN_BYTES = 4096 };

typedef struct {
  const Ek *ek;
  const Lexicon *lexicon;
  const char *batch, *lexicon_path;
  WordingKind as; /* WORDING_COUNT: not given */
  bool json, predictions;
} Run;

/* What a judge of lines got right and wrong. */
typedef struct {
  int64_t right, false_alarms, missed, lines;
} Tally;

/* The words that show a finding, as they may be printed. */
static void show(char shown[SHOWN_BYTES], const char *text,
                 const Finding *finding) {
  char words[SHOWN_BYTES];
  size_t length = (size_t)(finding->end - finding->begin);
  if (length >= sizeof words) { length = sizeof words - 1; }
  memcpy(words, text + finding->begin, length);
  words[length] = '\0';
  Str clean = str_init(shown, SHOWN_BYTES);
  str_add_clean(&clean, words);
}

static void print_finding(const Run *run, const char *text,
                          const Finding *finding) {
  char shown[SHOWN_BYTES];
  show(shown, text, finding);
  printf("  %-26s %s", wording_kind_id(finding->kind), shown);
  if (finding->kind == WORDING_TIME_FRAME) {
    printf(" (%d h)", finding->value);
  }
  if (finding->kind == WORDING_ASKED_FOR) {
    printf(" (%s)", lexicon_topic(run->lexicon, finding->value));
  }
  putchar('\n');
}

static void write_finding(JsonOut *out, const Run *run, const char *text,
                          const Finding *finding) {
  char shown[SHOWN_BYTES];
  show(shown, text, finding);
  json_out_open_object(out);
  json_out_member_text(out, "kind", wording_kind_id(finding->kind));
  json_out_member_integer(out, "begin", finding->begin);
  json_out_member_integer(out, "end", finding->end);
  json_out_member_text(out, "words", shown);
  if (finding->kind == WORDING_TIME_FRAME) {
    json_out_member_integer(out, "hours", finding->value);
  }
  if (finding->kind == WORDING_ASKED_FOR) {
    json_out_member_text(out, "topic",
                         lexicon_topic(run->lexicon, finding->value));
  }
  json_out_close_object(out);
}

static void print_text(const Run *run, const char *text) {
  char shown[SHOWN_BYTES];
  Str clean = str_init(shown, sizeof shown);
  str_add_clean(&clean, text);
  puts(shown);
  Findings findings;
  wording_read(run->lexicon, text, NULL, &findings);
  for (int i = 0; i < findings.count; i++) {
    print_finding(run, text, &findings.list[i]);
  }
}

static void write_text(JsonOut *out, const Run *run, const char *text) {
  Findings findings;
  wording_read(run->lexicon, text, NULL, &findings);
  json_out_open_object(out);
  json_out_member_text(out, "text", text);
  json_out_key(out, "findings");
  json_out_open_list(out);
  for (int i = 0; i < findings.count; i++) {
    write_finding(out, run, text, &findings.list[i]);
  }
  json_out_close_list(out);
  json_out_close_object(out);
}

static int read_texts(const Run *run, int count, char **texts) {
  if (!run->json) {
    for (int i = 0; i < count; i++) { print_text(run, texts[i]); }
    return EK_DONE;
  }
  JsonOut out = ek_json_begin();
  json_out_open_object(&out);
  json_out_member_text(&out, "lexicon", lexicon_hash(run->lexicon));
  json_out_key(&out, "texts");
  json_out_open_list(&out);
  for (int i = 0; i < count; i++) { write_text(&out, run, texts[i]); }
  json_out_close_list(&out);
  json_out_close_object(&out);
  ek_json_end(&out);
  return EK_DONE;
}

static int refuse_line(const Run *run, int64_t line) {
  const LocaleArg args[] = {locale_arg_text("path", run->batch),
                            locale_arg_number("line", line)};
  ek_say(run->ek, stderr, "ek.wording.bad_line", args, 2);
  return EK_WRONG;
}

/* A line is TEXT, a tab, and 0 or 1; cut in two in place. */
static bool take_apart(char *line, bool *label) {
  char *tab = strrchr(line, '\t');
  if (!tab || (tab[1] != '0' && tab[1] != '1')) { return false; }
  if (tab[2] != '\0' && tab[2] != '\r') { return false; }
  *label = tab[1] == '1';
  *tab = '\0';
  return true;
}

static void judge(const Run *run, const char *text, bool label, Tally *tally) {
  Findings findings;
  wording_read(run->lexicon, text, NULL, &findings);
  bool found = findings.found[run->as];
  tally->lines++;
  tally->right += found && label;
  tally->false_alarms += found && !label;
  tally->missed += !found && label;
  if (run->predictions) { puts(found ? "1" : "0"); }
}

/* A share in thousandths, rounded; 0 of nothing is 0. */
static int64_t permille(int64_t part, int64_t whole) {
  return whole > 0 ? (2000 * part + whole) / (2 * whole) : 0;
}

static void print_tally(const Run *run, const Tally *tally) {
  int64_t found = tally->right + tally->false_alarms;
  int64_t there = tally->right + tally->missed;
  const struct {
    const char *name;
    int64_t permille;
  } shares[] = {{"precision", permille(tally->right, found)},
                {"recall", permille(tally->right, there)},
                {"f1", permille(2 * tally->right, found + there)}};
  if (run->json) {
    JsonOut out = ek_json_begin();
    json_out_open_object(&out);
    json_out_member_text(&out, "label", wording_kind_id(run->as));
    json_out_member_integer(&out, "lines", tally->lines);
    json_out_member_integer(&out, "labelled", there);
    json_out_member_integer(&out, "found", found);
    for (int i = 0; i < 3; i++) {
      char key[32];
      snprintf(key, sizeof key, "%s_permille", shares[i].name);
      json_out_member_integer(&out, key, shares[i].permille);
    }
    json_out_close_object(&out);
    ek_json_end(&out);
    return;
  }
  for (int i = 0; i < 3; i++) {
    printf("%s %" PRId64 ".%03" PRId64 "\n", shares[i].name,
           shares[i].permille / 1000, shares[i].permille % 1000);
  }
}

static int read_batch(const Run *run) {
  size_t length;
  char *bytes = ek_read(run->ek, run->batch, &length);
  if (!bytes) { return EK_USAGE; }
  Tally tally = {.lines = 0};
  int status = EK_DONE;
  int64_t number = 0;
  for (char *line = bytes; status == EK_DONE && line < bytes + length;) {
    char *end = memchr(line, '\n', length - (size_t)(line - bytes));
    if (end) { *end = '\0'; }
    bool label = false;
    number++;
    if (line[0] != '\0' && !take_apart(line, &label)) {
      status = refuse_line(run, number);
    } else if (line[0] != '\0') {
      judge(run, line, label, &tally);
    }
    line = end ? end + 1 : bytes + length;
  }
  free(bytes);
  if (status == EK_DONE && !run->predictions) { print_tally(run, &tally); }
  return status;
}

/* Takes an option and its value; how many words they are, 0 when wrong. */
static int take_option(Run *run, int left, char **argv) {
  if (str_equal(argv[0], "--json")) {
    run->json = true;
    return 1;
  }
  if (str_equal(argv[0], "--predictions")) {
    run->predictions = true;
    return 1;
  }
  if (left < 2) { return 0; }
  if (str_equal(argv[0], "--batch")) { run->batch = argv[1]; }
  if (str_equal(argv[0], "--lexicon")) { run->lexicon_path = argv[1]; }
  if (str_equal(argv[0], "--as")) {
    run->as = wording_kind_by_id(argv[1]);
    if (run->as == WORDING_COUNT) { return 0; }
  }
  return 2;
}

static bool is_option(const char *text) {
  static const char *const OPTIONS[] = {"--json", "--predictions", "--batch",
                                        "--lexicon", "--as"};
  for (size_t i = 0; i < sizeof OPTIONS / sizeof OPTIONS[0]; i++) {
    if (str_equal(OPTIONS[i], text)) { return true; }
  }
  return false;
}

int ek_wording(Ek *ek, int argc, char **argv) {
  Run run = {.ek = ek, .as = WORDING_COUNT};
  int at = 0;
  while (at < argc && strncmp(argv[at], "--", 2) == 0) {
    if (str_equal(argv[at], "--")) {
      at++;
      break;
    }
    if (!is_option(argv[at])) {
      return ek_refuse_option(ek, "wording", argv[at]);
    }
    int taken = take_option(&run, argc - at, argv + at);
    if (taken == 0) { return ek_refuse(ek, "ek.wording.usage", NULL, 0); }
    at += taken;
  }
  bool batch = run.batch && run.as != WORDING_COUNT && at == argc;
  bool texts =
      !run.batch && run.as == WORDING_COUNT && !run.predictions && at < argc;
  if (!batch && !texts) { return ek_refuse(ek, "ek.wording.usage", NULL, 0); }
  int status;
  run.lexicon = ek_load_lexicon(ek, run.lexicon_path, "en", &status);
  if (!run.lexicon) { return status; }
  return batch ? read_batch(&run) : read_texts(&run, argc - at, argv + at);
}
