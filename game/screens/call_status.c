/* SPDX-License-Identifier: MIT */
#include "screens/call_status.h"

#include "screens/call_caller.h"
#include "screens/call_replies.h"
#include "screens/call_typing.h"
#include "ui/overlay.h"
#include "ui/widgets.h"

enum {
  PROMISE_BYTES = 4096,
  MURMUR_MS = 1200,
  PULSE_MS = 900,
  PULSE_FRAME_MS = 45,
  WIND_POINTS = 18,
  WIND_MORE_POINTS = 8
};

/* ---- moments ---- */

static bool others_speak(const CallStage *stage) {
  Phase phase = (Phase)stage->play->state->phase;
  return phase == PHASE_SPEECH || phase == PHASE_PAUSE;
}

static bool has_just_murmured(const CallStage *stage) {
  int at = stage->story->murmur_ms;
  return at != CALL_NEVER && stage->play->t_ms - at < MURMUR_MS;
}

static bool has_just_missed(const CallStage *stage) {
  return has_just_murmured(stage) && stage->story->murmur >= MURMUR_IN_WORDS;
}

/* ---- what is going on ---- */

typedef struct {
  const char *icon;
  Tone tone;
  const char *key; /* of the sentence */
} Status;

/* The last words of a call: there is nothing to answer. */
static bool only_listens(const CallStage *stage) {
  const CallPlay *play = stage->play;
  int one;
  return view_replies(play->call, play->state, &one, 1) == 0;
}

static const char *miss(Murmur murmur) {
  if (murmur == MURMUR_HANDS_BUSY) { return "status.missed.busy"; }
  return murmur == MURMUR_AGAIN ? "status.missed.again" : "status.missed";
}

static bool another_speaks(const CallStage *stage) {
  return stage->story->speech.by != NONE;
}

static Status status_of_turn(const CallStage *stage) {
  const CallPlay *play = stage->play;
  bool cuts_in = view_would_interrupt(play->call, play->state);
  if (stage->hand.up && cuts_in) {
    return (Status){"hand-palm", TONE_WARN, "status.cuts_in"};
  }
  if (has_just_missed(stage)) {
    return (Status){"ear", TONE_WARN, miss(stage->story->murmur)};
  }
  if (another_speaks(stage)) {
    return (Status){"users", TONE_DIM, "status.another"};
  }
  if (play->state->phase == PHASE_PAUSE && stage->story->speech.invites) {
    return (Status){"check-circle", TONE_GOOD, "status.invited"};
  }
  if (stage->hand.up) {
    return (Status){"check-circle", TONE_GOOD, "status.waits"};
  }
  if (call_play_waits(stage->play)) {
    return (Status){"ear", TONE_ACCENT, "status.held"};
  }
  return (Status){"ear", TONE_ACCENT,
                  only_listens(stage) ? "status.to_the_end" : "status.listen"};
}

static Status status_of_floor(const CallStage *stage) {
  bool silent = stage->story->why.entry == CALL_WHY_SILENCE;
  if (silent) { return (Status){"hourglass", TONE_WARN, "status.silence"}; }
  return (Status){"chat-dots", TONE_ACCENT, "status.your_turn"};
}

static Status status_of(const CallStage *stage) {
  const CallState *state = stage->play->state;
  if (state->breath_end_ms != CALL_NEVER) {
    return (Status){"wind", TONE_GOOD, "status.breathing"};
  }
  switch ((Phase)state->phase) {
    case PHASE_WORDS:
      return (Status){"user-circle", TONE_DIM, "status.words"};
    case PHASE_SPEECH:
    case PHASE_PAUSE:
      return status_of_turn(stage);
    case PHASE_OPEN:
      return status_of_floor(stage);
    case PHASE_OVER:
      break;
  }
  if (state->outcome == OUTCOME_HANDED_OVER) {
    return (Status){"users", TONE_TEXT, "status.handed_over"};
  }
  bool mine = state->closed_by == CLOSED_BY_TRAINEE;
  return (Status){stage->in_person ? "sign-out" : "phone-disconnect", TONE_TEXT,
                  mine               ? "status.closed_by_you"
                  : stage->in_person ? "status.has_gone"
                                     : "status.has_hung_up"};
}

static bool promises_now(const CallStage *stage) {
  return stage->play->state->phase == PHASE_WORDS &&
         stage->story->promised_count > 0 && !stage->args->setup.exam;
}

/* What one has just promised should not slip by. */
static void show_promise(const CallStage *stage, Ui *ui) {
  int promise = stage->story->promised[0];
  char memory[PROMISE_BYTES];
  Str text = str_init(memory, sizeof memory);
  view_text(stage->play->call, stage->scenario->promises[promise].text, NULL, 0,
            &text);
  LocaleArg what = locale_arg_text("promise", text.text);
  LocaleArg more = locale_arg_number("count", stage->story->promised_count - 1);
  bool several = stage->story->promised_count > 1;
  ui_icon(ui, "handshake", 20, TONE_ACCENT, NULL);
  ui_column(ui, (UiBox){.grow = 1, .justify = ALIGN_CENTRE});
  ui_text(ui,
          call_stage_fill(stage, several ? "status.promises" : "status.promise",
                          what, more),
          (UiText){.bold = true, .tone = TONE_ACCENT});
  ui_close(ui);
}

static void show_status(const CallStage *stage, Ui *ui) {
  if (promises_now(stage)) {
    show_promise(stage, ui);
    return;
  }
  Status status = status_of(stage);
  LocaleArg who =
      locale_arg_text("speaker", call_story_speaker(stage->story)->name);
  ui_icon(ui, status.icon, 20, status.tone, NULL);
  ui_column(ui, (UiBox){.grow = 1, .justify = ALIGN_CENTRE});
  ui_text(ui, call_stage_fill(stage, status.key, who, who),
          (UiText){.bold = true, .tone = status.tone});
  ui_close(ui);
}

/* ---- the breath ---- */

static bool is_pulsing(const CallStage *stage) {
  return call_play_window(stage->play);
}

/* It swells and sinks as she draws breath; a small word that fitted is ticked
** in its place. */
static void show_breath(const CallStage *stage, Ui *ui, bool fits) {
  const Theme *theme = ui_theme(ui);
  int points = WIND_POINTS, percent = theme->text_percent;
  if (!theme->reduced_motion) {
    int step = (int)(stage->play->now_ms % PULSE_MS) / PULSE_FRAME_MS;
    int at = step * PULSE_FRAME_MS;
    int half = PULSE_MS / 2, up = at < half ? at : PULSE_MS - at;
    points += WIND_MORE_POINTS * up / half;
  }
  int room = (WIND_POINTS + WIND_MORE_POINTS) * percent / 100;
  ui_column(ui, (UiBox){.width = room,
                        .height = room,
                        .align = ALIGN_CENTRE,
                        .justify = ALIGN_CENTRE});
  if (is_pulsing(stage)) {
    ui_icon(ui, "wind", points, TONE_GOOD, call_stage_words(stage, "breath"));
  } else if (fits) {
    ui_icon(ui, "check", WIND_POINTS, TONE_GOOD, NULL);
  }
  ui_close(ui);
}

static void murmur(CallStage *stage) {
  if (others_speak(stage) && view_can_act(stage->play->state)) {
    call_stage_do(stage, DO_BACKCHANNEL, 0);
  }
}

/* A button beside the sentence, where they come and go. */
static bool add_button(CallStage *stage, Ui *ui, const char *id,
                       UiButton button) {
  bool pressed = ui_button(ui, id, button);
  stage->line_buttons++;
  stage->in_line |= ui_focused(ui);
  return pressed;
}

static void show_murmur(CallStage *stage, Ui *ui) {
  bool fits = has_just_murmured(stage) && !has_just_missed(stage);
  show_breath(stage, ui, fits);
  bool pressed = add_button(stage, ui, "mm_hm",
                            (UiButton){.text = call_stage_words(stage, "mm_hm"),
                                       .key = KEY_SPACE,
                                       .pad_key = KEY_PAD_X,
                                       .selected = is_pulsing(stage)});
  ui_tooltip(ui, call_stage_words(stage, "mm_hm.what"));
  if (pressed) { murmur(stage); }
}

/* A panel lies where the replies are, or takes room from what was said. */
static void show_way_back(CallStage *stage, Ui *ui) {
  if (!stage->tab_open || stage->fold != UI_NARROW) { return; }
  bool crowded = others_speak(stage);
  bool goes = crowded && ui_key(ui, KEY_BACKSPACE);
  goes |= add_button(stage, ui, "to_replies",
                     (UiButton){.text = call_stage_words(stage, "replies"),
                                .key = crowded ? KEY_NONE : KEY_BACKSPACE,
                                .pad_key = crowded ? KEY_NONE : KEY_ESCAPE,
                                .primary = stage->covered && !crowded});
  if (goes) { stage->tab_open = false; }
}

/* ---- confirming, going on ---- */

static void show_question(CallStage *stage, Ui *ui) {
  const CallPlay *play = stage->play;
  bool cuts_in = view_would_interrupt(play->call, play->state);
  int lacks = call_replies_lacks(stage);
  LocaleArg count = locale_arg_number("count", lacks);
  const char *key = lacks > 0 ? "slots.ask"
                    : cuts_in ? "status.cuts_in"
                              : "status.ready";
  Tone tone = cuts_in ? TONE_WARN : TONE_ACCENT;
  ui_icon(ui, cuts_in ? "hand-palm" : "chat-dots", 20, tone, NULL);
  ui_column(ui, (UiBox){.grow = 1, .justify = ALIGN_CENTRE});
  ui_text(ui, call_stage_fill(stage, key, count, count),
          (UiText){.bold = true, .tone = tone});
  ui_close(ui);
  bool ready = call_replies_is_ready(stage);
  bool said = add_button(
      stage, ui, "confirm",
      (UiButton){.text = call_stage_words(stage, cuts_in ? "cut_in" : "say_it"),
                 .key = KEY_ENTER,
                 .primary = true,
                 .disabled = !ready});
  bool back = add_button(stage, ui, "back",
                         (UiButton){.text = call_stage_words(stage, "back"),
                                    .key = KEY_BACKSPACE,
                                    .pad_key = KEY_ESCAPE});
  if (said) { call_replies_confirm(stage); }
  if (back) { call_replies_put_back(stage); }
}

static void show_go_on(CallStage *stage, Ui *ui) {
  /* Enter notes what has the focus there. */
  if (!stage->was_in_panel) { ui_key_cap(ui, KEY_ENTER); }
  if (stage->asks_back) { ui_focus(ui, "go_on"); }
  if (add_button(stage, ui, "go_on",
                 (UiButton){.text = call_stage_words(stage, "go_on"),
                            .icon = "arrow-right",
                            .primary = true})) {
    call_play_go_on(stage->play);
  }
}

static void show_way_on(CallStage *stage, Ui *ui) {
  stage->done |= add_button(stage, ui, "way_on",
                            (UiButton){.text = call_stage_words(stage, "go_on"),
                                       .icon = "arrow-right",
                                       .key = KEY_ENTER,
                                       .primary = true});
}

static void show_busy(const CallStage *stage, Ui *ui) {
  if (view_busy_until_ms(stage->play->state) == 0) { return; }
  ui_icon(ui, "pencil-simple", 18, TONE_DIM, call_stage_words(stage, "busy"));
}

/* Beside the sentence: going on, or a small word. */
static void show_what_fits(CallStage *stage, Ui *ui) {
  if (call_is_over(stage->play->state)) {
    show_way_on(stage, ui);
    return;
  }
  show_busy(stage, ui);
  if (call_play_waits(stage->play)) { show_go_on(stage, ui); }
  if (others_speak(stage)) { show_murmur(stage, ui); }
  show_way_back(stage, ui);
}

/* ---- recordings ---- */

void call_status_stop(CallStage *stage) {
  stage->play->paused = !stage->play->paused;
  if (stage->play->paused) {
    stage->services->hush(stage->services->world);
  } else {
    call_story_speak(stage->story);
  }
}

void call_status_skip(CallStage *stage) {
  stage->services->hush(stage->services->world);
  call_play_skip(stage->play);
}

static void show_recording(CallStage *stage, Ui *ui) {
  bool stands = stage->play->paused;
  ui_icon(ui, stands ? "pause" : "play", 20, TONE_ACCENT, NULL);
  ui_column(ui, (UiBox){.grow = 1, .justify = ALIGN_CENTRE});
  ui_text(ui, call_stage_words(stage, call_stage_watched(stage)),
          (UiText){.bold = true, .tone = TONE_ACCENT});
  ui_close(ui);
  bool stop = ui_button(
      ui, "stop",
      (UiButton){.text = call_stage_words(stage, stands ? "go_on" : "stop"),
                 .key = KEY_SPACE,
                 .pad_key = KEY_PAD_X});
  bool skip = ui_button(ui, "skip",
                        (UiButton){.text = call_stage_words(stage, "skip"),
                                   .key = KEY_RIGHT,
                                   .disabled = stands});
  if (stop) { call_status_stop(stage); }
  if (skip) { call_status_skip(stage); }
}

/* Not to the neighbours, of which one hangs up. */
static void leave_line(CallStage *stage, Ui *ui) {
  ui_focus(ui, NULL);
  stage->hand.asks_focus =
      stage->hand.up && ui_input(ui)->device != DEVICE_MOUSE;
}

void call_status_show(CallStage *stage, Ui *ui) {
  /* As high as two lines of text, so that nothing below moves. */
  int points = stage->faceless ? 30 : stage->fold == UI_NARROW ? 44 : 52;
  ui_row(ui, (UiBox){.fill = TONE_RAISED,
                     .edge = TONE_LINE,
                     .radius = 6,
                     .pad_x = 12,
                     .pad_y = 3,
                     .gap = 8,
                     .min_height = points * ui_theme(ui)->text_percent / 100});
  bool over = call_is_over(stage->play->state);
  bool was_in_line = stage->in_line;
  stage->in_line = false;
  stage->line_buttons = 0;
  if (stage->watching && !over) {
    show_recording(stage, ui);
  } else if (call_replies_asks(stage) && !over) {
    show_question(stage, ui);
  } else {
    show_status(stage, ui);
    show_what_fits(stage, ui);
  }
  if (stage->faceless) { call_caller_show_numbers(stage, ui); }
  ui_close(ui);
  if (was_in_line && stage->line_buttons == 0) { leave_line(stage, ui); }
}

/* ---- deeds ---- */

static void look(CallStage *stage) {
  if (others_speak(stage)) { stage->hand.up_by_eye = !stage->hand.up_by_eye; }
}

static void breathe(CallStage *stage) {
  if (view_can_breathe(stage->play->state)) {
    call_stage_do(stage, DO_BREATHE, 0);
  }
}

static void ask_to_transfer(CallStage *stage) {
  if (view_can_transfer(stage->play->call, stage->play->state)) {
    stage->dialog = CALL_TRANSFERRING;
  }
}

static void ask_to_hang_up(CallStage *stage) {
  if (view_can_act(stage->play->state)) { stage->dialog = CALL_HANGING_UP; }
}

static void pose(CallStage *stage, uint32_t flag) {
  if (!call_stage_is_live(stage)) { return; }
  bool given_up = stage->play->state->flags & flag;
  Posture posture = given_up ? POSTURE_YES : POSTURE_NO;
  CallEvent event = {.deed = DO_POSTURE};
  if (flag == STATE_CLOSED_STANCE) {
    event.open_stance = posture;
  } else {
    event.eyes_on = posture;
  }
  call_play_do(stage->play, event);
}

static void stand(CallStage *stage) {
  pose(stage, STATE_CLOSED_STANCE);
}

static void watch(CallStage *stage) {
  pose(stage, STATE_EYES_AWAY);
}

typedef struct {
  const char *id;
  const char *name, *what; /* keys of its words */
  Key key, pad_key;
  void (*act)(CallStage *stage);
  bool selected, disabled;
} Deedlet;

enum { DEEDLETS_MAX = 7 };

/* Holding the key that looks is another matter: call_replies asks for it. */
static int list_deeds(const CallStage *stage, Deedlet all[DEEDLETS_MAX]) {
  const CallState *state = stage->play->state;
  bool closed = state->flags & STATE_CLOSED_STANCE;
  bool away = state->flags & STATE_EYES_AWAY;
  bool here = stage->in_person;
  int count = 0;
  all[count++] = (Deedlet){
      "look",     "look", "look.what",           INPUT_KEY('R'),
      KEY_PAD_L2, look,   stage->hand.up_by_eye, !others_speak(stage)};
  if (here) {
    all[count++] =
        (Deedlet){"stance",      closed ? "stance.closed" : "stance.open",
                  "stance.what", INPUT_KEY('S'),
                  KEY_NONE,      stand,
                  !closed,       false};
    all[count++] = (Deedlet){"eyes",      away ? "eyes.away" : "eyes.on",
                             "eyes.what", INPUT_KEY('W'),
                             KEY_NONE,    watch,
                             !away,       false};
  }
  if (call_typing_is_possible(stage)) {
    all[count++] = (Deedlet){"type",
                             "type",
                             "type.what",
                             INPUT_KEY('T'),
                             KEY_NONE,
                             call_typing_open,
                             stage->typing.open,
                             !call_play_can_type(stage->play)};
  }
  all[count++] = (Deedlet){
      "breathe",  "breathe", "breathe.what", INPUT_KEY('B'),
      KEY_PAD_R2, breathe,   false,          !view_can_breathe(state)};
  all[count++] =
      (Deedlet){"transfer",      here ? "transfer.in_person" : "transfer",
                "transfer.what", INPUT_KEY('G'),
                KEY_NONE,        ask_to_transfer,
                false,           !view_can_transfer(stage->play->call, state)};
  all[count++] =
      (Deedlet){"hang_up",      here ? "hang_up.in_person" : "hang_up",
                "hang_up.what", INPUT_KEY('E'),
                KEY_NONE,       ask_to_hang_up,
                false,          !view_can_act(state)};
  return count;
}

static void show_deed(CallStage *stage, Ui *ui, const Deedlet *deed) {
  bool pressed =
      ui_button(ui, deed->id,
                (UiButton){.text = call_stage_words(stage, deed->name),
                           .key = deed->key,
                           .pad_key = deed->pad_key,
                           .selected = deed->selected,
                           .disabled = deed->disabled});
  ui_tooltip(ui, call_stage_words(stage, deed->what));
  if (pressed) { deed->act(stage); }
}

void call_status_show_deeds(CallStage *stage, Ui *ui) {
  Deedlet all[DEEDLETS_MAX];
  int count = list_deeds(stage, all);
  ui_row(ui, (UiBox){.gap = 4, .wrap = true});
  for (int i = 0; i < count; i++) { show_deed(stage, ui, &all[i]); }
  ui_close(ui);
}

void call_status_show_shaken(CallStage *stage, Ui *ui) {
  ui_icon(ui, "wind", 20, TONE_WARN, NULL);
  ui_column(ui, (UiBox){.grow = 1, .justify = ALIGN_CENTRE});
  ui_text(ui, call_stage_words(stage, "shaken"),
          (UiText){.bold = true, .tone = TONE_WARN, .one_line = true});
  ui_close(ui);
  bool pressed =
      ui_button(ui, "breathe_now",
                (UiButton){.text = call_stage_words(stage, "breathe"),
                           .key = INPUT_KEY('B'),
                           .pad_key = KEY_PAD_R2,
                           .primary = true,
                           .disabled = !view_can_breathe(stage->play->state)});
  if (pressed) { breathe(stage); }
}

void call_status_use_keys(CallStage *stage, Ui *ui) {
  Deedlet all[DEEDLETS_MAX];
  int count = list_deeds(stage, all);
  if (ui_key(ui, KEY_SPACE) || ui_key(ui, KEY_PAD_X)) { murmur(stage); }
  for (int i = 0; i < count; i++) {
    const Deedlet *deed = &all[i];
    if (deed->act == look || deed->disabled) { continue; }
    if (ui_key(ui, deed->key) || ui_key(ui, deed->pad_key)) {
      deed->act(stage);
      return;
    }
  }
}

int64_t call_status_next_ms(const CallStage *stage, bool reduced_motion) {
  const CallPlay *play = stage->play;
  const CallState *state = play->state;
  int next = CALL_NEVER, now = play->t_ms;
  int times[] = {state->line_end_ms - CALL_WINDOW_MS,
                 state->end_ms - CALL_ALMOST_DONE_MS, view_busy_until_ms(state),
                 has_just_murmured(stage) ? stage->story->murmur_ms + MURMUR_MS
                                          : 0};
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    if (times[i] > now && times[i] < next) { next = times[i]; }
  }
  int64_t due = call_play_due_ms(play, next);
  bool pulses = is_pulsing(stage) && !reduced_motion && !play->paused;
  int64_t pulse = (play->now_ms / PULSE_FRAME_MS + 1) * PULSE_FRAME_MS;
  return pulses && pulse < due ? pulse : due;
}
