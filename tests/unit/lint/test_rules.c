/* SPDX-License-Identifier: MIT */
/* Every rule has a page in scenarios/RULES.md and a folder in tests/lint with
** a call that breaks it, where is in `expect`, and one that breaks none. */
#include "base/arena.h"
#include "base/str.h"
#include "lint/catalogue.h"
#include "lint/lint.h"
#include "loader.h"
#include "scenario/load.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASES EK_SOURCE_DIR "/tests/lint"
#define PAGES EK_SOURCE_DIR "/scenarios/RULES.md"

enum { PATH_SIZE = 1024, REPORT_SIZE = 16384, PAGE_SIZE = 4096 };

static bool has_portrait(void *world, const char *id) {
  (void)world;
  return !str_equal(id, "norah");
}

/* What is wrong with a call, in the words of `expect`. */
static void lint_text(const char *path, const char *bytes, size_t length,
                      bool deep, Str *report) {
  Loader loader = loader_begin();
  LoadContext load = {.rubric = loader.rubric, .has_portrait = has_portrait};
  LintJob job = {.load = &load, .deep = deep};
  if (deep) { job.lexicon = loader_lexicon(loader.arena, LOADER_LEXICON); }
  lint_load(loader.arena, &job, path, bytes, length, loader.diags);
  loader_expect_good(&loader);
  for (int i = 0; i < diags_kept(loader.diags); i++) {
    const Diag *diag = diags_get(loader.diags, i);
    str_addf(report, "%d:%d %s\n", diag->at.line, diag->at.column, diag->rule);
    assert_true(diag->at.text[0] != '\0');
    assert_true(diag->hint[0] != '\0');
  }
  loader_end(&loader);
}

static void lint_file(const char *path, bool deep, char *report) {
  Str said = str_init(report, REPORT_SIZE);
  size_t length;
  char *bytes = loader_read(path, &length);
  lint_text(path, bytes, length, deep, &said);
  free(bytes);
}

static bool is_deep(LintRule rule) {
  return lint_entry(rule)->depth == LINT_DEEP;
}

static void check_bad(LintRule rule) {
  const char *name = lint_entry(rule)->name;
  char path[PATH_SIZE], report[REPORT_SIZE], own[80];
  snprintf(path, sizeof path, CASES "/%s/bad.json", name);
  lint_file(path, is_deep(rule), report);
  snprintf(path, sizeof path, CASES "/%s/expect", name);
  size_t length;
  char *expected = loader_read(path, &length);
  if (!str_equal(report, expected)) {
    fail_msg("%s: expected\n%sgot\n%s", name, expected, report);
  }
  free(expected);
  snprintf(own, sizeof own, " %s\n", name);
  if (!strstr(report, own)) { fail_msg("%s is not found", name); }
}

static void check_good(LintRule rule) {
  char path[PATH_SIZE], report[REPORT_SIZE];
  snprintf(path, sizeof path, CASES "/%s/good.json", lint_entry(rule)->name);
  lint_file(path, is_deep(rule), report);
  if (report[0]) { fail_msg("%s:\n%s", path, report); }
}

static void rules__each_finds_its_bad_call_where_it_is_wrong(void **state) {
  (void)state;
  for (int i = 0; i < LINT_RULE_COUNT; i++) { check_bad((LintRule)i); }
}

static void rules__none_is_heard_about_a_good_call(void **state) {
  (void)state;
  for (int i = 0; i < LINT_RULE_COUNT; i++) { check_good((LintRule)i); }
}

#define AGAIN                                                                  \
  "\"again\":{\"caller\":[{\"say\":\"They did not come.\"}],\"replies\":["     \
  "{\"id\":\"sorry\",\"say\":\"I'm sorry, they should have.\",\"uses\":["      \
  "\"apology\"],\"goto\":\"no_bye\"}]},"

/* With this node before the others, and this key before "nodes". */
static void lint_with_node(const char *path, const char *key, char *report) {
  char changed[2 * PAGE_SIZE];
  size_t length;
  char *bytes = loader_read(path, &length);
  char *nodes = strstr(bytes, "\"nodes\": {");
  assert_non_null(nodes);
  Str text = str_init(changed, sizeof changed);
  str_add_bytes(&text, bytes, (size_t)(nodes - bytes));
  str_addf(&text, "%s\"nodes\": {" AGAIN "%s", key, nodes + 10);
  assert_false(text.cut);
  Str said = str_init(report, REPORT_SIZE);
  lint_text(path, text.text, text.length, true, &said);
  free(bytes);
}

static void
rules__who_rings_back_is_met_though_no_walk_meets_her(void **state) {
  (void)state;
  static const char path[] = CASES "/never-met/good.json";
  char report[REPORT_SIZE];
  lint_with_node(path, "", report);
  assert_non_null(strstr(report, " unreachable-node\n"));
  lint_with_node(path, "\"rings_back\": \"again\",", report);
  assert_string_equal(report, "");
}

/* What a node holds is gone from the document when the rules are applied. */
static void rules__each_says_what_of_the_file_it_speaks_of(void **state) {
  (void)state;
  Loader loader = loader_begin();
  LoadContext load = {.rubric = loader.rubric};
  LintJob job = {.load = &load};
  size_t length;
  char *bytes = loader_read(CASES "/long-reply/bad.json", &length);
  assert_non_null(
      lint_load(loader.arena, &job, "bad.json", bytes, length, loader.diags));
  free(bytes);
  assert_int_equal(diags_kept(loader.diags), 1);
  assert_string_equal(diags_get(loader.diags, 0)->at.pointer,
                      "/nodes/what_now/replies/0");
  loader_end(&loader);
}

static void rules__an_error_leaves_the_rest_for_later(void **state) {
  (void)state;
  Loader loader = loader_begin();
  LoadContext load = {.rubric = loader.rubric};
  LintJob job = {.load = &load};
  size_t length;
  char *bytes = loader_read(CASES "/long-reply/bad.json", &length);
  memcpy(strstr(bytes, "\"goto\""), "\"gone\"", 6);
  assert_null(
      lint_load(loader.arena, &job, "bad.json", bytes, length, loader.diags));
  free(bytes);
  for (int i = 0; i < diags_kept(loader.diags); i++) {
    assert_int_equal(diags_get(loader.diags, i)->severity, SEVERITY_ERROR);
  }
  loader_end(&loader);
}

static void rules__no_folder_is_without_its_rule(void **state) {
  (void)state;
  DIR *folder = opendir(CASES);
  assert_non_null(folder);
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') { continue; }
    if (lint_rule_by_name(entry->d_name) == LINT_RULE_COUNT) {
      fail_msg("no rule is called %s", entry->d_name);
    }
  }
  closedir(folder);
}

/* Without spaces and line feeds, which a page may set in its own way. */
static void squeeze(char *text) {
  char *to = text;
  for (const char *c = text; *c != '\0'; c++) {
    if (*c != ' ' && *c != '\n') { *to++ = *c; }
  }
  *to = '\0';
}

/* The example after `label` stands in the call as it does on the page. */
static void check_example(const char *page, const char *label,
                          const char *path) {
  const char *begin = strstr(page, label);
  begin = begin ? strstr(begin, "```json\n") : NULL;
  const char *end = begin ? strstr(begin + 8, "```") : NULL;
  if (!end) {
    fail_msg("no example for %s", path);
    return;
  }
  char example[PAGE_SIZE] = "";
  memcpy(example, begin + 8, (size_t)(end - begin) - 8);
  size_t length;
  char *call = loader_read(path, &length);
  squeeze(example);
  squeeze(call);
  if (!strstr(call, example)) { fail_msg("%s has no %s", path, example); }
  free(call);
}

static void check_page(const char *pages, LintRule rule) {
  const LintEntry *entry = lint_entry(rule);
  char path[PATH_SIZE], page[PAGE_SIZE] = "";
  snprintf(path, sizeof path, "\n## %s\n", entry->name);
  const char *begin = strstr(pages, path);
  if (!begin) {
    fail_msg("RULES.md has no page for %s", entry->name);
    return;
  }
  const char *end = strstr(begin + 1, "\n## ");
  size_t length = end ? (size_t)(end - begin) : strlen(begin);
  assert_true(length < sizeof page);
  memcpy(page, begin, length);
  assert_non_null(strstr(page, is_deep(rule) ? "with `--strict`" : "always"));
  snprintf(path, sizeof path, CASES "/%s/bad.json", entry->name);
  check_example(page, "\nBad:\n", path);
  snprintf(path, sizeof path, CASES "/%s/good.json", entry->name);
  check_example(page, "\nGood:\n", path);
}

static void rules__each_has_its_page_with_examples(void **state) {
  (void)state;
  size_t length;
  char *pages = loader_read(PAGES, &length);
  for (int i = 0; i < LINT_RULE_COUNT; i++) { check_page(pages, (LintRule)i); }
  free(pages);
}

/* The good call, its first reply's name said `names` times more. */
static void lint_calling(int names, char *report) {
  size_t length;
  char *call = loader_read(CASES "/long-decision/good.json", &length);
  char changed[REPORT_SIZE];
  Str to = str_init(changed, sizeof changed);
  const char *at = strstr(call, "\"replies\"");
  at = at ? strstr(at, "\"say\": \"") : NULL;
  assert_non_null(at);
  at += strlen("\"say\": \"");
  str_add_bytes(&to, call, (size_t)(at - call));
  for (int i = 0; i < names; i++) { str_add(&to, "{caller} "); }
  str_add(&to, at);
  free(call);
  Str said = str_init(report, REPORT_SIZE);
  lint_text("good.json", changed, to.length, false, &said);
}

/* The decision has 40 words; "Ms. Field" is one. */
static void rules__a_name_is_one_word_to_read(void **state) {
  (void)state;
  char report[REPORT_SIZE];
  lint_calling(20, report);
  assert_null(strstr(report, "long-decision"));
  lint_calling(21, report);
  assert_non_null(strstr(report, "long-decision"));
}

/* A rule's bad call with an "x-ignore" for `rule`, put in behind `anchor`. */
static void lint_ignoring_in(const char *folder, const char *anchor,
                             const char *rule, char *report) {
  char path[PATH_SIZE], changed[REPORT_SIZE];
  size_t length;
  snprintf(path, sizeof path, CASES "/%s/bad.json", folder);
  char *call = loader_read(path, &length);
  const char *at = strstr(call, anchor);
  assert_non_null(at);
  at += strlen(anchor);
  snprintf(changed, sizeof changed,
           "%.*s\"x-ignore\": { \"%s\": \"it must be so\" }, %s",
           (int)(at - call), call, rule, at);
  free(call);
  Str said = str_init(report, REPORT_SIZE);
  lint_text("bad.json", changed, strlen(changed), false, &said);
}

static void lint_ignoring(const char *anchor, const char *rule, char *report) {
  lint_ignoring_in("long-reply", anchor, rule, report);
}

static void ignoring__silences_a_rule_there_and_above(void **state) {
  (void)state;
  char report[REPORT_SIZE];
  static const char *const anchors[] = {
      "{ \"id\": \"tomorrow\", ", "\"what_now\": {", "\"nodes\": {", "{\n"};
  for (size_t i = 0; i < sizeof anchors / sizeof anchors[0]; i++) {
    lint_ignoring(anchors[i], "long-reply", report);
    assert_string_equal(report, "");
  }
}

static void ignoring__leaves_other_places_and_rules_alone(void **state) {
  (void)state;
  char report[REPORT_SIZE];
  lint_ignoring("{ \"id\": \"get_back\", ", "long-reply", report);
  assert_non_null(strstr(report, " long-reply\n"));
  lint_ignoring("\"opening\": {", "long-reply", report);
  assert_non_null(strstr(report, " long-reply\n"));
  lint_ignoring("{ \"id\": \"tomorrow\", ", "long-decision", report);
  assert_non_null(strstr(report, " long-reply\n"));
}

static void ignoring__silences_what_the_loader_warns_of(void **state) {
  (void)state;
  static const struct {
    const char *rule, *near, *far;
  } cases[] = {
      {"unreachable-node", "\"upset\": {", "\"no_bye\": {"},
      {"dead-way", "{ \"id\": \"get_back\", ", "{ \"id\": \"tomorrow\", "},
      {"unknown-portrait", "\"caller\": {", "\"opening\": {"},
  };
  char report[REPORT_SIZE];
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *rule = cases[i].rule;
    lint_ignoring_in(rule, "{\n", rule, report);
    assert_string_equal(report, "");
    lint_ignoring_in(rule, cases[i].near, rule, report);
    assert_string_equal(report, "");
    lint_ignoring_in(rule, cases[i].far, rule, report);
    assert_non_null(strstr(report, rule));
    lint_ignoring_in(rule, cases[i].near, "long-reply", report);
    assert_non_null(strstr(report, rule));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules__each_finds_its_bad_call_where_it_is_wrong),
      cmocka_unit_test(rules__none_is_heard_about_a_good_call),
      cmocka_unit_test(rules__who_rings_back_is_met_though_no_walk_meets_her),
      cmocka_unit_test(rules__each_says_what_of_the_file_it_speaks_of),
      cmocka_unit_test(rules__an_error_leaves_the_rest_for_later),
      cmocka_unit_test(rules__no_folder_is_without_its_rule),
      cmocka_unit_test(rules__each_has_its_page_with_examples),
      cmocka_unit_test(rules__a_name_is_one_word_to_read),
      cmocka_unit_test(ignoring__silences_a_rule_there_and_above),
      cmocka_unit_test(ignoring__leaves_other_places_and_rules_alone),
      cmocka_unit_test(ignoring__silences_what_the_loader_warns_of),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
