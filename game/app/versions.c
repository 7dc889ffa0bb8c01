/* SPDX-License-Identifier: MIT */
#include "app/versions.h"

#include "base/arena.h"
#include "progress/shift_attempt.h"
#include "score/shift_replay.h"
#include "store/sources.h"

enum { SHIFT_BYTES = 64 * 1024 * 1024, FILES_BYTES = 64 * 1024 * 1024 };

typedef struct {
  const char *scenario, *hash, *rubric;
} Version;

typedef struct {
  Version list[SHIFT_MOST_CALLS];
  int count;
} Versions;

static bool list_versions(Arena *arena, const Attempt *attempt,
                          const char *replay, size_t length, Versions *all,
                          Err *err) {
  ShiftFault fault;
  if (!shift_attempt_is(attempt->scenario)) {
    all->list[0] = (Version){attempt->scenario, attempt->hash, attempt->rubric};
    all->count = 1;
    return true;
  }
  const Shift *shift =
      shift_replay_read(arena, "shift", replay, length, err, &fault);
  all->count = shift ? shift->call_count : 0;
  for (int i = 0; i < all->count; i++) {
    const Replay *call = shift->calls[i];
    all->list[i] = (Version){call->scenario, call->hash, call->rubric};
  }
  return shift != NULL;
}

VersionFiles versions_gather(const Shelf *shelf, const Attempt *attempt,
                             const char *replay, size_t length, Source rubric) {
  VersionFiles files = {.list = {{rubric.bytes, rubric.length}}, .count = 1};
  Versions all = {.count = 0};
  Arena *arena = arena_create(SHIFT_BYTES);
  if (arena) { list_versions(arena, attempt, replay, length, &all, NULL); }
  for (int i = 0; i < all.count; i++) {
    Source source = shelf_source(shelf, all.list[i].hash, all.list[i].rubric);
    files.list[files.count++] = (AttemptFile){source.bytes, source.length};
  }
  arena_destroy(arena);
  return files;
}

static bool bring_one(Shelf *shelf, Db *db, const Version *version,
                      Arena *arena, Err *err) {
  if (shelf_version(shelf, version->hash, version->rubric)) { return true; }
  Source scenario, rubric;
  scenario.bytes =
      sources_read(db, version->hash, arena, &scenario.length, err);
  rubric.bytes = sources_read(db, version->rubric, arena, &rubric.length, err);
  return scenario.bytes && rubric.bytes &&
         shelf_add_version(shelf, version->scenario, scenario, rubric, err);
}

bool versions_bring(Shelf *shelf, Db *db, const Attempt *attempt,
                    const AttemptPapers *papers, Err *err) {
  Versions all = {.count = 0};
  Arena *arena = arena_create(SHIFT_BYTES), *files = arena_create(FILES_BYTES);
  bool done = arena && files &&
              list_versions(arena, attempt, papers->replay,
                            papers->replay_length, &all, err);
  for (int i = 0; done && i < all.count; i++) {
    arena_reset(files);
    done = bring_one(shelf, db, &all.list[i], files, err);
  }
  arena_destroy(arena);
  arena_destroy(files);
  return done || err_memory(err);
}
