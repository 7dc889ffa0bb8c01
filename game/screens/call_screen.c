/* SPDX-License-Identifier: MIT */
#include "screens/call_screen.h"

#include "base/arena.h"
#include "screens/call_bar.h"
#include "screens/call_caller.h"
#include "screens/call_dialogs.h"
#include "screens/call_panels.h"
#include "screens/call_replies.h"
#include "screens/call_stage.h"
#include "screens/call_status.h"
#include "screens/played.h"
#include "ui/widgets.h"

#include <string.h>

enum {
  OVER_MS = 4000,      /* to read how it ended */
  MOST_SHOWN = 24,     /* of what was said; the history has all */
  SHAKEN_POINTS = 640, /* what is left of the view */

  /* Columns at 1280 points, and what of every further point they take. */
  USUAL_POINTS = 1280,
  CALLER_POINTS = 284,
  CALLER_SHARE = 8,
  SIDE_POINTS = 352,
  SIDE_SHARE = 6,
  FACE_LESS = 48,
  SPACIOUS_FROM = 1100, /* wider, and that does not matter */

  /* Heights, as points of text at 100 %. */
  WIDE_FROM = 620,   /* lower, a turn does not fit between two columns … */
  FOLDED_FROM = 500, /* … nor beside one */
  DEEDS_FROM = 440,
  CRAMPED_BELOW = 350 /* not even the replies fit */
};

typedef struct {
  ScreenArgs args;
  Arena *arena;
  const Services *services;
  CallStage stage;
  Err err; /* why it cannot be played; ERR_NONE: it can */
  bool picked_up, reduced_motion;
} CallScreen;

/* ---- life ---- */

static CallPlayMode mode_of(const ScreenArgs *args) {
  if (!args->replay) { return PLAY_LIVE; }
  if (args->watch) { return PLAY_WATCH; }
  return args->turn == SCREEN_NO_TURN ? PLAY_LIVE : PLAY_FROM_TURN;
}

static CallOptions options_of(const CallSetup *setup) {
  CallOptions options = call_options(setup->seed);
  options.self_paced = setup->self_paced;
  if (setup->response_percent > 0) {
    options.response_percent = setup->response_percent;
  }
  if (setup->in_shift) {
    options.in_shift = true;
    options.composure = setup->composure;
    options.rings_back = setup->rings_back;
  }
  return options;
}

static bool make_hand(CallStage *stage, Arena *arena) {
  int most = 0;
  for (int i = 0; i < stage->scenario->reply_count; i++) {
    int slots = stage->scenario->replies[i].slots;
    most = slots > most ? slots : most;
  }
  stage->hand = (CallHand){.chosen = NONE, .turn = NONE};
  stage->hand.picks =
      arena_array(arena, (size_t)most + 1, sizeof *stage->hand.picks);
  return stage->hand.picks != NULL;
}

static bool make_stage(CallScreen *screen, const CallModel *model,
                       const Replay *replay) {
  CallStage *stage = &screen->stage;
  *stage =
      (CallStage){.services = screen->services,
                  .words = screen->services->words,
                  .scenario = model->scenario,
                  .args = &screen->args,
                  .in_person = model->scenario->channel == CHANNEL_IN_PERSON,
                  .watching = mode_of(&screen->args) == PLAY_WATCH,
                  .text = arena_alloc(screen->arena, CALL_STAGE_TEXT),
                  .story = call_story_create(screen->arena, screen->services,
                                             model->scenario)};
  if (!stage->text || !stage->story) { return false; }
  stage->play = call_play_create(
      screen->arena,
      &(CallPlaySetup){.model = model,
                       .mode = mode_of(&screen->args),
                       .options = options_of(&screen->args.setup),
                       .replay = replay,
                       .turn = screen->args.turn,
                       .sink = {call_story_take, stage->story}});
  stage->story->play = stage->play;
  return stage->play && make_hand(stage, screen->arena);
}

/* False when the arena is full; what cannot be played is told in `err`. */
static bool prepare(CallScreen *screen) {
  const ScreenArgs *args = &screen->args;
  const Services *services = screen->services;
  const Replay *replay = NULL;
  int bad_event;
  if (mode_of(args) != PLAY_LIVE) {
    replay = replay_read(screen->arena, "replay", args->replay,
                         args->replay_length, &screen->err, &bad_event);
    if (!replay) { return true; }
  }
  const CallModel *model =
      replay ? played_model(services, replay, &screen->err)
             : services->model(services->world, args->scenario);
  if (!model) {
    err_set(&screen->err, ERR_SCHEMA, "this call is not in the library");
    return true;
  }
  if (!make_stage(screen, model, replay)) { return false; }
  call_play_start(screen->stage.play, &screen->err);
  return true;
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  CallScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  *screen = (CallScreen){.args = *args, .arena = arena, .services = services};
  return prepare(screen) ? screen : NULL;
}

static void leave(void *context) {
  CallScreen *screen = context;
  screen->services->hush(screen->services->world);
}

/* ---- going on ---- */

static ScreenMove stay(void) {
  return (ScreenMove){.to = SCREEN_STAY};
}

/* Back to the call that was had, if this is another way of it. */
static ScreenMove move_to(const CallScreen *screen, ScreenId to) {
  ScreenArgs args = screen->args;
  if (args.own) {
    args.replay = args.own;
    args.replay_length = args.own_length;
    args.own = NULL;
  }
  args.turn = SCREEN_NO_TURN;
  args.watch = args.fresh = false;
  return (ScreenMove){to, args};
}

/* A recording and a turn that is practised began in a debrief. Who leaves a
** shift sees what it has come to. */
static ScreenId way_out(const CallScreen *screen) {
  bool again = screen->stage.play->setup.replay != NULL;
  if (!again && screen->args.plan) {
    return screen->args.shift ? SCREEN_SHIFT_DEBRIEF : SCREEN_SHIFT;
  }
  return again ? SCREEN_DEBRIEF : SCREEN_PICKER;
}

static bool has_work_left(const Scenario *scenario) {
  return scenario->task_count > 0 || scenario->aftermath_count > 0;
}

static ScreenMove go_on(const CallScreen *screen) {
  const CallPlay *play = screen->stage.play;
  if (screen->stage.watching) { return move_to(screen, SCREEN_DEBRIEF); }
  bool more = has_work_left(screen->stage.scenario);
  ScreenId after = screen->args.plan ? SCREEN_BREAK : SCREEN_DEBRIEF;
  ScreenMove move = move_to(screen, more ? SCREEN_WRAP_UP : after);
  move.args.fresh = play->setup.mode == PLAY_LIVE;
  move.args.attempt = 0;
  move.args.replay =
      call_play_write(play, screen->arena, &move.args.replay_length);
  if (!move.args.replay) { move.to = SCREEN_PICKER; }
  return move;
}

/* ---- time ---- */

static void pick_up(CallScreen *screen) {
  if (screen->picked_up) { return; }
  screen->picked_up = true;
  const Services *services = screen->services;
  if (!screen->stage.in_person) { services->cue(services->world, CUE_PICK_UP); }
  call_story_speak(screen->stage.story);
}

/* She draws breath, to be heard once a window. */
static void hear_breath(CallStage *stage) {
  bool window = call_play_window(stage->play);
  if (window && !stage->window && !stage->watching) {
    stage->services->cue(stage->services->world, CUE_BREATH);
  }
  stage->window = window;
}

static void let_time_pass(CallScreen *screen, int64_t now_ms) {
  CallStage *stage = &screen->stage;
  pick_up(screen);
  call_play_tick(stage->play, now_ms);
  call_story_listen(stage->story);
  hear_breath(stage);
  bool over = call_is_over(stage->play->state);
  if (over && stage->over_ms == 0) { stage->over_ms = now_ms; }
}

/* ---- keys ---- */

static void use_watch_keys(CallStage *stage, Ui *ui) {
  if (ui_key(ui, KEY_SPACE) || ui_key(ui, KEY_PAD_X)) {
    call_status_stop(stage);
  }
  bool stands = stage->play->paused;
  if (!stands && ui_key(ui, KEY_RIGHT)) { call_status_skip(stage); }
}

/* One step at a time; with nothing to go back from, it is the pause. */
static void step_back(CallStage *stage, Ui *ui) {
  bool panel = stage->tab_open && stage->fold == UI_NARROW;
  if (stage->typing.open) {
    if (ui_key(ui, KEY_ESCAPE)) { stage->typing.open = false; }
  } else if (call_replies_asks(stage)) {
    if (ui_key(ui, KEY_ESCAPE)) { call_replies_put_back(stage); }
  } else if (panel && ui_key(ui, KEY_ESCAPE)) {
    stage->tab_open = false;
  }
}

static void use_live_keys(CallStage *stage, Ui *ui) {
  if (call_play_waits(stage->play) && !stage->in_panel &&
      !call_replies_asks(stage) &&
      (ui_key(ui, KEY_ENTER) || ui_key(ui, KEY_RIGHT))) {
    call_play_go_on(stage->play);
  }
  step_back(stage, ui);
  /* Held, not pressed; call_replies asks whether it is. */
  ui_key(ui, INPUT_KEY('R'));
  ui_key(ui, KEY_PAD_L2);
  call_status_use_keys(stage, ui);
}

static void use_keys(CallStage *stage, Ui *ui) {
  if (stage->watching) {
    use_watch_keys(stage, ui);
  } else if (!call_is_over(stage->play->state)) {
    use_live_keys(stage, ui);
  }
  call_panels_use_keys(stage, ui);
  if (ui_key(ui, INPUT_KEY('H'))) { stage->dialog = CALL_HISTORY; }
}

/* ---- layout ---- */

static int text_points(const Ui *ui, int points) {
  return points * ui_theme(ui)->text_percent / 100;
}

static int column_points(const Ui *ui, int points, int share) {
  int width = ui_text_width(ui);
  int more = width > USUAL_POINTS ? (width - USUAL_POINTS) / share : 0;
  return text_points(ui, points + more);
}

static bool is_low(const CallStage *stage, const Ui *ui) {
  return stage->fold == UI_NARROW && ui_text_height(ui) < DEEDS_FROM;
}

/* Where there is little room only what is being said stays. */
static int first_shown(const CallStage *stage, const Ui *ui) {
  const Transcript *transcript = &stage->story->transcript;
  bool low = is_low(stage, ui);
  int most = low ? 1 : MOST_SHOWN;
  int first = transcript->count > most ? transcript->count - most : 0;
  if (low && first > 0 && transcript->all[first].mine) { first--; }
  return first;
}

static void show_intro(const CallStage *stage, Ui *ui) {
  const Scenario *scenario = stage->scenario;
  if (!scenario->agent) { return; }
  ui_text(
      ui,
      call_stage_fill(stage, "intro", locale_arg_text("agent", scenario->agent),
                      locale_arg_text("company", scenario->company)),
      (UiText){.size = TEXT_SMALL, .tone = TONE_DIM, .align = ALIGN_CENTRE});
}

static void show_captions(const CallStage *stage, Ui *ui) {
  bool narrow = stage->fold == UI_NARROW;
  int least = stage->faceless ? 42 : narrow ? 72 : 96;
  ui_scroll(ui, "captions",
            (UiBox){.gap = 10,
                    .pad = narrow ? 8 : 12,
                    .grow = 1,
                    .min_height = text_points(ui, least),
                    .fill = TONE_PANEL,
                    .edge = TONE_LINE,
                    .radius = 8,
                    .name = call_stage_words(stage, "history"),
                    .justify = ALIGN_END,
                    .follow = true});
  int first = first_shown(stage, ui);
  if (first == 0 && !narrow) { show_intro(stage, ui); }
  bool speaks = stage->story->speech.on;
  const char *caller = stage->scenario->caller.name;
  transcript_show(
      ui, &stage->story->transcript,
      (TranscriptView){.first = first,
                       .live = true,
                       .speak = speaks,
                       .shown = stage->story->speech.shown,
                       .dim = speaks && stage->hand.up,
                       .unnamed = is_low(stage, ui) ? caller : NULL});
  ui_close(ui);
}

static bool is_cramped(const CallStage *stage, const Ui *ui) {
  return stage->fold == UI_NARROW && ui_text_height(ui) < CRAMPED_BELOW;
}

static void show_cards(CallStage *stage, Ui *ui) {
  bool low = is_low(stage, ui);
  if (low) { ui_scroll(ui, "cards", (UiBox){.gap = 7}); }
  call_replies_show(stage, ui);
  if (low) { ui_close(ui); }
}

static bool has_panel_below(const CallStage *stage) {
  return stage->fold == UI_NARROW && stage->tab_open;
}

/* A panel takes the place of cards that lie face down; beside those that are
** up it stands where there is room for both. Who looks sees them. */
static bool covers_cards(const CallStage *stage, const Ui *ui) {
  bool up = stage->hand.up;
  bool looks = up && stage->play->state->phase != PHASE_OPEN;
  return has_panel_below(stage) && !looks && (!up || is_low(stage, ui));
}

static void show_lower_part(CallStage *stage, Ui *ui) {
  bool panel = has_panel_below(stage), low = is_low(stage, ui);
  if (!stage->covered) { show_cards(stage, ui); }
  if (panel && (stage->covered || !low)) { call_panels_show(stage, ui); }
  bool over = call_is_over(stage->play->state);
  if (!panel && !low && !over && !stage->watching) {
    call_status_show_deeds(stage, ui);
  }
}

static void show_main(CallStage *stage, Ui *ui) {
  stage->covered = covers_cards(stage, ui);
  stage->faceless = stage->hand.up && !stage->covered && is_cramped(stage, ui);
  ui_column(ui, (UiBox){.gap = 7, .grow = 1});
  if (stage->fold != UI_NARROW) {
    show_captions(stage, ui);
  } else {
    ui_row(ui, (UiBox){.gap = 10, .grow = 1, .align = ALIGN_STRETCH});
    if (!stage->faceless) { call_caller_show_small(stage, ui); }
    show_captions(stage, ui);
    ui_close(ui);
  }
  call_status_show(stage, ui);
  stage->asks_back = false;
  show_lower_part(stage, ui);
  ui_close(ui);
}

static void show_side(CallStage *stage, Ui *ui) {
  int width = column_points(ui, SIDE_POINTS, SIDE_SHARE);
  int most = ui_width(ui) * 38 / 100;
  ui_column(ui, (UiBox){.gap = 8, .width = width < most ? width : most});
  if (stage->fold == UI_FOLDED) { call_caller_show_beside(stage, ui); }
  ui_panel(ui, (UiBox){.gap = 8, .pad = 8, .grow = 1});
  ui_row(ui, (UiBox){.gap = 2, .wrap = true});
  call_panels_show_tabs(stage, ui);
  ui_close(ui);
  ui_rule(ui);
  call_panels_show(stage, ui);
  ui_close(ui);
  ui_close(ui);
}

static void show_columns(CallStage *stage, Ui *ui) {
  bool narrow = stage->fold == UI_NARROW;
  ui_row(ui, (UiBox){.gap = 12,
                     .pad_x = narrow ? 8 : 16,
                     .pad_y = narrow ? 6 : 12,
                     .grow = 1,
                     .align = ALIGN_STRETCH});
  if (stage->fold == UI_WIDE) {
    int width = column_points(ui, CALLER_POINTS, CALLER_SHARE);
    ui_column(ui, (UiBox){.gap = 8, .width = width});
    call_caller_show(stage, ui, width - FACE_LESS);
    ui_close(ui);
  }
  show_main(stage, ui);
  if (!narrow) { show_side(stage, ui); }
  ui_close(ui);
}

static void show_shade(Ui *ui) {
  ui_column(ui, (UiBox){.grow = 1, .fill = TONE_SHADE});
  ui_close(ui);
}

/* Shaken, one sees little more than the caller. */
static void show_narrowed(CallStage *stage, Ui *ui) {
  int width = text_points(ui, SHAKEN_POINTS);
  bool margins = width < ui_width(ui) - 80;
  ui_row(ui, (UiBox){.grow = 1, .align = ALIGN_STRETCH});
  if (margins) { show_shade(ui); }
  ui_column(ui, (UiBox){.width = margins ? width : 0, .grow = !margins});
  show_columns(stage, ui);
  ui_close(ui);
  if (margins) { show_shade(ui); }
  ui_close(ui);
}

static UiFold fold_of(const CallStage *stage, const Ui *ui) {
  UiFold fold = ui_fold(ui);
  int height = ui_text_height(ui);
  bool spacious = ui_text_width(ui) >= SPACIOUS_FROM;
  if (fold == UI_WIDE && !spacious && height < WIDE_FROM) { fold = UI_FOLDED; }
  bool low = fold == UI_FOLDED && height < FOLDED_FROM;
  return stage->shaken || low ? UI_NARROW : fold;
}

static void show_call(CallStage *stage, Ui *ui) {
  stage->was_in_panel = stage->in_panel;
  stage->in_panel = false;
  stage->tab_asked = stage->tab_asks;
  stage->tab_asks = false;
  ui_column(ui, (UiBox){.grow = 1});
  call_bar_show(stage, ui);
  if (stage->shaken) {
    show_narrowed(stage, ui);
  } else {
    show_columns(stage, ui);
  }
  ui_close(ui);
}

/* ---- frames ---- */

static ScreenMove show_refused(const CallScreen *screen, Ui *ui) {
  const Locale *words = screen->services->words;
  ui_column(ui, (UiBox){.grow = 1,
                        .gap = 14,
                        .pad = 40,
                        .justify = ALIGN_CENTRE,
                        .align = ALIGN_CENTRE});
  ui_heading(ui, "warning", locale_text(words, "screen.call.refused"));
  ui_text(ui, screen->err.text, (UiText){.tone = TONE_DIM});
  bool back =
      ui_button(ui, "back",
                (UiButton){.text = locale_text(words, "screen.call.back"),
                           .key = KEY_ESCAPE,
                           .primary = true});
  ui_close(ui);
  return back ? move_to(screen, SCREEN_PICKER) : stay();
}

static bool is_done_with(const CallStage *stage, int64_t now_ms) {
  if (stage->over_ms == 0 || stage->dialog != CALL_NO_DIALOG) { return false; }
  return stage->done || now_ms - stage->over_ms >= OVER_MS;
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  CallScreen *screen = context;
  if (screen->err.code != ERR_NONE) { return show_refused(screen, ui); }
  CallStage *stage = &screen->stage;
  let_time_pass(screen, now_ms);
  screen->reduced_motion = ui_theme(ui)->reduced_motion;
  stage->shaken = stage->play->state->composure < CALL_SHAKEN;
  stage->fold = fold_of(stage, ui);
  bool live = call_stage_is_live(stage);
  if (live && ui_input(ui)->focus_lost) { call_dialogs_pause(stage); }
  use_keys(stage, ui);
  call_replies_turn(stage, ui);
  show_call(stage, ui);
  bool leaves = call_dialogs_show(stage, ui) || stage->leaves;
  if (leaves) { return move_to(screen, way_out(screen)); }
  return is_done_with(stage, now_ms) ? go_on(screen) : stay();
}

static int64_t sooner(int64_t a, int64_t b) {
  return a < b ? a : b;
}

static int64_t next_ms(const void *context) {
  const CallScreen *screen = context;
  const CallStage *stage = &screen->stage;
  if (screen->err.code != ERR_NONE) { return INT64_MAX; }
  const CallPlay *play = stage->play;
  if (stage->over_ms > 0) { return stage->over_ms + OVER_MS; }
  int second = play->t_ms / 1000 * 1000 + 1000;
  int64_t next = call_play_due_ms(play, second);
  next = sooner(next, call_play_next_ms(play));
  int story = call_story_next_ms(stage->story, screen->reduced_motion);
  next = sooner(next, call_play_due_ms(play, story));
  next = sooner(next, call_replies_next_ms(stage));
  return sooner(next, call_status_next_ms(stage, screen->reduced_motion));
}

const ScreenClass call_screen_class = {create, update, next_ms, leave};
