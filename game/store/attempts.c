/* SPDX-License-Identifier: MIT */
#include "store/attempts.h"

#include "store/sources.h"

#include <limits.h>

/* In the order of `bind_attempt`. */
#define FIGURES                                                                \
  "profile, scenario, hash, rubric, engine, at_ms, exam, self_paced,"          \
  " response, seed, score, outcome, anger, duration_ms, typed"

/* In the order of `read_attempt`, after the number of rows. */
#define ROW "id, " FIGURES ", first"

static void bind_attempt(DbQuery *query, const Attempt *attempt) {
  db_bind_int(query, attempt->profile);
  db_bind_text(query, attempt->scenario);
  db_bind_text(query, attempt->hash);
  db_bind_text(query, attempt->rubric);
  db_bind_int(query, attempt->engine);
  db_bind_int(query, attempt->at_ms);
  db_bind_int(query, attempt->exam);
  db_bind_int(query, attempt->setting.self_paced);
  db_bind_int(query, attempt->setting.response);
  db_bind_int(query, attempt->seed);
  db_bind_int(query, attempt->score);
  db_bind_text(query, attempt->outcome);
  db_bind_int(query, attempt->anger);
  db_bind_int(query, attempt->duration_ms);
  db_bind_int(query, attempt->setting.typed);
}

/* The tables refuse what is out of range; a file that somebody made need not
** have come from these tables. */
static int read_within(DbQuery *query, int column, int least, int most) {
  int64_t value = db_int(query, column);
  if (value < least || value > most) {
    db_reject(query);
    value = least;
  }
  return (int)value;
}

static void read_attempt(DbQuery *query, Attempt *attempt) {
  attempt->id = db_int(query, 1);
  attempt->profile = db_int(query, 2);
  db_copy_text(query, 3, attempt->scenario, sizeof attempt->scenario);
  db_copy_text(query, 4, attempt->hash, sizeof attempt->hash);
  db_copy_text(query, 5, attempt->rubric, sizeof attempt->rubric);
  attempt->engine = read_within(query, 6, 1, INT_MAX);
  attempt->at_ms = db_int(query, 7);
  attempt->exam = db_int(query, 8) != 0;
  attempt->setting.self_paced = db_int(query, 9) != 0;
  attempt->setting.response = read_within(query, 10, 100, 200);
  attempt->seed = db_int(query, 11);
  attempt->score = read_within(query, 12, 0, 1000);
  db_copy_text(query, 13, attempt->outcome, sizeof attempt->outcome);
  attempt->anger = read_within(query, 14, 0, 1000);
  attempt->duration_ms = db_int(query, 15);
  attempt->setting.typed = db_int(query, 16) != 0;
  attempt->first = db_int(query, 17) != 0;
}

/* Sets `id` and `first`; leaves `id` 0 when it is stored already. */
static bool insert_figures(Db *db, Attempt *attempt, Err *err) {
  DbQuery query =
      db_query(db, "INSERT INTO attempt(" FIGURES ", first)"
                   " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?, NOT EXISTS("
                   "  SELECT 1 FROM attempt WHERE profile = ?"
                   "  AND scenario = ?))"
                   " ON CONFLICT(profile, scenario, at_ms, seed) DO NOTHING"
                   " RETURNING id, first");
  bind_attempt(&query, attempt);
  db_bind_int(&query, attempt->profile);
  db_bind_text(&query, attempt->scenario);
  attempt->id = 0;
  if (db_next(&query)) {
    attempt->id = db_int(&query, 0);
    attempt->first = db_int(&query, 1) != 0;
  }
  return db_run(&query, err);
}

static bool insert_papers(Db *db, int64_t id, const AttemptPapers *papers,
                          Err *err) {
  DbQuery query = db_query(db, "INSERT INTO papers(attempt, replay, scorecard)"
                               " VALUES(?, ?, ?)");
  db_bind_int(&query, id);
  db_bind_bytes(&query, papers->replay, papers->replay_length);
  db_bind_bytes(&query, papers->scorecard, papers->scorecard_length);
  return db_run(&query, err);
}

static bool keep_sources(Db *db, const AttemptPapers *papers, Err *err) {
  for (int i = 0; i < papers->file_count; i++) {
    const AttemptFile *file = &papers->files[i];
    if (!file->bytes) { continue; }
    if (!sources_keep(db, file->bytes, file->length, err)) { return false; }
  }
  return true;
}

/* Inside a transaction. */
static bool find_stored(Db *db, Attempt *attempt, Err *err) {
  DbQuery query = db_query(db, "SELECT id, first FROM attempt WHERE profile = ?"
                               " AND scenario = ? AND at_ms = ? AND seed = ?");
  db_bind_int(&query, attempt->profile);
  db_bind_text(&query, attempt->scenario);
  db_bind_int(&query, attempt->at_ms);
  db_bind_int(&query, attempt->seed);
  if (db_next(&query)) {
    attempt->id = db_int(&query, 0);
    attempt->first = db_int(&query, 1) != 0;
  }
  return db_finish(&query, err);
}

static bool insert_all(Db *db, Attempt *attempt, const AttemptPapers *papers,
                       Err *err) {
  if (!insert_figures(db, attempt, err)) { return false; }
  if (attempt->id == 0) { return find_stored(db, attempt, err); }
  return insert_papers(db, attempt->id, papers, err) &&
         keep_sources(db, papers, err);
}

bool attempts_insert(Db *db, Attempt *attempt, const AttemptPapers *papers,
                     Err *err) {
  Attempt stored = *attempt;
  if (!db_begin(db, err)) { return false; }
  bool done = insert_all(db, &stored, papers, err);
  if (!db_end(db, done, err)) { return false; }
  *attempt = stored;
  return true;
}

static bool read_rows(DbQuery *query, Arena *arena, AttemptList *attempts,
                      Err *err) {
  *attempts = (AttemptList){0};
  while (db_next(query)) {
    if (!attempts->list) {
      attempts->list = db_room_for_rows(query, arena, sizeof *attempts->list);
    }
    if (attempts->list) {
      read_attempt(query, &attempts->list[attempts->count++]);
    }
  }
  return db_finish(query, err);
}

static void bind_place(DbQuery *query, const BoardPlace *place) {
  db_bind_text(query, place->scenario);
  db_bind_int(query, place->setting.self_paced);
  db_bind_int(query, place->setting.response);
  db_bind_int(query, place->setting.typed);
}

bool attempts_for_board(Db *db, const BoardPlace *place, Arena *arena,
                        AttemptList *attempts, Err *err) {
  DbQuery query = db_query(db, "SELECT count(*) OVER (), " ROW " FROM attempt"
                               " WHERE scenario = ? AND self_paced = ?"
                               " AND response = ? AND typed = ?"
                               " ORDER BY profile, id");
  bind_place(&query, place);
  return read_rows(&query, arena, attempts, err);
}

bool attempts_latest(Db *db, const BoardPlace *place, int most, Arena *arena,
                     AttemptList *attempts, Err *err) {
  DbQuery query =
      db_query(db, "SELECT min(count(*) OVER (), ?), " ROW " FROM attempt"
                   " WHERE scenario = ? AND self_paced = ? AND response = ?"
                   " AND typed = ?"
                   " ORDER BY id DESC LIMIT ?");
  db_bind_int(&query, most);
  bind_place(&query, place);
  db_bind_int(&query, most);
  return read_rows(&query, arena, attempts, err);
}

static bool read_figures(Db *db, int64_t id, Attempt *attempt, Err *err) {
  DbQuery query = db_query(db, "SELECT 1, " ROW " FROM attempt WHERE id = ?");
  db_bind_int(&query, id);
  bool found = db_next(&query);
  if (found) { read_attempt(&query, attempt); }
  if (!db_finish(&query, err)) { return false; }
  return found || err_set(err, ERR_STORE, "this attempt is not there any more");
}

static const char *copy_bytes(DbQuery *query, int column, Arena *arena,
                              size_t *length) {
  const void *bytes = db_bytes(query, column, length);
  return arena_copy(arena, bytes, *length);
}

static bool read_papers(Db *db, int64_t id, Arena *arena, AttemptPapers *papers,
                        Err *err) {
  DbQuery query =
      db_query(db, "SELECT replay, scorecard FROM papers WHERE attempt = ?");
  db_bind_int(&query, id);
  bool copied = true;
  if (db_next(&query)) {
    papers->replay = copy_bytes(&query, 0, arena, &papers->replay_length);
    papers->scorecard = copy_bytes(&query, 1, arena, &papers->scorecard_length);
    copied = papers->replay && papers->scorecard;
  } else {
    db_reject(&query);
  }
  return db_finish(&query, err) && (copied || err_memory(err));
}

bool attempts_read(Db *db, int64_t id, Arena *arena, Attempt *attempt,
                   AttemptPapers *papers, Err *err) {
  *papers = (AttemptPapers){0};
  return read_figures(db, id, attempt, err) &&
         read_papers(db, id, arena, papers, err);
}

bool attempts_board_places(Db *db, const char *scenario, Arena *arena,
                           BoardPlaceList *places, Err *err) {
  *places = (BoardPlaceList){0};
  DbQuery query =
      db_query(db, "SELECT count(*) OVER (), scenario, self_paced, response,"
                   " typed"
                   " FROM attempt WHERE ? IN ('', scenario)"
                   " GROUP BY scenario, self_paced, response, typed"
                   " ORDER BY scenario, self_paced, response, typed");
  db_bind_text(&query, scenario ? scenario : "");
  while (db_next(&query)) {
    if (!places->list) {
      places->list = db_room_for_rows(&query, arena, sizeof *places->list);
      if (!places->list) { break; }
    }
    BoardPlace *place = &places->list[places->count++];
    db_copy_text(&query, 1, place->scenario, sizeof place->scenario);
    place->setting.self_paced = db_int(&query, 2) != 0;
    place->setting.response = read_within(&query, 3, 100, 200);
    place->setting.typed = db_int(&query, 4) != 0;
  }
  return db_finish(&query, err);
}

bool attempts_results(Db *db, int64_t profile, Arena *arena,
                      ScenarioResultList *results, Err *err) {
  *results = (ScenarioResultList){0};
  DbQuery query =
      db_query(db, "SELECT count(*) OVER (), scenario, max(score), count(*),"
                   " max(at_ms), self_paced, response, typed FROM attempt"
                   " WHERE profile = ?"
                   " GROUP BY scenario, self_paced, response, typed"
                   " ORDER BY scenario, self_paced, response, typed");
  db_bind_int(&query, profile);
  while (db_next(&query)) {
    if (!results->list) {
      results->list = db_room_for_rows(&query, arena, sizeof *results->list);
      if (!results->list) { break; }
    }
    ScenarioResult *result = &results->list[results->count++];
    db_copy_text(&query, 1, result->scenario, sizeof result->scenario);
    result->best = read_within(&query, 2, 0, 1000);
    result->tries = (int)db_int(&query, 3);
    result->last_ms = db_int(&query, 4);
    result->setting.self_paced = db_int(&query, 5) != 0;
    result->setting.response = read_within(&query, 6, 100, 200);
    result->setting.typed = db_int(&query, 7) != 0;
  }
  return db_finish(&query, err);
}
