#include "web/detour.h"

#include "web/layout.h"
#include "web/parked.h"
#include "web/ui_inner.h"

/* Query fields of the way there and back. */
#define TO_FORM "danach"  /* on the page that makes it: token of the parked form */
#define CHOSEN "gewaehlt" /* on the form: id of what was made */

static bool is_ours(struct str key)
{
        static const struct str keys[] = {S_INIT(TO_FORM), S_INIT(PARKED_QUERY), S_INIT(CHOSEN),
                                          S_INIT("meldung"), S_INIT("um")};
        for (size_t i = 0; i < ARRAY_LEN(keys); i++)
                if (str_eq(key, keys[i]))
                        return true;
        return false;
}

/* ---- may there be one ---- */

const struct page *detour_page(const struct req *r, struct str entity)
{
        for (const struct page *const *p = all_pages; *p; p++)
                if (!str_empty(entity) && str_eq((*p)->makes, entity) &&
                    layout_form(str_of((*p)->path), r->actor) && layout_page(str_of((*p)->path), r->actor))
                        return *p;
        return NULL;
}

bool detour_possible(const struct req *r, struct url action)
{
        struct str query, path = str_split(action.s, '?', &query);
        if (!r->actor || !r->page || !str_eq(path, r->path))
                return false;
        for (const struct page *const *p = all_pages; *p; p++)
                if ((*p)->method == GET && str_eq(str_of((*p)->path), str_of(r->page->path)))
                        return true;
        return false;
}

/* ---- there ---- */

/* The query the form was opened with; what a nested detour leads back to stays with its form. */
static struct url with_query(struct req *r, struct url to, bool nested)
{
        for (size_t i = 0; i < r->query.n; i++) {
                const struct form_field *f = &r->query.field[i];
                if (!is_ours(f->key) || (nested && str_eq(f->key, S(TO_FORM))))
                        to = url_with(r->arena, to, f->key, f->value);
        }
        return to;
}

/* "consent - art=release an=7" */
struct wanted {
        struct str entity, key, ask;
};

static struct wanted wanted_of(const struct req *r)
{
        struct wanted w;
        struct str rest;
        w.entity = str_split(req_field(r, S(DETOUR_BUTTON)), ' ', &rest);
        w.key = str_split(rest, ' ', &w.ask);
        return w;
}

/* The page that makes it; one of a case in the case of the form. Whether that is open to the user it says itself. */
static struct url page_url(struct req *r, const struct page *makes, struct str ask)
{
        struct str pair, value;
        size_t ids = str_find(str_of(makes->path), S(":")) >= 0 ? 1 : 0;
        struct url to = url_build(r->arena, makes->path, (const int64_t[]){0, req_id(r, 0)}, ids);
        while (!str_empty(ask)) {
                pair = str_split(ask, ' ', &ask);
                struct str name = str_split(pair, '=', &value);
                if (!str_empty(name) && !is_ours(name))
                        to = url_with(r->arena, to, name, value);
        }
        return to;
}

enum err detour_begin(struct req *r, struct wtx *tx)
{
        struct wanted w = wanted_of(r);
        struct str token;
        const struct page *makes = detour_page(r, w.entity);
        if (!makes || str_empty(w.key))
                return ERR_INVALID;
        struct str path = str_split(req_target(r).s, '?', &(struct str){0});
        struct url form = with_query(r, url_local(r->arena, path), true);
        TRY(parked_save(tx, r->actor->user_id, form, &r->form, &token));
        struct url to = with_query(r, page_url(r, makes, w.ask), false);
        req_redirect(r, url_with(r->arena, to, S(TO_FORM), token));
        return OK;
}

bool detour_under_way(const struct req *r)
{
        return r->actor && !str_empty(req_query(r, S(TO_FORM)));
}

static bool is_token(struct str s)
{
        for (size_t i = 0; i < s.n; i++) {
                char c = s.p[i];
                if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '_'))
                        return false;
        }
        return s.n > 0;
}

struct url detour_cancel(struct req *r)
{
        struct str token = req_query(r, S(TO_FORM));
        struct url back = url_path(r->arena, "/umweg");
        return is_token(token) ? url_code(r->arena, back, token) : url_path(r->arena, "/");
}

struct url detour_choose(struct req *r, int64_t id)
{
        return url_with(r->arena, detour_cancel(r), S(CHOSEN), str_from_int(r->arena, id));
}

/* ---- back ---- */

static struct url back_to(struct req *r, const struct parked *p, struct str token, struct str chosen)
{
        return url_with(r->arena, url_with(r->arena, p->target, S(PARKED_QUERY), token), S(CHOSEN), chosen);
}

enum err detour_end(struct req *r, struct rtx *tx)
{
        struct parked p;
        struct str token = req_query(r, S(TO_FORM));
        if (!r->made || !detour_under_way(r))
                return OK;
        enum err e = parked_find(tx, token, &p);
        if (e == OK)
                req_redirect_said(r, back_to(r, &p, token, str_from_int(r->arena, r->made)), S("made"));
        return e == ERR_NOT_FOUND ? OK : e;
}

PAGE_GET(detour_back, "/umweg/:", NEED_SIGNED_IN, .title = T("Zurück zum Formular"))
(struct req *r, struct rtx *tx)
{
        struct parked p;
        struct str token = req_code(r, 0), chosen = req_query(r, S(CHOSEN));
        TRY(parked_find(tx, token, &p));
        req_redirect_said(r, back_to(r, &p, token, chosen), str_empty(chosen) ? S("kept") : S("chosen"));
        return OK;
}

static void put(struct req *r, struct form *f, struct str key, struct str value)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->field[i].key, key)) {
                        f->field[i].value = value;
                        return;
                }
        struct form_field *more = NEW_ARRAY(r->arena, struct form_field, f->n + 1);
        for (size_t i = 0; i < f->n; i++)
                more[i] = f->field[i];
        more[f->n++] = (struct form_field){key, value};
        f->field = more;
}

void detour_resume(struct req *r)
{
        struct str chosen = req_query(r, S(CHOSEN));
        if (str_empty(r->parked) || str_empty(chosen))
                return;
        struct wanted w = wanted_of(r);
        if (!str_empty(w.key) && !str_eq(w.key, S("-")))
                put(r, &r->form, w.key, chosen);
}
