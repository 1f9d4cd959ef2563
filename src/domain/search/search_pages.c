/* One search for everything the reader may see, in groups, newest first. */
#include "domain/search/search.h"
#include "domain/search/search_view.h"
#include "web/layout.h"

enum group { CASES, PEOPLE, ORGANISATIONS, ENTRIES, GROUPS };

/* ---- hits ---- */

static struct str name_of(struct arena *a, const struct search_case *c)
{
        return str_join_with(a, S(" "), c->given, c->family);
}

static enum err cases_fill(struct req *r, struct rtx *tx, const struct search_found *f,
                           struct search_group_view *g)
{
        struct arena *a = r->arena;
        for (size_t i = 0; i < f->casefiles; i++) {
                const struct search_case *c = &f->casefile[i];
                struct str status;
                TRY(ui_code_label(r, tx, S("case_status"), c->status, &status));
                g->hit[g->hits++] = (struct search_hit_view){
                        .title = name_of(a, c),
                        .meta = str_join(a, str_join_with(a, S(" · "), status, c->manager), S(" ·")),
                        .number = c->number,
                        .day = DATE_NONE,
                        .to = url_path(a, "/faelle/:", c->id)};
        }
        return OK;
}

static void people_fill(struct req *r, const struct search_found *f, struct search_group_view *g)
{
        struct arena *a = r->arena;
        for (size_t i = 0; i < f->persons; i++) {
                const struct search_person *p = &f->person[i];
                struct str born = S("");
                if (date_given(p->born))
                        born = str_join(a, _("geboren am "), date_german(a, p->born));
                g->hit[g->hits++] =
                        (struct search_hit_view){.title = p->name,
                                                 .meta = str_join_with(a, S(" · "), born, p->city),
                                                 .day = DATE_NONE,
                                                 .to = url_path(a, "/personen/:", p->id)};
        }
}

static void organisations_fill(struct req *r, const struct search_found *f, struct search_group_view *g)
{
        struct arena *a = r->arena;
        for (size_t i = 0; i < f->organisations; i++) {
                const struct search_organisation *o = &f->organisation[i];
                struct url to = o->contact_id
                                        ? url_path(a, "/organisationen/:/kontakte/:", o->id, o->contact_id)
                                        : url_path(a, "/organisationen/:", o->id);
                g->hit[g->hits++] = (struct search_hit_view){
                        .title = o->name, .meta = o->place, .day = DATE_NONE, .to = to};
        }
}

/* The page of one entry, if there is one; else the course of the case. */
static struct url entry_url(struct req *r, const struct search_entry *e)
{
        if (layout_page(S("/faelle/:/verlauf/:"), r->actor))
                return url_path(r->arena, "/faelle/:/verlauf/:", e->in->id, e->id);
        return url_path(r->arena, "/faelle/:/verlauf", e->in->id);
}

static void entries_fill(struct req *r, const struct search_found *f, struct search_group_view *g)
{
        for (size_t i = 0; i < f->entries; i++) {
                const struct search_entry *e = &f->entry[i];
                g->hit[g->hits++] = (struct search_hit_view){
                        .title = e->title,
                        .meta = str_join(r->arena, name_of(r->arena, e->in), S(" ·")),
                        .number = e->in->number,
                        .day = moment_date(e->at),
                        .to = entry_url(r, e)};
        }
}

static enum err groups_fill(struct req *r, struct rtx *tx, const struct search_found *f,
                            struct search_group_view g[GROUPS])
{
        static const struct search_group_view empty[GROUPS] = {
                [CASES] = {.title = S_INIT(N_("Fälle")), .id = S_INIT("faelle")},
                [PEOPLE] = {.title = S_INIT(N_("Personen")), .id = S_INIT("personen")},
                [ORGANISATIONS] = {.title = S_INIT(N_("Organisationen")), .id = S_INIT("organisationen")},
                [ENTRIES] = {.title = S_INIT(N_("Einträge")), .id = S_INIT("eintraege")},
        };
        for (size_t i = 0; i < GROUPS; i++) {
                g[i] = empty[i];
                g[i].hit = NEW_ARRAY(r->arena, struct search_hit_view, SEARCH_HITS);
        }
        TRY(cases_fill(r, tx, f, &g[CASES]));
        people_fill(r, f, &g[PEOPLE]);
        organisations_fill(r, f, &g[ORGANISATIONS]);
        entries_fill(r, f, &g[ENTRIES]);
        g[CASES].more = g[PEOPLE].more = f->more_people;
        g[ORGANISATIONS].more = f->more_organisations;
        g[ENTRIES].more = f->more_entries;
        return OK;
}

/* ---- the page ---- */

static struct str counted(struct arena *a, struct str title, size_t n)
{
        return str_join(a, title, S(" ("), str_from_int(a, (int64_t)n), S(")"));
}

static bool is_asked(const struct req *r, const struct search_group_view *g)
{
        return str_eq(req_query(r, S("art")), g->id);
}

static bool is_shown(const struct req *r, const struct search_group_view g[GROUPS], size_t i)
{
        for (size_t k = 0; k < GROUPS; k++)
                if (is_asked(r, &g[k]))
                        return k == i;
        return g[i].hits > 0;
}

static void chips_of(struct req *r, const struct search_group_view g[GROUPS], size_t total)
{
        struct chip chip[GROUPS + 1];
        struct url all = url_with(r->arena, url_path(r->arena, "/suche"), S("q"), req_query(r, S("q")));
        size_t n = 1;
        bool any = false;
        for (size_t i = 0; i < GROUPS; i++) {
                any = any || is_asked(r, &g[i]);
                if (g[i].hits || is_asked(r, &g[i]))
                        chip[n++] =
                                (struct chip){counted(r->arena, g[i].title, g[i].hits),
                                              url_with(r->arena, all, S("art"), g[i].id), is_asked(r, &g[i])};
        }
        chip[0] = (struct chip){counted(r->arena, _("Alles"), total), all, !any};
        ui_chips(r->html, _("Art"), chip, n);
}

static void head(struct req *r, struct str words, size_t total)
{
        struct str over = S("");
        if (!str_empty(words))
                over = total == 1 ? _("1 Treffer")
                                  : str_join(r->arena, str_from_int(r->arena, (int64_t)total),
                                             _(" Treffer, neueste zuerst"));
        ui_head(r, &(struct page_head){.over = over});
        ui_panel(r->html, S(""), S(""), (struct action){0});
        tpl_search_form(r->html, words);
        tpl_search_note(r->html);
        ui_panel_end(r->html);
}

static void groups_draw(struct req *r, const struct search_group_view g[GROUPS])
{
        for (size_t i = 0; i < GROUPS; i++) {
                if (!is_shown(r, g, i))
                        continue;
                ui_panel(r->html, g[i].title, str_from_int(r->arena, (int64_t)g[i].hits), (struct action){0});
                if (g[i].hits)
                        tpl_search_group(r->html, &g[i]);
                else
                        ui_empty(r->html, _("Dazu wurde hier nichts gefunden."), (struct action){0});
                ui_panel_end(r->html);
        }
}

static void nothing(struct req *r)
{
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_empty(
                r->html,
                _("Dazu wurde nichts gefunden, das Sie sehen dürfen. Ein Wortanfang genügt, zum Beispiel „Alb“."),
                (struct action){0});
        ui_panel_end(r->html);
}

PAGE_GET(search_page, "/suche", NEED(SEARCH, PUBLIC), .title = T("Suche"))
(struct req *r, struct rtx *tx)
{
        struct str words = str_trim(req_query(r, S("q")));
        struct search_found found;
        struct search_group_view g[GROUPS];
        int64_t case_id;
        size_t total = 0;
        TRY(search_case_number(tx, r->actor, words, &case_id));
        if (case_id) {
                req_redirect(r, url_path(r->arena, "/faelle/:", case_id));
                return OK;
        }
        TRY(search_everything(tx, r->actor, words, &found));
        TRY(groups_fill(r, tx, &found, g));
        for (size_t i = 0; i < GROUPS; i++)
                total += g[i].hits;
        r->listed = (int64_t)(total - g[ORGANISATIONS].hits);
        r->personal = true;
        head(r, words, total);
        if (str_empty(words))
                return OK;
        if (!total) {
                nothing(r);
                return OK;
        }
        chips_of(r, g, total);
        groups_draw(r, g);
        return OK;
}
