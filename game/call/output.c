/* SPDX-License-Identifier: MIT */
#include "call/output.h"

#include "call/state.h"

void output_send(CallSink *sink, const CallState *state, OutputKind kind, int a,
                 int b) {
  if (!sink) { return; }
  CallOutput output = {state->now_ms, kind, a, b, state->anger};
  sink->take(sink->context, &output);
}
