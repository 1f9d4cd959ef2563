#include "domain/visits/visit.h"

#include "domain/cases/case.h"
#include "domain/organisations/organisation.h"
#include "domain/tasks/task.h"

/* ---- entities ---- */

/* Letters and lists name people as they were called that day; a name that somebody typed stays. */
static enum err name_fill(struct rtx *tx, const struct record *before, struct record *r)
{
        int64_t id = rec_int(r, VISIT_PARTICIPANT_contact_person_id);
        bool other = before && id != rec_int(before, VISIT_PARTICIPANT_contact_person_id);
        struct contact_place *place;
        size_t n;
        if (!id || (rec_given(r, VISIT_PARTICIPANT_name) && !other))
                return OK;
        TRY(contact_person_places(tx, &id, 1, &place, &n));
        if (n)
                REC_SET(r, VISIT_PARTICIPANT_name, place->name);
        return OK;
}

static void participant_dates(const struct record *r, struct errs *errs)
{
        struct date invited = rec_date(r, VISIT_PARTICIPANT_invited_on);
        struct date replied = rec_date(r, VISIT_PARTICIPANT_replied_on);
        if (date_given(invited) && date_given(replied) && date_cmp(replied, invited) < 0)
                errs_add(errs, S("replied_on"), _("Die Antwort liegt vor der Einladung."));
}

/* Nobody is invited by us before the client allowed it: the company by H4, others by H1. */
static enum err invitation_rule(struct rtx *tx, const struct grant *g, const struct record *before,
                                const struct record *r, struct errs *errs)
{
        struct case_head head;
        struct consent_ruling ruling;
        struct date on = rec_date(r, VISIT_PARTICIPANT_invited_on);
        bool client = str_eq(rec_text(r, VISIT_PARTICIPANT_role), S("client"));
        bool employers = str_eq(rec_text(r, VISIT_PARTICIPANT_invited_by), S("employer"));
        bool again = before &&
                     value_eq(before->v[VISIT_PARTICIPANT_invited_on], r->v[VISIT_PARTICIPANT_invited_on]);
        if (client || employers || again || !date_given(on))
                return OK;
        TRY(case_head(tx, g, &head));
        TRY(consent_contact_check(tx, g, S("employer"), S("office"), S("letter"), head.employer_id, on,
                                  &ruling));
        if (!ruling.allowed)
                errs_add(errs, S("invited_on"), ruling.reason);
        return OK;
}

static enum err visit_participant_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                                         struct record *r, struct errs *errs)
{
        TRY(name_fill(tx, before, r));
        if (!rec_given(r, VISIT_PARTICIPANT_name))
                errs_add(errs, S("name"),
                         _("Bitte wählen Sie jemanden aus dem Adressbuch oder schreiben Sie den Namen."));
        participant_dates(r, errs);
        TRY(invitation_rule(tx, g, before, r, errs));
        return errs->n ? ERR_INVALID : OK;
}

#define ENTITY_NAME site_visit
#define ENTITY_PREFIX SITE_VISIT
#define ENTITY_DEF "domain/visits/site_visit.def"
#include "db/entity_impl.h"
#define ENTITY_NAME visit_participant
#define ENTITY_PREFIX VISIT_PARTICIPANT
#define ENTITY_DEF "domain/visits/visit_participant.def"
#include "db/entity_impl.h"

/* ---- planning ---- */

SQL_IN(visit_of_appointment, one_int,
       "SELECT COUNT(*) FROM site_visit WHERE case_id = $1 AND appointment_id = $2")

/* A talk that took place needed the consent of its day, one that is planned that of today. */
static struct date day_of_rule(const struct record *appointment)
{
        struct date held = rec_date(appointment, APPOINTMENT_held_on), today = clock_today();
        return date_given(held) && date_cmp(held, today) < 0 ? held : today;
}

enum err visit_add(struct wtx *tx, const struct wgrant *g, struct record *appointment, struct record *visit,
                   struct errs *errs)
{
        struct case_head head;
        struct consent_ruling ruling;
        struct one_int there = {0};
        TRY(case_head(rtx_of(tx), grant_of(g), &head));
        TRY(consent_contact_check(rtx_of(tx), grant_of(g), S("employer"), S("office"), S("company"),
                                  head.employer_id, day_of_rule(appointment), &ruling));
        if (!ruling.allowed) {
                errs_add(errs, S(""), ruling.reason);
                return ERR_INVALID;
        }
        if (appointment->id)
                TRY(db_row_in(rtx_of(tx), grant_of(g), &sql_visit_of_appointment, ARGS(appointment->id),
                              &there));
        else
                TRY(ent_insert_in(tx, g, &appointment_entity, appointment, errs));
        if (there.n)
                return ERR_CONFLICT;
        rec_set(visit, SITE_VISIT_appointment_id, value_ref(appointment->id));
        if (!rec_int(visit, SITE_VISIT_organisation_id))
                rec_set(visit, SITE_VISIT_organisation_id, value_ref(head.employer_id));
        return ent_insert_in(tx, g, &site_visit_entity, visit, errs);
}

SQL_IN(visit_appointments, visit_appointment,
       "SELECT a.id, a.held_on, a.clock, a.purpose FROM appointment_v a WHERE a.case_id = $1"
       " AND a.kind IN ('company', 'inspection') AND a.status <> 'cancelled'"
       " AND NOT EXISTS (SELECT 1 FROM site_visit v WHERE v.appointment_id = a.id AND v.case_id = a.case_id)"
       " ORDER BY a.held_on DESC, a.id DESC LIMIT 20")

enum err visit_appointments(struct rtx *tx, const struct grant *g, struct visit_appointment **out, size_t *n)
{
        return db_list_in(tx, g, &sql_visit_appointments, NO_ARGS, out, n);
}

/* ---- reading ---- */

#define COUNTED(what) " COALESCE(SUM(CASE WHEN " what " THEN 1 ELSE 0 END), 0)"
#define VISIT_SELECT                                                                                                                                                                                 \
        "SELECT v.id, v.appointment_id, a.held_on, COALESCE(a.clock, ''), COALESCE(a.place, ''), a.purpose,"                                                                                         \
        " COALESCE(a.status, ''), v.note_sent_on, COUNT(p.id)," COUNTED("p.reply IN ('yes', 'no')") "," COUNTED(                                                                                     \
                "p.present = 'yes'") "," COUNTED("p.feedback IS NOT NULL OR p.satisfied IS NOT NULL") " FROM site_visit v JOIN appointment_v a ON a.id = v.appointment_id AND a.case_id = v.case_id" \
                                                                                                      " LEFT JOIN visit_participant p ON p.visit_id = v.id AND p.case_id = v.case_id WHERE v.case_id = $1"
#define VISIT_GROUP                                                                                          \
        " GROUP BY v.id, v.appointment_id, a.held_on, a.clock, a.place, a.purpose, a.status, v.note_sent_on" \
        " ORDER BY a.held_on DESC, v.id DESC"
SQL_IN(visit_lines, visit_line, VISIT_SELECT VISIT_GROUP " LIMIT 100")
SQL_IN(visit_line_one, visit_line, VISIT_SELECT " AND v.id = $2" VISIT_GROUP)

enum err visit_lines(struct rtx *tx, const struct grant *g, struct visit_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_visit_lines, NO_ARGS, out, n);
}

enum err visit_line(struct rtx *tx, const struct grant *g, int64_t id, struct visit_line *out)
{
        return db_row_in(tx, g, &sql_visit_line_one, ARGS(id), out);
}

enum { PARTICIPANTS_MOST = 1000 };

static int role_order(const struct record *r)
{
        static const struct str order[] = {S_INIT("client"),
                                           S_INIT("personnel"),
                                           S_INIT("superior"),
                                           S_INIT("company_doctor"),
                                           S_INIT("technical_adviser"),
                                           S_INIT("rehab_adviser"),
                                           S_INIT("works_council"),
                                           S_INIT("disability_representative")};
        for (size_t i = 0; i < ARRAY_LEN(order); i++)
                if (str_eq(rec_text(r, VISIT_PARTICIPANT_role), order[i]))
                        return (int)i;
        return (int)ARRAY_LEN(order);
}

enum err visit_participants(struct rtx *tx, const struct grant *g, int64_t visit_id, struct record **out,
                            size_t *n)
{
        struct record *all;
        size_t rows;
        TRY(ent_list_in(tx, g, &visit_participant_entity, PARTICIPANTS_MOST, &all, &rows));
        *out = NEW_ARRAY(rtx_arena(tx), struct record, rows + 1);
        *n = 0;
        for (size_t i = 0; i < rows; i++) {
                if (rec_int(&all[i], VISIT_PARTICIPANT_visit_id) != visit_id)
                        continue;
                size_t at = (*n)++;
                for (; at > 0 && role_order(&(*out)[at - 1]) > role_order(&all[i]); at--)
                        (*out)[at] = (*out)[at - 1];
                (*out)[at] = all[i];
        }
        return OK;
}

enum err visit_participant_of(struct rtx *tx, const struct grant *g, int64_t visit_id, int64_t id,
                              struct record **out)
{
        TRY(ent_get_in(tx, g, &visit_participant_entity, id, out));
        return rec_int(*out, VISIT_PARTICIPANT_visit_id) == visit_id ? OK : ERR_NOT_FOUND;
}
