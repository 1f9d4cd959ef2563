/* What of a record goes into the index, in the same transaction as the record. */
#include "base/text.h"
#include "db/search.h"
#include "domain/journal/journal.h"
#include "domain/organisations/organisation.h"
#include "domain/people/person.h"
#include "domain/search/search.h"

enum { FIELDS_MAX = 10, BODY_BYTES = 128 << 10 };

/* Names of the fields whose words are found; none of kind SECRET. */
struct words {
        size_t field[FIELDS_MAX], n;
};

static struct str body_of(struct arena *a, const struct record *r, const struct words *w)
{
        struct buf b;
        buf_init(&b, a, BODY_BYTES);
        for (size_t i = 0; i < w->n; i++) {
                must(r->e->fields[w->field[i]].kind != K_SECRET);
                const struct field *f = &r->e->fields[w->field[i]];
                buf_put(&b, rec_text(r, w->field[i]));
                buf_char(&b, ' ');
                if (f->use == USE_PHONE)
                        buf_put(&b, text_phone(a, rec_text(r, w->field[i])));
                buf_char(&b, ' ');
        }
        must(!b.full);
        return buf_str(&b);
}

/* ---- people and their cases ---- */
/* A person in cases is found through them, by their readers; one in no case by those who take enquiries. */
#define CASE_NUMBER(X) X(INT, id) X(TEXT, number)
ROW(case_number, CASE_NUMBER)
SQL(search_cases_of_person, case_number, "SELECT id, number FROM casefile_v WHERE person_id = $1 ORDER BY id")

static struct str person_title(struct arena *a, const struct record *p)
{
        struct str given = rec_text(p, PERSON_given), family = rec_text(p, PERSON_family);
        return str_join_with(a, S(", "), family, given);
}

static enum err person_put(struct wtx *tx, const struct record *p)
{
        static const struct words words = {{PERSON_given, PERSON_family, PERSON_street, PERSON_zip,
                                            PERSON_city, PERSON_phone, PERSON_mobile, PERSON_email},
                                           8};
        struct arena *a = wtx_arena(tx);
        struct str title = person_title(a, p), body = body_of(a, p, &words);
        struct case_number *c;
        size_t n;
        TRY(db_list(rtx_of(tx), &sql_search_cases_of_person, ARGS(p->id), &c, &n));
        if (n == 0)
                return search_put(tx, S("person"), p->id, 0, title, body, clock_now());
        TRY(search_drop(tx, S("person"), p->id));
        for (size_t i = 0; i < n; i++)
                TRY(search_put(tx, S("casefile"), c[i].id, c[i].id, title, str_join(a, body, c[i].number),
                               clock_now()));
        return OK;
}

/* The record of a case belongs to its module; here only whose case it is matters. */
static enum err casefile_change(struct wtx *tx, const struct record *before, const struct record *after)
{
        const struct record *r = after ? after : before;
        int person = ent_field(r->e, S("person_id")), number = ent_field(r->e, S("number"));
        struct record *p;
        must(person >= 0 && number >= 0);
        if (before && after && str_eq(rec_text(before, (size_t)number), rec_text(after, (size_t)number)))
                return OK;
        if (!after)
                TRY(search_drop(tx, S("casefile"), before->id));
        TRY(ent_get(rtx_of(tx), &person_entity, rec_int(r, (size_t)person), &p));
        return person_put(tx, p);
}

/* ---- organisations and contacts ---- */

static enum err plain_put(struct wtx *tx, const struct record *r, size_t title, const struct words *w)
{
        return search_put(tx, r->e->name, r->id, 0, rec_text(r, title), body_of(wtx_arena(tx), r, w),
                          clock_now());
}

static enum err organisation_put(struct wtx *tx, const struct record *r)
{
        static const struct words words = {{ORGANISATION_name, ORGANISATION_branch, ORGANISATION_street,
                                            ORGANISATION_zip, ORGANISATION_city, ORGANISATION_phone,
                                            ORGANISATION_email, ORGANISATION_web},
                                           8};
        return plain_put(tx, r, ORGANISATION_name, &words);
}

static enum err contact_person_put(struct wtx *tx, const struct record *r)
{
        static const struct words words = {
                {CONTACT_PERSON_name, CONTACT_PERSON_position, CONTACT_PERSON_phone, CONTACT_PERSON_email},
                4};
        return plain_put(tx, r, CONTACT_PERSON_name, &words);
}

/* ---- entries of a case: subject and text apart, because not everyone who reads the one reads the other ---- */
#define NOTE S("contact_note")

static enum err entry_put(struct wtx *tx, const struct record *r)
{
        static const struct words subject = {{CONTACT_ENTRY_subject}, 1};
        static const struct words text = {{CONTACT_ENTRY_own_words, CONTACT_ENTRY_note}, 2};
        struct arena *a = wtx_arena(tx);
        struct str title = rec_text(r, CONTACT_ENTRY_subject);
        struct moment at = moment_of(rec_date(r, CONTACT_ENTRY_held_on), 0);
        TRY(search_put(tx, r->e->name, r->id, r->case_id, title, body_of(a, r, &subject), at));
        return search_put(tx, NOTE, r->id, r->case_id, title, body_of(a, r, &text), at);
}

/* ---- the hook ---- */

static enum err record_put(struct wtx *tx, const struct record *r)
{
        if (r->e == &person_entity.e)
                return person_put(tx, r);
        if (r->e == &organisation_entity.e)
                return organisation_put(tx, r);
        if (r->e == &contact_person_entity.e)
                return contact_person_put(tx, r);
        if (r->e == &contact_entry_entity.e)
                return entry_put(tx, r);
        return OK;
}

static enum err record_change(struct wtx *tx, const struct entity *e, const struct record *before,
                              const struct record *after)
{
        if (str_eq(e->name, S("casefile")))
                return casefile_change(tx, before, after);
        if (after)
                return record_put(tx, after);
        if (e == &contact_entry_entity.e)
                TRY(search_drop(tx, NOTE, before->id));
        return search_drop(tx, e->name, before->id);
}

void search_start(void)
{
        ent_search_set(record_change);
}
