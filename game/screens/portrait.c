/* SPDX-License-Identifier: MIT */
#include "screens/portrait.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/str.h"
#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

enum { LADDER = 11, TONES = SPEECH_HAPPY + 1, SETS = 2, SHAPES = 5 };

static const char SILHOUETTE[] = "icons/phosphor-user.svg";
static const char *const SET_NAMES[SETS] = {"soft", "hard"};

typedef struct {
  const char *face, *mouth; /* at rest */
  int set;                  /* of mouths it speaks with */
} Look;

typedef struct {
  const char *id, *body, *over; /* over may be NULL */
} Face;

struct Portraits {
  Face *faces; /* sorted by id */
  int count;
  Look ladder[LADDER];
  Look tones[TONES];
  const char *speech[SETS][SHAPES];
};

/* ---- reading ---- */

typedef struct {
  Arena *arena;
  const JsonDoc *doc;
  Diags *diags;
} Reader;

static void refuse(const Reader *reader, const JsonValue *at, const char *why) {
  Diag *diag =
      diags_add(reader->diags, SEVERITY_ERROR, "wrong-type", "%s", why);
  if (at) { json_locate(reader->doc, json_place(at), diag ? &diag->at : NULL); }
}

/* A member that must be there, of that kind; NULL, with a report, if not. */
static const JsonValue *member(const Reader *reader, const JsonValue *object,
                               const char *key, JsonKind kind) {
  if (!object) { return NULL; }
  const JsonValue *value = json_member(object, key);
  if (value && json_kind(value) == kind) { return value; }
  char why[96];
  Str text = str_init(why, sizeof why);
  str_addf(&text, "\"%s\" is missing here, or something else", key);
  refuse(reader, value ? value : object, why);
  return NULL;
}

/* A drawing, named from assets/. */
static const char *drawing(const Reader *reader, const JsonValue *object,
                           const char *key) {
  const JsonValue *value = member(reader, object, key, JSON_TEXT);
  if (!value) { return ""; }
  static const char folder[] = "portraits/";
  const char *name = json_text(value);
  size_t size = sizeof folder + strlen(name);
  char *path = arena_alloc(reader->arena, size);
  if (!path) {
    diags_add_memory(reader->diags);
    return "";
  }
  Str text = str_init(path, size);
  str_add(&text, folder);
  str_add(&text, name);
  return path;
}

static const char *copy_key(const Reader *reader, const JsonValue *value) {
  const char *key = json_key(value);
  const char *copy = arena_copy(reader->arena, key, strlen(key));
  if (!copy) { diags_add_memory(reader->diags); }
  return copy ? copy : "";
}

static int by_id(const void *left, const void *right) {
  const Face *a = left, *b = right;
  return strcmp(a->id, b->id);
}

static void read_people(const Reader *reader, const JsonValue *people,
                        Portraits *portraits) {
  if (!people) { return; }
  portraits->faces =
      arena_array(reader->arena, (size_t)json_size(people), sizeof(Face));
  if (!portraits->faces) {
    diags_add_memory(reader->diags);
    return;
  }
  for (const JsonValue *who = json_first(people); who; who = json_next(who)) {
    const JsonValue *over = json_member(who, "over");
    bool glasses = over && json_kind(over) != JSON_NULL;
    portraits->faces[portraits->count++] =
        (Face){.id = copy_key(reader, who),
               .body = drawing(reader, who, "body"),
               .over = glasses ? drawing(reader, who, "over") : NULL};
  }
  qsort(portraits->faces, (size_t)portraits->count, sizeof(Face), by_id);
}

static Look read_look(const Reader *reader, const JsonValue *value) {
  Look look = {.face = drawing(reader, value, "face"),
               .mouth = drawing(reader, value, "mouth")};
  const JsonValue *set = member(reader, value, "speech", JSON_TEXT);
  look.set = set && str_equal(json_text(set), SET_NAMES[1]);
  return look;
}

static void read_ladder(const Reader *reader, const JsonValue *ladder,
                        Portraits *portraits) {
  if (!ladder) { return; }
  if (json_size(ladder) != LADDER) {
    refuse(reader, ladder, "the ladder has eleven looks, for anger 0 to 10");
    return;
  }
  int at = 0;
  for (const JsonValue *v = json_first(ladder); v; v = json_next(v)) {
    portraits->ladder[at++] = read_look(reader, v);
  }
}

static void read_tones(const Reader *reader, const JsonValue *tones,
                       Portraits *portraits) {
  static const char *const names[TONES] = {
      [SPEECH_CALM] = "calm",   [SPEECH_ANNOYED] = "annoyed",
      [SPEECH_ANGRY] = "angry", [SPEECH_FURIOUS] = "furious",
      [SPEECH_SAD] = "sad",     [SPEECH_RELIEVED] = "relieved",
      [SPEECH_HAPPY] = "happy",
  };
  if (!tones) { return; }
  for (int i = SPEECH_CALM; i < TONES; i++) {
    const JsonValue *look = member(reader, tones, names[i], JSON_OBJECT);
    if (look) { portraits->tones[i] = read_look(reader, look); }
  }
}

static void read_speech(const Reader *reader, const JsonValue *speech,
                        Portraits *portraits) {
  static const char *const names[SHAPES] = {[MOUTH_SMALL] = "small",
                                            [MOUTH_MID] = "mid",
                                            [MOUTH_WIDE] = "wide",
                                            [MOUTH_ROUND] = "round"};
  for (int set = 0; set < SETS; set++) {
    const JsonValue *mouths =
        member(reader, speech, SET_NAMES[set], JSON_OBJECT);
    for (int i = MOUTH_SMALL; i < SHAPES && mouths; i++) {
      portraits->speech[set][i] = drawing(reader, mouths, names[i]);
    }
  }
}

static void read_root(const Reader *reader, Portraits *portraits) {
  const JsonValue *root = json_root(reader->doc);
  if (json_kind(root) != JSON_OBJECT) {
    refuse(reader, root, "a file of portraits is one object");
    return;
  }
  read_people(reader, member(reader, root, "people", JSON_OBJECT), portraits);
  read_ladder(reader, member(reader, root, "ladder", JSON_LIST), portraits);
  read_tones(reader, member(reader, root, "tones", JSON_OBJECT), portraits);
  read_speech(reader, member(reader, root, "speech", JSON_OBJECT), portraits);
}

const Portraits *portrait_load(Arena *arena, const char *path,
                               const char *bytes, size_t length, Diags *diags) {
  int errors = diags_errors(diags);
  JsonDoc *doc = json_open(arena, path, bytes, length, diags);
  if (!doc) { return NULL; }
  Portraits *portraits = arena_alloc(arena, sizeof *portraits);
  if (portraits) {
    read_root(&(Reader){arena, doc, diags}, portraits);
  } else {
    diags_add_memory(diags);
  }
  json_close(doc);
  return diags_errors(diags) > errors ? NULL : portraits;
}

/* ---- showing ---- */

static const Face *find(const Portraits *portraits, const char *id) {
  if (!portraits || !id) { return NULL; }
  Face wanted = {.id = id};
  return bsearch(&wanted, portraits->faces, (size_t)portraits->count,
                 sizeof(Face), by_id);
}

static const Look *look_of(const Portraits *portraits,
                           const PortraitLook *look) {
  if (look->tone != SPEECH_BY_ANGER) { return &portraits->tones[look->tone]; }
  return &portraits->ladder[look->anger / 100];
}

int portrait_layers(const Portraits *portraits, const PortraitLook *look,
                    const char *layers[PORTRAIT_LAYERS]) {
  const Face *face = find(portraits, look->id);
  if (!face) {
    layers[0] = SILHOUETTE;
    return 1;
  }
  const Look *mood = look_of(portraits, look);
  bool closed = look->mouth == MOUTH_CLOSED;
  int count = 0;
  layers[count++] = face->body;
  layers[count++] = mood->face;
  layers[count++] =
      closed ? mood->mouth : portraits->speech[mood->set][look->mouth];
  if (face->over) { layers[count++] = face->over; }
  return count;
}

void portrait_show(Ui *ui, const Portraits *portraits, const PortraitLook *look,
                   PortraitBox box) {
  UiCanvas canvas = {.name = box.name,
                     .width = box.width,
                     .height = box.height,
                     .least = box.least,
                     .radius = box.radius};
  canvas.layer_count = portrait_layers(portraits, look, canvas.layers);
  ui_canvas(ui, canvas);
}
