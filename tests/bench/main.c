/* SPDX-License-Identifier: MIT */
/* Prints what the machine does, as JSON; judges nothing. */
#include "base/json_out.h"
#include "bench.h"

#include <stdio.h>

static const struct {
  const char *name;
  void (*run)(JsonOut *out);
} BENCHES[] = {
    {"load", bench_load},       {"calls", bench_calls},
    {"explore", bench_explore}, {"wording", bench_wording},
#ifdef EK_GAME
    {"frames", bench_frames},   {"game", bench_game},
#endif
};

static void print(void *context, const char *bytes, size_t length) {
  (void)context;
  fwrite(bytes, 1, length, stdout);
}

int main(void) {
  JsonOut out = json_out_init(print, NULL, true);
  json_out_open_object(&out);
  for (size_t i = 0; i < sizeof BENCHES / sizeof BENCHES[0]; i++) {
    json_out_key(&out, BENCHES[i].name);
    json_out_open_object(&out);
    BENCHES[i].run(&out);
    json_out_close_object(&out);
  }
  json_out_close_object(&out);
  putchar('\n');
  return 0;
}
