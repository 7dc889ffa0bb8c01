/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "call/replay.h"
#include "play.h"
#include "scenario/rubric.h"
#include "unit.h"

#include <string.h>

enum { ARENA_CAP = 1024 * 1024, FILE_BYTES = 4096 };

#define ZEROS16 "0000000000000000"
#define DIGITS  ZEROS16 ZEROS16 ZEROS16 "0123456789abcdef"
#define HASH    "sha256:" DIGITS
#define HEAD                                                                   \
  "'replay':1,'engine':1,'scenario':'t','hash':'" HASH "','rubric':'" HASH     \
  "','seed':7,'pace':'timed'"
#define FILE_OF(events) "{" HEAD ",'events':[" events "]}"

/* A file's bytes as a test writes them, with ' for ". */
static const Replay *read_bytes(Arena *arena, const char *json, Err *err,
                                int *bad_event) {
  char *text = arena_copy(arena, json, strlen(json));
  for (char *c = text; *c; c++) {
    if (*c == '\'') { *c = '"'; }
  }
  return replay_read(arena, "r.json", text, strlen(text), err, bad_event);
}

static const Replay *must_read(Arena *arena, const char *json) {
  Err err = {0};
  int bad_event;
  const Replay *replay = read_bytes(arena, json, &err, &bad_event);
  if (!replay) { fail_msg("%s: %s", json, err.text); }
  assert_int_equal(bad_event, REPLAY_NO_EVENT);
  return replay;
}

static void expect_refused(const char *json, int event, const char *why) {
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  int bad_event = -2;
  if (read_bytes(arena, json, &err, &bad_event)) {
    fail_msg("taken: %s", json);
  }
  if (strcmp(err.text, why) != 0) {
    fail_msg("%s: \"%s\", not \"%s\"", json, err.text, why);
  }
  assert_int_equal(bad_event, event);
  arena_destroy(arena);
}

/* ---- what is read ---- */

static void replay__the_head_is_read(void **unused) {
  (void)unused;
  Arena *arena = arena_create(ARENA_CAP);
  const Replay *replay = must_read(arena, FILE_OF(""));
  assert_string_equal(replay->scenario, "t");
  assert_string_equal(replay->hash, HASH);
  assert_string_equal(replay->rubric, HASH);
  assert_int_equal(replay->options.seed, 7);
  assert_false(replay->options.self_paced);
  assert_false(replay->options.in_shift);
  assert_int_equal(replay->options.response_percent, 100);
  assert_int_equal(replay->options.composure, 700);
  assert_int_equal(replay->event_count, 0);
  arena_destroy(arena);
}

static void replay__what_may_be_left_out_is_read(void **unused) {
  (void)unused;
  Arena *arena = arena_create(ARENA_CAP);
  const Replay *replay = must_read(
      arena, "{'replay':1,'engine':1,'scenario':'t','hash':'" HASH
             "','rubric':'" HASH "','seed':9007199254740991,"
             "'pace':'self_paced','response':150,'composure':0,'events':[]}");
  assert_int_equal(replay->options.seed, INT64_C(9007199254740991));
  assert_true(replay->options.self_paced);
  assert_int_equal(replay->options.response_percent, 150);
  assert_true(replay->options.in_shift);
  assert_int_equal(replay->options.composure, 0);
  arena_destroy(arena);
}

static void replay__every_kind_of_event_is_read(void **unused) {
  (void)unused;
  Arena *arena = arena_create(ARENA_CAP);
  const Replay *replay = must_read(
      arena, FILE_OF("{'t':0,'do':'reply','reply':'r','facts':['a','b']},"
                     "{'t':1,'do':'backchannel'},"
                     "{'t':2,'do':'note','fact':'a'},"
                     "{'t':3,'do':'unnote','fact':'b'},"
                     "{'t':4,'do':'lookup','record':'c'},"
                     "{'t':5,'do':'breathe'},"
                     "{'t':6,'do':'posture','stance':'open','eyes':false},"
                     "{'t':7,'do':'posture','stance':'closed'},"
                     "{'t':8,'do':'posture','eyes':true},"
                     "{'t':9,'do':'transfer'},{'t':10,'do':'hang_up'},"
                     "{'t':11,'do':'task','task':'d'},"
                     "{'t':86400000,'do':'finish'}"));
  static const Deed DEEDS[] = {
      DO_REPLY,   DO_BACKCHANNEL, DO_NOTE,    DO_UNNOTE,  DO_LOOKUP,
      DO_BREATHE, DO_POSTURE,     DO_POSTURE, DO_POSTURE, DO_TRANSFER,
      DO_HANG_UP, DO_TASK,        DO_FINISH};
  const ReplayEvent *events = replay->events;
  assert_int_equal(replay->event_count, 13);
  for (int i = 0; i < 13; i++) { assert_int_equal(events[i].deed, DEEDS[i]); }
  for (int i = 0; i < 12; i++) { assert_int_equal(events[i].t_ms, i); }
  assert_int_equal(events[12].t_ms, REPLAY_LATEST_MS);
  assert_string_equal(events[0].id, "r");
  assert_int_equal(events[0].fact_count, 2);
  assert_string_equal(events[0].facts[1], "b");
  assert_string_equal(events[2].id, "a");
  assert_string_equal(events[3].id, "b");
  assert_string_equal(events[4].id, "c");
  assert_null(events[5].id);
  assert_int_equal(events[6].open_stance, POSTURE_YES);
  assert_int_equal(events[6].eyes_on, POSTURE_NO);
  assert_int_equal(events[7].open_stance, POSTURE_NO);
  assert_int_equal(events[7].eyes_on, POSTURE_AS_IS);
  assert_int_equal(events[8].open_stance, POSTURE_AS_IS);
  assert_int_equal(events[8].eyes_on, POSTURE_YES);
  assert_string_equal(events[11].id, "d");
  assert_int_equal(replay_most_facts(replay), 2);
  arena_destroy(arena);
}

/* ---- what is refused ---- */

static void replay__a_head_that_is_no_good_is_refused(void **unused) {
  (void)unused;
  static const struct {
    const char *json, *why;
  } CASES[] = {
      {"[]", "a replay must be an object { }"},
      {"{" HEAD "}", "this replay has no \"events\""},
      {"{'replay':1}", "this replay has no \"engine\""},
      {"{" HEAD ",'events':{}}", "\"events\" must be a list"},
      {"{" HEAD ",'events':[],'note':1}", "a replay has no key \"note\""},
      {"{" HEAD ",'events':[],'lexicon':'x'}",
       "this must be \"sha256:\" and 64 hexadecimal digits"},
      {"{'replay':2}", "this version of Evenkeel knows only number 1"},
      {"{'engine':2}", "this version of Evenkeel knows only number 1"},
      {"{'scenario':1}", "this must be a text in quotes"},
      {"{'hash':'sha256:" ZEROS16 "'}",
       "this must be \"sha256:\" and 64 hexadecimal digits"},
      {"{'hash':'sha256:" ZEROS16 ZEROS16 ZEROS16 "0123456789ABCDEF'}",
       "this must be \"sha256:\" and 64 hexadecimal digits"},
      {"{'rubric':'sha255:" DIGITS "'}",
       "this must be \"sha256:\" and 64 hexadecimal digits"},
      {"{'hash':'sha256;" DIGITS "'}",
       "this must be \"sha256:\" and 64 hexadecimal digits"},
      {"{'pace':'fast'}", "a pace is \"timed\" or \"self_paced\""},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    expect_refused(CASES[i].json, REPLAY_NO_EVENT, CASES[i].why);
  }
}

/* A complete file but for one number. */
static void expect_number(const char *seed, const char *rest, bool good) {
  char json[FILE_BYTES];
  Str str = str_init(json, sizeof json);
  str_addf(&str,
           "{'replay':1,'engine':1,'scenario':'t','hash':'" HASH
           "','rubric':'" HASH "','pace':'timed','events':[],'seed':%s%s}",
           seed, rest);
  if (!good) {
    expect_refused(json, REPLAY_NO_EVENT,
                   "this must be a whole number within its range");
    return;
  }
  Arena *arena = arena_create(ARENA_CAP);
  must_read(arena, json);
  arena_destroy(arena);
}

static void replay__numbers_stay_in_their_ranges(void **unused) {
  (void)unused;
  expect_number("0", "", true);
  expect_number("9007199254740991", "", true);
  expect_number("9007199254740992", "", false);
  expect_number("-1", "", false);
  expect_number("1.0", "", false);
  expect_number("'1'", "", false);
  expect_number("1", ",'response':100", true);
  expect_number("1", ",'response':200", true);
  expect_number("1", ",'response':99", false);
  expect_number("1", ",'response':201", false);
  expect_number("1", ",'composure':0", true);
  expect_number("1", ",'composure':1000", true);
  expect_number("1", ",'composure':1001", false);
  expect_number("1", ",'composure':-1", false);
}

static void replay__the_first_report_wins(void **unused) {
  (void)unused;
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {.code = ERR_IO, .line = 7, .text = "before"};
  int bad_event;
  static const char *const BAD[] = {"{'seed':-1}", "{'z':1}", "{", "[]"};
  for (int i = 0; i < 4; i++) {
    assert_null(read_bytes(arena, BAD[i], &err, &bad_event));
    assert_string_equal(err.text, "before");
    assert_int_equal(err.line, 7);
    assert_null(read_bytes(arena, BAD[i], NULL, &bad_event));
  }
  arena_destroy(arena);
}

static void replay__a_key_that_stands_twice_is_refused(void **unused) {
  (void)unused;
  expect_refused("{'replay':1," HEAD ",'events':[]}", REPLAY_NO_EVENT,
                 "the key \"replay\" stands twice in this object");
  expect_refused(FILE_OF("{'t':1,'do':'breathe'},{'t':1,'t':1,'do':'breathe'}"),
                 1, "the key \"t\" stands twice in this object");
}

static void replay__what_is_no_json_is_refused_with_its_place(void **unused) {
  (void)unused;
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  int bad_event;
  assert_null(read_bytes(arena, "{\n 'replay': 01 }", &err, &bad_event));
  assert_int_equal(err.code, ERR_SYNTAX);
  assert_int_equal(err.line, 2);
  assert_string_equal(err.path, "r.json");
  arena_destroy(arena);
  expect_refused(FILE_OF("{'t':1,'do':'breathe'},{'t':01,'do':'breathe'}"), 1,
                 "a number may not begin with 0");
}

static void replay__a_bad_event_is_refused_by_its_index(void **unused) {
  (void)unused;
  static const struct {
    const char *event, *why;
  } CASES[] = {
      {"7", "an event must be an object { }"},
      {"{'t':5}", "this event has no \"do\""},
      {"{'do':'breathe'}", "this event has no \"t\""},
      {"{'t':5,'do':'sing'}", "there is no such thing to do in a call"},
      {"{'t':5,'do':3}", "there is no such thing to do in a call"},
      {"{'t':5,'do':'type'}", "this event does not say what it is done to"},
      {"{'t':3,'do':'breathe'}", "time runs backwards here"},
      {"{'t':-1,'do':'breathe'}",
       "this must be a whole number within its range"},
      {"{'t':5.0,'do':'breathe'}",
       "this must be a whole number within its range"},
      {"{'t':1e3,'do':'breathe'}",
       "this must be a whole number within its range"},
      {"{'t':86400001,'do':'breathe'}",
       "this must be a whole number within its range"},
      {"{'t':5,'do':'breathe','reply':'r'}", "this event has no key \"reply\""},
      {"{'t':5,'do':'note','record':'r'}", "this event has no key \"record\""},
      {"{'t':5,'do':'note','fact':'a','facts':[]}",
       "this event has no key \"facts\""},
      {"{'t':5,'do':'reply','reply':'r','stance':'open'}",
       "this event has no key \"stance\""},
      {"{'t':5,'do':'breathe','eyes':true}", "this event has no key \"eyes\""},
      {"{'t':5,'do':'note'}", "this event does not say what it is done to"},
      {"{'t':5,'do':'reply'}", "this event does not say what it is done to"},
      {"{'t':5,'do':'note','fact':1}", "this must be a text in quotes"},
      {"{'t':5,'do':'reply','reply':'r','facts':'a'}",
       "this must be a list of facts"},
      {"{'t':5,'do':'reply','reply':'r','facts':[1]}",
       "this must be a text in quotes"},
      {"{'t':5,'do':'posture'}", "a posture needs \"stance\" or \"eyes\""},
      {"{'t':5,'do':'posture','stance':'wide'}",
       "a stance is \"open\" or \"closed\""},
      {"{'t':5,'do':'posture','eyes':1}", "this must be true or false"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    char json[FILE_BYTES];
    Str str = str_init(json, sizeof json);
    str_addf(&str, FILE_OF("{'t':4,'do':'breathe'},%s"), CASES[i].event);
    expect_refused(json, 1, CASES[i].why);
  }
}

static void replay__a_refusal_names_the_place_in_the_file(void **unused) {
  (void)unused;
  Arena *arena = arena_create(ARENA_CAP);
  Err err = {0};
  int bad_event;
  assert_null(read_bytes(
      arena, "{" HEAD ",'events':[\n{'t':0,'do':'breathe'},\n{'t':true}]}",
      &err, &bad_event));
  assert_int_equal(err.line, 3);
  assert_int_equal(err.column, 1);
  assert_string_equal(err.pointer, "/events/1");
  err = (Err){0};
  assert_null(read_bytes(arena, "{" HEAD ",\n 'notes':1,'events':[]}", &err,
                         &bad_event));
  assert_int_equal(err.line, 2);
  assert_int_equal(err.column, 2);
  arena_destroy(arena);
}

/* ---- whom it fits ---- */

static Replay replay_of(const Scenario *scenario) {
  Replay replay = {.scenario = scenario->id};
  strcpy(replay.hash, scenario->hash);
  strcpy(replay.rubric, scenario->rubric->hash);
  return replay;
}

static void expect_misfit(const Replay *replay, const CallModel *model,
                          const char *why) {
  Err err = {0};
  assert_false(replay_fits(replay, model, &err));
  assert_string_equal(err.text, why);
}

static void replay__it_fits_only_the_files_it_was_made_with(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  const Scenario *scenario = play.model->scenario;
  Replay replay = replay_of(scenario);
  assert_true(replay_fits(&replay, play.model, NULL));
  replay.scenario = "other";
  expect_misfit(&replay, play.model,
                "this is a replay of another scenario, \"other\"");
  replay = replay_of(scenario);
  replay.hash[HASH_TEXT_BYTES - 2] ^= 1;
  expect_misfit(&replay, play.model,
                "the scenario file has changed since this replay was made");
  replay = replay_of(scenario);
  replay.rubric[7] ^= 1;
  expect_misfit(&replay, play.model,
                "this replay was made with another rubric file");
  play_end(&play);
}

/* ---- writing ---- */

static void take(void *context, const char *bytes, size_t length) {
  str_add_bytes(context, bytes, length);
}

static void replay__what_was_read_is_written_the_same(void **unused) {
  (void)unused;
  static const char FILE[] =
      "{'replay':1,'engine':1,'scenario':'t','hash':'" HASH "','rubric':'" HASH
      "','seed':8,'pace':'self_paced','response':200,"
      "'composure':321,'events':["
      "{'t':0,'do':'reply','reply':'r','facts':['a','b']},"
      "{'t':1,'do':'reply','reply':'s'},{'t':1,'do':'backchannel'},"
      "{'t':2,'do':'note','fact':'a'},{'t':3,'do':'unnote','fact':'b'},"
      "{'t':4,'do':'lookup','record':'c'},{'t':5,'do':'breathe'},"
      "{'t':6,'do':'posture','stance':'open','eyes':false},"
      "{'t':7,'do':'posture','stance':'closed'},"
      "{'t':8,'do':'posture','eyes':true},"
      "{'t':9,'do':'transfer'},{'t':10,'do':'hang_up'},"
      "{'t':11,'do':'task','task':'d'},{'t':12,'do':'finish'}]}";
  Arena *arena = arena_create(ARENA_CAP);
  char written[FILE_BYTES];
  Str str = str_init(written, sizeof written);
  JsonOut out = json_out_init(take, &str, false);
  replay_write(must_read(arena, FILE), &out);
  for (char *c = written; *c; c++) {
    if (*c == '"') { *c = '\''; }
  }
  assert_string_equal(written, FILE);
  arena_destroy(arena);
}

static void replay__what_is_as_usual_is_not_written(void **unused) {
  (void)unused;
  Arena *arena = arena_create(ARENA_CAP);
  char written[FILE_BYTES];
  Str str = str_init(written, sizeof written);
  JsonOut out = json_out_init(take, &str, false);
  replay_write(must_read(arena, FILE_OF("{'t':0,'do':'reply','reply':'r',"
                                        "'facts':[]}")),
               &out);
  assert_null(strstr(written, "response"));
  assert_null(strstr(written, "composure"));
  assert_null(strstr(written, "facts"));
  arena_destroy(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(replay__the_head_is_read),
      cmocka_unit_test(replay__what_may_be_left_out_is_read),
      cmocka_unit_test(replay__every_kind_of_event_is_read),
      cmocka_unit_test(replay__a_head_that_is_no_good_is_refused),
      cmocka_unit_test(replay__numbers_stay_in_their_ranges),
      cmocka_unit_test(replay__the_first_report_wins),
      cmocka_unit_test(replay__a_key_that_stands_twice_is_refused),
      cmocka_unit_test(replay__what_is_no_json_is_refused_with_its_place),
      cmocka_unit_test(replay__a_bad_event_is_refused_by_its_index),
      cmocka_unit_test(replay__a_refusal_names_the_place_in_the_file),
      cmocka_unit_test(replay__it_fits_only_the_files_it_was_made_with),
      cmocka_unit_test(replay__what_was_read_is_written_the_same),
      cmocka_unit_test(replay__what_is_as_usual_is_not_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
