/* SPDX-License-Identifier: MIT */
/* What the commands of `ek` share. Each command is one file with one function
** in the table of main.c; its words stand in assets/locale as ek.NAME.what,
** ek.NAME.summary and ek.NAME.help. */
#ifndef EK_EK_H
#define EK_EK_H

#include "base/diag.h"
#include "base/locale.h"
#include "os/path.h"
#include "scenario/load.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct Arena Arena;
typedef struct CallModel CallModel;
typedef struct JsonOut JsonOut;
typedef struct Lexicon Lexicon;
typedef struct Replay Replay;
typedef struct Rubric Rubric;
typedef struct Scenario Scenario;

/* Exit statuses: all is well; the input has errors; wrong usage, or a file
** that cannot be read or written. */
enum { EK_DONE = 0, EK_WRONG = 1, EK_USAGE = 2 };

typedef struct {
  Arena *arena; /* lives as long as the program */
  const Locale *locale;
  char data[PATH_BYTES]; /* the folder with assets/ and scenarios/ */
} Ek;

/* `argv` holds what stands after the command's name. Returns the status. */
typedef int EkRun(Ek *ek, int argc, char **argv);

int ek_board(Ek *ek, int argc, char **argv);
int ek_check(Ek *ek, int argc, char **argv);
int ek_graph(Ek *ek, int argc, char **argv);
int ek_new(Ek *ek, int argc, char **argv);
int ek_play(Ek *ek, int argc, char **argv);
int ek_score(Ek *ek, int argc, char **argv);
int ek_wording(Ek *ek, int argc, char **argv);
int ek_stats(Ek *ek, int argc, char **argv);

/* Prints a text of the string table and a line feed. */
void ek_say(const Ek *ek, FILE *to, const char *key, const LocaleArg *args,
            int count);

/* The same on stderr; returns EK_USAGE. */
int ek_refuse(const Ek *ek, const char *key, const LocaleArg *args, int count);

/* Says that an option is unknown to a command; returns EK_USAGE. */
int ek_refuse_option(const Ek *ek, const char *command, const char *option);

/* Prints `err` on stderr with its path and place; returns EK_USAGE. */
int ek_refuse_file(const Ek *ek, const Err *err);

/* A file's bytes, to be given back with free(); NULL when it cannot be read,
** which has been said on stderr. */
char *ek_read(const Ek *ek, const char *path, size_t *length);

/* The rubric at `path` or, when that is NULL, the shipped one. NULL when it
** cannot be read or has errors, which have been said on stderr; `status` is
** then what to exit with. */
const Rubric *ek_load_rubric(const Ek *ek, const char *path, int *status);

/* The lexicon at `path` or, when that is NULL, the shipped one of a language
** (BCP 47). NULL as above. It lives in ek->arena. */
const Lexicon *ek_load_lexicon(const Ek *ek, const char *path,
                               const char *language, int *status);

/* What scenarios are held against: the rubric, and the portraits that there
** are, which `ek` is asked for as long as it is used. */
LoadContext ek_load_context(Ek *ek, const Rubric *rubric);

/* A scenario as the loader gives it, held against the portraits that there
** are. It lives in ek->arena. */
const Scenario *ek_load_scenario(const Ek *ek, const Rubric *rubric,
                                 const char *path, const char *bytes,
                                 size_t length, Diags *diags);

/* A scenario file that must be whole: NULL when it cannot be read or has
** errors, which have been said on stderr; `status` is then what to exit with.
*/
const Scenario *ek_open_scenario(const Ek *ek, const Rubric *rubric,
                                 const char *path, int *status);

/* Prints the scorecard of a replay that can happen. */
void ek_print_score(const Ek *ek, const CallModel *model, const Replay *replay);

/* Writes a replay file; returns the status. */
int ek_save_replay(const Ek *ek, const Replay *replay, const char *path);

/* One line for each report about the file at `path`:
** FILE:LINE:COLUMN: error: text [rule]. */
void ek_print_diags(FILE *to, const char *path, const Diags *diags,
                    bool colour);

/* A writer of indented JSON to stdout, and the line feed after its end. */
JsonOut ek_json_begin(void);
void ek_json_end(JsonOut *out);

#endif
