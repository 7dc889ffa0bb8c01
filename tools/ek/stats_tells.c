/* SPDX-License-Identifier: MIT */
#include "stats_tells.h"

#include "analysis/craft.h"
#include "analysis/reading.h"
#include "analysis/tells.h"
#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "os/file.h"
#include "scenario/scenario.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

enum { TELLS_FILES = 1000, WORTH_A_LOOK = 50000 /* millionths */ };

typedef struct {
  const Scenario *scenario;
  const int64_t *right; /* by reply */
} Judged;

typedef struct {
  const Ek *ek;
  Tells *tells;
  Judged *list;
  int count;
} Run;

static bool is_schema(const char *path) {
  const char *end = strstr(path, ".schema.json");
  return end && str_equal(end, ".schema.json");
}

static int refuse_memory(const Ek *ek) {
  Err err = {.code = ERR_NONE};
  err_memory(&err);
  return ek_refuse_file(ek, &err);
}

static int begin(Run *run, const Ek *ek, int most) {
  int status;
  const Lexicon *lexicon = ek_load_lexicon(ek, NULL, "en", &status);
  assert(lexicon || status != EK_DONE);
  if (!lexicon) { return status; }
  *run = (Run){.ek = ek,
               .tells = tells_create(ek->arena, lexicon),
               .list = arena_array(ek->arena, (size_t)most, sizeof *run->list)};
  return run->tells && run->list ? EK_DONE : refuse_memory(ek);
}

static const int64_t *right_by_tags(const Ek *ek, const Scenario *s) {
  int64_t *right =
      arena_array(ek->arena, (size_t)s->reply_count, sizeof *right);
  return right && craft_right(ek->arena, s, right) ? right : NULL;
}

static int add_scenario(Run *run, const Scenario *s, const int64_t *right) {
  if (!right || !tells_add(run->tells, s, right)) {
    return refuse_memory(run->ek);
  }
  run->list[run->count++] = (Judged){s, right};
  return EK_DONE;
}

/* ---- files and folders ---- */

static int add_file(Run *run, const Rubric *rubric, const char *path) {
  if (is_schema(path) || run->count == TELLS_FILES) { return EK_DONE; }
  int status;
  const Scenario *s = ek_open_scenario(run->ek, rubric, path, &status);
  return s ? add_scenario(run, s, right_by_tags(run->ek, s)) : status;
}

static int add_folder(Run *run, const Rubric *rubric, const char *folder,
                      const FileNames *names) {
  int status = EK_DONE;
  for (int i = 0; i < names->count && status == EK_DONE; i++) {
    char path[PATH_BYTES];
    Err err = {.code = ERR_NONE};
    status = path_join(path, folder, names->names[i], &err)
                 ? add_file(run, rubric, path)
                 : ek_refuse_file(run->ek, &err);
  }
  return status;
}

/* What cannot be listed is no folder. */
static int add_path(Run *run, const Rubric *rubric, const char *path) {
  FileNames names;
  if (!file_list(path, ".json", &names, NULL)) {
    return add_file(run, rubric, path);
  }
  int status = add_folder(run, rubric, path, &names);
  file_clear_names(&names);
  return status;
}

enum { SHOWN_BYTES = 48 };

static const char *thousandths(int64_t value, char shown[SHOWN_BYTES]) {
  snprintf(shown, SHOWN_BYTES, "%" PRId64 ".%03d", value / 1000,
           (int)(value % 1000));
  return shown;
}

static const char *millionths(int64_t value, char shown[SHOWN_BYTES]) {
  snprintf(shown, SHOWN_BYTES, "%" PRId64 ".%06d", value / 1000000,
           (int)(value % 1000000));
  return shown;
}

/* ---- for people ---- */

static void print_given_away(const Run *run) {
  for (int i = 0; i < run->count; i++) {
    const Judged *judged = &run->list[i];
    for (int n = 0; n < judged->scenario->node_count; n++) {
      if (tells_deaf_at(judged->scenario, n, judged->right) <=
          TELL_GIVEN_AWAY) {
        continue;
      }
      const LocaleArg args[] = {
          locale_arg_text("scenario", judged->scenario->id),
          locale_arg_text("node", judged->scenario->nodes[n].id)};
      ek_say(run->ek, stdout, "ek.stats.given_away", args, 2);
    }
  }
}

static void print_figure(const Run *run, Tell tell) {
  char hits[SHOWN_BYTES], p[SHOWN_BYTES];
  TellFigure figure = tells_figure(run->tells, tell);
  printf("  %-20s %9s of %4d   %s\n", tell_name(tell),
         thousandths(figure.hits_permille, hits), figure.of,
         millionths(figure.p_millionths, p));
}

static void print_deaf(const Run *run) {
  DeafPlay deaf = tells_deaf(run->tells);
  const LocaleArg args[] = {
      locale_arg_number("percent",
                        deaf.of > 0 ? deaf.hits_permille / deaf.of / 10 : 0),
      locale_arg_number("count", deaf.of)};
  ek_say(run->ek, stdout, "ek.stats.deaf", args, 2);
  print_given_away(run);
}

static void print_all(const Run *run) {
  ek_say(run->ek, stdout, "ek.stats.tells", NULL, 0);
  for (int i = 0; i < TELL_COUNT; i++) { print_figure(run, (Tell)i); }
  print_deaf(run);
}

/* The grades of some texts, and the hardest of them. */
typedef struct {
  int64_t tenths;
  int count, most;
  const char *node, *id; /* of the hardest */
} Grades;

static void add_grade(Grades *grades, const char *node, const char *id,
                      const char *text) {
  int grade = reading_grade_tenths(text);
  if (grades->count++ == 0 || grade > grades->most) {
    grades->most = grade;
    grades->node = node;
    grades->id = id;
  }
  grades->tenths += grade;
}

static void say_grades(const Ek *ek, const char *key, const Grades *grades) {
  if (grades->count == 0) { return; }
  char mean[SHOWN_BYTES], most[SHOWN_BYTES];
  int tenths = (int)(grades->tenths / grades->count);
  snprintf(mean, sizeof mean, "%d.%d", tenths / 10, tenths % 10);
  snprintf(most, sizeof most, "%d.%d", grades->most / 10, grades->most % 10);
  const LocaleArg args[] = {
      locale_arg_text("mean", mean), locale_arg_text("most", most),
      locale_arg_text("node", grades->node), locale_arg_text("id", grades->id)};
  ek_say(ek, stdout, key, args, 4);
}

static void print_reading(const Ek *ek, const Scenario *s) {
  Grades lines = {0}, replies = {0};
  for (int i = 0; i < s->line_count; i++) {
    Span variants = s->lines[i].variants;
    for (int v = 0; v < variants.count; v++) {
      add_grade(&lines, "", s->lines[i].id,
                s->texts[variants.first + v].source);
    }
  }
  for (int i = 0; i < s->reply_count; i++) {
    const Reply *reply = &s->replies[i];
    add_grade(&replies, s->nodes[reply->node].id, reply->id, reply->say.source);
  }
  say_grades(ek, "ek.stats.reading_lines", &lines);
  say_grades(ek, "ek.stats.reading_replies", &replies);
}

/* ---- for programs ---- */

static void write_tells(const Tells *tells, JsonOut *out) {
  json_out_key(out, "tells");
  json_out_open_list(out);
  for (int i = 0; i < TELL_COUNT; i++) {
    TellFigure figure = tells_figure(tells, (Tell)i);
    json_out_open_object(out);
    json_out_member_text(out, "name", tell_name((Tell)i));
    json_out_member_decimal(out, "hits", figure.hits_permille, 3);
    json_out_member_integer(out, "of", figure.of);
    json_out_member_decimal(out, "p", figure.p_millionths, 6);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

static void write_deaf(const Run *run, JsonOut *out) {
  DeafPlay deaf = tells_deaf(run->tells);
  json_out_key(out, "deaf");
  json_out_open_object(out);
  json_out_member_decimal(out, "hits", deaf.hits_permille, 3);
  json_out_member_integer(out, "of", deaf.of);
  json_out_key(out, "given_away");
  json_out_open_list(out);
  for (int i = 0; i < run->count; i++) {
    const Judged *judged = &run->list[i];
    for (int n = 0; n < judged->scenario->node_count; n++) {
      int hit = tells_deaf_at(judged->scenario, n, judged->right);
      if (hit <= TELL_GIVEN_AWAY) { continue; }
      json_out_open_object(out);
      json_out_member_text(out, "scenario", judged->scenario->id);
      json_out_member_text(out, "node", judged->scenario->nodes[n].id);
      json_out_close_object(out);
    }
  }
  json_out_close_list(out);
  json_out_close_object(out);
}

static void write_grade(JsonOut *out, const char *what, const char *node,
                        const char *id, const char *text) {
  json_out_open_object(out);
  if (node) { json_out_member_text(out, "node", node); }
  json_out_member_text(out, what, id);
  json_out_member_decimal(out, "grade", reading_grade_tenths(text), 1);
  json_out_close_object(out);
}

static void write_reading(const Scenario *s, JsonOut *out) {
  for (int i = 0; i < s->line_count; i++) {
    const Line *line = &s->lines[i];
    for (int v = 0; v < line->variants.count; v++) {
      const Text *text = &s->texts[line->variants.first + v];
      write_grade(out, "line", NULL, line->id, text->source);
    }
  }
  for (int i = 0; i < s->reply_count; i++) {
    const Reply *reply = &s->replies[i];
    write_grade(out, "reply", s->nodes[reply->node].id, reply->id,
                reply->say.source);
  }
}

static void write_all(const Run *run) {
  JsonOut out = ek_json_begin();
  json_out_open_object(&out);
  json_out_member_text(&out, "right_by", "tags");
  write_tells(run->tells, &out);
  write_deaf(run, &out);
  json_out_key(&out, "reading");
  json_out_open_object(&out);
  for (int i = 0; i < run->count; i++) {
    json_out_key(&out, run->list[i].scenario->id);
    json_out_open_list(&out);
    write_reading(run->list[i].scenario, &out);
    json_out_close_list(&out);
  }
  json_out_close_object(&out);
  json_out_close_object(&out);
  ek_json_end(&out);
}

/* ---- several together ---- */

static int judge(Run *run, const Rubric *rubric, int argc, char **argv) {
  bool json = false;
  for (int i = 0; i < argc; i++) {
    if (str_equal(argv[i], "--json")) {
      json = true;
    } else if (argv[i][0] != '-') {
      int status = add_path(run, rubric, argv[i]);
      if (status != EK_DONE) { return status; }
    } else if (!str_equal(argv[i], "--tells")) {
      return ek_refuse_option(run->ek, "stats", argv[i]);
    }
  }
  if (run->count == 0) { return ek_refuse(run->ek, "ek.stats.usage", NULL, 0); }
  if (json) {
    write_all(run);
  } else {
    print_all(run);
  }
  return EK_DONE;
}

int stats_tells(Ek *ek, int argc, char **argv) {
  int status;
  const Rubric *rubric = ek_load_rubric(ek, NULL, &status);
  if (!rubric) { return status; }
  Run run;
  status = begin(&run, ek, TELLS_FILES);
  return status == EK_DONE ? judge(&run, rubric, argc, argv) : status;
}

/* ---- one that was walked ---- */

/* By what the walk of an ideal listener found, where that was all. */
static const int64_t *right_by_values(const Ek *ek, const Exploration *ideal) {
  int count = ideal->model->scenario->reply_count;
  int64_t *right = arena_array(ek->arena, (size_t)count, sizeof *right);
  for (int i = 0; right && i < count; i++) {
    right[i] = ideal->figures->replies[i].right;
  }
  return right;
}

static int judge_one(Run *run, const Ek *ek, const Met *met) {
  const Scenario *s = met->scenario;
  const Exploration *ideal = met->by[LISTEN_IDEAL];
  int status = begin(run, ek, 1);
  if (status != EK_DONE) { return status; }
  return add_scenario(
      run, s, ideal->exact ? right_by_values(ek, ideal) : right_by_tags(ek, s));
}

int stats_write_tells(const Ek *ek, const Met *met, JsonOut *out) {
  Run run;
  int status = judge_one(&run, ek, met);
  if (status != EK_DONE) { return status; }
  json_out_member_text(out, "right_by",
                       met->by[LISTEN_IDEAL]->exact ? "values" : "tags");
  write_tells(run.tells, out);
  write_deaf(&run, out);
  json_out_key(out, "reading");
  json_out_open_list(out);
  write_reading(met->scenario, out);
  json_out_close_list(out);
  return EK_DONE;
}

int stats_print_tells(const Ek *ek, const Met *met) {
  Run run;
  int status = judge_one(&run, ek, met);
  if (status != EK_DONE) { return status; }
  bool exact = met->by[LISTEN_IDEAL]->exact;
  ek_say(ek, stdout,
         exact ? "ek.stats.right_by_values" : "ek.stats.right_by_tags", NULL,
         0);
  int told = 0;
  for (int i = 0; i < TELL_COUNT; i++) {
    if (tells_figure(run.tells, (Tell)i).p_millionths >= WORTH_A_LOOK) {
      continue;
    }
    print_figure(&run, (Tell)i);
    told++;
  }
  if (told == 0) { ek_say(ek, stdout, "ek.stats.no_tell", NULL, 0); }
  print_deaf(&run);
  print_reading(ek, met->scenario);
  return EK_DONE;
}
