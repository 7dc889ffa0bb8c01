/* SPDX-License-Identifier: MIT */
/* Prints what the machine does, as JSON; judges nothing. With arguments, only
** those of that name. */
#include "base/json_out.h"
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *name;
  void (*run)(JsonOut *out);
} BENCHES[] = {
    {"check", bench_check},     {"calls", bench_calls},
    {"explore", bench_explore}, {"wording", bench_wording},
#ifdef EK_GAME
    {"frames", bench_frames},   {"game", bench_game},
#endif
};

static void print(void *context, const char *bytes, size_t length) {
  (void)context;
  fwrite(bytes, 1, length, stdout);
}

static bool is_wanted(const char *name, int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], name) == 0) { return true; }
  }
  return argc == 1;
}

int main(int argc, char **argv) {
  JsonOut out = json_out_init(print, NULL, true);
  json_out_open_object(&out);
  for (size_t i = 0; i < sizeof BENCHES / sizeof BENCHES[0]; i++) {
    if (!is_wanted(BENCHES[i].name, argc, argv)) { continue; }
    json_out_key(&out, BENCHES[i].name);
    json_out_open_object(&out);
    BENCHES[i].run(&out);
    json_out_close_object(&out);
  }
  json_out_close_object(&out);
  putchar('\n');
  return 0;
}
