/* Stands between a process and its files below SOAK_ROOT (LD_PRELOAD): writes down what reaches the disk
   (SOAK_LOG), and lets a chosen call fail (soak_arm). Linux only; compiled by shim.py when a proof runs. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define LOCKED pthread_mutex_lock(&door)
#define OPEN pthread_mutex_unlock(&door)

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static int journal = -1;
static long left = -1, counted = 0;
static int failure = 0, lasting = 0;

struct record {
    char kind, pad[7];
    uint64_t inode;
    int64_t offset;
    uint32_t first, second;
};

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("SOAK_LOG");
    root = getenv("SOAK_ROOT");
    if (path) journal = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The nth call from now fails with `code`; all later ones too if `stays`. n = 0 disarms. Gives the calls counted. */
long soak_arm(long n, int code, int stays) {
    long before = counted;
    left = n > 0 ? n : -1;
    failure = code;
    lasting = stays;
    counted = 0;
    return before;
}

static int ours(const char *path) { return root && path && strncmp(path, root, strlen(root)) == 0; }

static int named(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, 4095);
    path[size > 0 ? size : 0] = 0;
    return ours(path);
}

static void joined(int folder, const char *name, char *path) {
    if (name[0] == '/' || folder == AT_FDCWD) {
        snprintf(path, 4096, "%s", name);
        return;
    }
    char base[4096];
    named(folder, base);
    snprintf(path, 4096, "%.2000s/%.2000s", base, name);
}

/* What a full disk or a failing one refuses. With a lasting failure (no room) giving back room still works. */
static int refused(int takes_room) {
    counted++;
    if (left < 0 || (lasting && !takes_room) || (left > 1 && left--)) return 0;
    if (left == 1) left = lasting ? 1 : -1;
    errno = failure;
    return 1;
}

static void note(char kind, uint64_t inode, int64_t offset, const char *first, const void *second, size_t size) {
    if (journal < 0) return;
    struct record head = {kind, {0}, inode, offset, first ? strlen(first) : 0, size};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)first, head.first}, {(void *)second, size}};
    syscall(SYS_writev, journal, parts, 3);
}

static uint64_t inode_of(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_ino;
}

static int opened(int folder, const char *name, int flags, mode_t mode) {
    char path[4096];
    joined(folder, name, path);
    if (!ours(path) || !(flags & (O_CREAT | O_TRUNC))) return syscall(SYS_openat, folder, name, flags, mode);
    LOCKED;
    int is_new = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
    int fd = is_new && refused(1) ? -1 : syscall(SYS_openat, folder, name, flags, mode);
    if (fd >= 0 && is_new) note('O', inode_of(fd), 0, path, NULL, 0);
    else if (fd >= 0 && (flags & O_TRUNC)) note('T', inode_of(fd), 0, path, NULL, 0);
    OPEN;
    return fd;
}

#define OPENS(name, before, folder)                                                  \
    int name(before const char *path, int flags, ...) {                              \
        va_list rest;                                                                \
        va_start(rest, flags);                                                       \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;    \
        va_end(rest);                                                                \
        return opened(folder, path, flags, mode);                                    \
    }
#define AND ,
OPENS(open, , AT_FDCWD)
OPENS(open64, , AT_FDCWD)
OPENS(openat, int at AND, at)
OPENS(openat64, int at AND, at)

static ssize_t wrote(int fd, const void *data, size_t size, int64_t offset, int placed) {
    char path[4096];
    if (!named(fd, path)) {
        ssize_t done = placed ? syscall(SYS_pwrite64, fd, data, size, offset) : syscall(SYS_write, fd, data, size);
        if (fd == 1 && done > 0) note('C', 0, 0, NULL, data, done);
        return done;
    }
    LOCKED;
    if (!placed) offset = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = refused(1) ? -1
                   : placed   ? syscall(SYS_pwrite64, fd, data, size, offset)
                              : syscall(SYS_write, fd, data, size);
    if (done > 0) note('W', inode_of(fd), offset, path, data, done);
    OPEN;
    return done;
}

ssize_t write(int fd, const void *data, size_t size) { return wrote(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return wrote(fd, data, size, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return wrote(fd, data, size, at, 1); }

/* Python then copies by read and write, which we see. */
ssize_t sendfile(int out, int in, off_t *at, size_t size) { (void)out, (void)in, (void)at, (void)size; errno = ENOTSOCK; return -1; }
ssize_t sendfile64(int out, int in, off64_t *at, size_t size) { (void)out, (void)in, (void)at, (void)size; errno = ENOTSOCK; return -1; }
ssize_t copy_file_range(int in, off64_t *a, int out, off64_t *b, size_t size, unsigned flags) {
    (void)in, (void)a, (void)out, (void)b, (void)size, (void)flags;
    errno = ENOSYS;
    return -1;
}

static int synced(int fd, int call) {
    char path[4096];
    if (!named(fd, path)) return syscall(call, fd);
    LOCKED;
    int failed = refused(1) ? -1 : syscall(call, fd);
    if (!failed) note('S', inode_of(fd), 0, path, NULL, 0);
    OPEN;
    return failed;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int cut(int fd, off64_t size) {
    char path[4096];
    if (!named(fd, path)) return syscall(SYS_ftruncate, fd, size);
    LOCKED;
    int failed = refused(0) ? -1 : syscall(SYS_ftruncate, fd, size);
    if (!failed) note('T', inode_of(fd), size, path, NULL, 0);
    OPEN;
    return failed;
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

#define CHANGES(kind, room, path, other, call)                       \
    if (!ours(path)) return call;                                    \
    LOCKED;                                                          \
    int failed = refused(room) ? -1 : call;                          \
    if (!failed) note(kind, 0, 0, path, other, strlen(other));       \
    OPEN;                                                            \
    return failed;

int rename(const char *from, const char *to) { CHANGES('R', 0, from, to, (int)syscall(SYS_rename, from, to)) }
int unlink(const char *path) { CHANGES('U', 0, path, "", (int)syscall(SYS_unlink, path)) }
int rmdir(const char *path) { CHANGES('U', 0, path, "", (int)syscall(SYS_rmdir, path)) }
int mkdir(const char *path, mode_t mode) { CHANGES('M', 1, path, "", (int)syscall(SYS_mkdir, path, mode)) }
int unlinkat(int folder, const char *name, int flags) {
    char path[4096];
    joined(folder, name, path);
    CHANGES('U', 0, path, "", (int)syscall(SYS_unlinkat, folder, name, flags))
}
