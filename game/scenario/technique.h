/* SPDX-License-Identifier: MIT */
/* The 63 techniques of the catalogue, the only ones that the engine knows by
** itself. A rubric may add others, which work by tag alone. */
#ifndef SCENARIO_TECHNIQUE_H
#define SCENARIO_TECHNIQUE_H

#define TECHNIQUE_LIST(X)                                                      \
  X(STAY_CALM, stay_calm)                                                      \
  X(NOT_PERSONAL, not_personal)                                                \
  X(HAND_OVER, hand_over)                                                      \
  X(LET_VENT, let_vent)                                                        \
  X(BACKCHANNEL, backchannel)                                                  \
  X(TAKE_NOTES, take_notes)                                                    \
  X(ACKNOWLEDGE_ANGER, acknowledge_anger)                                      \
  X(SPECIFIC_ACKNOWLEDGEMENT, specific_acknowledgement)                        \
  X(EMPATHY, empathy)                                                          \
  X(APOLOGY, apology)                                                          \
  X(TAKE_RESPONSIBILITY, take_responsibility)                                  \
  X(VOW_TO_RESOLVE, vow_to_resolve)                                            \
  X(USE_NAME, use_name)                                                        \
  X(PLEASE_THANKS, please_thanks)                                              \
  X(KNOW_HISTORY, know_history)                                                \
  X(CLARIFYING_QUESTION, clarifying_question)                                  \
  X(VERIFY, verify)                                                            \
  X(HONESTY, honesty)                                                          \
  X(POSITIVE_LANGUAGE, positive_language)                                      \
  X(FREEBIE, freebie)                                                          \
  X(OFFER_OPTIONS, offer_options)                                              \
  X(OPEN_TO_DISCUSSION, open_to_discussion)                                    \
  X(GIVE_WHAT_THEY_WANT, give_what_they_want)                                  \
  X(WORKAROUND, workaround)                                                    \
  X(FIX, fix)                                                                  \
  X(TIME_FRAME, time_frame)                                                    \
  X(GUIDE_TO_POLICY, guide_to_policy)                                          \
  X(DECLINE_WITH_REASON, decline_with_reason)                                  \
  X(RESTATE_OFFER, restate_offer)                                              \
  X(ASK_WHAT_WOULD_HELP, ask_what_would_help)                                  \
  X(THANK_CALLER, thank_caller)                                                \
  X(ANYTHING_ELSE, anything_else)                                              \
  X(HOPE_TO_RETAIN, hope_to_retain)                                            \
  X(LET_CALLER_CLOSE, let_caller_close)                                        \
  X(KEEP_PROMISE, keep_promise)                                                \
  X(FOLLOW_UP, follow_up)                                                      \
  X(ROOT_CAUSE, root_cause)                                                    \
  X(RECOVER, recover)                                                          \
  X(END_ABUSE, end_abuse)                                                      \
  X(BODY_LANGUAGE, body_language)                                              \
  X(INTERRUPT, interrupt)                                                      \
  X(CUT_OFF_WITH_ADMIN, cut_off_with_admin)                                    \
  X(RUSH, rush)                                                                \
  X(DEAD_AIR, dead_air)                                                        \
  X(SARCASM, sarcasm)                                                          \
  X(HOSTILITY, hostility)                                                      \
  X(DEFENSIVE, defensive)                                                      \
  X(BARE_OK, bare_ok)                                                          \
  X(BUT_AFTER_ACKNOWLEDGEMENT, but_after_acknowledgement)                      \
  X(WRONG_FACT, wrong_fact)                                                    \
  X(INSINCERE_APOLOGY, insincere_apology)                                      \
  X(ASK_KNOWN, ask_known)                                                      \
  X(SOLUTION_TOO_EARLY, solution_too_early)                                    \
  X(NEGATIVE_LANGUAGE, negative_language)                                      \
  X(BLAME_CALLER, blame_caller)                                                \
  X(EVASIVE, evasive)                                                          \
  X(NAMELESS, nameless)                                                        \
  X(VAGUE_PROMISE, vague_promise)                                              \
  X(HANG_UP_FIRST, hang_up_first)                                              \
  X(BROKEN_PROMISE, broken_promise)                                            \
  X(CLOSED_POSTURE, closed_posture)                                            \
  X(TOLERATE_ABUSE, tolerate_abuse)                                            \
  X(NO_RECOVERY, no_recovery)

typedef enum {
#define TECHNIQUE_ENUM(NAME, id) TECHNIQUE_##NAME,
  TECHNIQUE_LIST(TECHNIQUE_ENUM)
#undef TECHNIQUE_ENUM
      TECHNIQUE_COUNT
} Technique;

/* With those that an organisation adds to its rubric. */
enum { RUBRIC_MAX_TECHNIQUES = 256 };

/* Its id in files: "let_vent". */
const char *technique_id(Technique technique);

/* TECHNIQUE_COUNT when no technique of the catalogue has this id. */
Technique technique_by_id(const char *id);

#endif
