/* SPDX-License-Identifier: MIT */
#include "os/file.h"
#include "scratch.h"
#include "store/library.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static void write_file(void *const *state, const char *name) {
  char path[SCRATCH_BYTES];
  assert_true(file_write(scratch_path(path, state, name), "{}", 2, NULL));
}

static int setup(void **state) {
  char path[SCRATCH_BYTES];
  if (scratch_setup(state)) { return -1; }
  file_make_folder(scratch_path(path, state, "shipped/de"), NULL);
  file_make_folder(scratch_path(path, state, "own"), NULL);
  write_file(state, "shipped/steak.json");
  write_file(state, "shipped/cake.json");
  write_file(state, "shipped/scenario.schema.json");
  write_file(state, "shipped/README.md");
  write_file(state, "shipped/de/cake.json");
  return 0;
}

static void check_file(void *const *state, const LibraryFile *file,
                       const char *id, const char *name, bool own) {
  char path[SCRATCH_BYTES];
  assert_string_equal(file->id, id);
  assert_string_equal(file->path, scratch_path(path, state, name));
  assert_int_equal(file->own, own);
}

static bool list(void *const *state, Arena *arena, Library *library, Err *err) {
  char shipped[SCRATCH_BYTES], own[SCRATCH_BYTES];
  return library_list(scratch_path(shipped, state, "shipped"),
                      scratch_path(own, state, "own"), arena, library, err);
}

static void library__lists_both_folders_by_id(void **state) {
  write_file(state, "own/mine.json");
  Arena *arena = arena_create(1 << 20);
  Library library;
  assert_true(list(state, arena, &library, NULL));
  assert_int_equal(library.count, 3);
  check_file(state, &library.list[0], "cake", "shipped/cake.json", false);
  check_file(state, &library.list[1], "mine", "own/mine.json", true);
  check_file(state, &library.list[2], "steak", "shipped/steak.json", false);
  arena_destroy(arena);
}

static void library__ones_own_takes_the_shipped_ones_place(void **state) {
  write_file(state, "own/cake.json");
  Arena *arena = arena_create(1 << 20);
  Library library;
  assert_true(list(state, arena, &library, NULL));
  assert_int_equal(library.count, 2);
  check_file(state, &library.list[0], "cake", "own/cake.json", true);
  arena_destroy(arena);
}

static void library__nobody_needs_files_of_their_own(void **state) {
  char shipped[SCRATCH_BYTES], own[SCRATCH_BYTES];
  scratch_path(shipped, state, "shipped");
  scratch_path(own, state, "nowhere");
  Arena *arena = arena_create(1 << 20);
  Library library;
  assert_true(library_list(shipped, own, arena, &library, NULL));
  assert_int_equal(library.count, 2);
  assert_true(library_list(shipped, NULL, arena, &library, NULL));
  assert_int_equal(library.count, 2);
  arena_destroy(arena);
}

static void
library__an_own_folder_that_cannot_be_listed_hides_nothing(void **state) {
  char shipped[SCRATCH_BYTES], own[SCRATCH_BYTES];
  scratch_path(shipped, state, "shipped");
  scratch_path(own, state, "own/no-folder");
  write_file(state, "own/no-folder");
  Arena *arena = arena_create(1 << 20);
  Library library;
  Err err = {0};
  assert_true(library_list(shipped, own, arena, &library, &err));
  assert_int_equal(err.code, ERR_NONE);
  assert_int_equal(library.count, 3);
  check_file(state, &library.list[1], "scenarios", "own/no-folder", true);
  arena_destroy(arena);
}

static void library__missing_shipped_ones_are_an_error(void **state) {
  char own[SCRATCH_BYTES], shipped[SCRATCH_BYTES];
  Arena *arena = arena_create(1 << 20);
  Library library;
  Err err = {0};
  assert_false(library_list(scratch_path(shipped, state, "nowhere"),
                            scratch_path(own, state, "own"), arena, &library,
                            &err));
  assert_string_equal(err.path, shipped);
  arena_destroy(arena);
}

static void library__too_little_memory_is_said(void **state) {
  write_file(state, "own/mine.json");
  Arena *arena = arena_create(1 << 20);
  Library library;
  enum { NEEDED = 1 + 3 * 2 };
  for (long nth = 1; nth <= NEEDED; nth++) {
    arena_fail_at(arena, nth);
    Err err = {0};
    assert_false(list(state, arena, &library, &err));
    assert_int_equal(err.code, ERR_MEMORY);
  }
  arena_fail_at(arena, NEEDED + 1);
  assert_true(list(state, arena, &library, NULL));
  arena_destroy(arena);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(library__lists_both_folders_by_id),
      TEST(library__ones_own_takes_the_shipped_ones_place),
      TEST(library__nobody_needs_files_of_their_own),
      TEST(library__an_own_folder_that_cannot_be_listed_hides_nothing),
      TEST(library__missing_shipped_ones_are_an_error),
      TEST(library__too_little_memory_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
