/* SPDX-License-Identifier: MIT */
#include "progress/skills.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

Skills skills_init(Skill *list, int capacity) {
  return (Skills){.list = list, .capacity = capacity};
}

static int find_index(const Skills *skills, const char *id) {
  int i = 0;
  while (i < skills->count && !str_equal(skills->list[i].id, id)) { i++; }
  return i;
}

static Skill *find_or_add(Skills *skills, const AttemptItem *item) {
  int i = find_index(skills, item->id);
  if (i == skills->capacity) { return NULL; }
  Skill *skill = &skills->list[i];
  if (i == skills->count) {
    *skill = (Skill){0};
    memcpy(skill->id, item->id, sizeof skill->id);
    memcpy(skill->category, item->category, sizeof skill->category);
    skills->count++;
  }
  return skill;
}

bool skills_add(Skills *skills, const AttemptItem *item) {
  if (!item->counted) { return true; }
  Skill *skill = find_or_add(skills, item);
  if (!skill) { return false; }
  skill->tries++;
  skill->sum_permille += item->earned_permille;
  skill->sum_points += item->points;
  skill->sum_weighted += (int64_t)item->points * item->earned_permille;
  skill->last_permille = item->earned_permille;
  return true;
}

const Skill *skills_find(const Skills *skills, const char *id) {
  int i = find_index(skills, id);
  return i < skills->count ? &skills->list[i] : NULL;
}

int skills_mean_permille(const Skill *skill) {
  assert(skill->tries > 0);
  return (int)(skill->sum_permille / skill->tries);
}

int skills_category_permille(const Skills *skills, const char *category) {
  int64_t points = 0, weighted = 0;
  for (int i = 0; i < skills->count; i++) {
    if (!str_equal(skills->list[i].category, category)) { continue; }
    points += skills->list[i].sum_points;
    weighted += skills->list[i].sum_weighted;
  }
  return points > 0 ? (int)(weighted / points) : -1;
}
