/* SPDX-License-Identifier: MIT */
/* What a fuzz target defines: libFuzzer calls it, and so does corpus.c. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Handles `size` bytes that may be anything; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
