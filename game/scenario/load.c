/* SPDX-License-Identifier: MIT */
#include "scenario/load.h"

#include "scenario/loading.h"

/* Every reply that some expression asks about gets its number. */
static void name_asked_replies(Loading *loading) {
  Scenario *s = loading->scenario;
  const char **ids =
      reader_array(&loading->reader, s->asked_count, sizeof *ids);
  if (!ids) { return; }
  s->asked_replies = ids;
  for (int i = 0; i < s->reply_count && s->asked_count > 0; i++) {
    Reply *reply = &loading->replies[i];
    reply->asked = symbols_find(&loading->reply_ids, reply->id);
    if (reply->asked != NONE) { ids[reply->asked] = reply->id; }
  }
}

static void read_all(Loading *loading, const Fields *top) {
  declare_case(loading, top);
  if (loading->reader.failed) { return; }
  declare_nodes(loading, top);
  if (loading->reader.failed || !prepare_asks(loading)) { return; }
  read_case_before(loading, top);
  if (loading->reader.failed) { return; }
  read_nodes(loading, top);
  if (loading->reader.failed) { return; }
  read_case_after(loading, top);
  if (loading->reader.failed) { return; }
  name_asked_replies(loading);
  collect_asks(loading);
  if (!loading->reader.failed) { check_graph(loading, top); }
}

static void read_scenario(Loading *loading, const char *bytes, size_t length) {
  Scenario *scenario = loading->scenario;
  scenario->rubric = loading->context->rubric;
  hash_sha256(bytes, length, scenario->hash);
  loading->reader.seed = hash_fnv_text(HASH_FNV_START, scenario->hash);
  Fields top;
  const JsonValue *root = json_root(loading->reader.doc);
  if (reader_open(&loading->reader, KEYS_TOP, root, &top)) {
    read_all(loading, &top);
  }
}

/* What the watch adds to `diags` may refuse the scenario too. */
static const Scenario *read_watched(Loading *loading, const char *bytes,
                                    size_t length, int errors) {
  Reader *reader = &loading->reader;
  const LoadWatch *watch = loading->context->watch;
  if (watch) {
    watch->opened(watch->context, reader->doc);
    reader->silences = watch->silences;
    reader->context = watch->context;
  }
  read_scenario(loading, bytes, length);
  if (diags_errors(reader->diags) == errors && watch) {
    watch->loaded(watch->context, reader->doc, loading->scenario);
  }
  return diags_errors(reader->diags) == errors ? loading->scenario : NULL;
}

const Scenario *scenario_load_with(Arena *arena, const LoadContext *context,
                                   const char *path, const char *bytes,
                                   size_t length, Diags *diags) {
  int errors = diags_errors(diags);
  JsonDoc *doc = json_open(arena, path, bytes, length, diags);
  if (!doc) { return NULL; }
  Loading loading = {.reader = reader_init(arena, doc, diags),
                     .path = path,
                     .context = context};
  loading.scenario = reader_array(&loading.reader, 1, sizeof *loading.scenario);
  const Scenario *scenario =
      loading.scenario ? read_watched(&loading, bytes, length, errors) : NULL;
  json_close(doc);
  diags_sort(diags);
  return scenario;
}

const Scenario *scenario_load(Arena *arena, const Rubric *rubric,
                              const char *path, const char *bytes,
                              size_t length, Diags *diags) {
  LoadContext context = {.rubric = rubric};
  return scenario_load_with(arena, &context, path, bytes, length, diags);
}

void scenario_each_ask(const Scenario *scenario,
                       void (*visit)(void *context, int kind, int index),
                       void *context) {
  for (int i = 0; i < scenario->ask_count; i++) {
    visit(context, scenario->asks[i].kind, scenario->asks[i].index);
  }
}
