/* SPDX-License-Identifier: MIT */
#include "scenario/keys.h"

#include "base/json.h"
#include "base/str.h"
#include "scenario/scenario.h"
#include "scenario/technique.h"

#include <assert.h>
#include <stddef.h>

/* Words stand in the order of the enumerations that they mean. */
static const char *const CHANNELS[] = {"phone", "in_person", NULL};
static const char *const TIMBRES[] = {"female",     "male",     "child",
                                      "old_female", "old_male", NULL};
static const char *const TONES[] = {"",         "calm",    "annoyed",
                                    "angry",    "furious", "sad",
                                    "relieved", "happy",   NULL};
static const char *const OUTCOMES[] = {
    "delighted", "satisfied",   "resolved",    "unresolved", "lost",
    "escalated", "handed_over", "abuse_ended", NULL};
static const char *const CLOSERS[] = {"caller", "trainee", NULL};
static const char *const KINDS[] = {"rewarded", "penalised", NULL};
static const char *const KNOWINGS[] = {"tag", "time", "state", "after", NULL};

enum {
  MAX_COUNT = 1000 * 1000 * 1000, /* of hours, minutes, steps on a map */
  MAX_FORMS = 100 /* of address: each is looked for in every reply */
};

#define REQUIRED           .required = true
#define OPTIONAL           .required = false
#define RANGE(least, most) .min = (least), .max = (most)

static const Key TOP[] = {
    [TOP_FORMAT] = {"format", KEY_INTEGER, REQUIRED, RANGE(1, 1)},
    [TOP_ID] = {"id", KEY_FILE_ID, REQUIRED},
    [TOP_TITLE] = {"title", KEY_TEXT, REQUIRED},
    [TOP_SUMMARY] = {"summary", KEY_TEXT, OPTIONAL},
    [TOP_LANGUAGE] = {"language", KEY_NAME, REQUIRED},
    [TOP_CHANNEL] = {"channel", KEY_WORD, .words = CHANNELS},
    [TOP_DIFFICULTY] = {"difficulty", KEY_INTEGER, RANGE(1, 5)},
    [TOP_GOALS] = {"goals", KEY_REFS, OPTIONAL},
    [TOP_COMPANY] = {"company", KEY_OBJECT, OPTIONAL},
    [TOP_CALLER] = {"caller", KEY_OBJECT, REQUIRED},
    [TOP_PEOPLE] = {"people", KEY_MAP, OPTIONAL},
    [TOP_DRAW] = {"draw", KEY_MAP, OPTIONAL},
    [TOP_RECORD] = {"record", KEY_LIST, OPTIONAL},
    [TOP_FACTS] = {"facts", KEY_MAP, OPTIONAL},
    [TOP_PROMISES] = {"promises", KEY_MAP, OPTIONAL},
    [TOP_VARS] = {"vars", KEY_MAP, OPTIONAL},
    [TOP_START] = {"start", KEY_REF, REQUIRED},
    [TOP_RINGS_BACK] = {"rings_back", KEY_REF, OPTIONAL},
    [TOP_NODES] = {"nodes", KEY_MAP, REQUIRED, RANGE(1, SCENARIO_MAX_NODES)},
    [TOP_WRAP_UP] = {"wrap_up", KEY_OBJECT, OPTIONAL},
    [TOP_AFTERMATH] = {"aftermath", KEY_LIST, OPTIONAL},
};
static const Key COMPANY[] = {
    [COMPANY_NAME] = {"name", KEY_NAME, OPTIONAL},
    [COMPANY_AGENT] = {"agent", KEY_NAME, OPTIONAL},
};
static const Key CALLER[] = {
    [CALLER_NAME] = {"name", KEY_NAME, REQUIRED},
    [CALLER_PORTRAIT] = {"portrait", KEY_FILE_ID, OPTIONAL},
    [CALLER_VOICE] = {"voice", KEY_OBJECT, OPTIONAL},
    [CALLER_CALL_ME] = {"call_me", KEY_NAMES, RANGE(0, MAX_FORMS)},
    [CALLER_TEMPER] = {"temper", KEY_OBJECT, OPTIONAL},
    [CALLER_PROTESTS] = {"protests", KEY_TEXTS, OPTIONAL},
};
static const Key PERSON[] = {
    [PERSON_NAME] = {"name", KEY_NAME, REQUIRED},
    [PERSON_PORTRAIT] = {"portrait", KEY_FILE_ID, OPTIONAL},
    [PERSON_VOICE] = {"voice", KEY_OBJECT, OPTIONAL},
};
static const Key VOICE[] = {
    [VOICE_TIMBRE] = {"timbre", KEY_WORD, .words = TIMBRES},
    [VOICE_PITCH] = {"pitch", KEY_INTEGER, RANGE(50, 200), .fallback = 100},
    [VOICE_PACE] = {"pace", KEY_INTEGER, RANGE(50, 200), .fallback = 100},
};
static const Key TEMPER[] = {
    [TEMPER_GRIEVANCE] = {"grievance", KEY_INTEGER, RANGE(0, 1000),
                          .fallback = 600},
    [TEMPER_TRUST] = {"trust", KEY_INTEGER, RANGE(0, 1000), .fallback = 400},
    [TEMPER_FAULT] = {"fault", KEY_INTEGER, RANGE(0, 1000), .fallback = 1000},
    [TEMPER_PATIENCE_S] = {"patience_s", KEY_INTEGER, RANGE(3, 60),
                           .fallback = 8},
};
static const Key RECORD[] = {
    [RECORD_ID] = {"id", KEY_ID, REQUIRED},
    [RECORD_LABEL] = {"label", KEY_TEXT, REQUIRED},
    [RECORD_TEXT] = {"text", KEY_TEXT, REQUIRED},
    [RECORD_TELLS] = {"tells", KEY_REFS, OPTIONAL},
};
static const Key FACT[] = {
    [FACT_TEXT] = {"text", KEY_TEXT, REQUIRED},
    [FACT_FORMS] = {"forms", KEY_NAMES, OPTIONAL},
    [FACT_MUST_HEAR] = {"must_hear", KEY_BOOL, OPTIONAL},
    [FACT_TRUE] = {"true", KEY_TRUTH, OPTIONAL},
    [FACT_NEAR] = {"near", KEY_REF, OPTIONAL},
};
static const Key PROMISE[] = {
    [PROMISE_TEXT] = {"text", KEY_TEXT, REQUIRED},
    [PROMISE_WITHIN_H] = {"within_h", KEY_INTEGER, REQUIRED,
                          RANGE(0, MAX_COUNT)},
};
static const Key NODE[] = {
    [NODE_CALLER] = {"caller", KEY_LIST, OPTIONAL},
    [NODE_REPLIES] = {"replies", KEY_LIST, RANGE(1, SCENARIO_MAX_REPLIES)},
    [NODE_END] = {"end", KEY_OBJECT, OPTIONAL},
    [NODE_ON_INTERRUPT] = {"on_interrupt", KEY_REF, OPTIONAL},
    [NODE_ON_SILENCE] = {"on_silence", KEY_REF, OPTIONAL},
    [NODE_ON_HANG_UP] = {"on_hang_up", KEY_REF, OPTIONAL},
    [NODE_ON_TRANSFER] = {"on_transfer", KEY_REF, OPTIONAL},
    [NODE_AT] = {"at", KEY_POINT, RANGE(-MAX_COUNT, MAX_COUNT)},
};
static const Key LINE[] = {
    [LINE_ID] = {"id", KEY_ID, OPTIONAL},
    [LINE_SAY] = {"say", KEY_SAY, REQUIRED, .min = 1},
    [LINE_BY] = {"by", KEY_REF, OPTIONAL},
    [LINE_IF] = {"if", KEY_CONDITION, OPTIONAL},
    [LINE_TELLS] = {"tells", KEY_REFS, OPTIONAL},
    [LINE_PAUSE_MS] = {"pause_ms", KEY_INTEGER, RANGE(0, 10000),
                       .fallback = 700},
    [LINE_INVITES] = {"invites", KEY_BOOL, OPTIONAL},
    [LINE_ABUSE] = {"abuse", KEY_INTEGER, RANGE(0, 2)},
    [LINE_TONE] = {"tone", KEY_WORD, .words = TONES},
    [LINE_MS] = {"ms", KEY_INTEGER, RANGE(0, 600000), .fallback = NONE},
};
static const Key REPLY[] = {
    [REPLY_ID] = {"id", KEY_ID, REQUIRED},
    [REPLY_SAY] = {"say", KEY_TEXT, REQUIRED},
    [REPLY_USES] = {"uses", KEY_REFS, OPTIONAL},
    [REPLY_RESTATES] = {"restates", KEY_REFS, OPTIONAL},
    [REPLY_ASKS] = {"asks", KEY_REFS, OPTIONAL},
    [REPLY_CONTRADICTS] = {"contradicts", KEY_REFS, OPTIONAL},
    [REPLY_PROMISES] = {"promises", KEY_REFS, OPTIONAL},
    [REPLY_WITHIN_H] = {"within_h", KEY_INTEGER, RANGE(0, MAX_COUNT),
                        .fallback = NONE},
    [REPLY_OFFER] = {"offer", KEY_OBJECT, OPTIONAL},
    [REPLY_SET] = {"set", KEY_MAP, OPTIONAL},
    [REPLY_IF] = {"if", KEY_CONDITION, OPTIONAL},
    [REPLY_ONCE] = {"once", KEY_BOOL, OPTIONAL},
    [REPLY_REACTION] = {"reaction", KEY_OBJECT, OPTIONAL},
    [REPLY_THINKS] = {"thinks", KEY_TEXT, OPTIONAL},
    [REPLY_COACH] = {"coach", KEY_TEXT, OPTIONAL},
    [REPLY_GOTO] = {"goto", KEY_WAYS, REQUIRED, .min = 1},
};
static const Key OFFER[] = {
    [OFFER_VALUE] = {"value", KEY_INTEGER, REQUIRED,
                     RANGE(0, JSON_MAX_INTEGER)},
    [OFFER_LOSS] = {"loss", KEY_INTEGER, REQUIRED, RANGE(1, JSON_MAX_INTEGER)},
};
static const Key WAY[] = {
    [WAY_IF] = {"if", KEY_CONDITION, OPTIONAL},
    [WAY_GOTO] = {"goto", KEY_REF, REQUIRED},
};
static const Key END[] = {
    [END_OUTCOME] = {"outcome", KEY_WORD, REQUIRED, .words = OUTCOMES},
    [END_CLOSED_BY] = {"closed_by", KEY_WORD, .words = CLOSERS},
};
static const Key WRAP_UP[] = {
    [WRAP_UP_MINUTES] = {"minutes", KEY_INTEGER, REQUIRED, RANGE(0, MAX_COUNT)},
    [WRAP_UP_TASKS] = {"tasks", KEY_LIST, OPTIONAL},
};
static const Key TASK[] = {
    [TASK_ID] = {"id", KEY_ID, REQUIRED},
    [TASK_LABEL] = {"label", KEY_TEXT, REQUIRED},
    [TASK_MINUTES] = {"minutes", KEY_INTEGER, REQUIRED, RANGE(0, MAX_COUNT)},
    [TASK_KEEPS] = {"keeps", KEY_REFS, OPTIONAL},
    [TASK_USES] = {"uses", KEY_REFS, OPTIONAL},
    [TASK_IF] = {"if", KEY_CONDITION, OPTIONAL},
};
static const Key AFTERMATH[] = {
    [AFTERMATH_ID] = {"id", KEY_ID, OPTIONAL},
    [AFTERMATH_IF] = {"if", KEY_CONDITION, OPTIONAL},
    [AFTERMATH_SAY] = {"say", KEY_TEXT, REQUIRED},
};
static const Key RUBRIC[] = {
    [RUBRIC_VERSION] = {"rubric", KEY_INTEGER, REQUIRED, RANGE(1, 1)},
    [RUBRIC_TECHNIQUES] = {"techniques", KEY_LIST, REQUIRED,
                           RANGE(0, RUBRIC_MAX_TECHNIQUES)},
};
static const Key TECHNIQUE[] = {
    [ENTRY_ID] = {"id", KEY_ID, REQUIRED},
    [ENTRY_KIND] = {"kind", KEY_WORD, REQUIRED, .words = KINDS},
    [ENTRY_CATEGORY] = {"category", KEY_NAME, REQUIRED},
    [ENTRY_KNOWN_BY] = {"known_by", KEY_WORDS, REQUIRED, RANGE(1, 4),
                        .words = KNOWINGS},
    [ENTRY_POINTS] = {"points", KEY_INTEGER, REQUIRED, RANGE(0, 100)},
    [ENTRY_ANGER] = {"anger", KEY_INTEGER, RANGE(-1000, 1000)},
    [ENTRY_GRIEVANCE] = {"grievance", KEY_INTEGER, RANGE(-1000, 1000)},
    [ENTRY_TRUST] = {"trust", KEY_INTEGER, RANGE(-1000, 1000)},
    [ENTRY_KEEP] = {"keep", KEY_INTEGER, RANGE(0, 100), .fallback = 100},
    [ENTRY_BY_FAULT] = {"by_fault", KEY_BOOL, OPTIONAL},
    [ENTRY_CRITICAL] = {"critical", KEY_BOOL, OPTIONAL},
    [ENTRY_WHAT] = {"what", KEY_TEXT, OPTIONAL},
    [ENTRY_ADVICE] = {"advice", KEY_TEXT, OPTIONAL},
    [ENTRY_SOURCES] = {"sources", KEY_NAMES, OPTIONAL},
};

static const KeyTable TABLES[] = {
    [KEYS_TOP] = {"a scenario", TOP, TOP_KEYS},
    [KEYS_COMPANY] = {"the company", COMPANY, COMPANY_KEYS},
    [KEYS_CALLER] = {"the caller", CALLER, CALLER_KEYS},
    [KEYS_PERSON] = {"a person", PERSON, PERSON_KEYS},
    [KEYS_VOICE] = {"a voice", VOICE, VOICE_KEYS},
    [KEYS_TEMPER] = {"the temper", TEMPER, TEMPER_KEYS},
    [KEYS_RECORD] = {"a record entry", RECORD, RECORD_KEYS},
    [KEYS_FACT] = {"a fact", FACT, FACT_KEYS},
    [KEYS_PROMISE] = {"a promise", PROMISE, PROMISE_KEYS},
    [KEYS_NODE] = {"a node", NODE, NODE_KEYS},
    [KEYS_LINE] = {"a line", LINE, LINE_KEYS},
    [KEYS_REPLY] = {"a reply", REPLY, REPLY_KEYS},
    [KEYS_OFFER] = {"an offer", OFFER, OFFER_KEYS},
    [KEYS_WAY] = {"a way", WAY, WAY_KEYS},
    [KEYS_END] = {"an end", END, END_KEYS},
    [KEYS_WRAP_UP] = {"the wrap-up", WRAP_UP, WRAP_UP_KEYS},
    [KEYS_TASK] = {"a task", TASK, TASK_KEYS},
    [KEYS_AFTERMATH] = {"an aftermath entry", AFTERMATH, AFTERMATH_KEYS},
    [KEYS_RUBRIC] = {"a rubric", RUBRIC, RUBRIC_KEYS},
    [KEYS_TECHNIQUE] = {"a technique", TECHNIQUE, ENTRY_KEYS},
};

const KeyTable *keys_table(KeysOf of) {
  assert((unsigned)of < KEYS_COUNT);
  return &TABLES[of];
}

bool keys_is_private(const char *name) {
  return name[0] == 'x' && name[1] == '-';
}

int keys_find_word(const Key *key, const char *text) {
  for (int i = 0; key->words[i]; i++) {
    if (key->words[i][0] && str_equal(key->words[i], text)) { return i; }
  }
  return -1;
}
