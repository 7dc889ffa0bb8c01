/* SPDX-License-Identifier: MIT */
#include "app/people.h"

#include "app/preferences.h"
#include "base/arena.h"
#include "base/str.h"
#include "os/clock.h"
#include "progress/shift_attempt.h"
#include "store/attempts.h"
#include "store/profiles.h"
#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  LISTS_BYTES = 64 * 1024 * 1024,
  BOARD_BYTES = 256 * 1024 * 1024,
  NUMBER_BYTES = 24
};

/* The setting of the machine that says who played last. */
static const char CURRENT[] = "profile";

/* The setting of a profile that holds the shift that is under way. */
static const char SHIFT[] = "shift";

/* Stores settings; those that change meanwhile wait for the next round. While
** it is under way, only who has the vault touches what it stores. */
typedef struct {
  Job job; /* first */
  People *people;
  int64_t profile;
  Settings settings;
} Storing;

struct People {
  Jobs *jobs;
  Vault *vault;
  Arena *lists;
  ProfileList profiles;
  ScenarioResultList results;
  int64_t current;
  Settings settings;
  bool changed; /* the settings, since they were last handed to the job */
  Storing storing;
};

/* ---- settings ---- */

static void store_settings(Job *job) {
  Storing *storing = (Storing *)(void *)job;
  Db *db = vault_enter(storing->people->vault, NULL);
  if (db) { preferences_write(db, storing->profile, &storing->settings, NULL); }
  vault_leave(storing->people->vault);
}

static void begin_storing(People *people) {
  people->changed = false;
  people->storing.profile = people->current;
  people->storing.settings = people->settings;
  jobs_add(people->jobs, &people->storing.job);
}

static void settings_stored(Job *job) {
  People *people = ((Storing *)(void *)job)->people;
  if (people->changed) { begin_storing(people); }
}

Settings people_settings(const People *people) {
  return people->settings;
}

void people_change_settings(People *people, const Settings *settings) {
  people->settings = *settings;
  people->changed = true;
  if (!jobs_is_under_way(&people->storing.job)) { begin_storing(people); }
}

/* ---- life ---- */

People *people_create(Jobs *jobs, Vault *vault, Err *err) {
  People *people = calloc(1, sizeof *people);
  Arena *lists = arena_create(LISTS_BYTES);
  if (!people || !lists) {
    free(people);
    arena_destroy(lists);
    err_memory(err);
    return NULL;
  }
  people->jobs = jobs;
  people->vault = vault;
  people->lists = lists;
  people->settings = preferences_usual();
  people->storing = (Storing){
      .job = {.run = store_settings, .done = settings_stored, .lasting = true},
      .people = people};
  return people;
}

void people_destroy(People *people) {
  if (!people) { return; }
  arena_destroy(people->lists);
  free(people);
}

/* ---- what the store says ---- */

static int64_t read_current(Db *db, Arena *arena) {
  const char *text = NULL;
  settings_get(db, 0, CURRENT, arena, &text, NULL);
  return text ? strtoll(text, NULL, 10) : 0;
}

static bool write_current(Db *db, int64_t id, Err *err) {
  char text[NUMBER_BYTES];
  snprintf(text, sizeof text, "%lld", (long long)id);
  return settings_set(db, 0, CURRENT, text, err);
}

static void read_settings(People *people, Db *db) {
  Settings settings = preferences_usual();
  if (preferences_read(db, people->current, people->lists, &settings, NULL)) {
    people->settings = settings;
  }
}

static void forget(People *people) {
  arena_reset(people->lists);
  people->profiles = (ProfileList){0};
  people->results = (ScenarioResultList){0};
}

static void read_lists(People *people, Db *db) {
  forget(people);
  if (!profiles_list(db, people->lists, &people->profiles, NULL)) {
    people->profiles = (ProfileList){0};
  }
  if (!profiles_find(&people->profiles, people->current)) {
    people->current = 0;
  }
  if (people->current == 0 ||
      !attempts_results(db, people->current, people->lists, &people->results,
                        NULL)) {
    people->results = (ScenarioResultList){0};
  }
}

void people_refresh(People *people) {
  Db *db = vault_enter(people->vault, NULL);
  if (db) {
    int64_t before = people->current;
    if (before == 0) { people->current = read_current(db, people->lists); }
    read_lists(people, db);
    bool same = before != 0 && before == people->current;
    if (!same && !people->changed) { read_settings(people, db); }
  }
  vault_leave(people->vault);
}

int people_count(const People *people) {
  return people->profiles.count;
}

Profile people_get(const People *people, int index) {
  return people->profiles.list[index];
}

Profile people_current(const People *people) {
  const Profile *found = profiles_find(&people->profiles, people->current);
  return found ? *found : (Profile){0};
}

/* ---- coming and going ---- */

static bool make_current(People *people, Db *db, int64_t id, Err *err) {
  if (!write_current(db, id, err)) { return false; }
  people->current = id;
  return true;
}

/* What waits to be stored belongs to the one who goes. What is on its way may
** come last, and must not bring back what was there before. */
static bool store_last_change(People *people, Db *db, Err *err) {
  bool changed = people->changed;
  people->changed = false;
  if (!changed) { return true; }
  if (people->storing.profile == people->current) {
    people->storing.settings = people->settings;
  }
  return preferences_write(db, people->current, &people->settings, err);
}

bool people_add(People *people, const char *name, Err *err) {
  int64_t id;
  Db *db = vault_enter(people->vault, err);
  bool done = db && store_last_change(people, db, err) &&
              profiles_create(db, name, clock_wall_ms(), &id, err) &&
              make_current(people, db, id, err);
  if (done) { read_lists(people, db); }
  vault_leave(people->vault);
  /* Who set the text larger to read the first screen wants it to stay so. */
  if (done) { people_change_settings(people, &people->settings); }
  return done;
}

bool people_choose(People *people, int64_t id, Err *err) {
  Db *db = vault_enter(people->vault, err);
  bool done = db && store_last_change(people, db, err) &&
              make_current(people, db, id, err);
  if (done) {
    read_lists(people, db);
    read_settings(people, db);
  }
  vault_leave(people->vault);
  return done;
}

bool people_rename(People *people, int64_t id, const char *name, Err *err) {
  Db *db = vault_enter(people->vault, err);
  bool done = db && profiles_rename(db, id, name, err);
  if (done) { read_lists(people, db); }
  vault_leave(people->vault);
  return done;
}

bool people_remove(People *people, int64_t id, Err *err) {
  Db *db = vault_enter(people->vault, err);
  bool done = db && profiles_delete(db, id, err);
  if (done) { read_lists(people, db); }
  vault_leave(people->vault);
  return done;
}

/* ---- results ---- */

BestResult people_best(const People *people, const char *scenario,
                       const AttemptSetting *setting) {
  BestResult all = {0};
  for (int i = 0; i < people->results.count; i++) {
    const ScenarioResult *one = &people->results.list[i];
    if (!str_equal(one->scenario, scenario)) { continue; }
    if (setting && !attempt_same_setting(one->setting, *setting)) { continue; }
    if (all.tries == 0 || one->best > all.best) {
      all.best = one->best;
      all.setting = one->setting;
    }
    if (one->last_ms > all.last_ms) { all.last_ms = one->last_ms; }
    all.tries += one->tries;
  }
  return all;
}

static BoardRow make_row(const People *people, const BoardEntry *entry) {
  BoardRow row = {.rank = entry->rank,
                  .value = entry->value,
                  .tries = entry->tries,
                  .mine = entry->attempt->profile == people->current,
                  .attempt = *entry->attempt};
  const Profile *profile =
      profiles_find(&people->profiles, entry->attempt->profile);
  if (profile) { memcpy(row.name, profile->name, sizeof row.name); }
  return row;
}

static int fill_board(const People *people, BoardKind kind,
                      const AttemptList *attempts, Arena *arena, BoardRow *rows,
                      int most) {
  BoardEntry *entries =
      arena_array(arena, (size_t)attempts->count, sizeof *entries);
  if (!entries) { return 0; }
  int count = board_make(kind, attempts->list, attempts->count, entries);
  count = count < most ? count : most;
  for (int i = 0; i < count; i++) { rows[i] = make_row(people, &entries[i]); }
  return count;
}

int people_board_settings(const People *people, const char *scenario,
                          AttemptSetting *settings, int most) {
  Arena *arena = arena_create(BOARD_BYTES);
  if (!arena) { return 0; }
  BoardPlaceList places = {0};
  Db *db = vault_enter(people->vault, NULL);
  bool read = db && attempts_board_places(db, scenario, arena, &places, NULL);
  vault_leave(people->vault);
  int count = read && places.count < most ? places.count : read ? most : 0;
  for (int i = 0; i < count; i++) { settings[i] = places.list[i].setting; }
  arena_destroy(arena);
  return count;
}

void people_keep_shift(const People *people, const char *text) {
  Db *db = vault_enter(people->vault, NULL);
  if (db) { settings_set(db, people->current, SHIFT, text, NULL); }
  vault_leave(people->vault);
}

const char *people_kept_shift(const People *people, Arena *arena) {
  const char *text = NULL;
  Db *db = vault_enter(people->vault, NULL);
  if (db) { settings_get(db, people->current, SHIFT, arena, &text, NULL); }
  vault_leave(people->vault);
  return text;
}

/* The places of a name follow each other. */
static int copy_shifts(const BoardPlaceList *places, Arena *arena,
                       const char **names, int most) {
  int count = 0;
  for (int i = 0; i < places->count && count < most; i++) {
    const char *name = places->list[i].scenario;
    bool known = count > 0 && str_equal(names[count - 1], name);
    if (known || !shift_attempt_is(name)) { continue; }
    names[count] = arena_copy(arena, name, strlen(name));
    count += names[count] != NULL;
  }
  return count;
}

int people_shifts(const People *people, Arena *arena, const char **names,
                  int most) {
  Arena *own = arena_create(BOARD_BYTES);
  if (!own) { return 0; }
  BoardPlaceList places = {0};
  Db *db = vault_enter(people->vault, NULL);
  bool read = db && attempts_board_places(db, NULL, own, &places, NULL);
  vault_leave(people->vault);
  int count = read ? copy_shifts(&places, arena, names, most) : 0;
  arena_destroy(own);
  return count;
}

static BoardPlace place_of(const char *scenario, AttemptSetting setting) {
  BoardPlace place = {.setting = setting};
  snprintf(place.scenario, sizeof place.scenario, "%s", scenario);
  return place;
}

int people_board(const People *people, const char *scenario, BoardKind kind,
                 AttemptSetting setting, BoardRow *rows, int most) {
  Arena *arena = arena_create(BOARD_BYTES);
  if (!arena) { return 0; }
  BoardPlace place = place_of(scenario, setting);
  AttemptList attempts = {0};
  Db *db = vault_enter(people->vault, NULL);
  bool read = db && attempts_for_board(db, &place, arena, &attempts, NULL);
  vault_leave(people->vault);
  int count = read ? fill_board(people, kind, &attempts, arena, rows, most) : 0;
  arena_destroy(arena);
  return count;
}

int people_attempts(const People *people, const char *scenario,
                    AttemptSetting setting, BoardRow *rows, int most) {
  Arena *arena = arena_create(BOARD_BYTES);
  if (!arena) { return 0; }
  BoardPlace place = place_of(scenario, setting);
  AttemptList attempts = {0};
  Db *db = vault_enter(people->vault, NULL);
  bool read = db && attempts_latest(db, &place, most, arena, &attempts, NULL);
  vault_leave(people->vault);
  int count = read ? attempts.count : 0;
  for (int i = 0; i < count; i++) {
    const Attempt *attempt = &attempts.list[i];
    const BoardEntry entry = {.value = attempt->score, .attempt = attempt};
    rows[i] = make_row(people, &entry);
  }
  arena_destroy(arena);
  return count;
}
