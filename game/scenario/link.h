/* SPDX-License-Identifier: MIT */
/* Which index an id stands for, and what to say when it stands for none. */
#ifndef SCENARIO_LINK_H
#define SCENARIO_LINK_H

#include "scenario/reader.h"
#include "scenario/suggest.h"

/* The ids of one kind of thing. They are not copied. */
typedef struct {
  struct Symbol {
    const char *id;
    int index;
  } * slots;
  int size; /* a power of two */
  uint64_t seed;
  bool open; /* what gives the ids was refused: any might have been there */
} Symbols;

/* Room for `most` ids; false when memory is short, and the reader failed. */
bool symbols_init(Symbols *symbols, Reader *reader, int most);

/* The index of an id, NONE without one. */
int symbols_find(const Symbols *symbols, const char *id);

/* Where an id's index is kept; NULL when it is not there. */
int *symbols_at(const Symbols *symbols, const char *id);

/* The id as it was added; NULL when it is not there. */
const char *symbols_id(const Symbols *symbols, const char *id);

/* False when the id was there before, and stays what it was. An index of NONE
** marks what was refused. */
bool symbols_add(Symbols *symbols, const char *id, int index);

/* Whether an id that stands for nothing does so because of a fault that was
** reported already: it is no fault of its own. */
bool symbols_lost(const Symbols *symbols, const char *id);

/* Offers every id. It takes time in huge files, so it is done for the first
** reports alone: false when this one (NULL: not kept) is not among them. */
bool symbols_offer(const Symbols *symbols, Reader *reader, const Diag *diag,
                   Suggest *suggest);

/* Gives a report about `written` the nearest id as a hint. */
void symbols_suggest(const Symbols *symbols, Reader *reader,
                     const char *written, Diag *diag);

/* The index that the id in `text` stands for; NONE, and a report unless it is
** lost, when it stands for none. `what` names the kind, "fact"; `rule` what is
** broken, "unknown-fact". */
int link_id(const Symbols *symbols, Reader *reader, const JsonValue *text,
            const char *what, const char *rule);

#endif
