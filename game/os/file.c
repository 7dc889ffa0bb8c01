/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* for realpath */
#include "os/file.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_READ_BYTES = 16 * 1024 };

/* Bytes read so far, with room for more and for a NUL. */
typedef struct {
  char *bytes;
  size_t length, size;
} Buffer;

/* "cannot be read: No such file or directory" */
static bool fail(Err *err, const char *path, const char *what) {
  char why[128];
  if (strerror_r(errno, why, sizeof why)) { why[0] = '\0'; }
  return err_set_file(err, ERR_IO, path, "%s: %s", what, why);
}

static int open_file(const char *path, int flags, mode_t mode) {
  int file;
  do {
    file = open(path, flags | O_CLOEXEC, mode);
  } while (file < 0 && errno == EINTR);
  return file;
}

static bool grow(Buffer *buffer, size_t most) {
  size_t size = buffer->size ? buffer->size * 2 : FIRST_READ_BYTES;
  if (size > most) { size = most; }
  char *bytes = realloc(buffer->bytes, size + 1);
  if (!bytes) { return false; }
  buffer->bytes = bytes;
  buffer->size = size;
  return true;
}

/* Reads one byte beyond the limit where there is one: that tells a file that
** is too big from one that just fits, and needs no size from the system, which
** pipes do not have. */
static bool read_all(int file, const char *path, size_t limit, Buffer *buffer,
                     Err *err) {
  while (buffer->length <= limit) {
    if (buffer->length == buffer->size && !grow(buffer, limit + 1)) {
      return err_memory(err);
    }
    ssize_t count = read(file, buffer->bytes + buffer->length,
                         buffer->size - buffer->length);
    if (count == 0) { return true; }
    if (count > 0) {
      buffer->length += (size_t)count;
    } else if (errno != EINTR) {
      return fail(err, path, "cannot be read");
    }
  }
  return err_set_file(err, ERR_IO, path, "is bigger than %zu bytes", limit);
}

char *file_read(const char *path, size_t limit, size_t *length, Err *err) {
  int file = open_file(path, O_RDONLY, 0);
  if (file < 0) {
    fail(err, path, "cannot be opened");
    return NULL;
  }
  Buffer buffer = {0};
  bool done = read_all(file, path, limit, &buffer, err);
  close(file);
  if (!done) {
    free(buffer.bytes);
    return NULL;
  }
  assert(buffer.bytes);
  buffer.bytes[buffer.length] = '\0';
  *length = buffer.length;
  return buffer.bytes;
}

static bool write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = write(file, bytes, length);
    if (count >= 0) {
      bytes += count;
      length -= (size_t)count;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

/* A rename lasts only when the folder has reached the disk too. */
static bool sync_folder_of(const char *path) {
  char folder[PATH_MAX];
  snprintf(folder, sizeof folder, "%s", path);
  char *slash = strrchr(folder, '/');
  if (slash) { slash[slash == folder] = '\0'; }
  int opened = open_file(slash ? folder : ".", O_RDONLY | O_DIRECTORY, 0);
  if (opened < 0) { return false; }
  /* Some file systems cannot sync a folder, and need not. */
  bool done = fsync(opened) == 0 || errno == EINVAL;
  close(opened);
  return done;
}

static bool write_new(const char *path, mode_t mode, const void *bytes,
                      size_t length) {
  unlink(path);
  int file = open_file(path, O_WRONLY | O_CREAT | O_EXCL, mode);
  if (file < 0) { return false; }
  bool written = write_all(file, bytes, length) && fsync(file) == 0;
  return (close(file) == 0) && written;
}

static bool replace(const char *path, mode_t mode, const void *bytes,
                    size_t length) {
  char fresh[PATH_MAX];
  int wanted =
      snprintf(fresh, sizeof fresh, "%s.%ld.new", path, (long)getpid());
  if (wanted >= PATH_MAX) {
    errno = ENAMETOOLONG;
    return false;
  }
  if (write_new(fresh, mode, bytes, length) && rename(fresh, path) == 0) {
    return sync_folder_of(path);
  }
  int why = errno;
  unlink(fresh);
  errno = why;
  return false;
}

/* What is no file (a terminal, /dev/null) is written to, never replaced. */
static bool write_through(const char *path, const void *bytes, size_t length) {
  int file = open_file(path, O_WRONLY, 0);
  if (file < 0) { return false; }
  bool written = write_all(file, bytes, length);
  return (close(file) == 0) && written;
}

bool file_write(const char *path, const void *bytes, size_t length, Err *err) {
  struct stat there;
  bool exists = stat(path, &there) == 0;
  if (exists && !S_ISREG(there.st_mode)) {
    return write_through(path, bytes, length) ||
           fail(err, path, "cannot be written");
  }
  if (exists && access(path, W_OK) != 0) {
    return fail(err, path, "cannot be written");
  }
  /* A link stays a link: what it points to is replaced. */
  char target[PATH_MAX];
  const char *place = exists && realpath(path, target) ? target : path;
  mode_t mode = exists ? there.st_mode & 0777 : 0666;
  return replace(place, mode, bytes, length) ||
         fail(err, path, "cannot be written");
}

bool file_create_private(const char *path, Err *err) {
  /* Without O_EXCL an open and close of a database would drop the locks that
  ** this process holds on it. */
  int file = open_file(path, O_RDWR | O_CREAT | O_EXCL, 0600);
  if (file >= 0) {
    return close(file) == 0 || fail(err, path, "cannot be made");
  }
  return errno == EEXIST || fail(err, path, "cannot be made");
}

bool file_exists(const char *path) {
  struct stat there;
  return stat(path, &there) == 0;
}

static bool make_one(const char *path) {
  if (mkdir(path, 0700) == 0) { return true; }
  int why = errno;
  struct stat there;
  bool is_folder = stat(path, &there) == 0 && S_ISDIR(there.st_mode);
  errno = why;
  return is_folder;
}

bool file_make_folder(const char *path, Err *err) {
  char part[PATH_MAX];
  if ((size_t)snprintf(part, sizeof part, "%s", path) >= sizeof part) {
    errno = ENAMETOOLONG;
    return fail(err, path, "cannot be made");
  }
  for (char *slash = strchr(part + 1, '/'); part[0] && slash;
       slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    if (!make_one(part)) { return fail(err, part, "cannot be made"); }
    *slash = '/';
  }
  return make_one(part) || fail(err, path, "cannot be made");
}

/* A link that leads nowhere is listed: whoever reads it learns why. What waits
** for somebody to write into it is not. */
static bool may_be_file(int folder, const char *name) {
  struct stat there;
  return fstatat(folder, name, &there, 0) != 0 || S_ISREG(there.st_mode);
}

static bool is_wanted(int folder, const char *name, const char *suffix) {
  size_t length = strlen(name), end = strlen(suffix);
  return name[0] != '.' && length > end &&
         strcmp(name + length - end, suffix) == 0 && may_be_file(folder, name);
}

static bool add_name(FileNames *names, const char *name) {
  size_t count = (size_t)names->count;
  char **longer = realloc(names->names, (count + 1) * sizeof *longer);
  if (!longer) { return false; }
  names->names = longer;
  longer[count] = strdup(name);
  if (!longer[count]) { return false; }
  names->count++;
  return true;
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool read_names(DIR *folder, const char *path, const char *suffix,
                       FileNames *names, Err *err) {
  for (;;) {
    errno = 0;
    /* Safe where each thread reads a folder that it opened itself. */
    struct dirent *entry = readdir(folder); // NOLINT(concurrency-mt-unsafe)
    if (!entry) { return errno == 0 || fail(err, path, "cannot be listed"); }
    if (is_wanted(dirfd(folder), entry->d_name, suffix) &&
        !add_name(names, entry->d_name)) {
      return err_memory(err);
    }
  }
}

bool file_list(const char *folder, const char *suffix, FileNames *names,
               Err *err) {
  *names = (FileNames){0};
  DIR *opened = opendir(folder);
  if (!opened) { return fail(err, folder, "cannot be opened"); }
  bool done = read_names(opened, folder, suffix, names, err);
  closedir(opened);
  if (!done) {
    file_clear_names(names);
    return false;
  }
  if (names->count > 0) {
    qsort(names->names, (size_t)names->count, sizeof *names->names,
          compare_names);
  }
  return true;
}

void file_clear_names(FileNames *names) {
  for (int i = 0; i < names->count; i++) { free(names->names[i]); }
  free(names->names);
  *names = (FileNames){0};
}
