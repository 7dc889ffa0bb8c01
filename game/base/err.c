/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

static void report(Err *err, ErrCode code, const char *path, const char *format,
                   va_list args) __attribute__((format(printf, 4, 0)));

static void report(Err *err, ErrCode code, const char *path, const char *format,
                   va_list args) {
  if (!err || err->code != ERR_NONE) { return; }
  err->code = code;
  if (path) { snprintf(err->path, sizeof err->path, "%s", path); }
  vsnprintf(err->text, sizeof err->text, format, args);
}

bool err_set(Err *err, ErrCode code, const char *format, ...) {
  va_list args;
  va_start(args, format);
  report(err, code, NULL, format, args);
  va_end(args);
  return false;
}

bool err_set_file(Err *err, ErrCode code, const char *path, const char *format,
                  ...) {
  va_list args;
  va_start(args, format);
  report(err, code, path, format, args);
  va_end(args);
  return false;
}

bool err_memory(Err *err) {
  return err_set(err, ERR_MEMORY, "there is not enough memory for this");
}
