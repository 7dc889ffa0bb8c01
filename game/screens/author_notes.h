/* SPDX-License-Identifier: MIT */
/* What the author of a call should mend: a quiet button, and a dialog with the
** notes, that trainees may pass by. */
#ifndef SCREENS_AUTHOR_NOTES_H
#define SCREENS_AUTHOR_NOTES_H

#include "screens/services.h"

typedef struct Ui Ui;

/* Of a scenario, by its id; NULL while there is nothing to say. */
const Diags *author_notes_of(const Services *services, const char *scenario);

/* The button; sets `open`. */
void author_notes_show(const Services *services, Ui *ui, const Diags *notes,
                       bool *open);

/* The dialog, while it is open. */
void author_notes_show_all(const Services *services, Ui *ui, const Diags *notes,
                           bool *open);

#endif
