/* SPDX-License-Identifier: MIT */
#include "ek.h"

#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/replay.h"
#include "os/file.h"
#include "os/memory.h"
#include "scenario/load.h"
#include "scenario/rubric.h"
#include "wording/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum {
  /* Bigger than the loader takes, so that it can say so itself. */
  MAX_READ_BYTES = 256 * 1024 * 1024,
  MESSAGE_BYTES = 8192
};

void ek_say(const Ek *ek, FILE *to, const char *key, const LocaleArg *args,
            int count) {
  char message[MESSAGE_BYTES];
  Str text = str_init(message, sizeof message);
  locale_add(ek->locale, &text, key, args, count);
  fprintf(to, "%s\n", message);
}

int ek_refuse(const Ek *ek, const char *key, const LocaleArg *args, int count) {
  ek_say(ek, stderr, key, args, count);
  return EK_USAGE;
}

int ek_refuse_option(const Ek *ek, const char *command, const char *option) {
  char clean[256];
  Str text = str_init(clean, sizeof clean);
  str_add_clean(&text, option);
  const LocaleArg args[] = {locale_arg_text("command", command),
                            locale_arg_text("option", clean)};
  return ek_refuse(ek, "ek.unknown_option", args, 2);
}

int ek_refuse_file(const Ek *ek, const Err *err) {
  char path[ERR_PATH_BYTES], why[2 * ERR_TEXT_BYTES];
  Str clean_path = str_init(path, sizeof path);
  Str clean_why = str_init(why, sizeof why);
  str_add_clean(&clean_path, err->path);
  str_add_clean(&clean_why, err->text);
  const LocaleArg args[] = {locale_arg_text("path", path),
                            locale_arg_text("why", why),
                            locale_arg_number("line", err->line),
                            locale_arg_number("column", err->column)};
  const char *key = err->path[0] ? "ek.cannot_read" : "ek.failed";
  return ek_refuse(ek, err->line ? "ek.broken_file" : key, args, 4);
}

char *ek_read(const Ek *ek, const char *path, size_t *length) {
  Err err = {.code = ERR_NONE};
  char *bytes = file_read(path, MAX_READ_BYTES, length, &err);
  if (!bytes) { ek_refuse_file(ek, &err); }
  return bytes;
}

static const Rubric *read_rubric(const Ek *ek, const char *path, int *status) {
  size_t length;
  *status = EK_USAGE;
  char *bytes = ek_read(ek, path, &length);
  if (!bytes) { return NULL; }
  Diags *diags = diags_create(ek->arena, DIAGS_DEFAULT_CAP);
  const Rubric *rubric =
      diags ? rubric_load(ek->arena, path, bytes, length, diags) : NULL;
  free(bytes);
  if (rubric) { return rubric; }
  *status = EK_WRONG;
  if (diags) { ek_print_diags(stderr, path, diags, false); }
  return NULL;
}

const Rubric *ek_load_rubric(const Ek *ek, const char *path, int *status) {
  if (path) { return read_rubric(ek, path, status); }
  char shipped[PATH_BYTES];
  Err err = {.code = ERR_NONE};
  if (path_join(shipped, ek->data, "assets/rubric.json", &err)) {
    return read_rubric(ek, shipped, status);
  }
  *status = ek_refuse_file(ek, &err);
  return NULL;
}

/* assets/lexicon/en.json for "en" and for "en-GB". */
static bool lexicon_path(const Ek *ek, const char *language,
                         char path[PATH_BYTES], Err *err) {
  char name[64];
  int length = (int)strcspn(language, "-");
  snprintf(name, sizeof name, "assets/lexicon/%.*s.json",
           length < 8 ? length : 8, language);
  return path_join(path, ek->data, name, err);
}

const Lexicon *ek_load_lexicon(const Ek *ek, const char *path,
                               const char *language, int *status) {
  char shipped[PATH_BYTES];
  Err err = {.code = ERR_NONE};
  if (!path && !lexicon_path(ek, language, shipped, &err)) {
    *status = ek_refuse_file(ek, &err);
    return NULL;
  }
  const char *from = path ? path : shipped;
  size_t length;
  *status = EK_USAGE;
  char *bytes = ek_read(ek, from, &length);
  if (!bytes) { return NULL; }
  Diags *diags = diags_create(ek->arena, DIAGS_DEFAULT_CAP);
  const Lexicon *lexicon =
      diags ? lexicon_load(ek->arena, from, bytes, length, diags) : NULL;
  free(bytes);
  if (lexicon) { return lexicon; }
  *status = EK_WRONG;
  if (diags) { ek_print_diags(stderr, from, diags, false); }
  return NULL;
}

static bool portrait_exists(void *world, const char *id) {
  const Ek *ek = world;
  char name[128], path[PATH_BYTES];
  snprintf(name, sizeof name, "assets/portraits/body/%.64s.svg", id);
  Err err = {.code = ERR_NONE};
  return path_join(path, ek->data, name, &err) && file_exists(path);
}

LoadContext ek_load_context(Ek *ek, const Rubric *rubric) {
  return (LoadContext){.rubric = rubric,
                       .has_portrait = portrait_exists,
                       .world = ek,
                       .trim = memory_trim};
}

const Scenario *ek_load_scenario(const Ek *ek, const Rubric *rubric,
                                 const char *path, const char *bytes,
                                 size_t length, Diags *diags) {
  Ek copy = *ek;
  LoadContext context = ek_load_context(&copy, rubric);
  return scenario_load_with(ek->arena, &context, path, bytes, length, diags);
}

const Scenario *ek_open_scenario(const Ek *ek, const Rubric *rubric,
                                 const char *path, int *status) {
  size_t length;
  *status = EK_USAGE;
  char *bytes = ek_read(ek, path, &length);
  if (!bytes) { return NULL; }
  Diags *diags = diags_create(ek->arena, DIAGS_DEFAULT_CAP);
  const Scenario *scenario =
      diags ? ek_load_scenario(ek, rubric, path, bytes, length, diags) : NULL;
  free(bytes);
  if (scenario) { return scenario; }
  *status = EK_WRONG;
  if (diags) { ek_print_diags(stderr, path, diags, false); }
  return NULL;
}

typedef struct {
  char *bytes;
  size_t length, room;
} Growing;

static void grow(void *context, const char *bytes, size_t length) {
  Growing *text = context;
  if (text->room - text->length < length) {
    size_t room = 2 * (text->room + length);
    char *more = realloc(text->bytes, room);
    if (!more) { abort(); }
    text->bytes = more;
    text->room = room;
  }
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
}

int ek_save_replay(const Ek *ek, const Replay *replay, const char *path) {
  Growing text = {0};
  JsonOut out = json_out_init(grow, &text, true);
  replay_write(replay, &out);
  grow(&text, "\n", 1);
  Err err = {.code = ERR_NONE};
  bool written = file_write(path, text.bytes, text.length, &err);
  free(text.bytes);
  return written ? EK_DONE : ek_refuse_file(ek, &err);
}

/* Diagnostics. */

static void print_place(FILE *to, const char *path, const Err *at,
                        bool colour) {
  fprintf(to, "%s%s:%d:%d:%s ", colour ? "\033[1m" : "", path, at->line,
          at->column, colour ? "\033[0m" : "");
}

static void print_severity(FILE *to, Severity severity, bool colour) {
  bool error = severity == SEVERITY_ERROR;
  const char *paint = error ? "\033[1;31m" : "\033[1;35m";
  fprintf(to, "%s%s:%s ", colour ? paint : "", error ? "error" : "warning",
          colour ? "\033[0m" : "");
}

void ek_print_diags(FILE *to, const char *path, const Diags *diags,
                    bool colour) {
  char clean[3 * PATH_BYTES];
  Str printable = str_init(clean, sizeof clean);
  str_add_clean(&printable, path);
  for (int i = 0; i < diags_kept(diags); i++) {
    const Diag *diag = diags_get(diags, i);
    print_place(to, clean, &diag->at, colour);
    print_severity(to, diag->severity, colour);
    fprintf(to, "%s%s%s [%s]\n", diag->at.text, diag->hint[0] ? "; " : "",
            diag->hint, diag->rule);
  }
}

static void write_stdout(void *context, const char *bytes, size_t length) {
  (void)context;
  fwrite(bytes, 1, length, stdout);
}

JsonOut ek_json_begin(void) {
  return json_out_init(write_stdout, NULL, true);
}

void ek_json_end(JsonOut *out) {
  (void)out;
  fputc('\n', stdout);
}
