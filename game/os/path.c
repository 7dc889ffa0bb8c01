/* SPDX-License-Identifier: MIT */
#include "os/path.h"

#include "os/file.h"
#include "os/process.h"

#include <stdio.h>
#include <string.h>

static bool needs_slash(const char *folder) {
  return !folder[0] || folder[strlen(folder) - 1] != '/';
}

bool path_join(char path[PATH_BYTES], const char *folder, const char *name,
               Err *err) {
  char joined[PATH_BYTES];
  int wanted = snprintf(joined, sizeof joined, "%s%s%s", folder,
                        needs_slash(folder) ? "/" : "", name);
  if (wanted < 0 || wanted >= PATH_BYTES) {
    return err_set(err, ERR_IO, "a path is longer than %d bytes",
                   PATH_BYTES - 1);
  }
  memcpy(path, joined, (size_t)wanted + 1);
  return true;
}

static bool holds_data(const char *folder) {
  char rubric[PATH_BYTES];
  return path_join(rubric, folder, "assets/rubric.json", NULL) &&
         file_exists(rubric);
}

static bool holds_shared_data(char path[PATH_BYTES], const char *folder) {
  return path_join(path, folder, "share/evenkeel", NULL) && holds_data(path);
}

/* Cuts the last name off; false at the root. */
static bool go_up(char path[PATH_BYTES]) {
  char *slash = strrchr(path, '/');
  if (!slash || path[1] == '\0') { return false; }
  slash[slash == path] = '\0';
  return true;
}

static bool find_above_program(char path[PATH_BYTES]) {
  char above[PATH_BYTES];
  if (!process_executable(above, sizeof above)) { return false; }
  while (go_up(above)) {
    if (holds_shared_data(path, above)) { return true; }
    if (holds_data(above)) {
      memcpy(path, above, sizeof above);
      return true;
    }
  }
  return false;
}

bool path_find_data(char path[PATH_BYTES], Err *err) {
  const char *chosen = process_environment("EVENKEEL_DATA");
  if (!chosen && find_above_program(path)) { return true; }
  snprintf(path, PATH_BYTES, "%s", chosen ? chosen : EK_DATA_DIR);
  return holds_data(path) ||
         err_set_file(err, ERR_IO, path,
                      "assets/rubric.json is not in this folder: install "
                      "Evenkeel again, or set EVENKEEL_DATA to the folder "
                      "that holds assets and scenarios");
}

/* The XDG rules: a relative path in the variable is as good as none. */
bool path_find_user_data(char path[PATH_BYTES], Err *err) {
  const char *base = process_environment("XDG_DATA_HOME");
  if (base && base[0] == '/') { return path_join(path, base, "evenkeel", err); }
  const char *home = process_environment("HOME");
  if (!home || home[0] != '/') {
    return err_set(err, ERR_IO,
                   "nothing says where your files are kept: set HOME to your "
                   "home folder");
  }
  return path_join(path, home, ".local/share/evenkeel", err);
}
