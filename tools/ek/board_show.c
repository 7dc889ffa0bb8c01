/* SPDX-License-Identifier: MIT */
#include "board_show.h"

#include "base/json_out.h"
#include "base/str.h"
#include "os/clock.h"
#include "os/terminal.h"
#include "progress/shift_attempt.h"

#include <string.h>

/* ---- for people ---- */

enum { COLUMNS = 7, CELL_BYTES = 4 * 160 + 1, DATE_CHARS = 10 };

typedef struct {
  const char *heading; /* in the string table; NULL: the board's own */
  bool numbers;        /* set to the right */
} Column;

static const Column TABLE[COLUMNS] = {
    {"board.rank", true},  {"board.name", false}, {NULL, true},
    {"board.anger", true}, {"board.tries", true}, {"board.mode", false},
    {"board.date", false},
};

/* Points and anger as they are shown everywhere: 86.4 of 100, 7.5 of 10. */
static void add_tenths(Str *cell, int tenths) {
  str_addf(cell, "%d.%d", tenths / 10, tenths % 10);
}

static void add_day(Str *cell, int64_t at_ms) {
  char moment[CLOCK_TEXT_BYTES];
  clock_write_iso(at_ms, moment);
  str_add_bytes(cell, moment, DATE_CHARS);
}

static void write_cell(const Ek *ek, const ShownBoard *board, int row,
                       int column, char text[CELL_BYTES]) {
  const BoardEntry *entry = &board->entries[row];
  Str cell = str_init(text, CELL_BYTES);
  switch (column) {
    case 0:
      str_addf(&cell, "%d", entry->rank);
      break;
    case 1:
      str_add(&cell, board->names[row]);
      break;
    case 2:
      if (board->kind == BOARD_IMPROVED) { str_add(&cell, "+"); }
      add_tenths(&cell, entry->value);
      break;
    case 3:
      add_tenths(&cell, entry->attempt->anger / 10);
      break;
    case 4:
      str_addf(&cell, "%d", entry->tries);
      break;
    case 5:
      str_add(&cell,
              locale_text(ek->locale, entry->attempt->exam ? "board.exam"
                                                           : "board.practice"));
      break;
    default:
      add_day(&cell, entry->attempt->at_ms);
      break;
  }
}

static const char *heading(const Ek *ek, const ShownBoard *board, int column) {
  const char *own =
      board->kind == BOARD_IMPROVED ? "board.gained" : "board.score";
  const char *key = TABLE[column].heading;
  return locale_text(ek->locale, key ? key : own);
}

static int widest(int width, const char *text) {
  int columns = terminal_columns(text);
  return columns > width ? columns : width;
}

static void measure(const Ek *ek, const ShownBoard *board,
                    int widths[COLUMNS]) {
  char text[CELL_BYTES];
  for (int column = 0; column < COLUMNS; column++) {
    widths[column] = widest(0, heading(ek, board, column));
    for (int row = 0; row < board->count; row++) {
      write_cell(ek, board, row, column, text);
      widths[column] = widest(widths[column], text);
    }
  }
}

/* printf counts bytes, so the blanks are counted here. */
static void print_cell(const char *text, int column,
                       const int widths[COLUMNS]) {
  int blanks = widths[column] - terminal_columns(text);
  bool last = column == COLUMNS - 1;
  if (TABLE[column].numbers) {
    printf("  %*s%s", blanks, "", text);
  } else {
    printf("  %s%*s", text, last ? 0 : blanks, "");
  }
  if (last) { printf("\n"); }
}

static void print_table(const Ek *ek, const ShownBoard *board) {
  int widths[COLUMNS];
  char text[CELL_BYTES];
  measure(ek, board, widths);
  for (int column = 0; column < COLUMNS; column++) {
    print_cell(heading(ek, board, column), column, widths);
  }
  for (int row = 0; row < board->count; row++) {
    for (int column = 0; column < COLUMNS; column++) {
      write_cell(ek, board, row, column, text);
      print_cell(text, column, widths);
    }
  }
}

/* A scenario's id, or a shift's calls: "a shift of cake-order, late-order". */
static void add_place(const Ek *ek, const char *name, Str *title) {
  char calls[CELL_BYTES], id[ATTEMPT_ID_BYTES];
  if (!shift_attempt_is(name)) {
    str_add_clean(title, name);
    return;
  }
  Str list = str_init(calls, sizeof calls);
  for (int i = 0; shift_attempt_call(name, i, id); i++) {
    str_add(&list, i > 0 ? ", " : "");
    str_add_clean(&list, id);
  }
  const LocaleArg args[] = {locale_arg_text("calls", calls)};
  locale_add(ek->locale, title, "ek.board.shift", args, 1);
}

static void print_title(const Ek *ek, const ShownBoard *board) {
  char scenario[CELL_BYTES], kind[64];
  Str clean = str_init(scenario, sizeof scenario);
  add_place(ek, board->place->scenario, &clean);
  snprintf(kind, sizeof kind, "ek.board.kind.%s", board_name(board->kind));
  const LocaleArg args[] = {
      locale_arg_text("scenario", scenario),
      locale_arg_text("kind", locale_text(ek->locale, kind)),
      locale_arg_number("response", board->place->setting.response)};
  AttemptSetting setting = board->place->setting;
  ek_say(ek, stdout,
         setting.typed        ? "ek.board.typed"
         : setting.self_paced ? "ek.board.self_paced"
                              : "ek.board.timed",
         args, 3);
}

void board_show_text(const Ek *ek, const ShownBoards *boards) {
  for (int i = 0; i < boards->count; i++) {
    if (i > 0) { printf("\n"); }
    print_title(ek, &boards->list[i]);
    print_table(ek, &boards->list[i]);
  }
}

/* ---- for spreadsheets ---- */

static bool is_formula(const char *text) {
  return text[0] && strchr("=+-@", text[0]);
}

/* Every text is quoted: names may hold commas and quotes. */
static void print_field(const char *text) {
  printf("\"%s", is_formula(text) ? "'" : "");
  for (; *text; text++) {
    if (*text == '"') { printf("\""); }
    printf("%c", *text);
  }
  printf("\",");
}

static void print_stranger(const char *text) {
  char clean[CELL_BYTES];
  Str str = str_init(clean, sizeof clean);
  str_add_clean(&str, text);
  print_field(clean);
}

static void print_row(const ShownBoard *board, int row) {
  const BoardEntry *entry = &board->entries[row];
  const Attempt *attempt = entry->attempt;
  char moment[CLOCK_TEXT_BYTES];
  clock_write_iso(attempt->at_ms, moment);
  print_stranger(board->place->scenario);
  print_field(attempt_pace_name(board->place->setting));
  printf("%d,", board->place->setting.response);
  print_field(board_name(board->kind));
  printf("%d,", entry->rank);
  print_field(board->names[row]);
  printf("%d,", attempt->score);
  if (board->kind == BOARD_IMPROVED) { printf("%d", entry->value); }
  printf(",%d,", attempt->anger);
  print_stranger(attempt->outcome);
  print_field(attempt->exam ? "exam" : "practice");
  printf("%d,%s,%lld\r\n", entry->tries, moment, (long long)attempt->id);
}

void board_show_csv(const ShownBoards *boards) {
  printf("scenario,pace,response,board,rank,name,score,gain,anger,outcome,"
         "mode,calls,at,attempt\r\n");
  for (int i = 0; i < boards->count; i++) {
    for (int row = 0; row < boards->list[i].count; row++) {
      print_row(&boards->list[i], row);
    }
  }
}

/* ---- for programs ---- */

static void write_entry(JsonOut *out, const ShownBoard *board, int row) {
  const BoardEntry *entry = &board->entries[row];
  const Attempt *attempt = entry->attempt;
  char moment[CLOCK_TEXT_BYTES];
  clock_write_iso(attempt->at_ms, moment);
  json_out_open_object(out);
  json_out_member_integer(out, "rank", entry->rank);
  json_out_member_text(out, "name", board->names[row]);
  json_out_member_integer(out, "score", attempt->score);
  if (board->kind == BOARD_IMPROVED) {
    json_out_member_integer(out, "gain", entry->value);
  }
  json_out_member_integer(out, "anger", attempt->anger);
  json_out_member_text(out, "outcome", attempt->outcome);
  json_out_member_text(out, "mode", attempt->exam ? "exam" : "practice");
  json_out_member_integer(out, "calls", entry->tries);
  json_out_member_text(out, "at", moment);
  json_out_member_integer(out, "attempt", attempt->id);
  json_out_member_text(out, "hash", attempt->hash);
  json_out_member_text(out, "rubric", attempt->rubric);
  json_out_close_object(out);
}

static void write_board(JsonOut *out, const ShownBoard *board) {
  json_out_open_object(out);
  json_out_member_text(out, "scenario", board->place->scenario);
  json_out_member_text(out, "pace", attempt_pace_name(board->place->setting));
  json_out_member_integer(out, "response", board->place->setting.response);
  json_out_member_text(out, "board", board_name(board->kind));
  json_out_key(out, "entries");
  json_out_open_list(out);
  for (int row = 0; row < board->count; row++) { write_entry(out, board, row); }
  json_out_close_list(out);
  json_out_close_object(out);
}

void board_show_json(const ShownBoards *boards) {
  JsonOut out = ek_json_begin();
  json_out_open_object(&out);
  json_out_key(&out, "boards");
  json_out_open_list(&out);
  for (int i = 0; i < boards->count; i++) {
    write_board(&out, &boards->list[i]);
  }
  json_out_close_list(&out);
  json_out_close_object(&out);
  ek_json_end(&out);
}
