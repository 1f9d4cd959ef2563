#include "domain/journal/journal.h"

static void contact_entry_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (!rec_given(r, CONTACT_ENTRY_note) && !rec_given(r, CONTACT_ENTRY_own_words) &&
            !rec_given(r, CONTACT_ENTRY_health_note) && str_empty(rec_text(r, CONTACT_ENTRY_subject)))
                errs_add(e, S("note"), _("Bitte schreiben Sie kurz, worum es ging."));
}

#define ENTITY_NAME contact_entry
#define ENTITY_PREFIX CONTACT_ENTRY
#define ENTITY_DEF "domain/journal/contact_entry.def"
#include "db/entity_impl.h"
#define ENTITY_NAME effort
#define ENTITY_PREFIX EFFORT
#define ENTITY_DEF "domain/journal/effort.def"
#include "db/entity_impl.h"
