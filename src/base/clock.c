#include "base/base.h"

#include <time.h>

static struct moment fixed = {INT64_MIN};

void clock_set(struct moment m)
{
        fixed = m;
}

struct moment clock_now(void)
{
        struct timespec now = {0};
        if (moment_given(fixed))
                return fixed;
        clock_gettime(CLOCK_REALTIME, &now);
        return (struct moment){now.tv_sec};
}

struct date clock_today(void)
{
        return moment_date(clock_now());
}

int64_t clock_monotonic_us(void)
{
        struct timespec now = {0};
        clock_gettime(CLOCK_MONOTONIC, &now);
        return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
