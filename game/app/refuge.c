/* SPDX-License-Identifier: MIT */
#include "app/refuge.h"

#include "base/str.h"
#include "os/file.h"
#include "os/process.h"

enum { MOST_FILES = 1000, NAME_BYTES = 128 };

/* A name in `folder` that no file has yet. */
static bool find_name(const char *folder, const char *scenario,
                      char path[PATH_BYTES], Err *err) {
  for (int i = 1; i <= MOST_FILES; i++) {
    char memory[NAME_BYTES];
    Str name = str_init(memory, sizeof memory);
    str_addf(&name, "evenkeel-%s-%d.json", scenario, i);
    if (!path_join(path, folder, name.text, err)) { return false; }
    if (!file_exists(path)) { return true; }
  }
  return err_set_file(err, ERR_IO, folder, "has too many kept calls");
}

bool refuge_keep(const char *scenario, const char *replay, size_t length,
                 char path[PATH_BYTES], Err *err) {
  const char *const folders[] = {process_environment("HOME"),
                                 process_environment("TMPDIR"), "/tmp"};
  Err why = {.code = ERR_NONE};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    if (!folders[i] || folders[i][0] != '/') { continue; }
    why = (Err){.code = ERR_NONE};
    if (find_name(folders[i], scenario, path, &why) &&
        file_write(path, replay, length, &why)) {
      return true;
    }
  }
  if (err && err->code == ERR_NONE) { *err = why; }
  return false;
}
