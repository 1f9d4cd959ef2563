/* Code lists and names of references: read once per request, whoever asks. */
#include "web/ui_inner.h"

static struct option_source source;

void ui_option_source_set(struct option_source s)
{
        source = s;
}

static struct ui_list *list_known(struct ui_state *s, struct str name, bool refs)
{
        for (struct ui_list *l = s->list; l; l = l->next)
                if (l->refs == refs && str_eq(l->name, name))
                        return l;
        return NULL;
}

static enum err list_read(struct req *r, struct rtx *tx, struct str name, bool refs, struct ui_list **out)
{
        struct ui_state *s = ui_state_of(r);
        *out = list_known(s, name, refs);
        if (*out)
                return OK;
        struct ui_list *l = NEW(r->arena, struct ui_list);
        *l = (struct ui_list){.name = name, .refs = refs, .next = s->list};
        if (refs && source.refs)
                TRY(source.refs(r, tx, name, &l->option, &l->n));
        if (!refs && source.codes)
                TRY(source.codes(r, tx, name, &l->option, &l->n));
        s->list = l;
        *out = l;
        return OK;
}

enum err ui_options(struct req *r, struct rtx *tx, const struct field *f, struct ui_option **out, size_t *n)
{
        struct ui_list *l;
        bool refs = f->kind == K_REF;
        TRY(list_read(r, tx, refs ? f->ref : f->list, refs, &l));
        *out = l->option;
        *n = l->n;
        if (str_empty(f->except))
                return OK;
        *out = NEW_ARRAY(r->arena, struct ui_option, l->n + 1);
        *n = 0;
        for (size_t i = 0; i < l->n; i++)
                if (!ui_codes_have(f->except, l->option[i].code))
                        (*out)[(*n)++] = l->option[i];
        return OK;
}

const struct ui_option *ui_option_find(const struct ui_option *o, size_t n, struct str code)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(o[i].code, code))
                        return &o[i];
        return NULL;
}

enum err ui_field_code_label(struct req *r, struct rtx *tx, const struct field *f, struct str code,
                             struct str *out)
{
        struct ui_option *o;
        size_t n;
        TRY(ui_options(r, tx, f, &o, &n));
        const struct ui_option *found = ui_option_find(o, n, code);
        *out = found ? found->label : code;
        return found || !source.label ? OK : source.label(r, tx, f->list, code, out);
}

bool ui_codes_next(struct str *rest, struct str *out)
{
        return codes_next(rest, out);
}

bool ui_codes_have(struct str codes, struct str code)
{
        return codes_have(codes, code);
}

enum err ui_ref_name(struct req *r, struct rtx *tx, struct str entity, int64_t id, struct str *out)
{
        *out = S("");
        if (source.name)
                return source.name(r, tx, entity, id, out);
        struct ui_list *l;
        TRY(list_read(r, tx, entity, true, &l));
        const struct ui_option *o = ui_option_find(l->option, l->n, str_from_int(r->arena, id));
        if (o)
                *out = o->label;
        return OK;
}
