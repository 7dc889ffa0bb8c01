/* SPDX-License-Identifier: MIT */
#include "app/table.h"

#include "screens/board_screen.h"
#include "screens/break_screen.h"
#include "screens/briefing_screen.h"
#include "screens/call_screen.h"
#include "screens/debrief_screen.h"
#include "screens/picker_screen.h"
#include "screens/settings_screen.h"
#include "screens/shift_debrief_screen.h"
#include "screens/shift_screen.h"
#include "screens/title_screen.h"
#include "screens/wrap_up_screen.h"

#include <assert.h>
#include <stddef.h>

static const struct {
  const char *name;
  const ScreenClass *class;
} SCREENS[SCREEN_COUNT] = {
    [SCREEN_STAY] = {"stay", NULL},
    [SCREEN_TITLE] = {"title", &title_screen_class},
    [SCREEN_PICKER] = {"picker", &picker_screen_class},
    [SCREEN_BRIEFING] = {"briefing", &briefing_screen_class},
    [SCREEN_CALL] = {"call", &call_screen_class},
    [SCREEN_WRAP_UP] = {"wrap_up", &wrap_up_screen_class},
    [SCREEN_DEBRIEF] = {"debrief", &debrief_screen_class},
    [SCREEN_BOARD] = {"board", &board_screen_class},
    [SCREEN_SETTINGS] = {"settings", &settings_screen_class},
    [SCREEN_SHIFT] = {"shift", &shift_screen_class},
    [SCREEN_BREAK] = {"break", &break_screen_class},
    [SCREEN_SHIFT_DEBRIEF] = {"shift_debrief", &shift_debrief_screen_class},
    [SCREEN_QUIT] = {"quit", NULL},
};

const ScreenClass *table_class(ScreenId screen) {
  assert(screen >= 0 && screen < SCREEN_COUNT);
  return SCREENS[screen].class;
}

const char *table_name(ScreenId screen) {
  assert(screen >= 0 && screen < SCREEN_COUNT);
  return SCREENS[screen].name;
}
