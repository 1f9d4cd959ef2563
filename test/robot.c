#include "test/robot.h"

#include "base/rand.h"
#include "test/markup.h"
#include "test/test.h"

struct robot robot_walk(struct proof *p, size_t per_shape)
{
        struct robot r = {.p = p};
        struct str full_case = str_from_int(test_arena(), proof_case(p, S("CMB-2026-900")));
        for (enum role k = 0; k < ROLE_N; k++) {
                struct browser *b = NEW(test_arena(), struct browser);
                *b = proof_browser(p, proof_login(k));
                r.c[k] = crawl_start(b, per_shape);
                crawl_add(&r.c[k], S("/"), S(""));
                /* what the first rows of the lists do not lead to: a contact, a case with everything, a statement's history */
                crawl_add(&r.c[k], S("/organisationen/1"), S(""));
                crawl_add(&r.c[k], str_join(test_arena(), S("/faelle/"), full_case), S(""));
                crawl_add(&r.c[k], str_join(test_arena(), S("/faelle/"), full_case, S("/ziel/5.H")), S(""));
                while (crawl_next(&r.c[k]))
                        continue;
        }
        return r;
}

bool robot_form(const struct robot *r, const struct page *page, size_t i, struct robot_form *out)
{
        for (enum role k = 0; k < ROLE_N; k++)
                for (size_t n = 0; n < r->c[k].forms; n++)
                        if (r->c[k].form[n].page == page && i-- == 0) {
                                *out = (struct robot_form){r->c[k].b, &r->c[k].form[n]};
                                return true;
                        }
        return false;
}

bool robot_address(const struct robot *r, const struct page *page, struct browser **b, struct str *target)
{
        for (enum role k = 0; k < ROLE_N; k++)
                for (size_t n = 0; n < r->c[k].n; n++)
                        if (r->c[k].address[n].page == page && r->c[k].address[n].status == 200) {
                                *b = r->c[k].b;
                                *target = r->c[k].address[n].target;
                                return true;
                        }
        return false;
}

/* ---- what no page says ---- */

static const struct {
        const char *path;
        struct str fields;
} known[] = {
        {"/kurz", S_INIT("fall=1")},
        {"/faelle/uebergabe", S_INIT("to=1")},
        {"/faelle/:/ziel/:/bewertung", S_INIT("level=full")},
        {"/faelle/:/weitergaben/neu", S_INIT("recipient_id=1&content=contact_data")},
        {"/faelle/:/befragungen/neu", S_INIT("way=paper")}, /* links need an address of the office */
        {"/faelle/:/befragungen/:/senden", S_INIT("way=paper")},
        {"/faelle/:/plan/:/weiterleiten", S_INIT("recipient_id=1")},
        {"/faelle/:/plan/:/stufen/neu", S_INIT("starts=01.06.2026&ends=02.06.2026&needs_id=")},
        {"/faelle/:/plan/:/abhaengigkeiten/neu", S_INIT("needs_id=@first")},
};

/* All but the value that the form had for this field. */
static struct str without(struct str fields, struct str key)
{
        struct str kept = S("");
        while (fields.n) {
                struct str one = str_split(fields, '&', &fields);
                if (!str_starts(one, str_join(test_arena(), key, S("="))))
                        kept = kept.n ? str_join(test_arena(), kept, S("&"), one)
                                      : str_copy(test_arena(), one);
        }
        return kept;
}

/* "needs_id=@first": the first choice of the form, where what comes last would not do. */
static struct str first_choice(const struct markup_form *form, struct str key)
{
        for (size_t i = 0; i < form->n; i++)
                if (str_eq(form->control[i].name, key) && form->control[i].value.n)
                        return str_join(test_arena(), key, S("="), form->control[i].value);
        return str_join(test_arena(), key, S("="));
}

static struct str with_known(const struct markup_form *form, struct str path, struct str fields)
{
        struct arena *a = test_arena();
        for (size_t i = 0; i < ARRAY_LEN(known); i++)
                if (str_eq(path, str_of(known[i].path))) {
                        struct str value, key = str_split(known[i].fields, '=', &value);
                        struct str sent =
                                str_eq(value, S("@first")) ? first_choice(form, key) : known[i].fields;
                        fields = str_join(a, sent, S("&"), without(fields, key));
                }
        return str_copy(a, fields);
}

bool robot_open(const struct robot_form *f, struct markup_form *out)
{
        struct markup_form *form;
        struct reply page = browse_get(f->b, f->f->from);
        if (!f->b->r.actor) { /* a form before ended the session */
                browse_sign_in(f->b, f->b->user_id);
                page = browse_get(f->b, f->f->from);
        }
        if (page.status != 200)
                return false;
        size_t n = markup_forms(f->b->arena, page.body, f->f->from, &form);
        for (size_t i = 0; i < n; i++)
                if (form[i].post && str_eq(form[i].action, f->f->target)) {
                        *out = form[i];
                        return true;
                }
        return false;
}

bool robot_fill(const struct robot_form *f, enum markup_fill how, struct str *fields)
{
        struct markup_form form;
        if (!robot_open(f, &form))
                return false;
        *fields =
                with_known(&form, str_of(f->f->page->path), markup_send(f->b->arena, &form, how, S("Probe")));
        return true;
}

struct reply robot_send(const struct robot_form *f, struct str fields)
{
        struct upload u = {f->f->file, S("notiz.txt"), S("Hallo Welt")};
        f->b->submission = rand_token(test_arena());
        f->b->upload = &u;
        f->b->uploads = f->f->file.n > 0;
        struct reply out = browse_post(f->b, f->f->target, fields);
        f->b->upload = NULL;
        f->b->uploads = 0;
        f->b->submission = S("");
        return out;
}
