/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

static size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) { return 1; }
  if (lead >= 0xC2 && lead <= 0xDF) { return 2; }
  if (lead >= 0xE0 && lead <= 0xEF) { return 3; }
  if (lead >= 0xF0 && lead <= 0xF4) { return 4; }
  return 0;
}

static bool well_formed(uint32_t point, size_t length) {
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return point >= least[length] && point <= 0x10FFFF && !surrogate;
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *point) {
  *point = REPLACEMENT;
  if (length == 0) { return 0; }
  unsigned char lead = (unsigned char)bytes[0];
  size_t size = sequence_length(lead);
  if (size == 0 || size > length) { return 0; }
  static const unsigned char lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  uint32_t value = lead & lead_mask[size];
  for (size_t i = 1; i < size; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if ((byte & 0xC0) != 0x80) { return 0; }
    value = value << 6 | (byte & 0x3F);
  }
  if (!well_formed(value, size)) { return 0; }
  *point = value;
  return size;
}

/* Whether eight bytes are: none has its high bit set, nor has it when 0x20 is
** taken away or 1 added. */
static bool all_plain(const char *bytes) {
  const uint64_t each = UINT64_C(0x0101010101010101);
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  return ((eight | (eight - 0x20 * each) | (eight + each)) & 0x80 * each) == 0;
}

size_t utf8_plain(const char *bytes, size_t length) {
  size_t at = 0;
  while (length - at >= 8 && all_plain(bytes + at)) { at += 8; }
  while (at < length && bytes[at] >= 0x20 && bytes[at] < 0x7F) { at++; }
  return at;
}

size_t utf8_count(const char *bytes, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) {
    count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
  }
  return count;
}

size_t utf8_whole(const char *bytes, size_t length) {
  size_t start = length;
  while (start > 0 && length - start < 4) {
    start--;
    if (((unsigned char)bytes[start] & 0xC0) != 0x80) { break; }
  }
  uint32_t point;
  size_t size = utf8_decode(bytes + start, length - start, &point);
  return start + size;
}

bool utf8_printable(uint32_t point) {
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) { return false; }
  bool separator = point == 0x2028 || point == 0x2029;
  bool bidi = (point >= 0x202A && point <= 0x202E) ||
              (point >= 0x2066 && point <= 0x2069);
  bool noncharacter =
      (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  return !separator && !bidi && !noncharacter;
}
