/* SPDX-License-Identifier: MIT */
#include "base/locale.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *key;
  const char *one; /* NULL: it has one form */
  const char *other;
} Entry;

struct Locale {
  Entry *entries; /* sorted by key */
  size_t count;
  const Locale *fallback;
};

typedef struct {
  Arena *arena;
  const JsonDoc *doc;
  Diags *diags;
} Source;

LocaleArg locale_arg_text(const char *name, const char *text) {
  return (LocaleArg){.name = name, .text = text};
}

LocaleArg locale_arg_number(const char *name, int64_t number) {
  return (LocaleArg){.name = name, .number = number};
}

static const char *copy(const Source *source, const char *text) {
  const char *made = arena_copy(source->arena, text, strlen(text));
  if (!made) { diags_add_memory(source->diags); }
  return made;
}

static const char *read_text(const Source *source, const JsonValue *value) {
  if (value && json_kind(value) == JSON_TEXT) {
    return copy(source, json_text(value));
  }
  return NULL;
}

static void read_entry(const Source *source, const JsonValue *member,
                       Entry *entry) {
  bool forms = json_kind(member) == JSON_OBJECT;
  entry->key = copy(source, json_key(member));
  entry->one = forms ? read_text(source, json_member(member, "one")) : NULL;
  entry->other =
      read_text(source, forms ? json_member(member, "other") : member);
  if (entry->other && (entry->one || !forms)) { return; }
  Diag *diag = diags_add(source->diags, SEVERITY_ERROR, "wrong-type",
                         "a text, or its forms \"one\" and \"other\", should "
                         "stand here");
  json_locate(source->doc, json_place(member), diag ? &diag->at : NULL);
}

static int by_key(const void *left, const void *right) {
  const Entry *a = left, *b = right;
  return strcmp(a->key, b->key);
}

static void read_entries(const Source *source, Locale *locale) {
  const JsonValue *root = json_root(source->doc);
  if (json_kind(root) != JSON_OBJECT) {
    diags_add(source->diags, SEVERITY_ERROR, "wrong-type",
              "a file of texts is one object");
    return;
  }
  size_t size = (size_t)json_size(root);
  locale->entries = arena_array(source->arena, size, sizeof(Entry));
  if (!locale->entries) {
    diags_add_memory(source->diags);
    return;
  }
  for (const JsonValue *member = json_first(root); member;
       member = json_next(member)) {
    read_entry(source, member, &locale->entries[locale->count++]);
  }
}

const Locale *locale_load(Arena *arena, const char *path, const char *bytes,
                          size_t length, const Locale *fallback, Diags *diags) {
  int errors = diags_errors(diags);
  JsonDoc *doc = json_open(arena, path, bytes, length, diags);
  if (!doc) { return NULL; }
  Source source = {arena, doc, diags};
  Locale *locale = arena_alloc(arena, sizeof *locale);
  if (locale) {
    locale->fallback = fallback;
    read_entries(&source, locale);
  } else {
    diags_add_memory(diags);
  }
  json_close(doc);
  if (!locale || diags_errors(diags) > errors) { return NULL; }
  qsort(locale->entries, locale->count, sizeof *locale->entries, by_key);
  return locale;
}

static const Entry *find(const Locale *locale, const char *key) {
  Entry wanted = {.key = key};
  for (; locale; locale = locale->fallback) {
    const Entry *entry = bsearch(&wanted, locale->entries, locale->count,
                                 sizeof *locale->entries, by_key);
    if (entry) { return entry; }
  }
  return NULL;
}

bool locale_has(const Locale *locale, const char *key) {
  return find(locale, key) != NULL;
}

const char *locale_text(const Locale *locale, const char *key) {
  const Entry *entry = find(locale, key);
  return entry ? entry->other : key;
}

static const LocaleArg *find_arg(const LocaleArg *args, int count,
                                 const char *name, size_t length) {
  for (int i = 0; i < count; i++) {
    if (strlen(args[i].name) == length &&
        memcmp(args[i].name, name, length) == 0) {
      return &args[i];
    }
  }
  return NULL;
}

static void add_arg(Str *to, const LocaleArg *arg) {
  if (arg->text) {
    str_add(to, arg->text);
  } else {
    str_addf(to, "%" PRId64, arg->number);
  }
}

/* Adds the place at the beginning of `text`, filled, or else its brace. */
static size_t add_place(Str *to, const char *text, const LocaleArg *args,
                        int count) {
  size_t length = strcspn(text + 1, "{}");
  const LocaleArg *arg =
      text[length + 1] == '}' ? find_arg(args, count, text + 1, length) : NULL;
  if (!arg) {
    str_add_bytes(to, text, 1);
    return 1;
  }
  add_arg(to, arg);
  return length + 2;
}

static const char *fitting_form(const Entry *entry, const LocaleArg *args,
                                int count) {
  const LocaleArg *number = find_arg(args, count, "count", strlen("count"));
  bool one = entry->one && number && number->number == 1;
  return one ? entry->one : entry->other;
}

void locale_add(const Locale *locale, Str *to, const char *key,
                const LocaleArg *args, int count) {
  const Entry *entry = find(locale, key);
  const char *text = entry ? fitting_form(entry, args, count) : key;
  while (*text) {
    size_t plain = strcspn(text, "{");
    str_add_bytes(to, text, plain);
    text += plain;
    if (*text) { text += add_place(to, text, args, count); }
  }
}

bool locale_is_rtl(const Locale *locale) {
  return str_equal(locale_text(locale, "locale.direction"), "rtl");
}
