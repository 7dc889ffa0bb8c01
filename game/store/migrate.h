/* SPDX-License-Identifier: MIT */
/* Brings a database to the schema that this program knows, step by step. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/db.h"

/* `steps[n]` is the SQL that makes version n + 1 of version n; 0 is an empty
** database. Runs those still missing, each in a transaction of its own, so
** that after a crash it goes on where it was. Refuses a database of a version
** beyond `count`, and changes nothing in it. */
bool migrate_run(Db *db, const char *const *steps, int count, Err *err);

#endif
