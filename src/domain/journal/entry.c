#include "domain/journal/entry.h"

#include "domain/cases/case.h"
#include "domain/tasks/task_life.h"

enum err entry_check(struct rtx *tx, const struct grant *g, const struct record *entry, struct errs *errs,
                     struct consent_ruling *ruling)
{
        struct str party = rec_text(entry, CONTACT_ENTRY_party), way = rec_text(entry, CONTACT_ENTRY_way);
        struct str initiator = rec_text(entry, CONTACT_ENTRY_initiator);
        struct date on = rec_date(entry, CONTACT_ENTRY_held_on);
        *ruling = (struct consent_ruling){.allowed = true};
        if (str_empty(party) || !date_given(on) || str_eq(way, S("note")) ||
            contact_side_of(party) == CONTACT_FREE)
                return OK;
        if (str_empty(initiator)) {
                errs_add(errs, S("initiator"), _("Bitte wählen Sie, von wem der Kontakt ausging."));
                return OK;
        }
        TRY(consent_contact_check(tx, g, party, initiator, way, rec_int(entry, CONTACT_ENTRY_organisation_id),
                                  on, ruling));
        if (!ruling->allowed)
                errs_add(errs, S("party"), ruling->reason);
        return OK;
}

static enum err follow_up_add(struct wtx *tx, const struct wgrant *g, const struct entry_follow_up *follow,
                              int64_t user_id, struct str work_field, struct errs *errs)
{
        struct task_data d = {
                .title = follow->title, .due = follow->due, .user_id = user_id, .work_field = work_field};
        if (str_empty(follow->title))
                return OK;
        if (!date_given(follow->due)) {
                errs_add(errs, S("follow_due"), _("Bis wann soll das geschehen?"));
                return ERR_INVALID;
        }
        return task_add(tx, g, &d, errs, NULL);
}

enum err entry_add(struct wtx *tx, const struct wgrant *g, struct record *entry,
                   const struct entry_follow_up *follow, int64_t user_id, struct errs *errs)
{
        struct case_head head;
        struct consent_ruling ruling;
        TRY(entry_check(rtx_of(tx), grant_of(g), entry, errs, &ruling));
        if (errs->n)
                return ERR_INVALID;
        TRY(case_head(rtx_of(tx), grant_of(g), &head));
        REC_SET(entry, CONTACT_ENTRY_work_field, head.work_field);
        TRY(ent_insert_in(tx, g, &contact_entry_entity, entry, errs));
        return follow_up_add(tx, g, follow, user_id, head.work_field, errs);
}

#define IS_OWN "(c.case_manager_id = $1 OR c.deputy_id = $1)"
SQL_SCOPE(quick_cases, quick_case,
          "SELECT c.id, c.number, c.given, c.family, CASE WHEN " IS_OWN
          " THEN 1 ELSE 0 END AS own FROM casefile_v c" SCOPE_CASE("c.id") " WHERE " SCOPE_WRITES(
                  "$2") " AND c.status NOT IN ('closed', 'follow_up', 'archived')"
                        " ORDER BY own DESC, c.name_key, c.id LIMIT 300")

enum err entry_cases(struct rtx *tx, struct quick_case **out, size_t *n)
{
        size_t all, own = 0;
        TRY(db_list_scope(tx, &sql_quick_cases, ARGS(clock_today()), out, &all));
        while (own < all && (*out)[own].own)
                own++;
        *n = own ? own : all;
        return OK;
}
