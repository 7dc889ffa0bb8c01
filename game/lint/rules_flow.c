/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "lint/linting.h"

#include <ctype.h>
#include <string.h>

/* What fits the screen at every size of text (scenarios/README.md); and what
** SCORING.md gives a trainee to read a word. */
enum { DECISION_WORDS = 60, REPLY_CHARS = 115, READ_WORD_MS = 300 };

/* A name is read at a glance: {caller} is one word, however many it has. */
static int words_to_spare(const Scenario *s, const char *said) {
  static const char place[] = "{caller}";
  int more = 0, spare = 0;
  for (const char *c = s->call_me[0]; *c != '\0'; c++) { more += *c == ' '; }
  while ((said = strstr(said, place))) {
    spare += more;
    said += sizeof place - 1;
  }
  return spare;
}

static void check_decision(Linting *linting, const Node *node) {
  const Scenario *s = linting->scenario;
  const Reply *replies = &s->replies[node->replies.first];
  int words = 0;
  for (int i = 0; i < node->replies.count; i++) {
    words += replies[i].say.words;
  }
  if (words <= DECISION_WORDS) { return; }
  for (int i = 0; i < node->replies.count; i++) {
    words -= words_to_spare(s, replies[i].say.source);
  }
  if (words > DECISION_WORDS) {
    linting_report(linting, LINT_LONG_DECISION, node->place,
                   "the replies of \"%s\" have %d words together; more than "
                   "%d do not fit the screen",
                   node->id, words, DECISION_WORDS);
  }
}

static void check_reply(Linting *linting, const Reply *reply) {
  if (reply->say.chars > REPLY_CHARS) {
    linting_report(linting, LINT_LONG_REPLY, reply->place,
                   "the reply \"%s\" has %d characters; more than %d do not "
                   "fit the screen",
                   reply->id, reply->say.chars, REPLY_CHARS);
  }
}

static void check_line(Linting *linting, const Line *line) {
  int words = 0;
  for (int i = 0; i < line->variants.count; i++) {
    int count = linting->scenario->texts[line->variants.first + i].words;
    if (count > words) { words = count; }
  }
  int shown = line->length_ms + line->pause_ms;
  if ((int64_t)words * READ_WORD_MS > shown) {
    linting_report(linting, LINT_HASTY_LINE, line->place,
                   "the line \"%s\" has %d words and is over in %d ms; reading "
                   "takes %d ms a word",
                   line->id, words, shown, READ_WORD_MS);
  }
}

/* The next letter, digit or other character that says something; 0 at the end.
** Capitals, spaces and punctuation make no other sentence. */
static unsigned char next_said(const char **text) {
  for (; **text != '\0'; (*text)++) {
    unsigned char byte = (unsigned char)**text;
    if (byte >= 0x80 || isalnum(byte) || byte == '{') {
      (*text)++;
      return (unsigned char)tolower(byte);
    }
  }
  return 0;
}

static bool say_same(const char *a, const char *b) {
  unsigned char said;
  do {
    said = next_said(&a);
    if (said != next_said(&b)) { return false; }
  } while (said != 0);
  return true;
}

/* Two ways on from the same words are one reply, as far as anybody sees; with
** conditions they may never be on offer together. */
static void check_same(Linting *linting, const Node *node, int which) {
  const Reply *replies = &linting->scenario->replies[node->replies.first];
  const Reply *reply = &replies[which];
  for (int i = 0; i < which; i++) {
    if (replies[i].when || reply->when) { continue; }
    if (!say_same(replies[i].say.source, reply->say.source)) { continue; }
    linting_report(linting, LINT_SAME_REPLIES, reply->place,
                   "the replies \"%s\" and \"%s\" of \"%s\" say the same",
                   replies[i].id, reply->id, node->id);
    return;
  }
}

void rules_flow_run(Linting *linting) {
  const Scenario *s = linting->scenario;
  for (int n = 0; n < s->node_count; n++) {
    const Node *node = &s->nodes[n];
    check_decision(linting, node);
    for (int i = 0; i < node->replies.count; i++) {
      check_reply(linting, &s->replies[node->replies.first + i]);
      check_same(linting, node, i);
    }
  }
  for (int i = 0; i < s->line_count; i++) { check_line(linting, &s->lines[i]); }
}
