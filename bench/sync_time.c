/*
 * How long this disk takes to keep a promise: 4 KiB written and synced, over and over at one place and at the end of a
 * growing file. Prints both medians in µs. Every figure about saving reads differently on another disk.
 *
 *   sync_time FOLDER
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TIMES = 301, BYTES = 4096 };

static double now_us(void)
{
        struct timespec t;
        clock_gettime(CLOCK_MONOTONIC, &t);
        return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
        double x = *(const double *)a, y = *(const double *)b;
        return (x > y) - (x < y);
}

static double median_us(int fd, int append)
{
        static char block[BYTES];
        static double us[TIMES];
        memset(block, 'x', sizeof block);
        for (int i = 0; i < TIMES; i++) {
                double began = now_us();
                if (pwrite(fd, block, sizeof block, append ? (off_t)(i + 1) * BYTES : 0) != BYTES || fdatasync(fd) != 0)
                        exit(1);
                us[i] = now_us() - began;
        }
        qsort(us, TIMES, sizeof *us, by_size);
        return us[TIMES / 2];
}

int main(int argc, char **argv)
{
        char path[4096];
        snprintf(path, sizeof path, "%s/sync_time.XXXXXX", argc > 1 ? argv[1] : ".");
        int fd = mkstemp(path);
        if (fd < 0) {
                perror(path);
                return 1;
        }
        unlink(path);
        double over = median_us(fd, 0), append = median_us(fd, 1);
        printf("%.0f %.0f\n", over, append);
        return 0;
}
