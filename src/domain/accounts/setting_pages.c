/* Settings of the office: one form, generated from core/setting.def. */
#include "core/setting.h"
#include "domain/accounts/account_ui.h"

static struct field field_of(const struct setting *s)
{
        return (struct field){.key = s->key,
                              .kind = s->kind,
                              .label = s->label,
                              .help = s->help,
                              .cls = CLASS_PUBLIC,
                              .required = s->kind != K_BOOL && s->min > 0,
                              .min = s->kind == K_INT ? s->min : 0,
                              .max = s->kind == K_BOOL ? 0 : s->max};
}

static struct value value_of(const struct setting *s, struct str stored)
{
        int64_t n;
        if (s->kind == K_TEXT)
                return value_text(stored);
        return str_int(stored, &n) ? value_int(n) : VALUE_NULL;
}

/* What the form was drawn with travels along: a setting that somebody else changed meanwhile is left alone. */
static struct str drawn_key(struct arena *a, const struct setting *s)
{
        return str_join(a, S("bisher."), s->key);
}

static enum err draw_settings(struct req *r, struct rtx *tx)
{
        struct form_view f = {.action = url_path(r->arena, "/verwaltung/einstellungen"),
                              .submit = _("Einstellungen speichern"),
                              .cancel = url_path(r->arena, "/verwaltung")};
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        account_head(r, &p, (struct page_head){0});
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        for (size_t i = 0; i < setting_count; i++) {
                const struct setting *s = &setting_table[i];
                struct field field = field_of(s);
                struct str stored = setting_text(tx, s->key), key = drawn_key(r->arena, s);
                TRY(ui_field(r, tx, &field, value_of(s, stored)));
                ui_hidden(r->html, key, req_has(r, key) ? req_field(r, key) : stored);
        }
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(settings_show, "/verwaltung/einstellungen", NEED(SETTINGS, PUBLIC), .title = T("Einstellungen"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return draw_settings(r, tx);
}

/* The new text of a setting, or a message. */
static enum err setting_typed(struct req *r, struct rtx *tx, const struct setting *s, struct str *out)
{
        struct field field = field_of(s);
        struct str typed = str_trim(req_field(r, s->key));
        struct value v;
        *out = str_eq(typed, S("1")) ? S("1") : S("0");
        if (s->kind == K_BOOL)
                return OK;
        TRY(form_value(r, tx, &field, &v));
        if (str_eq(s->key, S("land")) && land_parse(typed) == LAND_N && str_empty(errs_for(&r->errs, s->key)))
                errs_add(&r->errs, s->key, _("Das ist kein Bundesland. Zum Beispiel NI für Niedersachsen."));
        *out = value_plain(r->arena, v);
        return OK;
}

static enum err save_setting(struct req *r, struct wtx *tx, const struct setting *s)
{
        struct str typed;
        TRY(setting_typed(r, rtx_of(tx), s, &typed));
        if (r->errs.n || str_eq(typed, req_field(r, drawn_key(r->arena, s))))
                return OK;
        return setting_set(tx, s->key, typed);
}

PAGE_POST(settings_save, "/verwaltung/einstellungen", NEED(SETTINGS, PUBLIC), .title = T("Einstellungen"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        for (size_t i = 0; i < setting_count; i++)
                TRY(save_setting(r, tx, &setting_table[i]));
        if (r->errs.n) {
                TRY(draw_settings(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        req_redirect_said(r, url_path(r->arena, "/verwaltung/einstellungen"), S("saved"));
        return OK;
}
