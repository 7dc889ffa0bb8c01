/* SPDX-License-Identifier: MIT */
/* Editing one line of text: cursor, selection, clipboard, undo. */
#ifndef UI_FIELD_H
#define UI_FIELD_H

#include "ui/input.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

/* Where copied text goes, and comes from; any of them may be NULL. `paste`
** gives text that lives until its next call, NULL when there is none. */
typedef struct {
  void *context;
  void (*copy)(void *context, const char *text);
  const char *(*paste)(void *context);
} Clipboard;

enum { FIELD_BYTES = 512, FIELD_UNDO_STEPS = 32 };

typedef struct {
  char text[FIELD_BYTES];
  int length, cursor, mark; /* bytes; selected is from mark to cursor */
} FieldState;

/* Owned by the screen. Zeroed it is empty. */
typedef struct {
  FieldState now;
  FieldState undo[FIELD_UNDO_STEPS];
  int undo_count, redo_count;
  bool typing; /* the last change was typing: the next joins its step */
} Field;

/* Replaces all; what does not fit is left out, control characters too. */
void field_set(Field *field, const char *text);

/* What one key or text does. Whether it was for the field. */
bool field_edit(Field *field, const InputEvent *event, const Clipboard *clips);

/* Puts the cursor before byte `at`; keeps the mark when selecting. */
void field_move(Field *field, int at, bool selecting);

typedef struct {
  const char *name;        /* what it is for; shown above */
  const char *placeholder; /* shown while it is empty */
  const Clipboard *clipboard;
  int max_width; /* points */
  int grow;
} UiField;
/* True when Enter was pressed in it. */
bool ui_field(Ui *ui, const char *id, UiField settings, Field *field);

/* Where the cursor of the field with the focus is, for an IME's window; false
** when no field has it, and the system need not send text. */
bool ui_typing(const Ui *ui, Rect *cursor);

#endif
