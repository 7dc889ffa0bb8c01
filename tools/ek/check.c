/* SPDX-License-Identifier: MIT */
/* ek check: what is wrong with scenario files. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "base/str.h"
#include "ek.h"
#include "lint/lint.h"
#include "os/terminal.h"
#include "scenario/rubric.h"
#include "scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

/* A file of 32 MiB needs less than its own size again. */
enum { ARENA_BYTES = 128 * 1024 * 1024 };

typedef struct {
  const Ek *ek;
  const Rubric *rubric;
  const Lexicon *lexicon; /* when strict */
  bool strict, json;
  JsonOut *out;
} Check;

static void write_diag(JsonOut *out, const Diag *diag) {
  json_out_open_object(out);
  bool error = diag->severity == SEVERITY_ERROR;
  json_out_member_text(out, "severity", error ? "error" : "warning");
  json_out_member_text(out, "rule", diag->rule);
  json_out_member_integer(out, "line", diag->at.line);
  json_out_member_integer(out, "column", diag->at.column);
  json_out_member_text(out, "pointer", diag->at.pointer);
  json_out_member_text(out, "text", diag->at.text);
  json_out_member_text(out, "hint", diag->hint);
  json_out_close_object(out);
}

static void write_file(JsonOut *out, const char *path, bool good,
                       const Diags *diags) {
  json_out_open_object(out);
  json_out_member_text(out, "path", path);
  json_out_member_bool(out, "ok", good);
  json_out_key(out, "diagnostics");
  json_out_open_list(out);
  for (int i = 0; i < diags_kept(diags); i++) {
    write_diag(out, diags_get(diags, i));
  }
  json_out_close_list(out);
  json_out_close_object(out);
}

static void say_path(const Check *check, const char *key, const char *path,
                     int64_t count) {
  char clean[ERR_PATH_BYTES];
  Str text = str_init(clean, sizeof clean);
  str_add_clean(&text, path);
  const LocaleArg args[] = {locale_arg_text("path", clean),
                            locale_arg_number("count", count)};
  ek_say(check->ek, stderr, key, args, 2);
}

static void say_more(const Check *check, const char *path, const Diags *diags) {
  int all = diags_errors(diags) + diags_warnings(diags);
  int more = all - diags_kept(diags);
  if (more > 0) { say_path(check, "ek.check.more", path, more); }
}

static int report(const Check *check, const char *path, Diags *diags) {
  if (check->strict) { diags_make_strict(diags); }
  bool good = diags_errors(diags) == 0;
  if (check->json) {
    write_file(check->out, path, good, diags);
  } else {
    ek_print_diags(stdout, path, diags, terminal_is_stdout());
  }
  say_more(check, path, diags);
  return good ? EK_DONE : EK_WRONG;
}

static int check_bytes(const Check *check, Arena *arena, const char *path,
                       const char *bytes, size_t length) {
  Diags *diags = arena ? diags_create(arena, DIAGS_DEFAULT_CAP) : NULL;
  if (!diags) {
    Err err = {.code = ERR_NONE};
    err_memory(&err);
    return ek_refuse_file(check->ek, &err);
  }
  Ek ek = *check->ek;
  LoadContext load = ek_load_context(&ek, check->rubric);
  LintJob job = {
      .load = &load, .lexicon = check->lexicon, .deep = check->strict};
  lint_load(arena, &job, path, bytes, length, diags);
  return report(check, path, diags);
}

/* The schema lies beside the scenarios, and is one of *.json. */
static bool is_schema(const char *path) {
  static const char ending[] = ".schema.json";
  size_t length = strlen(path), size = sizeof ending - 1;
  return length >= size && str_equal(path + length - size, ending);
}

static int check_file(const Check *check, const char *path) {
  if (is_schema(path)) {
    say_path(check, "ek.check.schema", path, 0);
    return EK_DONE;
  }
  size_t length;
  char *bytes = ek_read(check->ek, path, &length);
  if (!bytes) { return EK_USAGE; }
  Arena *arena = arena_create(ARENA_BYTES);
  int status = check_bytes(check, arena, path, bytes, length);
  arena_destroy(arena);
  free(bytes);
  return status;
}

static int check_files(const Check *check, int argc, char **argv) {
  int worst = EK_DONE;
  for (int i = 0; i < argc; i++) {
    if (argv[i][0] == '-') { continue; }
    int status = check_file(check, argv[i]);
    if (status > worst) { worst = status; }
  }
  return worst;
}

static int check_all(Check *check, int argc, char **argv) {
  if (!check->json) { return check_files(check, argc, argv); }
  JsonOut out = ek_json_begin();
  check->out = &out;
  json_out_open_object(&out);
  json_out_key(&out, "files");
  json_out_open_list(&out);
  int status = check_files(check, argc, argv);
  json_out_close_list(&out);
  json_out_close_object(&out);
  ek_json_end(&out);
  check->out = NULL;
  return status;
}

int ek_check(Ek *ek, int argc, char **argv) {
  Check check = {.ek = ek};
  int files = 0;
  for (int i = 0; i < argc; i++) {
    if (str_equal(argv[i], "--strict")) {
      check.strict = true;
    } else if (str_equal(argv[i], "--json")) {
      check.json = true;
    } else if (argv[i][0] == '-') {
      return ek_refuse_option(ek, "check", argv[i]);
    } else {
      files++;
    }
  }
  if (files == 0) { return ek_refuse(ek, "ek.check.no_files", NULL, 0); }
  int status;
  check.rubric = ek_load_rubric(ek, NULL, &status);
  if (!check.rubric) { return status; }
  if (check.strict) {
    check.lexicon = ek_load_lexicon(ek, NULL, "en", &status);
    if (!check.lexicon) { return status; }
  }
  return check_all(&check, argc, argv);
}
