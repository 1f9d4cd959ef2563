/* /verwaltung/listen: the code lists of the office. Entries are renamed or switched off, never deleted. */
#include "domain/codes/codes.h"
#include "web/ui.h"

static void head(struct req *r, struct str list)
{
        const struct crumb crumb[] = {
                {_("Verwaltung"), url_path(r->arena, "/verwaltung")},
                {_("Auswahllisten"),
                 str_empty(list) ? (struct url){S("")} : url_path(r->arena, "/verwaltung/listen")},
                {list, {S("")}}};
        if (!str_empty(list))
                r->title = list;
        ui_head(r, &(struct page_head){.crumb = crumb, .crumbs = str_empty(list) ? 2 : 3});
}

PAGE_GET(codes_lists, "/verwaltung/listen", NEED(SETTINGS, PUBLIC), .title = T("Auswahllisten"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        size_t n = codes_office_count();
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n);
        head(r, S(""));
        for (size_t i = 0; i < n; i++) {
                const struct code_entry *e;
                struct str name, all = S("");
                size_t entries, off = 0;
                codes_office_list(i, &name, &row[i].title);
                TRY(codes_list(tx, name, &e, &entries));
                for (size_t k = 0; k < entries; k++) {
                        if (e[k].active)
                                all = str_join(r->arena, all, str_empty(all) ? S("") : S(" · "), e[k].label);
                        off += !e[k].active;
                }
                row[i].meta = off ? str_join(r->arena, all, S(" ("), str_from_int(r->arena, (int64_t)off),
                                             _(" stillgelegt)"))
                                  : all;
                row[i].to = url_code(r->arena, url_path(r->arena, "/verwaltung/listen"), name);
        }
        ui_panel(r->html, _("Listen der Stelle"), str_from_int(r->arena, (int64_t)n), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

/* ---- one list ---- */

static struct str list_title(struct str name)
{
        struct str one, title;
        for (size_t i = 0; i < codes_office_count(); i++) {
                codes_office_list(i, &one, &title);
                if (str_eq(one, name))
                        return title;
        }
        return S("");
}

static struct field label_field(struct arena *a, const struct code_entry *e)
{
        return (struct field){.key = str_join(a, S("label."), e->code),
                              .kind = K_TEXT,
                              .cls = CLASS_PUBLIC,
                              .required = true,
                              .max = 120,
                              .label = str_join(a, _("Bezeichnung für „"), e->label, S("“"))};
}

static struct field active_field(struct arena *a, const struct code_entry *e)
{
        return (struct field){.key = str_join(a, S("active."), e->code),
                              .kind = K_BOOL,
                              .cls = CLASS_PUBLIC,
                              .label = str_join(a, _("„"), e->label, _("“ wird angeboten"))};
}

static enum err list_draw(struct req *r, struct rtx *tx, struct str name)
{
        const struct code_entry *e;
        size_t n;
        struct str title = list_title(name);
        if (str_empty(title))
                return ERR_NOT_FOUND;
        struct form_view form = {.action = url_code(r->arena, url_path(r->arena, "/verwaltung/listen"), name),
                                 .submit = _("Liste speichern"),
                                 .cancel = url_path(r->arena, "/verwaltung/listen")};
        TRY(codes_list(tx, name, &e, &n));
        head(r, title);
        ui_panel(r->html, title, str_join(r->arena, str_from_int(r->arena, (int64_t)n), _(" Einträge")),
                 (struct action){0});
        ui_form_begin(r, &form);
        for (size_t i = 0; i < n; i++) {
                struct field label = label_field(r->arena, &e[i]), active = active_field(r->arena, &e[i]);
                TRY(ui_field(r, tx, &label, value_text(e[i].label)));
                TRY(ui_field(r, tx, &active, value_bool(e[i].active)));
        }
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(codes_list_edit, "/verwaltung/listen/:", NEED(SETTINGS, PUBLIC), .title = T("Auswahlliste"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return list_draw(r, tx, req_code(r, 0));
}

static enum err list_write(struct req *r, struct wtx *tx, struct str name)
{
        const struct code_entry *e;
        size_t n;
        if (str_empty(list_title(name)))
                return ERR_NOT_FOUND;
        TRY(codes_list(rtx_of(tx), name, &e, &n));
        for (size_t i = 0; i < n; i++) {
                struct field f = label_field(r->arena, &e[i]);
                struct str label;
                TRY(form_text(r, rtx_of(tx), &f, &label));
                bool active = str_eq(req_field(r, active_field(r->arena, &e[i]).key), S("1"));
                if (r->errs.n || str_empty(label) || (str_eq(label, e[i].label) && active == e[i].active))
                        continue;
                TRY(codes_override(tx, name, e[i].code, label, active));
        }
        return r->errs.n ? ERR_INVALID : OK;
}

PAGE_POST(codes_list_save, "/verwaltung/listen/:", NEED(SETTINGS, PUBLIC), .title = T("Auswahlliste"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct str name = req_code(r, 0);
        if (str_empty(list_title(name)))
                return ERR_NOT_FOUND;
        enum err e = list_write(r, tx, name);
        if (e == ERR_INVALID) {
                TRY(list_draw(r, rtx_of(tx), name));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/verwaltung/listen"), S("saved"));
        return OK;
}
