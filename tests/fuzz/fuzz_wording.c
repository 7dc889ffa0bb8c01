/* SPDX-License-Identifier: MIT */
/* Any text is read with the shipped lexicon; findings lie within it and stand
** in order. */
#include "base/arena.h"
#include "base/diag.h"
#include "fuzz.h"
#include "os/file.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CAP = 64 * 1024 * 1024, LEXICON_BYTES = 1 << 24 };

static const Lexicon *load(Arena *arena) {
  size_t length;
  char *bytes = file_read(EK_SOURCE_DIR "/assets/lexicon/en.json",
                          LEXICON_BYTES, &length, NULL);
  Diags *diags = diags_create(arena, DIAGS_DEFAULT_CAP);
  const Lexicon *lexicon = lexicon_load(arena, "en", bytes, length, diags);
  free(bytes);
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
