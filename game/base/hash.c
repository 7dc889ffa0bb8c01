/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <sodium/crypto_hash_sha256.h>
#include <string.h>

void hash_sha256(const void *bytes, size_t length, char text[HASH_TEXT_BYTES]) {
  static const char digits[] = "0123456789abcdef";
  unsigned char sum[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(sum, bytes, length);
  memcpy(text, "sha256:", 7);
  for (size_t i = 0; i < sizeof sum; i++) {
    text[7 + 2 * i] = digits[sum[i] >> 4];
    text[8 + 2 * i] = digits[sum[i] & 15];
  }
  text[HASH_TEXT_BYTES - 1] = '\0';
}

uint64_t hash_fnv(uint64_t hash, const void *bytes, size_t length) {
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < length; i++) {
    hash = (hash ^ byte[i]) * UINT64_C(0x100000001b3);
  }
  return hash;
}

uint64_t hash_fnv_text(uint64_t hash, const char *text) {
  return hash_fnv(hash, text, strlen(text));
}
