/* Search and selects above a list: an accordion on phones, always open on wide screens. Works without script. */
#include "web/ui_inner.h"

static const struct ui_option *active_option(const struct ui_filter *f)
{
        return str_empty(f->current) ? NULL : ui_option_find(f->option, f->options, f->current);
}

static struct str searched(const struct req *r, const struct table_view *t)
{
        return t->searchable ? req_query(r, S("q")) : S("");
}

bool ui_filter_active(const struct req *r, const struct table_view *t)
{
        for (size_t i = 0; i < t->filters; i++)
                if (active_option(&t->filter[i]))
                        return true;
        return !str_empty(searched(r, t));
}

static size_t active_count(const struct req *r, const struct table_view *t)
{
        size_t n = str_empty(searched(r, t)) ? 0 : 1;
        for (size_t i = 0; i < t->filters; i++)
                n += active_option(&t->filter[i]) != NULL;
        return n;
}

/* „Filter (2 aktiv: Albers, Jonas Wieland)“ */
static void summary(struct req *r, const struct table_view *t)
{
        struct html *h = r->html;
        struct str said = searched(r, t);
        html_lit(h, "<summary>");
        html_text(h, _("Filter"));
        if (ui_filter_active(r, t)) {
                html_lit(h, " (");
                html_text(h, active_count(r, t));
                html_text(h, _(" aktiv: "));
                html_text(h, said);
                for (size_t i = 0; i < t->filters; i++) {
                        const struct ui_option *o = active_option(&t->filter[i]);
                        if (!o)
                                continue;
                        html_text(h, str_empty(said) ? S("") : S(", "));
                        html_text(h, o->label);
                        said = o->label;
                }
                html_lit(h, ")");
        }
        ui_icon(h, S("arrow-down"), S(" fn-icon--action"));
        html_lit(h, "</summary>");
}

static void search_field(struct req *r, const struct table_view *t)
{
        struct html *h = r->html;
        html_lit(
                h,
                "<div class=\"kern-form-input fn-filter__search\"><label class=\"kern-label\" for=\"filter-q\">");
        html_text(h, str_empty(t->search_label) ? _("Suche in der Liste") : t->search_label);
        html_lit(
                h,
                "</label><input class=\"kern-form-input__input\" id=\"filter-q\" name=\"q\" type=\"search\" value=\"");
        html_attr(h, req_query(r, S("q")));
        html_lit(h, "\"></div>");
}

static void drop_down(struct html *h, const struct ui_filter *f)
{
        html_lit(h, "<div class=\"kern-form-input\"><label class=\"kern-label\" for=\"filter-");
        html_attr(h, f->key);
        html_lit(h, "\">");
        html_text(h, f->label);
        html_lit(
                h,
                "</label><div class=\"kern-form-input__select-wrapper\"><select class=\"kern-form-input__select\" id=\"filter-");
        html_attr(h, f->key);
        html_lit(h, "\" name=\"");
        html_attr(h, f->key);
        html_lit(h, "\">");
        for (size_t i = 0; i < f->options; i++)
                ui_option_tag(h, f->option[i].code, f->option[i].label,
                              str_eq(f->option[i].code, f->current));
        html_lit(h, "</select></div></div>");
}

void ui_filter(struct req *r, const struct table_view *t)
{
        struct html *h = r->html;
        if (!t->filters && !t->searchable)
                return;
        html_lit(h, "<details class=\"fn-filter\">");
        summary(r, t);
        html_lit(h, "<form method=\"get\" action=\"");
        html_url(h, url_local(r->arena, r->path));
        html_lit(h, "\">");
        ui_keep_query(r, h, t->filter, t->filters);
        if (t->searchable)
                search_field(r, t);
        for (size_t i = 0; i < t->filters; i++)
                drop_down(h, &t->filter[i]);
        html_lit(h, "<button class=\"kern-btn kern-btn--secondary\" type=\"submit\">");
        ui_button_label(h, S(""), _("Anzeigen"));
        html_lit(h, "</button></form></details>\n");
}

void ui_filter_bar(struct req *r, const struct ui_filter *f, size_t n)
{
        ui_filter(r, &(struct table_view){.filter = f, .filters = n});
}

/* ---- filters over code lists ---- */

enum err ui_filter_codes(struct req *r, struct rtx *tx, struct str key, struct str label, struct str all,
                         struct str list, struct ui_filter *out)
{
        struct field f = {.kind = K_CODE, .list = list};
        struct str asked = req_query(r, key);
        struct ui_option *code;
        size_t n;
        TRY(ui_options(r, tx, &f, &code, &n));
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, n + 1);
        o[0] = (struct ui_option){.label = all};
        for (size_t i = 0; i < n; i++)
                o[i + 1] = code[i];
        *out = (struct ui_filter){.key = key, .label = label, .option = o, .options = n + 1};
        if (ui_option_find(o, n + 1, asked))
                out->current = asked;
        return OK;
}

enum err ui_code_label(struct req *r, struct rtx *tx, struct str list, struct str code, struct str *out)
{
        struct field f = {.kind = K_CODE, .list = list};
        return ui_value(r, tx, &f, V(code), out);
}
