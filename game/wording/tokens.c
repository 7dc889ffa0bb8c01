/* SPDX-License-Identifier: MIT */
#include "wording/tokens.h"

#include "wording/lexicon.h"
#include "wording/numbers.h"

#include <string.h>

typedef struct {
  const Lexicon *lexicon;
  const char *text;
  size_t length, at;
  Tokens *tokens;
  int sentence; /* the token that its sentence begins with */
} Scan;

static bool is_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static bool is_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}

/* The bytes of an apostrophe, straight or curled; 0 when there is none. */
static size_t apostrophe(const Scan *scan, size_t at) {
  size_t left = scan->length - at;
  if (left > 0 && scan->text[at] == '\'') { return 1; }
  return left > 2 && memcmp(scan->text + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Dashes, quotation marks and the like (U+2000 to U+207F), and U+00A0. */
static size_t separator(const Scan *scan, size_t at) {
  const unsigned char *c = (const unsigned char *)scan->text + at;
  size_t left = scan->length - at;
  if (left > 2 && c[0] == 0xe2 && (c[1] == 0x80 || c[1] == 0x81)) { return 3; }
  return left > 1 && c[0] == 0xc2 && c[1] == 0xa0 ? 2 : 0;
}

static bool ends_with(const char *word, size_t length, const char *end) {
  size_t size = strlen(end);
  return length >= size + 3 && memcmp(word + length - size, end, size) == 0;
}

/* A light stem: plural, past and -ing forms of a word give one number, which
** is never 0. */
static uint32_t stem_of(const char *word, size_t length) {
  static const char *const ENDS[] = {"'s", "ing", "ies", "ed", "es", "s"};
  for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
    if (ends_with(word, length, ENDS[i]) && !ends_with(word, length, "ss")) {
      length -= strlen(ENDS[i]);
      break;
    }
  }
  if (length > 3 && word[length - 1] == word[length - 2]) { length--; }
  if (length > 3 && (word[length - 1] == 'e' || word[length - 1] == 'y')) {
    length--;
  }
  uint32_t hash = words_hash(word, length);
  return hash ? hash : 1;
}

static void add(Scan *scan, Token token) {
  if (scan->tokens->count == TOKENS_MAX) { return; }
  token.first = scan->tokens->count == scan->sentence;
  scan->tokens->list[scan->tokens->count++] = token;
}

static void end_sentence(Scan *scan) {
  int count = scan->tokens->count;
  if (count > scan->sentence) { scan->tokens->list[count - 1].last = true; }
  scan->sentence = count;
}

static void add_word(Scan *scan, size_t begin, const char *word,
                     size_t length) {
  const Words *words = lexicon_words(scan->lexicon);
  int32_t index = words_find(words, word, length, words_hash(word, length));
  Token token = {.begin = (int)begin,
                 .end = (int)scan->at,
                 .word = index,
                 .stem = stem_of(word, length)};
  const Word *known = index == WORD_UNKNOWN ? NULL : &words->list[index];
  if (known && known->spelling) {
    for (int i = 0; i < known->spelling_count; i++) {
      const Word *part = &words->list[known->spelling[i]];
      token.word = known->spelling[i];
      token.stem = stem_of(part->text, strlen(part->text));
      add(scan, token);
    }
    return;
  }
  if (known && known->number >= 0) {
    token.is_number = true;
    token.number = known->number * NUMBER_UNIT;
    token.stem = 0;
  }
  add(scan, token);
}

static void scan_word(Scan *scan) {
  char word[WORD_BYTES];
  size_t begin = scan->at, length = 0;
  while (scan->at < scan->length) {
    unsigned char c = (unsigned char)scan->text[scan->at];
    size_t mark = apostrophe(scan, scan->at);
    bool inside = mark && scan->at + mark < scan->length &&
                  is_letter((unsigned char)scan->text[scan->at + mark]) &&
                  !separator(scan, scan->at + mark);
    if (!inside && (mark || separator(scan, scan->at) ||
                    (!is_letter(c) && !is_digit(c)))) {
      break;
    }
    if (inside) { c = '\''; }
    if (c >= 'A' && c <= 'Z') { c = (unsigned char)(c - 'A' + 'a'); }
    if (length < sizeof word) { word[length++] = (char)c; }
    scan->at += inside ? mark : 1;
  }
  add_word(scan, begin, word, length);
}

static void scan_number(Scan *scan) {
  size_t used, begin = scan->at;
  int64_t number =
      numbers_digits(scan->text + begin, scan->length - begin, &used);
  scan->at += used;
  Token token = {.begin = (int)begin,
                 .end = (int)scan->at,
                 .word = WORD_UNKNOWN,
                 .is_number = number >= 0,
                 .number = number};
  token.stem = words_hash(scan->text + begin, used) | 1;
  add(scan, token);
}

/* Past the bracket that closes what opens here, if one does. */
static size_t closing(const Scan *scan, char close) {
  const char *from = scan->text + scan->at;
  const char *end = memchr(from, close, scan->length - scan->at);
  return end ? (size_t)(end - scan->text) + 1 : scan->at + 1;
}

static void scan_placeholder(Scan *scan) {
  size_t begin = scan->at;
  scan->at = closing(scan, '}');
  if (scan->at - begin > 2 && scan->at - begin < WORD_BYTES) {
    add_word(scan, begin, scan->text + begin, scan->at - begin);
  }
}

static bool after_abbreviation(const Scan *scan) {
  int count = scan->tokens->count;
  if (count == scan->sentence) { return false; }
  int32_t word = scan->tokens->list[count - 1].word;
  return word != WORD_UNKNOWN &&
         lexicon_words(scan->lexicon)->list[word].abbreviation;
}

/* A full stop inside a word ("e.g") ends nothing. */
static bool stops(const Scan *scan) {
  unsigned char next =
      scan->at < scan->length ? (unsigned char)scan->text[scan->at] : ' ';
  return !is_letter(next) && !is_digit(next) && !after_abbreviation(scan);
}

/* The mark that ends a sentence is its last token. */
static void scan_mark(Scan *scan) {
  char c = scan->text[scan->at++];
  bool stop = c == '?' || c == '!' || (c == '.' && stops(scan));
  if (stop && (c != '.' || scan->tokens->count > scan->sentence)) {
    add_word(scan, scan->at - 1, &c, 1);
  }
  if (stop || c == '\n') { end_sentence(scan); }
}

void tokens_read(const Lexicon *lexicon, const char *text, size_t length,
                 Tokens *tokens) {
  tokens->count = 0;
  Scan scan = {
      .lexicon = lexicon, .text = text, .length = length, .tokens = tokens};
  while (scan.at < length && tokens->count < TOKENS_MAX) {
    unsigned char c = (unsigned char)text[scan.at];
    size_t gap = separator(&scan, scan.at);
    if (gap) {
      scan.at += gap;
    } else if (is_letter(c)) {
      scan_word(&scan);
    } else if (is_digit(c)) {
      scan_number(&scan);
    } else if (c == '[') {
      scan.at = closing(&scan, ']');
    } else if (c == '{') {
      scan_placeholder(&scan);
    } else {
      scan_mark(&scan);
    }
  }
  end_sentence(&scan);
  numbers_join(lexicon, tokens);
}
