/* SPDX-License-Identifier: MIT */
#include "story.h"

#include "base/str.h"

#include <stdlib.h>

enum { FACTS = 12, REPLIES = 3, BYTES_FOR_NODE = 2048, BYTES_FOR_REST = 8192 };

static void add_top(Str *to, const char *id) {
  str_addf(to,
           "{\"format\":1,\"id\":\"%s\",\"title\":\"A long story\","
           "\"language\":\"en\",\"goals\":[\"apology\",\"fix\"],"
           "\"company\":{\"name\":\"Hob & Home\",\"agent\":\"Sam\"},"
           "\"caller\":{\"name\":\"Walter Quill\",\"call_me\":[\"Mr. Quill\"],"
           "\"temper\":{\"grievance\":700}},"
           "\"draw\":{\"where\":[\"kitchen\",\"caravan\"]},"
           "\"vars\":{\"offered\":false,\"times\":0},"
           "\"promises\":{\"post\":{\"text\":\"Send it\",\"within_h\":20}},"
           "\"facts\":{",
           id);
  for (int i = 0; i < FACTS; i++) {
    str_addf(to,
             "%s\"fact_%d\":{\"text\":\"the handle number %d came off\","
             "\"forms\":[\"handle %d\"],\"must_hear\":true}",
             i ? "," : "", i, i, i);
  }
  str_add(to, "},\"start\":\"n0\",\"nodes\":{");
}

static void add_line(Str *to, int node, int line) {
  str_addf(to,
           "{\"id\":\"n%d_l%d\",\"say\":[\"The handle came off in my hand "
           "this morning, in the {where}!\",\"It came off, just like that, "
           "while I held it.\"],\"tells\":[\"fact_%d\"],\"pause_ms\":%d,"
           "\"tone\":\"angry\"}",
           node, line, (node + line) % FACTS, 700 + node % 900);
}

static const char *const SAID[REPLIES] = {
    "Mr. Quill, I am sorry. The handle came off, and you were holding it.",
    "The handle came off this morning? I am so sorry to hear it, Mr. Quill.",
    "I am sorry, Mr. Quill: it came off, just like that, and in the {where}."};

static void add_reply(Str *to, int node, int reply, int next) {
  str_addf(
      to,
      "{\"id\":\"r%d\",\"say\":\"%s\",\"uses\":[\"apology\","
      "\"specific_acknowledgement\"],\"restates\":[\"fact_%d\"],"
      "\"thinks\":\"So he was listening.\","
      "\"coach\":\"His own facts, given back to him.\","
      "\"goto\":[{\"if\":\"anger > %d and seen.n%d < 3\",\"goto\":\"n%d\"},"
      "{\"goto\":\"n%d\"}]}",
      reply, SAID[reply], (node + reply) % FACTS, 500 + reply, node, node,
      next);
}

static void add_node(Str *to, int node, int nodes) {
  str_addf(to, "\"n%d\":{\"caller\":[", node);
  add_line(to, node, 0);
  if (node == nodes - 1) {
    str_add(to, "],\"end\":{\"outcome\":\"satisfied\"}}");
    return;
  }
  str_add(to, "],\"replies\":[");
  for (int i = 0; i < REPLIES; i++) {
    int next = node + 1 + i < nodes ? node + 1 + i : nodes - 1;
    if (i) { str_add(to, ","); }
    add_reply(to, node, i, next);
  }
  str_add(to, "]},");
}

char *story_make(const char *id, int nodes, size_t *length) {
  size_t size = (size_t)nodes * BYTES_FOR_NODE + BYTES_FOR_REST;
  char *memory = malloc(size);
  if (!memory) { return NULL; }
  Str to = str_init(memory, size);
  add_top(&to, id);
  for (int i = 0; i < nodes; i++) { add_node(&to, i, nodes); }
  str_add(&to, "}}");
  *length = to.length;
  return memory;
}
