#define _GNU_SOURCE
#include "base/sys.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"

enum { NAME_MOST = 255, PATH_MOST = 4096 };

static enum sys_error error_of(int code)
{
    switch (code) {
    case ENOENT: case ENOTDIR: return SYS_MISSING;
    case EEXIST: return SYS_EXISTS;
    case EACCES: case EPERM: case EROFS: return SYS_DENIED;
    case ENOSPC: case EDQUOT: case EFBIG: return SYS_FULL;
    case EISDIR: case ELOOP: case ENXIO: return SYS_NOT_A_FILE;
    case EWOULDBLOCK: return SYS_BUSY;
    default: return SYS_BROKEN;
    }
}

/* --- reading ------------------------------------------------------------------- */

static enum sys_error read_all(int fd, struct arena *keep, size_t most, struct str *text)
{
    struct stat st;

    if (fstat(fd, &st) != 0) return error_of(errno);
    if (!S_ISREG(st.st_mode)) return SYS_NOT_A_FILE;
    if ((uint64_t)st.st_size > most) return SYS_TOO_LARGE;

    size_t room = (size_t)st.st_size, n = 0;
    char *p = arena_new(keep, char, room + 1);
    while (n < room) {
        ssize_t got = read(fd, p + n, room - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return error_of(errno);
        if (got == 0) break; /* it became shorter meanwhile */
        n += (size_t)got;
    }
    *text = (struct str){ p, (ptrdiff_t)n };
    return SYS_OK;
}

static enum sys_error posix_read(struct sys *sys, struct arena *keep, const char *path, size_t most,
                                 struct str *text)
{
    (void)sys;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); /* never hang on a pipe */
    if (fd < 0) return error_of(errno);
    enum sys_error e = read_all(fd, keep, most, text);
    (void)close(fd);
    return e;
}

static enum sys_error map_all(int fd, size_t most, struct str *text)
{
    struct stat st;

    if (fstat(fd, &st) != 0) return error_of(errno);
    if (!S_ISREG(st.st_mode)) return SYS_NOT_A_FILE;
    if ((uint64_t)st.st_size > most) return SYS_TOO_LARGE;
    if (st.st_size == 0) return *text = (struct str){ 0 }, SYS_OK; /* nothing can be mapped */
    void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED) return error_of(errno);
    *text = (struct str){ p, (ptrdiff_t)st.st_size };
    return SYS_OK;
}

static enum sys_error posix_map(struct sys *sys, const char *path, size_t most, struct str *text)
{
    (void)sys;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) return error_of(errno);
    enum sys_error e = map_all(fd, most, text);
    (void)close(fd);
    return e;
}

static void posix_unmap(struct sys *sys, struct str text)
{
    (void)sys;
    if (text.n > 0 && munmap((void *)(uintptr_t)text.s, (size_t)text.n) != 0) bug("unmapping what was never mapped");
}

/* --- writing ------------------------------------------------------------------- */

static bool write_bytes(int fd, struct str text)
{
    while (text.n > 0) {
        ssize_t done = write(fd, text.s, (size_t)text.n);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return false;
        text = str_from(text, done);
    }
    return true;
}

/* A file of its own beside `name`, whole and synced, under the name temp[NAME_MOST + 1]. */
static enum sys_error write_temp(int dir, const char *name, char *temp, struct str text, enum sys_write how)
{
    if (snprintf(temp, NAME_MOST + 1, ".%s.%ld.new", name, (long)getpid()) > NAME_MOST) return SYS_BROKEN;
    (void)unlinkat(dir, temp, 0); /* ours alone: the number of this process is in its name */
    int fd = openat(dir, temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, how & SYS_WRITE_SHARED ? 0666 : 0600);
    if (fd < 0) return error_of(errno);

    bool ok = write_bytes(fd, text) && (how & SYS_WRITE_FLEETING || fsync(fd) == 0);
    int code = errno;
    if (close(fd) != 0 && ok) ok = false, code = errno;
    if (!ok) (void)unlinkat(dir, temp, 0);
    return ok ? SYS_OK : error_of(code);
}

static enum sys_error sync_folder(int dir)
{
    return fsync(dir) == 0 || errno == EINVAL ? SYS_OK : error_of(errno); /* some shares cannot sync a folder */
}

/* The folder of a path, opened; *name is what comes behind it. */
static enum sys_error open_folder(const char *path, int *dir, const char **name)
{
    char folder[PATH_MOST];
    const char *slash = strrchr(path, '/');

    *name = slash ? slash + 1 : path;
    if (strlen(path) >= sizeof folder || !**name) return SYS_MISSING;
    if (!slash) folder[0] = '.', folder[1] = 0;
    else if (slash == path) folder[0] = '/', folder[1] = 0;
    else memcpy(folder, path, (size_t)(slash - path)), folder[slash - path] = 0;
    *dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return *dir < 0 ? error_of(errno) : SYS_OK;
}

/* Only where no file has the name yet. A link fails when it is taken, a plain rename would not. */
static bool put_first(int dir, const char *temp, const char *name)
{
    if (renameat2(dir, temp, dir, name, RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    if (linkat(dir, temp, dir, name, 0) != 0) return false;
    (void)unlinkat(dir, temp, 0);
    return true;
}

static enum sys_error posix_write(struct sys *sys, const char *path, struct str text, enum sys_write how)
{
    char temp[NAME_MOST + 1];
    const char *name;
    int dir = -1;

    (void)sys;
    enum sys_error e = open_folder(path, &dir, &name);
    if (e != SYS_OK) return e;
    e = write_temp(dir, name, temp, text, how);
    if (e == SYS_OK) {
        bool placed = how & SYS_WRITE_CREATE ? put_first(dir, temp, name) : renameat(dir, temp, dir, name) == 0;
        e = !placed ? error_of(errno) : how & SYS_WRITE_FLEETING ? SYS_OK : sync_folder(dir);
        if (!placed) (void)unlinkat(dir, temp, 0);
    }
    (void)close(dir);
    return e;
}

/* --- replacing, with a backup ------------------------------------------------------- */

/* A replacement on its way: temp is the new version, until it has changed places with the old. */
struct swap {
    int dir;
    const char *name;
    char temp[NAME_MOST + 1], backup[NAME_MOST + 1];
    struct arena *keep; /* for the bytes of the version before */
    size_t most;
    struct str before;
};

static enum sys_error read_before(struct swap *s, const char *name)
{
    int fd = openat(s->dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) return error_of(errno);
    enum sys_error e = read_all(fd, s->keep, s->most, &s->before);
    (void)close(fd);
    return e;
}

/* File systems that can not exchange two names. Linking before renaming leaves no moment without
 * a readable version; where there are no hard links either, there is only NAME.bak for a moment. */
static enum sys_error swap_by_link(struct swap *s)
{
    char link[NAME_MOST + 1];
    enum sys_error e = read_before(s, s->name);

    if (e == SYS_MISSING && put_first(s->dir, s->temp, s->name)) return SYS_OK;
    if (e != SYS_OK) return e;
    if (snprintf(link, sizeof link, "%s.l", s->temp) >= (int)sizeof link) return SYS_BROKEN;
    if (linkat(s->dir, s->name, s->dir, link, 0) == 0) {
        if (renameat(s->dir, link, s->dir, s->backup) != 0) e = error_of(errno);
        (void)unlinkat(s->dir, link, 0); /* renaming a link onto its own inode does nothing */
    } else if (errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK || errno == ENOSYS) {
        if (renameat(s->dir, s->name, s->dir, s->backup) != 0) e = error_of(errno);
    } else {
        e = error_of(errno);
    }
    if (e == SYS_OK && renameat(s->dir, s->temp, s->dir, s->name) != 0) e = error_of(errno);
    return e;
}

/* Both versions have changed places: what was there has our name now, and nobody else's hand on it. */
static enum sys_error keep_before(struct swap *s)
{
    enum sys_error e = read_before(s, s->temp);

    if (e == SYS_OK && renameat(s->dir, s->temp, s->dir, s->backup) != 0) e = error_of(errno);
    if (e == SYS_OK) return e;
    if (renameat2(s->dir, s->temp, s->dir, s->name, RENAME_EXCHANGE) != 0) s->temp[0] = 0; /* both stay where they are */
    return e;
}

static enum sys_error swap(struct swap *s)
{
    enum { RACES = 100 };
    struct stat st;

    if (fstatat(s->dir, s->name, &st, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(st.st_mode)) return SYS_NOT_A_FILE;
    for (int i = 0; i < RACES; i++) {
        if (renameat2(s->dir, s->temp, s->dir, s->name, RENAME_EXCHANGE) == 0) return keep_before(s);
        if (errno == EINVAL || errno == ENOSYS) break;
        if (errno != ENOENT) return error_of(errno);
        if (put_first(s->dir, s->temp, s->name)) return SYS_OK; /* the first version */
        if (errno != EEXIST) return error_of(errno);            /* else: somebody else's came before ours */
    }
    return swap_by_link(s);
}

static enum sys_error posix_replace(struct sys *sys, struct arena *keep, const char *path, struct str text, size_t most,
                                    struct str *before)
{
    struct swap s = { .dir = -1, .keep = keep, .most = most };

    (void)sys;
    enum sys_error e = open_folder(path, &s.dir, &s.name);
    if (e != SYS_OK) return e;
    if (snprintf(s.backup, sizeof s.backup, "%s.bak", s.name) >= (int)sizeof s.backup) e = SYS_BROKEN;
    if (e == SYS_OK) e = write_temp(s.dir, s.name, s.temp, text, SYS_WRITE_PLAIN);
    if (e == SYS_OK) {
        e = swap(&s);
        if (e != SYS_OK && s.temp[0]) (void)unlinkat(s.dir, s.temp, 0);
        if (e == SYS_OK) e = sync_folder(s.dir);
    }
    (void)close(s.dir);
    if (e == SYS_OK) *before = s.before;
    return e;
}

/* `.NAME.PID.new` or `.NAME.PID.new.l` of a process that is no more (ours has nothing on its way). */
static bool is_left_behind(struct str entry, struct str name)
{
    if (!str_starts(entry, S(".")) || !str_starts(str_from(entry, 1), name)) return false;
    struct str rest = str_from(entry, 1 + name.n);
    if (str_ends(rest, S(".l"))) rest.n -= 2;
    if (!str_starts(rest, S(".")) || !str_ends(rest, S(".new"))) return false;
    struct str_int pid = str_to_int(str_head(str_from(rest, 1), rest.n - 5));
    if (!pid.ok || pid.value <= 0 || pid.value > INT32_MAX) return false;
    return pid.value == getpid() || (kill((pid_t)pid.value, 0) != 0 && errno == ESRCH);
}

static enum sys_error posix_sweep(struct sys *sys, const char *path)
{
    const char *name;
    int fd = -1;
    bool ok = true;

    (void)sys;
    enum sys_error e = open_folder(path, &fd, &name);
    if (e != SYS_OK) return e;
    DIR *dir = fdopendir(fd);
    if (!dir) {
        e = error_of(errno);
        (void)close(fd);
        return e;
    }
    for (const struct dirent *one; (one = readdir(dir));)
        if (is_left_behind(str_of(one->d_name), str_of(name))) ok = unlinkat(fd, one->d_name, 0) == 0 && ok;
    (void)closedir(dir);
    return ok ? SYS_OK : SYS_DENIED;
}

/* --- folders ------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    const struct sys_entry *x = a, *y = b;
    return str_cmp(x->name, y->name);
}

static bool is_folder(DIR *dir, const struct dirent *e)
{
    struct stat st;
    if (e->d_type != DT_UNKNOWN && e->d_type != DT_LNK) return e->d_type == DT_DIR;
    return fstatat(dirfd(dir), e->d_name, &st, 0) == 0 && S_ISDIR(st.st_mode);
}

static enum sys_error posix_list(struct sys *sys, struct arena *keep, const char *folder, struct sys_entries *out)
{
    struct sys_entry *list = NULL;
    size_t n = 0, room = 0;
    DIR *dir = opendir(folder);

    (void)sys;
    if (!dir) return error_of(errno);
    for (const struct dirent *e; errno = 0, (e = readdir(dir));) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        if (n == room) {
            struct sys_entry *more = arena_new(keep, struct sys_entry, room = room ? room * 2 : 32);
            if (n) memcpy(more, list, n * sizeof *list);
            list = more;
        }
        list[n++] = (struct sys_entry){ str_dup(keep, str_of(e->d_name)), is_folder(dir, e) };
    }
    int code = errno;
    (void)closedir(dir);
    if (code) return error_of(code);
    if (n) qsort(list, n, sizeof *list, by_name);
    *out = (struct sys_entries){ list, n };
    return SYS_OK;
}

/* A new folder survives a power cut only when the folder around it was synced as well. */
static void sync_parent(const char *path)
{
    char parent[PATH_MOST];
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;

    memcpy(parent, path, n);
    parent[n] = 0;
    int dir = open(n ? parent : slash ? "/" : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0) return; /* a folder that may be written but not read */
    (void)fsync(dir);    /* what is written into it fails for itself if the disk is broken */
    (void)close(dir);
}

static enum sys_error posix_make_folder(struct sys *sys, const char *path)
{
    char part[PATH_MOST];
    size_t n = strlen(path);
    struct stat st;

    (void)sys;
    if (n == 0 || n >= sizeof part) return SYS_MISSING;
    memcpy(part, path, n + 1);
    for (size_t i = 1; i <= n; i++) {
        if (part[i] != '/' && part[i]) continue;
        part[i] = 0;
        if (mkdir(part, 0700) == 0) {
            sync_parent(part);
        } else if (errno != EEXIST) {
            int code = errno; /* a parent that exists but may not be written is fine */
            if (stat(part, &st) != 0) return error_of(code);
        }
        if (i < n) part[i] = '/';
    }
    if (stat(path, &st) != 0) return error_of(errno);
    return S_ISDIR(st.st_mode) ? SYS_OK : SYS_EXISTS;
}

static enum sys_error posix_remove(struct sys *sys, const char *path)
{
    (void)sys;
    if (unlink(path) == 0) return SYS_OK;
    if (errno == EISDIR || errno == EPERM) return rmdir(path) == 0 ? SYS_OK : error_of(errno);
    return error_of(errno);
}

static void posix_print(struct sys *sys, enum sys_stream stream, struct str text)
{
    int fd = stream == SYS_TO_OUTPUT ? STDOUT_FILENO : STDERR_FILENO;

    (void)sys;
    while (text.n > 0) {
        ssize_t done = write(fd, text.s, (size_t)text.n);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return; /* a closed pipe: nobody is left to tell */
        text = str_from(text, done);
    }
}

/* --- locks, clock, environment, randomness ---------------------------------------- */

static enum sys_error posix_lock(struct sys *sys, const char *path, int *handle)
{
    (void)sys;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return error_of(errno);
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        int code = errno;
        (void)close(fd);
        return error_of(code);
    }
    *handle = fd;
    return SYS_OK;
}

static void posix_unlock(struct sys *sys, int handle)
{
    (void)sys;
    (void)close(handle);
}

static struct date posix_today(struct sys *sys)
{
    struct str fixed = sys->environment(sys, "SOURCE_DATE_EPOCH");
    struct str_int seconds = str_to_int(fixed);
    struct tm tm;
    time_t now = time(NULL);

    if (seconds.ok && seconds.value >= 0 && seconds.value < INT64_C(253402300800))
        return date_of_days(seconds.value / 86400);
    if (!localtime_r(&now, &tm)) bug("the clock of this machine cannot be read");
    return (struct date){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
}

static uint64_t posix_milliseconds(struct sys *sys)
{
    struct timespec t;

    (void)sys;
    if (clock_gettime(CLOCK_BOOTTIME, &t) != 0) bug("no monotonic clock");
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static void posix_pause(struct sys *sys, unsigned milliseconds)
{
    struct timespec left = { (time_t)(milliseconds / 1000), (long)(milliseconds % 1000) * 1000000 };

    (void)sys;
    (void)nanosleep(&left, NULL); /* a signal may end it early: whoever waits looks at the clock */
}

static struct str posix_environment(struct sys *sys, const char *name)
{
    (void)sys;
    return str_of(getenv(name));
}

static void posix_random(struct sys *sys, void *bytes, size_t n)
{
    char *p = bytes;

    (void)sys;
    while (n > 0) {
        ssize_t got = getrandom(p, n < 256 ? n : 256, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) bug("the system gives no random numbers");
        p += got;
        n -= (size_t)got;
    }
}

struct sys sys_posix(void)
{
    return (struct sys){
        .read = posix_read,
        .map = posix_map,
        .unmap = posix_unmap,
        .write = posix_write,
        .replace = posix_replace,
        .sweep = posix_sweep,
        .list = posix_list,
        .make_folder = posix_make_folder,
        .remove = posix_remove,
        .print = posix_print,
        .lock = posix_lock,
        .unlock = posix_unlock,
        .today = posix_today,
        .milliseconds = posix_milliseconds,
        .pause = posix_pause,
        .environment = posix_environment,
        .random = posix_random,
    };
}

struct arena sys_arena(size_t reserve)
{
    const size_t least = (size_t)1 << 20;

    if (reserve < least) reserve = least;
    for (; reserve >= least; reserve /= 2) { /* a tight ulimit gets a smaller one */
        void *p = mmap(NULL, reserve, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p != MAP_FAILED) return arena_over(p, reserve);
    }
    die_of_memory();
}

void sys_arena_forget(struct arena a)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t from = ((uintptr_t)a.beg + page - 1) & ~(page - 1), to = (uintptr_t)a.end & ~(page - 1);

    if (to > from) (void)madvise((void *)from, to - from, MADV_DONTNEED); /* a refusal only costs memory */
}
