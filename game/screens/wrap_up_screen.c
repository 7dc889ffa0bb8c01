/* SPDX-License-Identifier: MIT */
#include "screens/wrap_up_screen.h"

#include "base/arena.h"
#include "call/view.h"
#include "call/wrap_up.h"
#include "screens/call_play.h"
#include "screens/phrase.h"
#include "screens/played.h"
#include "screens/portrait.h"
#include "screens/services.h"
#include "ui/widgets.h"

enum {
  PAGE_POINTS = 1040,
  TOLD_POINTS = 680,
  COLUMN_POINTS = 420,
  FACE_POINTS = 132,
  WHOM_POINTS = 280,   /* the face beside what is told */
  BOOK_POINTS = 520,   /* so high it is told in … */
  LOW_POINTS = 640,    /* a window in which the face would be too large */
  AROUND_POINTS = 120, /* … with room around it */
  TEXT_BYTES = 32 * 1024,

  /* How long one part of the aftermath stands before the next one comes. */
  TELL_MS = 1800,
  TELL_MS_PER_BYTE = 45
};

typedef struct {
  ScreenArgs args;
  Arena *arena;
  const Services *services;
  const Scenario *scenario;
  CallPlay *play;
  Err err;         /* why there is nothing to do; ERR_NONE: there is */
  bool telling;    /* the work is closed */
  int told;        /* entries of the aftermath that are on the screen */
  int tells;       /* all that will be told */
  int64_t next_ms; /* when the next one comes; 0: not begun */
  char *text;
} WrapUpScreen;

static const char *words(const WrapUpScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static const char *see(const WrapUpScreen *screen, const char *source) {
  Str text = str_init(screen->text, TEXT_BYTES);
  view_text(screen->play->call, source, NULL, 0, &text);
  return text.text;
}

/* ---- life ---- */

static bool prepare(WrapUpScreen *screen) {
  const ScreenArgs *args = &screen->args;
  int bad_event;
  const Replay *replay =
      replay_read(screen->arena, "replay", args->replay, args->replay_length,
                  &screen->err, &bad_event);
  const CallModel *model =
      replay ? played_model(screen->services, replay, &screen->err) : NULL;
  if (!model) {
    err_set(&screen->err, ERR_SCHEMA, "this call is not in the library");
    return true;
  }
  screen->scenario = model->scenario;
  screen->text = arena_alloc(screen->arena, TEXT_BYTES);
  screen->play = call_play_create(
      screen->arena,
      &(CallPlaySetup){.model = model, .mode = PLAY_AFTER, .replay = replay});
  if (!screen->text || !screen->play) { return false; }
  call_play_start(screen->play, &screen->err);
  return true;
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  WrapUpScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  *screen = (WrapUpScreen){.args = *args, .arena = arena, .services = services};
  return prepare(screen) ? screen : NULL;
}

static ScreenMove go_on(const WrapUpScreen *screen) {
  ScreenMove move = {screen->args.plan ? SCREEN_BREAK : SCREEN_DEBRIEF,
                     screen->args};
  if (screen->err.code == ERR_NONE) {
    move.args.replay =
        call_play_write(screen->play, screen->arena, &move.args.replay_length);
  }
  if (!move.args.replay) { move.to = SCREEN_PICKER; }
  return move;
}

/* ---- the work ---- */

static bool is_done(const WrapUpScreen *screen, int task) {
  const CallPlay *play = screen->play;
  return view_done(play->call, play->state, task);
}

/* What this call gives no reason for is left out. */
static bool is_there(const WrapUpScreen *screen, int task) {
  const CallPlay *play = screen->play;
  const Expr *when = screen->scenario->tasks[task].when;
  return is_done(screen, task) || state_holds(play->call, play->state, when);
}

static void show_minutes(const WrapUpScreen *screen, Ui *ui) {
  int all = screen->scenario->wrap_up_minutes;
  int left = screen->play->state->minutes_left;
  Phrase word = phrase_number(screen->services->words, "screen.wrap_up.minutes",
                              "count", left);
  ui_panel(ui, (UiBox){.gap = 6});
  ui_meter(ui, (UiMeter){.text = words(screen, "screen.wrap_up.time"),
                         .icon = "clock",
                         .word = word.text,
                         .value = left,
                         .of = all > 0 ? all : 1,
                         .tone = TONE_ACCENT});
  ui_close(ui);
}

static void show_remark(Ui *ui, const char *icon, Tone tone, const char *text) {
  ui_note(ui, text,
          (UiNote){.icon = icon,
                   .points = 18,
                   .tone = tone,
                   .text = {.size = TEXT_SMALL, .tone = tone}});
}

static void show_keeps(const WrapUpScreen *screen, Ui *ui, const Task *task) {
  const CallPlay *play = screen->play;
  for (int i = 0; i < task->keeps.count; i++) {
    int promise = screen->scenario->refs[task->keeps.first + i];
    if (!view_promised(play->call, play->state, promise)) { continue; }
    Phrase text =
        phrase_text(screen->services->words, "screen.wrap_up.keeps", "promise",
                    see(screen, screen->scenario->promises[promise].text));
    show_remark(ui, "handshake", TONE_ACCENT, text.text);
  }
}

static void show_state(WrapUpScreen *screen, Ui *ui, int index, int number) {
  const CallPlay *play = screen->play;
  if (is_done(screen, index)) {
    ui_icon(ui, "check-circle", 20, TONE_GOOD,
            words(screen, "screen.wrap_up.done"));
    ui_text(ui, words(screen, "screen.wrap_up.done"),
            (UiText){.bold = true, .tone = TONE_GOOD});
  } else if (!wrap_up_can_do(play->call, play->state, index)) {
    ui_icon(ui, "hourglass", 20, TONE_DIM, NULL);
    ui_text(ui, words(screen, "screen.wrap_up.no_time"),
            (UiText){.tone = TONE_DIM});
  } else if (ui_button(
                 ui, "do",
                 (UiButton){
                     .text = words(screen, "screen.wrap_up.do"),
                     .name = see(screen, screen->scenario->tasks[index].label),
                     .key = number < 10 ? (Key)(KEY_0 + number) : KEY_NONE})) {
    call_play_do(screen->play, (CallEvent){.deed = DO_TASK, .index = index});
  }
}

static void show_task(WrapUpScreen *screen, Ui *ui, int index, int number) {
  const Task *task = &screen->scenario->tasks[index];
  Phrase minutes = phrase_number(
      screen->services->words, "screen.wrap_up.takes", "count", task->minutes);
  ui_scope(ui, index);
  ui_row(ui, (UiBox){.gap = 12,
                     .pad_x = 14,
                     .pad_y = 10,
                     .radius = 8,
                     .fill = TONE_PANEL,
                     .edge = TONE_LINE});
  ui_column(ui, (UiBox){.gap = 4, .grow = 1});
  ui_text(ui, task->label, (UiText){.bold = true});
  show_remark(ui, "timer", TONE_DIM, minutes.text);
  if (!screen->args.setup.exam) { show_keeps(screen, ui, task); }
  ui_close(ui);
  show_state(screen, ui, index, number);
  ui_close(ui);
  ui_scope_end(ui);
}

static void show_tasks(WrapUpScreen *screen, Ui *ui) {
  int number = 0;
  ui_column(ui, (UiBox){.gap = 8});
  ui_heading(ui, "list", words(screen, "screen.wrap_up.tasks"));
  for (int i = 0; i < screen->scenario->task_count; i++) {
    if (is_there(screen, i)) { show_task(screen, ui, i, ++number); }
  }
  ui_close(ui);
}

typedef struct {
  const char *icon, *key;
  Tone tone;
} PromiseMark;

static PromiseMark mark_of(const WrapUpScreen *screen, int promise) {
  const CallPlay *play = screen->play;
  if (view_kept(play->call, play->state, promise)) {
    return (PromiseMark){"check-circle", "screen.wrap_up.kept", TONE_GOOD};
  }
  if (!screen->telling) {
    return (PromiseMark){"handshake", "screen.wrap_up.open", TONE_WARN};
  }
  return (PromiseMark){"x-circle", "screen.wrap_up.broken", TONE_BAD};
}

static void show_promise(const WrapUpScreen *screen, Ui *ui, int index) {
  PromiseMark mark = mark_of(screen, index);
  ui_row(ui, (UiBox){.gap = 8, .align = ALIGN_START});
  ui_icon(ui, mark.icon, 20, mark.tone, NULL);
  ui_column(ui, (UiBox){.gap = 2, .grow = 1});
  ui_text(ui, see(screen, screen->scenario->promises[index].text),
          (UiText){.tone = TONE_TEXT});
  ui_text(ui, words(screen, mark.key),
          (UiText){.size = TEXT_SMALL, .bold = true, .tone = mark.tone});
  ui_close(ui);
  ui_close(ui);
}

static void show_promises(const WrapUpScreen *screen, Ui *ui) {
  const CallPlay *play = screen->play;
  ui_panel(ui, (UiBox){.pad = 14, .gap = 12});
  ui_heading(ui, "handshake", words(screen, "screen.wrap_up.promises"));
  if (wrap_up_made(play->call, play->state) == 0) {
    ui_text(ui, words(screen, "screen.wrap_up.no_promises"),
            (UiText){.tone = TONE_DIM});
  }
  for (int i = 0; i < screen->scenario->promise_count; i++) {
    if (view_promised(play->call, play->state, i)) {
      show_promise(screen, ui, i);
    }
  }
  ui_close(ui);
}

/* What is left of the time is lost; that is no reason to ask twice. */
static bool show_finish(const WrapUpScreen *screen, Ui *ui) {
  ui_row(ui, (UiBox){.justify = ALIGN_END});
  bool pressed =
      ui_button(ui, "finish",
                (UiButton){.text = words(screen, "screen.wrap_up.finish"),
                           .icon = "arrow-right",
                           .key = INPUT_KEY('F'),
                           .pad_key = KEY_PAD_START,
                           .primary = true});
  ui_close(ui);
  return pressed;
}

static bool show_work(WrapUpScreen *screen, Ui *ui) {
  int column = COLUMN_POINTS * ui_theme(ui)->text_percent / 100;
  ui_text(ui, words(screen, "screen.wrap_up.what"), (UiText){.tone = TONE_DIM});
  show_minutes(screen, ui);
  bool exam = screen->args.setup.exam;
  ui_grid(ui, (UiBox){.gap = 16,
                      .columns = exam ? 1 : 2,
                      .min_column = column,
                      .align = ALIGN_START});
  show_tasks(screen, ui);
  if (!exam) { show_promises(screen, ui); }
  ui_close(ui);
  return show_finish(screen, ui);
}

/* ---- what came of it ---- */

static bool is_told(const WrapUpScreen *screen, int index) {
  return wrap_up_tells(screen->play->call, screen->play->state, index);
}

static void close_work(WrapUpScreen *screen) {
  call_play_do(screen->play, (CallEvent){.deed = DO_FINISH});
  screen->telling = true;
  /* In a shift nothing has come of it yet: its debrief tells. */
  if (screen->args.plan) { return; }
  for (int i = 0; i < screen->scenario->aftermath_count; i++) {
    screen->tells += is_told(screen, i);
  }
}

static int64_t reading_ms(const WrapUpScreen *screen) {
  int nth = 0;
  for (int i = 0; i < screen->scenario->aftermath_count; i++) {
    if (!is_told(screen, i) || ++nth < screen->told) { continue; }
    return TELL_MS +
           TELL_MS_PER_BYTE * (int64_t)screen->scenario->aftermath[i].say.chars;
  }
  return TELL_MS;
}

static void tell_more(WrapUpScreen *screen, int64_t now_ms) {
  if (screen->told < screen->tells) { screen->told++; }
  screen->next_ms = now_ms + reading_ms(screen);
}

/* What is being told stands out from what was told before. */
static void tell(const WrapUpScreen *screen, Ui *ui, int index, bool last) {
  ui_note(ui, see(screen, screen->scenario->aftermath[index].say.source),
          (UiNote){.icon = "caret-right",
                   .points = 22,
                   .tone = last ? TONE_ACCENT : TONE_DIM,
                   .text = {.size = TEXT_LEAD,
                            .bold = last,
                            .tone = last ? TONE_TEXT : TONE_DIM,
                            .asides = true}});
}

static void show_story(const WrapUpScreen *screen, Ui *ui) {
  int nth = 0;
  for (int i = 0; i < screen->scenario->aftermath_count; i++) {
    if (!is_told(screen, i) || nth == screen->told) { continue; }
    nth++;
    tell(screen, ui, i, nth == screen->told);
  }
}

/* ---- the page it is told on ---- */

static SpeechTone tone_after(const CallPlay *play) {
  const CallState *state = play->state;
  if (wrap_up_made(play->call, state) > wrap_up_kept(play->call, state)) {
    return SPEECH_SAD;
  }
  if (state->outcome == OUTCOME_DELIGHTED) { return SPEECH_HAPPY; }
  return state->outcome == OUTCOME_SATISFIED ? SPEECH_RELIEVED
                                             : SPEECH_BY_ANGER;
}

static void show_face(const WrapUpScreen *screen, Ui *ui, int points) {
  const Person *caller = &screen->scenario->caller;
  const PortraitLook look = {.id = caller->portrait,
                             .anger = screen->play->state->anger,
                             .tone = tone_after(screen->play)};
  portrait_show(ui, screen->services->portraits, &look,
                (PortraitBox){.name = caller->name,
                              .width = points,
                              .height = points,
                              .radius = 8});
}

static void show_outcome_of_promises(const WrapUpScreen *screen, Ui *ui) {
  const CallPlay *play = screen->play;
  for (int i = 0; i < screen->scenario->promise_count; i++) {
    if (view_promised(play->call, play->state, i)) {
      show_promise(screen, ui, i);
    }
  }
}

/* Whom it is about, and what she was promised. */
static void show_whom(const WrapUpScreen *screen, Ui *ui) {
  bool narrow = ui_fold(ui) == UI_NARROW;
  bool small = narrow || ui_text_height(ui) < LOW_POINTS;
  ui_column(ui, (UiBox){.gap = 14, .width = narrow ? 0 : WHOM_POINTS});
  show_face(screen, ui, small ? FACE_POINTS : WHOM_POINTS);
  ui_text(ui, screen->scenario->caller.name,
          (UiText){.size = TEXT_TITLE, .bold = true});
  if (!narrow && !screen->args.setup.exam) {
    show_outcome_of_promises(screen, ui);
  }
  ui_close(ui);
}

static bool show_on(const WrapUpScreen *screen, Ui *ui, bool all) {
  ui_row(ui, (UiBox){.justify = ALIGN_END});
  ui_focus(ui, "on");
  bool on =
      ui_button(ui, "on",
                (UiButton){.text = words(screen, all ? "screen.wrap_up.debrief"
                                                     : "screen.wrap_up.more"),
                           .icon = "arrow-right",
                           .key = KEY_ENTER,
                           .primary = true});
  ui_close(ui);
  return on;
}

static void open_book(Ui *ui) {
  int height = ui_height(ui) - AROUND_POINTS;
  UiBox box = {.gap = 28,
               .pad = 24,
               .radius = 10,
               .fill = TONE_PANEL,
               .edge = TONE_LINE,
               .align = ALIGN_STRETCH,
               .min_height = height < BOOK_POINTS ? height : BOOK_POINTS};
  if (ui_fold(ui) == UI_NARROW) {
    box.min_height = 0;
    ui_column(ui, box);
  } else {
    ui_row(ui, box);
  }
}

/* A book that lies open: who it is about, and page by page what became of
** it. */
static bool show_telling(WrapUpScreen *screen, Ui *ui, int64_t now_ms) {
  if (screen->next_ms == 0 || now_ms >= screen->next_ms) {
    tell_more(screen, now_ms);
  }
  bool all = screen->told == screen->tells;
  open_book(ui);
  show_whom(screen, ui);
  ui_column(ui, (UiBox){.gap = 20, .grow = 1});
  show_story(screen, ui);
  ui_spacer(ui);
  bool on = show_on(screen, ui, all);
  ui_close(ui);
  ui_close(ui);
  if (on && !all) { tell_more(screen, now_ms); }
  return on && all;
}

/* ---- frames ---- */

static void show_bar(const WrapUpScreen *screen, Ui *ui) {
  ui_row(ui, (UiBox){.fill = TONE_PANEL, .pad_x = 16, .pad_y = 10, .gap = 10});
  ui_icon(ui, "calendar-check", 20, TONE_ACCENT, NULL);
  ui_text(ui,
          words(screen, screen->telling ? "screen.wrap_up.aftermath"
                                        : "screen.wrap_up.title"),
          (UiText){.size = TEXT_TITLE, .bold = true});
  ui_spacer(ui);
  ui_text(ui, see(screen, screen->scenario->title),
          (UiText){.tone = TONE_DIM, .one_line = true});
  ui_close(ui);
  ui_rule(ui);
}

static ScreenMove show_refused(const WrapUpScreen *screen, Ui *ui) {
  ui_column(ui, (UiBox){.grow = 1,
                        .gap = 14,
                        .pad = 40,
                        .justify = ALIGN_CENTRE,
                        .align = ALIGN_CENTRE});
  ui_heading(ui, "warning", words(screen, "screen.call.refused"));
  ui_text(ui, screen->err.text, (UiText){.tone = TONE_DIM});
  bool back = ui_button(ui, "back",
                        (UiButton){.text = words(screen, "screen.call.back"),
                                   .key = KEY_ESCAPE,
                                   .primary = true});
  ui_close(ui);
  return (ScreenMove){back ? SCREEN_PICKER : SCREEN_STAY, screen->args};
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  WrapUpScreen *screen = context;
  if (screen->err.code != ERR_NONE) { return show_refused(screen, ui); }
  if (!screen->telling && screen->scenario->task_count == 0) {
    close_work(screen);
  }
  ui_column(ui, (UiBox){.grow = 1});
  show_bar(screen, ui);
  ui_scroll(ui, "page",
            (UiBox){.grow = 1,
                    .align = ALIGN_CENTRE,
                    .justify = screen->telling ? ALIGN_CENTRE : ALIGN_AUTO});
  ui_column(
      ui,
      (UiBox){.max_width = PAGE_POINTS, .min_width = 1, .pad = 20, .gap = 14});
  bool closes = !screen->telling && show_work(screen, ui);
  bool done = screen->telling && show_telling(screen, ui, now_ms);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  if (closes) { close_work(screen); }
  done |= screen->telling && screen->tells == 0;
  return done ? go_on(screen) : (ScreenMove){.to = SCREEN_STAY};
}

static int64_t next_ms(const void *context) {
  const WrapUpScreen *screen = context;
  bool more = screen->telling && screen->told < screen->tells;
  return more ? screen->next_ms : INT64_MAX;
}

const ScreenClass wrap_up_screen_class = {create, update, next_ms, NULL};
