/* SPDX-License-Identifier: MIT */
/* The caller's face, her anger and why it moved, and one's own composure. */
#ifndef SCREENS_CALL_CALLER_H
#define SCREENS_CALL_CALLER_H

#include "screens/call_stage.h"

/* Panels for a column of their own, with faces so high. */
void call_caller_show(const CallStage *stage, Ui *ui, int face_points);
/* One panel, in a column that is not theirs alone. */
void call_caller_show_beside(const CallStage *stage, Ui *ui);
/* Beside the captions: faces, and two numbers. */
void call_caller_show_small(const CallStage *stage, Ui *ui);
/* Only the two numbers; nothing in an exam. */
void call_caller_show_numbers(const CallStage *stage, Ui *ui);
/* Only the meters; nothing in an exam. */
void call_caller_show_meters(const CallStage *stage, Ui *ui);

#endif
