/* SPDX-License-Identifier: MIT */
#include "analysis/reading.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
  int words, sentences, syllables;
} Counts;

static bool is_vowel(char letter) {
  return letter != '\0' && strchr("aeiouyAEIOUY", letter) != NULL;
}

static bool is_in_word(char letter) {
  unsigned char byte = (unsigned char)letter;
  return isalnum(byte) || byte >= 0x80 || letter == '\'';
}

/* "made" and "makes" end in silence, "table" and "wanted" do not. */
static bool ends_silently(const char *word, size_t length) {
  if (length < 3) { return false; }
  const char *last = word + length - 1;
  if (*last == 'e') { return last[-1] != 'l' || is_vowel(last[-2]); }
  if (length < 4 || last[-1] != 'e') { return false; }
  if (*last == 'd') { return last[-2] != 't' && last[-2] != 'd'; }
  return *last == 's' && !strchr("sxzcg", last[-2]);
}

static int count_syllables(const char *word, size_t length) {
  int count = 0;
  bool vowel = false;
  for (size_t i = 0; i < length; i++) {
    bool now = is_vowel(word[i]);
    if (now && !vowel) { count++; }
    if (isdigit((unsigned char)word[i])) { count++; }
    vowel = now;
  }
  if (count > 1 && ends_silently(word, length)) { count--; }
  return count > 0 ? count : 1;
}

static Counts count_text(const char *text) {
  Counts counts = {0};
  bool open = false; /* a sentence has begun */
  while (*text != '\0') {
    if (*text == '[') {
      while (*text != '\0' && *text != ']') { text++; }
    }
    size_t length = 0;
    while (is_in_word(text[length])) { length++; }
    if (length > 0) {
      counts.words++;
      counts.syllables += count_syllables(text, length);
      open = true;
      text += length;
    } else if (*text != '\0') {
      if (open && strchr(".!?", *text)) {
        counts.sentences++;
        open = false;
      }
      text++;
    }
  }
  if (open) { counts.sentences++; }
  return counts;
}

int reading_grade_tenths(const char *text) {
  Counts counts = count_text(text);
  if (counts.words == 0) { return 0; }
  int hundredths = 39 * counts.words / counts.sentences +
                   1180 * counts.syllables / counts.words - 1559;
  return hundredths > 0 ? hundredths / 10 : 0;
}
