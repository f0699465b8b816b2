/* Fails the n-th call that a process makes on files under one folder; to be preloaded.
 *
 * fault_arm(folder, n, code) begins to count; call number n then returns the error `code`, once.
 * fault_calls() says how many there were. Calls of the libraries count too, as SQLite's do.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 4096
static char under[MOST];
static size_t length;
static long calls, fails;
static int code;
static char ours[MOST]; /* file descriptors of files under the folder */

void fault_arm(const char *folder, long n, int error) {
  strncpy(under, folder, MOST - 1);
  length = strlen(under);
  calls = 0;
  fails = n;
  code = error;
}

long fault_calls(void) { return calls; }

static int hit(void) {
  if (++calls != fails) return 0;
  errno = code;
  return 1;
}

static int path_hit(const char *path) {
  return length && path && !strncmp(path, under, length) && hit();
}

static int fd_hit(int fd) { return length && fd >= 0 && fd < MOST && ours[fd] && hit(); }

static int opened(int fd, const char *path) {
  if (fd >= 0 && fd < MOST) ours[fd] = length && path && !strncmp(path, under, length);
  return fd;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
    return path_hit(path) ? -1 : opened(real(path, flags, mode), path); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int at, const char *path, int flags, ...) { \
    REAL(int, name, int, const char *, int, ...); \
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
    return path_hit(path) ? -1 : opened(real(at, path, flags, mode), path); \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
  REAL(int, close, int);
  if (fd >= 0 && fd < MOST) ours[fd] = 0;
  return real(fd);
}

#define ON_FD(type, name, parameters, ...) \
  type name parameters { \
    static type (*real) parameters; \
    if (!real) real = (type(*) parameters)dlsym(RTLD_NEXT, #name); \
    return fd_hit(fd) ? (type)-1 : real(__VA_ARGS__); \
  }
ON_FD(ssize_t, read, (int fd, void *to, size_t n), fd, to, n)
ON_FD(ssize_t, write, (int fd, const void *from, size_t n), fd, from, n)
ON_FD(ssize_t, pread, (int fd, void *to, size_t n, off_t at), fd, to, n, at)
ON_FD(ssize_t, pread64, (int fd, void *to, size_t n, off64_t at), fd, to, n, at)
ON_FD(ssize_t, pwrite, (int fd, const void *from, size_t n, off_t at), fd, from, n, at)
ON_FD(ssize_t, pwrite64, (int fd, const void *from, size_t n, off64_t at), fd, from, n, at)
ON_FD(int, fsync, (int fd), fd)
ON_FD(int, fdatasync, (int fd), fd)
ON_FD(int, ftruncate, (int fd, off_t n), fd, n)
ON_FD(int, ftruncate64, (int fd, off64_t n), fd, n)
ON_FD(int, flock, (int fd, int how), fd, how)
ON_FD(int, fstat, (int fd, struct stat *to), fd, to)
ON_FD(int, fstat64, (int fd, struct stat64 *to), fd, to)

#define ON_PATH(name, parameters, ...) \
  int name parameters { \
    static int (*real) parameters; \
    if (!real) real = (int (*) parameters)dlsym(RTLD_NEXT, #name); \
    return path_hit(path) ? -1 : real(__VA_ARGS__); \
  }
ON_PATH(rename, (const char *path, const char *to), path, to)
ON_PATH(unlink, (const char *path), path)
ON_PATH(mkdir, (const char *path, mode_t mode), path, mode)
ON_PATH(stat, (const char *path, struct stat *to), path, to)
ON_PATH(stat64, (const char *path, struct stat64 *to), path, to)
ON_PATH(lstat, (const char *path, struct stat *to), path, to)
ON_PATH(lstat64, (const char *path, struct stat64 *to), path, to)
ON_PATH(fstatat, (int at, const char *path, struct stat *to, int how), at, path, to, how)
ON_PATH(fstatat64, (int at, const char *path, struct stat64 *to, int how), at, path, to, how)
