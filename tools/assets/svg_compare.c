/* SPDX-License-Identifier: MIT */
/* Says how far SDL2_image's drawing of an SVG file is from a PNG of the same
** size: root mean square over premultiplied channels, in permille. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <SDL.h>
#include <SDL_image.h>

static SDL_Surface *to_rgba(SDL_Surface *surface) {
  if (!surface) { return NULL; }
  SDL_Surface *rgba =
      SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGBA32, 0);
  SDL_FreeSurface(surface);
  return rgba;
}

static SDL_Surface *draw_svg(const char *path, int width, int height) {
  SDL_RWops *file = SDL_RWFromFile(path, "rb");
  if (!file) { return NULL; }
  SDL_Surface *surface = IMG_LoadSizedSVG_RW(file, width, height);
  SDL_RWclose(file);
  return to_rgba(surface);
}

static const uint8_t *row(const SDL_Surface *surface, int y) {
  return (const uint8_t *)surface->pixels + y * surface->pitch;
}

static double pixel_error(const uint8_t *a, const uint8_t *b) {
  double sum = pow(a[3] - b[3], 2);
  for (int i = 0; i < 3; i++) {
    sum += pow((a[i] * a[3] - b[i] * b[3]) / 255.0, 2);
  }
  return sum;
}

static double surface_error(const SDL_Surface *a, const SDL_Surface *b) {
  double sum = 0;
  for (int y = 0; y < a->h; y++) {
    for (int x = 0; x < a->w; x++) {
      sum += pixel_error(row(a, y) + 4 * x, row(b, y) + 4 * x);
    }
  }
  return sqrt(sum / (4.0 * a->w * a->h)) / 255.0 * 1000.0;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: svg_compare FILE.svg FILE.png LIMIT_PERMILLE\n");
    return 2;
  }
  SDL_Surface *wanted = to_rgba(IMG_Load(argv[2]));
  SDL_Surface *drawn = wanted ? draw_svg(argv[1], wanted->w, wanted->h) : NULL;
  if (!drawn || drawn->w != wanted->w || drawn->h != wanted->h) {
    fprintf(stderr, "%s: cannot be drawn: %s\n", argv[1], SDL_GetError());
    return 2;
  }
  double error = surface_error(drawn, wanted);
  bool fine = error <= strtod(argv[3], NULL);
  printf("%7.2f  %s%s\n", error, argv[1], fine ? "" : "  TOO FAR");
  SDL_FreeSurface(drawn);
  SDL_FreeSurface(wanted);
  return fine ? 0 : 1;
}
