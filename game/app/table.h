/* SPDX-License-Identifier: MIT */
/* Every screen there is. */
#ifndef APP_TABLE_H
#define APP_TABLE_H

#include "screens/screen.h"

/* NULL for what is no screen: SCREEN_STAY, SCREEN_QUIT. */
const ScreenClass *table_class(ScreenId screen);

/* As traces name it: "picker". */
const char *table_name(ScreenId screen);

#endif
