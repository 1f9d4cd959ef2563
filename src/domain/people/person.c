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

/* A year of death says that somebody died. */
static void related_derive(struct arena *a, struct record *r)
{
        (void)a;
        if (rec_given(r, RELATED_PERSON_died_year))
                REC_SET(r, RELATED_PERSON_deceased, true);
}

static void related_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        int64_t born = rec_int(r, RELATED_PERSON_born_year), died = rec_int(r, RELATED_PERSON_died_year);
        struct date since = rec_date(r, RELATED_PERSON_since), ended = rec_date(r, RELATED_PERSON_ended);
        if (born && died && died < born)
                errs_add(e, S("died_year"), _("Das Todesjahr liegt vor dem Geburtsjahr."));
        if (date_given(since) && date_given(ended) && date_cmp(ended, since) < 0)
                errs_add(e, S("ended"), _("Das Ende liegt vor dem Anfang."));
}

#define ENTITY_NAME person
#define ENTITY_PREFIX PERSON
#define ENTITY_DEF "domain/people/person.def"
#include "db/entity_impl.h"
#define ENTITY_NAME related_person
#define ENTITY_PREFIX RELATED_PERSON
#define ENTITY_DEF "domain/people/related_person.def"
#include "db/entity_impl.h"
