/* Settings of the office: forms generated from core/setting.def and core/mail_setting.def. */
#include "core/mail.h"
#include "core/setting.h"
#include "core/smtp.h"
#include "domain/accounts/account_ui.h"

static struct field field_of(const struct setting *s)
{
        return (struct field){.key = s->key,
                              .kind = s->kind,
                              .label = s->label,
                              .help = s->help,
                              .cls = CLASS_PUBLIC,
                              .list = s->kind == K_CODE ? s->key : S(""),
                              .required = s->kind != K_BOOL && s->min > 0,
                              .min = s->kind == K_INT ? s->min : 0,
                              .max = s->kind == K_BOOL || s->kind == K_CODE ? 0 : s->max};
}

static struct value value_of(const struct setting *s, struct str stored)
{
        int64_t n;
        if (s->kind == K_TEXT || s->kind == K_CODE)
                return value_text(stored);
        return str_int(stored, &n) ? value_int(n) : VALUE_NULL;
}

/* What the form was drawn with travels along: a setting that somebody else changed meanwhile is left alone. */
static struct str drawn_key(struct arena *a, const struct setting *s)
{
        return str_join(a, S("bisher."), s->key);
}

/* A secret is never drawn again, not even as ciphertext. */
static enum err draw_setting(struct req *r, struct rtx *tx, const struct setting *s)
{
        struct field field = field_of(s);
        struct str stored = setting_text(tx, s->key), key = drawn_key(r->arena, s);
        if (s->kind == K_SECRET) {
                ui_password(r, s->key, s->label, S("new-password"));
                account_note(r->html, s->help);
                return OK;
        }
        TRY(ui_field(r, tx, &field, value_of(s, stored)));
        ui_hidden(r->html, key, req_has(r, key) ? req_field(r, key) : stored);
        return OK;
}

static enum err draw_form(struct req *r, struct rtx *tx, enum setting_group group, const struct form_view *f)
{
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, f);
        for (size_t i = 0; i < setting_count; i++)
                if (setting_table[i].group == group)
                        TRY(draw_setting(r, tx, &setting_table[i]));
        ui_form_end(r, f);
        ui_panel_end(r->html);
        return OK;
}

/* ---- saving ---- */

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

static enum err save_secret(struct req *r, struct wtx *tx, const struct setting *s)
{
        struct str typed = req_field(r, s->key);
        if (str_empty(typed) || r->errs.n)
                return OK;
        return setting_set(tx, s->key, typed);
}

static enum err save_setting(struct req *r, struct wtx *tx, const struct setting *s)
{
        struct str typed;
        if (s->kind == K_SECRET)
                return save_secret(r, tx, s);
        TRY(setting_typed(r, rtx_of(tx), s, &typed));
        if (r->errs.n || str_eq(typed, req_field(r, drawn_key(r->arena, s))))
                return OK;
        return setting_set(tx, s->key, typed);
}

static enum err save_group(struct req *r, struct wtx *tx, enum setting_group group)
{
        for (size_t i = 0; i < setting_count; i++)
                if (setting_table[i].group == group)
                        TRY(save_setting(r, tx, &setting_table[i]));
        return OK;
}

/* ---- the office ---- */

static enum err draw_settings(struct req *r, struct rtx *tx)
{
        struct form_view f = {.action = url_path(r->arena, "/verwaltung/einstellungen"),
                              .submit = _("Einstellungen speichern"),
                              .cancel = url_path(r->arena, "/verwaltung")};
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        account_head(r, &p, (struct page_head){0});
        return draw_form(r, tx, SETTINGS_OFFICE, &f);
}

PAGE_GET(settings_show, "/verwaltung/einstellungen", NEED(SETTINGS, PUBLIC), .title = T("Einstellungen"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return draw_settings(r, tx);
}

PAGE_POST(settings_save, "/verwaltung/einstellungen", NEED(SETTINGS, PUBLIC), .title = T("Einstellungen"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        TRY(save_group(r, tx, SETTINGS_OFFICE));
        if (r->errs.n) {
                TRY(draw_settings(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        req_redirect_said(r, url_path(r->arena, "/verwaltung/einstellungen"), S("saved"));
        return OK;
}

/* ---- the mail server ---- */

static enum err draw_mail(struct req *r, struct rtx *tx)
{
        struct form_view f = {.action = url_path(r->arena, "/verwaltung/post/mailserver"),
                              .submit = _("Mailserver speichern"),
                              .cancel = url_path(r->arena, "/verwaltung/post")};
        struct account_place p =
                account_place_manage(r->arena, _("Post"), url_path(r->arena, "/verwaltung/post"));
        account_head(r, &p, (struct page_head){0});
        return draw_form(r, tx, SETTINGS_MAIL, &f);
}

static bool is_address_of_pages(struct str url)
{
        return str_starts(url, S("https://")) || str_starts(url, S("http://127.0.0.1")) ||
               str_starts(url, S("http://localhost"));
}

/* What a field alone cannot say: nothing goes over the net in clear. */
static void check_mail(struct req *r)
{
        struct str host = str_trim(req_field(r, S("smtp_server"))),
                   sender = str_trim(req_field(r, S("mail_sender"))),
                   url = str_trim(req_field(r, S("public_url")));
        if (str_eq(req_field(r, S("smtp_tls")), S("none")) && !str_empty(host) && !smtp_is_local(host))
                errs_add(&r->errs, S("smtp_tls"),
                         _("Ohne Verschlüsselung geht es nur zu einem Mailserver auf demselben Rechner."));
        if (!str_empty(sender) && !mail_address_fits(sender))
                errs_add(&r->errs, S("mail_sender"),
                         _("Das ist keine E-Mail-Adresse. Zum Beispiel: cmb@musterau.example"));
        if (!str_empty(url) && !is_address_of_pages(url))
                errs_add(&r->errs, S("public_url"), _("Die Adresse beginnt mit https://."));
}

PAGE_GET(mail_settings_show, "/verwaltung/post/mailserver", NEED(SETTINGS, PUBLIC), .title = T("Mailserver"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return draw_mail(r, tx);
}

PAGE_POST(mail_settings_save, "/verwaltung/post/mailserver", NEED(SETTINGS, PUBLIC), .title = T("Mailserver"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        check_mail(r);
        TRY(save_group(r, tx, SETTINGS_MAIL));
        if (r->errs.n) {
                TRY(draw_mail(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        if (str_empty(setting_text(rtx_of(tx), S("smtp_user"))))
                TRY(setting_set(tx, S("smtp_password"), S("")));
        TRY(mail_retry_waiting(tx));
        req_redirect_said(r, url_path(r->arena, "/verwaltung/post"), S("saved"));
        return OK;
}
