/* SPDX-License-Identifier: MIT */
/* Textures by a number that stands for what is on them. What was not used for
** longest goes when they take too much memory. */
#ifndef PLATFORM_TEXTURES_H
#define PLATFORM_TEXTURES_H

#include <stddef.h>
#include <stdint.h>

#include <SDL.h>

typedef struct Textures Textures;

/* A texture, and how far from its place it begins (what is empty around a
** picture is not kept). `texture` NULL: nothing to see. */
typedef struct {
  SDL_Texture *texture;
  int x, y, w, h;
} Drawn;

Textures *textures_create(SDL_Renderer *renderer, size_t most_bytes);
void textures_destroy(Textures *textures);

/* NULL when it is not there, or not any more. */
const Drawn *textures_find(Textures *textures, uint64_t key);

/* Makes a texture of `surface` (NULL: of nothing) and frees it. What is
** returned lives until the next call. */
const Drawn *textures_add(Textures *textures, uint64_t key,
                          SDL_Surface *surface);

/* Forgets all, as one must when a renderer lost its textures. */
void textures_clear(Textures *textures);

/* Bytes of pixels kept. */
size_t textures_bytes(const Textures *textures);

#endif
