/* SPDX-License-Identifier: MIT */
/* Any text is read; findings lie within it and stand in order. */
#include "base/arena.h"
#include "base/diag.h"
#include "fuzz.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 1024 * 1024 };

/* Small, so that many texts can be tried. */
static const char LEXICON[] =
    "{\"lexicon\":1,\"spellings\":{\"i'm\":\"i am\"},"
    "\"numbers\":{\"two\":2,\"twenty\":20,\"dozen\":12,\"hundred\":100},"
    "\"multipliers\":[\"dozen\",\"hundred\"],\"inside_numbers\":[\"and\"],"
    "\"abbreviations\":[\"mr\"],\"words\":{\"we\":[\"i\",\"we\"]},"
    "\"kinds\":{\"apology\":{\"phrases\":[\"@we am sorry\",\"sorry\"],"
    "\"not\":[\"not sorry\"]},\"but\":{\"phrases\":[\"but\"]},"
    "\"question\":{\"phrases\":[\"?\",\"^ is * $\"]},"
    "\"time_frame\":{\"phrases\":{\"# hours\":60,\"by #\":-720}}},"
    "\"asked_for\":{\"name\":[\"your name\"]},\"weighed\":{\"hold\":{"
    "\"start\":-3,\"weights\":{\"wait\":2,\"a\":1}}}}";

static const Lexicon *load(Arena *arena) {
  Diags *diags = diags_create(arena, 1);
  const Lexicon *lexicon =
      lexicon_load(arena, "small", LEXICON, sizeof LEXICON - 1, diags);
  assert(lexicon);
  return lexicon;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *arena = arena_create(ARENA_CAP);
  const Lexicon *lexicon = load(arena);
  char *text = malloc(size + 1);
  assert(text);
  memcpy(text, data, size);
  text[size] = '\0';
  Findings findings;
  wording_read(lexicon, text, NULL, &findings);
  for (int i = 0; i < findings.count; i++) {
    const Finding *finding = &findings.list[i];
    assert(finding->begin >= 0 && finding->begin < finding->end);
    assert((size_t)finding->end <= strlen(text));
    assert(i == 0 || findings.list[i - 1].begin <= finding->begin);
    assert(findings.found[finding->kind]);
  }
  free(text);
  arena_destroy(arena);
  return 0;
}
