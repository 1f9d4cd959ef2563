#include "domain/organisations/organisation.h"

static void mail_check(struct str mail, struct errs *e)
{
        if (!str_empty(mail) && str_find(mail, S("@")) < 1)
                errs_add(e, S("email"), _("Das ist keine E-Mail-Adresse. Zum Beispiel: name@beispiel.de"));
}

static void organisation_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        mail_check(rec_text(r, ORGANISATION_email), e);
}

static void contact_person_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        mail_check(rec_text(r, CONTACT_PERSON_email), e);
}

#define ENTITY_NAME organisation
#define ENTITY_PREFIX ORGANISATION
#define ENTITY_DEF "domain/organisations/organisation.def"
#include "db/entity_impl.h"
#define ENTITY_NAME contact_person
#define ENTITY_PREFIX CONTACT_PERSON
#define ENTITY_DEF "domain/organisations/contact_person.def"
#include "db/entity_impl.h"
