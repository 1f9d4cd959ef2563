/* GET /fortsetzen/<token>: text that was typed and not saved, for the same user: to send it, to go on writing, to drop it. */
#include "web/kept.h"
#include "web/layout.h"
#include "web/parked.h"
#include "web/route.h"
#include "web/ui.h"

static bool submission_kept(const struct form *f)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->field[i].key, S("submission")))
                        return true;
        return false;
}

/* The page that draws the form where it is sent to; else there is nothing to go on with. */
static struct action go_on(struct req *r, struct url target, struct str token)
{
        struct str query;
        struct req there = {.method = GET, .path = str_split(target.s, '?', &query)};
        bool drawn = route_find(all_pages, &there) == OK && layout_may_open(there.page, r->actor);
        return (struct action){.label = drawn ? _("Weiter schreiben") : S(""),
                               .to = url_with(r->arena, target, S(PARKED_QUERY), token),
                               .weight = ACTION_PRIMARY,
                               .icon = S("edit"),
                               .needs = CAP_N};
}

PAGE_GET(form_resume, "/fortsetzen/:", NEED_SIGNED_IN, .title = T("Ihr Text ist noch da"))
(struct req *r, struct rtx *tx)
{
        struct parked p;
        struct str token = req_code(r, 0);
        TRY(parked_find(tx, token, &p));
        const struct action on = go_on(r, p.target, token);
        ui_head(r, &(struct page_head){.action = &on, .actions = !str_empty(on.label)});
        ui_message(
                r->html, TONE_INFO, _("Noch nicht gespeichert"),
                str_join(
                        r->arena, _("Das haben Sie zuletzt geschrieben ("), moment_german(r->arena, p.at),
                        _("). Prüfen Sie es, und schicken Sie es ab, oder schreiben Sie weiter. Nur Sie sehen es, einen Tag lang.")));
        kept_show(r, &(struct kept){.action = p.target,
                                    .form = &p.form,
                                    .csrf = r->csrf,
                                    .parked = token,
                                    .submission = submission_kept(&p.form) ? S("") : r->submission,
                                    .button = true});
        ui_post_button(r, url_code(r->arena, url_path(r->arena, "/fortsetzen"), token), _("Verwerfen"), NULL,
                       0);
        return OK;
}
