#include "domain/deputies/handover.h"

#define RUNS "c.status NOT IN ('closed', 'follow_up', 'archived')"

SQL_SCOPE(
        handover_cases_of, handover_case,
        "SELECT c.id, c.number, c.given, c.family, COALESCE(c.deputy_id, 0), d.name, COALESCE(h.id, 0), h.note, c.urgent, l.next_due,"
        " l.next_title FROM absence b JOIN casefile_v c ON c.case_manager_id = b.user_id" SCOPE_CASE(
                "c.id") " JOIN case_line_v l ON l.case_id = c.id LEFT JOIN users d ON d.id = c.deputy_id"
                        " LEFT JOIN handover_note h ON h.id = (SELECT MIN(x.id) FROM handover_note x WHERE x.case_id = c.id AND x.absence_id = b.id)"
                        " WHERE $1 > 0 AND b.id = $2 AND " RUNS
                        " ORDER BY c.urgent DESC, COALESCE(l.next_due, '9999'), c.id LIMIT 200")

enum err handover_cases(struct rtx *tx, int64_t absence_id, struct handover_case **out, size_t *n)
{
        return db_list_scope(tx, &sql_handover_cases_of, ARGS(absence_id), out, n);
}

SQL_IN(handover_note_of, one_int,
       "SELECT id FROM handover_note WHERE case_id = $1 AND absence_id = $2 ORDER BY id LIMIT 1")

static enum err note_write(struct wtx *tx, const struct wgrant *g, int64_t absence_id, struct str note,
                           struct errs *errs)
{
        struct one_int found;
        struct record *r;
        enum err e = db_row_in(rtx_of(tx), grant_of(g), &sql_handover_note_of, ARGS(absence_id), &found);
        if (e == ERR_NOT_FOUND) {
                if (str_empty(note))
                        return OK;
                r = rec_new(wtx_arena(tx), &handover_note_entity.e);
                REC_SET(r, HANDOVER_NOTE_absence_id, absence_id);
                REC_SET(r, HANDOVER_NOTE_note, note);
                return ent_insert_in(tx, g, &handover_note_entity, r, errs);
        }
        TRY(e);
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &handover_note_entity, found.n, &r));
        if (str_eq(rec_text(r, HANDOVER_NOTE_note), note))
                return OK;
        REC_SET(r, HANDOVER_NOTE_note, note);
        return ent_update_in(tx, g, &handover_note_entity, r, errs);
}

enum err handover_note_set(struct wtx *tx, const struct actor *who, int64_t case_id, int64_t absence_id,
                           struct str note, struct errs *errs)
{
        const struct actor *here;
        const struct wgrant *g;
        TRY(case_open_write(tx, who, case_id, &here, &g));
        return actor_writes(here, CLASS_CASE) ? note_write(tx, g, absence_id, note, errs) : ERR_DENIED;
}

/* $2: today. Burns first, then what is due first. */
SQL_SCOPE(
        stand_in_of, stand_in,
        "SELECT c.id, c.number, c.given, c.family, u.id, u.name, b.ends, h.note,"
        " CASE WHEN l.burns_from <= $2 THEN 1 ELSE 0 END, l.next_due, l.next_title FROM casefile_v c" SCOPE_CASE(
                "c.id") " JOIN case_line_v l ON l.case_id = c.id JOIN users u ON u.id = c.case_manager_id"
                        " JOIN absence b ON b.user_id = u.id AND b.starts <= $2 AND b.ends >= $2"
                        " LEFT JOIN handover_note h ON h.id = (SELECT MIN(x.id) FROM handover_note x WHERE x.case_id = c.id AND x.absence_id = b.id)"
                        " WHERE c.deputy_id = $1 AND " RUNS
                        " ORDER BY CASE WHEN l.burns_from <= $2 THEN 0 ELSE 1 END, COALESCE(l.next_due, '9999'), c.id LIMIT 200")

enum err stand_in_cases(struct rtx *tx, struct stand_in **out, size_t *n)
{
        return db_list_scope(tx, &sql_stand_in_of, ARGS(clock_today()), out, n);
}

/* $3: the moment the absence began. Reminders are made by the program and are no news. */
SQL_SCOPE(
        handover_changes, meanwhile,
        "SELECT c.id, c.number, c.given, c.family, h.entity, MAX(h.what), COUNT(*), MAX(h.at) AS at, MAX(u.name) FROM absence b"
        " JOIN casefile_v c ON c.case_manager_id = b.user_id" SCOPE_CASE(
                "c.id") " JOIN change h ON h.case_id = c.id JOIN users u ON u.id = h.actor"
                        " WHERE $1 > 0 AND b.id = $2 AND h.at >= $3 AND h.actor <> b.user_id"
                        " GROUP BY c.id, c.number, c.given, c.family, h.entity ORDER BY c.family, c.id, at DESC LIMIT 300")
SQL(absence_days, returned, "SELECT id, starts, ends FROM absence WHERE id = $1")

enum err handover_meanwhile(struct rtx *tx, int64_t absence_id, struct meanwhile **out, size_t *n)
{
        struct returned b;
        TRY(db_row(tx, &sql_absence_days, ARGS(absence_id), &b));
        return db_list_scope(tx, &sql_handover_changes, ARGS(absence_id, moment_of(b.starts, 0)), out, n);
}

SQL(absence_over, returned,
    "SELECT id, starts, ends FROM absence WHERE user_id = $1 AND ends < $2 AND ends >= $3 ORDER BY ends DESC LIMIT 1")

enum err handover_returned(struct rtx *tx, struct returned *out)
{
        struct date today = clock_today();
        return db_row(tx, &sql_absence_over, ARGS(rtx_actor(tx), today, date_add_days(today, -7)), out);
}

#define ENTITY_NAME handover_note
#define ENTITY_PREFIX HANDOVER_NOTE
#define ENTITY_DEF "domain/deputies/handover_note.def"
#include "db/entity_impl.h"
