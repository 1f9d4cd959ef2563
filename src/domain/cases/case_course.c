#include "domain/cases/case_course.h"

SQL_IN(case_open_in, open_line,
       "SELECT o.kind, o.row_id, CASE WHEN $2 = 1 THEN COALESCE(o.confidential, o.title) ELSE o.title END, o.due, o.waits, o.urgent, o.who, o.clock, u.name FROM case_open_v o"
       " LEFT JOIN users u ON u.id = o.user_id WHERE o.case_id = $1 ORDER BY o.urgent DESC, COALESCE(o.due, ''), o.clock, o.kind DESC, o.row_id LIMIT $3")

enum err case_open_things(struct rtx *tx, const struct grant *g, bool content, int64_t max,
                          struct open_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_case_open_in, ARGS(content, max), out, n);
}

/* The branches of course_v carry position (order within a day) and content (1: only for class CASE). */
#define COURSE_WHERE                                                                                         \
        " WHERE v.case_id = $1 AND v.content <= $2 AND ($3 = '' OR ' ' || $3 || ' ' LIKE '% ' || v.kind || ' %')"
SQL_IN(case_course_in, course_line,
       "SELECT v.happened_on, v.kind, v.row_id, v.what, v.title, u.name, v.position FROM course_v v"
       " LEFT JOIN users u ON u.id = v.created_by" COURSE_WHERE
       " ORDER BY v.happened_on DESC, v.position DESC, v.row_id DESC LIMIT $4 OFFSET $5")
/*
 * The first page of everything, which every case page shows: no more than $3 things lie after the $3th last contact, so
 * what is older need not be looked at, however long the case has run.
 */
SQL_IN(case_course_since_in, course_line,
       "SELECT v.happened_on, v.kind, v.row_id, v.what, v.title, u.name, v.position FROM (SELECT happened_on, kind, row_id, what,"
       " title, created_by, position FROM course_v WHERE case_id = $1 AND content <= $2 AND happened_on >= $4"
       " ORDER BY happened_on DESC, position DESC, row_id DESC LIMIT $3) v LEFT JOIN users u ON u.id = v.created_by"
       " ORDER BY v.happened_on DESC, v.position DESC, v.row_id DESC")
SQL_IN(case_contact_day_in, one_text,
       "SELECT e.held_on FROM contact_entry_v e WHERE e.case_id = $1 AND e.held_on IS NOT NULL ORDER BY e.held_on DESC"
       " LIMIT 1 OFFSET $2")
/* Contacts and documents are many and counted by their index, the rest is few. */
SQL_IN(case_course_all_in, one_int,
       "SELECT (SELECT COUNT(*) FROM contact_entry_v WHERE case_id = $1)"
       " + (SELECT COUNT(*) FROM attachment_v WHERE case_id = $1)"
       " + (SELECT COUNT(*) FROM course_v WHERE case_id = $1 AND content <= $2 AND kind NOT IN ('contact', 'attachment'))")
SQL_IN(case_course_kinds_in, course_kind,
       "SELECT v.kind, COUNT(*) FROM course_v v WHERE v.case_id = $1 AND v.content <= $2 GROUP BY v.kind")
SQL_IN(case_course_count_in, one_int, "SELECT COUNT(*) FROM course_v v" COURSE_WHERE)

static struct value kinds_value(struct str kinds)
{
        return (struct value){.type = V_TEXT, .s = kinds};
}

static enum err course_newest(struct rtx *tx, const struct grant *g, bool content, int64_t max,
                              struct course_line **out, size_t *n)
{
        struct one_text day;
        TRY(db_row_in(tx, g, &sql_case_contact_day_in, ARGS(max - 1), &day));
        return db_list_in(tx, g, &sql_case_course_since_in, ARGS(content, max, day.s), out, n);
}

enum err case_course(struct rtx *tx, const struct grant *g, bool content, struct str kinds, int64_t max,
                     int64_t offset, struct course_line **out, size_t *n)
{
        if (str_empty(kinds) && !offset && max > 0) {
                enum err e = course_newest(tx, g, content, max, out, n);
                if (e != ERR_NOT_FOUND) /* so many contacts there are not: all of it is little */
                        return e;
        }
        return db_list_in(tx, g, &sql_case_course_in, ARGS(content, kinds_value(kinds), max, offset), out, n);
}

enum err case_course_kinds(struct rtx *tx, const struct grant *g, bool content, struct course_kind **out,
                           size_t *n)
{
        return db_list_in(tx, g, &sql_case_course_kinds_in, ARGS(content), out, n);
}

enum err case_course_count(struct rtx *tx, const struct grant *g, bool content, struct str kinds,
                           int64_t *out)
{
        struct one_int row;
        if (str_empty(kinds)) {
                TRY(db_row_in(tx, g, &sql_case_course_all_in, ARGS(content), &row));
                *out = row.n;
                return OK;
        }
        TRY(db_row_in(tx, g, &sql_case_course_count_in, ARGS(content, kinds_value(kinds)), &row));
        *out = row.n;
        return OK;
}

SQL_IN(case_consents_in, consent_state,
       "SELECT k.id, k.kind, k.kind_words, CASE WHEN $2 = 1 THEN COALESCE(k.recipient_words, o.name) ELSE '' END, k.content, k.signed_on, k.valid_until,"
       " CASE WHEN k.signed_on IS NOT NULL THEN k.ended_on END, k.refused, k.refused_on FROM consent_v k"
       " LEFT JOIN organisation_v o ON o.id = k.recipient_id WHERE k.case_id = $1 AND NOT EXISTS"
       " (SELECT 1 FROM consent_v l WHERE l.case_id = k.case_id AND l.kind = k.kind AND l.id > k.id"
       " AND COALESCE(l.recipient_id, 0) = COALESCE(k.recipient_id, 0)) ORDER BY k.id")

enum err case_consents(struct rtx *tx, const struct grant *g, bool content, struct consent_state **out,
                       size_t *n)
{
        return db_list_in(tx, g, &sql_case_consents_in, ARGS(content), out, n);
}

SQL_IN(case_parties_in, party_line,
       "SELECT e.organisation_id, o.name, MAX(e.participants), MAX(e.party), MAX(e.held_on) AS last_on FROM contact_entry_v e"
       " JOIN organisation_v o ON o.id = e.organisation_id WHERE e.case_id = $1 GROUP BY e.organisation_id, o.name"
       " ORDER BY last_on DESC, o.name LIMIT 12")

enum err case_parties(struct rtx *tx, const struct grant *g, struct party_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_case_parties_in, NO_ARGS, out, n);
}

SQL_IN(case_words_in, words_line,
       "SELECT w.words, w.said_on FROM own_words_v w WHERE w.case_id = $1 ORDER BY w.said_on DESC, w.position DESC LIMIT 1")

enum err case_words(struct rtx *tx, const struct grant *g, struct words_line *out)
{
        return db_row_in(tx, g, &sql_case_words_in, NO_ARGS, out);
}
