/* SPDX-License-Identifier: MIT */
/* Whether a value is what its key asks for: type, range, characters. */
#ifndef SCENARIO_CHECK_VALUE_H
#define SCENARIO_CHECK_VALUE_H

#include "scenario/keys.h"
#include "scenario/reader.h"

/* False, and a report, when it is not. What an object or the items of a
** KEY_LIST or KEY_MAP hold is not looked at. */
bool check_value(Reader *reader, const Key *key, const JsonValue *value);

/* Whether a scenario can have this id. */
bool check_value_is_file_id(const char *id);

/* The same for an id that the author made up as a key of a map. */
bool check_id_key(Reader *reader, const JsonValue *member);

#endif
