/* SPDX-License-Identifier: MIT */
#include "audio/mouth.h"

#include "base/str.h"

#include <stddef.h>
#include <string.h>

static const struct {
  char phone[4];
  MouthShape shape;
} PHONES[] = {
    {"pau", MOUTH_CLOSED}, {"p", MOUTH_CLOSED}, {"b", MOUTH_CLOSED},
    {"m", MOUTH_CLOSED},   {"eh", MOUTH_MID},   {"ih", MOUTH_MID},
    {"iy", MOUTH_MID},     {"ey", MOUTH_MID},   {"er", MOUTH_MID},
    {"r", MOUTH_MID},      {"ax", MOUTH_MID},   {"y", MOUTH_MID},
    {"hh", MOUTH_MID},     {"aa", MOUTH_WIDE},  {"ae", MOUTH_WIDE},
    {"ao", MOUTH_WIDE},    {"ah", MOUTH_WIDE},  {"aw", MOUTH_WIDE},
    {"ay", MOUTH_WIDE},    {"ow", MOUTH_ROUND}, {"oy", MOUTH_ROUND},
    {"uh", MOUTH_ROUND},   {"uw", MOUTH_ROUND}, {"w", MOUTH_ROUND},
    {"sh", MOUTH_ROUND},   {"ch", MOUTH_ROUND}, {"jh", MOUTH_ROUND},
    {"zh", MOUTH_ROUND},
};

MouthShape mouth_of_phone(const char *phone) {
  for (size_t i = 0; i < sizeof PHONES / sizeof *PHONES; i++) {
    if (str_equal(PHONES[i].phone, phone)) { return PHONES[i].shape; }
  }
  return MOUTH_SMALL;
}

MouthShape mouth_of_letter(uint32_t point) {
  static const char *const LETTERS[] = {
      [MOUTH_CLOSED] = " bmp.,;:?!-", [MOUTH_SMALL] = "",
      [MOUTH_MID] = "eirhy",          [MOUTH_WIDE] = "a",
      [MOUTH_ROUND] = "ouqw",
  };
  /* Other scripts still move the mouth: every second letter opens it. */
  if (point > 0x7f) { return point % 2 ? MOUTH_MID : MOUTH_SMALL; }
  int letter = (int)(point >= 'A' && point <= 'Z' ? point + 32 : point);
  for (int shape = MOUTH_CLOSED; shape <= MOUTH_ROUND; shape++) {
    if (letter && strchr(LETTERS[shape], letter)) { return (MouthShape)shape; }
  }
  return MOUTH_SMALL;
}
