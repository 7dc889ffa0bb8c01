/* SPDX-License-Identifier: MIT */
/* ek new: a small scenario to begin with. */
#include "base/json_out.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ek.h"
#include "os/file.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_ID = 64, LONGEST_TITLE = 16 * 1024, MOST_BYTES = 64 * 1024 };

/* What the template has in place of the new scenario's own. */
static const char ID_MARK[] = "\"NEW-ID\"";
static const char TITLE_MARK[] = "\"NEW-TITLE\"";

typedef struct {
  const char *id, *title;
} Options;

static bool is_id(const char *word) {
  size_t length = strlen(word);
  bool begins = word[0] >= 'a' && word[0] <= 'z';
  return begins && length <= LONGEST_ID &&
         strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_-") == length;
}

static bool is_title(const char *title) {
  size_t left = strlen(title);
  if (left == 0 || left > LONGEST_TITLE) { return false; }
  while (left > 0) {
    uint32_t point;
    size_t taken = utf8_decode(title, left, &point);
    if (taken == 0 || !utf8_printable(point)) { return false; }
    title += taken;
    left -= taken;
  }
  return true;
}

static bool read_options(int argc, char **argv, Options *options) {
  for (int i = 0; i < argc; i++) {
    if (str_equal(argv[i], "--title") && i + 1 < argc) {
      options->title = argv[++i];
    } else if (argv[i][0] == '-' || options->id) {
      return false;
    } else {
      options->id = argv[i];
    }
  }
  if (!options->title) { options->title = options->id; }
  return options->id && is_id(options->id) && is_title(options->title);
}

static void add(void *context, const char *bytes, size_t length) {
  str_add_bytes(context, bytes, length);
}

static void add_quoted(Str *to, const char *text) {
  JsonOut out = json_out_init(add, to, false);
  json_out_text(&out, text);
}

/* Copies the template up to `mark`, puts `text` there, returns what is left. */
static const char *fill(Str *to, const char *from, const char *mark,
                        const char *text) {
  const char *at = strstr(from, mark);
  if (!at) { return from; }
  str_add_bytes(to, from, (size_t)(at - from));
  add_quoted(to, text);
  return at + strlen(mark);
}

/* An empty file may be there already: the shell makes one for `> FILE`. */
static bool is_free(const char *path) {
  size_t length;
  if (!file_exists(path)) { return true; }
  char *bytes = file_read(path, 1, &length, NULL);
  bool empty = bytes && length == 0;
  free(bytes);
  return empty;
}

/* An id or a title can be no good in ways that only the loader knows. */
static bool is_good(const Ek *ek, const char *path, const Str *text,
                    int *status) {
  const Rubric *rubric = ek_load_rubric(ek, NULL, status);
  if (!rubric) { return false; }
  Diags *diags = diags_create(ek->arena, DIAGS_DEFAULT_CAP);
  bool good = diags && ek_load_scenario(ek, rubric, path, text->text,
                                        text->length, diags);
  if (diags && !good) { ek_print_diags(stderr, path, diags, false); }
  *status = EK_USAGE;
  return good;
}

static int write_new(const Ek *ek, const Options *options,
                     const char *template) {
  char path[LONGEST_ID + 8], bytes[MOST_BYTES];
  snprintf(path, sizeof path, "%s.json", options->id);
  const LocaleArg args[] = {locale_arg_text("path", path)};
  if (!is_free(path)) { return ek_refuse(ek, "ek.new.exists", args, 1); }
  Str text = str_init(bytes, sizeof bytes);
  const char *rest = fill(&text, template, ID_MARK, options->id);
  rest = fill(&text, rest, TITLE_MARK, options->title);
  str_add(&text, rest);
  int status;
  if (!is_good(ek, path, &text, &status)) { return status; }
  Err err = {.code = ERR_NONE};
  if (!file_write(path, text.text, text.length, &err)) {
    return ek_refuse_file(ek, &err);
  }
  ek_say(ek, stderr, "ek.new.done", args, 1);
  return EK_DONE;
}

int ek_new(Ek *ek, int argc, char **argv) {
  Options options = {0};
  if (!read_options(argc, argv, &options)) {
    return ek_refuse(ek, "ek.new.usage", NULL, 0);
  }
  char path[PATH_BYTES];
  Err err = {.code = ERR_NONE};
  if (!path_join(path, ek->data, "assets/new.json", &err)) {
    return ek_refuse_file(ek, &err);
  }
  size_t length;
  char *template = ek_read(ek, path, &length);
  if (!template) { return EK_USAGE; }
  int status = write_new(ek, &options, template);
  free(template);
  return status;
}
