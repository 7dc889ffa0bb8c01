/* SPDX-License-Identifier: MIT */
/* A folder of a test's own, gone when the test has ended. */
#ifndef SUPPORT_SCRATCH_H
#define SUPPORT_SCRATCH_H

enum { SCRATCH_BYTES = 4096 };

/* cmocka's setup and teardown: `*state` becomes the folder's path. */
int scratch_setup(void **state);
int scratch_teardown(void **state);

/* The path of `name` in the folder. */
const char *scratch_path(char path[SCRATCH_BYTES], void *const *state,
                         const char *name);

/* Gives up the rights of root for good, so that a folder's rights hold. */
void scratch_drop_root(void);

#endif
