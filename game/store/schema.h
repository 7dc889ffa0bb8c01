/* SPDX-License-Identifier: MIT */
/* The tables of the results, as the steps that made them. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

/* For `migrate_run`. Steps that were released are never changed. */
const char *const *schema_steps(int *count);

#endif
