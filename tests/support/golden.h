/* SPDX-License-Identifier: MIT */
/* Texts that must stay as they are, kept in files. */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

/* Fails the test unless tests/`file` holds `text`; what it is now is left
** beside it as FILE.new. With EK_GOLDEN=write in the environment the file is
** written instead. */
void golden_check(const char *file, const char *text);

#endif
