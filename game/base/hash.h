/* SPDX-License-Identifier: MIT */
/* Fingerprints: of files for people, of names for random streams. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { HASH_TEXT_BYTES = 7 + 64 + 1 };

/* SHA-256 as replays write it, "sha256:" and 64 lower-case hex digits. */
void hash_sha256(const void *bytes, size_t length, char text[HASH_TEXT_BYTES]);

/* FNV-1a, 64 bits: begin with HASH_FNV_START, add pieces in order. */
#define HASH_FNV_START UINT64_C(0xcbf29ce484222325)
uint64_t hash_fnv(uint64_t hash, const void *bytes, size_t length);
uint64_t hash_fnv_text(uint64_t hash, const char *text);

#endif
