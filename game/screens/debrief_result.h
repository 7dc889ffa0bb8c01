/* SPDX-License-Identifier: MIT */
/* The top of the debrief: one sentence, then the number, and what it says. */
#ifndef SCREENS_DEBRIEF_RESULT_H
#define SCREENS_DEBRIEF_RESULT_H

#include "screens/debrief_saving.h"

void debrief_result_show(DebriefSaving *saving, const DebriefSheet *sheet,
                         Ui *ui);

#endif
