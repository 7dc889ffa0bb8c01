/* SPDX-License-Identifier: MIT */
#include "screens/phrase.h"

#include "ui/widgets.h"

Phrase phrase_fill(const Locale *words, const char *key, const LocaleArg *args,
                   int count) {
  Phrase phrase = {.text = ""};
  Str text = str_init(phrase.text, sizeof phrase.text);
  locale_add(words, &text, key, args, count);
  return phrase;
}

Phrase phrase_text(const Locale *words, const char *key, const char *place,
                   const char *text) {
  const LocaleArg arg = locale_arg_text(place, text);
  return phrase_fill(words, key, &arg, 1);
}

Phrase phrase_number(const Locale *words, const char *key, const char *place,
                     int64_t number) {
  const LocaleArg arg = locale_arg_number(place, number);
  return phrase_fill(words, key, &arg, 1);
}

Phrase phrase_tenths(const Locale *words, int tenths) {
  const LocaleArg args[] = {locale_arg_number("whole", tenths / 10),
                            locale_arg_number("tenth", tenths % 10)};
  return phrase_fill(words, "screen.decimal", args, 2);
}

Phrase phrase_error(const Err *err) {
  Phrase phrase = {.text = ""};
  Str text = str_init(phrase.text, sizeof phrase.text);
  str_add(&text, err->text);
  char *first = phrase.text;
  if (*first >= 'a' && *first <= 'z') { *first = (char)(*first - 'a' + 'A'); }
  bool asks = text.length > 0 && phrase.text[text.length - 1] == '?';
  if (!asks) { str_add(&text, "."); }
  return phrase;
}

void phrase_show_error(Ui *ui, const Err *err) {
  if (err->code == ERR_NONE) { return; }
  ui_note(ui, phrase_error(err).text,
          (UiNote){.icon = "warning-circle",
                   .tone = TONE_BAD,
                   .text = {.tone = TONE_BAD}});
}

const char *phrase_technique(const Locale *words, const char *id,
                             const char *otherwise) {
  char memory[128];
  Str key = str_init(memory, sizeof memory);
  str_addf(&key, "technique.%s.name", id);
  return locale_has(words, key.text) ? locale_text(words, key.text) : otherwise;
}
