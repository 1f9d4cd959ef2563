#include "domain/calendar/feed.h"

#include "base/rand.h"
#include "core/setting.h"
#include "core/user.h"
#include "domain/codes/codes.h"

SQL(feed_running, calendar_feed,
    "SELECT user_id, names, created_at FROM calendar_feed WHERE user_id = $1 AND ended_at IS NULL")
SQL(feed_by_token, calendar_feed,
    "SELECT f.user_id, f.names, f.created_at FROM calendar_feed f JOIN users u ON u.id = f.user_id"
    " WHERE f.token_hash = $1 AND f.ended_at IS NULL AND u.active = 1")
SQL(feed_insert, none,
    "INSERT INTO calendar_feed (token_hash, user_id, names, created_at) VALUES ($1, $2, $3, $4)")
SQL(feed_close, none, "UPDATE calendar_feed SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL")

enum err feed_of(struct rtx *tx, int64_t user_id, struct calendar_feed *out)
{
        return db_row(tx, &sql_feed_running, ARGS(user_id), out);
}

enum err feed_end(struct wtx *tx, int64_t user_id)
{
        return db_exec(tx, &sql_feed_close, ARGS(user_id, clock_now()), NULL);
}

enum err feed_make(struct wtx *tx, int64_t user_id, bool names, struct str *token)
{
        bool allowed = setting_int(rtx_of(tx), S("calendar_names")) != 0;
        TRY(feed_end(tx, user_id));
        *token = rand_token(wtx_arena(tx));
        struct str hash = digest_hex(wtx_arena(tx), *token);
        return db_exec(tx, &sql_feed_insert, ARGS(hash, user_id, names && allowed, clock_now()), NULL);
}

/* What the office forbids today does not go out today, whatever was chosen before. */
enum err feed_find(struct rtx *tx, struct str token, struct calendar_feed *out)
{
        if (str_empty(token) || !setting_int(tx, S("calendar_feed")))
                return ERR_NOT_FOUND;
        TRY(db_row(tx, &sql_feed_by_token, ARGS(digest_hex(rtx_arena(tx), token)), out));
        out->names = out->names && setting_int(tx, S("calendar_names")) != 0;
        return OK;
}

/* ---- what it gives ---- */

enum { DAYS_BACK = 30, DAYS_AHEAD = 365, MOST = 2000 };
#define EVENT                                                                                                                      \
        "SELECT a.uid, a.version, a.changed_at, a.held_on, a.clock, COALESCE(a.minutes, 0), a.kind, a.purpose, a.place, a.status," \
        " c.number, c.given, c.family FROM appointment_v a JOIN casefile_v c ON c.id = a.case_id"
SQL_SCOPE(
        feed_appointments, ics_event,
        EVENT SCOPE_CASE(
                "c.id") " WHERE (a.user_id = $1 OR (a.user_id IS NULL AND c.case_manager_id = $1))"
                        " AND a.held_on >= $2 AND a.held_on <= $3 ORDER BY a.held_on, a.clock, a.id LIMIT $4")

enum err feed_events(struct rtx *tx, struct ics_event **out, size_t *n)
{
        struct date today = clock_today();
        return db_list_scope(tx, &sql_feed_appointments,
                             ARGS(date_add_days(today, -DAYS_BACK), date_add_days(today, DAYS_AHEAD), MOST),
                             out, n);
}

#define FETCHED(X) X(TIME, at)
ROW(fetched, FETCHED)
SQL(feed_fetched_at, fetched,
    "SELECT MAX(at) FROM access_log WHERE actor = $1 AND page = 'calendar_feed_show'")

enum err feed_fetched(struct rtx *tx, int64_t user_id, struct moment *out)
{
        struct fetched f;
        TRY(db_row(tx, &sql_feed_fetched_at, ARGS(user_id), &f));
        *out = f.at;
        return OK;
}

/* ---- how often ---- */

enum { PLACES = 256, SPAN_SECONDS = 600 };

struct fetches {
        uint32_t key;
        int64_t since, n;
};

/* A worker's own memory: strangers only make it forget, and a full place is free again after ten minutes. */
static struct fetches *fetches_of(struct str key)
{
        static struct fetches place[PLACES];
        uint32_t hash = 2166136261u;
        for (size_t i = 0; i < key.n; i++)
                hash = (hash ^ (unsigned char)key.p[i]) * 16777619u;
        struct fetches *f = &place[hash % PLACES];
        int64_t now = clock_now().s;
        if (f->key != hash || now - f->since >= SPAN_SECONDS || now < f->since)
                *f = (struct fetches){hash, now, 0};
        return f;
}

bool feed_may_fetch(struct str key, int64_t most)
{
        return fetches_of(key)->n < most;
}

void feed_fetch_note(struct str key)
{
        fetches_of(key)->n++;
}

/* ---- one appointment ---- */

SQL_IN(invitation_of, ics_event, EVENT " WHERE c.id = $1 AND a.id = $2")
SQL_IN(invitation_user, one_int,
       "SELECT COALESCE(a.user_id, c.case_manager_id, 0) FROM appointment_v a JOIN casefile_v c ON c.id = a.case_id"
       " WHERE c.id = $1 AND a.id = $2")

struct str ics_kind_label(void *data, struct str kind)
{
        struct rtx *tx = data;
        struct str label;
        return codes_label(tx, S("appointment_kind"), kind, &label) == OK ? label : _("Termin");
}

static enum err organizer_fill(struct rtx *tx, const struct grant *g, int64_t id, struct ics_file *f)
{
        struct one_int who;
        struct record *user;
        TRY(db_row_in(tx, g, &sql_invitation_user, ARGS(id), &who));
        if (!who.n)
                return OK;
        TRY(ent_get(tx, &users_entity, who.n, &user));
        f->organizer = rec_text(user, USERS_name);
        f->organizer_mail = rec_text(user, USERS_email);
        return OK;
}

enum err invitation_write(struct rtx *tx, const struct grant *g, int64_t appointment_id,
                          const struct invitation *i, struct str *out)
{
        struct ics_event e;
        struct ics_file f = {.method = i->method,
                             .names = setting_int(tx, S("calendar_names")) != 0,
                             .guest_mail = i->guest_mail,
                             .event = &e,
                             .events = 1};
        TRY(db_row_in(tx, g, &sql_invitation_of, ARGS(appointment_id), &e));
        TRY(organizer_fill(tx, g, appointment_id, &f));
        *out = ics_write(rtx_arena(tx), &f, ics_kind_label, tx);
        return OK;
}
