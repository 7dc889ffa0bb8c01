/* SPDX-License-Identifier: MIT */
#include "wording/kind.h"

#include "base/str.h"

static const char *const IDS[WORDING_COUNT] = {
    [WORDING_APOLOGY] = "apology",
    [WORDING_CONDITIONAL_APOLOGY] = "conditional_apology",
    [WORDING_RESPONSIBILITY] = "responsibility",
    [WORDING_THANKS] = "thanks",
    [WORDING_PLEASE] = "please",
    [WORDING_EMPATHY] = "empathy",
    [WORDING_ANGER_ACKNOWLEDGED] = "anger_acknowledged",
    [WORDING_FACT_NAMED] = "fact_named",
    [WORDING_NAME_USED] = "name_used",
    [WORDING_QUESTION] = "question",
    [WORDING_OPEN_QUESTION] = "open_question",
    [WORDING_CLOSED_QUESTION] = "closed_question",
    [WORDING_REQUEST] = "request",
    [WORDING_ASKED_FOR] = "asked_for",
    [WORDING_OFFER] = "offer",
    [WORDING_OPTIONS] = "options",
    [WORDING_TIME_FRAME] = "time_frame",
    [WORDING_FREEBIE] = "freebie",
    [WORDING_HOLD] = "hold",
    [WORDING_POLITE] = "polite",
    [WORDING_POSITIVE_LANGUAGE] = "positive_language",
    [WORDING_NEGATIVE_LANGUAGE] = "negative_language",
    [WORDING_NEGATIVE] = "negative",
    [WORDING_COMPLAINT] = "complaint",
    [WORDING_BLAME] = "blame",
    [WORDING_CALM_DOWN] = "calm_down",
    [WORDING_UNDERSTOOD] = "understood",
    [WORDING_BUT] = "but",
    [WORDING_BUT_AFTER_ACKNOWLEDGEMENT] = "but_after_acknowledgement",
    [WORDING_BARE_ACK] = "bare_ack",
    [WORDING_VAGUE_PROMISE] = "vague_promise",
    [WORDING_RUSHING] = "rushing",
    [WORDING_PROFANITY] = "profanity",
    [WORDING_INSULT] = "insult",
    [WORDING_ABUSE] = "abuse",
};

const char *wording_kind_id(WordingKind kind) {
  return IDS[kind];
}

WordingKind wording_kind_by_id(const char *id) {
  int kind = 0;
  while (kind < WORDING_COUNT && !str_equal(IDS[kind], id)) { kind++; }
  return (WordingKind)kind;
}
