#define BASE_BORDER /* entities are found by name: from struct entity to the type that wants a grant */
#include "test/proof_fill.h"

#include "domain/attachments/attachment_store.h"
#include "domain/codes/codes.h"
#include "domain/reports/reports.h"
#include "test/test.h"

#include <stdio.h>

extern const struct entity *const all_entities[];

struct filling {
        struct wtx *tx;
        const struct wgrant *g;
        struct str word;
        int64_t user_id;
        int64_t former; /* the statement that the next one replaces */
};

/* Not all records name the same partner. */
static size_t partners;

void proof_fill_start(void)
{
        partners = 0;
}

static const struct free_entity *free_of(const struct entity *e)
{
        return (const struct free_entity *)e;
}

static int64_t add(const struct filling *f, const struct entity *e);

/* A record of the entity that may be referred to; in the case one is added when there is none. */
static int64_t reference(const struct filling *f, struct str name)
{
        struct record *r;
        size_t n = 0;
        const struct entity *e = ent_by_name(name);
        if (str_eq(name, S("users")) || str_eq(name, S("colleague")))
                return f->user_id;
        if (!e)
                return 0;
        if (!e->in_case) {
                must(ent_list(rtx_of(f->tx), free_of(e), 500, &r, &n) == OK);
                return n ? r[str_eq(name, S("organisation")) ? partners++ % n : 0].id : 0;
        }
        must(ent_list_in(rtx_of(f->tx), grant_of(f->g), e->in_case, 500, &r, &n) == OK);
        return n ? r[n - 1].id : add(f, e);
}

static struct str first_code(const struct filling *f, struct str list)
{
        const struct code_entry *c;
        size_t n = 0;
        if (str_eq(list, S("answer_source")))
                return S("own");
        if (str_eq(list, S("consent_kind")))
                return S("disclosure"); /* the first kind has no recipient */
        if (str_eq(list, S("employer_contact_route")))
                return S("client"); /* ours would need a consent of its own */
        if (str_eq(list, S("profile_answer")))
                return S("agrees"); /* with its day */
        return codes_list(rtx_of(f->tx), list, &c, &n) == OK && n ? c[0].code : S("open");
}

static struct str text(const struct filling *f, const struct field *field)
{
        static const struct {
                struct str key, text;
        } fixed[] = {{S_INIT("clock"), S_INIT("10:30")},
                     {S_INIT("email"), S_INIT("post@example.org")},
                     {S_INIT("hours"), S_INIT("4,5")},
                     {S_INIT("origin"), S_INIT("")}, /* a file that somebody uploaded */
                     {S_INIT("needs"), S_INIT("schedule")},
                     {S_INIT("classes"), S_INIT("schedule")},
                     {S_INIT("item"), S_INIT("motivation_surroundings")}};
        for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
                if (str_eq(fixed[i].key, field->key))
                        return fixed[i].text;
        struct str s = str_join(wtx_arena(f->tx), f->word, S(" "), field->key);
        return field->max && field->max < (int64_t)s.n ? str_sub(s, 0, (size_t)field->max) : s;
}

static struct value value_for(const struct filling *f, const struct field *field)
{
        switch (field->kind) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_SECRET:
                return V(text(f, field));
        case K_INT:
        case K_MONEY:
                if (str_eq(field->key, S("replaces")))
                        return value_ref(f->former);
                if (str_eq(field->key, S("from_id"))) /* a line goes from the client to somebody else */
                        return V((int64_t)0);
                return V(field->min > 0 ? field->min : (int64_t)1);
        case K_BOOL:
                return V(field->required);
        case K_DATE:
                return V(clock_today());
        case K_TIME:
                return V(clock_now());
        case K_CODE:
        case K_CODES:
                return V(first_code(f, field->list));
        case K_REF:
                if (str_eq(field->key, S("needs_id"))) /* nothing waits for itself */
                        return value_ref(add(f, ent_by_name(S("measure"))));
                /* who pays for a plan is whom the consents of the test name */
                return value_ref(str_eq(field->key, S("funder_id")) ? 1 : reference(f, field->ref));
        case K_FILE:
        case K_GROUP:
        case K_N:
                return VALUE_NULL;
        }
        return VALUE_NULL;
}

static void complain(const struct entity *e, enum err why, const struct errs *errs)
{
        printf("%.*s cannot be filled: %s", (int)e->name.n, e->name.p, err_name(why));
        for (const struct field_error *m = errs->first; m; m = m->next)
                printf("; %.*s: %.*s", (int)m->key.n, m->key.p, (int)m->text.n, m->text.p);
        printf("\n");
        fflush(stdout); /* what follows may panic */
        CHECK(false);
}

/* Days on which something is fixed for good stay open, so that it can be changed; nothing is unknown. */
static bool is_left_out(const struct field *field)
{
        static const struct str list[] = {
                S_INIT("signed_on"),   S_INIT("refused_on"), S_INIT("withdrawn_on"), S_INIT("forwarded_on"),
                S_INIT("decided_on"),  S_INIT("solved_on"),  S_INIT("done_on"),      S_INIT("unknown_reason"),
                S_INIT("value_secret") /* only items that are secret have one */};
        for (size_t i = 0; i < ARRAY_LEN(list); i++)
                if (str_ends(field->key, list[i]))
                        return true;
        return false;
}

static enum err insert(const struct filling *f, const struct entity *e, struct record *r, struct errs *errs)
{
        if (str_eq(e->name, S("attachment"))) { /* comes with its file, one that everybody may read */
                REC_SET(r, ATTACHMENT_kind, S("other"));
                return attachment_add(f->tx, f->g, r, text(f, &e->fields[0]), text(f, &e->fields[0]), errs);
        }
        if (str_eq(e->name, S("report_request"))) /* of whom the consents of the test release */
                rec_set(r, REPORT_REQUEST_recipient_id, value_ref(1));
        return e->in_case ? ent_insert_in(f->tx, f->g, e->in_case, r, errs)
                          : ent_insert(f->tx, free_of(e), r, errs);
}

static int64_t add(const struct filling *f, const struct entity *e)
{
        struct record *r = rec_new(wtx_arena(f->tx), e);
        struct errs errs;
        errs_init(&errs, wtx_arena(f->tx));
        for (size_t i = 0; i < e->n; i++)
                if (kind_stored(e->fields[i].kind) && !e->fields[i].key_of && !is_left_out(&e->fields[i]) &&
                    !str_eq(e->fields[i].ref, e->name)) /* nothing is part of itself */
                        rec_set(r, i, value_for(f, &e->fields[i]));
        enum err why = insert(f, e, r, &errs);
        if (why != OK)
                complain(e, why, &errs);
        return r->id;
}

/* There is one of them: of a point of time, of a goal of the concept, or they are counted. */
static bool is_single(const struct entity *e)
{
        static const struct str list[] = {
                S_INIT("outcome"),         S_INIT("rating"),       S_INIT("guideline_tick"),
                S_INIT("criterion_check"), S_INIT("funder_check"), S_INIT("reminder"),
                S_INIT("survey_answer"),   S_INIT("stage") /* days of one version do not overlap */};
        for (size_t i = 0; i < ARRAY_LEN(list); i++)
                if (str_eq(e->name, list[i]))
                        return true;
        return ent_field(e, S("number")) >= 0;
}

void proof_fill_case(struct wtx *tx, const struct wgrant *g, struct str word, int64_t user_id)
{
        struct filling f = {.tx = tx, .g = g, .word = word, .user_id = user_id};
        for (const struct entity *const *e = all_entities; *e; e++)
                if ((*e)->in_case && is_single(*e))
                        reference(&f, (*e)->name);
                else if ((*e)->in_case)
                        add(&f, *e);
        f.former = reference(&f, S("answer"));
        add(&f, ent_by_name(S("answer")));
}

int64_t proof_fill_free(struct wtx *tx, struct str entity, struct str word, int64_t user_id)
{
        struct filling f = {.tx = tx, .word = word, .user_id = user_id};
        return add(&f, ent_by_name(entity));
}
