/* SPDX-License-Identifier: MIT */
/* Finished attempts on their way into the store. One that cannot be stored
** stays in memory and is tried again. For the main thread. */
#ifndef APP_SAVING_H
#define APP_SAVING_H

#include "app/jobs.h"
#include "app/vault.h"
#include "screens/services.h"
#include "store/attempts.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Saving Saving;

/* `jobs` and `vault` outlive it. `stored(context)` is called whenever an
** attempt was stored. */
Saving *saving_create(Jobs *jobs, Vault *vault, void (*stored)(void *context),
                      void *context, Err *err);

/* No job of its may be under way any more; NULL is allowed. */
void saving_destroy(Saving *saving);

/* Copies replay and scorecard, and begins; the files that it was played with
** outlive the saving. A ticket, or 0 when memory is short. */
int saving_add(Saving *saving, const Attempt *attempt,
               const AttemptPapers *papers);

/* How it stands; see Services.ticket. Whoever asks tells of its failure, so
** that is no news any more. */
JobState saving_state(Saving *saving, int ticket, int64_t *stored, Err *err);

/* Whether any is on its way; how many could not be stored as yet. */
bool saving_is_busy(const Saving *saving);
int saving_failed(const Saving *saving);

/* Tries those again. */
void saving_retry(Saving *saving);

/* Writes those as files of their own; what cannot be kept so either is lost. */
void saving_keep(const Saving *saving);

/* Why the latest one failed; false when that was told before. */
bool saving_take_news(Saving *saving, Err *err);

#endif
