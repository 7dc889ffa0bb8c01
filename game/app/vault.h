/* SPDX-License-Identifier: MIT */
/* The store, for the two threads that take turns with it. */
#ifndef APP_VAULT_H
#define APP_VAULT_H

#include "base/err.h"
#include "store/db.h"

typedef struct Vault Vault;

Vault *vault_create(Err *err);

/* Closes the store; NULL is allowed. */
void vault_destroy(Vault *vault);

/* Opens the user's own store. When that cannot be, results are kept in memory,
** if there is enough, until the program ends, and `trouble` says why. */
void vault_open(Vault *vault, Err *trouble);

/* One thread at a time has the store; NULL while there is none. What is
** entered must be left, also then. */
Db *vault_enter(Vault *vault, Err *err);
void vault_leave(Vault *vault);

#endif
