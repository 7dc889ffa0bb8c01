/* SPDX-License-Identifier: MIT */
/* What this machine keeps, opened. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "os/path.h"
#include "store/db.h"

/* Where the results of this user are kept: evenkeel.db among the user's data.
** It need not be there yet. */
bool store_find(char path[PATH_BYTES], Err *err);

/* Opens the results at `path`: makes the folder and the file where they are
** missing, for their owner alone, brings the tables up to date and checks that
** all of it is sound. Give back with `db_close`. */
Db *store_open(const char *path, Err *err);

#endif
