/* SPDX-License-Identifier: MIT */
#include "platform/speaker.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>

/* 21 ms: a mm-hm is heard when it is pressed. */
enum { BUFFER_SAMPLES = 512 };

typedef struct {
  int number; /* 0: free */
  Pcm pcm;
  size_t at;
  int gain_permille;
} Voice;

struct Speaker {
  SDL_AudioDeviceID device;
  int last_number;
  Voice voices[SPEAKER_VOICES];
};

/* Runs on SDL's own thread, which holds the device's lock. */
static void mix(void *context, Uint8 *bytes, int length) {
  Speaker *speaker = context;
  memset(bytes, 0, (size_t)length);
  Pcm out = {(int16_t *)(void *)bytes, (size_t)length / sizeof(int16_t)};
  for (int i = 0; i < SPEAKER_VOICES; i++) {
    Voice *voice = &speaker->voices[i];
    if (voice->number == 0) { continue; }
    size_t left = voice->pcm.count - voice->at;
    size_t count = left < out.count ? left : out.count;
    pcm_mix(out, 0, (Pcm){voice->pcm.samples + voice->at, count},
            voice->gain_permille);
    voice->at += count;
    if (voice->at == voice->pcm.count) { voice->number = 0; }
  }
}

Speaker *speaker_open(Err *err) {
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
    err_set(err, ERR_IO, "There is no sound: %s", SDL_GetError());
    return NULL;
  }
  Speaker *speaker = calloc(1, sizeof *speaker);
  SDL_AudioSpec wanted = {.freq = PCM_RATE,
                          .format = AUDIO_S16SYS,
                          .channels = 1,
                          .samples = BUFFER_SAMPLES,
                          .callback = mix,
                          .userdata = speaker};
  if (speaker) {
    speaker->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
  }
  if (!speaker || speaker->device == 0) {
    err_set(err, ERR_IO, "There is no sound: %s", SDL_GetError());
    free(speaker);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return NULL;
  }
  SDL_PauseAudioDevice(speaker->device, 0);
  return speaker;
}

void speaker_close(Speaker *speaker) {
  if (!speaker) { return; }
  SDL_CloseAudioDevice(speaker->device);
  free(speaker);
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

static Voice *find(Speaker *speaker, int number) {
  for (int i = 0; i < SPEAKER_VOICES; i++) {
    if (speaker->voices[i].number == number) { return &speaker->voices[i]; }
  }
  return NULL;
}

int speaker_play(Speaker *speaker, Pcm pcm, int gain_permille) {
  if (!speaker || pcm.count == 0) { return 0; }
  SDL_LockAudioDevice(speaker->device);
  Voice *voice = find(speaker, 0);
  int number = 0;
  if (voice) {
    number = speaker->last_number =
        speaker->last_number == INT32_MAX ? 1 : speaker->last_number + 1;
    *voice = (Voice){number, pcm, 0, gain_permille};
  }
  SDL_UnlockAudioDevice(speaker->device);
  return number;
}

size_t speaker_place(Speaker *speaker, int playing) {
  if (!speaker || playing == 0) { return SIZE_MAX; }
  SDL_LockAudioDevice(speaker->device);
  const Voice *voice = find(speaker, playing);
  size_t place = voice ? voice->at : SIZE_MAX;
  SDL_UnlockAudioDevice(speaker->device);
  return place;
}

void speaker_set_gain(Speaker *speaker, int playing, int gain_permille) {
  if (!speaker || playing == 0) { return; }
  SDL_LockAudioDevice(speaker->device);
  Voice *voice = find(speaker, playing);
  if (voice) { voice->gain_permille = gain_permille; }
  SDL_UnlockAudioDevice(speaker->device);
}

void speaker_stop(Speaker *speaker, int playing) {
  if (!speaker || playing == 0) { return; }
  SDL_LockAudioDevice(speaker->device);
  Voice *voice = find(speaker, playing);
  if (voice) { voice->number = 0; }
  SDL_UnlockAudioDevice(speaker->device);
}

void speaker_pause(Speaker *speaker, bool paused) {
  if (speaker) { SDL_PauseAudioDevice(speaker->device, paused); }
}
