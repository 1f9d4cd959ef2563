#include "domain/day/day.h"

#include "core/setting.h"

#define WEEK 7
#define RUNS "c.status NOT IN ('closed', 'follow_up', 'archived')"
#define MINE "(o.user_id = $1 OR (c.case_manager_id = $1 AND (o.user_id IS NULL OR o.waits = 1)))"
/* Of others, what burns in an own case: $3 is today. */
#define BURNS_HERE "(c.case_manager_id = $1 AND o.urgent = 1 AND o.due <= $3)"

/*
 * Disruptions and what waits without a date limit; everything else up to the end of the week. $2: that day. Of a case that
 * is over only reminders: to ask how it went. What is confidential stands
 * only in lines of nobody's own, and these are for the case manager, who may read it (MINE).
 */
SQL_SCOPE(
        day_open, day_line,
        "SELECT o.kind, o.row_id, COALESCE(o.confidential, o.title), o.due, o.waits, o.urgent,"
        " CASE WHEN o.user_id <> $1 AND o.waits = 0 THEN u.name ELSE o.who END, o.clock, c.id, c.number, c.given, c.family,"
        " CASE WHEN c.case_manager_id = $1 THEN 1 ELSE 0 END"
        " FROM case_open_v o JOIN casefile_v c ON c.id = o.case_id" SCOPE_CASE(
                "c.id") " LEFT JOIN users u ON u.id = o.user_id WHERE (" MINE " OR " BURNS_HERE
                        ") AND (o.kind = 'reminder' OR " RUNS
                        ") AND (o.due <= $2 OR o.waits = 1 OR o.urgent = 1)"
                        " UNION ALL SELECT 'case', c.id, c.urgent_reason, NULL, 0, 1, '', '', c.id, c.number, c.given, c.family, 1 FROM casefile_v c" SCOPE_CASE(
                                "c.id") " WHERE c.case_manager_id = $1 AND c.urgent = 1 AND " RUNS
                                        " ORDER BY 4, 8, 1 DESC, 2")

/* What burns is a case, for who answers for it: the same as in the head and in the list (case_line.burns_from). */
static bool day_burns(const struct day_line *l, struct date today)
{
        bool always = str_eq(l->kind, S("disruption")) || str_eq(l->kind, S("case"));
        return l->own && l->urgent && (always || date_cmp(l->due, today) <= 0);
}

static struct day_list *day_place(struct day *d, const struct day_line *l, struct date today)
{
        if (day_burns(l, today))
                return &d->burning;
        if (l->waits)
                return &d->waiting;
        if (str_eq(l->kind, S("appointment")) && date_given(l->due) && !date_cmp(l->due, today))
                return &d->appointments;
        return date_given(l->due) && date_cmp(l->due, today) <= 0 ? &d->today : &d->week;
}

static void day_put(struct day *d, const struct day_line *l, struct date today)
{
        struct day_list *to = day_place(d, l, today);
        to->line[to->n++] = *l;
}

/* What is urgent and mine in the case of a colleague burns there; here it stands first of its day. */
static bool elsewhere_urgent(const struct day_line *l)
{
        return l->urgent && !l->own;
}

enum err day_read(struct rtx *tx, struct day *out)
{
        struct day_line *line;
        size_t n;
        struct date today = clock_today();
        TRY(db_list_scope(tx, &sql_day_open, ARGS(date_add_days(today, WEEK), today), &line, &n));
        *out = (struct day){0};
        TRY(case_load(tx, rtx_actor(tx), &out->load));
        struct day_list *list[] = {&out->burning, &out->today, &out->week, &out->waiting, &out->appointments};
        for (size_t i = 0; i < ARRAY_LEN(list); i++)
                list[i]->line = NEW_ARRAY(rtx_arena(tx), struct day_line, n + 1);
        for (size_t i = 0; i < n; i++)
                if (elsewhere_urgent(&line[i]))
                        day_put(out, &line[i], today);
        for (size_t i = 0; i < n; i++)
                if (!elsewhere_urgent(&line[i]))
                        day_put(out, &line[i], today);
        return OK;
}

SQL_SCOPE(
        day_changes, news_line,
        "SELECT c.id, c.given, c.family, h.entity, MAX(h.what), COUNT(*), MAX(h.at) AS at, u.name FROM casefile_v c" SCOPE_CASE(
                "c.id") " JOIN change h ON h.case_id = c.id JOIN users u ON u.id = h.actor"
                        " WHERE (c.case_manager_id = $1 OR c.deputy_id = $1) AND h.at >= $2 AND h.actor <> $1"
                        " GROUP BY c.id, c.given, c.family, h.entity, u.id, u.name ORDER BY at DESC, c.id LIMIT 8")

enum err day_news(struct rtx *tx, struct moment since, struct news_line **out, size_t *n)
{
        return db_list_scope(tx, &sql_day_changes, ARGS(since), out, n);
}

struct moment day_news_since(struct rtx *tx)
{
        enum land land = land_parse(setting_text(tx, S("land")));
        struct date d = date_add_days(clock_today(), -1);
        while (!date_is_workday(d, land == LAND_N ? LAND_NI : land))
                d = date_add_days(d, -1);
        return moment_of(d, 0);
}

SQL_SCOPE(
        day_absences, absent_line,
        "SELECT u.name, MIN(b.starts), MAX(b.ends), COUNT(DISTINCT c.id), COUNT(DISTINCT CASE WHEN l.burns_from <= $2 THEN c.id END)"
        " FROM casefile_v c" SCOPE_CASE(
                "c.id") " JOIN case_line_v l ON l.case_id = c.id JOIN users u ON u.id = c.case_manager_id"
                        " JOIN absence b ON b.user_id = u.id AND b.ends >= $2 AND b.starts <= $3"
                        " WHERE c.deputy_id = $1 AND " RUNS " GROUP BY u.id, u.name ORDER BY 2, 1")

enum err day_absent(struct rtx *tx, struct absent_line **out, size_t *n)
{
        struct date today = clock_today();
        return db_list_scope(tx, &sql_day_absences, ARGS(today, date_add_days(today, 14)), out, n);
}

/* ---- the head of every page ---- */

/* $2: today. Of cases that run: the own ones by their index, those that burn by theirs. */
#define HEAD_LINE(mine)                                                                                      \
        "SELECT COALESCE(SUM(CASE WHEN c.burns_from <= $2 THEN 1 ELSE 0 END), 0), MIN(u.name), MAX(u.name)," \
        " COUNT(DISTINCT u.id) FROM case_line_v c" SCOPE_CASE(                                               \
                "c.case_id") " LEFT JOIN users u ON u.id = c.deputy_id" mine " WHERE c.running = 1 AND "
SQL_SCOPE(day_head_own, day_head, HEAD_LINE("") "c.case_manager_id = $1")
SQL_SCOPE(day_head_office, day_head,
          HEAD_LINE(" AND c.case_manager_id = $1") "(c.burns_from <= $2 OR c.case_manager_id = $1)")

enum err day_head(struct rtx *tx, bool office, struct day_head *out)
{
        struct date today = clock_today();
        return office ? db_row_scope(tx, &sql_day_head_office, ARGS(today), out)
                      : db_row_scope(tx, &sql_day_head_own, ARGS(today), out);
}

/* ---- the office ---- */

SQL_SCOPE(day_loads, load_row,
          "SELECT u.id, u.name, COALESCE(u.share, 100), COUNT(*),"
          " COALESCE(SUM(CASE WHEN c.burns_from <= $2 THEN 1 ELSE 0 END), 0) FROM case_line_v c" SCOPE_CASE(
                  "c.case_id") " JOIN users u ON u.id = c.case_manager_id"
                               " WHERE $1 > 0 AND c.running = 1"
                               " GROUP BY u.id, u.name, u.name_key, u.share ORDER BY u.name_key, u.id")

enum err day_loads(struct rtx *tx, struct load_row **out, size_t *n)
{
        return db_list_scope(tx, &sql_day_loads, ARGS(clock_today()), out, n);
}

/* $2: today. The reason of the mark, else what burns first. */
SQL_SCOPE(
        day_burning, day_line,
        "SELECT 'case', c.id, COALESCE(CASE WHEN c.urgent = 1 THEN c.urgent_reason END, (SELECT o.title FROM case_open_v o"
        " WHERE o.case_id = c.id AND o.urgent = 1 AND (o.kind = 'disruption' OR o.due <= $2) ORDER BY o.due, o.row_id LIMIT 1)),"
        " NULL, 0, 1, u.name, '', c.id, c.number, c.given, c.family, 0 FROM case_line_v l" SCOPE_CASE(
                "l.case_id") " JOIN casefile_v c ON c.id = l.case_id LEFT JOIN users u ON u.id = l.case_manager_id"
                             " WHERE l.running = 1 AND l.burns_from <= $2 AND COALESCE(l.case_manager_id, 0) <> $1"
                             " ORDER BY l.name_key, c.id LIMIT 50")

enum err day_burning_of_others(struct rtx *tx, struct day_list *out)
{
        return db_list_scope(tx, &sql_day_burning, ARGS(clock_today()), &out->line, &out->n);
}
