/* SPDX-License-Identifier: MIT */
/* Reads JSON as strictly as RFC 8259 and RFC 3629 ask, keeps nothing but the
** place where each value begins, and says of the first fault where it is. */
#ifndef BASE_JSON_SCAN_H
#define BASE_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  JSON_MAX_BYTES = 32 * 1024 * 1024,
  JSON_MAX_DEPTH = 32,
  JSON_MAX_VALUES = 800000,
  JSON_MAX_NUMBER = 60 /* characters: the parser behind it cuts at 63 */
};

/* A list or object that is being read. */
typedef struct {
  bool object;
  size_t opened; /* where its bracket stands */
  size_t key;    /* where the current member's key stands */
  uint32_t item; /* which item is current, from 0 */
} JsonFrame;

typedef struct {
  const char *bytes;
  size_t length, at;
  uint32_t *starts; /* lent, json_scan_bound() of them: where values begin;
                    ** or NULL */
  uint32_t count;
  int depth;
  JsonFrame frames[JSON_MAX_DEPTH];
  size_t fault_at;  /* the first fault: where, */
  const char *rule; /* which (NULL: none), */
  const char *text; /* in a sentence, */
  const char *hint; /* and what to do, or NULL */
} JsonScan;

/* At least as many as there are values, and no more than are allowed. */
size_t json_scan_bound(const char *bytes, size_t length);

/* Scans the whole text; false at a fault, with `frames` as they were then.
** `length` is at most JSON_MAX_BYTES. */
bool json_scan(JsonScan *scan, const char *bytes, size_t length,
               uint32_t *starts);

/* How many bytes of a string's source, from its opening quote, stand before
** byte `inside` of what it means. The source must have been scanned. */
size_t json_scan_inside(const char *quote, size_t inside);

#endif
