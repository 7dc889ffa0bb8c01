/* SPDX-License-Identifier: MIT */
/* A small call for tests of the call screen: Mr. Quill and his kettle.
** Anger 800. His lines: 3,195 ms (0 to 3195), a pause of 1,000, 2,545 ms
** (4195 to 6740). */
#ifndef SUPPORT_KETTLE_H
#define SUPPORT_KETTLE_H

#include "fake_services.h"

/* When a trainee may answer, and how long fresh cards are deaf. */
enum { KETTLE_TURN_MS = 6500, KETTLE_GUARD_MS = 400 };

#define KETTLE_SORRY    "I am sorry, Mr. Quill."
#define KETTLE_CHECK    "So […], and […]?" /* as the card has it */
#define KETTLE_SEND     "A new one leaves today."
#define KETTLE_NONSENSE "Nobody ever complained before."

/* A wrap-up with work, for kettle_world(). */
extern const char KETTLE_TASKS[];

/* A world with the call "kettle" beside the shipped ones, with these members
** more in its first line and in the whole; "" for none. */
FakeWorld *kettle_world(const char *first_line, const char *more);

/* Picks up; seed and response are set here. */
void kettle_open(ScreenStage *on, FakeWorld *world, CallSetup setup);

#endif
