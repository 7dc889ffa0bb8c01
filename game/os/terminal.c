/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* for wcwidth */
#include "os/terminal.h"

#include "base/utf8.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

bool terminal_is_stdout(void) {
  return isatty(STDOUT_FILENO) == 1;
}

static int count_columns(const char *text) {
  int columns = 0;
  for (size_t left = strlen(text); left > 0;) {
    uint32_t point;
    size_t taken = utf8_decode(text, left, &point);
    int width = wcwidth((wchar_t)point);
    columns += width < 0 ? 1 : width;
    taken = taken ? taken : 1;
    text += taken;
    left -= taken;
  }
  return columns;
}

int terminal_columns(const char *text) {
  /* The C library's tables of widths belong to a locale. The user's own may
  ** not be UTF-8 while our texts always are. */
  locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  if (!unicode) { return (int)utf8_count(text, strlen(text)); }
  locale_t before = uselocale(unicode);
  int columns = count_columns(text);
  uselocale(before);
  freelocale(unicode);
  return columns;
}
