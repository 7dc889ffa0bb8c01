/* SPDX-License-Identifier: MIT */
#include "wording/phrase_forms.h"

#include "base/json.h"

#include <string.h>

enum { MOST_FORMS = 4096 };

/* One phrase while its forms are made. */
typedef struct {
  Words *words;
  Phrases *phrases;
  const WordLists *lists;
  Mark mark;
  int32_t row[PHRASE_MAX_WORDS];
  int count, lists_open, forms;
  bool failed;
  PhraseFault *fault;
} Forms;

static bool fail(Forms *forms, const char *rule, const char *text,
                 const char *hint) {
  forms->failed = true;
  *forms->fault = (PhraseFault){rule, text, hint};
  return false;
}

static bool lack_memory(Forms *forms) {
  return fail(forms, NULL, NULL, NULL);
}

static bool too_long(Forms *forms) {
  return fail(forms, "phrase-too-long", "a phrase has at most 12 words", "");
}

/* One word, or the words that it is another spelling of. */
static bool push(Forms *forms, const char *bytes, size_t length) {
  if (length >= WORD_BYTES) {
    return fail(forms, "word-too-long", "a word has at most 39 bytes", "");
  }
  int32_t index = words_add(forms->words, bytes, length);
  if (index == WORD_UNKNOWN) { return lack_memory(forms); }
  const Word *word = &forms->words->list[index];
  int parts = word->spelling ? word->spelling_count : 1;
  if (forms->count + parts > PHRASE_MAX_WORDS) { return too_long(forms); }
  for (int i = 0; i < parts; i++) {
    forms->row[forms->count++] = word->spelling ? word->spelling[i] : index;
  }
  return true;
}

static bool push_all(Forms *forms, const char *text) {
  size_t length;
  while ((length = words_next(&text)) > 0) {
    if (!push(forms, text, length)) { return false; }
    text += length;
  }
  return true;
}

static const WordList *find_list(const WordLists *lists, const char *name,
                                 size_t length) {
  for (int i = 0; i < lists->count; i++) {
    const char *known = lists->list[i].name;
    if (strlen(known) == length && memcmp(known, name, length) == 0) {
      return &lists->list[i];
    }
  }
  return NULL;
}

static void expand(Forms *forms, const char *rest);

static void expand_items(Forms *forms, const WordList *list, const char *rest) {
  int count = forms->count;
  for (const JsonValue *item = json_first(list->items); item && !forms->failed;
       item = json_next(item)) {
    forms->count = count;
    if (json_kind(item) == JSON_TEXT && push_all(forms, json_text(item))) {
      expand(forms, rest);
    }
  }
}

static void expand_list(Forms *forms, const char *name, size_t length,
                        const char *rest) {
  bool optional = length > 0 && name[length - 1] == '?';
  const WordList *list =
      find_list(forms->lists, name, length - (optional ? 1 : 0));
  if (!list) {
    fail(forms, "unknown-class", "no list of words is called so",
         "a word after @ names a list under \"words\"");
    return;
  }
  int count = forms->count;
  if (optional) { expand(forms, rest); }
  if (list->single && forms->count < PHRASE_MAX_WORDS) {
    int index = (int)(list - forms->lists->list);
    forms->row[forms->count++] = WORD_OF_CLASS(index);
    expand(forms, rest);
  } else {
    expand_items(forms, list, rest);
  }
  forms->count = count;
}

static bool add_form(Forms *forms) {
  if (++forms->forms > MOST_FORMS) {
    return fail(forms, "too-many-forms", "a phrase has at most 4096 forms",
                "use fewer lists of words in one phrase");
  }
  return forms->count == 0 ||
         phrases_add(forms->phrases, forms->row, forms->count, forms->mark) ||
         lack_memory(forms);
}

/* Adds every form of what is left of a phrase. Lists of nothing make no phrase
** long, and so they are counted: this call is as deep as a phrase has lists. */
static void expand(Forms *forms, const char *rest) {
  int count = forms->count;
  while (!forms->failed) {
    size_t length = words_next(&rest);
    if (length == 0) {
      add_form(forms);
      break;
    }
    if (rest[0] != '@' || length == 1) {
      push(forms, rest, length);
    } else if (forms->lists_open == PHRASE_MAX_WORDS) {
      too_long(forms);
    } else {
      forms->lists_open++;
      expand_list(forms, rest + 1, length - 1, rest + length);
      forms->lists_open--;
      break;
    }
    rest += length;
  }
  forms->count = count;
}

bool phrase_forms_add(Words *words, Phrases *phrases, const WordLists *lists,
                      const char *phrase, Mark mark, PhraseFault *fault) {
  Forms forms = {.words = words,
                 .phrases = phrases,
                 .lists = lists,
                 .mark = mark,
                 .fault = fault};
  if (phrase[0] == '\0' || phrase[0] == '*') {
    return fail(&forms, "empty-phrase", "a phrase begins with a word", "");
  }
  expand(&forms, phrase);
  return !forms.failed;
}
