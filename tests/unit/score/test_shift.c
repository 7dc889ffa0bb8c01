/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/str.h"
#include "play.h"
#include "scenario/rubric.h"
#include "score/shift_replay.h"
#include "unit.h"

#include <stdio.h>

enum { FILE_BYTES = 16 * 1024, MINUTE_MS = 60 * 1000 };

/* Two promises, one hour apart; each task keeps one and costs 4 minutes. */
#define KEYS                                                                   \
  "'promises':{'one':{'text':'x','within_h':4},"                               \
  "'two':{'text':'x','within_h':5}},"                                          \
  "'wrap_up':{'minutes':9,'tasks':["                                           \
  "{'id':'do_one','label':'x','minutes':4,'keeps':['one']},"                   \
  "{'id':'do_two','label':'x','minutes':4,'keeps':['two'],"                    \
  "'uses':['root_cause']}]},"
#define REPLIES                                                                \
  "{'id':'vow','say':'x','goto':'end','uses':['fix'],'promises':['one',"       \
  "'two']},"                                                                   \
  "{'id':'rude','say':'x','goto':'talk','uses':['hostility']},"
#define VOW  "{'t':5000,'do':'reply','reply':'vow'}"
#define RUDE "{'t':5000,'do':'reply','reply':'rude'}"

static Play begin(void) {
  return play_story(&(Story){.keys = KEYS, .replies = REPLIES});
}

/* One call: how composed it begins, what else its file has, its events. */
typedef struct {
  int composure;
  const char *more, *events;
} Ring;

static const Shift *shift_of(const Play *play, const Ring *rings, int count,
                             const char *between) {
  const Scenario *scenario = play->model->scenario;
  Str json = str_init(arena_alloc(play->arena, FILE_BYTES), FILE_BYTES);
  str_add(&json, "{'shift':1,'engine':1,'seed':3,'calls':[");
  for (int i = 0; i < count; i++) {
    str_addf(&json,
             "%s{'replay':1,'engine':1,'scenario':'t','hash':'%s',"
             "'rubric':'%s','seed':%d,'pace':'timed','composure':%d,%s"
             "'events':[%s]}",
             i ? "," : "", scenario->hash, scenario->rubric->hash, 3 + i,
             rings[i].composure, rings[i].more, rings[i].events);
  }
  str_addf(&json, "],'between':[%s]}", between);
  assert_false(json.cut);
  for (char *c = json.text; *c; c++) {
    if (*c == '\'') { *c = '"'; }
  }
  Err err = {0};
  ShiftFault fault;
  const Shift *shift = shift_replay_read(play->arena, "s.json", json.text,
                                         json.length, &err, &fault);
  if (!shift) { fail_msg("%s", err.text); }
  return shift;
}

static const ShiftCard *run(const Play *play, const Shift *shift, Err *err) {
  const CallModel *models[SHIFT_MOST_CALLS];
  for (int i = 0; i < SHIFT_MOST_CALLS; i++) { models[i] = play->model; }
  ShiftFault fault;
  return shift_run(play->arena, models, shift, err, &fault);
}

static const ShiftCard *card_of(const Play *play, const Ring *rings, int count,
                                const char *between) {
  Err err = {0};
  const ShiftCard *card =
      run(play, shift_of(play, rings, count, between), &err);
  if (!card) { fail_msg("%s", err.text); }
  return card;
}

static void shift__a_rest_gives_composure_for_minutes(void **unused) {
  (void)unused;
  Play play = begin();
  const Ring rings[] = {{700, "", VOW}, {780, "", VOW}};
  const ShiftCard *card = card_of(&play, rings, 2, "[{'do':'breathe'}]");
  assert_int_equal(card->calls[1].begin_ms,
                   card->calls[0].done_ms + 1 * MINUTE_MS);
  assert_int_equal(card->recoveries, 1);
  play_end(&play);
}

static void shift__a_rest_is_due_where_a_call_follows(void **unused) {
  (void)unused;
  Play play = begin();
  const Ring rings[] = {{700, "", VOW}, {780, "", VOW}, {780, "", VOW}};
  const ShiftCard *card = card_of(&play, rings, 3, "[{'do':'breathe'}],[]");
  assert_int_equal(play_earned(&card->calls[0].card->score, &play, "recover"),
                   1000);
  assert_int_equal(play_earned(&card->calls[1].card->score, &play, "recover"),
                   0);
  assert_int_equal(play_earned(&card->calls[2].card->score, &play, "recover"),
                   NONE);
  play_end(&play);
}

static void shift__who_picks_up_shaky_without_a_rest_is_charged(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = KEYS,
               .replies = REPLIES,
               .lines = "{'say':'x','ms':5000,'tells':['a','b'],'abuse':2}"});
  const char *rude = RUDE ",{'t':11000,'do':'reply','reply':'vow'}";
  const Ring tired[] = {{700, "", rude}, {40, "", VOW}};
  const Ring rested[] = {{700, "", rude}, {120, "", VOW}};
  const ShiftCard *card = card_of(&play, tired, 2, "[]");
  assert_int_equal(
      play_charged(&card->calls[1].card->score, &play, "no_recovery"), 2);
  card = card_of(&play, rested, 2, "[{'do':'breathe'}]");
  assert_int_equal(
      play_charged(&card->calls[1].card->score, &play, "no_recovery"), 0);
  play_end(&play);
}

static void shift__a_task_that_ends_when_it_is_due_keeps_it(void **unused) {
  (void)unused;
  Play play = begin();
  const Ring rings[] = {{700, "", VOW}, {700, "'rings_back':true,", ""}};
  const ShiftCard *card = card_of(&play, rings, 2,
                                  "[{'do':'task','call':0,'task':'do_one'},"
                                  "{'do':'task','call':0,'task':'do_two'}]");
  assert_true(card->promises[0].kept);
  assert_int_equal(card->promises[0].kept_ms, card->promises[0].due_ms);
  assert_false(card->promises[1].kept);
  assert_true(card->promises[1].broken);
  assert_int_equal(card->calls[1].rings_for, 0);
  assert_int_equal(
      play_charged(&card->calls[0].card->score, &play, "broken_promise"), 15);
  play_end(&play);
}

static void shift__what_is_done_late_still_finds_the_cause(void **unused) {
  (void)unused;
  Play play = begin();
  const Ring rings[] = {{700, "", VOW}, {700, "'rings_back':true,", ""}};
  const ShiftCard *card = card_of(&play, rings, 2,
                                  "[{'do':'task','call':0,'task':'do_one'},"
                                  "{'do':'task','call':0,'task':'do_two'}]");
  const ShiftCall *first = &card->calls[0];
  int cause = play_entry(&play, "root_cause");
  assert_int_equal(state_uses(first->card->call, first->state, cause), 1);
  play_end(&play);
}

static void shift__a_caller_rings_back_once_and_in_another_mood(void **unused) {
  (void)unused;
  Play play = begin();
  const Ring rings[] = {
      {700, "", VOW}, {1000, "'rings_back':true,", VOW}, {1000, "", VOW}};
  const ShiftCard *card = card_of(&play, rings, 3,
                                  "[{'do':'walk'},{'do':'breathe'}],"
                                  "[{'do':'walk'},{'do':'breathe'}]");
  const Scorecard *first = card->calls[0].card, *again = card->calls[1].card;
  assert_int_equal(first->anger_start, 850);
  assert_int_equal(again->anger_start, 850 + 120 * 1175 / 1000);
  assert_int_equal(again->trust_start, 400 - 250);
  assert_int_equal(card->calls[1].rings_for, 0);
  assert_int_equal(card->calls[2].rings_for, NONE);
  assert_int_equal(card->planned_count, 2);
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shift__a_rest_gives_composure_for_minutes),
      cmocka_unit_test(shift__a_rest_is_due_where_a_call_follows),
      cmocka_unit_test(shift__who_picks_up_shaky_without_a_rest_is_charged),
      cmocka_unit_test(shift__a_task_that_ends_when_it_is_due_keeps_it),
      cmocka_unit_test(shift__what_is_done_late_still_finds_the_cause),
      cmocka_unit_test(shift__a_caller_rings_back_once_and_in_another_mood),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
