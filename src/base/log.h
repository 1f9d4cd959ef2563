/*
 * Log lines are key=value with a request id and take only numbers, enums' names and literals:
 * a name or a note of a person cannot be logged, because struct str has no match here.
 * Usage: log_line(LOG_WARN, "page_failed", LOG_LIT("page", ROUTE_LITERAL), LOG_INT("user", id));
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdint.h>

/* LOG_OFF: as the lowest level nothing is logged. */
enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR, LOG_OFF };

struct log_pair {
        const char *key;     /* literal */
        const char *literal; /* constant of the program, or NULL for a number */
        int64_t number;
};

#define LOG_INT(key, value) ((struct log_pair){"" key "", 0, (value)})
#define LOG_LIT(key, value) ((struct log_pair){"" key "", "" value "", 0})
/* For constants that are not literals at the place of the call: names of errors, pages and statements. */
struct const_name {
        const char *p;
};
#define CONST_NAME(literal) ((struct const_name){"" literal ""})
#define LOG_NAME(key, name) ((struct log_pair){"" key "", (name).p, 0})

void log_level_set(enum log_level lowest);
/* The request id is put before every line until changed; 0 = none. */
void log_request_set(int64_t request_id);
#define log_line(level, event, ...)                                                                          \
        log_pairs((level), "" event "", (const struct log_pair[]){__VA_ARGS__},                              \
                  sizeof((const struct log_pair[]){__VA_ARGS__}) / sizeof(struct log_pair))
void log_pairs(enum log_level level, const char *event, const struct log_pair *pairs, size_t n);

#endif
