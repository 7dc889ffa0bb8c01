/* SPDX-License-Identifier: MIT */
#include "screens/shift_kept.h"

#include "base/arena.h"
#include "base/str.h"

#include <string.h>

/* The plan, a line; how it is played, a line; the shift as a file. */
static const char EXAM[] = "exam\n", PRACTICE[] = "practice\n";

void shift_kept_write(const ShiftParts *parts) {
  const char *plan = parts->args->plan;
  size_t length;
  const char *shift = shift_parts_write(parts, &length);
  if (!plan || !shift) { return; }
  size_t size = strlen(plan) + sizeof PRACTICE + length + 2;
  char *memory = arena_alloc(parts->arena, size);
  if (!memory) { return; }
  Str text = str_init(memory, size);
  str_addf(&text, "%s\n%s", plan, parts->args->setup.exam ? EXAM : PRACTICE);
  str_add_bytes(&text, shift, length);
  parts->services->keep_shift(parts->services->world, memory);
}

void shift_kept_drop(const Services *services) {
  services->keep_shift(services->world, NULL);
}

/* What follows a word; NULL: something else stands there. */
static const char *past(const char *text, const char *word) {
  size_t length = strlen(word);
  return strncmp(text, word, length) == 0 ? text + length : NULL;
}

ScreenMove shift_kept_read(const Services *services, Arena *arena) {
  const ScreenMove none = {.to = SCREEN_STAY};
  const char *text = services->kept_shift(services->world, arena);
  const char *end = text ? strchr(text, '\n') : NULL;
  if (!end) { return none; }
  const char *exam = past(end + 1, EXAM);
  const char *shift = exam ? exam : past(end + 1, PRACTICE);
  const char *plan = arena_copy(arena, text, (size_t)(end - text));
  if (!shift || !plan) { return none; }
  return (ScreenMove){.to = SCREEN_BREAK,
                      .args = {.plan = plan,
                               .shift = shift,
                               .shift_length = strlen(shift),
                               .setup = {.exam = exam != NULL},
                               .turn = SCREEN_NO_TURN}};
}
