/* SPDX-License-Identifier: MIT */
#include "audio/sounds.h"

#include "base/rng.h"

#include <assert.h>
#include <math.h>

#define PI 3.14159265358979323846

typedef struct {
  uint32_t from_ms, ms;
  double loudness;   /* 1: as loud as can be */
  double rise, fall; /* parts of its length in which it swells and fades */
} Span;

static const uint32_t LENGTHS_MS[] = {
    [SOUND_RING] = 2600,  [SOUND_PICK_UP] = 90, [SOUND_HANG_UP] = 220,
    [SOUND_BREATH] = 420, [SOUND_MM_HM] = 520,  [SOUND_PAGE] = 260,
};

static double swell(const Span *span, double part) {
  double in = span->rise > 0 ? part / span->rise : 1;
  double out = span->fall > 0 ? (1 - part) / span->fall : 1;
  double low = fmax(0, fmin(1, fmin(in, out)));
  return low * low * (3 - 2 * low);
}

/* Where in the samples a span's moment `i` goes, or NULL beyond the end. */
static int16_t *sample_at(Pcm pcm, const Span *span, size_t i) {
  size_t at = (size_t)span->from_ms * PCM_PER_MS + i;
  return at < pcm.count ? &pcm.samples[at] : NULL;
}

static void add_value(Pcm pcm, const Span *span, size_t i, double value) {
  int16_t *sample = sample_at(pcm, span, i);
  double part = (double)i / (span->ms * PCM_PER_MS);
  double loud = span->loudness * swell(span, part) * INT16_MAX;
  if (sample) { *sample = pcm_sample(*sample + value * loud); }
}

static size_t span_count(const Span *span) {
  return (size_t)span->ms * PCM_PER_MS;
}

static void add_tone(Pcm pcm, Span span, double hertz) {
  for (size_t i = 0; i < span_count(&span); i++) {
    add_value(pcm, &span, i, sin(2 * PI * hertz * (double)i / PCM_RATE));
  }
}

/* Noise through a resonance that glides from one pitch to another. */
static void add_noise(Pcm pcm, Span span, double from_hertz, double to_hertz) {
  const double narrow = 0.9;
  Rng rng = rng_init(1, span.from_ms);
  double before = 0, twice_before = 0;
  for (size_t i = 0; i < span_count(&span); i++) {
    double part = (double)i / (double)span_count(&span);
    double hertz = from_hertz + (to_hertz - from_hertz) * part;
    double white = rng_below(&rng, 2001) / 1000.0 - 1;
    double turn = 2 * narrow * cos(2 * PI * hertz / PCM_RATE);
    double value =
        (1 - narrow) * white + turn * before - narrow * narrow * twice_before;
    twice_before = before;
    before = value;
    add_value(pcm, &span, i, value);
  }
}

/* A hum with closed lips: a voice's overtones, weaker the higher they are. */
static void add_hum(Pcm pcm, Span span, double from_hertz, double to_hertz) {
  enum { OVERTONES = 8 };
  double phase = 0;
  for (size_t i = 0; i < span_count(&span); i++) {
    double part = (double)i / (double)span_count(&span);
    double value = 0;
    phase += (from_hertz + (to_hertz - from_hertz) * part) / PCM_RATE;
    for (int k = 1; k <= OVERTONES; k++) {
      value += sin(2 * PI * k * phase) / (k * k);
    }
    add_value(pcm, &span, i, value);
  }
}

static void ring(Pcm pcm) {
  static const uint32_t BURSTS_MS[] = {0, 600};
  for (size_t i = 0; i < sizeof BURSTS_MS / sizeof *BURSTS_MS; i++) {
    Span burst = {BURSTS_MS[i], 400, 0.12, 0.05, 0.1};
    add_tone(pcm, burst, 440);
    add_tone(pcm, burst, 480);
    burst.loudness = 0.04;
    add_tone(pcm, burst, 960);
  }
}

static void hang_up(Pcm pcm) {
  add_noise(pcm, (Span){0, 25, 0.5, 0.02, 0.8}, 1800, 900);
  add_tone(pcm, (Span){0, 60, 0.25, 0.02, 0.9}, 140);
  add_noise(pcm, (Span){110, 30, 0.35, 0.02, 0.8}, 1200, 700);
  add_tone(pcm, (Span){110, 80, 0.2, 0.02, 0.9}, 110);
}

static void mm_hm(Pcm pcm) {
  add_hum(pcm, (Span){0, 190, 0.14, 0.2, 0.3}, 128, 118);
  add_noise(pcm, (Span){190, 80, 0.06, 0.4, 0.4}, 700, 900);
  add_hum(pcm, (Span){250, 260, 0.16, 0.2, 0.4}, 122, 150);
}

bool sounds_make(Sound sound, Pcm *pcm, Arena *arena, Err *err) {
  assert(sound < SOUND_COUNT);
  if (!pcm_alloc(pcm, LENGTHS_MS[sound], arena, err)) { return false; }
  switch (sound) {
    case SOUND_RING:
      ring(*pcm);
      break;
    case SOUND_PICK_UP:
      add_noise(*pcm, (Span){0, 20, 0.4, 0.02, 0.8}, 900, 1800);
      add_tone(*pcm, (Span){0, 50, 0.15, 0.02, 0.9}, 180);
      break;
    case SOUND_HANG_UP:
      hang_up(*pcm);
      break;
    case SOUND_BREATH:
      add_noise(*pcm, (Span){0, 420, 0.12, 0.5, 0.45}, 900, 1700);
      break;
    case SOUND_MM_HM:
      mm_hm(*pcm);
      break;
    case SOUND_PAGE:
      add_noise(*pcm, (Span){0, 150, 0.25, 0.6, 0.3}, 1800, 5200);
      add_noise(*pcm, (Span){140, 110, 0.3, 0.1, 0.8}, 4200, 2400);
      break;
    case SOUND_COUNT:
      break;
  }
  return true;
}
