/*
 * The own subscription: what it is, making and ending it; and the address itself, which needs no session. Whatever is wrong with
 * an address, the answer is the same plain 404. The address stands in no log: requests are logged by the name of their page.
 */
#include "core/setting.h"
#include "domain/accounts/account_ui.h"
#include "domain/calendar/feed.h"
#include "domain/help/help_view.h"

enum { FETCHES = 60, STRANGER_TRIES = 30 }; /* in ten minutes */

/* ---- the address ---- */

static enum err not_here(struct req *r)
{
        r->status = 404;
        r->plain = S("404\n");
        return OK;
}

/* The owner with the rights of this moment: who may read no cases any more has an empty address. */
static enum err owner_become(struct req *r, struct rtx *tx, const struct calendar_feed *f)
{
        struct actor *who = NEW(r->arena, struct actor);
        TRY(actor_load(tx, f->user_id, who));
        if (!actor_can(who, CAP_CASE_READ) || !actor_reads(who, CLASS_SCHEDULE))
                return ERR_NOT_FOUND;
        rtx_actor_set(tx, who->user_id);
        r->actor = who;
        return OK;
}

static enum err feed_answer(struct req *r, struct rtx *tx, const struct calendar_feed *f)
{
        struct ics_event *e;
        struct ics_file file = {.names = f->names && actor_reads(r->actor, CLASS_MASTER)};
        TRY(feed_events(tx, &e, &file.events));
        file.event = e;
        file.title = str_join(r->arena, _("Fallnetz, "), r->actor->name);
        r->listed = (int64_t)file.events + 1;
        r->personal = true;
        r->why = CONST_NAME("calendar_feed");
        req_download(r, S("text/calendar; charset=utf-8"), S("fallnetz.ics"),
                     ics_write(r->arena, &file, ics_kind_label, tx));
        return OK;
}

static struct str token_of(const struct req *r)
{
        struct str token = req_code(r, 0), ending = S(".ics");
        bool ends = token.n > ending.n && str_eq(str_sub(token, token.n - ending.n, ending.n), ending);
        return ends ? str_sub(token, 0, token.n - ending.n) : token;
}

PAGE_GET(calendar_feed_show, "/kalender/abo/:", NEED_PUBLIC, .title = T("Kalender-Abo"))
(struct req *r, struct rtx *tx)
{
        struct calendar_feed f;
        r->cookies = 0;
        if (!feed_may_fetch(token_of(r), FETCHES) || !feed_may_fetch(r->address, STRANGER_TRIES))
                return not_here(r);
        feed_fetch_note(token_of(r));
        enum err e = feed_find(tx, token_of(r), &f);
        if (e == OK)
                e = owner_become(r, tx, &f);
        if (e == ERR_NOT_FOUND) {
                feed_fetch_note(r->address);
                return not_here(r);
        }
        TRY(e);
        return feed_answer(r, tx, &f);
}

/* ---- the page of the user ---- */

static const struct field names_field = {
        .key = S_INIT("names"),
        .kind = K_BOOL,
        .label = S_INIT(N_("Namen der Klientinnen und Klienten zeigen")),
        .help = S_INIT(N_("Nur, wenn das Programm, das die Termine holt, ein dienstliches ist.")),
        .cls = CLASS_SCHEDULE};

static void explain(struct req *r, bool allowed)
{
        ui_panel(r->html, _("Was ist das?"), S(""), (struct action){0});
        account_text(
                r->html,
                _("Ein Kalenderprogramm, zum Beispiel auf dem Diensthandy, holt sich Ihre Termine über eine geheime Adresse. "
                  "Es braucht dafür kein Passwort.\n\nWer die Adresse kennt, sieht Ihre Termine. Geben Sie sie niemandem weiter. "
                  "Ist sie in fremde Hände geraten, beenden Sie das Abo: Dann öffnet sie nichts mehr."));
        account_text(
                r->html,
                allowed ? _("Ohne Ihr Häkchen stehen dort nur Uhrzeit, Art des Termins und Fallnummer.")
                        : _("Dort stehen nur Uhrzeit, Art des Termins und Fallnummer, keine Namen. So hat es Ihr Haus festgelegt."));
        ui_panel_end(r->html);
}

static enum err state_panel(struct req *r, struct rtx *tx, bool allowed)
{
        struct calendar_feed f;
        struct moment fetched;
        struct arena *a = r->arena;
        enum err e = feed_of(tx, r->actor->user_id, &f);
        if (e != OK && e != ERR_NOT_FOUND)
                return e;
        TRY(feed_fetched(tx, r->actor->user_id, &fetched));
        ui_panel(r->html, _("Ihr Abo"), S(""), (struct action){0});
        if (e == OK) {
                account_facts(r->html);
                account_fact(r->html, _("Eingerichtet"), moment_german(a, f.created_at));
                account_fact(r->html, _("Zuletzt geholt"),
                             moment_given(fetched) ? moment_german(a, fetched) : _("noch nie"));
                account_fact(r->html, _("Namen"), f.names && allowed ? _("ja") : _("nein"));
                account_facts_end(r->html);
                ui_post_button(r, url_path(a, "/konto/kalender/beenden"), _("Abo beenden"), NULL, 0);
        } else {
                account_note(r->html, _("Noch keines."));
        }
        ui_panel_end(r->html);
        return OK;
}

static enum err make_panel(struct req *r, struct rtx *tx, bool allowed)
{
        struct form_view form = {.action = url_path(r->arena, "/konto/kalender"),
                                 .submit = _("Neue Adresse erzeugen")};
        ui_panel(r->html, _("Neue Adresse"), S(""), (struct action){0});
        account_note(r->html, _("Eine neue Adresse beendet die bisherige."));
        ui_form_begin(r, &form);
        if (allowed)
                TRY(ui_field(r, tx, &names_field, V(false)));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

static void head_draw(struct req *r)
{
        struct account_place p = account_place_own(r->arena);
        const struct action calendar = {
                .label = _("Kalender"), .to = url_path(r->arena, "/kalender"), .needs = CAP_CASE_READ};
        account_head(r, &p, (struct page_head){.action = &calendar, .actions = 1});
}

PAGE_GET(calendar_feed_own, "/konto/kalender", NEED(CASE_READ, SCHEDULE), .title = T("Kalender-Abo"))
(struct req *r, struct rtx *tx)
{
        bool allowed = setting_int(tx, S("calendar_names")) != 0;
        head_draw(r);
        explain(r, allowed);
        if (!setting_int(tx, S("calendar_feed"))) {
                ui_message(r->html, TONE_INFO, _("Zurzeit nicht möglich"),
                           _("Ihr Haus erlaubt keine Kalender-Abos."));
                return OK;
        }
        TRY(state_panel(r, tx, allowed));
        return make_panel(r, tx, allowed);
}

PAGE_POST(calendar_feed_create, "/konto/kalender", NEED(CASE_READ, SCHEDULE), .title = T("Kalender-Abo"))
(struct req *r, struct wtx *tx)
{
        struct value names;
        struct str token;
        if (!setting_int(rtx_of(tx), S("calendar_feed")))
                return ERR_DENIED;
        TRY(form_value(r, rtx_of(tx), &names_field, &names));
        TRY(feed_make(tx, r->actor->user_id, names.type != V_NULL && names.i, &token));
        struct url path =
                url_code(r->arena, url_path(r->arena, "/kalender/abo"), str_join(r->arena, token, S(".ics")));
        r->repeat = url_path(r->arena, "/konto/kalender");
        head_draw(r);
        ui_panel(r->html, _("Ihre Adresse"), S(""), (struct action){0});
        account_text(
                r->html,
                _("Fallnetz zeigt sie nur jetzt. Kopieren Sie sie in Ihr Kalenderprogramm, dort heißt es meist "
                  "„Kalender abonnieren“ oder „aus dem Internet hinzufügen“."));
        account_copy(r->html, _("Adresse"),
                     str_join(r->arena, r->proxy ? S("https://") : S("http://"), r->host, path.s));
        ui_panel_end(r->html);
        return OK;
}

PAGE_POST(calendar_feed_close, "/konto/kalender/beenden", NEED(CASE_READ, SCHEDULE),
          .title = T("Kalender-Abo"))
(struct req *r, struct wtx *tx)
{
        TRY(feed_end(tx, r->actor->user_id));
        req_redirect_said(r, url_path(r->arena, "/konto/kalender"), S("ended"));
        return OK;
}

HELP_TEXT(
        calendar_feed, "/konto/kalender", T("Kalender-Abo"),
        T("Ihre Termine in einem anderen Kalenderprogramm: über eine geheime Adresse, die Sie hier erzeugen und jederzeit beenden."))
HELP_TEXT(
        calendar_feed_address, "/kalender/abo/:", T("Kalender-Abo"),
        T("Diese Adresse ist für Kalenderprogramme. Sie gibt nur Termine heraus, die ihre Besitzerin oder ihr Besitzer lesen darf."))
