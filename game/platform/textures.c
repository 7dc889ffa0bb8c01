/* SPDX-License-Identifier: MIT */
#include "platform/textures.h"

#include "platform/image.h"

#include <stdbool.h>
#include <stdlib.h>

/* More places than textures fit into the bytes: the table is never full. */
enum { PLACES = 4096, MOST = 2048 };

typedef struct {
  uint64_t key; /* 0: free */
  uint32_t used;
  Drawn drawn;
} Place;

struct Textures {
  SDL_Renderer *renderer;
  size_t bytes, most_bytes;
  uint32_t now;
  int count;
  Place places[PLACES];
};

Textures *textures_create(SDL_Renderer *renderer, size_t most_bytes) {
  Textures *textures = calloc(1, sizeof *textures);
  if (!textures) { return NULL; }
  textures->renderer = renderer;
  textures->most_bytes = most_bytes;
  return textures;
}

void textures_clear(Textures *textures) {
  for (int i = 0; i < PLACES; i++) {
    Place *place = &textures->places[i];
    if (place->drawn.texture) { SDL_DestroyTexture(place->drawn.texture); }
    *place = (Place){0};
  }
  textures->bytes = 0;
  textures->count = 0;
}

void textures_destroy(Textures *textures) {
  if (!textures) { return; }
  textures_clear(textures);
  free(textures);
}

static size_t bytes_of(const Drawn *drawn) {
  return 4 * (size_t)drawn->w * (size_t)drawn->h;
}

static Place *place_of(Textures *textures, uint64_t key) {
  size_t i = key % PLACES;
  while (textures->places[i].key != 0 && textures->places[i].key != key) {
    i = (i + 1) % PLACES;
  }
  return &textures->places[i];
}

const Drawn *textures_find(Textures *textures, uint64_t key) {
  Place *place = place_of(textures, key);
  if (place->key != key) { return NULL; }
  place->used = ++textures->now;
  return &place->drawn;
}

/* Takes a place out, and moves up those that only stand where they stand
** because theirs was taken. */
static void remove_place(Textures *textures, Place *place) {
  if (place->drawn.texture) { SDL_DestroyTexture(place->drawn.texture); }
  textures->bytes -= bytes_of(&place->drawn);
  textures->count--;
  *place = (Place){0};
  size_t i = (size_t)(place - textures->places);
  for (i = (i + 1) % PLACES; textures->places[i].key; i = (i + 1) % PLACES) {
    Place moved = textures->places[i];
    textures->places[i] = (Place){0};
    *place_of(textures, moved.key) = moved;
  }
}

static void remove_oldest(Textures *textures) {
  Place *oldest = NULL;
  for (int i = 0; i < PLACES; i++) {
    Place *place = &textures->places[i];
    if (place->key && (!oldest || place->used < oldest->used)) {
      oldest = place;
    }
  }
  if (oldest) { remove_place(textures, oldest); }
}

/* The smallest rectangle that has all that is not transparent. */
static SDL_Rect find_content(const SDL_Surface *surface) {
  int left = surface->w, top = surface->h, right = 0, bottom = 0;
  for (int y = 0; y < surface->h; y++) {
    for (int x = 0; x < surface->w; x++) {
      Uint32 pixel;
      SDL_memcpy(&pixel, image_pixel(surface, x, y), sizeof pixel);
      if (!(pixel & surface->format->Amask)) { continue; }
      left = x < left ? x : left;
      right = x >= right ? x + 1 : right;
      top = y < top ? y : top;
      bottom = y + 1;
    }
  }
  return (SDL_Rect){left, top, right - left, bottom - top};
}

static Drawn make(SDL_Renderer *renderer, SDL_Surface *surface) {
  Drawn drawn = {NULL, 0, 0, 0, 0};
  SDL_Surface *argb =
      SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
  if (!argb) { return drawn; }
  SDL_Rect content = find_content(argb);
  if (content.w > 0 && content.h > 0) {
    drawn = (Drawn){NULL, content.x, content.y, content.w, content.h};
    drawn.texture =
        SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888,
                          SDL_TEXTUREACCESS_STATIC, content.w, content.h);
  }
  if (drawn.texture) {
    const Uint8 *pixels = image_pixel(argb, content.x, content.y);
    SDL_UpdateTexture(drawn.texture, NULL, pixels, argb->pitch);
    SDL_SetTextureBlendMode(drawn.texture, SDL_BLENDMODE_BLEND);
  }
  SDL_FreeSurface(argb);
  return drawn;
}

const Drawn *textures_add(Textures *textures, uint64_t key,
                          SDL_Surface *surface) {
  Drawn drawn = {NULL, 0, 0, 0, 0};
  if (surface) {
    drawn = make(textures->renderer, surface);
    SDL_FreeSurface(surface);
  }
  size_t bytes = bytes_of(&drawn);
  while (textures->count > 0 &&
         (textures->count >= MOST ||
          textures->bytes + bytes > textures->most_bytes)) {
    remove_oldest(textures);
  }
  Place *place = place_of(textures, key);
  *place = (Place){.key = key, .used = ++textures->now, .drawn = drawn};
  textures->bytes += bytes;
  textures->count++;
  return &place->drawn;
}

size_t textures_bytes(const Textures *textures) {
  return textures->bytes;
}
