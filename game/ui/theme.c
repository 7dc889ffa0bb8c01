/* SPDX-License-Identifier: MIT */
#include "ui/theme.h"

#include <string.h>

/* Contrast of what is read, on the surfaces it stands on: light 5.9 to 16.3,
** dark 6.2 to 13.8, high contrast 9.4 to 21 (WCAG asks for 4.5 and 7). */
static const Colour LIGHT[TONE_COUNT] = {
    [TONE_TEXT] = 0x18202EFF,      [TONE_DIM] = 0x535E70FF,
    [TONE_ACCENT] = 0x1C5E96FF,    [TONE_GOOD] = 0x00725EFF,
    [TONE_WARN] = 0x964C00FF,      [TONE_BAD] = 0xB22234FF,
    [TONE_ON_ACCENT] = 0xFFFFFFFF, [TONE_BACKGROUND] = 0xF3F4F6FF,
    [TONE_PANEL] = 0xFFFFFFFF,     [TONE_RAISED] = 0xF6F8FAFF,
    [TONE_SOFT] = 0xDDEBF8FF,      [TONE_OTHER] = 0xEAEEF3FF,
    [TONE_LINE] = 0xD6DAE3FF,      [TONE_EMPTY] = 0xD6DAE3FF,
    [TONE_BACKING] = 0xEAEEF3FF,   [TONE_FOCUS] = 0x1C5E96FF,
    [TONE_SHADE] = 0x18202E99,
};

static const Colour DARK[TONE_COUNT] = {
    [TONE_TEXT] = 0xEEF1F6FF,      [TONE_DIM] = 0xA9B2C2FF,
    [TONE_ACCENT] = 0x5DA9E7FF,    [TONE_GOOD] = 0x58D0A6FF,
    [TONE_WARN] = 0xF5AE54FF,      [TONE_BAD] = 0xFF7B7BFF,
    [TONE_ON_ACCENT] = 0x11151DFF, [TONE_BACKGROUND] = 0x11151DFF,
    [TONE_PANEL] = 0x1C222DFF,     [TONE_RAISED] = 0x222935FF,
    [TONE_SOFT] = 0x1D3D5DFF,      [TONE_OTHER] = 0x2A3241FF,
    [TONE_LINE] = 0x3C4555FF,      [TONE_EMPTY] = 0x3C4555FF,
    [TONE_BACKING] = 0xE7ECF3FF,   [TONE_FOCUS] = 0xFFEF5EFF,
    [TONE_SHADE] = 0x000000B3,
};

static const Colour CONTRAST[TONE_COUNT] = {
    [TONE_TEXT] = 0xFFFFFFFF,      [TONE_DIM] = 0xFFFFFFFF,
    [TONE_ACCENT] = 0xFFFF00FF,    [TONE_GOOD] = 0x7DFFC0FF,
    [TONE_WARN] = 0xFFC233FF,      [TONE_BAD] = 0xFF9B9BFF,
    [TONE_ON_ACCENT] = 0x000000FF, [TONE_BACKGROUND] = 0x000000FF,
    [TONE_PANEL] = 0x000000FF,     [TONE_RAISED] = 0x000000FF,
    [TONE_SOFT] = 0x000000FF,      [TONE_OTHER] = 0x000000FF,
    [TONE_LINE] = 0xFFFFFFFF,      [TONE_EMPTY] = 0x000000FF,
    [TONE_BACKING] = 0xE7ECF3FF,   [TONE_FOCUS] = 0xFFFF00FF,
    [TONE_SHADE] = 0x000000CC,
};

Theme theme_make(ThemeKind kind, int scale_percent, int text_percent) {
  static const Colour *const all[] = {LIGHT, DARK, CONTRAST};
  Theme theme = {.kind = kind,
                 .scale_percent = scale_percent,
                 .text_percent = text_percent};
  memcpy(theme.colours, all[kind], sizeof theme.colours);
  return theme;
}

int theme_space(const Theme *theme, int points) {
  return (points * theme->scale_percent + 50) / 100;
}

int theme_text(const Theme *theme, int points) {
  return (points * theme->scale_percent * theme->text_percent / 100 + 50) / 100;
}

FontStyle theme_font(const Theme *theme, TextSize size, FontFace face) {
  static const int points[TEXT_SIZE_COUNT] = {
      [TEXT_BODY] = 16,  [TEXT_SMALL] = 14, [TEXT_LEAD] = 18,
      [TEXT_TITLE] = 17, [TEXT_HUGE] = 56,
  };
  return (FontStyle){face, theme_text(theme, points[size])};
}
