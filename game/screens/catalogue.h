/* SPDX-License-Identifier: MIT */
/* The calls of the library in the order in which one should take them, and
** those of them that a search lets through. */
#ifndef SCREENS_CATALOGUE_H
#define SCREENS_CATALOGUE_H

#include "screens/services.h"

#include <stdbool.h>

enum { CATALOGUE_LEVELS = 5 };

typedef struct {
  const char *search; /* any words of title, caller, summary; "": all */
  const char *skill;  /* a technique that it trains; NULL: any */
  int level;          /* its difficulty; 0: any */
} CatalogueFilter;

typedef struct {
  const int *order; /* of the library */
  int count;
  bool whole; /* nothing is still being loaded */
} Catalogue;

/* Where the order is written; zeroed at first. */
typedef struct {
  int *order;
  int size;
} CatalogueRoom;

/* By difficulty, then by title; what is still loading and what is broken comes
** last, and has no level and no skill. The room is taken from `arena`, and
** grows with the library; the list is empty when there is none to have. */
Catalogue catalogue_list(const Services *services,
                         const CatalogueFilter *filter, Arena *arena,
                         CatalogueRoom *room);

/* Whether a call trains that technique. */
bool catalogue_trains(const Scenario *scenario, const char *skill);

/* The call that was taken last by whoever plays. NULL: none of these. */
const char *catalogue_last(const Services *services);

/* The one of `calls` to offer after `scenario` (NULL: to begin with): the next
** that was never taken, otherwise the next, and after the last the first again.
** An index of `calls`; -1: none can be played. */
int catalogue_next(const Services *services, const Catalogue *calls,
                   const char *scenario);

/* The call with which somebody begins: the easiest one. NULL: none yet. */
const char *catalogue_first(const Services *services);

#endif
