/* SPDX-License-Identifier: MIT */
#include "screens/call_why.h"

CallWhy call_why_begin(void) {
  return (CallWhy){.entry = CALL_WHY_NOTHING};
}

static void weigh(CallWhy *why, const RubricEntry *entry,
                  const CallOutput *output) {
  int64_t weight = (int64_t)entry->anger * output->b;
  if (weight > why->up_weight) {
    why->up_weight = weight;
    why->up = output->a;
  }
  if (weight < why->down_weight) {
    why->down_weight = weight;
    why->down = output->a;
  }
}

static void begin_answer(CallWhy *why, const CallOutput *output) {
  *why = (CallWhy){.way = why->way,
                   .entry = why->entry,
                   .answering = true,
                   .before = output->anger,
                   .up = CALL_WHY_NOTHING,
                   .down = CALL_WHY_NOTHING};
}

static void end_answer(CallWhy *why, const CallOutput *output) {
  why->answering = false;
  int moved = output->anger - why->before;
  if (moved == 0) { return; }
  why->way = moved;
  why->entry = moved > 0 ? why->up : why->down;
}

void call_why_take(CallWhy *why, const Rubric *rubric,
                   const CallOutput *output) {
  switch ((int)output->kind) {
    case OUTPUT_ANSWER:
      begin_answer(why, output);
      break;
    case OUTPUT_ANSWERED:
      end_answer(why, output);
      break;
    case OUTPUT_USED: {
      const RubricEntry *entry = &rubric->entries[output->a];
      if (why->answering) {
        weigh(why, entry, output);
      } else if (entry->anger != 0) {
        why->way = entry->anger;
        why->entry = output->a;
      }
      break;
    }
    case OUTPUT_SILENCE:
      why->way = 1;
      why->entry = CALL_WHY_SILENCE;
      break;
    default:
      break;
  }
}

static const char *cause(const CallWhy *why, const Rubric *rubric,
                         const Locale *words, Str *key) {
  str_add(key, "screen.call.why.");
  size_t stem = key->length;
  if (why->entry == CALL_WHY_SILENCE) {
    str_add(key, "silence");
  } else if (why->entry >= 0) {
    str_add(key, rubric->entries[why->entry].id);
  }
  if (key->length > stem && locale_has(words, key->text)) {
    return locale_text(words, key->text);
  }
  return locale_text(words, why->way > 0 ? "screen.call.why.rises"
                                         : "screen.call.why.eases");
}

void call_why_add(const CallWhy *why, const Rubric *rubric, const Locale *words,
                  Str *text) {
  if (why->way == 0) { return; }
  char memory[128];
  Str key = str_init(memory, sizeof memory);
  LocaleArg arg = locale_arg_text("why", cause(why, rubric, words, &key));
  locale_add(words, text,
             why->way > 0 ? "screen.call.rising" : "screen.call.easing", &arg,
             1);
}
