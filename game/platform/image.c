/* SPDX-License-Identifier: MIT */
#include "platform/image.h"

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_image.h>

enum { PATH_BYTES = 1280, LARGEST = 8192, POINT_BYTES = 32 };

static bool leads_out(const char *name, size_t length) {
  if (length == 0 || name[0] == '/') { return true; }
  for (size_t i = 0; i + 1 < length; i++) {
    if (name[i] == '.' && name[i + 1] == '.') { return true; }
  }
  return false;
}

static SDL_Surface *stretch(SDL_Surface *surface, int w, int h) {
  if (!surface || (surface->w == w && surface->h == h)) { return surface; }
  SDL_Surface *sized =
      SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
  if (sized) {
    SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_NONE);
    SDL_BlitScaled(surface, NULL, sized, NULL);
  }
  SDL_FreeSurface(surface);
  return sized;
}

static SDL_Surface *load(const char *path, int w, int h) {
  SDL_RWops *file = SDL_RWFromFile(path, "rb");
  if (!file) { return NULL; }
  SDL_Surface *surface =
      IMG_isSVG(file) ? IMG_LoadSizedSVG_RW(file, w, h) : IMG_Load_RW(file, 0);
  SDL_RWclose(file);
  return stretch(surface, w, h);
}

static bool is_size(int w, int h) {
  return w > 0 && h > 0 && w <= LARGEST && h <= LARGEST;
}

SDL_Surface *image_load(const char *assets, const char *name, size_t length,
                        int w, int h) {
  if (leads_out(name, length) || !is_size(w, h)) { return NULL; }
  char memory[PATH_BYTES];
  Str path = str_init(memory, sizeof memory);
  str_addf(&path, "%s/", assets);
  str_add_bytes(&path, name, length);
  return path.cut ? NULL : load(path.text, w, h);
}

Uint8 *image_pixel(const SDL_Surface *surface, int x, int y) {
  return (Uint8 *)surface->pixels + (ptrdiff_t)y * surface->pitch +
         (ptrdiff_t)x * 4;
}

static void tint(SDL_Surface *surface, Colour colour) {
  for (int y = 0; y < surface->h; y++) {
    for (int x = 0; x < surface->w; x++) {
      Uint8 *at = image_pixel(surface, x, y);
      Uint32 pixel;
      memcpy(&pixel, at, sizeof pixel);
      pixel = (pixel & 0xFF000000) | colour >> 8;
      memcpy(at, &pixel, sizeof pixel);
    }
  }
}

SDL_Surface *image_load_icon(const char *assets, const char *name,
                             size_t length, int size, Colour colour) {
  char memory[PATH_BYTES];
  Str path = str_init(memory, sizeof memory);
  str_add(&path, "icons/phosphor-");
  str_add_bytes(&path, name, length);
  str_add(&path, ".svg");
  SDL_Surface *drawn = image_load(assets, path.text, path.length, size, size);
  if (!drawn) { return NULL; }
  SDL_Surface *icon =
      SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0);
  SDL_FreeSurface(drawn);
  if (icon) { tint(icon, colour); }
  return icon;
}

/* SDL draws no smooth lines, but its SVG reader does. */
SDL_Surface *image_draw_line(const Point *points, int count, Rect rect,
                             int width, Colour colour) {
  size_t size = 256 + (size_t)count * POINT_BYTES;
  char *memory = is_size(rect.w, rect.h) ? malloc(size) : NULL;
  if (!memory) { return NULL; }
  Str svg = str_init(memory, size);
  str_addf(&svg,
           "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
           "height=\"%d\"><polyline fill=\"none\" stroke=\"#%06x\" "
           "stroke-width=\"%d\" stroke-linejoin=\"round\" "
           "stroke-linecap=\"round\" points=\"",
           rect.w, rect.h, (unsigned)(colour >> 8), width);
  for (int i = 0; i < count; i++) {
    str_addf(&svg, "%d,%d ", points[i].x - rect.x, points[i].y - rect.y);
  }
  str_add(&svg, "\"/></svg>");
  SDL_RWops *file = SDL_RWFromConstMem(svg.text, (int)svg.length);
  SDL_Surface *line = file ? IMG_LoadSizedSVG_RW(file, rect.w, rect.h) : NULL;
  if (file) { SDL_RWclose(file); }
  free(memory);
  return line;
}

/* Of 8 × 8 places in a pixel, how many lie inside the circle that touches the
** upper and the left edge of the picture. */
static int covered(int x, int y, int radius) {
  enum { FINE = 8 };
  int inside = 0, limit = 2 * FINE * radius;
  for (int sub = 0; sub < FINE * FINE; sub++) {
    int dx = limit - (2 * (FINE * x + sub % FINE) + 1);
    int dy = limit - (2 * (FINE * y + sub / FINE) + 1);
    inside += dx * dx + dy * dy <= limit * limit;
  }
  return inside;
}

SDL_Surface *image_draw_disc(int radius, int width, Colour colour) {
  int side = 2 * radius;
  SDL_Surface *disc = SDL_CreateRGBSurfaceWithFormat(0, side, side, 32,
                                                     SDL_PIXELFORMAT_ARGB8888);
  for (int i = 0; disc && i < side * side; i++) {
    int x = i % side, y = i / side;
    int from_x = x < radius ? x : side - 1 - x;
    int from_y = y < radius ? y : side - 1 - y;
    int share = covered(from_x, from_y, radius);
    if (width > 0 && width < radius) {
      share -= covered(from_x - width, from_y - width, radius - width);
    }
    share = share < 0 ? 0 : share;
    Uint32 alpha = (Uint32)share * (colour & 0xFF) / 64;
    Uint32 pixel = alpha << 24 | colour >> 8;
    memcpy(image_pixel(disc, x, y), &pixel, sizeof pixel);
  }
  return disc;
}
