/* The confirmation of an appointment, for the client: when, where, what to bring. Nothing about the case. D7, CMB 4.A */
#include "core/user.h"
#include "domain/cases/case_frame.h"
#include "domain/tasks/reminder.h"
#include "domain/tasks/task_life.h"
#include "domain/tasks/task_ui.h"

static struct str receiver_text(struct arena *a, const struct client_address *c)
{
        struct str name = str_join_with(a, S(" "), c->given, c->family);
        struct str town = str_join_with(a, S(" "), c->zip, c->city);
        return str_join_with(a, S("\n"), name, c->street, town);
}

/* Office and site, with the address people write to and the number they call. */
static enum err sender_text(struct req *r, struct rtx *tx, int64_t site_id, struct str *out, struct str *city,
                            struct str *phone)
{
        struct arena *a = r->arena;
        struct record *s;
        *out = r->office_name;
        *city = *phone = S("");
        if (!site_id)
                return OK;
        TRY(ent_get(tx, &site_entity, site_id, &s));
        struct str zip = rec_text(s, SITE_zip), town = rec_text(s, SITE_city);
        *city = town;
        *phone = rec_text(s, SITE_phone);
        *out = str_join_with(a, S("\n"), *out, rec_text(s, SITE_name), rec_text(s, SITE_street),
                             str_join_with(a, S(" "), zip, town));
        return OK;
}

static void what_draw(struct req *r, const struct record *x, struct str who)
{
        struct arena *a = r->arena;
        struct str line[5], place = rec_text(x, APPOINTMENT_place);
        int64_t minutes = rec_int(x, APPOINTMENT_minutes);
        size_t n = 0;
        line[n++] = str_join(a, _("Wann: "), date_long(a, rec_date(x, APPOINTMENT_held_on)), S(", "),
                             rec_text(x, APPOINTMENT_clock), _(" Uhr"));
        if (minutes)
                line[n++] = str_join(a, _("Wie lange: etwa "), str_from_int(a, minutes), _(" Minuten"));
        if (!str_empty(place))
                line[n++] = str_join(a, _("Wo: "), place);
        if (!str_empty(who))
                line[n++] = str_join(a, _("Mit: "), who);
        if (rec_given(x, APPOINTMENT_bring))
                line[n++] = str_join(a, _("Bitte mitbringen: "), rec_text(x, APPOINTMENT_bring));
        ui_sheet_list(r->html, line, n);
}

static enum err letter_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x,
                            const struct case_head *head)
{
        struct arena *a = r->arena;
        struct client_address c;
        struct str sender, city, phone, who;
        TRY(client_address(tx, g, &c));
        TRY(sender_text(r, tx, head->site_id, &sender, &city, &phone));
        TRY(ui_value(r, tx, &appointment_entity.e.fields[APPOINTMENT_user_id], x->v[APPOINTMENT_user_id],
                     &who));
        struct str today = date_long(a, clock_today());
        struct ui_sheet sheet = {.sender = sender,
                                 .receiver = receiver_text(a, &c),
                                 .dated = str_join_with(a, S(", "), city, today)};
        ui_sheet(r->html, &sheet);
        ui_sheet_text(r->html, str_join(a, _("Guten Tag "), case_person_polite(a, head),
                                        _(",\n\nwir haben uns verabredet:")));
        what_draw(r, x, who);
        struct str call = str_empty(phone)
                                  ? _("Passt es nicht? Rufen Sie uns an, dann finden wir einen anderen Tag.")
                                  : str_join(a, _("Passt es nicht? Rufen Sie uns an: "), phone,
                                             _(". Dann finden wir einen anderen Tag."));
        ui_sheet_text(r->html, call);
        ui_sheet_text(
                r->html,
                str_join(
                        a,
                        _("Wenn Sie Hilfe beim Verstehen brauchen, eine Begleitung mitbringen möchten oder der Weg schwierig ist, sagen Sie es uns."),
                        _("\n\nFreundliche Grüße\n"), who));
        ui_sheet_end(r->html);
        return OK;
}

static void sent_draw(struct req *r, const struct record *x)
{
        struct date sent = rec_date(x, APPOINTMENT_confirmation_sent_on);
        html_lit(r->html, "<div class=\"fn-noprint\">");
        ui_panel(r->html, _("Verschickt?"),
                 date_given(sent) ? str_join(r->arena, _("zuletzt am "), date_german(r->arena, sent)) : S(""),
                 (struct action){0});
        ui_post_button(r, url_path(r->arena, "/faelle/:/termine/:/verschickt", x->case_id, x->id),
                       _("Heute verschickt"), NULL, 0);
        ui_panel_end(r->html);
        html_lit(r->html, "</div>");
}

CASE_GET(appointment_letter, "/termine/:/bestaetigung", NEED(CASE_READ, SCHEDULE),
         .title = T("Terminbestätigung"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *x;
        TRY(ent_get_in(tx, g, &appointment_entity, req_id(r, 1), &x));
        struct case_frame f = {.title = _("Terminbestätigung"),
                               .section = rec_text(x, APPOINTMENT_purpose),
                               .section_to = url_path(r->arena, "/faelle/:/termine/:", x->case_id, x->id),
                               .audience = _("für die Klientin oder den Klienten")};
        TRY(case_frame(r, tx, g, &f));
        TRY(letter_draw(r, tx, g, x, &f.head));
        bool past = date_cmp(rec_date(x, APPOINTMENT_held_on), clock_today()) < 0;
        if (!past && actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_SCHEDULE))
                sent_draw(r, x);
        return OK;
}

CASE_POST(appointment_sent_post, "/termine/:/verschickt", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Terminbestätigung"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *x;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &appointment_entity, req_id(r, 1), &x));
        enum err e = appointment_confirmation_sent(tx, g, x, &r->errs);
        if (e != OK && e != ERR_INVALID) /* invalid: the day of the appointment has passed */
                return e;
        if (e == OK)
                TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/termine/:", x->case_id, x->id),
                          e == OK ? S("saved") : S("unchanged"));
        return OK;
}
