/* SPDX-License-Identifier: MIT */
#include "call/wrap_up.h"

bool wrap_up_can_do(const Call *call, const CallState *state, int index) {
  const Task *task = &call->model->scenario->tasks[index];
  return !state_bit(state, call->model->layout.done, index) &&
         task->minutes <= state->minutes_left &&
         state_holds(call, state, task->when);
}

void wrap_up_do(const Call *call, CallState *state, int index, CallSink *sink) {
  const Scenario *scenario = call->model->scenario;
  const StateLayout *at = &call->model->layout;
  const Task *task = &scenario->tasks[index];
  state_set_bit(state, at->done, index);
  state->minutes_left -= task->minutes;
  for (int i = 0; i < task->keeps.count; i++) {
    int promise = scenario->refs[task->keeps.first + i];
    bool made = state_bit(state, at->promised, promise);
    if (made) { state_set_bit(state, at->kept, promise); }
  }
  for (int i = 0; i < task->uses.count; i++) {
    int entry = scenario->refs[task->uses.first + i];
    state_count_use(call, state, entry, 1000);
    output_send(sink, state, OUTPUT_USED, entry, 1000);
  }
  output_send(sink, state, OUTPUT_TASK, index, 0);
}

int wrap_up_made(const Call *call, const CallState *state) {
  const StateLayout *at = &call->model->layout;
  return state_count_bits(state->tail + at->promised, at->kept - at->promised);
}

int wrap_up_kept(const Call *call, const CallState *state) {
  const StateLayout *at = &call->model->layout;
  return state_count_bits(state->tail + at->kept, at->done - at->kept);
}

bool wrap_up_tells(const Call *call, const CallState *state, int aftermath) {
  const Aftermath *entry = &call->model->scenario->aftermath[aftermath];
  return state_holds(call, state, entry->when);
}
