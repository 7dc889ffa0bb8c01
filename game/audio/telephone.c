/* SPDX-License-Identifier: MIT */
/* The stages are those of R. Bristow-Johnson's Audio EQ Cookbook. */
#include "audio/telephone.h"

#include "audio/pcm.h"

#include <math.h>

#define PI 3.14159265358979323846

typedef enum { HIGH_PASS, LOW_PASS } Pass;

static TelephoneStage stage(const double b[3], const double a[3]) {
  return (TelephoneStage){
      .b0 = (float)(b[0] / a[0]),
      .b1 = (float)(b[1] / a[0]),
      .b2 = (float)(b[2] / a[0]),
      .a1 = (float)(a[1] / a[0]),
      .a2 = (float)(a[2] / a[0]),
  };
}

static TelephoneStage pass(Pass which, double hertz) {
  double w = 2 * PI * hertz / PCM_RATE;
  double alpha = sin(w) / sqrt(2); /* Q = 1 / sqrt 2: no bump at the edge */
  double sign = which == HIGH_PASS ? -1 : 1;
  double edge = (1 - sign * cos(w)) / 2;
  return stage((double[]){edge, 2 * sign * edge, edge},
               (double[]){1 + alpha, -2 * cos(w), 1 - alpha});
}

static TelephoneStage peak(double hertz, double decibel) {
  double w = 2 * PI * hertz / PCM_RATE;
  double gain = pow(10, decibel / 40), alpha = sin(w) / 2; /* Q = 1 */
  return stage((double[]){1 + alpha * gain, -2 * cos(w), 1 - alpha * gain},
               (double[]){1 + alpha / gain, -2 * cos(w), 1 - alpha / gain});
}

void telephone_init(Telephone *telephone) {
  *telephone = (Telephone){
      .stages = {pass(HIGH_PASS, 300), pass(HIGH_PASS, 300),
                 pass(LOW_PASS, 3400), pass(LOW_PASS, 3400), peak(1800, 5)}};
}

static float run_stage(TelephoneStage *s, float in) {
  float out = s->b0 * in + s->z1;
  s->z1 = s->b1 * in - s->a1 * out + s->z2;
  s->z2 = s->b2 * in - s->a2 * out;
  return out;
}

/* After a sound, the numbers would sink to where processors are slow. */
static void settle(TelephoneStage *s) {
  if (fabsf(s->z1) < 1e-9F) { s->z1 = 0; }
  if (fabsf(s->z2) < 1e-9F) { s->z2 = 0; }
}

void telephone_filter(Telephone *telephone, int16_t *samples, size_t count) {
  if (telephone->clear) { return; }
  for (size_t i = 0; i < count; i++) {
    float value = samples[i];
    for (int k = 0; k < TELEPHONE_STAGES; k++) {
      value = run_stage(&telephone->stages[k], value);
    }
    samples[i] = pcm_sample(value);
  }
  for (int k = 0; k < TELEPHONE_STAGES; k++) { settle(&telephone->stages[k]); }
}
