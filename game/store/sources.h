/* SPDX-License-Identifier: MIT */
/* The scenario and rubric files that attempts were played with, each version
** once: so that an attempt can be watched again when its files have changed
** or gone. */
#ifndef STORE_SOURCES_H
#define STORE_SOURCES_H

#include "base/arena.h"
#include "store/db.h"

/* Keeps a file's bytes by their own hash; keeping them again does nothing. */
bool sources_keep(Db *db, const char *bytes, size_t length, Err *err);

/* The bytes whose hash, as replays write it, is `hash`: in the arena, with a
** NUL after them. NULL when they were never kept, which `err` then says. */
const char *sources_read(Db *db, const char *hash, Arena *arena, size_t *length,
                         Err *err);

#endif
