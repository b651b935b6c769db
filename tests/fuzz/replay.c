/* Runs a fuzz target over every file of the folders that it is given. */

#include <dirent.h>
#include <errno.h>

#include "fuzz.h"

static void run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) perror(path), exit(1);
    if (fseek(file, 0, SEEK_END) != 0) perror(path), exit(1);
    long n = ftell(file);
    rewind(file);
    uint8_t *data = malloc(n > 0 ? (size_t)n : 1);
    if (n < 0 || !data || fread(data, 1, (size_t)n, file) != (size_t)n) perror(path), exit(1);
    LLVMFuzzerTestOneInput(data, (size_t)n);
    free(data);
    fclose(file);
}

static int run_folder(const char *path)
{
    char name[4096];
    int files = 0;
    DIR *folder = opendir(path);
    if (!folder) perror(path), exit(1);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        run_file(name);
        files++;
    }
    closedir(folder);
    return files;
}

int main(int argc, char **argv)
{
    int files = 0;
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++) files += run_folder(argv[i]);
    printf("%d files\n", files);
    return files == 0;
}
