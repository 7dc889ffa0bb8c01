/* SPDX-License-Identifier: MIT */
#include "screens/catalogue.h"

#include "base/arena.h"
#include "base/str.h"
#include "scenario/rubric.h"
#include "screens/phrase.h"

#include <string.h>

/* ---- order ---- */

typedef enum { PLACE_READY, PLACE_LOADING, PLACE_BROKEN } Place;

static Place place_of(const LibraryEntry *entry) {
  if (entry->loading) { return PLACE_LOADING; }
  return entry->scenario ? PLACE_READY : PLACE_BROKEN;
}

/* Who gave no difficulty is not for beginners. */
static int level_of(const Scenario *scenario) {
  return scenario->difficulty ? scenario->difficulty : CATALOGUE_LEVELS;
}

static int compare(const LibraryEntry *a, const LibraryEntry *b) {
  int order = (int)place_of(a) - (int)place_of(b);
  if (order != 0 || !a->scenario) {
    return order != 0 ? order : strcmp(a->id, b->id);
  }
  order = level_of(a->scenario) - level_of(b->scenario);
  return order != 0 ? order : strcmp(a->scenario->title, b->scenario->title);
}

/* ---- search ---- */

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins_with(const char *text, const char *word, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (lower(text[i]) != lower(word[i])) { return false; }
  }
  return true;
}

static bool holds(const char *text, const char *word, size_t length) {
  for (; text && *text; text++) {
    if (begins_with(text, word, length)) { return true; }
  }
  return false;
}

static bool goals_hold(const Scenario *scenario, const Locale *words,
                       const char *word, size_t length) {
  const Rubric *rubric = scenario->rubric;
  for (int i = 0; i < scenario->goals.count; i++) {
    const char *id =
        rubric->entries[scenario->refs[scenario->goals.first + i]].id;
    if (holds(phrase_technique(words, id, id), word, length)) { return true; }
  }
  return false;
}

static bool entry_holds(const LibraryEntry *entry, const Locale *words,
                        const char *word, size_t length) {
  const Scenario *s = entry->scenario;
  if (holds(entry->id, word, length)) { return true; }
  return s &&
         (holds(s->title, word, length) || holds(s->summary, word, length) ||
          holds(s->caller.name, word, length) ||
          holds(s->company, word, length) ||
          goals_hold(s, words, word, length));
}

/* Each word must stand somewhere. */
static bool is_found(const LibraryEntry *entry, const Locale *words,
                     const char *search) {
  const char *at = search + strspn(search, " ");
  while (*at) {
    size_t length = strcspn(at, " ");
    if (!entry_holds(entry, words, at, length)) { return false; }
    at += length;
    at += strspn(at, " ");
  }
  return true;
}

bool catalogue_trains(const Scenario *scenario, const char *skill) {
  for (int i = 0; i < scenario->goals.count; i++) {
    int goal = scenario->refs[scenario->goals.first + i];
    if (str_equal(scenario->rubric->entries[goal].id, skill)) { return true; }
  }
  return false;
}

static bool passes(const LibraryEntry *entry, const Locale *words,
                   const CatalogueFilter *filter) {
  const Scenario *scenario = entry->scenario;
  if (filter->level > 0 && (!scenario || level_of(scenario) != filter->level)) {
    return false;
  }
  if (filter->skill &&
      (!scenario || !catalogue_trains(scenario, filter->skill))) {
    return false;
  }
  return is_found(entry, words, filter->search);
}

/* ---- the list ---- */

static void insert(const Services *services, int *order, int count, int index) {
  LibraryEntry entry = services->library_entry(services->world, index);
  int low = 0, high = count;
  while (low < high) {
    int middle = low + (high - low) / 2;
    LibraryEntry other =
        services->library_entry(services->world, order[middle]);
    if (compare(&other, &entry) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  memmove(&order[low + 1], &order[low], (size_t)(count - low) * sizeof *order);
  order[low] = index;
}

/* The library only grows while it is being loaded, so nothing is given back. */
static bool make_room(CatalogueRoom *room, int count, Arena *arena) {
  if (count <= room->size) { return true; }
  int *order = arena_array(arena, (size_t)count, sizeof *order);
  if (order) { *room = (CatalogueRoom){order, count}; }
  return order != NULL;
}

Catalogue catalogue_list(const Services *services,
                         const CatalogueFilter *filter, Arena *arena,
                         CatalogueRoom *room) {
  int count = services->library_count(services->world);
  Catalogue catalogue = {.whole = true};
  if (!make_room(room, count, arena)) { return catalogue; }
  catalogue.order = room->order;
  for (int i = 0; i < count; i++) {
    LibraryEntry entry = services->library_entry(services->world, i);
    if (entry.loading) { catalogue.whole = false; }
    if (passes(&entry, services->words, filter)) {
      insert(services, room->order, catalogue.count++, i);
    }
  }
  return catalogue;
}

static LibraryEntry entry_at(const Services *services, const Catalogue *calls,
                             int index) {
  return services->library_entry(services->world, calls->order[index]);
}

static int find_call(const Services *services, const Catalogue *calls,
                     const char *scenario) {
  for (int i = 0; scenario && i < calls->count; i++) {
    if (str_equal(entry_at(services, calls, i).id, scenario)) { return i; }
  }
  return -1;
}

int catalogue_next(const Services *services, const Catalogue *calls,
                   const char *scenario) {
  int from = find_call(services, calls, scenario), next = -1;
  for (int step = 1; step <= calls->count; step++) {
    int at = (from + step) % calls->count;
    LibraryEntry entry = entry_at(services, calls, at);
    if (!entry.scenario) { continue; }
    BestResult result = services->best_result(services->world, entry.id, NULL);
    if (result.tries == 0) { return at; }
    if (next < 0) { next = at; }
  }
  return next;
}

const char *catalogue_last(const Services *services) {
  const char *last = NULL;
  int64_t last_ms = 0;
  for (int i = 0; i < services->library_count(services->world); i++) {
    LibraryEntry entry = services->library_entry(services->world, i);
    BestResult result = services->best_result(services->world, entry.id, NULL);
    if (entry.broken || result.last_ms <= last_ms) { continue; }
    last = entry.id;
    last_ms = result.last_ms;
  }
  return last;
}

const char *catalogue_first(const Services *services) {
  LibraryEntry best = {.loading = true};
  for (int i = 0; i < services->library_count(services->world); i++) {
    LibraryEntry entry = services->library_entry(services->world, i);
    if (!entry.scenario) { continue; }
    if (!best.scenario || compare(&entry, &best) < 0) { best = entry; }
  }
  return best.scenario ? best.id : NULL;
}
