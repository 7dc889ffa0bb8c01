/* SPDX-License-Identifier: MIT */
#include "os/monitor.h"
#include "os/thread.h"
#include "unit.h"

enum { ROUNDS = 20000 };

typedef struct {
  Monitor *monitor;
  int turn, count;
} Game;

/* Waits for its turn each time, so a lost wake-up hangs and a broken lock
** miscounts. */
static void play(Game *game, int own) {
  for (int i = 0; i < ROUNDS; i++) {
    monitor_enter(game->monitor);
    while (game->turn != own) { monitor_wait(game->monitor); }
    game->count++;
    game->turn = 1 - own;
    monitor_wake(game->monitor);
    monitor_leave(game->monitor);
  }
}

static void play_beside(void *context) {
  play(context, 1);
}

static void thread__two_take_turns_under_a_monitor(void **state) {
  (void)state;
  Err err = {0};
  Game game = {.monitor = monitor_create(&err)};
  assert_non_null(game.monitor);
  Thread *other = thread_start(play_beside, &game, &err);
  assert_non_null(other);
  play(&game, 0);
  thread_join(other);
  assert_int_equal(game.count, 2 * ROUNDS);
  monitor_destroy(game.monitor);
}

static void thread__nothing_to_join_is_fine(void **state) {
  (void)state;
  thread_join(NULL);
  monitor_destroy(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(thread__two_take_turns_under_a_monitor),
      cmocka_unit_test(thread__nothing_to_join_is_fine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
