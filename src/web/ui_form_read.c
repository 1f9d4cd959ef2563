/* From the request into the record: only declared fields, only what was drawn, only what this person may change. */
#include "web/ui_inner.h"

struct reading {
        struct req *r;
        struct rtx *tx;
        const struct field *f;
};

static void complain(struct reading *d, struct str text)
{
        errs_add(&d->r->errs, d->f->key, text);
}

/* ---- choices: only what is offered, or what was stored before ---- */

/* Lists of references are cut at some length: what this person may know by name may be chosen as well. */
static enum err nameable(struct reading *d, struct str code, bool *out)
{
        int64_t id;
        struct str name;
        if (!str_int(code, &id))
                return OK;
        TRY(ui_ref_name(d->r, d->tx, d->f->ref, id, &name));
        *out = !str_empty(name);
        return OK;
}

static enum err offered(struct reading *d, struct str code, struct value before, bool *out)
{
        struct ui_option *o;
        size_t n;
        TRY(ui_options(d->r, d->tx, d->f, &o, &n));
        struct str stored = before.type == V_NULL ? S("") : field_typed(d->r->arena, d->f, before);
        *out = ui_option_find(o, n, code) || ui_codes_have(stored, code);
        return *out || d->f->kind != K_REF ? OK : nameable(d, code, out);
}

static enum err read_choice(struct reading *d, struct value before, struct value *out)
{
        struct str typed = req_field(d->r, d->f->key);
        bool known = true;
        *out = VALUE_NULL;
        if (str_empty(typed))
                return OK;
        TRY(offered(d, typed, before, &known));
        if (known)
                *out = field_parse(d->r->arena, d->f, typed, &d->r->errs);
        else
                complain(d, _("Bitte wählen Sie einen Eintrag der Liste."));
        return OK;
}

/* Codes come as repeated fields, or several in one ("a b"), from the page that shows two versions. */
static enum err read_codes(struct reading *d, struct value before, struct value *out)
{
        struct str sent, code, all = S("");
        bool known;
        *out = VALUE_NULL;
        for (size_t i = 0; req_field_nth(d->r, d->f->key, i, &sent); i++) {
                while (ui_codes_next(&sent, &code)) {
                        TRY(offered(d, code, before, &known));
                        if (!known) {
                                complain(d, _("Bitte wählen Sie nur Einträge der Liste."));
                                return OK;
                        }
                        if (!ui_codes_have(all, code))
                                all = str_join_with(d->r->arena, S(" "), all, code);
                }
        }
        *out = field_parse(d->r->arena, d->f, all, &d->r->errs);
        return OK;
}

/* ---- one field ---- */

static enum err read_value(struct reading *d, struct value before, struct value *out)
{
        struct arena *a = d->r->arena;
        switch (d->f->kind) {
        case K_BOOL:
                *out = value_bool(str_eq(req_field(d->r, d->f->key), S("1")));
                return OK;
        case K_CODE:
        case K_REF:
                return read_choice(d, before, out);
        case K_CODES:
                return read_codes(d, before, out);
        case K_FILE:
                *out = before; /* the page stores the upload and sets its id */
                return OK;
        case K_TEXT:
        case K_LONGTEXT:
        case K_INT:
        case K_MONEY:
        case K_DATE:
        case K_TIME:
        case K_SECRET:
                *out = field_parse(a, d->f, req_field(d->r, d->f->key), &d->r->errs);
                return OK;
        case K_GROUP:
        case K_N:
                break;
        }
        panic("a heading has no value");
}

/* The value, checked; VALUE_NULL and false with a message at the field. */
static enum err read_checked(struct reading *d, struct value before, struct value *out, bool *fine)
{
        struct value v;
        *out = VALUE_NULL;
        *fine = false;
        TRY(read_value(d, before, &v));
        if (!str_empty(errs_for(&d->r->errs, d->f->key)))
                return OK;
        if (d->f->kind != K_FILE)
                field_check(d->r->arena, d->f, v, &d->r->errs);
        *fine = str_empty(errs_for(&d->r->errs, d->f->key));
        if (*fine)
                *out = v;
        return OK;
}

static enum err read_field(struct reading *d, struct record *rec, size_t i)
{
        struct value v;
        bool fine;
        TRY(read_checked(d, rec->v[i], &v, &fine));
        if (fine)
                rec->v[i] = v;
        return OK;
}

enum err form_value_before(struct req *r, struct rtx *tx, const struct field *f, struct value before,
                           struct value *out)
{
        bool fine;
        struct reading d = {r, tx, f};
        if (!r->errs.arena)
                errs_init(&r->errs, r->arena);
        return read_checked(&d, before, out, &fine);
}

enum err form_value(struct req *r, struct rtx *tx, const struct field *f, struct value *out)
{
        return form_value_before(r, tx, f, VALUE_NULL, out);
}

enum err form_text(struct req *r, struct rtx *tx, const struct field *f, struct str *out)
{
        struct value v;
        TRY(form_value(r, tx, f, &v));
        *out = v.type == V_TEXT ? v.s : S("");
        return OK;
}

enum err form_date(struct req *r, struct rtx *tx, const struct field *f, struct date *out)
{
        struct value v;
        TRY(form_value(r, tx, f, &v));
        *out = v.type == V_DATE ? v.d : DATE_NONE;
        return OK;
}

enum err form_ref(struct req *r, struct rtx *tx, const struct field *f, int64_t *out)
{
        struct value v;
        TRY(form_value(r, tx, f, &v));
        *out = v.type == V_INT ? v.i : 0;
        return OK;
}

/* ---- „Beide Texte zusammenführen“ ---- */

/* The request then carries both texts; they go into the field one below the other, and the form is drawn again. */
static void merge_texts(struct req *r, const struct entity *e)
{
        struct str key = req_field(r, S(UI_MERGE));
        if (str_empty(key) || ent_field(e, key) < 0)
                return;
        struct str mine = req_field(r, str_join(r->arena, S(UI_MINE), key));
        struct str theirs = req_field(r, str_join(r->arena, S(UI_THEIRS), key));
        struct str both = str_join(r->arena, mine, S("\n\n"), theirs);
        for (size_t i = 0; i < r->form.n; i++)
                if (str_eq(r->form.field[i].key, key))
                        r->form.field[i].value = both;
        errs_add(&r->errs, key,
                 _("Beide Fassungen stehen jetzt untereinander. Bitte bearbeiten Sie den Text."));
}

/* ---- the whole form ---- */

enum err form_read(struct req *r, struct rtx *tx, struct record *rec)
{
        if (!r->errs.arena)
                errs_init(&r->errs, r->arena);
        merge_texts(r, rec->e);
        for (size_t i = 0; i < rec->e->n; i++) {
                const struct field *f = &rec->e->fields[i];
                struct reading d = {r, tx, f};
                if (ui_field_open(r, f) && !(f->once && rec->id) && ui_field_sent(r, f->key))
                        TRY(read_field(&d, rec, i));
        }
        return r->errs.n ? ERR_INVALID : OK;
}

int64_t form_version(const struct req *r)
{
        int64_t n;
        return str_int(req_field(r, S("version")), &n) && n > 0 ? n : 0;
}
