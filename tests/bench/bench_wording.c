/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "bench.h"
#include "os/clock.h"
#include "os/file.h"
#include "wording/lexicon.h"
#include "wording/wording.h"

#include <stdint.h>
#include <stdlib.h>

enum { ARENA_BYTES = 64 * 1024 * 1024, ROUNDS = 5, READS = 2000 };

static const char TEXT[] =
    "I'm so sorry, Mr. Quill: the handle came off, and your hand was scalded. "
    "That must have been frightening. Could you tell me the order number, "
    "please? A new kettle leaves here today, and you have it within "
    "twenty-four hours, free of charge. Is there anything else that I can do?";
enum { WORDS = 51 };

static const Lexicon *load(Arena *arena, int64_t *cpu_us) {
  size_t length;
  char *bytes = file_read(EK_SOURCE_DIR "/assets/lexicon/en.json", 1 << 24,
                          &length, NULL);
  Diags *diags = arena ? diags_create(arena, 1) : NULL;
  int64_t start = clock_cpu_us();
  const Lexicon *lexicon =
      bytes && diags ? lexicon_load(arena, "en.json", bytes, length, diags)
                     : NULL;
  *cpu_us = clock_cpu_us() - start;
  free(bytes);
  if (!lexicon) { exit(EXIT_FAILURE); }
  return lexicon;
}

static int64_t read_often(const Lexicon *lexicon) {
  int64_t start = clock_cpu_us();
  for (int i = 0; i < READS; i++) {
    Findings findings;
    wording_read(lexicon, TEXT, NULL, &findings);
    if (findings.count == 0) { exit(EXIT_FAILURE); }
  }
  return clock_cpu_us() - start;
}

void bench_wording(JsonOut *out) {
  Arena *arena = arena_create(ARENA_BYTES);
  int64_t loaded_us, best_us = INT64_MAX;
  const Lexicon *lexicon = load(arena, &loaded_us);
  for (int i = 0; i < ROUNDS; i++) {
    int64_t taken = read_often(lexicon);
    if (taken < best_us) { best_us = taken; }
  }
  json_out_member_integer(out, "load_cpu_us", loaded_us);
  json_out_member_integer(out, "lexicon_bytes", (int64_t)arena_used(arena));
  json_out_member_integer(out, "ns_a_word",
                          best_us * 1000 / ((int64_t)READS * WORDS));
  arena_destroy(arena);
}
