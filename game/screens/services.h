/* SPDX-License-Identifier: MIT */
/* What screens want from the world. app/services fills this in, tests fake
** it. What takes longer than a frame gives a ticket that is asked again. */
#ifndef SCREENS_SERVICES_H
#define SCREENS_SERVICES_H

#include "analysis/regret.h"
#include "base/err.h"
#include "progress/attempt.h"
#include "progress/board.h"
#include "progress/profile.h"
#include "scenario/scenario.h"
#include "ui/field.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;
typedef struct Diags Diags;
typedef struct Locale Locale;
typedef struct CallModel CallModel;
typedef struct Portraits Portraits;
typedef struct Timing Timing;

enum { SERVICES_PATH_BYTES = 4096 };

/* One file of the library. */
typedef struct {
  const char *id;           /* the file's name without its ending */
  const char *path;         /* as its user would name it */
  bool loading;             /* not looked at yet: only id, path, own are set */
  bool own;                 /* of the user's own folder, not shipped */
  const Scenario *scenario; /* NULL: broken */
  const Err *broken;        /* the first error; NULL: fine */
  const Diags *notes; /* what its author should mend; NULL: not known (yet) */
} LibraryEntry;

/* What a person has reached in one scenario. */
typedef struct {
  int tries, best;        /* best: 0 to 1000 */
  AttemptSetting setting; /* under which the best was reached */
  int64_t last_ms;        /* when it was taken last; 0: never */
} BestResult;

/* One row of a board, or one attempt, ready to be shown. */
typedef struct {
  int rank, value, tries;
  char name[PROFILE_NAME_BYTES];
  bool mine;
  Attempt attempt;
} BoardRow;

typedef enum { LOOK_LIGHT, LOOK_DARK, LOOK_CONTRAST } Look;

/* What a person has set; kept with her profile. */
typedef struct {
  int text_percent; /* 100 to 200 */
  Look look;
  bool reduced_motion;
  bool voice;                       /* callers are heard, not only read */
  int voice_percent, sound_percent; /* loudness, 0 to 100 */
  bool clear_line;                  /* no telephone filter */
  int response_percent;             /* 100 to 200 */
  bool self_paced;
} Settings;

typedef enum { JOB_WORKING, JOB_DONE, JOB_FAILED } JobState;

/* What each reply of a call cost, as far as it is known: of those from `from`
** on. When the state is JOB_FAILED there will be no more. */
typedef struct {
  JobState state;
  const RegretTurn *turns; /* by reply event */
  int count, from;
  RegretSpan opening; /* JOB_DONE: lost before the first */
} Judged;

/* A caller's line to be heard. */
typedef struct {
  const char *text; /* with stage directions, placeholders filled in */
  const Person *person;
  int anger;      /* 0 to 1000 */
  int length_ms;  /* the engine's own; speech never lasts longer */
  int from_ms;    /* what of it is over: it is heard from there */
  bool in_person; /* no telephone in between */
} SpokenLine;

/* As in audio/sounds.h. */
typedef enum {
  CUE_RING,
  CUE_PICK_UP,
  CUE_HANG_UP,
  CUE_BREATH,
  CUE_MM_HM,
  CUE_PAGE
} Cue;

typedef struct Services {
  void *world; /* handed back with every question */
  const Locale *words;
  const Portraits *portraits; /* NULL: nobody has a face */
  const Clipboard *clipboard;

  /* Profiles, settings and results have been read. Before, there are none. */
  bool (*ready)(void *world);
  /* Why results will not outlive the program; NULL: they will. */
  const Err *(*trouble)(void *world);

  /* The library: files in the order of their ids, shipped ones and one's own.
  ** Entries appear and change while they are being loaded. */
  int (*library_count)(void *world);
  LibraryEntry (*library_entry)(void *world, int index);
  /* Loads a broken one again: its author may have mended it. */
  void (*library_reload)(void *world, int index);
  /* Begins to look for what the author of a scenario should mend, as `ek check
  ** --strict` does, unless it is a shipped one. */
  void (*library_check)(void *world, const char *scenario);
  /* By a scenario's id. NULL: unknown, broken or still loading. Lives as long
  ** as the program. */
  const CallModel *(*model)(void *world, const char *scenario);
  /* The same by the hashes of its file and of its rubric's, as replays have
  ** them; also an older version that attempt_replay has brought. */
  const CallModel *(*version)(void *world, const char *hash,
                              const char *rubric);

  /* Profiles; one is current, or none. */
  int (*profile_count)(void *world);
  Profile (*profile)(void *world, int index);
  Profile (*current_profile)(void *world);
  bool (*create_profile)(void *world, const char *name, Err *err);
  bool (*choose_profile)(void *world, int64_t id, Err *err);
  bool (*rename_profile)(void *world, int64_t id, const char *name, Err *err);
  bool (*delete_profile)(void *world, int64_t id, Err *err);

  Settings (*settings)(void *world);
  void (*change_settings)(void *world, const Settings *settings);

  /* Results. */
  /* Under that setting; NULL: under any. */
  BestResult (*best_result)(void *world, const char *scenario,
                            const AttemptSetting *setting);
  /* The settings under which anybody played it; returns how many. */
  int (*board_settings)(void *world, const char *scenario,
                        AttemptSetting *settings, int most);
  int (*board)(void *world, const char *scenario, BoardKind kind,
               AttemptSetting setting, BoardRow *rows, int most);
  /* Every attempt under a setting, latest first; without ranks and tries. */
  int (*attempts)(void *world, const char *scenario, AttemptSetting setting,
                  BoardRow *rows, int most);
  /* The shifts that anybody worked, by the names under which their attempts and
  ** boards go, copied into `arena`; returns how many. */
  int (*shifts)(void *world, Arena *arena, const char **names, int most);
  /* Keeps, with who plays, what is needed to go on with a shift that is under
  ** way; NULL: none is. What was kept is copied into `arena`; NULL: nothing. */
  void (*keep_shift)(void *world, const char *text);
  const char *(*kept_shift)(void *world, Arena *arena);
  /* Stores a finished attempt: its profile, time and id are filled in. A
  ** ticket, or 0 when memory is short. */
  int (*save_attempt)(void *world, const Attempt *attempt, const char *replay,
                      size_t replay_length, const char *scorecard,
                      size_t scorecard_length);
  /* How a ticket stands; `stored` is the attempt once it is JOB_DONE. Who asks
  ** and hears JOB_FAILED shows it: nothing else does then. */
  JobState (*ticket)(void *world, int ticket, int64_t *stored, Err *err);
  /* Tries at once what failed; the tickets stay. It is also tried again by
  ** itself now and then. */
  void (*save_again)(void *world);
  /* Writes the replay of a call that cannot be stored as a file of its own,
  ** where that can be done; `path` says where. */
  bool (*keep_replay)(void *world, const char *scenario, const char *replay,
                      size_t length, char path[SERVICES_PATH_BYTES], Err *err);
  /* The replay of a stored attempt (a shift's: all of the shift), copied into
  ** `arena`; NULL: cannot. From
  ** then on `version` finds what it was played with, even if those files have
  ** changed since. */
  const char *(*attempt_replay)(void *world, int64_t attempt, Arena *arena,
                                size_t *length, Err *err);

  /* Begins to work out what each reply of a call cost, which takes seconds;
  ** what is handed over is copied, but for the model. A ticket, or 0 when
  ** memory is short. Whoever asks takes the ticket back. */
  int (*judge)(void *world, const CallModel *model, const char *replay,
               size_t length);
  Judged (*judged)(void *world, int ticket);
  /* It is of no use any more: what was found is gone. */
  void (*judge_stop)(void *world, int ticket);

  /* Sound. Nothing fails: where there is no sound, captions do. */
  void (*say)(void *world, const SpokenLine *line);
  /* It will probably be said soon: then it begins without delay. */
  void (*prepare)(void *world, const SpokenLine *line);
  void (*hush)(void *world);
  void (*cue)(void *world, Cue cue);
  /* What is being said now: word and mouth times; NULL when unknown yet. */
  const Timing *(*timing)(void *world);

  /* A number that nobody foresees, for a new call: 0 … 2^53 - 1. */
  uint64_t (*new_seed)(void *world);
  /* The date and time of an attempt as people read it, into `text`. */
  void (*date_text)(void *world, int64_t at_ms, char *text, size_t size);
} Services;

#endif
