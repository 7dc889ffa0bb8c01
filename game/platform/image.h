/* SPDX-License-Identifier: MIT */
/* Pictures of assets/ at the very size they are drawn at. */
#ifndef PLATFORM_IMAGE_H
#define PLATFORM_IMAGE_H

#include "ui/draw.h"

#include <SDL.h>

/* Each gives a surface for the caller to free, NULL when there is no such
** file or it is no picture. Names that lead out of `assets` are no files. */

/* The SVG or PNG `name`, stretched to `w` × `h`. */
SDL_Surface *image_load(const char *assets, const char *name, size_t length,
                        int w, int h);

/* The icon `name` in one colour. */
SDL_Surface *image_load_icon(const char *assets, const char *name,
                             size_t length, int size, Colour colour);

/* What is inside `rect` of the smooth line that joins `points`. */
SDL_Surface *image_draw_line(const Point *points, int count, Rect rect,
                             int width, Colour colour);

/* A disc of that radius; `width` 0 fills it, otherwise it is a ring. */
SDL_Surface *image_draw_disc(int radius, int width, Colour colour);

/* The pixel at x, y of a surface that has four bytes a pixel. */
Uint8 *image_pixel(const SDL_Surface *surface, int x, int y);

#endif
