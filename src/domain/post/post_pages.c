/* What somebody sent, and what was sent about a case: is it there, and if not, why. */
#include "domain/cases/case_frame.h"
#include "domain/help/help_view.h"
#include "domain/post/post_ui.h"

enum { COLUMNS = 4 };

HELP_TEXT(
        post_own, "/post", T("Post"),
        T("Alle E-Mails, die Sie über Fallnetz verschickt haben, die neueste zuerst. „Versandt“ heißt: Der Mailserver hat sie angenommen. "
          "Was nicht hinausgeht, versucht Fallnetz drei Tage lang immer wieder. Nach 90 Tagen wird die Liste gekürzt."))
HELP_TEXT(post_retry, "/post/:/nochmal", T("Noch einmal versuchen"),
          T("Schickt die E-Mail gleich noch einmal los."))
HELP_TEXT(
        post_case, "/faelle/:/post", T("Post zum Fall"),
        T("Alle E-Mails zu diesem Fall und was aus ihnen wurde. Der Text einer E-Mail wird gelöscht, sobald sie hinausgegangen ist."))
HELP_TEXT(post_case_retry, "/faelle/:/post/:/nochmal", T("Noch einmal versuchen"),
          T("Schickt die E-Mail gleich noch einmal los. Die Einwilligung wird vorher noch einmal geprüft."))

static const struct ui_column column[COLUMNS] = {
        {.label = S_INIT(N_("Betreff")), .cls = CLASS_PUBLIC},
        {.label = S_INIT(N_("Stand")), .cls = CLASS_PUBLIC, .phone = PHONE_COLUMN},
        {.label = S_INIT(N_("An wen")), .cls = CLASS_PUBLIC, .phone = PHONE_FIRST},
        {.label = S_INIT(N_("Wann")), .cls = CLASS_PUBLIC},
};

static void cells_fill(struct arena *a, const struct mail_line *m, struct ui_cell *cell)
{
        cell[0].text = m->subject;
        if (!str_empty(m->link))
                cell[0].to = url_local(a, m->link);
        cell[1].badge = post_badge(m);
        cell[2].text = post_recipient(a, m);
        cell[3].text = moment_german(a, m->created_at);
}

static struct table_view table_of(struct arena *a, const struct mail_line *m, size_t n)
{
        struct table_view t = {.caption = _("Post"),
                               .column = column,
                               .columns = COLUMNS,
                               .rows = n,
                               .total = (int64_t)n,
                               .unit = _("E-Mails"),
                               .empty = _("Noch keine E-Mail.")};
        t.cell = NEW_ARRAY(a, struct ui_cell, n * COLUMNS + 1);
        for (size_t i = 0; i < n; i++)
                cells_fill(a, &m[i], &t.cell[i * COLUMNS]);
        return t;
}

/* Those that do not get on stand above the list, each with its reason and a button. case_id 0: the own ones. */
static void stuck_draw(struct req *r, const struct mail_line *m, size_t n, int64_t case_id)
{
        size_t shown = 0;
        for (size_t i = 0; i < n; i++) {
                if (!post_may_retry(&m[i]) && !str_eq(m[i].state, S("stopped")))
                        continue;
                if (!shown++)
                        ui_panel(r->html, _("Noch nicht angekommen"), S(""), (struct action){0});
                ui_rows(r->html,
                        &(struct row_item){.badge = post_badge(&m[i]),
                                           .title = str_join_with(r->arena, S(" – "), m[i].subject,
                                                                  post_recipient(r->arena, &m[i])),
                                           .meta = post_reason(r->arena, &m[i])},
                        1);
                struct url again = case_id ? url_path(r->arena, "/faelle/:/post/:/nochmal", case_id, m[i].id)
                                           : url_path(r->arena, "/post/:/nochmal", m[i].id);
                if (post_may_retry(&m[i]))
                        ui_post_button(r, again, _("Noch einmal versuchen"), NULL, 0);
        }
        if (shown)
                ui_panel_end(r->html);
}

PAGE_GET(post_own, "/post", NEED_SIGNED_IN, .title = T("Post"))
(struct req *r, struct rtx *tx)
{
        struct list_query q = list_query_of(r, S(""), NULL, 0);
        struct mail_line *m;
        size_t n;
        int64_t total;
        TRY(mail_list_own(tx, r->actor->user_id, q.limit, q.offset, &m, &n, &total));
        r->listed = (int64_t)n;
        r->personal = true;
        ui_head(r, &(struct page_head){0});
        stuck_draw(r, m, n, 0);
        struct table_view t = table_of(r->arena, m, n);
        t.total = total;
        t.offset = q.offset;
        return ui_table(r, &t);
}

PAGE_POST(post_retry, "/post/:/nochmal", NEED_SIGNED_IN, .title = T("Post"))
(struct req *r, struct wtx *tx)
{
        TRY(mail_retry(tx, req_id(r, 0), r->actor->user_id));
        req_redirect_said(r, url_path(r->arena, "/post"), S("post_again"));
        return OK;
}

/* ---- of a case ---- */

CASE_GET(post_case, "/post", NEED(CASE_READ, SCHEDULE), .title = T("Post"), .menu = MENU_CASES,
         .menu_order = 150)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct case_frame f = {.title = _("Post")};
        struct mail_line *m;
        size_t n;
        TRY(mail_list_case(tx, g, &m, &n));
        TRY(case_frame(r, tx, g, &f));
        stuck_draw(r, m, n, grant_writes(g) ? grant_case(g) : 0);
        struct table_view t = table_of(r->arena, m, n);
        return ui_table(r, &t);
}

CASE_POST(post_case_retry, "/post/:/nochmal", NEED(CASE_WRITE, SCHEDULE), .title = T("Post"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        TRY(mail_retry_in(tx, g, req_id(r, 1)));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/post", grant_case(grant_of(g))), S("post_again"));
        return OK;
}
