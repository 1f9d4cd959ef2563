#include "domain/cases/case.h"

#include "core/setting.h"
#include "domain/cases/case_private.h"

#define ENTITY_NAME case_event
#define ENTITY_PREFIX CASE_EVENT
#define ENTITY_DEF "domain/cases/case_event.def"
#include "db/entity_impl.h"
#define ENTITY_NAME criterion_check
#define ENTITY_PREFIX CRITERION_CHECK
#define ENTITY_DEF "domain/cases/criterion_check.def"
#include "db/entity_impl.h"
#define ENTITY_NAME funder_check
#define ENTITY_PREFIX FUNDER_CHECK
#define ENTITY_DEF "domain/cases/funder_check.def"
#include "db/entity_impl.h"

/* The staged dates of the access follow each other (CMB 2.A.3); the diagnosis lies before the access. */
static void case_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date opened = rec_date(r, CASEFILE_opened_on), from = rec_date(r, CASEFILE_incapacity_from);
        struct date until = rec_date(r, CASEFILE_incapacity_until),
                    contact = rec_date(r, CASEFILE_contact_on);
        if (date_given(from) && date_given(until) && date_cmp(until, from) < 0)
                errs_add(e, S("incapacity_until"), _("Das Ende liegt vor dem Beginn."));
        if (date_given(contact) && date_given(opened) && date_cmp(contact, opened) > 0)
                errs_add(e, S("contact_on"), _("Der Kontakt zur Stelle liegt nach dem Zugang."));
        if (rec_bool(r, CASEFILE_urgent) && str_empty(rec_text(r, CASEFILE_urgent_reason)))
                errs_add(e, S("urgent_reason"),
                         _("Bitte nennen Sie kurz den Grund, er steht auf „Mein Tag“."));
}

#define ENTITY_NAME casefile
#define ENTITY_PREFIX CASEFILE
#define ENTITY_DEF "domain/cases/casefile.def"
#include "db/entity_impl.h"

SQL_IN(case_head_in, case_head,
       "SELECT c.id, c.number, c.person_id, p.given, p.family, p.born, p.gender, c.status, c.work_field, c.opened_on, c.closed_on,"
       " c.urgent, c.urgent_reason, c.case_manager_id, m.name, c.deputy_id, d.name, c.employer_id, o.name, c.occupation,"
       " c.concept_id, c.site_id, c.suspended_until, p.phone, p.mobile, p.reach_note, c.referral_path, w.name,"
       " c.incapacity_until, c.end_reason, c.version"
       " FROM casefile c JOIN person_v p ON p.id = c.person_id LEFT JOIN users m ON m.id = c.case_manager_id"
       " LEFT JOIN users d ON d.id = c.deputy_id LEFT JOIN organisation_v o ON o.id = c.employer_id"
       " LEFT JOIN organisation_v w ON w.id = c.referrer_id WHERE c.id = $1")

enum err case_head(struct rtx *tx, const struct grant *g, struct case_head *out)
{
        return db_row_in(tx, g, &sql_case_head_in, NO_ARGS, out);
}

struct str case_person(struct arena *a, const struct case_head *h)
{
        return str_join_with(a, S(" "), h->given, h->family);
}

struct str case_person_polite(struct arena *a, const struct case_head *h)
{
        if (str_eq(h->gender, S("female")))
                return str_join(a, _("Frau "), h->family);
        if (str_eq(h->gender, S("male")))
                return str_join(a, _("Herr "), h->family);
        return case_person(a, h);
}

#define LOAD_LINE(X) X(INT, running) X(INT, share)
ROW(load_line, LOAD_LINE)
SQL(case_running, load_line,
    "SELECT COUNT(c.id), COALESCE(MAX(u.share), 100) FROM users u LEFT JOIN casefile c ON c.case_manager_id = u.id"
    " AND c.status NOT IN ('closed', 'follow_up', 'archived') WHERE u.id = $1")

int64_t case_load_most(struct rtx *tx, int64_t share)
{
        return (setting_int(tx, S("case_load")) * share + 50) / 100;
}

enum err case_load(struct rtx *tx, int64_t user_id, struct case_load *out)
{
        struct load_line l;
        TRY(db_row(tx, &sql_case_running, ARGS(user_id), &l));
        *out = (struct case_load){.running = l.running, .most = case_load_most(tx, l.share)};
        return OK;
}
