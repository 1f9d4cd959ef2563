/* GET /fortsetzen/<token>: the text that was typed when the session ended, after the same user signed in again. */
#include "web/kept.h"
#include "web/parked.h"
#include "web/ui.h"

PAGE_GET(form_resume, "/fortsetzen/:", NEED_SIGNED_IN, .title = T("Ihr Text ist noch da"))
(struct req *r, struct rtx *tx)
{
        struct parked p;
        struct str token = req_code(r, 0);
        TRY(parked_find(tx, token, &p));
        ui_head(r, &(struct page_head){0});
        ui_message(r->html, TONE_INFO, _("Noch nicht gespeichert"),
                   str_join(r->arena, _("Das haben Sie geschrieben, bevor Ihre Sitzung endete ("),
                            moment_german(r->arena, p.at),
                            _("). Prüfen Sie es, und schicken Sie es noch einmal ab.")));
        kept_show(r, &(struct kept){.action = p.target,
                                    .form = &p.form,
                                    .csrf = r->csrf,
                                    .parked = token,
                                    .button = true});
        return OK;
}
