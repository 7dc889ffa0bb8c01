/* SPDX-License-Identifier: MIT */
/* The dialog in which one says who plays: choosing a name, adding, changing
** and deleting one. */
#ifndef SCREENS_WHO_PANEL_H
#define SCREENS_WHO_PANEL_H

#include "base/err.h"
#include "progress/profile.h"
#include "screens/screen.h"
#include "ui/field.h"

#include <stdbool.h>

typedef enum { WHO_CLOSED, WHO_LIST, WHO_NEW, WHO_RENAME, WHO_DELETE } WhoPage;

/* Zeroed it is closed. */
typedef struct {
  WhoPage page;
  bool fresh;   /* it had no frame yet */
  Profile whom; /* WHO_RENAME, WHO_DELETE */
  Field name;
  Err refused; /* why the name was not taken */
} WhoPanel;

void who_panel_open(WhoPanel *panel);

/* One frame, when it is open. */
void who_panel_show(WhoPanel *panel, Ui *ui, const Services *services);

#endif
