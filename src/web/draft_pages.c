/* What was typed and not saved: noted while somebody types (static/drafts.js), listed, thrown away. Going on: resume_pages.c */
#include "web/kept.h"
#include "web/parked.h"
#include "web/route.h"
#include "web/submission.h"
#include "web/ui.h"

/* The page that takes the form at this address, or NULL. */
static const struct page *page_taking(struct str target)
{
        struct str query;
        struct req there = {.method = POST, .path = str_split(target, '?', &query)};
        return route_find(all_pages, &there) == OK ? there.page : NULL;
}

PAGE_POST(draft_keep, "/entwurf", NEED_SIGNED_IN, .title = T("Entwurf"), .passing = true)
(struct req *r, struct wtx *tx)
{
        struct url to = url_local(r->arena, req_query(r, S("zu")));
        struct str form = req_query(r, S("formular"));
        const struct page *page = page_taking(to.s);
        if (!page || page->passing || page->anonymous_post || !submission_valid(form))
                return ERR_INVALID;
        if (kept_worth(&r->form))
                TRY(parked_keep(tx, req_query(r, S("weiter")), form, to, &r->form));
        r->plain = S("ok");
        return OK;
}

PAGE_GET(drafts, "/entwuerfe", NEED_SIGNED_IN, .title = T("Nicht gespeichert"))
(struct req *r, struct rtx *tx)
{
        struct parked_seen *p;
        size_t n;
        TRY(parked_list(tx, &p, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                const struct page *page = page_taking(p[i].path);
                row[i] = (struct row_item){
                        .title = page ? page->title : _("Formular"),
                        .meta = str_join(r->arena, _("zuletzt geschrieben "),
                                         moment_german(r->arena, p[i].at)),
                        .action = {
                                .label = _("Ansehen"),
                                .to = url_code(r->arena, url_path(r->arena, "/fortsetzen"), p[i].token_hash),
                                .needs = CAP_N}};
        }
        ui_head(r, &(struct page_head){0});
        ui_panel(r->html, S(""), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Alles, was Sie geschrieben haben, ist gespeichert."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

PAGE_POST(draft_drop, "/fortsetzen/:", NEED_SIGNED_IN, .title = T("Text verwerfen"))
(struct req *r, struct wtx *tx)
{
        TRY(parked_remove(tx, req_code(r, 0)));
        req_redirect_said(r, url_path(r->arena, "/entwuerfe"), S("dropped"));
        return OK;
}
