#include "domain/calendar/calendar.h"

#include "core/setting.h"

enum { DAY_MINUTES = 24 * 60, MOST = 1000 };

int calendar_begin(const struct calendar_entry *e)
{
        int minute;
        return clock_parse(e->clock, &minute) ? minute : 0;
}

int calendar_length(const struct calendar_entry *e)
{
        int begin = calendar_begin(e), n = e->minutes > 0 ? (int)e->minutes : CALENDAR_USUAL_MINUTES;
        return begin + n > DAY_MINUTES ? DAY_MINUTES - begin : n;
}

struct str calendar_span(struct arena *a, const struct calendar_entry *e)
{
        if (!e->minutes)
                return e->clock;
        struct moment end = {moment_of(e->held_on, calendar_begin(e)).s + e->minutes * 60};
        return str_join(a, e->clock, S("–"), moment_clock(a, end));
}

/* Whose an appointment is: of whom it names, else of who leads the case. $2: that colleague. */
#define OF_USER "(a.user_id = $2 OR (a.user_id IS NULL AND c.case_manager_id = $2))"
SQL_SCOPE(
        calendar_entries, calendar_entry,
        "SELECT a.id, a.case_id, a.held_on, a.clock, COALESCE(a.minutes, 0), a.kind, a.purpose, a.place, a.status, c.number,"
        " c.given, c.family FROM appointment_v a JOIN casefile_v c ON c.id = a.case_id" SCOPE_CASE(
                "c.id") " WHERE " OF_USER
                        " AND a.held_on >= $3 AND a.held_on <= $4 AND a.status <> 'cancelled'"
                        " ORDER BY a.held_on, a.clock, a.id LIMIT $5")

/* The times of all of them, and nothing else. */
#define BUSY(X) X(INT, id) X(DATE, held_on) X(TEXT, clock) X(INT, minutes)
ROW(busy, BUSY)
SQL(calendar_busy, busy,
    "SELECT a.id, a.held_on, a.clock, COALESCE(a.minutes, 0) FROM appointment_v a JOIN casefile_v c ON c.id = a.case_id"
    " WHERE (a.user_id = $1 OR (a.user_id IS NULL AND c.case_manager_id = $1)) AND a.held_on >= $2 AND a.held_on <= $3"
    " AND a.status <> 'cancelled' ORDER BY a.held_on, a.clock, a.id LIMIT $4")

/* Titles that only few may read are left in the case: a calendar hangs on walls. */
SQL_SCOPE(
        calendar_dues, calendar_due,
        "SELECT o.kind, o.row_id, c.id, o.title, o.due, c.given, c.family FROM case_open_v o"
        " JOIN casefile_v c ON c.id = o.case_id" SCOPE_CASE(
                "c.id") " WHERE o.kind <> 'appointment' AND (o.user_id = $2 OR (o.user_id IS NULL AND c.case_manager_id = $2))"
                        " AND o.due >= $3 AND o.due <= $4 ORDER BY o.due, o.kind DESC, o.row_id LIMIT $5")

SQL(calendar_aways, calendar_away,
    "SELECT starts, ends FROM absence WHERE user_id = $1 AND ends >= $2 AND starts <= $3 ORDER BY starts")

/* Both lists have the same order; what is only in the second is of a case that stays closed to the reader. */
static void merge(struct arena *a, const struct calendar_entry *seen, size_t n, const struct busy *all,
                  size_t m, struct calendar *out)
{
        size_t at = 0;
        out->entry = NEW_ARRAY(a, struct calendar_entry, m + 1);
        out->entries = m;
        for (size_t i = 0; i < m; i++) {
                if (at < n && seen[at].id == all[i].id) {
                        out->entry[i] = seen[at++];
                        continue;
                }
                out->entry[i] = (struct calendar_entry){
                        .held_on = all[i].held_on, .clock = all[i].clock, .minutes = all[i].minutes};
        }
}

enum land calendar_land(struct rtx *tx)
{
        enum land land = land_parse(setting_text(tx, S("land")));
        return land == LAND_N ? LAND_NI : land;
}

enum err calendar_read(struct rtx *tx, int64_t user_id, struct date from, struct date to,
                       struct calendar *out)
{
        struct calendar_entry *seen;
        struct busy *all;
        size_t n, m;
        *out = (struct calendar){.user_id = user_id, .from = from, .to = to, .land = calendar_land(tx)};
        TRY(db_list_scope(tx, &sql_calendar_entries, ARGS(user_id, from, to, MOST), &seen, &n));
        TRY(db_list(tx, &sql_calendar_busy, ARGS(user_id, from, to, MOST), &all, &m));
        merge(rtx_arena(tx), seen, n, all, m, out);
        TRY(db_list_scope(tx, &sql_calendar_dues, ARGS(user_id, from, to, MOST), &out->due, &out->dues));
        return db_list(tx, &sql_calendar_aways, ARGS(user_id, from, to), &out->away, &out->aways);
}

bool calendar_is_away(const struct calendar *c, struct date day)
{
        for (size_t i = 0; i < c->aways; i++)
                if (date_cmp(c->away[i].starts, day) <= 0 && date_cmp(c->away[i].ends, day) >= 0)
                        return true;
        return false;
}
