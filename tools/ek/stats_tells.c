/* SPDX-License-Identifier: MIT */
#include "stats_tells.h"

#include "analysis/craft.h"
#include "analysis/reading.h"
#include "analysis/tells.h"
#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "scenario/scenario.h"

#include <inttypes.h>
#include <string.h>

enum { TELLS_FILES = 1000 };

typedef struct {
  const Scenario *scenario;
  int64_t *right; /* by reply */
} Judged;

typedef struct {
  Ek *ek;
  Tells *tells;
  Judged *list;
  int count;
} Run;

static bool is_schema(const char *path) {
  const char *end = strstr(path, ".schema.json");
  return end && str_equal(end, ".schema.json");
}

static int add_file(Run *run, const Rubric *rubric, const char *path) {
  int status;
  const Scenario *s = ek_open_scenario(run->ek, rubric, path, &status);
  if (!s) { return status; }
  Judged *judged = &run->list[run->count++];
  size_t replies = (size_t)s->reply_count;
  judged->scenario = s;
  judged->right = arena_array(run->ek->arena, replies, sizeof *judged->right);
  if (judged->right && craft_right(run->ek->arena, s, judged->right) &&
      tells_add(run->tells, s, judged->right)) {
    return EK_DONE;
  }
  Err err = {.code = ERR_NONE};
  err_memory(&err);
  return ek_refuse_file(run->ek, &err);
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

static void print_all(const Run *run) {
  char hits[SHOWN_BYTES], p[SHOWN_BYTES];
  ek_say(run->ek, stdout, "ek.stats.tells", NULL, 0);
  for (int i = 0; i < TELL_COUNT; i++) {
    TellFigure figure = tells_figure(run->tells, (Tell)i);
    printf("  %-20s %9s of %4d   %s\n", tell_name((Tell)i),
           thousandths(figure.hits_permille, hits), figure.of,
           millionths(figure.p_millionths, p));
  }
  DeafPlay deaf = tells_deaf(run->tells);
  const LocaleArg args[] = {
      locale_arg_number("percent",
                        deaf.of > 0 ? deaf.hits_permille / deaf.of / 10 : 0),
      locale_arg_number("count", deaf.of)};
  ek_say(run->ek, stdout, "ek.stats.deaf", args, 2);
  print_given_away(run);
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

static int judge(Run *run, const Rubric *rubric, int argc, char **argv) {
  bool json = false;
  for (int i = 0; i < argc; i++) {
    if (str_equal(argv[i], "--json")) {
      json = true;
    } else if (argv[i][0] != '-' && !is_schema(argv[i])) {
      if (run->count == TELLS_FILES) { break; }
      int status = add_file(run, rubric, argv[i]);
      if (status != EK_DONE) { return status; }
    } else if (argv[i][0] == '-' && !str_equal(argv[i], "--tells")) {
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
  const Lexicon *lexicon =
      rubric ? ek_load_lexicon(ek, NULL, "en", &status) : NULL;
  if (!lexicon) { return status; }
  Run run = {.ek = ek,
             .tells = tells_create(ek->arena, lexicon),
             .list = arena_array(ek->arena, TELLS_FILES, sizeof *run.list)};
  if (run.tells && run.list) { return judge(&run, rubric, argc, argv); }
  Err err = {.code = ERR_NONE};
  err_memory(&err);
  return ek_refuse_file(ek, &err);
}

int stats_write_tells(const Ek *ek, const Scenario *scenario, JsonOut *out) {
  int status;
  const Lexicon *lexicon = ek_load_lexicon(ek, NULL, "en", &status);
  if (!lexicon) { return status; }
  Tells *tells = tells_create(ek->arena, lexicon);
  int64_t *right =
      arena_array(ek->arena, (size_t)scenario->reply_count, sizeof *right);
  if (tells && right && craft_right(ek->arena, scenario, right) &&
      tells_add(tells, scenario, right)) {
    write_tells(tells, out);
    return EK_DONE;
  }
  Err err = {.code = ERR_NONE};
  err_memory(&err);
  return ek_refuse_file(ek, &err);
}
