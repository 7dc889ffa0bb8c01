/* SPDX-License-Identifier: MIT */
#include "audio/pcm.h"

#include "base/arena.h"
#include "base/err.h"

#include <assert.h>
#include <math.h>

#define PI 3.14159265358979323846

/* A sinc under a Hann window, eight zero crossings to each side, in a table
** with so many places between two crossings. */
enum { CROSSINGS = 8, PLACES = 128, TABLE = CROSSINGS * PLACES };

typedef struct {
  float at[TABLE + 2];
} Kernel;

bool pcm_alloc(Pcm *pcm, uint32_t ms, Arena *arena, Err *err) {
  size_t count = (size_t)ms * PCM_PER_MS;
  int16_t *samples = arena_array(arena, count + 1, sizeof *samples);
  *pcm = (Pcm){samples, samples ? count : 0};
  return samples || err_memory(err);
}

int16_t pcm_sample(double value) {
  return (int16_t)lrint(fmax(INT16_MIN, fmin(INT16_MAX, value)));
}

void pcm_mix(Pcm into, size_t at, Pcm from, int gain_permille) {
  for (size_t i = 0; i < from.count && at + i < into.count; i++) {
    double added = from.samples[i] * (gain_permille / 1000.0);
    into.samples[at + i] = pcm_sample(into.samples[at + i] + added);
  }
}

static void fill_kernel(Kernel *kernel) {
  kernel->at[0] = 1;
  for (int i = 1; i < TABLE + 2; i++) {
    double x = PI * i / PLACES;
    double window = 0.5 + 0.5 * cos(fmin(x / CROSSINGS, PI));
    kernel->at[i] = (float)(window * sin(x) / x);
  }
}

static double kernel_at(const Kernel *kernel, double crossings) {
  double place = fabs(crossings) * PLACES;
  if (place >= TABLE) { return 0; }
  int whole = (int)place;
  double rest = place - whole;
  return kernel->at[whole] * (1 - rest) + kernel->at[whole + 1] * rest;
}

void pcm_resample(Pcm into, const int16_t *from, size_t count, double step) {
  assert(step >= 0.1 && step <= 10);
  Kernel kernel;
  fill_kernel(&kernel);
  /* Played faster, what would lie above our highest tone is kept out. */
  double width = fmin(1, 1 / step);
  ptrdiff_t reach = (ptrdiff_t)ceil(CROSSINGS / width);
  for (size_t i = 0; i < into.count; i++) {
    double at = (double)i * step, sum = 0;
    ptrdiff_t middle = (ptrdiff_t)at;
    for (ptrdiff_t k = middle - reach; k <= middle + reach; k++) {
      if (k < 0 || k >= (ptrdiff_t)count) { continue; }
      sum += from[k] * kernel_at(&kernel, ((double)k - at) * width);
    }
    into.samples[i] = pcm_sample(sum * width);
  }
}
