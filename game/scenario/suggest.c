/* SPDX-License-Identifier: MIT */
#include "scenario/suggest.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LENGTH = 64 };

static int min(int a, int b) {
  return a < b ? a : b;
}

/* Letters to add, drop, change or swap with their neighbour. */
static int distance(const char *a, int a_length, const char *b, int b_length) {
  int rows[3][MAX_LENGTH + 1];
  for (int j = 0; j <= b_length; j++) { rows[0][j] = j; }
  for (int i = 1; i <= a_length; i++) {
    int *now = rows[i % 3];
    const int *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
    now[0] = i;
    for (int j = 1; j <= b_length; j++) {
      int change = last[j - 1] + (a[i - 1] != b[j - 1]);
      now[j] = min(change, 1 + min(last[j], now[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = min(now[j], before[j - 2] + 1);
      }
    }
  }
  return rows[a_length % 3][b_length];
}

/* The longer the word, the more slips are likely to be still the same word. */
static int slips_allowed(int length) {
  return length <= 3 ? 1 : length <= 8 ? 2 : 3;
}

Suggest suggest_init(const char *written) {
  size_t length = strlen(written);
  int slips = slips_allowed(length > MAX_LENGTH ? MAX_LENGTH : (int)length);
  return (Suggest){.written = written, .distance = slips + 1};
}

void suggest_offer(Suggest *suggest, const char *known) {
  size_t a = strlen(suggest->written), b = strlen(known);
  if (a > MAX_LENGTH || b > MAX_LENGTH) { return; }
  if (abs((int)a - (int)b) >= suggest->distance) { return; }
  int far = distance(suggest->written, (int)a, known, (int)b);
  if (far >= suggest->distance) { return; }
  suggest->distance = far;
  suggest->best = known;
}

void suggest_tell(const Suggest *suggest, Diag *diag) {
  if (!suggest->best) { return; }
  diag_set_hint(diag, "did you mean \"%s\"?", suggest->best);
}
