/* SPDX-License-Identifier: MIT */
/* Somebody at a screen under test: presses keys, lets time pass, looks. */
#ifndef SUPPORT_PLAYER_H
#define SUPPORT_PLAYER_H

#include "fake_services.h"

/* A frame without any time. */
void player_frame(ScreenStage *on);

/* Frames follow in which the screen can answer. */
void player_hold(ScreenStage *on, Key key);
void player_let_go(ScreenStage *on, Key key);
void player_press(ScreenStage *on, Key key);

/* Lets time pass till then. */
void player_go_to(ScreenStage *on, int64_t t_ms);

bool player_sees(const ScreenStage *on, UiRole role, const char *name);
bool player_reads(const ScreenStage *on, const char *text);

/* The number of the card with this text; 0: there is none. */
int player_card(const ScreenStage *on, const char *text);
void player_press_card(ScreenStage *on, const char *text);

/* Closes the screen, and its world. */
void player_leave(ScreenStage *on);

#endif
