/* SPDX-License-Identifier: MIT */
#include "app/voices.h"

#include "audio/sounds.h"
#include "audio/telephone.h"
#include "audio/voice.h"
#include "base/arena.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

enum {
  SPEECHES = 3, /* one is heard, one is prepared, one is being stopped */
  SPEECH_BYTES = 64 * 1024 * 1024,
  SOUND_BYTES = 2 * 1024 * 1024,
  LATE_MS = 300 /* a speech that comes later skips what is over */
};

/* A line and its sound. */
typedef struct {
  Job job; /* first */
  Voices *voices;
  Arena *arena; /* of all below */
  SpokenLine line;
  Person person;
  bool clear;
  bool spoken;
  VoiceSpeech speech;
  int64_t used_ms; /* when it was last wanted */
  int playing;
} Speech;

/* The sounds of the game, made once. */
typedef struct {
  Job job; /* first */
  Arena *arena;
  Pcm pcm[SOUND_COUNT];
  bool made;
} Sounds;

struct Voices {
  Jobs *jobs;
  Speaker *speaker;
  int64_t now_ms;
  Settings settings;
  Sounds sounds;
  int ringing;
  Speech speeches[SPEECHES];
  Speech *current; /* what is being said; NULL: nothing */
  int64_t since_ms;
};

/* ---- on the worker ---- */

static bool is_stopped(void *context) {
  const Speech *speech = context;
  return jobs_is_stopped(&speech->job);
}

static void filter(const Speech *speech) {
  Telephone telephone;
  telephone_init(&telephone);
  telephone.clear = speech->clear;
  telephone_filter(&telephone, speech->speech.pcm.samples,
                   speech->speech.pcm.count);
}

static void run_speech(Job *job) {
  Speech *speech = (Speech *)(void *)job;
  VoiceLine line = {.text = speech->line.text,
                    .timbre = (VoiceTimbre)speech->person.timbre,
                    .pitch = speech->person.pitch,
                    .pace = speech->person.pace,
                    .anger = speech->line.anger,
                    .ms = (uint32_t)speech->line.length_ms,
                    .stopped = is_stopped,
                    .context = speech};
  speech->spoken = voice_speak(&line, speech->arena, &speech->speech, NULL);
  if (speech->spoken) { filter(speech); }
}

static void run_sounds(Job *job) {
  Sounds *sounds = (Sounds *)(void *)job;
  bool made = true;
  for (int i = 0; i < SOUND_COUNT; i++) {
    made = made && sounds_make((Sound)i, &sounds->pcm[i], sounds->arena, NULL);
  }
  sounds->made = made;
}

/* ---- speeches ---- */

static bool is_same(const Speech *speech, const SpokenLine *line, bool clear) {
  const Person *a = &speech->person, *b = line->person;
  return speech->line.text && str_equal(speech->line.text, line->text) &&
         a->timbre == b->timbre && a->pitch == b->pitch && a->pace == b->pace &&
         speech->line.anger == line->anger && speech->clear == clear &&
         speech->line.length_ms == line->length_ms;
}

/* Only then its sound and times may be looked at. */
static bool is_spoken(const Speech *speech) {
  return !jobs_is_under_way(&speech->job) && speech->spoken;
}

static bool is_coming(const Speech *speech) {
  return jobs_is_under_way(&speech->job) && !jobs_is_stopped(&speech->job);
}

static Speech *find(Voices *voices, const SpokenLine *line, bool clear) {
  for (int i = 0; i < SPEECHES; i++) {
    Speech *speech = &voices->speeches[i];
    bool usable = is_spoken(speech) || is_coming(speech);
    if (usable && is_same(speech, line, clear)) { return speech; }
  }
  return NULL;
}

/* The one that was not wanted for longest; NULL while the worker has all. */
static Speech *find_free(Voices *voices) {
  Speech *oldest = NULL;
  for (int i = 0; i < SPEECHES; i++) {
    Speech *speech = &voices->speeches[i];
    bool busy = speech == voices->current || jobs_is_under_way(&speech->job);
    if (busy) { continue; }
    if (!oldest || speech->used_ms < oldest->used_ms) { oldest = speech; }
  }
  return oldest;
}

static bool fill(Speech *speech, const SpokenLine *line, bool clear) {
  arena_reset(speech->arena);
  speech->spoken = false;
  speech->line = *line;
  speech->line.text = arena_copy(speech->arena, line->text, strlen(line->text));
  speech->person = *line->person;
  speech->line.person = &speech->person;
  speech->clear = clear;
  return speech->line.text != NULL;
}

static void stop_playing(const Voices *voices, Speech *speech) {
  speaker_stop(voices->speaker, speech->playing);
  speech->playing = 0;
}

/* Found, or begun. NULL when it will not be heard. */
static Speech *get_speech(Voices *voices, const SpokenLine *line) {
  if (!voices->speaker || !voices->settings.voice || line->length_ms <= 0) {
    return NULL;
  }
  bool clear = line->in_person || voices->settings.clear_line;
  Speech *speech = find(voices, line, clear);
  if (!speech) {
    speech = find_free(voices);
    if (!speech) { return NULL; }
    stop_playing(voices, speech);
    if (!fill(speech, line, clear)) { return NULL; }
    jobs_add(voices->jobs, &speech->job);
  }
  speech->used_ms = voices->now_ms;
  return speech;
}

static int voice_gain(const Voices *voices) {
  return voices->settings.voice ? voices->settings.voice_percent * 10 : 0;
}

static void play(Voices *voices) {
  Speech *speech = voices->current;
  Pcm pcm = speech->speech.pcm;
  int64_t late = voices->now_ms - voices->since_ms;
  size_t skipped = late > LATE_MS ? (size_t)late * PCM_PER_MS : 0;
  skipped = skipped < pcm.count ? skipped : pcm.count;
  pcm = (Pcm){pcm.samples + skipped, pcm.count - skipped};
  speech->playing = speaker_play(voices->speaker, pcm, voice_gain(voices));
}

static void finish_speech(Job *job) {
  Speech *speech = (Speech *)(void *)job;
  Voices *voices = speech->voices;
  if (speech == voices->current && speech->spoken) { play(voices); }
}

/* ---- life ---- */

static void finish_sounds(Job *job) {
  (void)job; /* `made` says it all, and is read from now on */
}

static bool create_arenas(Voices *voices) {
  bool done = true;
  for (int i = 0; i < SPEECHES; i++) {
    Speech *speech = &voices->speeches[i];
    *speech = (Speech){
        .job = {.run = run_speech, .done = finish_speech, .urgent = true},
        .voices = voices,
        .arena = arena_create(SPEECH_BYTES)};
    done = done && speech->arena;
  }
  voices->sounds = (Sounds){.job = {.run = run_sounds, .done = finish_sounds},
                            .arena = arena_create(SOUND_BYTES)};
  return done && voices->sounds.arena;
}

Voices *voices_create(Jobs *jobs, Err *err) {
  Voices *voices = calloc(1, sizeof *voices);
  if (voices && create_arenas(voices)) {
    voices->jobs = jobs;
    return voices;
  }
  voices_destroy(voices);
  err_memory(err);
  return NULL;
}

void voices_destroy(Voices *voices) {
  if (!voices) { return; }
  voices_hush(voices);
  for (int i = 0; i < SPEECHES; i++) {
    arena_destroy(voices->speeches[i].arena);
  }
  arena_destroy(voices->sounds.arena);
  free(voices);
}

void voices_set_speaker(Voices *voices, Speaker *speaker) {
  voices->speaker = speaker;
  if (speaker) { jobs_add(voices->jobs, &voices->sounds.job); }
}

void voices_set_time(Voices *voices, int64_t now_ms) {
  voices->now_ms = now_ms;
}

void voices_set(Voices *voices, const Settings *settings) {
  voices->settings = *settings;
  if (!settings->voice) { voices_hush(voices); }
  if (voices->current) {
    speaker_set_gain(voices->speaker, voices->current->playing,
                     voice_gain(voices));
  }
}

/* ---- what screens ask for ---- */

void voices_prepare(Voices *voices, const SpokenLine *line) {
  get_speech(voices, line);
}

void voices_say(Voices *voices, const SpokenLine *line) {
  voices_hush(voices);
  Speech *speech = get_speech(voices, line);
  if (!speech) { return; }
  voices->current = speech;
  voices->since_ms = voices->now_ms - line->from_ms;
  if (is_spoken(speech)) { play(voices); }
}

void voices_hush(Voices *voices) {
  if (!voices->current) { return; }
  if (jobs_is_under_way(&voices->current->job)) {
    jobs_stop(&voices->current->job);
  }
  stop_playing(voices, voices->current);
  voices->current = NULL;
}

void voices_cue(Voices *voices, Cue cue) {
  const Sounds *sounds = &voices->sounds;
  speaker_stop(voices->speaker, voices->ringing);
  voices->ringing = 0;
  if (jobs_is_under_way(&sounds->job) || !sounds->made) { return; }
  int playing = speaker_play(voices->speaker, sounds->pcm[(Sound)cue],
                             voices->settings.sound_percent * 10);
  if (cue == CUE_RING) { voices->ringing = playing; }
}

const Timing *voices_timing(const Voices *voices) {
  const Speech *speech = voices->current;
  return speech && is_spoken(speech) ? &speech->speech.timing : NULL;
}
