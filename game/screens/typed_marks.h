/* SPDX-License-Identifier: MIT */
/* Which words of one's own earned what: live while they are typed, and in the
** debrief. */
#ifndef SCREENS_TYPED_MARKS_H
#define SCREENS_TYPED_MARKS_H

typedef struct CallModel CallModel;
typedef struct Locale Locale;
typedef struct Ui Ui;

/* Shows the first few techniques that are heard in a text, each with the words
** that show it; how many were shown. */
int typed_marks_show(Ui *ui, const Locale *words, const CallModel *model,
                     const char *text);

#endif
