/* SPDX-License-Identifier: MIT */
/* The bar over a call: what it is, who waits, the clock, and the ways out. */
#ifndef SCREENS_CALL_BAR_H
#define SCREENS_CALL_BAR_H

#include "screens/call_stage.h"

void call_bar_show(CallStage *stage, Ui *ui);

#endif
