/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

bool err_set(Err *err, ErrCode code, const char *format, ...) {
  if (!err || err->code != ERR_NONE) { return false; }
  err->code = code;
  va_list args;
  va_start(args, format);
  vsnprintf(err->text, sizeof err->text, format, args);
  va_end(args);
  return false;
}

bool err_memory(Err *err) {
  return err_set(err, ERR_MEMORY, "there is not enough memory for this");
}
