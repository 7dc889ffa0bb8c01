/* SPDX-License-Identifier: MIT */
/* A lexicon of any bytes is loaded and can be read with, or is refused with a
** reason. */
#include "base/arena.h"
#include "base/diag.h"
#include "fuzz.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <assert.h>
#include <string.h>

enum { ARENA_CAP = 64 * 1024 * 1024 };

static const char TEXT[] = "I'm sorry, but could you wait two dozen hours? {x}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *arena = arena_create(ARENA_CAP);
  Diags *diags = diags_create(arena, DIAGS_DEFAULT_CAP);
  const Lexicon *lexicon =
      lexicon_load(arena, "fuzz", (const char *)data, size, diags);
  assert((lexicon == NULL) == (diags_errors(diags) > 0));
  Findings findings = {.count = 0};
  if (lexicon) { wording_read(lexicon, TEXT, NULL, &findings); }
  for (int i = 0; i < findings.count; i++) {
    const Finding *finding = &findings.list[i];
    assert(finding->begin >= 0 && finding->begin < finding->end);
    assert((size_t)finding->end <= strlen(TEXT));
  }
  arena_destroy(arena);
  return 0;
}
