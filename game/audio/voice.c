/* SPDX-License-Identifier: MIT */
#include "audio/voice.h"

#include "audio/mouth.h"
#include "audio/spoken.h"

#include <assert.h>
#include <flite/flite.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* flite has no header for its voices. */
cst_voice *register_cmu_us_awb(const char *folder);
cst_voice *register_cmu_us_rms(const char *folder);
cst_voice *register_cmu_us_slt(const char *folder);

typedef struct {
  cst_voice *(*load)(const char *folder);
  double pitch;     /* against the voice's own */
  double size;      /* above 1: a smaller throat, by playing faster */
  double anger;     /* how much higher the pitch is in full anger */
  double tempo;     /* above 1: slower */
  double letter_ms; /* what a letter takes (measured over some lines) */
  double loudness;  /* brings the voices to one level */
  bool shifts;      /* flite can move its pitch; else playing faster must do */
} Instrument;

static const Instrument INSTRUMENTS[] = {
    [VOICE_FEMALE] = {.load = register_cmu_us_slt,
                      .pitch = 1.06,
                      .size = 1,
                      .anger = 0.35,
                      .tempo = 1,
                      .letter_ms = 58,
                      .loudness = 0.7,
                      .shifts = true},
    [VOICE_MALE] = {.load = register_cmu_us_rms,
                    .pitch = 1,
                    .size = 1,
                    .anger = 0.12,
                    .tempo = 1,
                    .letter_ms = 62,
                    .loudness = 1.2,
                    .shifts = false},
    [VOICE_CHILD] = {.load = register_cmu_us_slt,
                     .pitch = 1.45,
                     .size = 1.2,
                     .anger = 0.3,
                     .tempo = 1,
                     .letter_ms = 58,
                     .loudness = 0.7,
                     .shifts = true},
    [VOICE_OLD_FEMALE] = {.load = register_cmu_us_slt,
                          .pitch = 0.92,
                          .size = 0.9,
                          .anger = 0.3,
                          .tempo = 1.05,
                          .letter_ms = 58,
                          .loudness = 0.75,
                          .shifts = true},
    [VOICE_OLD_MALE] = {.load = register_cmu_us_awb,
                        .pitch = 0.9,
                        .size = 0.93,
                        .anger = 0.3,
                        .tempo = 1.05,
                        .letter_ms = 58,
                        .loudness = 1.05,
                        .shifts = true},
};

/* Speech begins after LEAD_MS, and fades for TAIL_MS after its last phone. A
** pause between pieces lasts GAP_MS. */
enum { LEAD_MS = 60, GAP_MS = 240, TAIL_MS = 40, TRIES = 3 };

static const double FASTEST = 0.4;

/* One attempt to say the whole line. */
typedef struct {
  const VoiceLine *line;
  cst_voice *voice;
  double stretch;  /* of flite's durations, before playing */
  double playback; /* samples of flite's time that pass in one of ours */
  double gain;
  double at_ms; /* where the next piece begins */
  Timing *timing;
  Pcm pcm;
} Take;

static double within(double low, double value, double high) {
  return fmax(low, fmin(high, value));
}

static double anger_of(const VoiceLine *line) {
  return within(0, line->anger, 1000) / 1000;
}

static Take take_begin(const VoiceLine *line, VoiceSpeech *speech) {
  const Instrument *how = &INSTRUMENTS[line->timbre];
  double anger = anger_of(line), asked = within(50, line->pitch, 200) / 100;
  double pitch = how->pitch * asked * (1 + how->anger * anger);
  /* A voice asked to be higher also becomes a little smaller. */
  double playback = how->shifts ? how->size * pow(asked, 0.3) : pitch;
  playback = within(0.75, playback, 1.4);
  Take take = {
      .line = line,
      .voice = how->load(NULL),
      .playback = playback,
      .gain = how->loudness * (0.85 + 0.4 * anger),
      .timing = &speech->timing,
      .pcm = speech->pcm,
  };
  flite_feat_set_float(take.voice->features, "f0_shift",
                       (float)within(0.5, pitch / playback, 2));
  return take;
}

/* How flite's own durations change. Speech should end when the call's line
** does, for what follows is a pause that invites a word: it is as quick as the
** line asks, a little slower if time is left, faster if it would not fit. */
static double first_stretch(const VoiceLine *line, size_t letters) {
  const Instrument *how = &INSTRUMENTS[line->timbre];
  double pace = 100 / within(50, line->pace, 200);
  double tempo = how->tempo * pace * (1 - 0.1 * anger_of(line));
  double room = (double)line->ms - LEAD_MS - TAIL_MS;
  double fitting = room * 0.96 / (how->letter_ms * (double)(letters + 1));
  return within(FASTEST, fitting, tempo * 1.15);
}

static double phone_end(const cst_item *segment) {
  return segment ? item_feat_float(segment, "end") * 1000 : 0;
}

static bool is_pause(const cst_item *segment) {
  return strcmp(item_feat_string(segment, "name"), "pau") == 0;
}

/* A piece's speech without the pauses around it, in flite's milliseconds. */
typedef struct {
  double from, to;
} Span;

static Span speech_span(const cst_utterance *utterance) {
  cst_relation *segments = utt_relation(utterance, "Segment");
  const cst_item *first = relation_head(segments);
  const cst_item *last = relation_tail(segments);
  if (!first || first == last) { return (Span){0, 0}; }
  return (Span){is_pause(first) ? phone_end(first) : 0,
                phone_end(is_pause(last) ? item_prev(last) : last)};
}

/* A moment of a piece as one of the line. */
static uint32_t line_ms(const Take *take, Span span, double ms) {
  return (uint32_t)(take->at_ms + fmax(0, ms - span.from) / take->playback);
}

static void time_mouths(const Take *take, const cst_utterance *utterance,
                        Span span) {
  const cst_item *segment = relation_head(utt_relation(utterance, "Segment"));
  for (; segment; segment = item_next(segment)) {
    double from = phone_end(item_prev(segment));
    if (from < span.from) { continue; }
    timing_add_mouth(take->timing, line_ms(take, span, from),
                     mouth_of_phone(item_feat_string(segment, "name")));
  }
}

/* flite tells where a token ends; its beginning follows the last space. */
static void place_word(const Spoken *spoken, size_t end, TimedWord *word) {
  if (end > spoken->length) { end = spoken->length; }
  size_t begin = end;
  while (begin > 0 && spoken->text[begin - 1] != ' ') { begin--; }
  word->begin = spoken->from[begin];
  word->end = spoken->from[end];
}

static void time_words(const Take *take, const cst_utterance *utterance,
                       Span span, const Spoken *spoken, size_t piece) {
  static const char *const FROM =
      "daughter.R:SylStructure.daughter.daughter.R:Segment.p.end";
  static const char *const TO =
      "daughtern.R:SylStructure.daughtern.daughtern.R:Segment.end";
  const cst_item *token = relation_head(utt_relation(utterance, "Token"));
  for (; token; token = item_next(token)) {
    if (!item_daughter(token)) { continue; }
    double from = ffeature_float(token, FROM) * 1000.0;
    double to = ffeature_float(token, TO) * 1000.0;
    TimedWord word = {.from_ms = line_ms(take, span, from),
                      .to_ms = line_ms(take, span, to)};
    int past = item_feat_int(token, "file_pos");
    place_word(spoken, piece + (size_t)(past > 0 ? past - 1 : 0), &word);
    timing_add_word(take->timing, word);
  }
}

static void add_samples(const Take *take, const cst_wave *wave, Span span) {
  double rate = wave->sample_rate / 1000.0;
  size_t skip = (size_t)(span.from * rate);
  size_t count = (size_t)wave->num_samples;
  if (skip > count) { skip = count; }
  size_t at = (size_t)(take->at_ms * PCM_PER_MS);
  size_t length =
      (size_t)(((span.to - span.from) / take->playback + TAIL_MS) * PCM_PER_MS);
  if (at >= take->pcm.count) { return; }
  if (length > take->pcm.count - at) { length = take->pcm.count - at; }
  Pcm into = {take->pcm.samples + at, length};
  double step = rate / PCM_PER_MS * take->playback;
  pcm_resample(into, wave->samples + skip, count - skip, step);
  for (size_t i = 0; i < length; i++) {
    into.samples[i] = pcm_sample(into.samples[i] * take->gain);
  }
}

static void say_piece(Take *take, const Spoken *spoken, size_t from,
                      size_t end) {
  char text[SPOKEN_PIECE_LETTERS + 2];
  size_t length = end - from;
  memcpy(text, spoken->text + from, length);
  /* With a space at its end, every token's place is told in the same way. */
  memcpy(text + length, " ", 2);
  cst_utterance *utterance = flite_synth_text(text, take->voice);
  if (!utterance) { return; }
  Span span = speech_span(utterance);
  add_samples(take, val_wave(feat_val(utterance->features, "wave")), span);
  time_mouths(take, utterance, span);
  time_words(take, utterance, span, spoken, from);
  take->at_ms += (span.to - span.from) / take->playback;
  delete_utterance(utterance);
}

static bool is_stopped(const VoiceLine *line) {
  return line->stopped && line->stopped(line->context);
}

/* Says the line until `limit_ms` are over, and returns how long it took; less
** than nothing when told to stop. */
static double say_all(Take *take, const Spoken *spoken, double limit_ms) {
  flite_feat_set_float(take->voice->features, "duration_stretch",
                       (float)(take->stretch * take->playback));
  srand(1);
  timing_clear(take->timing);
  memset(take->pcm.samples, 0, take->pcm.count * sizeof *take->pcm.samples);
  take->at_ms = LEAD_MS;
  for (size_t from = 0; from < spoken->length && take->at_ms < limit_ms;) {
    if (is_stopped(take->line)) { return -1; }
    size_t end = spoken_piece(spoken, from);
    if (from > 0) { take->at_ms += GAP_MS * take->stretch; }
    say_piece(take, spoken, from, end);
    from = end + 1;
  }
  return take->at_ms + TAIL_MS;
}

static void fade_out(Pcm pcm) {
  size_t length = (size_t)10 * PCM_PER_MS;
  for (size_t i = 1; i <= length && i <= pcm.count; i++) {
    int16_t *sample = &pcm.samples[pcm.count - i];
    *sample = (int16_t)(*sample * (int)(i - 1) / (int)length);
  }
}

bool voice_speak(const VoiceLine *line, Arena *arena, VoiceSpeech *speech,
                 Err *err) {
  assert(line->timbre <= VOICE_OLD_MALE);
  Spoken spoken;
  *speech = (VoiceSpeech){0};
  if (!spoken_read(&spoken, line->text, arena, err) ||
      !timing_init(&speech->timing, spoken.length / 2 + 1, line->ms, arena,
                   err) ||
      !pcm_alloc(&speech->pcm, line->ms, arena, err)) {
    return false;
  }
  flite_init();
  Take take = take_begin(line, speech);
  take.stretch = first_stretch(line, spoken.length);
  double length = 0;
  for (int left = TRIES; left > 0; left--) {
    length = say_all(&take, &spoken, left > 1 ? 3.0 * line->ms : line->ms);
    if (length < 0) { return false; }
    if (length <= line->ms || take.stretch <= FASTEST) { break; }
    take.stretch = fmax(FASTEST, take.stretch * 0.98 * line->ms / length);
  }
  size_t count = (size_t)(length * PCM_PER_MS);
  if (count < speech->pcm.count) { speech->pcm.count = count; }
  fade_out(speech->pcm);
  return true;
}
