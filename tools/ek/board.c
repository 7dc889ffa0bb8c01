/* SPDX-License-Identifier: MIT */
/* ek board: who stands where on this machine. */
#include "base/arena.h"
#include "base/str.h"
#include "board_show.h"
#include "os/file.h"
#include "store/profiles.h"
#include "store/store.h"

typedef enum { AS_TEXT, AS_CSV, AS_JSON } Form;

typedef struct {
  const char *scenario; /* NULL: all */
  Form form;
} Options;

/* The boards as they grow. */
typedef struct {
  Arena *arena;
  Db *db;
  ProfileList profiles;
  ShownBoard *list;
  int count;
} Gathering;

static bool read_options(const Ek *ek, int argc, char **argv,
                         Options *options) {
  int forms = 0;
  for (int i = 0; i < argc; i++) {
    if (str_equal(argv[i], "--csv")) {
      options->form = AS_CSV;
      forms++;
    } else if (str_equal(argv[i], "--json")) {
      options->form = AS_JSON;
      forms++;
    } else if (str_equal(argv[i], "--scenario") && i + 1 < argc) {
      options->scenario = argv[++i];
    } else if (argv[i][0] == '-' && !str_equal(argv[i], "--scenario")) {
      return ek_refuse_option(ek, "board", argv[i]) == EK_DONE;
    } else {
      forms = 2;
    }
  }
  return forms < 2 || ek_refuse(ek, "ek.board.usage", NULL, 0) == EK_DONE;
}

/* The profile's name, fit to be printed; NULL when the arena is full. */
static const char *clean_name(const Gathering *all, int64_t profile) {
  char clean[3 * PROFILE_NAME_BYTES];
  const Profile *found = profiles_find(&all->profiles, profile);
  Str name = str_init(clean, sizeof clean);
  str_add_clean(&name, found ? found->name : "");
  return arena_copy(all->arena, name.text, name.length);
}

static bool name_entries(const Gathering *all, ShownBoard *board) {
  const char **names =
      arena_array(all->arena, (size_t)board->count, sizeof *names);
  for (int i = 0; names && i < board->count; i++) {
    names[i] = clean_name(all, board->entries[i].attempt->profile);
    if (!names[i]) { return false; }
  }
  board->names = names;
  return names != NULL;
}

static bool add_board(Gathering *all, const BoardPlace *place, BoardKind kind,
                      const AttemptList *attempts) {
  BoardEntry *entries =
      arena_array(all->arena, (size_t)attempts->count, sizeof *entries);
  if (!entries) { return false; }
  ShownBoard board = {.place = place, .kind = kind, .entries = entries};
  board.count = board_make(kind, attempts->list, attempts->count, entries);
  if (board.count == 0) { return true; }
  all->list[all->count++] = board;
  return name_entries(all, &all->list[all->count - 1]);
}

static bool add_place(Gathering *all, const BoardPlace *place, Err *err) {
  AttemptList attempts;
  if (!attempts_for_board(all->db, place, all->arena, &attempts, err)) {
    return false;
  }
  for (int kind = 0; kind < BOARD_KIND_COUNT; kind++) {
    if (!add_board(all, place, (BoardKind)kind, &attempts)) {
      return err_memory(err);
    }
  }
  return true;
}

static bool gather(Gathering *all, const char *scenario, Err *err) {
  BoardPlaceList places;
  if (!profiles_list(all->db, all->arena, &all->profiles, err) ||
      !attempts_board_places(all->db, scenario, all->arena, &places, err)) {
    return false;
  }
  all->list = arena_array(all->arena, (size_t)places.count,
                          BOARD_KIND_COUNT * sizeof *all->list);
  if (!all->list) { return err_memory(err); }
  for (int i = 0; i < places.count; i++) {
    if (!add_place(all, &places.list[i], err)) { return false; }
  }
  return true;
}

/* A machine on which nobody has played has no results, and gets none. */
static bool gather_if_there(Gathering *all, const char *scenario, Err *err) {
  char path[PATH_BYTES];
  if (!store_find(path, err)) { return false; }
  if (!file_exists(path)) { return true; }
  all->db = store_open(path, err);
  if (!all->db) { return false; }
  bool done = gather(all, scenario, err);
  db_close(all->db);
  return done;
}

static void show_none(const Ek *ek, const char *scenario) {
  char clean[256];
  Str text = str_init(clean, sizeof clean);
  str_add_clean(&text, scenario ? scenario : "");
  const LocaleArg args[] = {locale_arg_text("scenario", clean)};
  ek_say(ek, stdout, scenario ? "ek.board.none_of" : "ek.board.none", args, 1);
}

int ek_board(Ek *ek, int argc, char **argv) {
  Options options = {0};
  Err err = {.code = ERR_NONE};
  Gathering all = {.arena = ek->arena};
  if (!read_options(ek, argc, argv, &options)) { return EK_USAGE; }
  if (!gather_if_there(&all, options.scenario, &err)) {
    return ek_refuse_file(ek, &err);
  }
  const ShownBoards boards = {all.list, all.count};
  if (options.form == AS_CSV) {
    board_show_csv(&boards);
  } else if (options.form == AS_JSON) {
    board_show_json(&boards);
  } else if (boards.count > 0) {
    board_show_text(ek, &boards);
  } else {
    show_none(ek, options.scenario);
  }
  return EK_DONE;
}
