/* SPDX-License-Identifier: MIT */
/* Every folder of valid/ holds a scenario that must load without a word. Every
** folder of invalid/, named RULE or RULE__CASE, holds one with faults, and a
** file `expect` with all of them: LINE:COLUMN rule. */
#include "base/arena.h"
#include "base/str.h"
#include "loader.h"
#include "scenario/load.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASES EK_SOURCE_DIR "/tests/scenarios/"

enum { PATH_SIZE = 1024, REPORT_SIZE = 16384 };

static bool has_portrait(void *world, const char *id) {
  (void)world;
  return !str_equal(id, "nobody_has_this");
}

/* What the loader says of a file, in the words of `expect`. */
static void check_file(const char *path, Str *report) {
  Loader loader = loader_begin();
  LoadContext context = {.rubric = loader.rubric, .has_portrait = has_portrait};
  size_t length;
  char *bytes = loader_read(path, &length);
  const Scenario *scenario = scenario_load_with(loader.arena, &context, path,
                                                bytes, length, loader.diags);
  free(bytes);
  assert_int_equal(scenario == NULL, diags_errors(loader.diags) > 0);
  for (int i = 0; i < diags_kept(loader.diags); i++) {
    const Diag *diag = diags_get(loader.diags, i);
    str_addf(report, "%d:%d %s\n", diag->at.line, diag->at.column, diag->rule);
    assert_string_equal(diag->at.path, path);
    assert_true(diag->at.text[0] != '\0');
  }
  loader_end(&loader);
}

static void check_valid(const char *folder, const char *name) {
  char path[PATH_SIZE], report[REPORT_SIZE];
  snprintf(path, sizeof path, "%s/%s/input.json", folder, name);
  Str said = str_init(report, sizeof report);
  check_file(path, &said);
  if (report[0]) { fail_msg("%s:\n%s", path, report); }
}

static void check_invalid(const char *folder, const char *name) {
  char path[PATH_SIZE], report[REPORT_SIZE], rule[64];
  snprintf(path, sizeof path, "%s/%s/input.json", folder, name);
  Str said = str_init(report, sizeof report);
  check_file(path, &said);
  snprintf(path, sizeof path, "%s/%s/expect", folder, name);
  size_t length;
  char *expected = loader_read(path, &length);
  if (!str_equal(report, expected)) {
    fail_msg("%s: expected\n%sgot\n%s", name, expected, report);
  }
  const char *end = strstr(name, "__");
  snprintf(rule, sizeof rule, " %.*s\n",
           (int)(end ? end - name : (long)strlen(name)), name);
  if (!strstr(expected, rule)) { fail_msg("%s lacks its rule", name); }
  free(expected);
}

static int each_folder(const char *folder,
                       void (*check)(const char *folder, const char *name)) {
  DIR *cases = opendir(folder);
  assert_non_null(cases);
  int count = 0;
  for (struct dirent *entry; (entry = readdir(cases));) {
    if (entry->d_name[0] == '.') { continue; }
    check(folder, entry->d_name);
    count++;
  }
  closedir(cases);
  return count;
}

static void cases__valid_ones_load_without_a_word(void **state) {
  (void)state;
  assert_true(each_folder(CASES "valid", check_valid) >= 7);
}

static void cases__invalid_ones_are_refused_where_they_are_wrong(void **state) {
  (void)state;
  assert_true(each_folder(CASES "invalid", check_invalid) >= 130);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cases__valid_ones_load_without_a_word),
      cmocka_unit_test(cases__invalid_ones_are_refused_where_they_are_wrong),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
