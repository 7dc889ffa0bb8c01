/* SPDX-License-Identifier: MIT */
#include "platform/window.h"

#include "platform/events.h"
#include "platform/fonts.h"
#include "platform/render.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL.h>
#include <SDL_image.h>

enum { LEAST_WIDTH = 640, LEAST_HEIGHT = 400, GL_RENDERER_NAME = 0x1F01 };

typedef struct {
  SDL_Window *window;
  SDL_Renderer *renderer;
  Fonts *fonts;
  Render *render;
  Events *events;
  char *pasted;
  uint64_t shown; /* hash of the list on the screen */
  bool stale;     /* what is on the screen was lost */
  bool typing;
} Window;

/* ---- which renderer ---- */

/* A machine without a graphics card draws OpenGL with its processor, which
** takes ten times as long as SDL's own software renderer. */
static bool is_emulated(SDL_Renderer *renderer) {
  SDL_RendererInfo info;
  if (SDL_GetRendererInfo(renderer, &info) != 0) { return true; }
  if (strncmp(info.name, "opengl", 6) != 0) { return false; }
  const unsigned char *(*get_string)(unsigned) = NULL;
  void *found = SDL_GL_GetProcAddress("glGetString");
  memcpy(&get_string, &found, sizeof get_string);
  const char *name =
      get_string ? (const char *)get_string(GL_RENDERER_NAME) : NULL;
  return !name || strstr(name, "llvmpipe") || strstr(name, "softpipe") ||
         strstr(name, "SwiftShader");
}

/* Asking OpenGL costs a quarter of a second where it is emulated. */
static bool may_have_card(void) {
  bool linux_system = strcmp(SDL_GetPlatform(), "Linux") == 0;
  return !linux_system || access("/dev/dri", F_OK) == 0;
}

static SDL_Renderer *create_accelerated(SDL_Window *window) {
  if (!may_have_card()) { return NULL; }
  SDL_Renderer *renderer = SDL_CreateRenderer(
      window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
  if (renderer && is_emulated(renderer)) {
    SDL_DestroyRenderer(renderer);
    renderer = NULL;
  }
  return renderer;
}

/* SDL shows software pictures through OpenGL unless told otherwise; not every
** system can do otherwise. */
static SDL_Renderer *create_software(SDL_Window *window) {
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_Renderer *renderer =
      SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
  if (renderer) { return renderer; }
  SDL_ResetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION);
  return SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
}

/* ---- the table ---- */

static int get_scale_percent(void *context) {
  const Window *window = context;
  int width, pixels;
  SDL_GetWindowSize(window->window, &width, NULL);
  SDL_GetRendererOutputSize(window->renderer, &pixels, NULL);
  return width > 0 ? pixels * 100 / width : 100;
}

static WindowFate read_events(void *context, Input *input, int64_t wait_ms) {
  Window *window = context;
  EventsNews news =
      events_read(window->events, input, wait_ms, get_scale_percent(window));
  if (news.lost) { render_forget(window->render); }
  if (news.exposed || news.lost) { window->stale = true; }
  SDL_GetRendererOutputSize(window->renderer, &input->width, &input->height);
  return news.fate;
}

static void wake(void *context) {
  const Window *window = context;
  events_wake(window->events);
}

static void show(void *context, const DrawList *list) {
  Window *window = context;
  uint64_t hash = draw_hash(list);
  if (hash == window->shown && !window->stale) { return; }
  render_list(window->render, list);
  SDL_RenderPresent(window->renderer);
  window->shown = hash;
  window->stale = false;
}

static bool save(SDL_Renderer *renderer, const char *path, Err *err) {
  int w, h;
  SDL_GetRendererOutputSize(renderer, &w, &h);
  SDL_Surface *picture =
      SDL_CreateRGBSurfaceWithFormat(0, w, h, 24, SDL_PIXELFORMAT_RGB24);
  bool done = picture &&
              SDL_RenderReadPixels(renderer, NULL, picture->format->format,
                                   picture->pixels, picture->pitch) == 0 &&
              IMG_SavePNG(picture, path) == 0;
  SDL_FreeSurface(picture);
  return done || err_set(err, ERR_IO, "The picture cannot be written: %s",
                         SDL_GetError());
}

static bool capture(void *context, const DrawList *list, const char *path,
                    Err *err) {
  Window *window = context;
  render_list(window->render, list);
  window->stale = true;
  return save(window->renderer, path, err);
}

static void set_typing(void *context, bool wanted, Rect caret) {
  Window *window = context;
  SDL_Rect place = {caret.x, caret.y, caret.w, caret.h};
  if (wanted) { SDL_SetTextInputRect(&place); }
  if (wanted == window->typing) { return; }
  window->typing = wanted;
  if (wanted) {
    SDL_StartTextInput();
  } else {
    SDL_StopTextInput();
  }
}

static void copy_text(void *context, const char *text) {
  (void)context;
  SDL_SetClipboardText(text);
}

static const char *paste_text(void *context) {
  Window *window = context;
  SDL_free(window->pasted);
  window->pasted = SDL_GetClipboardText();
  return window->pasted;
}

static void close_window(void *context) {
  Window *window = context;
  SDL_free(window->pasted);
  render_destroy(window->render);
  events_destroy(window->events);
  fonts_close(window->fonts);
  if (window->renderer) { SDL_DestroyRenderer(window->renderer); }
  if (window->window) { SDL_DestroyWindow(window->window); }
  free(window);
  SDL_Quit();
}

/* ---- life ---- */

static bool open_parts(Window *window, const WindowOptions *options, Err *err) {
  if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_GAMECONTROLLER) != 0) {
    return err_set(err, ERR_IO, "There is no display: %s", SDL_GetError());
  }
  Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
  flags |= options->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0u;
  window->window = SDL_CreateWindow(options->title, SDL_WINDOWPOS_CENTERED,
                                    SDL_WINDOWPOS_CENTERED, options->width,
                                    options->height, flags);
  if (!window->window) {
    return err_set(err, ERR_IO, "No window opens: %s", SDL_GetError());
  }
  SDL_SetWindowMinimumSize(window->window, LEAST_WIDTH, LEAST_HEIGHT);
  window->renderer = create_accelerated(window->window);
  if (!window->renderer) { window->renderer = create_software(window->window); }
  if (!window->renderer) {
    return err_set(err, ERR_IO, "Nothing can be drawn: %s", SDL_GetError());
  }
  window->fonts = fonts_open(options->assets, err);
  if (!window->fonts) { return false; }
  window->render =
      render_create(window->renderer, window->fonts, options->assets);
  window->events = events_create();
  return (window->render && window->events) || err_memory(err);
}

bool window_open(Platform *platform, const WindowOptions *options, Err *err) {
  Window *window = calloc(1, sizeof *window);
  if (!window) { return err_memory(err); }
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
  /* Then SDL_QUIT comes from signals alone, not from the window's button. */
  SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
  window->stale = true;
  if (!open_parts(window, options, err)) {
    close_window(window);
    return false;
  }
  /* SDL begins with text wanted. */
  SDL_StopTextInput();
  *platform = (Platform){.context = window,
                         .fonts = fonts_table(window->fonts),
                         .clipboard = {window, copy_text, paste_text},
                         .read = read_events,
                         .wake = wake,
                         .show = show,
                         .capture = capture,
                         .scale_percent = get_scale_percent,
                         .type = set_typing,
                         .close = close_window};
  return true;
}

const char *window_renderer(const Platform *platform) {
  const Window *window = platform->context;
  SDL_RendererInfo info;
  return SDL_GetRendererInfo(window->renderer, &info) == 0 ? info.name : "";
}
