/* SPDX-License-Identifier: MIT */
#include "screens/board_screen.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/str.h"
#include "call/state.h"
#include "progress/shift_attempt.h"
#include "scenario/rubric.h"
#include "screens/bar.h"
#include "screens/board_shifts.h"
#include "screens/catalogue.h"
#include "screens/phrase.h"
#include "screens/portrait.h"
#include "screens/services.h"
#include "ui/overlay.h"
#include "ui/table.h"
#include "ui/values.h"
#include "ui/widgets.h"

enum {
  PAGE_POINTS = 1160,
  SIDE_POINTS = 300,
  LIST_POINTS = 150,  /* of the calls, above the board */
  LEAST_POINTS = 440, /* of the board */
  FACE_POINTS = 44,
  GREETING_ANGER = 600,
  MOST_ROWS = 200, /* more than one looks through */
  MOST_SETTINGS = 8,
  NUMBER_BYTES = 24,
  DATE_BYTES = 32,
  EVERY_CALL = BOARD_KIND_COUNT, /* no board, but all calls that were taken */
  TABS
};

typedef enum {
  COLUMN_RANK,
  COLUMN_NAME,
  COLUMN_VALUE,
  COLUMN_ANGER,
  COLUMN_TRIES,
  COLUMN_MODE,
  COLUMN_DATE,
  COLUMN_COUNT
} Column;

/* Those that a table has, in their order. */
typedef struct {
  const Column *list;
  int count;
} Columns;

/* What the table says of one row. */
typedef struct {
  char rank[NUMBER_BYTES], value[NUMBER_BYTES], tries[NUMBER_BYTES],
      anger[NUMBER_BYTES], date[DATE_BYTES];
} RowText;

typedef struct {
  const Services *services;
  Arena *arena;
  const char *scenario; /* or a shift's name; NULL: none yet */
  bool chosen;          /* by the one who looks, or by where she came from */
  CatalogueRoom room;
  BoardShifts shifts;
  int kind; /* a BoardKind, or EVERY_CALL */
  AttemptSetting settings[MOST_SETTINGS];
  int setting_count, setting;
  BoardRow *rows;
  RowText *texts;
  UiCell *cells;
  int count, selected;
  bool read;             /* the rows are those of what is chosen */
  bool greeted;          /* the chosen scenario has had the focus */
  bool fresh;            /* another scenario was chosen */
  int stored;            /* attempts of who plays, when it was read */
  AttemptSetting wanted; /* the one to begin with */
  Err refused;
} BoardScreen;

static const char *text(const BoardScreen *screen, const char *key) {
  return locale_text(screen->services->words, key);
}

static void *create(Arena *arena, const ScreenArgs *args,
                    const Services *services) {
  BoardScreen *screen = arena_alloc(arena, sizeof *screen);
  if (!screen) { return NULL; }
  *screen = (BoardScreen){.services = services,
                          .arena = arena,
                          .scenario = args->scenario,
                          .chosen = args->scenario != NULL,
                          .fresh = true,
                          .kind = BOARD_BEST};
  screen->rows = arena_array(arena, MOST_ROWS, sizeof *screen->rows);
  screen->texts = arena_array(arena, MOST_ROWS, sizeof *screen->texts);
  const size_t cell_count = (size_t)MOST_ROWS * COLUMN_COUNT;
  screen->cells = arena_array(arena, cell_count, sizeof *screen->cells);
  if (!screen->rows || !screen->texts || !screen->cells) { return NULL; }
  Settings usual = services->settings(services->world);
  screen->wanted =
      args->setup.response_percent > 0
          ? (AttemptSetting){.self_paced = args->setup.self_paced,
                             .response = args->setup.response_percent}
          : (AttemptSetting){.self_paced = usual.self_paced,
                             .response = usual.response_percent};
  return screen;
}

/* ---- reading ---- */

static void write_number(char text[NUMBER_BYTES], const char *sign,
                         const char *number) {
  Str str = str_init(text, NUMBER_BYTES);
  str_addf(&str, "%s%s", sign, number);
}

static void write_row(const BoardScreen *screen, int index) {
  const Services *services = screen->services;
  const Locale *words = services->words;
  const BoardRow *row = &screen->rows[index];
  RowText *t = &screen->texts[index];
  const char *sign = screen->kind == BOARD_IMPROVED ? "+" : "";
  write_number(t->value, sign, phrase_tenths(words, row->value).text);
  write_number(t->anger, "",
               phrase_tenths(words, row->attempt.anger / 10).text);
  Str rank = str_init(t->rank, sizeof t->rank);
  str_addf(&rank, "%d", row->rank);
  Str tries = str_init(t->tries, sizeof t->tries);
  str_addf(&tries, "%d", row->tries);
  services->date_text(services->world, row->attempt.at_ms, t->date,
                      sizeof t->date);
}

static Columns columns_of(const BoardScreen *screen) {
  static const Column RANKED[] = {COLUMN_RANK,  COLUMN_NAME,  COLUMN_VALUE,
                                  COLUMN_ANGER, COLUMN_TRIES, COLUMN_MODE,
                                  COLUMN_DATE};
  static const Column EVERY[] = {COLUMN_DATE, COLUMN_NAME, COLUMN_VALUE,
                                 COLUMN_ANGER, COLUMN_MODE};
  if (screen->kind == EVERY_CALL) {
    return (Columns){EVERY, sizeof EVERY / sizeof *EVERY};
  }
  return (Columns){RANKED, sizeof RANKED / sizeof *RANKED};
}

static const char *medal_of(int rank) {
  return rank == 1 ? "trophy" : rank <= 3 ? "medal" : NULL;
}

/* An exam is harder: nothing told how it went. */
static UiCell mode_cell(const BoardScreen *screen, bool exam) {
  const char *name = text(screen, exam ? "board.exam" : "board.practice");
  const char *icon = exam ? "graduation-cap" : NULL;
  return (UiCell){name, icon, TONE_ACCENT, exam};
}

static UiCell make_cell(const BoardScreen *screen, int index, Column column) {
  const BoardRow *row = &screen->rows[index];
  const RowText *t = &screen->texts[index];
  Tone tone = row->mine ? TONE_ACCENT : TONE_NONE;
  switch (column) {
    case COLUMN_RANK:
      return (UiCell){t->rank, medal_of(row->rank), tone, row->rank};
    case COLUMN_NAME:
      return (UiCell){row->name, row->mine ? "user-circle" : NULL, tone, 0};
    case COLUMN_VALUE:
      return (UiCell){t->value, NULL, tone, row->value};
    case COLUMN_ANGER:
      return (UiCell){t->anger, NULL, tone, row->attempt.anger};
    case COLUMN_TRIES:
      return (UiCell){t->tries, NULL, tone, row->tries};
    case COLUMN_MODE:
      return mode_cell(screen, row->attempt.exam);
    case COLUMN_DATE:
    case COLUMN_COUNT:
      break;
  }
  return (UiCell){t->date, NULL, tone, row->attempt.at_ms};
}

static void fill_cells(const BoardScreen *screen, int index) {
  Columns columns = columns_of(screen);
  for (int i = 0; i < columns.count; i++) {
    screen->cells[index * columns.count + i] =
        make_cell(screen, index, columns.list[i]);
  }
}

static void read_settings(BoardScreen *screen) {
  const Services *services = screen->services;
  screen->setting_count = services->board_settings(
      services->world, screen->scenario, screen->settings, MOST_SETTINGS);
  screen->setting = 0;
  for (int i = 0; i < screen->setting_count; i++) {
    if (attempt_same_setting(screen->settings[i], screen->wanted)) {
      screen->setting = i;
    }
  }
}

static bool is_shift(const BoardScreen *screen) {
  return screen->scenario && shift_attempt_is(screen->scenario);
}

static void read_rows(BoardScreen *screen) {
  const Services *services = screen->services;
  screen->read = true;
  screen->count = 0;
  screen->selected = -1;
  if (screen->setting_count == 0) { return; }
  AttemptSetting setting = screen->settings[screen->setting];
  screen->count = screen->kind == EVERY_CALL
                      ? services->attempts(services->world, screen->scenario,
                                           setting, screen->rows, MOST_ROWS)
                      : services->board(services->world, screen->scenario,
                                        (BoardKind)screen->kind, setting,
                                        screen->rows, MOST_ROWS);
  for (int i = screen->count - 1; i >= 0; i--) {
    write_row(screen, i);
    fill_cells(screen, i);
    if (screen->rows[i].mine) { screen->selected = i; }
  }
}

static void choose_scenario(BoardScreen *screen, const char *id) {
  screen->scenario = id;
  screen->fresh = true;
}

/* An attempt may still be on its way into the store when one comes here. */
static void read_again_when_stored(BoardScreen *screen) {
  const Services *services = screen->services;
  int stored = services->current_profile(services->world).attempts;
  if (screen->fresh || stored != screen->stored) {
    screen->fresh = screen->read = false;
    read_settings(screen);
    board_shifts_read(&screen->shifts, services, screen->arena);
  }
  screen->stored = stored;
}

/* ---- which call ---- */

static const char *usual_call(const BoardScreen *screen) {
  const char *last = catalogue_last(screen->services);
  return last ? last : catalogue_first(screen->services);
}

/* The call taken last is the one that somebody asks about. Which it is may
** turn up while the library and the results are still on their way. */
static void choose_usual(BoardScreen *screen) {
  if (screen->chosen) { return; }
  const char *usual = usual_call(screen);
  bool same = screen->scenario && str_equal(usual, screen->scenario);
  if (!same) { choose_scenario(screen, usual); }
}

static bool scenario_card(const BoardScreen *screen, Ui *ui,
                          const LibraryEntry *entry) {
  const Services *services = screen->services;
  const Scenario *scenario = entry->scenario;
  const PortraitLook look = {.id = scenario->caller.portrait,
                             .anger = GREETING_ANGER};
  bool chosen =
      ui_card(ui, "scenario",
              (UiCard){.name = scenario->title,
                       .selected = screen->scenario &&
                                   str_equal(screen->scenario, entry->id),
                       .box = {.gap = 10, .pad = 7}});
  portrait_show(
      ui, services->portraits, &look,
      (PortraitBox){.width = FACE_POINTS, .height = FACE_POINTS, .radius = 6});
  ui_text(ui, scenario->title, (UiText){.bold = true});
  ui_close(ui);
  return chosen;
}

static const char *show_calls(BoardScreen *screen, Ui *ui) {
  const Services *services = screen->services;
  const char *chosen = NULL;
  const CatalogueFilter all = {.search = ""};
  Catalogue calls =
      catalogue_list(services, &all, screen->arena, &screen->room);
  for (int i = 0; i < calls.count; i++) {
    LibraryEntry entry =
        services->library_entry(services->world, calls.order[i]);
    if (!entry.scenario) { continue; }
    ui_scope(ui, calls.order[i]);
    if (!screen->greeted && str_equal(screen->scenario, entry.id)) {
      ui_focus(ui, "scenario");
      screen->greeted = true;
    }
    if (scenario_card(screen, ui, &entry)) { chosen = entry.id; }
    ui_scope_end(ui);
  }
  return chosen;
}

static const char *show_list(BoardScreen *screen, Ui *ui, bool wide) {
  const char *chosen;
  ui_scroll(ui, "scenarios",
            (UiBox){.gap = 6,
                    .pad = 3,
                    .grow = wide,
                    .max_height = wide ? 0 : LIST_POINTS});
  if (is_shift(screen)) {
    chosen = board_shifts_show(&screen->shifts, screen->services, ui,
                               screen->scenario, !screen->greeted);
    screen->greeted = true;
  } else {
    chosen = show_calls(screen, ui);
  }
  ui_close(ui);
  return chosen;
}

/* Calls or shifts; only calls as long as nobody has worked a shift. */
static const char *show_sorts(const BoardScreen *screen, Ui *ui) {
  const char *const names[] = {text(screen, "screen.board.calls"),
                               text(screen, "screen.board.shifts")};
  int sort = is_shift(screen);
  if (screen->shifts.count == 0 || !ui_tabs(ui, "sort", names, 2, &sort)) {
    return NULL;
  }
  return sort == 1 ? screen->shifts.names[0] : usual_call(screen);
}

static void show_scenarios(BoardScreen *screen, Ui *ui, bool wide) {
  ui_column(ui, (UiBox){.gap = 8, .width = wide ? SIDE_POINTS : 0});
  const char *sort = show_sorts(screen, ui);
  const char *one = show_list(screen, ui, wide);
  ui_close(ui);
  if (!sort && !one) { return; }
  screen->chosen = true;
  choose_scenario(screen, sort ? sort : one);
}

/* ---- which board ---- */

static void show_kinds(BoardScreen *screen, Ui *ui) {
  const char *names[TABS] = {
      [BOARD_FIRST] = text(screen, "screen.board.first"),
      [BOARD_BEST] = text(screen, "screen.board.best"),
      [BOARD_IMPROVED] = text(screen, "screen.board.improved"),
      [EVERY_CALL] = text(screen, is_shift(screen) ? "screen.board.every_shift"
                                                   : "screen.board.every")};
  if (ui_tabs(ui, "kind", names, TABS, &screen->kind)) { screen->read = false; }
}

static Phrase setting_name(const BoardScreen *screen, AttemptSetting setting) {
  const char *key = setting.typed        ? "screen.board.typed"
                    : setting.self_paced ? "screen.board.self_paced"
                                         : "screen.board.timed";
  return phrase_number(screen->services->words, key, "percent",
                       setting.response);
}

/* Each setting has its own boards: what took longer is not compared. */
static void show_settings(BoardScreen *screen, Ui *ui) {
  if (screen->setting_count == 0) { return; }
  Phrase phrases[MOST_SETTINGS];
  const char *names[MOST_SETTINGS];
  for (int i = 0; i < screen->setting_count; i++) {
    phrases[i] = setting_name(screen, screen->settings[i]);
    names[i] = phrases[i].text;
  }
  ui_row(ui, (UiBox){.gap = 8});
  ui_icon(ui, "timer", 20, TONE_DIM, NULL);
  if (screen->setting_count == 1) {
    ui_text(ui, names[0], (UiText){.size = TEXT_SMALL, .tone = TONE_DIM});
  } else if (ui_tabs(ui, "setting", names, screen->setting_count,
                     &screen->setting)) {
    screen->wanted = screen->settings[screen->setting];
    screen->read = false;
  }
  ui_close(ui);
}

static UiTableColumn make_column(const BoardScreen *screen, Column column) {
  bool gained = screen->kind == BOARD_IMPROVED;
  const UiTableColumn columns[COLUMN_COUNT] = {
      [COLUMN_RANK] = {.title = text(screen, "board.rank"), .width = 64},
      [COLUMN_NAME] = {.title = text(screen, "board.name"),
                       .width = 120,
                       .grow = 1},
      [COLUMN_VALUE] = {.title = text(screen,
                                      gained ? "board.gained" : "board.score"),
                        .width = 76,
                        .end = true},
      [COLUMN_ANGER] = {.title = text(screen, "board.anger"),
                        .width = 110,
                        .end = true,
                        .spare = true},
      [COLUMN_TRIES] = {.title = text(screen, "board.tries"),
                        .width = 70,
                        .end = true,
                        .spare = true},
      [COLUMN_MODE] = {.title = text(screen, "board.mode"), .width = 90},
      [COLUMN_DATE] = {.title = text(screen, "board.date"),
                       .width = 150,
                       .end = screen->kind != EVERY_CALL,
                       .spare = screen->kind != EVERY_CALL}};
  return columns[column];
}

static const char *nobody(const BoardScreen *screen) {
  bool improved = screen->kind == BOARD_IMPROVED;
  if (is_shift(screen)) {
    return text(screen, improved ? "screen.board.none_improved_shift"
                                 : "screen.board.none_shift");
  }
  return text(screen,
              improved ? "screen.board.none_improved" : "screen.board.none");
}

static int show_table(BoardScreen *screen, Ui *ui) {
  Columns shown = columns_of(screen);
  UiTableColumn columns[COLUMN_COUNT];
  for (int i = 0; i < shown.count; i++) {
    columns[i] = make_column(screen, shown.list[i]);
  }
  return ui_table(ui, "board",
                  (UiTable){.columns = columns,
                            .column_count = shown.count,
                            .cells = screen->cells,
                            .row_count = screen->count,
                            .none = nobody(screen)},
                  &screen->selected);
}

/* ---- watching ---- */

static void take_replay(ScreenArgs *args, bool shift, const char *json,
                        size_t length) {
  if (shift) {
    args->shift = json;
    args->shift_length = length;
  } else {
    args->replay = json;
    args->replay_length = length;
  }
}

static ScreenMove open_attempt(BoardScreen *screen, ScreenId to) {
  const Services *services = screen->services;
  const Attempt *attempt = &screen->rows[screen->selected].attempt;
  ScreenMove move = {
      .to = SCREEN_STAY,
      .args = {.scenario = screen->scenario,
               .setup = {.seed = (uint64_t)attempt->seed,
                         .exam = attempt->exam,
                         .self_paced = attempt->setting.self_paced,
                         .response_percent = attempt->setting.response},
               .turn = SCREEN_NO_TURN,
               .watch = to == SCREEN_CALL,
               .attempt = attempt->id,
               .back = SCREEN_BOARD}};
  screen->refused = (Err){.code = ERR_NONE};
  size_t length;
  const char *json = services->attempt_replay(
      services->world, attempt->id, screen->arena, &length, &screen->refused);
  if (!json) { return move; }
  take_replay(&move.args, to == SCREEN_SHIFT_DEBRIEF, json, length);
  move.to = to;
  return move;
}

/* Where nobody stands there is nothing to watch, but a place to take. */
static ScreenMove show_invitation(const BoardScreen *screen, Ui *ui) {
  ui_row(ui, (UiBox){.gap = 10});
  bool taken = ui_button(ui, "take",
                         (UiButton){.text = text(screen, "screen.board.take"),
                                    .icon = "phone-call",
                                    .primary = true});
  ui_close(ui);
  ScreenId way = is_shift(screen) ? SCREEN_SHIFT : SCREEN_BRIEFING;
  return (ScreenMove){
      .to = taken ? way : SCREEN_STAY,
      .args = {.scenario = screen->scenario, .turn = SCREEN_NO_TURN}};
}

static ScreenMove show_actions(BoardScreen *screen, Ui *ui, bool pressed) {
  bool any = screen->selected >= 0 && screen->selected < screen->count;
  ui_row(ui, (UiBox){.gap = 10, .wrap = true});
  bool shift = is_shift(screen);
  bool watch =
      !shift && ui_button(ui, "watch",
                          (UiButton){.text = text(screen, "screen.board.watch"),
                                     .icon = "play",
                                     .disabled = !any});
  bool explain =
      ui_button(ui, "debrief",
                (UiButton){.text = text(screen, "screen.board.debrief"),
                           .icon = "chart-line",
                           .disabled = !any});
  ui_close(ui);
  phrase_show_error(ui, &screen->refused);
  if (any && shift && (explain || pressed)) {
    return open_attempt(screen, SCREEN_SHIFT_DEBRIEF);
  }
  if (any && explain) { return open_attempt(screen, SCREEN_DEBRIEF); }
  if (any && (watch || pressed)) { return open_attempt(screen, SCREEN_CALL); }
  return (ScreenMove){.to = SCREEN_STAY};
}

static ScreenMove show_board(BoardScreen *screen, Ui *ui) {
  ui_panel(
      ui, (UiBox){.grow = 1, .pad = 14, .gap = 10, .min_height = LEAST_POINTS});
  show_kinds(screen, ui);
  show_settings(screen, ui);
  if (!screen->read) { read_rows(screen); }
  bool pressed = show_table(screen, ui) >= 0;
  ScreenMove move = screen->setting_count == 0
                        ? show_invitation(screen, ui)
                        : show_actions(screen, ui, pressed);
  ui_close(ui);
  return move;
}

/* ---- all of it ---- */

static ScreenMove show_page(BoardScreen *screen, Ui *ui) {
  ScreenMove move = {.to = SCREEN_STAY};
  if (!catalogue_first(screen->services)) {
    ui_panel(ui, (UiBox){.pad = 20});
    ui_text(ui, text(screen, "screen.picker.none"), (UiText){.tone = TONE_DIM});
    ui_close(ui);
    return move;
  }
  choose_usual(screen);
  read_again_when_stored(screen);
  bool wide = ui_fold(ui) == UI_WIDE;
  if (wide) {
    ui_row(ui, (UiBox){.gap = 14, .grow = 1, .align = ALIGN_STRETCH});
  } else {
    ui_scroll(ui, "page", (UiBox){.gap = 14, .grow = 1});
  }
  show_scenarios(screen, ui, wide);
  move = show_board(screen, ui);
  ui_close(ui);
  return move;
}

static ScreenMove update(void *context, Ui *ui, int64_t now_ms) {
  (void)now_ms;
  BoardScreen *screen = context;
  ui_column(ui, (UiBox){.grow = 1});
  BarMove bar = bar_show(
      ui, screen->services,
      (Bar){.icon = "ranking", .title = text(screen, "screen.board.title")});
  ui_column(ui, (UiBox){.grow = 1, .align = ALIGN_CENTRE});
  ui_column(
      ui,
      (UiBox){.grow = 1, .width = bar_page_width(ui, PAGE_POINTS), .pad = 16});
  ScreenMove move = show_page(screen, ui);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
  if (bar == BAR_NOTHING) { return move; }
  return (ScreenMove){.to = bar == BAR_BACK ? SCREEN_TITLE : SCREEN_SETTINGS,
                      .args = {.scenario = screen->scenario,
                               .turn = SCREEN_NO_TURN,
                               .back = SCREEN_BOARD}};
}

const ScreenClass board_screen_class = {.create = create, .update = update};
