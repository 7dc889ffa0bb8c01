/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/json_out.h"
#include "base/str.h"
#include "play.h"
#include "scenario/rubric.h"
#include "score/scorecard.h"
#include "unit.h"

#include <string.h>

enum { FILE_BYTES = 16 * 1024 };

#define END(id, rest)  "{'id':'" id "','say':'x','goto':'end'" rest "},"
#define GIVE(t, reply) "{'t':" #t ",'do':'reply','reply':'" reply "'}"

/* A replay of the story with these events, ' for ". */
static const Replay *replay_of(const Play *play, const char *events) {
  const Scenario *scenario = play->model->scenario;
  Str json = str_init(arena_alloc(play->arena, FILE_BYTES), FILE_BYTES);
  str_addf(&json,
           "{'replay':1,'engine':1,'scenario':'t','hash':'%s','rubric':'%s',"
           "'seed':1,'pace':'timed','events':[%s]}",
           scenario->hash, scenario->rubric->hash, events);
  assert_false(json.cut);
  for (char *c = json.text; *c; c++) {
    if (*c == '\'') { *c = '"'; }
  }
  Err err = {0};
  int bad_event;
  const Replay *replay = replay_read(play->arena, "r.json", json.text,
                                     json.length, &err, &bad_event);
  if (!replay) { fail_msg("%s", err.text); }
  return replay;
}

static const Scorecard *card_of(const Play *play, const char *events) {
  Err err = {0};
  int bad_event;
  const Scorecard *card =
      scorecard_create(play->arena, play->model, replay_of(play, events), NULL,
                       &err, &bad_event);
  if (!card) { fail_msg("event %d: %s", bad_event, err.text); }
  assert_int_equal(bad_event, REPLAY_NO_EVENT);
  return card;
}

/* The uses of a turn, as "id quality, …". */
static const char *uses_of(const Play *play, const Scorecard *card, int turn) {
  Str text = str_init(arena_alloc(play->arena, 512), 512);
  Span uses = card->turns[turn].uses;
  for (int i = uses.first; i < uses.first + uses.count; i++) {
    str_addf(&text, "%s %d, ", scorecard_entry_id(card, card->uses[i].entry),
             card->uses[i].quality);
    assert_int_equal(card->uses[i].turn, turn);
  }
  return text.text;
}

static const char *reply_id(const Scorecard *card, int reply) {
  return card->call->model->scenario->replies[reply].id;
}

/* ---- turns ---- */

static void scorecard__a_turn_says_what_was_said_when(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.replies = "{'id':'r','say':'{fact}, {fact}?','goto':'talk'},"});
  const Scorecard *card = card_of(
      &play, "{'t':5000,'do':'note','fact':'a'},"
             "{'t':5000,'do':'note','fact':'b'},"
             "{'t':6000,'do':'reply','reply':'r','facts':['b','a']}," GIVE(
                 12000, "bye"));
  assert_int_equal(card->turn_count, 2);
  const ScoreTurn *turn = &card->turns[0];
  assert_int_equal(turn->t_ms, 6000);
  assert_int_equal(turn->node, 0);
  assert_string_equal(reply_id(card, turn->reply), "r");
  assert_int_equal(turn->fact_count, 2);
  assert_int_equal(turn->facts[0], play_fact(&play, "b"));
  assert_int_equal(turn->facts[1], play_fact(&play, "a"));
  assert_int_equal(turn->reception, RECEPTION_HEARD);
  assert_int_equal(turn->anger_before, 850);
  assert_int_equal(turn->anger_after, 646);
  assert_int_equal(card->turns[1].anger_before, 646);
  assert_int_equal(card->turns[1].fact_count, 0);
  play_end(&play);
}

static void scorecard__a_waiting_reply_keeps_its_own_time(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  const Scorecard *card = card_of(&play, GIVE(4700, "bye"));
  assert_int_equal(card->turns[0].t_ms, 4700);
  assert_int_equal(card->state->now_ms, 5000 + 610 + 1000);
  play_end(&play);
}

static void scorecard__a_waiting_reply_is_judged_at_the_end(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'goals':['fix'],",
                                  .replies = REPLY("r", "'if':'told.a'") REPLY(
                                      "fix", "'if':'told.b','uses':['fix']")});
  const Scorecard *card = card_of(&play, GIVE(4700, "r"));
  assert_string_equal(reply_id(card, card->turns[0].better), "fix");
  play_end(&play);
}

static void scorecard__each_turn_keeps_its_own_facts(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .replies = "{'id':'one','say':'{fact}?','goto':'talk'},"
                 "{'id':'two','say':'{fact}, {fact}?','goto':'talk'},"});
  const Scorecard *card = card_of(
      &play,
      "{'t':5000,'do':'note','fact':'a'},{'t':5000,'do':'note','fact':'b'},"
      "{'t':5000,'do':'note','fact':'no'},"
      "{'t':5000,'do':'reply','reply':'one','facts':['b']},"
      "{'t':12000,'do':'reply','reply':'two','facts':['a','no']},"
      "{'t':20000,'do':'reply','reply':'one','facts':['no']}");
  static const char *const FACTS[][2] = {{"b"}, {"a", "no"}, {"no"}};
  for (int i = 0; i < 3; i++) {
    const ScoreTurn *turn = &card->turns[i];
    assert_int_equal(turn->fact_count, i == 1 ? 2 : 1);
    for (int k = 0; k < turn->fact_count; k++) {
      assert_int_equal(turn->facts[k], play_fact(&play, FACTS[i][k]));
    }
  }
  play_end(&play);
}

static void scorecard__anger_before_is_before_the_blow(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  const Scorecard *card =
      card_of(&play, GIVE(1000, "plain") "," GIVE(1100, "plain"));
  assert_int_equal(card->turns[0].anger_before, 850);
  assert_int_equal(card->turns[0].anger_after, 973);
  assert_int_equal(card->turns[0].reception, RECEPTION_PROTESTED);
  assert_int_equal(card->turns[1].anger_before, 973);
  assert_int_equal(card->turns[1].reception, RECEPTION_HALF_HEARD);
  play_end(&play);
}

static void scorecard__a_turn_lists_its_uses_in_the_rubric_s_order(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .replies = "{'id':'r','say':'Ada','goto':'talk','uses':['bare_ok','fix',"
                 "'empathy'],'asks':['a'],'contradicts':['b']},"});
  const Scorecard *card = card_of(&play, GIVE(5000, "r"));
  assert_string_equal(
      uses_of(&play, card, 0),
      "let_vent 1000, empathy 0, use_name 0, fix 0, bare_ok 1000, "
      "wrong_fact 1000, ask_known 1000, solution_too_early 1000, ");
  play_end(&play);
}

static void scorecard__an_interruption_is_its_reply_s(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':5000}",
                                  .replies = USES("r", "'empathy'")});
  const Scorecard *card = card_of(&play, GIVE(3000, "r"));
  assert_string_equal(uses_of(&play, card, 0), "empathy 500, interrupt 1000, ");
  play_end(&play);
}

static void scorecard__what_acts_between_replies_is_no_reply_s(void **u) {
  (void)u;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':21000}"});
  const Scorecard *card =
      card_of(&play, "{'t':20700,'do':'backchannel'},"
                     "{'t':20701,'do':'backchannel'},"
                     "{'t':20702,'do':'backchannel'},"
                     "{'t':20703,'do':'backchannel'}," GIVE(22000, "plain"));
  assert_string_equal(uses_of(&play, card, 0), "");
  assert_int_equal(
      state_uses(card->call, card->state, play_entry(&play, "rush")), 1);
  play_end(&play);
}

/* ---- the worst turn ---- */

static void scorecard__the_worst_turn_could_have_been_worth_more(void **u) {
  (void)u;
  Play play = play_story(&(Story){
      .keys = "'goals':['apology'],",
      .lines = "{'say':'x','ms':1000}",
      .replies = END("bad", ",'uses':['sarcasm']") END(
          "meh",
          "") "{'id':'good','say':'Ada!','uses':['apology'],'goto':'end'},"});
  const Scorecard *card = card_of(&play, GIVE(1000, "bad"));
  assert_int_equal(card->worst_turn, 0);
  /* use_name 3, apology 4 × 500; dA −5 −7, trust 420, rest 616, k 825:
  ** anger 616 + 81 − 9 = 688, calmed 1000 × 162 / 650 = 249. Sarcasm pins
  ** her and costs 12 points. */
  assert_int_equal(card->turns[0].regret, 3000 + 2000 + 2490 + 12000);
  assert_string_equal(reply_id(card, card->turns[0].better), "good");
  play_end(&play);
}

static void scorecard__the_best_reply_is_no_worst_turn(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.keys = "'goals':['apology'],",
                                  .replies = END("good", ",'uses':['apology']")
                                      END("bad", ",'uses':['sarcasm']")});
  const Scorecard *card = card_of(&play, GIVE(5000, "good"));
  assert_int_equal(card->worst_turn, NONE);
  assert_true(card->turns[0].regret < 0);
  play_end(&play);
}

static void scorecard__equal_worth_is_no_regret(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  const Scorecard *card = card_of(&play, GIVE(5000, "more"));
  assert_int_equal(card->worst_turn, NONE);
  assert_int_equal(card->turns[0].regret, 0);
  /* of those worth the same, the first in the file */
  assert_string_equal(reply_id(card, card->turns[0].better), "plain");
  play_end(&play);
}

static void scorecard__only_what_was_on_offer_is_tried(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'goals':['apology','empathy'],",
      .replies = REPLY("once", "'uses':['apology','empathy'],'once':true")
          REPLY("shut", "'uses':['apology','empathy'],'if':'told."
                        "c'") "{'id':'slot','say':'{fact}?','uses'"
                              ":['apology','empathy'],"
                              "'goto':'talk'},"});
  const Scorecard *card =
      card_of(&play, GIVE(5000, "once") "," GIVE(12000, "plain"));
  assert_string_equal(reply_id(card, card->turns[1].better), "more");
  assert_int_equal(card->turns[1].regret, 0);
  play_end(&play);
}

static void scorecard__the_only_reply_has_no_better(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .replies = "{'id':'two','say':'x','goto':'two'},",
      .nodes = "'two':{'caller':[{'say':'x','ms':1000}],'replies':["
               "{'id':'r','say':'x','uses':['sarcasm'],'goto':'end'}]},"});
  const Scorecard *card = card_of(&play, GIVE(5000, "two") "," GIVE(9000, "r"));
  assert_int_equal(card->turns[1].better, NONE);
  assert_int_equal(card->turns[1].regret, 0);
  assert_int_equal(card->worst_turn, NONE);
  play_end(&play);
}

static void scorecard__each_reply_would_have_interrupted_as_well(void **u) {
  (void)u;
  Play play = play_story(&(Story){0});
  const Scorecard *card = card_of(&play, GIVE(1000, "plain"));
  assert_int_equal(card->turns[0].regret, 0);
  play_end(&play);
}

static void scorecard__of_equal_turns_the_first_is_the_worst(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){.lines = "{'say':'x','ms':1000}",
                                  .temper = "'grievance':0,'trust':1000",
                                  .replies = USES("bad", "'vague_promise'")
                                      USES("worse", "'sarcasm'")});
  /* calmed is full throughout: a vague promise costs 5 points each time,
  ** three times */
  const Scorecard *card = card_of(
      &play, GIVE(1000, "bad") "," GIVE(3000, "bad") "," GIVE(5000, "plain"));
  assert_int_equal(card->turns[0].regret, 5000);
  assert_int_equal(card->turns[1].regret, 5000);
  assert_int_equal(card->worst_turn, 0);
  card = card_of(
      &play, GIVE(1000, "bad") "," GIVE(3000, "worse") "," GIVE(5000, "bad"));
  assert_int_equal(card->worst_turn, 1);
  play_end(&play);
}

static void scorecard__trying_out_leaves_no_trace(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){
      .keys = "'vars':{'x':0},'promises':{'p':{'text':'x','within_h':1}},"
              "'goals':['fix'],",
      .replies = REPLY("r", "'set':{'x':'x + 1'},'uses':['fix','sarcasm'],"
                            "'promises':['p'],'once':true,'restates':['a']")});
  const Scorecard *card =
      card_of(&play, GIVE(1000, "plain") "," GIVE(9000, "plain"));
  play_do(&play, 1000, "reply plain");
  play_do(&play, 9000, "reply plain");
  call_run_out(play.call, play.state, NULL);
  assert_memory_equal(card->state, play.state, play.model->state_bytes);
  play_end(&play);
}

/* ---- what cannot be re-run ---- */

static void expect_refused(const Play *play, const char *events, int event,
                           const char *why) {
  Err err = {0};
  int bad_event = -2;
  assert_null(scorecard_create(play->arena, play->model,
                               replay_of(play, events), NULL, &err,
                               &bad_event));
  assert_string_equal(err.text, why);
  assert_int_equal(err.code, ERR_SCHEMA);
  assert_int_equal(bad_event, event);
}

static void scorecard__an_event_that_cannot_happen_is_named(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'record':[{'id':'s','label':'x','text':'x'}],",
               .replies = "{'id':'r','say':'{fact}?','goto':'talk'},"});
#define NOTE_A "{'t':5000,'do':'note','fact':'a'},"
  static const struct {
    const char *events;
    int event;
    const char *why;
  } CASES[] = {
      {GIVE(5000, "none"), 0, "there is no such thing here now: \"none\""},
      {NOTE_A "{'t':5000,'do':'note','fact':'z'}", 1,
       "there is no such thing here now: \"z\""},
      {"{'t':5000,'do':'unnote','fact':'z'}", 0,
       "there is no such thing here now: \"z\""},
      {NOTE_A "{'t':5000,'do':'lookup','record':'z'}", 1,
       "there is no such thing here now: \"z\""},
      {"{'t':5000,'do':'task','task':'z'}", 0,
       "there is no such thing here now: \"z\""},
      {NOTE_A "{'t':5000,'do':'reply','reply':'r','facts':['z']}", 1,
       "there is no fact \"z\""},
      {NOTE_A "{'t':5000,'do':'reply','reply':'r'}", 1,
       "this reply needs 1 facts and got 0"},
      {NOTE_A "{'t':5000,'do':'reply','reply':'r','facts':['a','a']}", 1,
       "this reply needs 1 facts and got 2"},
      {NOTE_A "{'t':5000,'do':'reply','reply':'r','facts':['b']}", 1,
       "a fact that fills a slot is not in the notes"},
      {NOTE_A NOTE_A "{'t':5000,'do':'breathe'}", 1,
       "this fact cannot be noted now"},
      {"{'t':5000,'do':'breathe'}", 0,
       "one can breathe only while a line plays"},
      {GIVE(5000, "bye") ",{'t':5100,'do':'backchannel'}", 1,
       "the trainee is still speaking"},
      {GIVE(5000, "bye") "," GIVE(9000, "bye"), 1,
       "there is no such thing here now: \"bye\""},
      {GIVE(5000, "bye") ",{'t':9000,'do':'finish'},{'t':9000,'do':'finish'}",
       2, "everything is finished"},
      {"{'t':1000,'do':'breathe'}," GIVE(4999, "plain"), 1,
       "nothing else can happen during a breath"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    expect_refused(&play, CASES[i].events, CASES[i].event, CASES[i].why);
  }
  play_end(&play);
}

static void count_output(void *context, const CallOutput *output) {
  (void)output;
  ++*(int *)context;
}

static void scorecard__who_listens_hears_the_call_itself(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'goals':['fix'],", .replies = USES("r", "'fix'")});
  int heard = 0, bad_event;
  CallSink sink = {count_output, &heard};
  assert_non_null(scorecard_create(play.arena, play.model,
                                   replay_of(&play, GIVE(5000, "bye")), &sink,
                                   NULL, &bad_event));
  play_do(&play, 5000, "reply bye");
  play_score(&play);
  assert_int_equal(heard, play.heard->count);
  play_end(&play);
}

/* ---- names ---- */

static void scorecard__a_state_is_named_by_what_was_earned(void **unused) {
  (void)unused;
  assert_string_equal(scorecard_state(&(ScoreItem){0, 5, 1000, true}), "done");
  assert_string_equal(scorecard_state(&(ScoreItem){0, 5, 999, true}), "partly");
  assert_string_equal(scorecard_state(&(ScoreItem){0, 5, 1, true}), "partly");
  assert_string_equal(scorecard_state(&(ScoreItem){0, 5, 0, true}), "missed");
  assert_string_equal(scorecard_state(&(ScoreItem){0, 5, 0, false}), "n/a");
}

static void scorecard__outcomes_have_the_file_s_names(void **unused) {
  (void)unused;
  static const char *const NAMES[OUTCOME_COUNT] = {
      "delighted", "satisfied", "resolved",    "unresolved",
      "lost",      "escalated", "handed_over", "abuse_ended"};
  for (int i = 0; i < OUTCOME_COUNT; i++) {
    assert_string_equal(scorecard_outcome((Outcome)i), NAMES[i]);
  }
  assert_string_equal(scorecard_closed_by(CLOSED_BY_CALLER), "caller");
  assert_string_equal(scorecard_closed_by(CLOSED_BY_TRAINEE), "trainee");
}

/* ---- the document ---- */

static void take(void *context, const char *bytes, size_t length) {
  str_add_bytes(context, bytes, length);
}

static const char *document_of(const Play *play, const Scorecard *card) {
  Str json = str_init(arena_alloc(play->arena, FILE_BYTES), FILE_BYTES);
  JsonOut out = json_out_init(take, &json, false);
  scorecard_write(card, &out);
  for (char *c = json.text; *c; c++) {
    if (*c == '"') { *c = '\''; }
  }
  return json.text;
}

static void scorecard__the_document_says_it_all(void **unused) {
  (void)unused;
  Play play = play_story(
      &(Story){.keys = "'goals':['apology'],",
               .temper = "'grievance':0,'trust':1000",
               .facts = "",
               .lines = "{'say':'x','ms':1000}",
               .replies = END("bad", ",'uses':['apology','hostility']")});
  /* A 150; hostility: dA 180 − 15, dG +60, dT −240; rest 60 × 540 / 1000 = 32;
  ** k 825: 150 + 136 = 286. Composure 580.
  ** apology 4 of 4, calmed 0, resolved 10.5 of 15, let_caller_close 4 of 4:
  ** 18.5 of 41 (with backchannel 5 and use_name 3); P 17: 60 × 18,500 /
  ** (41 × 77) = 351; × 49 / 100 = 171 */
  const Scorecard *card = card_of(&play, GIVE(1200, "bad"));
  assert_string_equal(
      document_of(&play, card),
      "{'scenario':'t','score':171,'outcome':'resolved','closed_by':'caller',"
      "'critical':['hostility','no_solution'],'duration_ms':2810,"
      "'anger':{'start':150,'end':286,'min':150,'max':286},"
      "'trust':{'start':1000,'end':760},"
      "'composure':{'start':700,'end':580,'min':580},"
      "'heard':100,'interruptions':0,'items':["
      "{'id':'let_vent','category':'listening','points':14,"
      "'earned_permille':0,'state':'n/a'},"
      "{'id':'backchannel','category':'listening','points':5,"
      "'earned_permille':0,'state':'missed'},"
      "{'id':'take_notes','category':'listening','points':4,"
      "'earned_permille':0,'state':'n/a'},"
      "{'id':'apology','category':'apology','points':4,"
      "'earned_permille':1000,'state':'done'},"
      "{'id':'use_name','category':'courtesy','points':3,"
      "'earned_permille':0,'state':'missed'},"
      "{'id':'know_history','category':'inquiry','points':4,"
      "'earned_permille':0,'state':'n/a'},"
      "{'id':'let_caller_close','category':'closing','points':4,"
      "'earned_permille':1000,'state':'done'},"
      "{'id':'keep_promise','category':'follow_through','points':6,"
      "'earned_permille':0,'state':'n/a'},"
      "{'id':'body_language','category':'listening','points':5,"
      "'earned_permille':0,'state':'n/a'},"
      "{'id':'outcome','category':'outcome','points':15,"
      "'earned_permille':700,'state':'partly'},"
      "{'id':'calmed','category':'outcome','points':10,"
      "'earned_permille':0,'state':'missed'}],"
      "'penalties':[{'id':'hostility','count':1,'points':15},"
      "{'id':'nameless','count':1,'points':2}],"
      "'turns':[{'t':1200,'node':'talk','reply':'bad','anger_before':150,"
      "'anger_after':286,'techniques':[{'id':'apology','quality':1000},"
      "{'id':'hostility','quality':1000}]}],"
      "'worst_turn':{'t':1200,'regret':21000,'better':'plain'}}");
  play_end(&play);
}

static void scorecard__without_a_worst_turn_it_says_null(void **unused) {
  (void)unused;
  Play play = play_story(&(Story){0});
  const char *json = document_of(&play, card_of(&play, ""));
  assert_non_null(strstr(json, "'turns':[],'worst_turn':null}"));
  assert_non_null(strstr(json, "'closed_by':'trainee'"));
  play_end(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scorecard__a_turn_says_what_was_said_when),
      cmocka_unit_test(scorecard__a_waiting_reply_keeps_its_own_time),
      cmocka_unit_test(scorecard__a_waiting_reply_is_judged_at_the_end),
      cmocka_unit_test(scorecard__each_turn_keeps_its_own_facts),
      cmocka_unit_test(scorecard__anger_before_is_before_the_blow),
      cmocka_unit_test(scorecard__a_turn_lists_its_uses_in_the_rubric_s_order),
      cmocka_unit_test(scorecard__an_interruption_is_its_reply_s),
      cmocka_unit_test(scorecard__what_acts_between_replies_is_no_reply_s),
      cmocka_unit_test(scorecard__the_worst_turn_could_have_been_worth_more),
      cmocka_unit_test(scorecard__the_best_reply_is_no_worst_turn),
      cmocka_unit_test(scorecard__equal_worth_is_no_regret),
      cmocka_unit_test(scorecard__only_what_was_on_offer_is_tried),
      cmocka_unit_test(scorecard__the_only_reply_has_no_better),
      cmocka_unit_test(scorecard__each_reply_would_have_interrupted_as_well),
      cmocka_unit_test(scorecard__of_equal_turns_the_first_is_the_worst),
      cmocka_unit_test(scorecard__trying_out_leaves_no_trace),
      cmocka_unit_test(scorecard__an_event_that_cannot_happen_is_named),
      cmocka_unit_test(scorecard__who_listens_hears_the_call_itself),
      cmocka_unit_test(scorecard__a_state_is_named_by_what_was_earned),
      cmocka_unit_test(scorecard__outcomes_have_the_file_s_names),
      cmocka_unit_test(scorecard__the_document_says_it_all),
      cmocka_unit_test(scorecard__without_a_worst_turn_it_says_null),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
