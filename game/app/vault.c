/* SPDX-License-Identifier: MIT */
#include "app/vault.h"

#include "os/monitor.h"
#include "store/migrate.h"
#include "store/schema.h"
#include "store/store.h"

#include <stdlib.h>

struct Vault {
  Monitor *monitor;
  Db *db;
};

Vault *vault_create(Err *err) {
  Vault *vault = calloc(1, sizeof *vault);
  if (!vault) {
    err_memory(err);
    return NULL;
  }
  vault->monitor = monitor_create(err);
  if (vault->monitor) { return vault; }
  free(vault);
  return NULL;
}

void vault_destroy(Vault *vault) {
  if (!vault) { return; }
  db_close(vault->db);
  monitor_destroy(vault->monitor);
  free(vault);
}

static Db *open_own(Err *err) {
  char path[PATH_BYTES];
  return store_find(path, err) ? store_open(path, err) : NULL;
}

static Db *open_in_memory(void) {
  Db *db = db_open(":memory:", NULL);
  int count;
  const char *const *steps = schema_steps(&count);
  if (db && !migrate_run(db, steps, count, NULL)) {
    db_close(db);
    db = NULL;
  }
  return db;
}

void vault_open(Vault *vault, Err *trouble) {
  Db *db = open_own(trouble);
  if (!db) { db = open_in_memory(); }
  monitor_enter(vault->monitor);
  vault->db = db;
  monitor_leave(vault->monitor);
}

Db *vault_enter(Vault *vault, Err *err) {
  monitor_enter(vault->monitor);
  if (!vault->db) {
    err_set(err, ERR_STORE, "nothing can be kept on this machine now");
  }
  return vault->db;
}

void vault_leave(Vault *vault) {
  monitor_leave(vault->monitor);
}
