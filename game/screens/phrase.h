/* SPDX-License-Identifier: MIT */
/* Texts of the string table with something filled in, for one call of the ui:
**
**   ui_text(ui, phrase_number(words, "calls", "count", 3).text, style);
*/
#ifndef SCREENS_PHRASE_H
#define SCREENS_PHRASE_H

#include "base/err.h"
#include "base/locale.h"

#include <stdint.h>

typedef struct Ui Ui;

enum { PHRASE_BYTES = 1024 };

/* What does not fit is left out whole. */
typedef struct {
  char text[PHRASE_BYTES];
} Phrase;

Phrase phrase_fill(const Locale *words, const char *key, const LocaleArg *args,
                   int count);

/* With one place. */
Phrase phrase_text(const Locale *words, const char *key, const char *place,
                   const char *text);
Phrase phrase_number(const Locale *words, const char *key, const char *place,
                     int64_t number);

/* A score or the like, counted in tenths: "84.7". */
Phrase phrase_tenths(const Locale *words, int tenths);

/* What went wrong, as a sentence of its own. */
Phrase phrase_error(const Err *err);

/* The same, on the screen; nothing when nothing went wrong. */
void phrase_show_error(Ui *ui, const Err *err);

/* What a technique is called; `otherwise` when the table has no name for it. */
const char *phrase_technique(const Locale *words, const char *id,
                             const char *otherwise);

#endif
