/* The pages of a record: details, form, both versions, delete, history. */
#include "web/crud_inner.h"
#include "web/layout.h"
#include "web/ui_inner.h"

enum { CRUMBS_MAX = 8, ACTIONS_MAX = 12 };

/* ---- addresses ---- */

static size_t id_count(const char *path)
{
        size_t n = 0;
        for (; *path; path++)
                n += *path == ':';
        return n;
}

struct url crud_url(struct req *r, const struct crud_view *v, int64_t id)
{
        int64_t ids[] = {0, req_id(r, 0), req_id(r, 1), id};
        size_t n = id_count(v->one);
        must(n >= 1 && n <= 3);
        ids[n] = id;
        return url_build(r->arena, v->one, ids, n);
}

struct url crud_list_url(struct req *r, const struct crud_view *v)
{
        int64_t ids[] = {0, req_id(r, 0), req_id(r, 1)};
        return url_build(r->arena, v->list, ids, id_count(v->list));
}

/* The form's own address with its query: what it was opened with is there again when it is sent. */
static struct url own_url(struct req *r)
{
        return ui_url_changed(r, S(""), S(""));
}

/* A page that is registered and that this actor may open; with a form also send. */
bool crud_offers(struct req *r, const char *path, struct str suffix)
{
        return layout_page(str_join(r->arena, str_of(path), suffix), r->actor);
}

bool crud_offers_form(struct req *r, const char *path, struct str suffix)
{
        return crud_offers(r, path, suffix) &&
               layout_form(str_join(r->arena, str_of(path), suffix), r->actor);
}

/* ---- head ---- */

static struct str title_of(struct req *r, const struct record *rec, const struct crud_view *v)
{
        if (!str_empty(v->title))
                return v->title;
        struct str names = rec->id ? ui_title(r, rec) : S("");
        return str_empty(names) ? rec->e->title : names;
}

/* Crumbs of the view, the list, the record; last says where on the record we are. */
static size_t crumbs_fill(struct req *r, const struct record *rec, const struct crud_view *v, struct str last,
                          struct crumb *out)
{
        size_t n = 0;
        for (; n < v->crumbs && n < CRUMBS_MAX - 3; n++)
                out[n] = v->crumb[n];
        out[n++] = (struct crumb){rec->e->plural,
                                  crud_offers(r, v->list, S("")) ? crud_list_url(r, v) : (struct url){{0}}};
        if (rec->id)
                out[n++] = (struct crumb){title_of(r, rec, v),
                                          str_empty(last) ? (struct url){{0}} : crud_url(r, v, rec->id)};
        if (!str_empty(last))
                out[n++] = (struct crumb){.label = last};
        return n;
}

static void head(struct req *r, const struct record *rec, const struct crud_view *v, struct str title,
                 struct str last)
{
        struct crumb crumb[CRUMBS_MAX];
        size_t n = crumbs_fill(r, rec, v, last, crumb);
        ui_head(r, &(struct page_head){.crumb = crumb, .crumbs = n, .over = v->over, .title = title});
}

/* ---- show ---- */

static void add_action(struct req *r, const struct crud_view *v, int64_t id, struct str code, struct action a,
                       struct action *out, size_t *n)
{
        bool form = !str_eq(code, S("verlauf"));
        struct str suffix = str_join(r->arena, S("/"), code);
        if (form ? !crud_offers_form(r, v->one, suffix) : !crud_offers(r, v->one, suffix))
                return;
        a.to = url_code(r->arena, crud_url(r, v, id), code);
        a.needs = CAP_N;
        out[(*n)++] = a;
}

static size_t actions_fill(struct req *r, const struct crud_view *v, int64_t id, struct action *out)
{
        size_t n = 0;
        for (; n < v->actions && n < ACTIONS_MAX - 3; n++)
                out[n] = v->action[n];
        if (!v->fixed)
                add_action(r, v, id, S("loeschen"),
                           (struct action){.label = _("Löschen"), .weight = ACTION_TERTIARY}, out, &n);
        add_action(r, v, id, S("verlauf"),
                   (struct action){.label = _("Änderungen"), .weight = ACTION_TERTIARY}, out, &n);
        if (!v->fixed)
                add_action(r, v, id, S("bearbeiten"),
                           (struct action){
                                   .label = _("Bearbeiten"), .weight = ACTION_PRIMARY, .icon = S("edit")},
                           out, &n);
        return n;
}

enum err crud_page_show(struct req *r, struct rtx *tx, const struct crud_store *s, int64_t id,
                        const struct crud_view *v)
{
        struct record *rec;
        struct crumb crumb[CRUMBS_MAX];
        struct action action[ACTIONS_MAX];
        TRY(crud_get(tx, s, id, &rec));
        size_t crumbs = crumbs_fill(r, rec, v, S(""), crumb), actions = actions_fill(r, v, id, action);
        ui_head(r, &(struct page_head){.crumb = crumb,
                                       .crumbs = crumbs,
                                       .over = v->over,
                                       .title = title_of(r, rec, v),
                                       .action = action,
                                       .actions = actions});
        ui_panel(r->html, _("Angaben"), S(""), (struct action){0});
        TRY(ui_detail(r, tx, rec));
        ui_panel_end(r->html);
        return v->more ? v->more(r, tx, rec) : OK;
}

/* ---- forms ---- */

static enum err form_panel(struct req *r, struct rtx *tx, const struct record *rec, const struct form_view *f)
{
        ui_panel(r->html, S(""), S(""), (struct action){0});
        TRY(ui_form(r, tx, f, rec));
        ui_panel_end(r->html);
        return OK;
}

enum err crud_page_new(struct req *r, struct rtx *tx, const struct record *rec, const struct crud_view *v)
{
        struct form_view f = {.action = own_url(r), .submit = _("Speichern"), .cancel = crud_list_url(r, v)};
        head(r, rec, v, str_join(r->arena, rec->e->title, _(" anlegen")), _("Neu"));
        return form_panel(r, tx, rec, &f);
}

static struct form_view edit_view(struct req *r, const struct record *rec, int64_t version,
                                  const struct crud_view *v)
{
        return (struct form_view){.action = own_url(r),
                                  .submit = _("Speichern"),
                                  .cancel = crud_url(r, v, rec->id),
                                  .version = version};
}

enum err crud_page_edit(struct req *r, struct rtx *tx, const struct record *rec, int64_t version,
                        const struct crud_view *v)
{
        struct form_view f = edit_view(r, rec, version, v);
        head(r, rec, v, str_join(r->arena, title_of(r, rec, v), _(" bearbeiten")), _("Bearbeiten"));
        return form_panel(r, tx, rec, &f);
}

enum err crud_page_conflict(struct req *r, struct rtx *tx, const struct record *mine,
                            const struct record *theirs, const struct crud_view *v)
{
        struct form_view f = edit_view(r, theirs, theirs->version, v);
        head(r, theirs, v, str_join(r->arena, _("Zwei Fassungen: "), title_of(r, theirs, v)),
             _("Bearbeiten"));
        return ui_conflict(r, tx, &f, mine, theirs);
}

/* ---- delete ---- */

enum err crud_page_delete(struct req *r, const struct record *rec, const struct crud_view *v)
{
        struct form_view f = {.action = own_url(r),
                              .danger = _("Löschen"),
                              .cancel = crud_url(r, v, rec->id),
                              .version = rec->version};
        struct str question = v->question, consequence = v->consequence;
        if (str_empty(question))
                question = str_join(r->arena, rec->e->title, _(" löschen: "), title_of(r, rec, v), S("?"));
        if (str_empty(consequence))
                consequence = _(
                        "Das lässt sich nicht zurücknehmen. Dass gelöscht wurde und von wem, bleibt im Verlauf.");
        head(r, rec, v, question, _("Löschen"));
        ui_confirm(r, &f, question, consequence);
        return OK;
}

/* ---- history ---- */

enum err crud_page_history(struct req *r, struct rtx *tx, const struct record *rec, const struct crud_view *v)
{
        head(r, rec, v, str_join(r->arena, _("Änderungen: "), title_of(r, rec, v)), _("Änderungen"));
        return crud_history_panel(r, tx, rec);
}
