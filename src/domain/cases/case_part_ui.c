#include "domain/cases/case_part_ui.h"

static struct url parents_url(struct req *r, const struct case_part *p)
{
        return url_build(r->arena, p->parents, (const int64_t[]){0, req_id(r, 0)}, 1);
}

static struct url parent_url(struct req *r, const struct case_part *p)
{
        struct str one =
                str_join(r->arena, parents_url(r, p).s, S("/"), str_from_int(r->arena, req_id(r, 1)));
        return url_local(r->arena, one);
}

enum err case_part_view(struct req *r, struct rtx *tx, const struct grant *g, const struct case_part *p,
                        int64_t id, struct crud_view *out)
{
        struct record *parent, *rec;
        TRY(ent_get_in(tx, g, p->parent, req_id(r, 1), &parent));
        if (id) {
                TRY(ent_get_in(tx, g, p->entity, id, &rec));
                if (rec_int(rec, p->field) != parent->id)
                        return ERR_NOT_FOUND;
        }
        *out = (struct crud_view){.list = p->list, .one = p->one};
        TRY(case_crud(r, tx, g, out));
        struct crumb *crumb = NEW_ARRAY(r->arena, struct crumb, out->crumbs + 2);
        for (size_t i = 0; i < out->crumbs; i++)
                crumb[i] = out->crumb[i];
        crumb[out->crumbs++] = (struct crumb){p->parent->e.plural, parents_url(r, p)};
        crumb[out->crumbs++] = (struct crumb){ui_title(r, parent), parent_url(r, p)};
        out->crumb = crumb;
        return OK;
}

struct record *case_part_new(struct req *r, const struct case_part *p)
{
        struct record *rec = rec_new(r->arena, &p->entity->e);
        rec_set(rec, p->field, value_ref(req_id(r, 1)));
        if (p->preset)
                p->preset(r, rec);
        return rec;
}

enum err case_part_back(struct req *r, const struct case_part *p, enum err e, struct str said)
{
        TRY(e);
        req_redirect_said(r, parent_url(r, p), said);
        return OK;
}
