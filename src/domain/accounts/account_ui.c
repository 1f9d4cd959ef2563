#include "domain/accounts/account_ui.h"

#include "core/login.h"

/* ---- head ---- */

struct account_place account_place_manage(struct arena *a, struct str section, struct url section_to)
{
        return (struct account_place){_("Verwaltung"), url_path(a, "/verwaltung"), section, section_to};
}

struct account_place account_place_own(struct arena *a)
{
        return (struct account_place){.root = _("Konto"), .root_to = url_path(a, "/konto")};
}

void account_head(struct req *r, const struct account_place *p, struct page_head head)
{
        struct crumb crumb[3];
        size_t n = 0;
        crumb[n++] = (struct crumb){p->root, p->root_to};
        if (!str_empty(p->section))
                crumb[n++] = (struct crumb){p->section, p->section_to};
        crumb[n++] = (struct crumb){.label = str_empty(head.title) ? r->page->title : head.title};
        head.crumb = crumb;
        head.crumbs = n;
        ui_head(r, &head);
}

/* ---- proof ---- */

enum err account_prove(struct req *r, struct wtx *tx, struct str key)
{
        struct login_answer a;
        TRY(login_try(tx, r->actor->login, req_field(r, key), S(""), r->address, &a));
        if (a.result == LOGIN_OK || a.result == LOGIN_NEEDS_FACTOR)
                return OK;
        r->wrote = true;
        if (a.result == LOGIN_WAIT)
                errs_add(&r->errs, key,
                         str_join(r->arena, _("Das waren zu viele Versuche. Bitte warten Sie "),
                                  account_duration(r->arena, a.wait_seconds), S(".")));
        else
                errs_add(&r->errs, key, _("Das ist nicht Ihr Passwort."));
        return OK;
}

/* ---- text ---- */

void account_text(struct html *h, struct str text)
{
        html_lit(h, "<div class=\"fn-text\">");
        html_paragraphs(h, text);
        html_lit(h, "</div>\n");
}

void account_note(struct html *h, struct str text)
{
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(h, text);
        html_lit(h, "</p>\n");
}

void account_facts(struct html *h)
{
        html_lit(h, "<dl class=\"fn-detail\">");
}

void account_fact(struct html *h, struct str label, struct str value)
{
        if (str_empty(value))
                return;
        html_lit(h, "<dt>");
        html_text(h, label);
        html_lit(h, "</dt><dd>");
        html_text(h, value);
        html_lit(h, "</dd>");
}

void account_facts_end(struct html *h)
{
        html_lit(h, "</dl>\n");
}

/* ---- rows ---- */

void account_rows(struct html *h)
{
        html_lit(h, "<ul class=\"fn-rows\">");
}

void account_row(struct html *h, const struct account_row *row)
{
        html_lit(h, "<li class=\"fn-row fn-row--keep\"><div><h3 class=\"fn-row__title\">");
        if (!str_empty(row->to.s)) {
                html_lit(h, "<a href=\"");
                html_url(h, row->to);
                html_lit(h, "\">");
        }
        html_text(h, row->title);
        if (!str_empty(row->to.s))
                html_lit(h, "</a>");
        html_lit(h, " ");
        ui_badge(h, row->badge);
        html_lit(h, "</h3>");
        if (!str_empty(row->meta))
                account_note(h, row->meta);
        html_lit(h, "</div><div class=\"fn-row__do\"><div class=\"fn-actions\">");
}

void account_row_end(struct html *h)
{
        html_lit(h, "</div></div></li>\n");
}

void account_rows_end(struct html *h)
{
        html_lit(h, "</ul>\n");
}

/* ---- copying, durations ---- */

void account_copy(struct html *h, struct str label, struct str text)
{
        int id = ++h->ids;
        html_lit(
                h,
                "<div class=\"fn-form\"><div class=\"kern-form-input\"><label class=\"kern-label\" for=\"kopie-");
        html_attr(h, id);
        html_lit(h, "\">");
        html_text(h, label);
        html_lit(
                h,
                "</label><textarea class=\"kern-form-input__input\" rows=\"2\" readonly autocomplete=\"off\" spellcheck=\"false\" id=\"kopie-");
        html_attr(h, id);
        html_lit(h, "\">");
        html_text(h, text);
        html_lit(h, "</textarea></div></div>\n");
}

static struct str counted(struct arena *a, int64_t n, struct str one, struct str many)
{
        return n == 1 ? one : str_join(a, str_from_int(a, n), S(" "), many);
}

struct str account_duration(struct arena *a, int64_t seconds)
{
        if (seconds < 90)
                return counted(a, seconds, _("eine Sekunde"), _("Sekunden"));
        if (seconds < 90 * 60)
                return counted(a, (seconds + 59) / 60, _("eine Minute"), _("Minuten"));
        if (seconds < 36 * 3600)
                return counted(a, (seconds + 3599) / 3600, _("eine Stunde"), _("Stunden"));
        return counted(a, (seconds + 86399) / 86400, _("einen Tag"), _("Tage"));
}
