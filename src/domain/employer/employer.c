#include "domain/employer/employer.h"

#include "domain/cases/case.h"
#include "domain/organisations/organisation.h"

bool employer_route_is_ours(struct str route)
{
        return str_eq(route, S("office")) || str_eq(route, S("together"));
}

enum err employer_ruling(struct rtx *tx, const struct grant *g, struct date on, struct consent_ruling *out)
{
        struct case_head head;
        TRY(case_head(tx, g, &head));
        return consent_contact_check(tx, g, S("employer"), S("office"), S("phone"), head.employer_id, on,
                                     out);
}

/* ---- the entity ---- */

static void employer_contact_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        int minute;
        struct str clock = rec_text(r, EMPLOYER_CONTACT_clock);
        if (!str_empty(clock) && !clock_parse(clock, &minute))
                errs_add(e, S("clock"), _("Bitte geben Sie die Uhrzeit so an: 9:30."));
}

/* 9:30 and 9.30 are stored as 09:30. */
static void employer_contact_derive(struct arena *a, struct record *r)
{
        int minute;
        if (clock_parse(rec_text(r, EMPLOYER_CONTACT_clock), &minute))
                REC_SET(r, EMPLOYER_CONTACT_clock, moment_clock(a, moment_of(date_of(2000, 1, 1), minute)));
}

/* H4 on whichever way a contact of ours is written: no page can forget it. */
static enum err employer_contact_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                                        struct record *r, struct errs *errs)
{
        struct record *entry;
        struct consent_ruling ruling;
        struct str route = rec_text(r, EMPLOYER_CONTACT_route);
        struct date visit = rec_date(r, EMPLOYER_CONTACT_visit_on);
        TRY(ent_get_in(tx, g, &contact_entry_entity, rec_int(r, EMPLOYER_CONTACT_entry_id), &entry));
        struct date held = rec_date(entry, CONTACT_ENTRY_held_on);
        if (date_given(visit) && date_cmp(visit, held) < 0)
                errs_add(errs, S("visit_on"),
                         _("Der Besuch liegt vor dem Gespräch, in dem er vereinbart wurde."));
        bool again = before && str_eq(rec_text(before, EMPLOYER_CONTACT_route), route);
        if (employer_route_is_ours(route) && !again) {
                TRY(employer_ruling(tx, g, held, &ruling));
                if (!ruling.allowed)
                        errs_add(errs, S("route"), ruling.reason);
        }
        return errs->n ? ERR_INVALID : OK;
}

#define ENTITY_NAME employer_contact
#define ENTITY_PREFIX EMPLOYER_CONTACT
#define ENTITY_DEF "domain/employer/employer_contact.def"
#include "db/entity_impl.h"

/* ---- writing ---- */

/* Who was spoken to stands in the entry too, in words. */
static enum err participants_fill(struct rtx *tx, struct record *entry, const struct record *contact)
{
        int64_t id = rec_int(contact, EMPLOYER_CONTACT_contact_person_id);
        struct contact_place *place;
        size_t n;
        if (rec_given(entry, CONTACT_ENTRY_participants) || !id)
                return OK;
        TRY(contact_person_places(tx, &id, 1, &place, &n));
        if (n)
                REC_SET(entry, CONTACT_ENTRY_participants, place->name);
        return OK;
}

/* The client spoke with the company and told us: that is a contact with the client. */
static enum err entry_complete(struct rtx *tx, const struct grant *g, struct record *entry,
                               const struct record *contact)
{
        struct case_head head;
        struct str route = rec_text(contact, EMPLOYER_CONTACT_route);
        bool client = str_eq(route, S("client"));
        TRY(case_head(tx, g, &head));
        REC_SET(entry, CONTACT_ENTRY_party, client ? S("client") : S("employer"));
        REC_SET(entry, CONTACT_ENTRY_initiator,
                employer_route_is_ours(route) ? S("office") : S("other_side"));
        if (!client && head.employer_id)
                rec_set(entry, CONTACT_ENTRY_organisation_id, value_ref(head.employer_id));
        return client ? OK : participants_fill(tx, entry, contact);
}

enum err employer_contact_add(struct wtx *tx, const struct wgrant *g, struct record *entry,
                              struct record *contact, const struct entry_follow_up *follow, int64_t user_id,
                              struct errs *errs)
{
        struct consent_ruling ruling;
        struct str route = rec_text(contact, EMPLOYER_CONTACT_route);
        if (!entry->id) {
                if (employer_route_is_ours(route) && date_given(rec_date(entry, CONTACT_ENTRY_held_on))) {
                        TRY(employer_ruling(rtx_of(tx), grant_of(g), rec_date(entry, CONTACT_ENTRY_held_on),
                                            &ruling));
                        if (!ruling.allowed)
                                errs_add(errs, S("route"), ruling.reason);
                }
                if (errs->n)
                        return ERR_INVALID;
                TRY(entry_complete(rtx_of(tx), grant_of(g), entry, contact));
                TRY(entry_add(tx, g, entry, follow, user_id, errs));
        }
        rec_set(contact, EMPLOYER_CONTACT_entry_id, value_ref(entry->id));
        return ent_insert_in(tx, g, &employer_contact_entity, contact, errs);
}

/* ---- reading ---- */

SQL_IN(employer_lines, employer_line,
       "SELECT e.id AS entry_id, COALESCE(k.id, 0) AS id, e.held_on, e.way, e.subject, COALESCE(e.participants, ''),"
       " COALESCE(k.route, ''), COALESCE(k.clock, ''), COALESCE(k.arguments, ''), COALESCE(k.reaction, ''), k.visit_on"
       " FROM contact_entry_v e LEFT JOIN employer_contact k ON k.entry_id = e.id AND k.case_id = e.case_id"
       " WHERE e.case_id = $1 AND (e.party = 'employer' OR k.id IS NOT NULL)"
       " ORDER BY e.held_on DESC, e.id DESC, k.id DESC LIMIT 200")

enum err employer_lines(struct rtx *tx, const struct grant *g, struct employer_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_employer_lines, NO_ARGS, out, n);
}

const struct employer_line *employer_last_reaction(const struct employer_line *line, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (!str_empty(line[i].reaction))
                        return &line[i];
        return NULL;
}
