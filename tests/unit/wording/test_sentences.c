/* SPDX-License-Identifier: MIT */
/* What each detector reaches on sentences of our own (tests/wording): printed,
** and held to a floor. */
#include "base/arena.h"
#include "loader.h"
#include "unit.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES = 1 << 24 };

static const struct {
  WordingKind kind;
  int floor; /* F1 in thousandths */
} KINDS[] = {
    {WORDING_APOLOGY, 950},
    {WORDING_CONDITIONAL_APOLOGY, 950},
    {WORDING_RESPONSIBILITY, 950},
    {WORDING_THANKS, 950},
    {WORDING_EMPATHY, 900},
    {WORDING_ANGER_ACKNOWLEDGED, 950},
    {WORDING_QUESTION, 950},
    {WORDING_OPEN_QUESTION, 950},
    {WORDING_REQUEST, 800},
    {WORDING_OFFER, 900},
    {WORDING_OPTIONS, 900},
    {WORDING_TIME_FRAME, 950},
    {WORDING_FREEBIE, 900},
    {WORDING_HOLD, 850},
    {WORDING_POLITE, 850},
    {WORDING_POSITIVE_LANGUAGE, 900},
    {WORDING_NEGATIVE_LANGUAGE, 950},
    {WORDING_NEGATIVE, 850},
    {WORDING_COMPLAINT, 850},
    {WORDING_BLAME, 950},
    {WORDING_CALM_DOWN, 950},
    {WORDING_BUT_AFTER_ACKNOWLEDGEMENT, 950},
    {WORDING_BARE_ACK, 900},
    {WORDING_VAGUE_PROMISE, 950},
    {WORDING_RUSHING, 950},
    {WORDING_ABUSE, 900},
};

typedef struct {
  int right, found, there;
} Tally;

static Tally judge(const Lexicon *lexicon, WordingKind kind, char *lines) {
  Tally tally = {0, 0, 0};
  char *rest = lines;
  for (char *line; (line = strtok_r(rest, "\n", &rest)) != NULL;) {
    char *tab = strrchr(line, '\t');
    assert_non_null(tab);
    bool there = tab[1] == '1';
    *tab = '\0';
    Findings findings;
    wording_read(lexicon, line, NULL, &findings);
    bool found = findings.found[kind];
    tally.right += found && there;
    tally.found += found;
    tally.there += there;
  }
  return tally;
}

static void wording__each_detector_reaches_its_floor(void **state) {
  (void)state;
  Arena *arena = arena_create(FILE_BYTES);
  const Lexicon *lexicon = loader_lexicon(arena, LOADER_LEXICON);
  int low = 0;
  for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
    char name[512];
    const char *id = wording_kind_id(KINDS[i].kind);
    size_t length;
    snprintf(name, sizeof name, EK_SOURCE_DIR "/tests/wording/%s.tsv", id);
    char *lines = loader_read(name, &length);
    Tally tally = judge(lexicon, KINDS[i].kind, lines);
    free(lines);
    int f1 = 2000 * tally.right / (tally.found + tally.there);
    print_message("%-26s %2d of %2d, %2d found, F1 %4d\n", id, tally.right,
                  tally.there, tally.found, f1);
    low += f1 < KINDS[i].floor;
  }
  arena_destroy(arena);
  assert_int_equal(low, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wording__each_detector_reaches_its_floor),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
