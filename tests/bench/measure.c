/* measure PROGRAM ARGS…: runs it once, prints "wall-µs cpu-µs peak-KiB exit-code".
 *
 * A program of its own because the kernel counts the memory of whoever starts a process
 * as that process's first peak: started from Python, nothing is smaller than Python. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long microseconds(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) perror("clock"), exit(3);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static long long cpu_of(const struct rusage *u)
{
    return (u->ru_utime.tv_sec + u->ru_stime.tv_sec) * 1000000LL + u->ru_utime.tv_usec + u->ru_stime.tv_usec;
}

int main(int argc, char **argv)
{
    posix_spawn_file_actions_t files;
    struct rusage used;
    pid_t child;
    int status;

    if (argc < 2) fputs("usage: measure PROGRAM ARGS…\n", stderr), exit(2);
    if (posix_spawn_file_actions_init(&files) != 0
        || posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0) != 0
        || posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0) != 0
        || posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0) != 0) return 3;

    long long start = microseconds();
    if (posix_spawnp(&child, argv[1], &files, NULL, argv + 1, environ) != 0) perror(argv[1]), exit(3);
    if (wait4(child, &status, 0, &used) != child) perror("wait4"), exit(3);
    printf("%lld %lld %ld %d\n", microseconds() - start, cpu_of(&used), used.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
