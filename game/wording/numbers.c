/* SPDX-License-Identifier: MIT */
#include "wording/numbers.h"

#include "wording/lexicon.h"

enum { MOST_DIGITS = 12 };

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int64_t numbers_digits(const char *bytes, size_t length, size_t *used) {
  int64_t number = 0;
  size_t at = 0;
  int digits = 0;
  for (; at < length; at++) {
    bool comma = bytes[at] == ',' && at + 3 < length &&
                 is_digit(bytes[at + 1]) && is_digit(bytes[at + 2]) &&
                 is_digit(bytes[at + 3]) &&
                 (at + 4 == length || !is_digit(bytes[at + 4]));
    if (comma) { continue; }
    if (!is_digit(bytes[at])) { break; }
    if (++digits <= MOST_DIGITS) { number = number * 10 + bytes[at] - '0'; }
  }
  number *= NUMBER_UNIT;
  int64_t place = NUMBER_UNIT / 10;
  if (at + 1 < length && bytes[at] == '.' && is_digit(bytes[at + 1])) {
    for (at++; at < length && is_digit(bytes[at]); at++, place /= 10) {
      number += place * (bytes[at] - '0');
    }
  }
  *used = at;
  return digits <= MOST_DIGITS ? number : -1;
}

/* What two neighbours count together, or -1: 20 and 4, 2 and a dozen. Digits
** are joined to nothing but what multiplies them; they alone have a stem. */
static int64_t join(const Lexicon *lexicon, const Token *a, const Token *b) {
  if (!a->is_number || !b->is_number || a->last) { return -1; }
  int64_t head = a->number / NUMBER_UNIT, tail = b->number / NUMBER_UNIT;
  if (lexicon_multiplies(lexicon, b->word)) {
    return head <= 1000 ? a->number * tail : -1;
  }
  if (a->stem != 0 || b->stem != 0 || tail == 0) { return -1; }
  bool tens = head % 100 >= 20 && head % 10 == 0;
  bool fits = (tens && tail < 10) ||
              (head >= 100 && head % 100 == 0 && tail < 100) ||
              (head >= 1000 && head % 1000 == 0 && tail < 1000);
  return fits ? a->number + b->number : -1;
}

/* "And" between a hundred and what is left of a number. */
static bool joins_over(const Lexicon *lexicon, const Token *token,
                       const Token *next, int left) {
  return left >= 2 && lexicon_is_and(lexicon, next->word) && !next->last &&
         token->is_number && token->number / NUMBER_UNIT >= 100;
}

void numbers_join(const Lexicon *lexicon, Tokens *tokens) {
  int kept = 0;
  for (int i = 0; i < tokens->count;) {
    Token token = tokens->list[i++];
    while (i < tokens->count) {
      const Token *next = &tokens->list[i];
      bool over = joins_over(lexicon, &token, next, tokens->count - i);
      if (over) { next++; }
      int64_t number = join(lexicon, &token, next);
      if (number < 0) { break; }
      token.end = next->end;
      token.last = next->last;
      token.number = number;
      token.word = WORD_UNKNOWN;
      i += over ? 2 : 1;
    }
    tokens->list[kept++] = token;
  }
  tokens->count = kept;
}
