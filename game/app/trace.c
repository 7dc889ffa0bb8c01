/* SPDX-License-Identifier: MIT */
#include "app/trace.h"

#include "base/hash.h"
#include "base/str.h"
#include "os/file.h"
#include "os/process.h"
#include "ui/seen.h"

#include <stdint.h>
#include <stdlib.h>

enum { TRACE_BYTES = 256 * 1024 };

struct Trace {
  const char *path;
  uint64_t last; /* hash of what was written last */
  char text[TRACE_BYTES];
};

Trace *trace_open(void) {
  const char *path = process_environment("EVENKEEL_TRACE");
  Trace *trace = path ? calloc(1, sizeof *trace) : NULL;
  if (trace) { trace->path = path; }
  return trace;
}

void trace_close(Trace *trace) {
  free(trace);
}

void trace_frame(Trace *trace, const char *screen, const Ui *ui) {
  if (!trace) { return; }
  Str text = str_init(trace->text, sizeof trace->text);
  str_addf(&text, "screen %s\n", screen);
  seen_print(ui, &text);
  uint64_t hash = hash_fnv(HASH_FNV_START, text.text, text.length);
  if (hash == trace->last) { return; }
  trace->last = hash;
  file_write(trace->path, text.text, text.length, NULL);
}
