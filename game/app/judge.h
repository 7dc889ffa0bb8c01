/* SPDX-License-Identifier: MIT */
/* Works out on the worker what each reply of a finished call cost, its last
** one first, and gives way to whatever else the worker has to do. For the main
** thread. */
#ifndef APP_JUDGE_H
#define APP_JUDGE_H

#include "app/jobs.h"
#include "screens/services.h"

typedef struct Judge Judge;

/* `jobs` outlives it. */
Judge *judge_create(Jobs *jobs, Err *err);

/* No job of its may be under way any more; NULL is allowed. */
void judge_destroy(Judge *judge);

/* See Services.judge: the replay is copied, the model outlives the judge. */
int judge_begin(Judge *judge, const CallModel *model, const char *replay,
                size_t length);

/* How it stands. What it names lives until judge_stop. */
Judged judge_state(const Judge *judge, int ticket);

void judge_stop(Judge *judge, int ticket);

#endif
