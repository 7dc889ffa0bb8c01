/* SPDX-License-Identifier: MIT */
#include "actor.h"

#include "base/str.h"
#include "call/view.h"
#include "screens/call_screen.h"
#include "screens/wrap_up_screen.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

enum { LOOK_FIRST_MS = 1000, CHOOSE_FIRST_MS = 500, TABS_MAX = 80 };

/* ---- frames at one moment ---- */

static void frame(Actor *actor) {
  int64_t now_ms = actor->on.stage.input.now_ms;
  stage_frame(&actor->on.stage);
  actor->on.stage.input.now_ms = now_ms;
}

void actor_wait_until(Actor *actor, int64_t t_ms) {
  int64_t now_ms = actor->on.stage.input.now_ms;
  if (t_ms > now_ms) { screen_stage_run(&actor->on, t_ms - now_ms); }
}

static void set_key(Actor *actor, Key key, InputKind kind) {
  actor->on.stage.input.device = actor->device;
  input_key(&actor->on.stage.input, key, 0, kind);
  frame(actor);
}

void actor_press(Actor *actor, Key key) {
  set_key(actor, key, INPUT_PRESS);
  set_key(actor, key, INPUT_RELEASE);
  frame(actor);
}

/* Turns the wheel over every scroll area that `seen` may be below. */
static void scroll_down(Actor *actor, const UiSeen *seen) {
  Input *input = &actor->on.stage.input;
  UiSeen area;
  for (int i = 0; seen_nth(actor->on.stage.ui, i, &area); i++) {
    const Rect *r = &area.visible;
    if (area.role != ROLE_SCROLL || seen->rect.y < r->y) { continue; }
    input_mouse(input, r->x + r->w / 2, r->y + r->h / 2);
    input->wheel = -1;
    frame(actor);
  }
}

static UiSeen find_in_sight(Actor *actor, UiRole role, const char *name) {
  UiSeen seen = stage_find(&actor->on.stage, role, name);
  for (int i = 0; i < TABS_MAX && seen.visible.h == 0; i++) {
    scroll_down(actor, &seen);
    seen = stage_find(&actor->on.stage, role, name);
  }
  return seen;
}

static void click(Actor *actor, UiRole role, const char *name) {
  Input *input = &actor->on.stage.input;
  UiSeen seen = find_in_sight(actor, role, name);
  assert_true(seen.visible.w > 0 && seen.visible.h > 0);
  input_mouse(input, seen.visible.x + seen.visible.w / 2,
              seen.visible.y + seen.visible.h / 2);
  input_button(input, true);
  frame(actor);
  input_button(input, false);
  frame(actor);
  frame(actor);
}

/* By keyboard and controller the focus has to be moved there. */
static bool has_focus(const Actor *actor, UiRole role, const char *name) {
  UiSeen seen;
  for (int i = 0; seen_nth(actor->on.stage.ui, i, &seen); i++) {
    if (seen.focused) {
      return seen.role == role && str_equal(seen.name, name);
    }
  }
  return false;
}

void actor_choose(Actor *actor, UiRole role, const char *name) {
  if (actor->device == DEVICE_MOUSE) {
    click(actor, role, name);
    return;
  }
  stage_find(&actor->on.stage, role, name);
  UiId from = 0;
  for (int i = 0; i < TABS_MAX && !has_focus(actor, role, name); i++) {
    bool pad = actor->device == DEVICE_PAD; /* it has no Tab */
    actor_press(actor, pad ? stage_way_to(&actor->on.stage, role, name, &from)
                           : KEY_TAB);
  }
  assert_true(has_focus(actor, role, name));
  actor_press(actor, KEY_ENTER);
}

static bool has(const Actor *actor, UiRole role, const char *name) {
  return stage_has(&actor->on.stage, role, name);
}

/* A button, or the key that stands on it. */
static void use(Actor *actor, Key key, Key pad_key, const char *name) {
  bool pad = actor->device == DEVICE_PAD;
  if (actor->device == DEVICE_MOUSE || (pad && pad_key == KEY_NONE)) {
    actor_choose(actor, ROLE_BUTTON, name);
  } else {
    actor_press(actor, pad ? pad_key : key);
  }
}

/* ---- replies ---- */

static const Reply *find_reply(const Actor *actor, const char *id) {
  for (int i = 0; i < actor->scenario->reply_count; i++) {
    const Reply *reply = &actor->scenario->replies[i];
    if (str_equal(reply->id, id)) { return reply; }
  }
  fail_msg("there is no reply %s", id);
  return NULL;
}

static const Fact *find_fact(const Actor *actor, const char *id) {
  for (int i = 0; i < actor->scenario->fact_count; i++) {
    if (str_equal(actor->scenario->facts[i].id, id)) {
      return &actor->scenario->facts[i];
    }
  }
  fail_msg("there is no fact %s", id);
  return NULL;
}

/* The reply's text as its card has it. */
static const char *card_text(const Actor *actor, const Reply *reply,
                             char *memory, size_t size) {
  CallOptions options = call_options(actor->replay->options.seed);
  const CallModel *model =
      actor->on.world->services.model(actor->on.world, actor->scenario->id);
  const Call *call = call_create(actor->on.arena, model, &options);
  Str text = str_init(memory, size);
  view_text(call, reply->say.source, NULL, 0, &text);
  return memory;
}

/* The number on the card: where it stands among the cards. */
static int number_of(const Actor *actor, const char *text) {
  UiSeen seen;
  int number = 0;
  bool cards = false;
  for (int i = 0; seen_nth(actor->on.stage.ui, i, &seen); i++) {
    if (seen.role == ROLE_GROUP && str_equal(seen.name, "Replies")) {
      cards = true;
    }
    if (seen.role != ROLE_CHOICE || !cards) { continue; }
    number++;
    if (str_equal(seen.name, text)) { return number; }
  }
  fail_msg("there is no card \"%s\"", text);
  return 0;
}

static void choose_card(Actor *actor, const char *text) {
  if (actor->device == DEVICE_KEYS) {
    actor_press(actor, (Key)(KEY_0 + number_of(actor, text)));
  } else {
    actor_choose(actor, ROLE_CHOICE, text);
  }
}

static void look(Actor *actor, bool up) {
  if (actor->device == DEVICE_MOUSE) {
    if (up) { click(actor, ROLE_BUTTON, "Look (hold)"); }
    return;
  }
  Key key = actor->device == DEVICE_PAD ? KEY_PAD_L2 : INPUT_KEY('R');
  set_key(actor, key, up ? INPUT_PRESS : INPUT_RELEASE);
  frame(actor);
}

static void pick_facts(Actor *actor, const ReplayEvent *event) {
  for (int i = 0; i < event->fact_count; i++) {
    actor_choose(actor, ROLE_CHOICE, find_fact(actor, event->facts[i])->text);
  }
}

/* Whether the screen says that answering now would cut in. */
static bool is_warned(const Actor *actor) {
  char text[256];
  snprintf(text, sizeof text, "%s is still speaking. Answering now cuts in.",
           actor->scenario->call_me[0]);
  return has(actor, ROLE_TEXT, text);
}

static void answer(Actor *actor, const ReplayEvent *event) {
  char text[1024];
  const Reply *reply = find_reply(actor, event->id);
  card_text(actor, reply, text, sizeof text);
  actor_wait_until(actor, event->t_ms - LOOK_FIRST_MS);
  bool early = !has(actor, ROLE_CHOICE, text);
  if (early) { look(actor, true); }
  actor_wait_until(actor, event->t_ms - CHOOSE_FIRST_MS);
  bool cuts_in = early && is_warned(actor);
  if (event->fact_count > 0 || cuts_in) { choose_card(actor, text); }
  actor_wait_until(actor, event->t_ms);
  pick_facts(actor, event);
  bool asks =
      has(actor, ROLE_BUTTON, "Cut in") || has(actor, ROLE_BUTTON, "Say it");
  if (!asks) {
    choose_card(actor, text);
  } else if (actor->device == DEVICE_KEYS) {
    actor_press(actor, KEY_ENTER);
  } else {
    actor_choose(actor, ROLE_BUTTON,
                 has(actor, ROLE_BUTTON, "Cut in") ? "Cut in" : "Say it");
  }
  if (early) { look(actor, false); }
}

/* ---- notes, record, posture ---- */

/* The button has how many there are on it. */
static void open_notes(Actor *actor) {
  char name[32];
  for (int i = 0; i < 40 && actor->device == DEVICE_MOUSE; i++) {
    snprintf(name, sizeof name, i ? "Notes %d" : "Notes", i);
    if (!has(actor, ROLE_BUTTON, name)) { continue; }
    click(actor, ROLE_BUTTON, name);
    return;
  }
  use(actor, INPUT_KEY('N'), KEY_PAD_Y, "");
}

static void open_record(Actor *actor) {
  use(actor, INPUT_KEY('C'), KEY_PAD_BACK, "Record");
}

/* In a narrow window a panel may stand where the replies are. */
static void close_panel(Actor *actor) {
  if (has(actor, ROLE_BUTTON, "Replies")) {
    use(actor, KEY_BACKSPACE, KEY_ESCAPE, "Replies");
  }
}

static void note(Actor *actor, const ReplayEvent *event) {
  const char *text = find_fact(actor, event->id)->text;
  open_notes(actor);
  if (!has(actor, ROLE_CHOICE, text)) { open_record(actor); }
  actor_choose(actor, ROLE_CHOICE, text);
  close_panel(actor);
}

static void take_back(Actor *actor, const ReplayEvent *event) {
  open_notes(actor);
  actor_choose(actor, ROLE_CHIP, find_fact(actor, event->id)->text);
  close_panel(actor);
}

static void look_up(Actor *actor, const ReplayEvent *event) {
  open_record(actor);
  for (int i = 0; i < actor->scenario->record_count; i++) {
    const RecordEntry *entry = &actor->scenario->records[i];
    if (!str_equal(entry->id, event->id)) { continue; }
    actor_choose(actor, ROLE_BUTTON, entry->label);
  }
  close_panel(actor);
}

static void stand(Actor *actor, const ReplayEvent *event) {
  if (event->open_stance != POSTURE_AS_IS) {
    bool open = event->open_stance == POSTURE_YES;
    use(actor, INPUT_KEY('S'), KEY_NONE,
        open ? "Stance: closed" : "Stance: open");
  }
  if (event->eyes_on != POSTURE_AS_IS) {
    bool on = event->eyes_on == POSTURE_YES;
    use(actor, INPUT_KEY('W'), KEY_NONE, on ? "Eyes: away" : "Eyes: here");
  }
}

static void do_task(Actor *actor, const ReplayEvent *event) {
  for (int i = 0; i < actor->scenario->task_count; i++) {
    const Task *task = &actor->scenario->tasks[i];
    if (!str_equal(task->id, event->id)) { continue; }
    actor_choose(actor, ROLE_BUTTON, task->label);
  }
}

void actor_do(Actor *actor, const ReplayEvent *event) {
  bool in_person = actor->scenario->channel == CHANNEL_IN_PERSON;
  if (event->deed != DO_REPLY && event->deed < DO_TASK) {
    actor_wait_until(actor, event->t_ms);
  }
  switch (event->deed) {
    case DO_REPLY:
      answer(actor, event);
      break;
    case DO_BACKCHANNEL:
      use(actor, KEY_SPACE, KEY_PAD_X, "mm-hm");
      break;
    case DO_NOTE:
      note(actor, event);
      break;
    case DO_UNNOTE:
      take_back(actor, event);
      break;
    case DO_LOOKUP:
      look_up(actor, event);
      break;
    case DO_BREATHE:
      use(actor, INPUT_KEY('B'), KEY_PAD_R2, "Breathe");
      break;
    case DO_POSTURE:
      stand(actor, event);
      break;
    case DO_TRANSFER:
      use(actor, INPUT_KEY('G'), KEY_NONE,
          in_person ? "Fetch a colleague" : "Put through");
      actor_choose(actor, ROLE_BUTTON,
                   in_person ? "Fetch a colleague now" : "Put through now");
      break;
    case DO_HANG_UP:
      use(actor, INPUT_KEY('E'), KEY_NONE, in_person ? "Walk away" : "Hang up");
      actor_choose(actor, ROLE_BUTTON,
                   in_person ? "Walk away now" : "Hang up now");
      break;
    case DO_TYPE:
      fail_msg("no actor types");
      break;
    case DO_TASK:
      do_task(actor, event);
      break;
    case DO_FINISH:
      use(actor, INPUT_KEY('F'), KEY_PAD_START, "That is all I do");
      break;
  }
}

/* ---- whole calls ---- */

void actor_open(Actor *actor, FakeWorld *world, InputDevice device,
                const Replay *replay, ScreenArgs args) {
  const CallModel *model = world->services.model(world, replay->scenario);
  assert_non_null(model);
  args.scenario = replay->scenario;
  args.setup.seed = replay->options.seed;
  args.setup.self_paced = replay->options.self_paced;
  args.setup.response_percent = replay->options.response_percent;
  *actor =
      (Actor){.device = device, .scenario = model->scenario, .replay = replay};
  screen_stage_open(&actor->on, world, &call_screen_class, &args);
  actor->on.stage.input.device = device;
}

void actor_close(Actor *actor) {
  screen_stage_close(&actor->on);
}

void actor_play_call(Actor *actor) {
  enum { LONGEST_MS = 2 * 3600 * 1000 };
  for (int i = 0; i < actor->replay->event_count; i++) {
    const ReplayEvent *event = &actor->replay->events[i];
    if (event->deed < DO_TASK) { actor_do(actor, event); }
  }
  screen_stage_run(&actor->on, LONGEST_MS);
}

void actor_play_wrap_up(Actor *actor) {
  assert_int_equal(actor->on.move.to, SCREEN_WRAP_UP);
  ScreenStage call = actor->on;
  screen_stage_open(&actor->on, call.world, &wrap_up_screen_class,
                    &call.move.args);
  for (int i = 0; i < actor->replay->event_count; i++) {
    const ReplayEvent *event = &actor->replay->events[i];
    if (event->deed >= DO_TASK) { actor_do(actor, event); }
  }
  for (int i = 0; i < 20 && actor->on.move.to == SCREEN_STAY; i++) {
    if (has(actor, ROLE_BUTTON, "Go on")) {
      use(actor, KEY_ENTER, KEY_ENTER, "Go on");
    } else {
      use(actor, KEY_ENTER, KEY_ENTER, "To the debrief");
    }
  }
  screen_stage_close(&call);
}
