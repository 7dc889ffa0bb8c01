/* SPDX-License-Identifier: MIT */
#include "app/stage.h"

#include "app/table.h"
#include "base/arena.h"
#include "screens/services.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

enum { SCREEN_BYTES = 256 * 1024 * 1024 };

typedef struct {
  ScreenId id;
  const ScreenClass *class;
  Arena *arena; /* of the screen, and of what it was given */
  void *screen;
} Act;

struct Stage {
  const Services *services;
  Act act;
  bool fresh; /* it had no frame yet */
};

static const char *copy(Arena *arena, const char *bytes, size_t length) {
  return bytes ? arena_copy(arena, bytes, length) : NULL;
}

static const char *copy_text(Arena *arena, const char *text) {
  return copy(arena, text, text ? strlen(text) : 0);
}

static bool copy_args(Arena *arena, const ScreenArgs *args, ScreenArgs *own) {
  *own = *args;
  own->scenario = copy_text(arena, args->scenario);
  own->name = copy_text(arena, args->name);
  own->replay = copy(arena, args->replay, args->replay_length);
  own->own = copy(arena, args->own, args->own_length);
  own->plan = copy_text(arena, args->plan);
  own->shift = copy(arena, args->shift, args->shift_length);
  return !own->scenario == !args->scenario && !own->name == !args->name &&
         !own->replay == !args->replay && !own->own == !args->own &&
         !own->plan == !args->plan && !own->shift == !args->shift;
}

static bool begin(const Services *services, ScreenId id, const ScreenArgs *args,
                  Act *act) {
  *act = (Act){
      .id = id, .class = table_class(id), .arena = arena_create(SCREEN_BYTES)};
  ScreenArgs *own = act->arena ? arena_alloc(act->arena, sizeof *own) : NULL;
  if (own && copy_args(act->arena, args, own)) {
    act->screen = act->class->create(act->arena, own, services);
  }
  if (act->screen) { return true; }
  arena_destroy(act->arena);
  return false;
}

static void end(const Act *act) {
  if (act->class->leave) { act->class->leave(act->screen); }
  arena_destroy(act->arena);
}

Stage *stage_create(const Services *services, Err *err) {
  Stage *stage = calloc(1, sizeof *stage);
  if (stage) {
    stage->services = services;
    const ScreenArgs none = {.turn = SCREEN_NO_TURN};
    stage->fresh = begin(services, SCREEN_TITLE, &none, &stage->act);
  }
  if (stage && stage->fresh) { return stage; }
  free(stage);
  err_memory(err);
  return NULL;
}

void stage_destroy(Stage *stage) {
  if (!stage) { return; }
  end(&stage->act);
  free(stage);
}

ScreenId stage_screen(const Stage *stage) {
  return stage->act.id;
}

/* The old one stays when there is no memory for a new one. What it handed
** over may be its own, so it goes last. */
static void change(Stage *stage, const ScreenMove *move) {
  Act next;
  if (!begin(stage->services, move->to, &move->args, &next)) { return; }
  end(&stage->act);
  stage->act = next;
  stage->fresh = true;
}

bool stage_update(Stage *stage, Ui *ui, int64_t now_ms) {
  const Act *act = &stage->act;
  if (stage->fresh) { ui_focus(ui, NULL); }
  stage->fresh = false;
  ui_scope(ui, (int)act->id);
  ScreenMove move = act->class->update(act->screen, ui, now_ms);
  ui_scope_end(ui);
  if (move.to == SCREEN_QUIT) { return false; }
  if (move.to != SCREEN_STAY) { change(stage, &move); }
  return true;
}

int64_t stage_next_ms(const Stage *stage) {
  const Act *act = &stage->act;
  if (stage->fresh) { return 0; }
  return act->class->next_ms ? act->class->next_ms(act->screen) : INT64_MAX;
}
