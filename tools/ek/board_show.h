/* SPDX-License-Identifier: MIT */
/* What ek board prints: the same boards for people, for spreadsheets and for
** programs. */
#ifndef EK_BOARD_SHOW_H
#define EK_BOARD_SHOW_H

#include "ek.h"
#include "progress/board.h"
#include "store/attempts.h"

typedef struct {
  const BoardPlace *place;
  BoardKind kind;
  const BoardEntry *entries;
  const char *const *names; /* of the entries' profiles, fit to be printed */
  int count;                /* at least 1 */
} ShownBoard;

typedef struct {
  const ShownBoard *list;
  int count;
} ShownBoards;

void board_show_text(const Ek *ek, const ShownBoards *boards);

/* RFC 4180. A text that a spreadsheet would take for a formula gets a ' in
** front. */
void board_show_csv(const ShownBoards *boards);

void board_show_json(const ShownBoards *boards);

#endif
