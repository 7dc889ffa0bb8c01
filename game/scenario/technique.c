/* SPDX-License-Identifier: MIT */
#include "scenario/technique.h"

#include "base/str.h"

#include <assert.h>

static const char *const IDS[] = {
#define TECHNIQUE_ID(NAME, id) #id,
    TECHNIQUE_LIST(TECHNIQUE_ID)
#undef TECHNIQUE_ID
};

const char *technique_id(Technique technique) {
  assert((unsigned)technique < TECHNIQUE_COUNT);
  return IDS[technique];
}

Technique technique_by_id(const char *id) {
  for (int i = 0; i < TECHNIQUE_COUNT; i++) {
    if (str_equal(IDS[i], id)) { return (Technique)i; }
  }
  return TECHNIQUE_COUNT;
}
