/* SPDX-License-Identifier: MIT */
#include "progress/attempt.h"

bool attempt_same_setting(AttemptSetting a, AttemptSetting b) {
  return a.self_paced == b.self_paced && a.response == b.response;
}

const char *attempt_pace_name(AttemptSetting setting) {
  return setting.self_paced ? "self_paced" : "timed";
}
