/* SPDX-License-Identifier: MIT */
/* What a sentence can do: the one table of what the analyser finds. */
#ifndef WORDING_KIND_H
#define WORDING_KIND_H

typedef enum {
  WORDING_APOLOGY,
  WORDING_CONDITIONAL_APOLOGY, /* "sorry if" */
  WORDING_RESPONSIBILITY,
  WORDING_THANKS,
  WORDING_PLEASE,
  WORDING_EMPATHY,
  WORDING_ANGER_ACKNOWLEDGED,
  WORDING_FACT_NAMED, /* value: the scenario's fact; NONE for {fact} */
  WORDING_NAME_USED,  /* value: the form of call_me; NONE for {caller} */
  WORDING_QUESTION,
  WORDING_OPEN_QUESTION,
  WORDING_CLOSED_QUESTION,
  WORDING_REQUEST,   /* asks for information */
  WORDING_ASKED_FOR, /* value: a topic, see lexicon_topic() */
  WORDING_OFFER,
  WORDING_OPTIONS,    /* two or more ways, to choose from */
  WORDING_TIME_FRAME, /* value: hours, rounded up */
  WORDING_FREEBIE,
  WORDING_HOLD,
  WORDING_POLITE,
  WORDING_POSITIVE_LANGUAGE,
  WORDING_NEGATIVE_LANGUAGE,
  WORDING_NEGATIVE,  /* an opinion that is not good */
  WORDING_COMPLAINT, /* about a service */
  WORDING_BLAME,
  WORDING_CALM_DOWN,
  WORDING_UNDERSTOOD, /* "I hear you": an acknowledgement of no kind above */
  WORDING_BUT,
  WORDING_BUT_AFTER_ACKNOWLEDGEMENT,
  WORDING_BARE_ACK,
  WORDING_VAGUE_PROMISE,
  WORDING_RUSHING,
  WORDING_PROFANITY,
  WORDING_INSULT,
  WORDING_ABUSE,
  WORDING_COUNT
} WordingKind;

/* The stable name that lexicons and `ek wording` use. */
const char *wording_kind_id(WordingKind kind);

/* WORDING_COUNT when nothing is called so. */
WordingKind wording_kind_by_id(const char *id);

#endif
