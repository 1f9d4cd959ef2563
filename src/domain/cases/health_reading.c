#include "domain/cases/health_reading.h"

static void health_reading_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (str_eq(rec_text(r, HEALTH_READING_reason), S("other")) && !rec_given(r, HEALTH_READING_detail))
                errs_add(e, S("detail"), _("Bitte nennen Sie den Grund in wenigen Worten."));
}

#define ENTITY_NAME health_reading
#define ENTITY_PREFIX HEALTH_READING
#define ENTITY_DEF "domain/cases/health_reading.def"
#include "db/entity_impl.h"

bool health_reading_holds(struct moment given_at, bool writes)
{
        return moment_given(given_at) && (writes || clock_now().s - given_at.s < HEALTH_READING_SECONDS);
}

enum err health_reading_give(struct wtx *tx, const struct wgrant *g, const struct actor *who,
                             struct record *r, struct errs *errs)
{
        rec_set(r, HEALTH_READING_user_id, value_ref(who->user_id));
        REC_SET(r, HEALTH_READING_session_id, who->session_id);
        REC_SET(r, HEALTH_READING_given_at, clock_now());
        return ent_insert_in(tx, g, &health_reading_entity, r, errs);
}
