/* SPDX-License-Identifier: MIT */
/* A capped region of memory that is given back all at once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;

/* An arena that hands out at most `cap` bytes; NULL when memory is short. */
Arena *arena_create(size_t cap);
void arena_destroy(Arena *arena);

/* `size` zeroed bytes, aligned for any integer or pointer, that live as long
** as the arena. NULL when the cap is reached or memory is short. */
void *arena_alloc(Arena *arena, size_t size);

/* `count` zeroed things of `size` bytes; NULL also when that overflows. */
void *arena_array(Arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of `length` bytes. */
char *arena_copy(Arena *arena, const char *bytes, size_t length);

/* Forgets everything handed out, and keeps the memory for the next round. */
void arena_reset(Arena *arena);

/* Bytes handed out so far. */
size_t arena_used(const Arena *arena);

/* For fault tests: the `nth` allocation from now (from 1) fails, and all
** after it; 0 takes that back. */
void arena_fail_at(Arena *arena, long nth);

/* The same, but those after it succeed again. */
void arena_fail_once(Arena *arena, long nth);

/* Whether that allocation was asked for, and refused. */
bool arena_has_failed(const Arena *arena);

#endif
