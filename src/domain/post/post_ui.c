#include "domain/post/post_ui.h"

static bool is(const struct mail_line *m, struct str state)
{
        return str_eq(m->state, state);
}

struct badge post_badge(const struct mail_line *m)
{
        if (is(m, S("sent")))
                return (struct badge){_("versandt"), TONE_SUCCESS, S("")};
        if (is(m, S("failed")))
                return (struct badge){_("nicht zugestellt"), TONE_DANGER, S("")};
        if (is(m, S("stopped")))
                return (struct badge){_("angehalten"), TONE_WARNING, S("")};
        if (!str_empty(m->error))
                return (struct badge){_("wartet"), TONE_WARNING, S("")};
        return (struct badge){_("unterwegs"), TONE_INFO, S("mail")};
}

struct str post_reason(struct arena *a, const struct mail_line *m)
{
        struct str why = mail_error_text(m->error);
        if (m->reply_code && !str_empty(why))
                why = str_join(a, why, _(" (Antwort "), str_from_int(a, m->reply_code), S(")"));
        if (is(m, S("queued")) && !str_empty(m->error))
                why = str_join(a, why, _(" Nächster Versuch "), moment_german(a, m->next_at), S("."));
        return why;
}

struct str post_recipient(struct arena *a, const struct mail_line *m)
{
        return str_join_with(a, S(", "), m->recipient_name, m->recipient);
}

bool post_may_retry(const struct mail_line *m)
{
        return is(m, S("failed")) || (is(m, S("queued")) && !str_empty(m->error));
}

enum err post_case_warning(struct req *r, struct rtx *tx, const struct grant *g)
{
        int64_t failed;
        TRY(mail_case_failed(tx, g, &failed));
        if (!failed)
                return OK;
        ui_panel_urgent(r->html, _("Nicht zugestellt"), S(""));
        ui_rows(r->html,
                &(struct row_item){.badge = {_("nicht zugestellt"), TONE_DANGER, S("")},
                                   .title = failed == 1
                                                    ? _("Eine E-Mail zu diesem Fall ist nicht angekommen.")
                                                    : _("E-Mails zu diesem Fall sind nicht angekommen."),
                                   .urgent = true,
                                   .action = {.label = _("Post ansehen"),
                                              .needs = CAP_N,
                                              .to = url_path(r->arena, "/faelle/:/post", grant_case(g))}},
                1);
        ui_panel_end(r->html);
        return OK;
}
