/* SPDX-License-Identifier: MIT */
/* ek, the trainer's command line: finds the command and runs it. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "ek.h"
#include "os/file.h"

#include <stdlib.h>

enum { ARENA_BYTES = 256 * 1024 * 1024, TEXTS_BYTES = 16 * 1024 * 1024 };

typedef struct {
  const char *name;
  EkRun *run;
} Command;

static const Command COMMANDS[] = {
    {"check", ek_check},     {"score", ek_score}, {"stats", ek_stats},
    {"play", ek_play},       {"new", ek_new},     {"board", ek_board},
    {"wording", ek_wording}, {"graph", ek_graph},
};

enum { COMMAND_COUNT = (int)(sizeof COMMANDS / sizeof COMMANDS[0]) };

static const Command *find_command(const char *name) {
  for (int i = 0; i < COMMAND_COUNT; i++) {
    if (str_equal(COMMANDS[i].name, name)) { return &COMMANDS[i]; }
  }
  return NULL;
}

static const char *text_of(const Ek *ek, const Command *command,
                           const char *part) {
  char key[64];
  snprintf(key, sizeof key, "ek.%s.%s", command->name, part);
  return locale_text(ek->locale, key);
}

static void print_usage(const Ek *ek, FILE *to) {
  ek_say(ek, to, "ek.usage", NULL, 0);
  for (int i = 0; i < COMMAND_COUNT; i++) {
    fprintf(to, "  %s\n      %s\n", text_of(ek, &COMMANDS[i], "summary"),
            text_of(ek, &COMMANDS[i], "what"));
  }
  fputc('\n', to);
  ek_say(ek, to, "ek.usage.more", NULL, 0);
}

static int unknown_command(const Ek *ek, const char *name) {
  char clean[256];
  Str text = str_init(clean, sizeof clean);
  str_add_clean(&text, name);
  const LocaleArg args[] = {locale_arg_text("command", clean)};
  return ek_refuse(ek, "ek.unknown_command", args, 1);
}

static int help(const Ek *ek, const char *name) {
  if (!name) {
    print_usage(ek, stdout);
    return EK_DONE;
  }
  const Command *command = find_command(name);
  if (!command) { return unknown_command(ek, name); }
  printf("ek %s\n\n%s\n", text_of(ek, command, "summary"),
         text_of(ek, command, "help"));
  return EK_DONE;
}

static bool is_help(const char *word) {
  return str_equal(word, "help") || str_equal(word, "--help") ||
         str_equal(word, "-h");
}

static int run(Ek *ek, int argc, char **argv) {
  if (argc < 2) {
    print_usage(ek, stderr);
    return EK_USAGE;
  }
  if (str_equal(argv[1], "--version")) {
    printf("ek %s\n", EK_VERSION);
    return EK_DONE;
  }
  if (is_help(argv[1])) { return help(ek, argv[2]); }
  const Command *command = find_command(argv[1]);
  if (!command) { return unknown_command(ek, argv[1]); }
  for (int i = 2; i < argc; i++) {
    if (is_help(argv[i]) && argv[i][0] == '-') { return help(ek, argv[1]); }
  }
  return command->run(ek, argc - 2, argv + 2);
}

/* Before there is a string table, the reason alone must do. */
static bool load_texts(Ek *ek, Err *err) {
  char path[PATH_BYTES];
  size_t length;
  if (!path_find_data(ek->data, err) ||
      !path_join(path, ek->data, "assets/locale/en.json", err)) {
    return false;
  }
  char *bytes = file_read(path, TEXTS_BYTES, &length, err);
  if (!bytes) { return false; }
  Diags *diags = diags_create(ek->arena, 1);
  if (diags) {
    ek->locale = locale_load(ek->arena, path, bytes, length, NULL, diags);
    if (!ek->locale) { *err = *diags_first_error(diags); }
  } else {
    err_memory(err);
  }
  free(bytes);
  return ek->locale != NULL;
}

int main(int argc, char **argv) {
  Ek ek = {.arena = arena_create(ARENA_BYTES)};
  Err err = {.code = ERR_NONE};
  int status = EK_USAGE;
  if (!ek.arena) { err_memory(&err); }
  if (ek.arena && load_texts(&ek, &err)) {
    status = run(&ek, argc, argv);
  } else {
    fprintf(stderr, "ek: %s: %s\n", err.path, err.text);
  }
  arena_destroy(ek.arena);
  return fflush(stdout) == 0 ? status : EK_USAGE;
}
