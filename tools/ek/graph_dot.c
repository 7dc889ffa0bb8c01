/* SPDX-License-Identifier: MIT */
#include "graph_dot.h"

#include "base/locale.h"
#include "base/str.h"
#include "base/utf8.h"
#include "scenario/scenario.h"
#include "score/scorecard.h"

#include <stdbool.h>
#include <string.h>

enum { FIRST_CHARS = 60, ROW_CHARS = 26, LABEL_BYTES = 1024 };

/* How an end looks; the colours part from each other in grey too. */
typedef struct {
  const char *key, *shape, *fill;
} EndLook;

static const EndLook ENDS[OUTCOME_COUNT] = {
    [OUTCOME_DELIGHTED] = {"outcome.delighted", "doubleoctagon", "#b7e4c7"},
    [OUTCOME_SATISFIED] = {"outcome.satisfied", "octagon", "#d8f3dc"},
    [OUTCOME_RESOLVED] = {"outcome.resolved", "octagon", "#eaf4e2"},
    [OUTCOME_UNRESOLVED] = {"outcome.unresolved", "hexagon", "#fff3cd"},
    [OUTCOME_LOST] = {"outcome.lost", "invtrapezium", "#f4c2c2"},
    [OUTCOME_ESCALATED] = {"outcome.escalated", "house", "#f8d7da"},
    [OUTCOME_HANDED_OVER] = {"outcome.handed_over", "component", "#dbe9f6"},
    [OUTCOME_ABUSE_ENDED] = {"outcome.abuse_ended", "Msquare", "#e2e3e5"},
};

/* Within the double quotes of a label. */
static void put_label(FILE *to, const char *text) {
  char clean[LABEL_BYTES];
  Str label = str_init(clean, sizeof clean);
  str_add_clean(&label, text);
  for (const char *at = clean; *at; at++) {
    if (*at == '"' || *at == '\\') { fputc('\\', to); }
    fputc(*at, to);
  }
}

/* The first words of a text, in rows that are broken at spaces. */
static void put_first_words(FILE *to, const char *text) {
  char rows[LABEL_BYTES];
  Str words = str_init(rows, sizeof rows);
  size_t left = strlen(text);
  int column = 0, count = 0;
  while (left > 0 && count < FIRST_CHARS) {
    uint32_t point;
    size_t taken = utf8_decode(text, left, &point);
    if (taken == 0) { break; }
    bool last = left == taken || count + 1 == FIRST_CHARS;
    if (point == ' ' && column >= ROW_CHARS && !last) {
      put_label(to, rows);
      fputs("\\n", to);
      words = str_init(rows, sizeof rows);
      column = 0;
    } else {
      str_add_bytes(&words, text, taken);
      column++;
    }
    text += taken;
    left -= taken;
    count++;
  }
  if (left > 0) { str_add(&words, "\u2026"); }
  put_label(to, rows);
}

static void put_node(const Locale *locale, const Scenario *scenario, int index,
                     FILE *to) {
  const Node *node = &scenario->nodes[index];
  fprintf(to, "  n%d [label=\"", index);
  put_label(to, node->id);
  if (node->is_end) {
    fputs("\\n", to);
    put_label(to, locale_text(locale, ENDS[node->outcome].key));
  }
  if (node->lines.count > 0) {
    const Line *line = &scenario->lines[node->lines.first];
    fputs("\\n", to);
    put_first_words(to, scenario->texts[line->variants.first].source);
  }
  fputc('"', to);
  if (node->is_end) {
    fprintf(to, ", shape=%s, fillcolor=\"%s\"", ENDS[node->outcome].shape,
            ENDS[node->outcome].fill);
  }
  if (index == scenario->start) { fputs(", penwidth=3", to); }
  if (index == scenario->rings_back) { fputs(", peripheries=2", to); }
  fputs("];\n", to);
}

static bool leads_to(const Scenario *scenario, const Reply *reply, int target) {
  for (int i = 0; i < reply->ways.count; i++) {
    if (scenario->ways[reply->ways.first + i].node == target) { return true; }
  }
  return false;
}

/* Whether a reply, or a way of this one, before it led there too. */
static bool is_drawn(const Scenario *scenario, const Node *node, int reply,
                     int way) {
  const Reply *this = &scenario->replies[node->replies.first + reply];
  int target = scenario->ways[this->ways.first + way].node;
  for (int i = 0; i < reply; i++) {
    if (leads_to(scenario, &scenario->replies[node->replies.first + i],
                 target)) {
      return true;
    }
  }
  for (int i = 0; i < way; i++) {
    if (scenario->ways[this->ways.first + i].node == target) { return true; }
  }
  return false;
}

/* The reply that the best way takes from this node to that, or NONE. */
static int find_best(const Scorecard *best, int from, int target) {
  for (int i = 0; best && i < best->turn_count; i++) {
    int next =
        i + 1 < best->turn_count ? best->turns[i + 1].node : best->state->node;
    if (best->turns[i].node == from && next == target) {
      return best->turns[i].reply;
    }
  }
  return NONE;
}

/* One arrow for all replies that lead from this node to that. */
static void put_arrow(const Scenario *scenario, const Scorecard *best, int from,
                      int target, FILE *to) {
  const Node *node = &scenario->nodes[from];
  int chosen = find_best(best, from, target);
  fprintf(to, "  n%d -> n%d [label=\"", from, target);
  const char *gap = "";
  for (int i = 0; i < node->replies.count; i++) {
    const Reply *reply = &scenario->replies[node->replies.first + i];
    if (!leads_to(scenario, reply, target)) { continue; }
    fputs(gap, to);
    if (node->replies.first + i == chosen) { fputs("\u2713 ", to); }
    put_label(to, reply->id);
    if (reply->when || reply->ways.count > 1) { fputs(" ?", to); }
    gap = "\\n";
  }
  fputc('"', to);
  if (chosen != NONE) { fputs(", color=\"#0b6e4f\", penwidth=3", to); }
  fputs("];\n", to);
}

static void put_ways(const Scenario *scenario, const Scorecard *best, int index,
                     FILE *to) {
  const Node *node = &scenario->nodes[index];
  for (int i = 0; i < node->replies.count; i++) {
    const Reply *reply = &scenario->replies[node->replies.first + i];
    for (int j = 0; j < reply->ways.count; j++) {
      if (is_drawn(scenario, node, i, j)) { continue; }
      put_arrow(scenario, best, index,
                scenario->ways[reply->ways.first + j].node, to);
    }
  }
}

static void put_side_way(const Locale *locale, const char *key, int from,
                         int target, FILE *to) {
  if (target == NONE) { return; }
  fprintf(
      to,
      "  n%d -> n%d [style=dashed, color=\"#767676\", fontcolor=\"#595959\", "
      "label=\"",
      from, target);
  put_label(to, locale_text(locale, key));
  fputs("\"];\n", to);
}

void graph_write_dot(const Locale *locale, const Scenario *scenario,
                     const Scorecard *best, FILE *to) {
  fputs("digraph call {\n  label=\"", to);
  put_label(to, scenario->title);
  fputs("\";\n  labelloc=t;\n"
        "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", "
        "fontname=\"Helvetica\", fontsize=11];\n"
        "  edge [fontname=\"Helvetica\", fontsize=10];\n",
        to);
  for (int i = 0; i < scenario->node_count; i++) {
    put_node(locale, scenario, i, to);
  }
  for (int i = 0; i < scenario->node_count; i++) {
    const Node *node = &scenario->nodes[i];
    put_ways(scenario, best, i, to);
    put_side_way(locale, "ek.graph.on_interrupt", i, node->on_interrupt, to);
    put_side_way(locale, "ek.graph.on_silence", i, node->on_silence, to);
    put_side_way(locale, "ek.graph.on_hang_up", i, node->on_hang_up, to);
    put_side_way(locale, "ek.graph.on_transfer", i, node->on_transfer, to);
  }
  fputs("}\n", to);
}
