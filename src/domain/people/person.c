#include "domain/people/person.h"

#include "base/text.h"

/* The generic key holds the family name alone; the list is ordered by both names. */
static void person_derive(struct arena *a, struct record *r)
{
        struct str name = str_join(a, rec_text(r, PERSON_family), S(" "), rec_text(r, PERSON_given));
        REC_SET(r, PERSON_name_key, text_fold(a, name));
}

static void person_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct str mail = rec_text(r, PERSON_email);
        if (!str_empty(mail) && str_find(mail, S("@")) < 1)
                errs_add(e, S("email"), _("Das ist keine E-Mail-Adresse. Zum Beispiel: name@beispiel.de"));
        if (rec_bool(r, PERSON_interpreter) && str_empty(rec_text(r, PERSON_language)))
                errs_add(e, S("language"), _("Bitte wählen Sie, in welche Sprache gedolmetscht wird."));
}

#define ENTITY_NAME person
#define ENTITY_PREFIX PERSON
#define ENTITY_DEF "domain/people/person.def"
#include "db/entity_impl.h"
#define ENTITY_NAME related_person
#define ENTITY_PREFIX RELATED_PERSON
#define ENTITY_DEF "domain/people/related_person.def"
#include "db/entity_impl.h"
