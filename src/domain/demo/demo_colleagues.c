/*
 * What colleagues did since yesterday in the cases of the case managers, so that „Neu in meinen Fällen“ has something to say.
 * Each opens the case by the rights of the own role, as on a page.
 */
#include "core/access.h"
#include "domain/cases/case.h"
#include "domain/demo/demo_inner.h"
#include "domain/journal/journal.h"
#include "domain/tasks/task.h"

struct deed {
        enum demo_user who;
        int field; /* in a case that stands there */
        struct str said;
        bool call; /* said on the phone, else it is to be done */
};
static const struct deed deeds[] = {
        {USER_sven, 3, S_INIT("Krankenkasse hat zurückgerufen, Unterlagen sind unterwegs"), true},
        {USER_sven, 4, S_INIT("Hat angerufen: Der Termin passt"), true},
        {USER_petra, 9, S_INIT("Zwei Fragen zum Plan klären, siehe Randnotizen"), false},
        {USER_petra, 10, S_INIT("Mit dem Betrieb die nächste Stufe besprechen"), false},
};

static enum err call_write(struct demo *d, const struct wgrant *g, const struct deed *deed)
{
        struct record *r = rec_new(d->a, &contact_entry_entity.e);
        REC_SET(r, CONTACT_ENTRY_held_on, d->today);
        REC_SET(r, CONTACT_ENTRY_way, S("phone"));
        REC_SET(r, CONTACT_ENTRY_party, deed->field == 3 ? S("funder") : S("client"));
        REC_SET(r, CONTACT_ENTRY_initiator, S("other_side"));
        REC_SET(r, CONTACT_ENTRY_minutes, 5);
        REC_SET(r, CONTACT_ENTRY_subject, deed->said);
        return demo_add_in(d, g, &contact_entry_entity, r);
}

static enum err task_write(struct demo *d, const struct wgrant *g, const struct deed *deed, int64_t manager)
{
        struct record *r = rec_new(d->a, &task_entity.e);
        REC_SET(r, TASK_title, deed->said);
        REC_SET(r, TASK_responsible, S("staff"));
        rec_set(r, TASK_user_id, value_ref(manager));
        REC_SET(r, TASK_due, date_next_workday(date_add_days(d->today, 2), LAND_NI));
        REC_SET(r, TASK_status, S("open"));
        return demo_add_in(d, g, &task_entity, r);
}

static enum err deed_do(struct demo *d, const struct deed *deed, size_t manager)
{
        const struct actor *here;
        const struct wgrant *g;
        struct actor who;
        int64_t id = d->case_at[deed->field][manager];
        if (!id)
                return OK;
        TRY(actor_load(rtx_of(d->tx), d->user[deed->who], &who));
        TRY(case_open_write(d->tx, &who, id, &here, &g));
        wtx_actor_set(d->tx, who.user_id);
        TRY(deed->call ? call_write(d, g, deed)
                       : task_write(d, g, deed, d->user[manager ? USER_aylin : USER_jonas]));
        wtx_actor_set(d->tx, 0);
        return OK;
}

enum err demo_colleagues(struct demo *d)
{
        for (size_t manager = 0; manager < DEMO_MANAGERS; manager++)
                for (size_t i = 0; i < ARRAY_LEN(deeds); i++)
                        TRY(deed_do(d, &deeds[i], manager));
        return OK;
}
