#include "domain/journal/journal.h"

static void contact_entry_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (!rec_given(r, CONTACT_ENTRY_note) && !rec_given(r, CONTACT_ENTRY_own_words) &&
            !rec_given(r, CONTACT_ENTRY_health_note) && str_empty(rec_text(r, CONTACT_ENTRY_subject)))
                errs_add(e, S("note"), _("Bitte schreiben Sie kurz, worum es ging."));
        if (rec_bool(r, CONTACT_ENTRY_crisis) && !rec_given(r, CONTACT_ENTRY_crisis_steps))
                errs_add(e, S("crisis_steps"),
                         _("Was haben Sie sofort getan? Wenigstens: wer Bescheid weiß."));
}

/* Who did something at once had a crisis, ticked or not. */
static void contact_entry_derive(struct arena *a, struct record *r)
{
        (void)a;
        if (rec_given(r, CONTACT_ENTRY_crisis_steps))
                REC_SET(r, CONTACT_ENTRY_crisis, true);
}

#define ENTITY_NAME contact_entry
#define ENTITY_PREFIX CONTACT_ENTRY
#define ENTITY_DEF "domain/journal/contact_entry.def"
#include "db/entity_impl.h"
#define ENTITY_NAME effort
#define ENTITY_PREFIX EFFORT
#define ENTITY_DEF "domain/journal/effort.def"
#include "db/entity_impl.h"
