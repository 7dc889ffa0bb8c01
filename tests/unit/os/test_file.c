/* SPDX-License-Identifier: MIT */
#include "os/file.h"
#include "scratch.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_text(const char *path, const char *text) {
  Err err = {0};
  if (!file_write(path, text, strlen(text), &err)) { fail_msg("%s", err.text); }
}

static void check_text(const char *path, const char *text) {
  size_t length = 0;
  char *bytes = file_read(path, 1 << 20, &length, NULL);
  assert_non_null(bytes);
  assert_string_equal(bytes, text);
  assert_int_equal(length, strlen(text));
  free(bytes);
}

static void file__reads_what_was_written(void **state) {
  char path[SCRATCH_BYTES];
  scratch_path(path, state, "a.json");
  enum { LONG = 100000 };
  char *bytes = malloc(LONG);
  for (int i = 0; i < LONG; i++) { bytes[i] = (char)(i * 7); }
  assert_true(file_write(path, bytes, LONG, NULL));
  size_t length = 0;
  char *again = file_read(path, LONG, &length, NULL);
  assert_non_null(again);
  assert_int_equal(length, LONG);
  assert_memory_equal(again, bytes, LONG);
  assert_int_equal(again[LONG], '\0');
  free(again);
  free(bytes);
}

static void file__an_empty_file_is_no_fault(void **state) {
  char path[SCRATCH_BYTES];
  write_text(scratch_path(path, state, "empty"), "");
  check_text(path, "");
}

static void file__refuses_one_byte_more_than_the_limit(void **state) {
  char path[SCRATCH_BYTES];
  write_text(scratch_path(path, state, "seven"), "1234567");
  size_t length = 0;
  char *bytes = file_read(path, 7, &length, NULL);
  assert_non_null(bytes);
  free(bytes);
  Err err = {0};
  assert_null(file_read(path, 6, &length, &err));
  assert_int_equal(err.code, ERR_IO);
  assert_string_equal(err.text, "is bigger than 6 bytes");
  assert_string_equal(err.path, path);
}

static void file__says_what_cannot_be_read(void **state) {
  char path[SCRATCH_BYTES];
  size_t length = 0;
  Err err = {0};
  scratch_path(path, state, "missing");
  assert_null(file_read(path, 10, &length, &err));
  assert_string_equal(err.text, "cannot be opened: No such file or directory");
  assert_string_equal(err.path, path);
  err = (Err){0};
  assert_null(file_read(*state, 10, &length, &err));
  assert_string_equal(err.text, "cannot be read: Is a directory");
}

static void file__writing_leaves_nothing_else_behind(void **state) {
  char path[SCRATCH_BYTES];
  scratch_path(path, state, "one");
  write_text(path, "old");
  write_text(path, "new");
  check_text(path, "new");
  FileNames names;
  assert_true(file_list(*state, "", &names, NULL));
  assert_int_equal(names.count, 1);
  file_clear_names(&names);
}

static void file__writing_keeps_rights_and_links(void **state) {
  char target[SCRATCH_BYTES], link[SCRATCH_BYTES];
  write_text(scratch_path(target, state, "target"), "old");
  assert_int_equal(chmod(target, 0640), 0);
  assert_int_equal(symlink(target, scratch_path(link, state, "link")), 0);
  write_text(link, "new");
  check_text(target, "new");
  struct stat about;
  assert_int_equal(lstat(link, &about), 0);
  assert_true(S_ISLNK(about.st_mode));
  assert_int_equal(lstat(target, &about), 0);
  assert_int_equal(about.st_mode & 0777, 0640);
}

static void file__a_pipe_is_written_to_and_not_replaced(void **state) {
  char path[SCRATCH_BYTES];
  scratch_path(path, state, "pipe");
  assert_int_equal(mkfifo(path, 0600), 0);
  pid_t writer = fork();
  if (writer == 0) { _exit(file_write(path, "through", 7, NULL) ? 0 : 1); }
  check_text(path, "through");
  int status = -1;
  waitpid(writer, &status, 0);
  assert_int_equal(status, 0);
  struct stat about;
  assert_int_equal(lstat(path, &about), 0);
  assert_true(S_ISFIFO(about.st_mode));
}

/* In a child: root's rights are given up for good. */
static int write_without_rights(const char *folder, const char *path) {
  scratch_drop_root();
  Err err = {0};
  if (file_write(path, "new", 3, &err)) { return 1; }
  if (!strstr(err.text, "cannot be written: Permission denied")) { return 2; }
  return access(folder, R_OK) == 0 ? 0 : 3;
}

static void file__a_folder_without_rights_keeps_the_old_bytes(void **state) {
  char path[SCRATCH_BYTES];
  write_text(scratch_path(path, state, "kept"), "old");
  assert_int_equal(chmod(path, 0666), 0);
  assert_int_equal(chmod(*state, 0555), 0);
  pid_t child = fork();
  if (child == 0) { _exit(write_without_rights(*state, path)); }
  int status = -1;
  waitpid(child, &status, 0);
  assert_int_equal(WEXITSTATUS(status), 0);
  check_text(path, "old");
  assert_int_equal(chmod(*state, 0700), 0);
}

static void file__a_write_protected_file_stays(void **state) {
  char path[SCRATCH_BYTES];
  write_text(scratch_path(path, state, "kept"), "old");
  assert_int_equal(chmod(path, 0444), 0);
  assert_int_equal(chmod(*state, 0777), 0);
  pid_t child = fork();
  if (child == 0) { _exit(write_without_rights(*state, path)); }
  int status = -1;
  waitpid(child, &status, 0);
  assert_int_equal(WEXITSTATUS(status), 0);
  check_text(path, "old");
}

static void file__makes_folders_for_their_owner_alone(void **state) {
  char path[SCRATCH_BYTES];
  struct stat about;
  assert_true(file_make_folder(scratch_path(path, state, "a/b//c"), NULL));
  assert_true(file_make_folder(path, NULL));
  assert_int_equal(stat(path, &about), 0);
  assert_int_equal(about.st_mode & 0777, 0700);
  assert_int_equal(stat(scratch_path(path, state, "a"), &about), 0);
  assert_int_equal(about.st_mode & 0777, 0700);
}

static void file__a_file_in_the_way_of_a_folder_is_named(void **state) {
  char path[SCRATCH_BYTES], inside[SCRATCH_BYTES];
  write_text(scratch_path(path, state, "file"), "");
  Err err = {0};
  assert_false(file_make_folder(scratch_path(inside, state, "file/in"), &err));
  assert_string_equal(err.path, path);
  assert_string_equal(err.text, "cannot be made: File exists");
}

static void file__a_private_file_is_made_once(void **state) {
  char path[SCRATCH_BYTES];
  struct stat about;
  assert_true(file_create_private(scratch_path(path, state, "p"), NULL));
  assert_int_equal(stat(path, &about), 0);
  assert_int_equal(about.st_mode & 0777, 0600);
  write_text(path, "kept");
  assert_true(file_create_private(path, NULL));
  check_text(path, "kept");
}

static void file__lists_files_in_the_order_of_their_bytes(void **state) {
  static const char *const MADE[] = {"b.json",        "a.json",  "Z.json",
                                     "\xC3\xA9.json", ".c.json", ".json",
                                     "a.jsonx"};
  char path[SCRATCH_BYTES];
  for (size_t i = 0; i < sizeof MADE / sizeof *MADE; i++) {
    write_text(scratch_path(path, state, MADE[i]), "");
  }
  assert_true(file_make_folder(scratch_path(path, state, "d.json"), NULL));
  assert_int_equal(mkfifo(scratch_path(path, state, "f.json"), 0600), 0);
  assert_int_equal(symlink("/dev/zero", scratch_path(path, state, "g.json")),
                   0);
  assert_int_equal(symlink("nowhere", scratch_path(path, state, "l.json")), 0);
  FileNames names;
  assert_true(file_list(*state, ".json", &names, NULL));
  assert_int_equal(names.count, 5);
  assert_string_equal(names.names[0], "Z.json");
  assert_string_equal(names.names[1], "a.json");
  assert_string_equal(names.names[2], "b.json");
  assert_string_equal(names.names[3], "l.json");
  assert_string_equal(names.names[4], "\xC3\xA9.json");
  file_clear_names(&names);
  Err err = {0};
  assert_false(file_list(scratch_path(path, state, "none"), "", &names, &err));
  assert_string_equal(err.text, "cannot be opened: No such file or directory");
}

#define TEST(f)                                                                \
  cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(file__reads_what_was_written),
      TEST(file__an_empty_file_is_no_fault),
      TEST(file__refuses_one_byte_more_than_the_limit),
      TEST(file__says_what_cannot_be_read),
      TEST(file__writing_leaves_nothing_else_behind),
      TEST(file__writing_keeps_rights_and_links),
      TEST(file__a_pipe_is_written_to_and_not_replaced),
      TEST(file__a_folder_without_rights_keeps_the_old_bytes),
      TEST(file__a_write_protected_file_stays),
      TEST(file__makes_folders_for_their_owner_alone),
      TEST(file__a_file_in_the_way_of_a_folder_is_named),
      TEST(file__a_private_file_is_made_once),
      TEST(file__lists_files_in_the_order_of_their_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
