/* SPDX-License-Identifier: MIT */
#include "screens/call_story.h"

#include "base/arena.h"
#include "call/view.h"
#include "screens/services.h"

#include <string.h>

enum { TEXT_BYTES = 32 * 1024 };

static const Scenario *scenario_of(const CallStory *story) {
  return story->play->setup.model->scenario;
}

/* ---- room for the longest line ---- */

static bool make_timing(CallStory *story, const Scenario *scenario) {
  int chars = 0, ms = 0;
  for (int i = 0; i < scenario->line_count; i++) {
    const Line *line = &scenario->lines[i];
    ms = line->length_ms > ms ? line->length_ms : ms;
    for (int k = 0; k < line->variants.count; k++) {
      int here = scenario->texts[line->variants.first + k].chars;
      chars = here > chars ? here : chars;
    }
  }
  return timing_init(&story->guess, (size_t)chars / 2 + 16, (uint32_t)ms,
                     story->arena, NULL);
}

CallStory *call_story_create(Arena *arena, const Services *services,
                             const Scenario *scenario) {
  CallStory *story = arena_alloc(arena, sizeof *story);
  if (!story) { return NULL; }
  *story = (CallStory){.services = services,
                       .arena = arena,
                       .transcript = {.arena = arena},
                       .why = call_why_begin(),
                       .murmur_ms = CALL_NEVER};
  story->told =
      arena_array(arena, (size_t)scenario->fact_count + 1, sizeof *story->told);
  story->promised = arena_array(arena, (size_t)scenario->promise_count + 1,
                                sizeof *story->promised);
  bool ok = story->told && story->promised && make_timing(story, scenario);
  return ok ? story : NULL;
}

/* ---- speech ---- */

static const Person *person_of(const CallStory *story, int by) {
  const Scenario *scenario = scenario_of(story);
  return by == NONE ? &scenario->caller : &scenario->people[by];
}

const Person *call_story_speaker(const CallStory *story) {
  return person_of(story, story->speech.by);
}

static SpokenLine aloud(const CallStory *story, const CallSpeech *speech) {
  const Scenario *scenario = scenario_of(story);
  return (SpokenLine){.text = speech->text,
                      .person = person_of(story, speech->by),
                      .anger = speech->anger,
                      .length_ms = speech->end_ms - speech->begin_ms,
                      .in_person = scenario->channel == CHANNEL_IN_PERSON};
}

void call_story_speak(const CallStory *story) {
  if (!story->speech.on) { return; }
  SpokenLine line = aloud(story, &story->speech);
  int over_ms = story->play->t_ms - story->speech.begin_ms;
  line.from_ms = over_ms > 0 ? over_ms : 0;
  story->services->say(story->services->world, &line);
}

static const Timing *timing_of(const CallStory *story) {
  const Services *services = story->services;
  const Timing *heard = services->timing(services->world);
  return heard ? heard : &story->guess;
}

static uint32_t speech_ms(const CallStory *story) {
  return (uint32_t)(story->play->t_ms - story->speech.begin_ms);
}

void call_story_listen(CallStory *story) {
  CallSpeech *speech = &story->speech;
  /* Hushed, there is no voice to listen to. */
  if (!speech->on || story->play->paused) { return; }
  int length = (int)strlen(speech->text);
  int said = (int)timing_said_at(timing_of(story), speech_ms(story));
  if (said > length) { said = length; }
  if (said > speech->shown) { speech->shown = said; }
}

MouthShape call_story_mouth(const CallStory *story) {
  if (!story->speech.on) { return MOUTH_CLOSED; }
  return timing_mouth_at(timing_of(story), speech_ms(story));
}

int call_story_next_ms(const CallStory *story, bool still) {
  if (!story->speech.on) { return CALL_NEVER; }
  const Timing *timing = timing_of(story);
  uint32_t now = speech_ms(story);
  uint32_t next = (uint32_t)(story->speech.end_ms - story->speech.begin_ms);
  for (size_t i = 0; i < timing->word_count; i++) {
    uint32_t at = timing->words[i].from_ms;
    if (at > now && at < next) { next = at; }
  }
  for (size_t i = 0; i < timing->mouth_count && !still; i++) {
    uint32_t at = timing->mouths[i].at_ms;
    if (at > now && at < next) { next = at; }
  }
  return story->speech.begin_ms + (int)next;
}

/* ---- the transcript ---- */

/* The text as people see it; "" when memory is short. */
static const char *see(const CallStory *story, const char *source) {
  char memory[TEXT_BYTES];
  Str text = str_init(memory, sizeof memory);
  const CallPlay *play = story->play;
  view_text(play->call, source, play->slots, play->slot_count, &text);
  const char *copy = arena_copy(story->arena, text.text, text.length);
  return copy ? copy : "";
}

static Tone edge_of(SpeechTone tone) {
  switch (tone) {
    case SPEECH_FURIOUS:
    case SPEECH_ANGRY:
      return TONE_BAD;
    case SPEECH_ANNOYED:
      return TONE_WARN;
    case SPEECH_RELIEVED:
    case SPEECH_HAPPY:
      return TONE_GOOD;
    case SPEECH_BY_ANGER:
    case SPEECH_CALM:
    case SPEECH_SAD:
      break;
  }
  return TONE_ACCENT;
}

static void say(CallStory *story, CallSpeech speech, const char *source) {
  speech.text = see(story, source);
  speech.on = true;
  story->speech = speech;
  SpeechTone tone =
      speech.tone != SPEECH_BY_ANGER ? speech.tone : view_tone(speech.anger);
  timing_guess(&story->guess, speech.text,
               (uint32_t)(speech.end_ms - speech.begin_ms));
  transcript_add(&story->transcript,
                 (Said){.speaker = person_of(story, speech.by)->name,
                        .text = speech.text,
                        .edge = edge_of(tone)});
  if (!story->play->silent) { call_story_speak(story); }
}

/* So that it begins without delay. */
static void prepare_next(const CallStory *story, int anger) {
  const CallPlay *play = story->play;
  const char *source = NULL;
  const Line *next = view_coming(play->call, play->state, &source);
  if (play->silent || !next) { return; }
  char memory[TEXT_BYTES];
  Str text = str_init(memory, sizeof memory);
  view_text(play->call, source, NULL, 0, &text);
  CallSpeech speech = {.text = text.text,
                       .by = next->by,
                       .anger = anger,
                       .end_ms = next->length_ms};
  SpokenLine line = aloud(story, &speech);
  story->services->prepare(story->services->world, &line);
}

static void say_line(CallStory *story, const CallOutput *output) {
  const Scenario *scenario = scenario_of(story);
  const Line *line = &scenario->lines[output->a];
  say(story,
      (CallSpeech){.by = line->by,
                   .tone = line->tone,
                   .invites = line->invites,
                   .anger = output->anger,
                   .begin_ms = output->t,
                   .end_ms = output->t + line->length_ms},
      scenario->texts[line->variants.first + output->b].source);
  prepare_next(story, output->anger);
}

static void protest(CallStory *story, const CallOutput *output) {
  const CallModel *model = story->play->setup.model;
  say(story,
      (CallSpeech){.by = NONE,
                   .tone = SPEECH_FURIOUS,
                   .anger = output->anger,
                   .begin_ms = output->t,
                   .end_ms = output->t + model->protest_ms},
      model->scenario->protests[output->a].source);
}

/* Whoever is still speaking is cut off. What remains hangs on the call's own
** times alone, not on a voice or on when it was looked at, so that every
** recording has the same. */
static void cut_short(CallStory *story, int t_ms) {
  CallSpeech *speech = &story->speech;
  if (!speech->on) { return; }
  uint32_t spoken_ms = (uint32_t)(t_ms - speech->begin_ms);
  speech->shown = (int)timing_said_at(&story->guess, spoken_ms);
  transcript_cut(&story->transcript, speech->shown);
  speech->on = false;
  if (!story->play->silent) { story->services->hush(story->services->world); }
}

static void say_mine(CallStory *story, const char *text) {
  const Locale *words = story->services->words;
  transcript_add(&story->transcript,
                 (Said){.mine = true,
                        .speaker = locale_text(words, "screen.call.you"),
                        .text = text});
}

static void answer(CallStory *story, const CallOutput *output) {
  cut_short(story, output->t);
  story->promised_count = 0;
  if (story->play->typed) {
    say_mine(story, story->play->typed);
    return;
  }
  say_mine(story,
           see(story, scenario_of(story)->replies[output->a].say.source));
}

/* It has no time of its own: no author wrote it, and no voice says it. */
static void not_be_helped(CallStory *story) {
  const Locale *words = story->services->words;
  if (!story->play->typed) { return; }
  say_mine(story, story->play->typed);
  transcript_add(&story->transcript,
                 (Said){.speaker = scenario_of(story)->caller.name,
                        .text = locale_text(words, "screen.call.unhelped"),
                        .edge = TONE_WARN});
}

static void sound(const CallStory *story, Cue cue) {
  if (story->play->silent) { return; }
  story->services->cue(story->services->world, cue);
}

static bool in_words(const CallState *state) {
  if (state->phase != PHASE_SPEECH) { return false; }
  return (state->turn_flags & TURN_IN_PROTEST) ||
         state->now_ms < state->line_end_ms - CALL_WINDOW_MS;
}

/* `fits`: 1, 0, or -1: nobody minds. */
static Murmur judge(const CallState *state, int fits) {
  if (fits != 0) { return fits > 0 ? MURMUR_FITS : MURMUR_UNMINDED; }
  if (in_words(state)) { return MURMUR_IN_WORDS; }
  bool busy = view_busy_until_ms(state) > 0;
  return busy ? MURMUR_HANDS_BUSY : MURMUR_AGAIN;
}

static void murmur(CallStory *story, const CallOutput *output) {
  story->murmur_ms = output->t;
  story->murmur = judge(story->play->state, output->a);
  sound(story, CUE_MM_HM);
}

static void hang_up(CallStory *story, const CallOutput *output) {
  cut_short(story, output->t);
  if (scenario_of(story)->channel == CHANNEL_PHONE) {
    sound(story, CUE_HANG_UP);
  }
}

void call_story_take(void *listener, const CallOutput *output) {
  CallStory *story = listener;
  call_why_take(&story->why, scenario_of(story)->rubric, output);
  switch ((int)output->kind) {
    case OUTPUT_NODE:
      cut_short(story, output->t);
      break;
    case OUTPUT_LINE:
      say_line(story, output);
      break;
    case OUTPUT_PROTEST:
      protest(story, output);
      break;
    case OUTPUT_LINE_END:
      story->speech.on = false;
      break;
    case OUTPUT_PROMISED:
      story->promised[story->promised_count++] = output->a;
      break;
    case OUTPUT_ANSWER:
      answer(story, output);
      break;
    case OUTPUT_UNHELPED:
      not_be_helped(story);
      break;
    case OUTPUT_TOLD:
      story->told[story->told_count++] = output->a;
      break;
    case OUTPUT_BACKCHANNEL:
      murmur(story, output);
      break;
    case OUTPUT_NOTED:
    case OUTPUT_LOOKED_UP:
      sound(story, CUE_PAGE);
      break;
    case OUTPUT_OVER:
      hang_up(story, output);
      break;
    default:
      break;
  }
}
