/* SPDX-License-Identifier: MIT */
#include "platform/render.h"

#include "base/hash.h"
#include "platform/image.h"
#include "platform/textures.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TEXTURE_BYTES = 24 * 1024 * 1024 };

struct Render {
  SDL_Renderer *renderer;
  Fonts *fonts;
  const char *assets;
  Textures *textures;
};

Render *render_create(SDL_Renderer *renderer, Fonts *fonts,
                      const char *assets) {
  Render *render = calloc(1, sizeof *render);
  Textures *textures = textures_create(renderer, MOST_TEXTURE_BYTES);
  if (!render || !textures) {
    free(render);
    textures_destroy(textures);
    return NULL;
  }
  *render = (Render){renderer, fonts, assets, textures};
  return render;
}

void render_destroy(Render *render) {
  if (!render) { return; }
  textures_destroy(render->textures);
  free(render);
}

void render_forget(Render *render) {
  textures_clear(render->textures);
}

static SDL_Color to_sdl(Colour colour) {
  return (SDL_Color){(Uint8)(colour >> 24), (Uint8)(colour >> 16),
                     (Uint8)(colour >> 8), (Uint8)colour};
}

/* What a texture shows, as a number; never 0. */
static uint64_t make_key(const DrawCommand *c, const int *numbers,
                         size_t count) {
  const int kind[] = {(int)c->kind, (int)c->colour};
  uint64_t key = hash_fnv(HASH_FNV_START, kind, sizeof kind);
  key = hash_fnv(key, numbers, count * sizeof *numbers);
  return key | 1;
}

/* ---- filled and hollow rectangles ---- */

static void fill(Render *render, const SDL_Rect *rects, int count,
                 Colour colour) {
  SDL_Color c = to_sdl(colour);
  SDL_SetRenderDrawColor(render->renderer, c.r, c.g, c.b, c.a);
  SDL_SetRenderDrawBlendMode(
      render->renderer, c.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
  SDL_RenderFillRects(render->renderer, rects, count);
}

static const Drawn *find_disc(Render *render, const DrawCommand *c, int radius,
                              int width) {
  const int numbers[] = {radius, width};
  uint64_t key = make_key(c, numbers, 2);
  const Drawn *disc = textures_find(render->textures, key);
  if (disc) { return disc; }
  return textures_add(render->textures, key,
                      image_draw_disc(radius, width, c->colour));
}

static void draw_corners(Render *render, const DrawCommand *c, int radius,
                         int width) {
  const Drawn *disc = find_disc(render, c, radius, width);
  if (!disc->texture) { return; }
  const Rect *r = &c->rect;
  const int xs[] = {r->x, r->x + r->w - radius};
  const int ys[] = {r->y, r->y + r->h - radius};
  for (int i = 0; i < 4; i++) {
    SDL_Rect from = {radius * (i % 2), radius * (i / 2), radius, radius};
    SDL_Rect to = {xs[i % 2], ys[i / 2], radius, radius};
    SDL_RenderCopy(render->renderer, disc->texture, &from, &to);
  }
}

static int fit_radius(const DrawCommand *c) {
  int side = c->rect.w < c->rect.h ? c->rect.w : c->rect.h;
  return c->radius < side / 2 ? c->radius : side / 2;
}

static void draw_filled(Render *render, const DrawCommand *c) {
  int r = fit_radius(c);
  const Rect *box = &c->rect;
  const SDL_Rect rects[] = {
      {box->x, box->y + r, box->w, box->h - 2 * r},
      {box->x + r, box->y, box->w - 2 * r, r},
      {box->x + r, box->y + box->h - r, box->w - 2 * r, r}};
  fill(render, rects, r > 0 ? 3 : 1, c->colour);
  if (r > 0) { draw_corners(render, c, r, 0); }
}

static void draw_hollow(Render *render, const DrawCommand *c) {
  int w = c->width, r = fit_radius(c);
  const Rect *box = &c->rect;
  if (2 * w >= box->w || 2 * w >= box->h) {
    draw_filled(render, c);
    return;
  }
  /* A ring cannot be thicker than its radius. */
  r = r > 0 && r < w ? w : r;
  int x = box->x, y = box->y, right = x + box->w, bottom = y + box->h;
  int down = r > w ? r : w;
  const SDL_Rect rects[] = {{x + r, y, box->w - 2 * r, w},
                            {x + r, bottom - w, box->w - 2 * r, w},
                            {x, y + down, w, box->h - 2 * down},
                            {right - w, y + down, w, box->h - 2 * down}};
  fill(render, rects, 4, c->colour);
  if (r > 0) { draw_corners(render, c, r, w); }
}

/* ---- textures ---- */

static void copy(Render *render, const Drawn *drawn, int x, int y) {
  if (!drawn->texture) { return; }
  SDL_Rect to = {x + drawn->x, y + drawn->y, drawn->w, drawn->h};
  SDL_RenderCopy(render->renderer, drawn->texture, NULL, &to);
}

static const Drawn *find_text(Render *render, const DrawCommand *c) {
  const int numbers[] = {c->font.size, (int)c->font.face, c->rtl};
  uint64_t key = make_key(c, numbers, 3);
  key = hash_fnv(key, c->text, c->length) | 1;
  const Drawn *text = textures_find(render->textures, key);
  if (text) { return text; }
  return textures_add(render->textures, key,
                      fonts_draw(render->fonts, c->font, c->rtl,
                                 to_sdl(c->colour), c->text, c->length));
}

/* Only what is revealed of it. */
static void draw_text_part(Render *render, const DrawCommand *c) {
  const Drawn *text = find_text(render, c);
  if (!text->texture) { return; }
  bool whole = c->shown_from == 0 && c->shown >= c->rect.w;
  if (whole) {
    copy(render, text, c->rect.x, c->rect.y);
    return;
  }
  SDL_Rect drawn = {text->x, text->y, text->w, text->h};
  SDL_Rect shown = {c->shown_from, 0, c->shown, c->rect.h}, seen;
  if (!SDL_IntersectRect(&drawn, &shown, &seen)) { return; }
  SDL_Rect from = {seen.x - text->x, seen.y - text->y, seen.w, seen.h};
  SDL_Rect to = {c->rect.x + seen.x, c->rect.y + seen.y, seen.w, seen.h};
  SDL_RenderCopy(render->renderer, text->texture, &from, &to);
}

static void draw_icon_texture(Render *render, const DrawCommand *c) {
  int size = c->rect.w;
  uint64_t key = make_key(c, &size, 1);
  key = hash_fnv(key, c->text, c->length) | 1;
  const Drawn *icon = textures_find(render->textures, key);
  if (!icon) {
    icon = textures_add(
        render->textures, key,
        image_load_icon(render->assets, c->text, c->length, size, c->colour));
  }
  copy(render, icon, c->rect.x, c->rect.y);
}

static void draw_layer(Render *render, const DrawCommand *c, const char *name,
                       size_t length) {
  const int size[] = {c->rect.w, c->rect.h};
  uint64_t key = hash_fnv(make_key(c, size, 2), name, length) | 1;
  const Drawn *layer = textures_find(render->textures, key);
  if (!layer) {
    layer = textures_add(
        render->textures, key,
        image_load(render->assets, name, length, c->rect.w, c->rect.h));
  }
  copy(render, layer, c->rect.x, c->rect.y);
}

static void draw_layers(Render *render, const DrawCommand *c) {
  const char *name = c->text, *end = c->text + c->length;
  while (name < end) {
    const char *stop = memchr(name, '+', (size_t)(end - name));
    stop = stop ? stop : end;
    draw_layer(render, c, name, (size_t)(stop - name));
    name = stop + 1;
  }
}

static void draw_curve(Render *render, const DrawCommand *c) {
  const int numbers[] = {c->width, c->rect.x, c->rect.y};
  uint64_t key = make_key(c, numbers, 3);
  key =
      hash_fnv(key, c->points, (size_t)c->point_count * sizeof *c->points) | 1;
  const Drawn *curve = textures_find(render->textures, key);
  if (!curve) {
    curve = textures_add(render->textures, key,
                         image_draw_line(c->points, c->point_count, c->rect,
                                         c->width, c->colour));
  }
  copy(render, curve, c->rect.x, c->rect.y);
}

void render_list(Render *render, const DrawList *list) {
  SDL_RenderSetClipRect(render->renderer, NULL);
  for (const DrawCommand *c = list->first; c; c = c->next) {
    SDL_Rect clip = {c->rect.x, c->rect.y, c->rect.w, c->rect.h};
    switch (c->kind) {
      case DRAW_FILL:
        draw_filled(render, c);
        break;
      case DRAW_OUTLINE:
        draw_hollow(render, c);
        break;
      case DRAW_TEXT:
        draw_text_part(render, c);
        break;
      case DRAW_ICON:
        draw_icon_texture(render, c);
        break;
      case DRAW_IMAGE:
        draw_layers(render, c);
        break;
      case DRAW_LINE:
        draw_curve(render, c);
        break;
      case DRAW_CLIP:
        SDL_RenderSetClipRect(render->renderer, &clip);
        break;
    }
  }
  SDL_RenderSetClipRect(render->renderer, NULL);
}
