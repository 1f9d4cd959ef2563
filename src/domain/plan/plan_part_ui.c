#include "domain/plan/plan_part_ui.h"

#include "domain/cases/case_crud_ui.h"
#include "domain/plan/plan_ui.h"

enum err plan_part_view(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_place *part,
                        const struct record *plan, struct crud_view *out)
{
        struct arena *a = r->arena;
        *out = (struct crud_view){.list = part->list, .one = part->one, .fixed = !plan_changeable(plan)};
        TRY(case_crud(r, tx, g, out));
        struct crumb *crumb = NEW_ARRAY(a, struct crumb, out->crumbs + 2);
        for (size_t i = 0; i < out->crumbs; i++)
                crumb[i] = out->crumb[i];
        crumb[out->crumbs++] =
                (struct crumb){_("Eingliederungsplan"), url_path(a, "/faelle/:/plan", plan->case_id)};
        crumb[out->crumbs++] =
                (struct crumb){plan_version_name(a, rec_int(plan, PLAN_number)), plan_url(r, plan)};
        out->crumb = crumb;
        return OK;
}

enum err plan_part_to_change(struct req *r, struct rtx *tx, const struct grant *g,
                             const struct plan_place *part, struct crud_view *v, bool *open)
{
        struct record *plan;
        enum err e = plan_open(tx, g, req_id(r, 1), &plan);
        *open = e == OK;
        if (e == ERR_CONFLICT) {
                plan_say_fixed(r, g, req_id(r, 1));
                return OK;
        }
        TRY(e);
        return plan_part_view(r, tx, g, part, plan, v);
}

enum err plan_part_back(struct req *r, enum err e, struct str said)
{
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/plan/:", req_id(r, 0), req_id(r, 1)), said);
        return OK;
}

enum err plan_part_get(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                       size_t plan_field, struct record **out)
{
        TRY(ent_get_in(tx, g, e, req_id(r, 2), out));
        return rec_int(*out, plan_field) == req_id(r, 1) ? OK : ERR_NOT_FOUND;
}

/* ---- measures as options ---- */

/* Below a version its own measures can be chosen; what belongs to no version takes each measure once. */
static int64_t version_of_page(struct req *r)
{
        return str_starts(str_of(r->page->path), S("/faelle/:/plan/:")) ? req_id(r, 1) : 0;
}

enum err measure_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct measure_root_line *m;
        struct plan_file p;
        *out = NULL;
        if (!r->grant)
                return OK;
        int64_t version = version_of_page(r);
        if (version) {
                TRY(plan_file(tx, r->grant, version, &p));
                *out = NEW_ARRAY(r->arena, struct ui_option, p.measures + 1);
                for (*n = 0; *n < p.measures; (*n)++)
                        (*out)[*n] = (struct ui_option){.code = str_from_int(r->arena, p.measure[*n].id),
                                                        .label = rec_text(&p.measure[*n], MEASURE_title)};
                return OK;
        }
        TRY(measure_roots(tx, r->grant, &m, n));
        *out = NEW_ARRAY(r->arena, struct ui_option, *n + 1);
        for (size_t i = 0; i < *n; i++)
                (*out)[i] =
                        (struct ui_option){.code = str_from_int(r->arena, m[i].root_id), .label = m[i].title};
        return OK;
}

/* All copies, read once per transaction: a table of stages names many. */
struct copies_known {
        struct measure_root_line *line;
        size_t n;
};

static enum err copies_all(struct rtx *tx, const struct grant *g, const struct copies_known **out)
{
        static const char key;
        void **place = rtx_memo(tx, &key);
        if (!*place) {
                struct copies_known *k = NEW(rtx_arena(tx), struct copies_known);
                TRY(measure_copies(tx, g, &k->line, &k->n));
                *place = k;
        }
        *out = *place;
        return OK;
}

enum err measure_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out)
{
        const struct copies_known *k;
        *out = S("");
        if (!r->grant)
                return OK;
        TRY(copies_all(tx, r->grant, &k));
        for (size_t i = 0; i < k->n; i++)
                if (k->line[i].id == id)
                        *out = k->line[i].title;
        return OK;
}
