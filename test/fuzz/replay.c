/*
 * Runs a fuzz target over files: replay FILE-OR-FOLDER… The corpora are replayed on every check, with any compiler;
 * libFuzzer is only needed to find new inputs.
 */
#define BASE_BORDER
#include "base/base.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int ran;

static void run_file(const char *path)
{
        FILE *f = fopen(path, "rb");
        struct stat st;
        if (!f || fstat(fileno(f), &st)) {
                perror(path);
                exit(2);
        }
        size_t n = (size_t)st.st_size;
        /* exactly n bytes, so that the sanitizer sees a read behind the end */
        uint8_t *data = malloc(n ? n : 1);
        if (!data || fread(data, 1, n, f) != n) {
                perror(path);
                exit(2);
        }
        fclose(f);
        LLVMFuzzerTestOneInput(data, n);
        free(data);
        ran++;
}

static void run_path(const char *path)
{
        struct stat st;
        if (stat(path, &st) || !S_ISDIR(st.st_mode)) {
                run_file(path);
                return;
        }
        DIR *dir = opendir(path);
        for (struct dirent *d; dir && (d = readdir(dir));) {
                char inner[4096];
                if (d->d_name[0] == '.')
                        continue;
                snprintf(inner, sizeof inner, "%s/%s", path, d->d_name);
                run_path(inner);
        }
        if (dir)
                closedir(dir);
}

int main(int argc, char **argv)
{
        for (int i = 1; i < argc; i++)
                run_path(argv[i]);
        printf("%s: %d inputs\n", argv[0], ran);
        return ran ? 0 : 1;
}
