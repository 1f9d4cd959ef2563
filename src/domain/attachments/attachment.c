#include "domain/attachments/attachment_store.h"

/* What lies open in the database must not become medical by another kind: it would stay open. */
static void attachment_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (!rec_given(r, ATTACHMENT_title))
                errs_add(e, S("title"), _("Bitte geben Sie der Unterlage eine Bezeichnung."));
        bool open_file = r->id && !rec_bool(r, ATTACHMENT_medical);
        if (open_file && attachment_kind_medical(rec_text(r, ATTACHMENT_kind)))
                errs_add(
                        e, S("kind"),
                        _("Diese Art enthält Angaben zur Gesundheit. Bitte laden Sie die Datei neu hoch, dann wird sie verschlüsselt."));
}

/* In the course it stands on its own day; without one on the day it came in. */
static void attachment_derive(struct arena *a, struct record *r)
{
        (void)a;
        if (rec_given(r, ATTACHMENT_dated_on))
                REC_SET(r, ATTACHMENT_shown_on, rec_date(r, ATTACHMENT_dated_on));
        else if (!rec_given(r, ATTACHMENT_shown_on))
                REC_SET(r, ATTACHMENT_shown_on, clock_today());
}

#define ENTITY_NAME attachment
#define ENTITY_PREFIX ATTACHMENT
#define ENTITY_DEF "domain/attachments/attachment.def"
#include "db/entity_impl.h"
