/* SPDX-License-Identifier: MIT */
/* Every key of scenario and rubric files, with its type, range and default:
** the one table behind reading, "did you mean" and the test of the schema. */
#ifndef SCENARIO_KEYS_H
#define SCENARIO_KEYS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  KEY_TEXT,      /* may hold {placeholders} and [stage directions] */
  KEY_TEXTS,     /* a list of such */
  KEY_SAY,       /* one, or a list of variants */
  KEY_NAME,      /* a text without either */
  KEY_NAMES,     /* a list of such */
  KEY_ID,        /* an id that is given here */
  KEY_FILE_ID,   /* the same, and may have "-" */
  KEY_IDS,       /* a list of ids that are given here */
  KEY_REF,       /* an id that is given elsewhere */
  KEY_REFS,      /* a list of such, each once */
  KEY_WORD,      /* one of `words` */
  KEY_WORDS,     /* a list of such, each once */
  KEY_INTEGER,   /* min to max */
  KEY_BOOL,      /* */
  KEY_CONDITION, /* an expression that is true or false */
  KEY_TRUTH,     /* true, false or such an expression */
  KEY_WAYS,      /* a node, or a list of ways */
  KEY_POINT,     /* two integers, min to max */
  KEY_OBJECT,    /* an object with keys of its own */
  KEY_LIST,      /* a list of such; min and max: how many */
  KEY_MAP        /* an object whose keys are ids that the author chose */
} KeyType;

typedef struct {
  const char *name;
  KeyType type;
  bool required;
  int64_t min, max;         /* of integers; of how many a list or map holds,
                               where a max of 0 is none */
  int64_t fallback;         /* of integers and words; a bool's is false */
  const char *const *words; /* NULL at the end */
} Key;

typedef struct {
  const char *what; /* "a reply" */
  const Key *keys;
  int count;
} KeyTable;

enum { KEYS_MAX = 24 }; /* no table has more */

typedef enum {
  KEYS_TOP,
  KEYS_COMPANY,
  KEYS_CALLER,
  KEYS_PERSON,
  KEYS_VOICE,
  KEYS_TEMPER,
  KEYS_RECORD,
  KEYS_FACT,
  KEYS_PROMISE,
  KEYS_NODE,
  KEYS_LINE,
  KEYS_REPLY,
  KEYS_OFFER,
  KEYS_WAY,
  KEYS_END,
  KEYS_WRAP_UP,
  KEYS_TASK,
  KEYS_AFTERMATH,
  KEYS_RUBRIC,
  KEYS_TECHNIQUE,
  KEYS_COUNT
} KeysOf;

enum {
  TOP_FORMAT,
  TOP_ID,
  TOP_TITLE,
  TOP_SUMMARY,
  TOP_LANGUAGE,
  TOP_CHANNEL,
  TOP_DIFFICULTY,
  TOP_GOALS,
  TOP_COMPANY,
  TOP_CALLER,
  TOP_PEOPLE,
  TOP_DRAW,
  TOP_RECORD,
  TOP_FACTS,
  TOP_PROMISES,
  TOP_VARS,
  TOP_START,
  TOP_RINGS_BACK,
  TOP_NODES,
  TOP_WRAP_UP,
  TOP_AFTERMATH,
  TOP_KEYS
};
enum { COMPANY_NAME, COMPANY_AGENT, COMPANY_KEYS };
enum {
  CALLER_NAME,
  CALLER_PORTRAIT,
  CALLER_VOICE,
  CALLER_CALL_ME,
  CALLER_TEMPER,
  CALLER_PROTESTS,
  CALLER_KEYS
};
enum { PERSON_NAME, PERSON_PORTRAIT, PERSON_VOICE, PERSON_KEYS };
enum { VOICE_TIMBRE, VOICE_PITCH, VOICE_PACE, VOICE_KEYS };
enum {
  TEMPER_GRIEVANCE,
  TEMPER_TRUST,
  TEMPER_FAULT,
  TEMPER_PATIENCE_S,
  TEMPER_KEYS
};
enum { RECORD_ID, RECORD_LABEL, RECORD_TEXT, RECORD_TELLS, RECORD_KEYS };
enum { FACT_TEXT, FACT_FORMS, FACT_MUST_HEAR, FACT_TRUE, FACT_NEAR, FACT_KEYS };
enum { PROMISE_TEXT, PROMISE_WITHIN_H, PROMISE_KEYS };
enum {
  NODE_CALLER,
  NODE_REPLIES,
  NODE_END,
  NODE_ON_INTERRUPT,
  NODE_ON_SILENCE,
  NODE_ON_HANG_UP,
  NODE_ON_TRANSFER,
  NODE_AT,
  NODE_KEYS
};
enum {
  LINE_ID,
  LINE_SAY,
  LINE_BY,
  LINE_IF,
  LINE_TELLS,
  LINE_PAUSE_MS,
  LINE_INVITES,
  LINE_ABUSE,
  LINE_TONE,
  LINE_MS,
  LINE_KEYS
};
enum {
  REPLY_ID,
  REPLY_SAY,
  REPLY_USES,
  REPLY_RESTATES,
  REPLY_ASKS,
  REPLY_CONTRADICTS,
  REPLY_PROMISES,
  REPLY_WITHIN_H,
  REPLY_OFFER,
  REPLY_SET,
  REPLY_IF,
  REPLY_ONCE,
  REPLY_REACTION,
  REPLY_THINKS,
  REPLY_COACH,
  REPLY_GOTO,
  REPLY_KEYS
};
enum { OFFER_VALUE, OFFER_LOSS, OFFER_KEYS };
enum { WAY_IF, WAY_GOTO, WAY_KEYS };
enum { END_OUTCOME, END_CLOSED_BY, END_KEYS };
enum { WRAP_UP_MINUTES, WRAP_UP_TASKS, WRAP_UP_KEYS };
enum {
  TASK_ID,
  TASK_LABEL,
  TASK_MINUTES,
  TASK_KEEPS,
  TASK_USES,
  TASK_IF,
  TASK_KEYS
};
enum { AFTERMATH_ID, AFTERMATH_IF, AFTERMATH_SAY, AFTERMATH_KEYS };
enum { RUBRIC_VERSION, RUBRIC_TECHNIQUES, RUBRIC_KEYS };
enum {
  ENTRY_ID,
  ENTRY_KIND,
  ENTRY_CATEGORY,
  ENTRY_KNOWN_BY,
  ENTRY_POINTS,
  ENTRY_ANGER,
  ENTRY_GRIEVANCE,
  ENTRY_TRUST,
  ENTRY_KEEP,
  ENTRY_BY_FAULT,
  ENTRY_CRITICAL,
  ENTRY_WHAT,
  ENTRY_ADVICE,
  ENTRY_SOURCES,
  ENTRY_KEYS
};

const KeyTable *keys_table(KeysOf of);

/* Whether a key is the author's own, to be left alone. */
bool keys_is_private(const char *name);

/* Which of the key's words a text is; -1 when it is none. */
int keys_find_word(const Key *key, const char *text);

#endif
