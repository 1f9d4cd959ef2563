/* Values as people read them. */
#include "web/ui_inner.h"

bool ui_field_readable(const struct req *r, const struct field *f)
{
        return r->actor ? actor_reads(r->actor, f->cls) : f->cls == CLASS_PUBLIC;
}

struct str ui_title(struct req *r, const struct record *rec)
{
        for (size_t i = 0; i < ARRAY_LEN(rec->e->names) && !str_empty(rec->e->names[i]); i++)
                if (!ui_field_readable(r, &rec->e->fields[ent_field(rec->e, rec->e->names[i])]))
                        return rec->e->title;
        return rec_title(r->arena, rec);
}

static enum err codes_labels(struct req *r, struct rtx *tx, const struct field *f, struct str codes,
                             struct str *out)
{
        struct str code, label;
        *out = S("");
        while (ui_codes_next(&codes, &code)) {
                TRY(ui_field_code_label(r, tx, f, code, &label));
                *out = str_join_with(r->arena, S(", "), *out, label);
        }
        return OK;
}

/* A reference whose name this reader may not see is still there. */
static enum err ref_label(struct req *r, struct rtx *tx, struct str entity, int64_t id, struct str *out)
{
        TRY(ui_ref_name(r, tx, entity, id, out));
        if (str_empty(*out))
                *out = _("nicht für Sie freigegeben");
        return OK;
}

/* Up to four digits stay together: years, postcodes, small counts. */
static struct str number(struct arena *a, const struct field *f, int64_t n)
{
        struct str digits = n > -10000 && n < 10000 ? str_from_int(a, n) : text_int(a, n);
        return str_join_with(a, S(" "), digits, f->unit);
}

enum err ui_value(struct req *r, struct rtx *tx, const struct field *f, struct value v, struct str *out)
{
        *out = S("");
        if (v.type == V_NULL)
                return OK;
        switch (f->kind) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_SECRET:
                *out = v.s;
                return OK;
        case K_INT:
                *out = number(r->arena, f, v.i);
                return OK;
        case K_MONEY:
                *out = text_money(r->arena, v.i);
                return OK;
        case K_BOOL:
                *out = v.i ? _("ja") : _("nein");
                return OK;
        case K_DATE:
                *out = date_german(r->arena, v.d);
                return OK;
        case K_TIME:
                *out = moment_german(r->arena, v.m);
                return OK;
        case K_CODE:
                return ui_field_code_label(r, tx, f, v.s, out);
        case K_CODES:
                return codes_labels(r, tx, f, v.s, out);
        case K_REF:
                return ref_label(r, tx, f->ref, v.i, out);
        case K_FILE:
                return ref_label(r, tx, str_empty(f->ref) ? S("attachment") : f->ref, v.i, out);
        case K_GROUP:
        case K_N:
                return OK;
        }
        panic("no such kind");
}

/* ---- of a record ---- */

static struct str lines_joined(struct arena *a, struct str lines)
{
        struct str all = S("");
        while (!str_empty(lines)) {
                struct str line = str_split(lines, '\n', &lines);
                all = str_empty(all) ? line : str_join(a, all, S(", "), line);
        }
        return all;
}

enum err ui_value_kept(struct req *r, struct rtx *tx, const struct record *rec, size_t field, struct value v,
                       struct str *out)
{
        const struct field *f = &rec->e->fields[field];
        int words = str_empty(f->words) ? -1 : ent_field(rec->e, f->words);
        must(str_empty(f->words) || words >= 0);
        if (words < 0 || !rec_given(rec, (size_t)words) || !value_eq(v, rec->v[field]))
                return ui_value(r, tx, f, v, out);
        *out = lines_joined(r->arena, rec_text(rec, (size_t)words));
        return OK;
}

enum err ui_value_in(struct req *r, struct rtx *tx, const struct record *rec, size_t field, struct str *out)
{
        return ui_value_kept(r, tx, rec, field, rec->v[field], out);
}

/* ---- from the history ---- */

static struct value plain_number(struct str plain)
{
        int64_t n;
        return str_int(plain, &n) ? value_int(n) : VALUE_NULL;
}

static struct value plain_date(struct str plain)
{
        struct date d;
        return date_parse_iso(plain, &d) ? value_date(d) : VALUE_NULL;
}

static struct value plain_moment(struct str plain)
{
        int64_t s;
        return str_int(plain, &s) ? value_moment((struct moment){s}) : VALUE_NULL;
}

struct value ui_value_of_plain(const struct field *f, struct str plain)
{
        if (str_empty(plain))
                return VALUE_NULL;
        switch (f->kind) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_CODE:
        case K_CODES:
        case K_SECRET:
                return value_text(plain);
        case K_INT:
        case K_MONEY:
        case K_BOOL:
        case K_REF:
        case K_FILE:
                return plain_number(plain);
        case K_DATE:
                return plain_date(plain);
        case K_TIME:
                return plain_moment(plain);
        case K_GROUP:
        case K_N:
                return VALUE_NULL;
        }
        panic("no such kind");
}

struct str ui_ago(struct arena *a, struct moment then)
{
        int64_t minutes = (clock_now().s - then.s) / 60;
        if (minutes < 1)
                return _("gerade eben");
        if (minutes == 1)
                return _("vor einer Minute");
        if (minutes < 60)
                return str_join(a, _("vor "), str_from_int(a, minutes), _(" Minuten"));
        return str_join(a, _("am "), moment_german(a, then));
}
