/* SPDX-License-Identifier: MIT */
/* Draws a draw list with SDL: filled rectangles with round corners laid over,
** and textures of everything else, kept from frame to frame. */
#ifndef PLATFORM_RENDER_H
#define PLATFORM_RENDER_H

#include "platform/fonts.h"
#include "ui/draw.h"

#include <SDL.h>

typedef struct Render Render;

/* `renderer`, `fonts` and `assets` outlive it. NULL when memory is short. */
Render *render_create(SDL_Renderer *renderer, Fonts *fonts, const char *assets);
void render_destroy(Render *render);

void render_list(Render *render, const DrawList *list);

/* What is kept is worthless: the renderer lost its textures. */
void render_forget(Render *render);

#endif
