/* SPDX-License-Identifier: MIT */
#include "score/shift_card.h"

#include "base/json_out.h"

static const char *fate_of(const ShiftPromise *promise) {
  if (promise->kept) { return "kept"; }
  return promise->broken ? "broken" : "open";
}

static void write_call(const ShiftCall *call, JsonOut *out) {
  json_out_open_object(out);
  json_out_member_integer(out, "begin_ms", call->begin_ms);
  json_out_member_integer(out, "end_ms", call->end_ms);
  json_out_member_integer(out, "done_ms", call->done_ms);
  json_out_key(out, "rings_for");
  if (call->rings_for == NONE) {
    json_out_null(out);
  } else {
    json_out_integer(out, call->rings_for);
  }
  json_out_member_bool(out, "recovered", call->recovered);
  json_out_key(out, "card");
  scorecard_write(call->card, out);
  json_out_close_object(out);
}

static void write_promise(const ShiftCard *card, const ShiftPromise *promise,
                          JsonOut *out) {
  const Call *call = card->calls[promise->call].card->call;
  const Promise *made = &call->model->scenario->promises[promise->promise];
  json_out_open_object(out);
  json_out_member_integer(out, "call", promise->call);
  json_out_member_text(out, "promise", made->id);
  json_out_member_integer(out, "due_ms", promise->due_ms);
  json_out_member_text(out, "state", fate_of(promise));
  if (promise->kept) {
    json_out_member_integer(out, "kept_ms", promise->kept_ms);
  }
  json_out_close_object(out);
}

static void write_curve(const ShiftCard *card, JsonOut *out) {
  json_out_key(out, "composure");
  json_out_open_list(out);
  for (int i = 0; i < card->point_count; i++) {
    json_out_open_object(out);
    json_out_member_integer(out, "t", card->points[i].t_ms);
    json_out_member_integer(out, "composure", card->points[i].composure);
    json_out_close_object(out);
  }
  json_out_close_list(out);
}

void shift_card_write(const ShiftCard *card, JsonOut *out) {
  json_out_open_object(out);
  json_out_member_integer(out, "score", card->score);
  json_out_member_integer(out, "duration_ms", card->now_ms);
  json_out_member_integer(out, "planned", card->planned_count);
  json_out_member_integer(out, "rang_back",
                          card->call_count - card->planned_count);
  json_out_member_integer(out, "made", card->promise_count);
  json_out_member_integer(out, "kept", card->kept_count);
  json_out_member_integer(out, "broken", card->broken_count);
  json_out_member_integer(out, "recoveries", card->recoveries);
  write_curve(card, out);
  json_out_key(out, "promises");
  json_out_open_list(out);
  for (int i = 0; i < card->promise_count; i++) {
    write_promise(card, &card->promises[i], out);
  }
  json_out_close_list(out);
  json_out_key(out, "calls");
  json_out_open_list(out);
  for (int i = 0; i < card->call_count; i++) {
    write_call(&card->calls[i], out);
  }
  json_out_close_list(out);
  json_out_close_object(out);
}
