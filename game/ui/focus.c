/* SPDX-License-Identifier: MIT */
#include "ui/focus.h"

#include <limits.h>

/* Distance between two ranges; 0 when they overlap. */
static int apart(int a, int a_length, int b, int b_length) {
  if (b >= a + a_length) { return b - (a + a_length); }
  if (a >= b + b_length) { return a - (b + b_length); }
  return 0;
}

/* Turned so that every way becomes the way down. */
static Rect turned(Rect r, FocusWay way) {
  switch (way) {
    case FOCUS_LEFT:
      return (Rect){r.y, -(r.x + r.w), r.h, r.w};
    case FOCUS_RIGHT:
      return (Rect){r.y, r.x, r.h, r.w};
    case FOCUS_UP:
      return (Rect){r.x, -(r.y + r.h), r.w, r.h};
    case FOCUS_DOWN:
      break;
  }
  return r;
}

/* What lies beside counts five times as far as what lies ahead, so that a
** column is walked down before the next one is entered. */
static int distance(Rect from, Rect to) {
  if (to.y + to.h / 2 <= from.y + from.h / 2 || to.y < from.y) {
    return INT_MAX;
  }
  int ahead = apart(from.y, from.h, to.y, to.h);
  int beside = apart(from.x, from.w, to.x, to.w);
  int aslant = from.x > to.x ? from.x - to.x : to.x - from.x;
  if (beside > 0 && ahead == 0 && to.y < from.y + from.h) { return INT_MAX; }
  return 8 * ahead + 40 * beside + (aslant < 400 ? aslant / 50 : 8);
}

int focus_find(Rect from, const Rect *rects, int count, FocusWay way) {
  int best = -1, nearest = INT_MAX;
  for (int i = 0; i < count; i++) {
    int far = distance(turned(from, way), turned(rects[i], way));
    if (far < nearest) {
      nearest = far;
      best = i;
    }
  }
  return best;
}
