/* SPDX-License-Identifier: MIT */
#include "store/schema.h"

/* AUTOINCREMENT: the number of a deleted attempt or profile never comes back
** to mean another one. The replay and scorecard stand apart from the figures,
** which boards read by the thousand. */
static const char VERSION_1[] =
    "CREATE TABLE profile("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL COLLATE NOCASE UNIQUE,"
    "  created_ms INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE attempt("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  profile INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,"
    "  scenario TEXT NOT NULL,"
    "  hash TEXT NOT NULL,"
    "  rubric TEXT NOT NULL,"
    "  engine INTEGER NOT NULL,"
    "  at_ms INTEGER NOT NULL,"
    "  exam INTEGER NOT NULL CHECK(exam IN (0, 1)),"
    "  self_paced INTEGER NOT NULL CHECK(self_paced IN (0, 1)),"
    "  response INTEGER NOT NULL CHECK(response BETWEEN 100 AND 200),"
    "  seed INTEGER NOT NULL,"
    "  score INTEGER NOT NULL CHECK(score BETWEEN 0 AND 1000),"
    "  outcome TEXT NOT NULL,"
    "  anger INTEGER NOT NULL CHECK(anger BETWEEN 0 AND 1000),"
    "  duration_ms INTEGER NOT NULL,"
    "  first INTEGER NOT NULL CHECK(first IN (0, 1)),"
    "  UNIQUE(profile, scenario, at_ms, seed)"
    ") STRICT;"
    "CREATE UNIQUE INDEX attempt_first ON attempt(profile, scenario)"
    "  WHERE first;"
    "CREATE INDEX attempt_board"
    "  ON attempt(scenario, self_paced, response, profile);"

    "CREATE TABLE papers("
    "  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,"
    "  replay BLOB NOT NULL,"
    "  scorecard BLOB NOT NULL"
    ") STRICT;"

    "CREATE TABLE source("
    "  hash TEXT PRIMARY KEY,"
    "  bytes BLOB NOT NULL"
    ") STRICT;"

    /* Without a profile it is the machine's. */
    "CREATE TABLE setting("
    "  profile INTEGER REFERENCES profile ON DELETE CASCADE,"
    "  key TEXT NOT NULL,"
    "  value TEXT NOT NULL"
    ") STRICT;"
    "CREATE UNIQUE INDEX setting_key ON setting(ifnull(profile, 0), key);";

/* Calls answered in own words have boards of their own. */
static const char VERSION_2[] =
    "ALTER TABLE attempt ADD COLUMN typed INTEGER NOT NULL DEFAULT 0"
    "  CHECK(typed IN (0, 1));"
    "DROP INDEX attempt_board;"
    "CREATE INDEX attempt_board"
    "  ON attempt(scenario, self_paced, response, typed, profile);";

const char *const *schema_steps(int *count) {
  static const char *const STEPS[] = {VERSION_1, VERSION_2};
  *count = sizeof STEPS / sizeof *STEPS;
  return STEPS;
}
