#include "base/base.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

#define LINE_MOST 1024u

struct line {
        char text[LINE_MOST];
        size_t n;
};

static enum log_level lowest_level = LOG_INFO;
static int64_t request;

void log_level_set(enum log_level lowest)
{
        lowest_level = lowest;
}

void log_request_set(int64_t request_id)
{
        request = request_id;
}

static const char *level_name(enum log_level level)
{
        switch (level) {
        case LOG_DEBUG:
                return "debug";
        case LOG_INFO:
                return "info";
        case LOG_WARN:
                return "warn";
        case LOG_ERROR:
                return "error";
        case LOG_OFF:
                return "off";
        }
        return "unknown";
}

/* The last byte is kept for the line end: a cut line is still one line. */
static void put_char(struct line *l, char c)
{
        if (l->n < LINE_MOST - 1)
                l->text[l->n++] = c;
}

static void put(struct line *l, const char *s)
{
        for (; *s; s++)
                put_char(l, *s);
}

static void put_int(struct line *l, int64_t n, int width)
{
        char digits[20];
        int count = 0;
        uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        do {
                digits[count++] = (char)('0' + left % 10);
                left /= 10;
        } while (left > 0 || count < width);
        if (n < 0)
                put_char(l, '-');
        while (count > 0)
                put_char(l, digits[--count]);
}

static bool is_plain(const char *s)
{
        static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:-";
        return *s && s[strspn(s, plain)] == '\0';
}

static void put_text(struct line *l, const char *s)
{
        if (is_plain(s)) {
                put(l, s);
                return;
        }
        put_char(l, '"');
        for (; *s; s++) {
                if (*s == '"' || *s == '\\')
                        put_char(l, '\\');
                put_char(l, *s >= 0 && *s < ' ' ? '?' : *s);
        }
        put_char(l, '"');
}

/* The log tells the real time even when the clock of the process is fixed. */
static void put_time(struct line *l)
{
        struct timespec now = {0};
        clock_gettime(CLOCK_REALTIME, &now);
        struct ymd d = date_ymd((struct date){(int32_t)(now.tv_sec / 86400)});
        int64_t second = now.tv_sec % 86400;
        put_int(l, d.year, 4);
        put_char(l, '-');
        put_int(l, d.month, 2);
        put_char(l, '-');
        put_int(l, d.day, 2);
        put_char(l, 'T');
        put_int(l, second / 3600, 2);
        put_char(l, ':');
        put_int(l, second / 60 % 60, 2);
        put_char(l, ':');
        put_int(l, second % 60, 2);
        put_char(l, '.');
        put_int(l, now.tv_nsec / 1000000, 3);
        put_char(l, 'Z');
}

static void put_pair(struct line *l, const struct log_pair *pair)
{
        put_char(l, ' ');
        put(l, pair->key);
        put_char(l, '=');
        if (pair->literal)
                put_text(l, pair->literal);
        else
                put_int(l, pair->number, 1);
}

/* One write per line: lines of several processes do not mix. */
static void write_line(const struct line *l)
{
        ssize_t written;
        do
                written = write(STDERR_FILENO, l->text, l->n);
        while (written < 0 && errno == EINTR);
}

void log_pairs(enum log_level level, const char *event, const struct log_pair *pairs, size_t n)
{
        struct line l = {.n = 0};
        if (level < lowest_level)
                return;
        put(&l, "time=");
        put_time(&l);
        put(&l, " level=");
        put(&l, level_name(level));
        put_pair(&l, &LOG_INT("pid", getpid()));
        if (request != 0)
                put_pair(&l, &LOG_INT("request", request));
        put(&l, " event=");
        put_text(&l, event);
        for (size_t i = 0; i < n; i++)
                put_pair(&l, &pairs[i]);
        l.text[l.n++] = '\n';
        write_line(&l);
}
