/* SPDX-License-Identifier: MIT */
#include "screens/call_replies.h"

#include "screens/call_typing.h"
#include "ui/widgets.h"

enum { GUARD_MS = 400, SHOWN_BEFORE_MS = 1200 };

bool call_replies_asks(const CallStage *stage) {
  return stage->hand.chosen != NONE && !stage->watching;
}

/* How many slots the chosen reply has. */
static int slots(const CallStage *stage) {
  return stage->scenario->replies[stage->hand.chosen].slots;
}

int call_replies_lacks(const CallStage *stage) {
  return call_replies_asks(stage) ? slots(stage) - stage->hand.pick_count : 0;
}

bool call_replies_is_ready(const CallStage *stage) {
  return call_replies_asks(stage) && call_replies_lacks(stage) == 0 &&
         view_can_act(stage->play->state);
}

void call_replies_put_back(CallStage *stage) {
  stage->hand.chosen = NONE;
  stage->hand.pick_count = 0;
}

static void give(CallStage *stage, int reply) {
  CallHand *hand = &stage->hand;
  if (!call_stage_is_live(stage)) { return; }
  call_play_do(stage->play, (CallEvent){.deed = DO_REPLY,
                                        .index = reply,
                                        .facts = hand->picks,
                                        .fact_count = hand->pick_count});
  hand->up_by_eye = false;
  call_replies_put_back(stage);
}

void call_replies_confirm(CallStage *stage) {
  if (call_replies_is_ready(stage)) { give(stage, stage->hand.chosen); }
}

/* ---- turning ---- */

/* Who watches a recording sees a reply shortly before it is given. */
static bool shows_recorded(CallStage *stage) {
  int t_ms = 0;
  int reply = call_play_coming(stage->play, &t_ms);
  bool soon = reply != NONE && t_ms - stage->play->t_ms <= SHOWN_BEFORE_MS;
  CallHand *hand = &stage->hand;
  hand->chosen = soon ? reply : NONE;
  hand->pick_count =
      soon ? call_play_coming_facts(stage->play, hand->picks) : 0;
  return soon;
}

static bool is_up(CallStage *stage, const Ui *ui) {
  Phase phase = (Phase)stage->play->state->phase;
  if (stage->watching) { return shows_recorded(stage); }
  if (stage->play->paused || phase == PHASE_WORDS) { return false; }
  return phase == PHASE_OPEN || stage->hand.up_by_eye ||
         ui_key_held(ui, INPUT_KEY('R')) || ui_key_held(ui, KEY_PAD_L2);
}

static int row_of(const CallHand *hand, int reply) {
  for (int i = 0; i < hand->row_count; i++) {
    if (hand->rows[i] == reply) { return i; }
  }
  return NONE;
}

static void deal(CallStage *stage) {
  CallHand *hand = &stage->hand;
  const CallPlay *play = stage->play;
  hand->turn = play->state->turn;
  hand->row_count =
      view_replies(play->call, play->state, hand->rows, CALL_STAGE_REPLIES);
}

/* What comes on offer while the cards are up takes a row of its own. */
static void deal_more(CallStage *stage) {
  CallHand *hand = &stage->hand;
  int now[CALL_STAGE_REPLIES];
  int count = view_replies(stage->play->call, stage->play->state, now,
                           CALL_STAGE_REPLIES);
  for (int i = 0; i < count; i++) {
    if (row_of(hand, now[i]) == NONE) {
      hand->rows[hand->row_count++] = now[i];
    }
  }
}

void call_replies_turn(CallStage *stage, const Ui *ui) {
  CallHand *hand = &stage->hand;
  Phase phase = (Phase)stage->play->state->phase;
  bool another = hand->turn != stage->play->state->turn;
  if (another || phase == PHASE_WORDS || phase == PHASE_OPEN) {
    hand->up_by_eye = false;
  }
  bool up = is_up(stage, ui);
  if (another || !hand->up || !up) {
    hand->asks_focus = false;
    if (!stage->watching) { call_replies_put_back(stage); }
    deal(stage);
  } else {
    deal_more(stage);
  }
  /* Who moves the focus finds it on the cards when they turn up. */
  bool moves = hand->by_focus || ui_input(ui)->device == DEVICE_PAD;
  bool turns = !hand->up && !stage->in_panel;
  hand->asks_focus |= up && moves && (turns || stage->asks_back);
  hand->up = up;
}

/* ---- cards ---- */

static bool is_offered(const CallStage *stage, int reply) {
  return state_offers(stage->play->call, stage->play->state, reply);
}

static void press(CallStage *stage, int reply) {
  CallHand *hand = &stage->hand;
  const CallPlay *play = stage->play;
  if (!call_stage_is_live(stage) || !view_can_act(play->state)) { return; }
  bool cuts_in = view_would_interrupt(play->call, play->state);
  call_replies_put_back(stage);
  if (cuts_in || stage->scenario->replies[reply].slots > 0) {
    hand->chosen = reply;
  } else {
    give(stage, reply);
  }
}

static void show_face(CallStage *stage, Ui *ui, int row) {
  const CallHand *hand = &stage->hand;
  int reply = hand->rows[row];
  const Reply *what = &stage->scenario->replies[reply];
  bool taken = hand->chosen == reply;
  UiChoice card = {.text = call_stage_see(stage, what->say.source, hand->picks,
                                          taken ? hand->pick_count : 0),
                   .number = row < 9 ? row + 1 : 0,
                   .selected = taken,
                   .disabled = !is_offered(stage, reply) || stage->watching,
                   .guard_ms = GUARD_MS};
  if (stage->hand.asks_focus && row == 0) {
    ui_focus(ui, "face");
    stage->hand.asks_focus = false;
  }
  bool pressed = ui_choice(ui, "face", card);
  if (!pressed) { return; }
  stage->hand.by_focus = ui_focused(ui) && ui_input(ui)->device != DEVICE_MOUSE;
  press(stage, reply);
  stage->hand.asks_focus =
      stage->hand.by_focus && call_replies_lacks(stage) > 0;
}

static void show_back(CallStage *stage, Ui *ui, int row) {
  const Reply *what = &stage->scenario->replies[stage->hand.rows[row]];
  ui_choice(ui, "back",
            (UiChoice){.text = call_stage_see(stage, what->say.source, NULL, 0),
                       .number = row < 9 ? row + 1 : 0,
                       .disabled = true,
                       .back = call_stage_words(stage, "face_down")});
}

static void show_cards(CallStage *stage, Ui *ui) {
  CallHand *hand = &stage->hand;
  /* Face down they tell nothing: not even which of them is long. */
  ui_column(ui, (UiBox){.gap = 7,
                        .even = !hand->up,
                        .name = call_stage_words(stage, "replies")});
  ui_scope(ui, hand->turn);
  for (int i = 0; i < hand->row_count && hand->turn == stage->play->state->turn;
       i++) {
    ui_scope(ui, i);
    if (hand->up) {
      show_face(stage, ui, i);
    } else {
      show_back(stage, ui, i);
    }
    ui_scope_end(ui);
  }
  ui_scope_end(ui);
  ui_close(ui);
}

/* ---- slots ---- */

static int pick_of(const CallHand *hand, int fact) {
  for (int i = 0; i < hand->pick_count; i++) {
    if (hand->picks[i] == fact) { return i; }
  }
  return NONE;
}

static void pick(CallStage *stage, int fact) {
  CallHand *hand = &stage->hand;
  int at = pick_of(hand, fact);
  if (at != NONE) {
    hand->pick_count--;
    for (int i = at; i < hand->pick_count; i++) {
      hand->picks[i] = hand->picks[i + 1];
    }
  } else if (call_replies_lacks(stage) > 0) {
    hand->picks[hand->pick_count++] = fact;
  }
}

/* The facts in the notes, each a card of its own. */
static int show_facts(CallStage *stage, Ui *ui) {
  const CallPlay *play = stage->play;
  int count = 0;
  ui_grid(ui, (UiBox){.gap = 6, .columns = 2, .min_column = 260});
  for (int fact = 0; fact < stage->scenario->fact_count; fact++) {
    if (!view_noted(play->call, play->state, fact)) { continue; }
    int number = ++count;
    ui_scope(ui, fact);
    const char *source = stage->scenario->facts[fact].text;
    UiChoice card = {.text = call_stage_see(stage, source, NULL, 0),
                     .number = number < 10 ? number : 0,
                     .selected = pick_of(&stage->hand, fact) != NONE,
                     .guard_ms = GUARD_MS};
    if (stage->hand.asks_focus) {
      ui_focus(ui, "fact");
      stage->hand.asks_focus = false;
    }
    if (ui_choice(ui, "fact", card)) { pick(stage, fact); }
    ui_scope_end(ui);
  }
  ui_close(ui);
  return count;
}

static void show_slots(CallStage *stage, Ui *ui) {
  const CallHand *hand = &stage->hand;
  const Reply *reply = &stage->scenario->replies[hand->chosen];
  ui_column(ui, (UiBox){.gap = 7, .name = call_stage_words(stage, "slots")});
  ui_bubble(ui,
            (UiBubble){.text = call_stage_see(stage, reply->say.source,
                                              hand->picks, hand->pick_count),
                       .mine = true,
                       .edge = TONE_ACCENT});
  if (show_facts(stage, ui) < reply->slots) {
    ui_text(ui, call_stage_words(stage, "slots.too_few"),
            (UiText){.tone = TONE_WARN});
  }
  ui_close(ui);
}

void call_replies_show(CallStage *stage, Ui *ui) {
  if (call_is_over(stage->play->state)) { return; }
  if (stage->typing.open) {
    call_typing_show(stage, ui);
  } else if (call_replies_asks(stage) && slots(stage) > 0) {
    show_slots(stage, ui);
  } else {
    show_cards(stage, ui);
  }
}

int64_t call_replies_next_ms(const CallStage *stage) {
  int t_ms = 0;
  if (call_play_coming(stage->play, &t_ms) == NONE) { return INT64_MAX; }
  int shows = t_ms - SHOWN_BEFORE_MS;
  return shows > stage->play->t_ms ? call_play_due_ms(stage->play, shows)
                                   : INT64_MAX;
}
