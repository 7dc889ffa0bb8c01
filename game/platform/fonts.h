/* SPDX-License-Identifier: MIT */
/* Measures and draws text with SDL_ttf. A character that the game's own font
** has not is taken from the system's Noto fonts, if they are there. */
#ifndef PLATFORM_FONTS_H
#define PLATFORM_FONTS_H

#include "base/err.h"
#include "ui/font.h"

#include <SDL.h>

typedef struct Fonts Fonts;

/* Reads `assets`/fonts; SDL need not run. NULL on failure. */
Fonts *fonts_open(const char *assets, Err *err);
void fonts_close(Fonts *fonts);

const FontTable *fonts_table(const Fonts *fonts);

/* One line of text on a transparent ground, to be freed by the caller; NULL
** when it has nothing to show. */
SDL_Surface *fonts_draw(Fonts *fonts, FontStyle style, bool rtl,
                        SDL_Color colour, const char *text, size_t length);

#endif
