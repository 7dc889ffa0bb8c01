/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json_scan.h"
#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  size_t offset;
  int line, column;
} Position;

/* The parser keeps no places. But scanner and parser see the same values in
** the same order, so each tree node gets its number, in `valueint`, which
** nothing else here uses, and that number finds its place. */
struct JsonDoc {
  const char *path, *bytes;
  size_t length;
  const uint32_t *starts;
  cJSON *tree;
  Position *position; /* the one that was reported last */
};

static const cJSON *node_of(const JsonValue *value) {
  return (const cJSON *)(const void *)value;
}

static const JsonValue *value_of(const cJSON *node) {
  return (const JsonValue *)(const void *)node;
}

/* Its own functions for this take a call each, for every value. */
static bool is_kind(const cJSON *node, int type) {
  return (node->type & 0xFF) == type;
}

static bool is_holder(const cJSON *node) {
  return is_kind(node, cJSON_Array) || is_kind(node, cJSON_Object);
}

/* Places. */

/* On the same line; to an earlier one it goes from the beginning. */
static bool move_back(const JsonDoc *doc, Position *position, size_t offset) {
  if (offset >= position->offset) { return false; }
  const char *at = doc->bytes + offset;
  size_t back = position->offset - offset;
  if (memchr(at, '\n', back)) {
    *position = (Position){0, 1, 1};
    return false;
  }
  position->column -= (int)utf8_count(at, back);
  position->offset = offset;
  return true;
}

/* Reports come more or less in the file's order: the last place found is where
** the search for the next begins, also in files of one long line. */
static void move_to(const JsonDoc *doc, Position *position, size_t offset) {
  if (move_back(doc, position, offset)) { return; }
  const char *at = doc->bytes + position->offset, *end = doc->bytes + offset;
  const char *feed;
  while ((feed = memchr(at, '\n', (size_t)(end - at)))) {
    at = feed + 1;
    position->line++;
    position->column = 1;
  }
  position->column += (int)utf8_count(at, (size_t)(end - at));
  position->offset = offset;
}

static void locate_offset(const JsonDoc *doc, size_t offset, Err *err) {
  move_to(doc, doc->position, offset);
  err->line = doc->position->line;
  err->column = doc->position->column;
  Str path = str_init(err->path, sizeof err->path);
  str_add(&path, doc->path);
}

static void add_pointer_key(Str *pointer, const char *key, size_t length) {
  str_add(pointer, "/");
  for (size_t i = 0; i < length; i++) {
    if (key[i] == '~') {
      str_add(pointer, "~0");
    } else if (key[i] == '/') {
      str_add(pointer, "~1");
    } else {
      str_add_bytes(pointer, key + i, 1);
    }
  }
}

/* Children are numbered upwards: the one that holds `place` is the last whose
** own number is not beyond it. */
static const cJSON *child_towards(const cJSON *holder, uint32_t place,
                                  int *index) {
  const cJSON *child = holder->child;
  *index = 0;
  while (child->next && (uint32_t)child->next->valueint <= place) {
    child = child->next;
    ++*index;
  }
  return child;
}

/* A key as it is spelt; one that was not read to its end is left out, and the
** fault is its object's. */
static void add_scan_key(Str *pointer, const JsonScan *scan, size_t quote) {
  if (quote == 0 || scan->fault_at <= quote) { return; }
  const char *key = scan->bytes + quote + 1;
  const char *end = memchr(key, '"', scan->fault_at - quote - 1);
  if (end) { add_pointer_key(pointer, key, (size_t)(end - key)); }
}

static void add_scan_pointer(const JsonScan *scan, Str *pointer) {
  for (int i = 0; i < scan->depth; i++) {
    const JsonFrame *frame = &scan->frames[i];
    if (scan->fault_at <= frame->opened) { return; }
    if (frame->object) {
      add_scan_key(pointer, scan, frame->key);
    } else {
      str_addf(pointer, "/%u", (unsigned)frame->item);
    }
  }
}

/* What was dropped is looked for in the text, cut off where it begins: what is
** open there leads to it. Whether it is a member. */
static bool add_dropped(const JsonDoc *doc, uint32_t holder, uint32_t place,
                        Str *pointer) {
  size_t start = doc->starts[holder];
  JsonScan scan;
  json_scan(&scan, doc->bytes + start, doc->starts[place] - start, NULL);
  add_scan_pointer(&scan, pointer);
  return scan.frames[scan.depth - 1].object;
}

static bool add_pointer(const JsonDoc *doc, uint32_t place, Str *pointer) {
  const cJSON *node = doc->tree;
  while ((uint32_t)node->valueint != place) {
    assert(is_holder(node));
    if (!node->child) {
      return add_dropped(doc, (uint32_t)node->valueint, place, pointer);
    }
    int index;
    bool object = is_kind(node, cJSON_Object);
    node = child_towards(node, place, &index);
    if (object) {
      add_pointer_key(pointer, node->string, strlen(node->string));
    } else {
      str_addf(pointer, "/%d", index);
    }
  }
  return node->string != NULL;
}

/* Whether it is of a member. */
static bool set_pointer(const JsonDoc *doc, uint32_t place, Err *err) {
  char raw[sizeof err->pointer];
  Str pointer = str_init(raw, sizeof raw);
  bool member = add_pointer(doc, place, &pointer);
  Str clean = str_init(err->pointer, sizeof err->pointer);
  str_add_clean(&clean, raw);
  return member;
}

/* Backwards from a member's value over the colon to its key's first quote. */
static size_t key_offset(const JsonDoc *doc, uint32_t place) {
  size_t at = doc->starts[place];
  while (doc->bytes[at] != ':') { at--; }
  while (doc->bytes[at] != '"') { at--; }
  size_t backslashes;
  do {
    at--;
    while (doc->bytes[at] != '"') { at--; }
    backslashes = 0;
    while (doc->bytes[at - 1 - backslashes] == '\\') { backslashes++; }
  } while (backslashes % 2 != 0);
  return at;
}

size_t json_offset(const JsonDoc *doc, uint32_t place) {
  return doc->starts[place];
}

void json_locate(const JsonDoc *doc, uint32_t place, Err *err) {
  if (!err) { return; }
  set_pointer(doc, place, err);
  locate_offset(doc, doc->starts[place], err);
}

void json_locate_key(const JsonDoc *doc, uint32_t place, Err *err) {
  if (!err) { return; }
  bool member = set_pointer(doc, place, err);
  size_t offset = member ? key_offset(doc, place) : doc->starts[place];
  locate_offset(doc, offset, err);
}

void json_locate_inside(const JsonDoc *doc, uint32_t place, size_t inside,
                        Err *err) {
  if (!err) { return; }
  set_pointer(doc, place, err);
  size_t start = doc->starts[place];
  assert(doc->bytes[start] == '"');
  locate_offset(doc, start + json_scan_inside(doc->bytes + start, inside), err);
}

/* Reading. */

/* A member, and the first bytes of its key: most keys differ in them. */
typedef struct {
  uint64_t head;
  const cJSON *node;
} Member;

typedef struct {
  const JsonDoc *doc; /* to report with; NULL: faults are only looked for */
  Arena *arena;
  Diags *diags;
  Member *members; /* of one large object; used again for the next */
  size_t room;
  bool faulty, short_of_memory, countless;
} Checking;

enum { FEW_KEYS = 16 };

static bool has_before(const cJSON *object, const cJSON *member) {
  for (const cJSON *other = object->child; other != member;
       other = other->next) {
    if (other->string[0] == member->string[0] &&
        str_equal(other->string, member->string)) {
      return true;
    }
  }
  return false;
}

static void add_duplicate(Checking *checking, const cJSON *member) {
  checking->faulty = true;
  if (!checking->doc) { return; }
  Diag *diag = diags_add(checking->diags, SEVERITY_ERROR, "duplicate-key",
                         "the key \"%.100s\" stands twice in this object",
                         member->string);
  diag_set_hint(diag, "take one of them out, or give it another name");
  json_locate_key(checking->doc, (uint32_t)member->valueint,
                  diag ? &diag->at : NULL);
}

static size_t count_children(const cJSON *holder) {
  size_t count = 0;
  for (const cJSON *child = holder->child; child; child = child->next) {
    count++;
  }
  return count;
}

static uint64_t head_of(const char *key) {
  uint64_t head = 0;
  for (size_t i = 0; i < sizeof head && key[i]; i++) {
    head |= (uint64_t)(unsigned char)key[i] << 8 * i;
  }
  return head;
}

/* By key, in some order, and the same by place. */
static int by_key(const void *left, const void *right) {
  const Member *a = left, *b = right;
  if (a->head != b->head) { return a->head < b->head ? -1 : 1; }
  int key = strcmp(a->node->string, b->node->string);
  return key != 0 ? key : a->node->valueint - b->node->valueint;
}

static bool make_room(Checking *checking, size_t keys) {
  if (keys <= checking->room) { return true; }
  checking->members = arena_array(checking->arena, keys, sizeof(Member));
  checking->room = checking->members ? keys : 0;
  checking->short_of_memory |= !checking->members;
  return checking->members;
}

/* Sorted, not hashed: no choice of keys can make it slow. */
static void check_many_keys(Checking *checking, const cJSON *object,
                            size_t keys) {
  if (!make_room(checking, keys)) { return; }
  Member *members = checking->members;
  size_t count = 0;
  for (const cJSON *node = object->child; node; node = node->next) {
    members[count++] = (Member){head_of(node->string), node};
  }
  qsort(members, count, sizeof members[0], by_key);
  for (size_t i = 1; i < count; i++) {
    if (members[i - 1].head == members[i].head &&
        str_equal(members[i - 1].node->string, members[i].node->string)) {
      add_duplicate(checking, members[i].node);
    }
  }
}

static void check_keys(Checking *checking, const cJSON *object) {
  size_t keys = count_children(object);
  if (keys > FEW_KEYS) {
    check_many_keys(checking, object, keys);
    return;
  }
  for (const cJSON *member = object->child; member; member = member->next) {
    if (has_before(object, member)) { add_duplicate(checking, member); }
  }
}

static void check_number(Checking *checking, const cJSON *node) {
  if (isfinite(node->valuedouble)) { return; }
  checking->faulty = checking->countless = true;
  if (!checking->doc) { return; }
  Diag *diag = diags_add(checking->diags, SEVERITY_ERROR, "number-too-big",
                         "this number is beyond what can be counted");
  json_locate(checking->doc, (uint32_t)node->valueint, diag ? &diag->at : NULL);
}

/* The node that follows in the file: first child, next sibling, or a parent's
** next sibling. `parents` are those that are open. */
static cJSON *next_in_file(cJSON *node, cJSON **parents, int *depth) {
  if (is_holder(node) && node->child) {
    parents[(*depth)++] = node;
    return node->child;
  }
  while (!node->next && *depth > 0) { node = parents[--*depth]; }
  return *depth > 0 ? node->next : NULL;
}

/* Numbers the values, and looks at them, in one walk: most of its time goes
** into waiting for their memory. */
static void check_tree(Checking *checking, cJSON *tree) {
  cJSON *parents[JSON_MAX_DEPTH];
  int depth = 0, number = 0;
  for (cJSON *node = tree; node; node = next_in_file(node, parents, &depth)) {
    node->valueint = number++;
    if (is_kind(node, cJSON_Number)) {
      check_number(checking, node);
    } else if (is_kind(node, cJSON_Object)) {
      check_keys(checking, node);
    }
  }
}

/* Where there are faults they are found again, to be reported: for that the
** numbers of all values must be known. False when it is not to be read. */
static bool prepare_tree(const JsonDoc *doc, Arena *arena, Diags *diags) {
  Checking checking = {.arena = arena, .diags = diags};
  check_tree(&checking, doc->tree);
  if (checking.faulty) {
    checking.doc = doc;
    check_tree(&checking, doc->tree);
  }
  if (checking.short_of_memory) { diags_add_memory(diags); }
  return !checking.short_of_memory && !checking.countless;
}

static void add_scan_fault(const JsonDoc *doc, const JsonScan *scan,
                           Diags *diags) {
  Diag *diag = diags_add(diags, SEVERITY_ERROR, scan->rule, "%s", scan->text);
  if (!diag) { return; }
  if (scan->hint) { diag_set_hint(diag, "%s", scan->hint); }
  diag->at.code = ERR_SYNTAX;
  locate_offset(doc, scan->fault_at, &diag->at);
  Str pointer = str_init(diag->at.pointer, sizeof diag->at.pointer);
  add_scan_pointer(scan, &pointer);
}

static bool check_size(const JsonDoc *doc, Diags *diags) {
  if (doc->length <= JSON_MAX_BYTES) { return true; }
  Diag *diag = diags_add(diags, SEVERITY_ERROR, "too-big",
                         "the file has more than 32 MiB");
  if (diag) { locate_offset(doc, 0, &diag->at); }
  return false;
}

static bool parse(JsonDoc *doc, Arena *arena, Diags *diags) {
  if (!check_size(doc, diags)) { return false; }
  size_t bound = json_scan_bound(doc->bytes, doc->length);
  uint32_t *starts = arena_array(arena, bound, sizeof *starts);
  if (!starts) {
    diags_add_memory(diags);
    return false;
  }
  JsonScan scan;
  if (!json_scan(&scan, doc->bytes, doc->length, starts)) {
    add_scan_fault(doc, &scan, diags);
    return false;
  }
  doc->starts = starts;
  doc->tree = cJSON_ParseWithLength(doc->bytes, doc->length);
  if (!doc->tree) {
    /* The grammar was checked: all that can fail now is memory. */
    diags_add_memory(diags);
    return false;
  }
  return prepare_tree(doc, arena, diags);
}

JsonDoc *json_open(Arena *arena, const char *path, const char *bytes,
                   size_t length, Diags *diags) {
  JsonDoc *doc = arena_alloc(arena, sizeof *doc);
  Position *position = arena_alloc(arena, sizeof *position);
  if (!doc || !position) {
    diags_add_memory(diags);
    return NULL;
  }
  *position = (Position){0, 1, 1};
  *doc = (JsonDoc){.path = path ? path : "", .bytes = bytes, .length = length};
  doc->position = position;
  if (parse(doc, arena, diags)) { return doc; }
  json_close(doc);
  return NULL;
}

void json_close(JsonDoc *doc) {
  if (!doc) { return; }
  cJSON_Delete(doc->tree);
  doc->tree = NULL;
}

/* What callers see. */

const JsonValue *json_root(const JsonDoc *doc) {
  return value_of(doc->tree);
}

JsonKind json_kind(const JsonValue *value) {
  switch (node_of(value)->type & 0xFF) {
    case cJSON_True:
    case cJSON_False:
      return JSON_BOOL;
    case cJSON_Number:
      return JSON_NUMBER;
    case cJSON_String:
      return JSON_TEXT;
    case cJSON_Array:
      return JSON_LIST;
    case cJSON_Object:
      return JSON_OBJECT;
    default:
      return JSON_NULL;
  }
}

const JsonValue *json_first(const JsonValue *holder) {
  return value_of(node_of(holder)->child);
}

const JsonValue *json_next(const JsonValue *value) {
  return value_of(node_of(value)->next);
}

void json_drop(const JsonValue *holder) {
  /* The document is read through const, but its tree is ours to change. */
  cJSON *node = (cJSON *)(uintptr_t)holder;
  cJSON_Delete(node->child);
  node->child = NULL;
}

int json_size(const JsonValue *holder) {
  return (int)count_children(node_of(holder));
}

const char *json_key(const JsonValue *value) {
  return node_of(value)->string;
}

const JsonValue *json_member(const JsonValue *object, const char *key) {
  if (json_kind(object) != JSON_OBJECT) { return NULL; }
  const cJSON *member = node_of(object)->child;
  while (member &&
         !(member->string[0] == key[0] && str_equal(member->string, key))) {
    member = member->next;
  }
  return member ? value_of(member) : NULL;
}

const char *json_text(const JsonValue *value) {
  assert(json_kind(value) == JSON_TEXT);
  return node_of(value)->valuestring;
}

bool json_bool(const JsonValue *value) {
  return is_kind(node_of(value), cJSON_True);
}

bool json_integer(const JsonValue *value, int64_t *integer) {
  if (json_kind(value) != JSON_NUMBER) { return false; }
  double number = node_of(value)->valuedouble;
  double limit = (double)JSON_MAX_INTEGER;
  if (!(number >= -limit && number <= limit)) { return false; }
  if (number != trunc(number)) { return false; }
  *integer = (int64_t)number;
  return true;
}

bool json_whole(const JsonDoc *doc, const JsonValue *value, int64_t *integer) {
  if (!json_integer(value, integer)) { return false; }
  const char *number = doc->bytes + json_offset(doc, json_place(value));
  const char *end = doc->bytes + doc->length;
  while (number < end &&
         (*number == '-' || (*number >= '0' && *number <= '9'))) {
    number++;
  }
  return number == end || (*number != '.' && *number != 'e' && *number != 'E');
}

uint32_t json_place(const JsonValue *value) {
  return (uint32_t)node_of(value)->valueint;
}

void json_set_memory(void *(*allocate)(size_t size),
                     void (*release)(void *memory)) {
  cJSON_Hooks hooks = {.malloc_fn = allocate, .free_fn = release};
  cJSON_InitHooks(allocate ? &hooks : NULL);
}
