/* Mein Tag: what burns, is due, waits and is new in the cases of one case manager. look.md, pictures 01–03 */
#ifndef DOMAIN_DAY_DAY_H
#define DOMAIN_DAY_DAY_H

#include "core/access.h"
#include "domain/cases/case.h"

/*
 * kind: task, appointment, reminder, disruption, case (marked urgent itself). own: in a case the user answers for. Cases burn,
 * for who answers for them: panel, figure, head and list mean the same.
 */
#define DAY_LINE(X)                                                                                          \
        X(TEXT, kind) X(INT, row_id) X(TEXT, title) X(DATE, due) X(BOOL, waits) X(BOOL, urgent) X(TEXT, who) \
                X(TEXT, clock) X(INT, case_id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(BOOL, own)
ROW(day_line, DAY_LINE)

struct day_list {
        struct day_line *line;
        size_t n;
};
struct day {
        struct day_list others;                        /* day_burning_of_others; empty for who leads nobody */
        struct day_list appointments;                  /* of today, in order of the clock */
        struct day_list burning, today, week, waiting; /* waiting: longest first */
        struct case_load load;
};
/* Everything of the acting user; one pass over what is open. */
enum err day_read(struct rtx *tx, struct day *out);

/* For the head of every page, in one cheap statement: cases that burn, and who stands in in the own ones. */
#define DAY_HEAD(X) X(INT, burning) X(TEXT, deputy) X(TEXT, other_deputy) X(INT, deputies)
ROW(day_head, DAY_HEAD)
/* office: of all cases that the acting user sees, for who answers for them; else of the own ones. */
enum err day_head(struct rtx *tx, bool office, struct day_head *out);

#define NEWS_LINE(X)                                                                                         \
        X(INT, case_id) X(TEXT, given) X(TEXT, family) X(TEXT, entity) X(TEXT, what) X(INT, n) X(TIME, at)   \
                X(TEXT, actor)
ROW(news_line, NEWS_LINE)
/* What others changed in the own cases since the last workday, newest first, one line per case, kind and person. */
enum err day_news(struct rtx *tx, struct moment since, struct news_line **out, size_t *n);
/* The morning of the last workday before today: what came in during that day counts, whether it was seen then or not. */
struct moment day_news_since(struct rtx *tx);

#define ABSENT_LINE(X) X(TEXT, name) X(DATE, starts) X(DATE, ends) X(INT, cases) X(INT, urgent)
ROW(absent_line, ABSENT_LINE)
/* Colleagues whose deputy the user is and who are or will be away within two weeks. */
enum err day_absent(struct rtx *tx, struct absent_line **out, size_t *n);

#define LOAD_ROW(X) X(INT, user_id) X(TEXT, name) X(INT, share) X(INT, running) X(INT, urgent)
ROW(load_row, LOAD_ROW)
/* Running cases of everybody whose cases the acting user sees, in order of names: to see who has room, not who is good. S10 */
enum err day_loads(struct rtx *tx, struct load_row **out, size_t *n);

/* Burning cases of others that the acting user sees, one line each; who: the case manager. For who answers for the office. */
enum err day_burning_of_others(struct rtx *tx, struct day_list *out);

#endif
