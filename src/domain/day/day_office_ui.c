/* Mein Tag without cases: each panel for those whose work it is. */
#include "core/user.h"
#include "domain/accounts/consent_ratio.h"
#include "domain/day/day_office.h"
#include "domain/day/day_ui.h"
#include "web/ui.h"

static struct str count(struct req *r, int64_t n)
{
        return str_from_int(r->arena, n);
}

static struct row_item line(struct str title, struct str meta, struct str verb, struct url to)
{
        return (struct row_item){
                .title = title, .meta = meta, .action = {.label = verb, .to = to, .needs = CAP_N}};
}

static struct row_item counted(struct req *r, int64_t n, struct str what, struct str meta, struct str verb,
                               struct url to)
{
        struct row_item row = line(str_join(r->arena, count(r, n), S(" "), what), meta, verb, to);
        return row;
}

static void panel(struct req *r, struct str title, const struct row_item *row, size_t n, struct str none)
{
        ui_panel(r->html, title, S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, none, (struct action){0});
        ui_panel_end(r->html);
}

/* ---- accounts ---- */

static enum err accounts_panel(struct req *r, struct rtx *tx)
{
        struct office_accounts c;
        struct user_role_line *wait;
        struct row_item row[4];
        size_t n = 0, waits;
        struct url accounts = url_path(r->arena, "/verwaltung/konten");
        TRY(office_accounts(tx, &c));
        TRY(user_role_requests(tx, &wait, &waits));
        if (c.late_jobs)
                row[n++] =
                        counted(r, c.late_jobs, _("Hintergrundaufgaben laufen nicht"),
                                str_join(r->arena, _("Zum Beispiel: "), c.late_job, _(". Läuft der Dienst?")),
                                _("Protokoll ansehen"), url_path(r->arena, "/verwaltung/protokoll/kette"));
        if (waits)
                row[n++] = counted(r, (int64_t)waits, _("Rollen warten auf eine zweite Person"),
                                   _("Eine Leitung stimmt zu oder lehnt ab."), _("Konten öffnen"), accounts);
        if (c.invited)
                row[n++] =
                        counted(r, c.invited, _("Konten ohne Passwort"),
                                _("Eingeladen, aber noch nicht angemeldet."), _("Konten öffnen"), accounts);
        if (c.without_factor)
                row[n++] =
                        counted(r, c.without_factor, _("Konten ohne zweiten Faktor"),
                                _("Vorschreiben lässt er sich in den Einstellungen."),
                                _("Einstellungen öffnen"), url_path(r->arena, "/verwaltung/einstellungen"));
        panel(r, _("Konten und Betrieb"), row, n, _("Nichts wartet."));
        return OK;
}

/* ---- privacy ---- */

static enum err privacy_panel(struct req *r, struct rtx *tx)
{
        struct consent_quarter *q;
        struct consent_counts c;
        struct office_looks l;
        struct arena *a = r->arena;
        TRY(consent_quarters(tx, clock_today(), 1, &q));
        TRY(consent_counts(tx, clock_today(), &c));
        TRY(office_looks(tx, day_news_since(tx), &l));
        int64_t bare = q[0].disclosures - q[0].covered;
        struct url given = url_path(a, "/verwaltung/weitergaben");
        struct row_item row[] = {
                counted(r, bare, _("Weitergaben ohne gültige Einwilligung"), _("in diesem Quartal"),
                        _("Ansehen"), given),
                counted(r, c.withdrawn, _("widerrufene Einwilligungen"),
                        str_join(a, count(r, c.valid), _(" gelten, "), count(r, c.expired),
                                 _(" sind abgelaufen")),
                        _("Ansehen"), given),
                counted(r, l.looks, _("Blicke in Fälle seit gestern"),
                        str_join(a, count(r, l.by_absence), _(" in Vertretung, "), count(r, l.exports),
                                 _(" Exporte")),
                        _("Protokoll ansehen"), url_path(a, "/verwaltung/protokoll/zugriffe")),
        };
        row[0].urgent = bare > 0;
        panel(r, _("Datenschutz"), row, ARRAY_LEN(row), S(""));
        return OK;
}

/* ---- partners ---- */

static enum err partners_panel(struct req *r, struct rtx *tx)
{
        struct office_partners p;
        struct url list = url_path(r->arena, "/organisationen");
        TRY(office_partners(tx, day_news_since(tx), &p));
        struct row_item row[] = {
                counted(r, p.changed, _("Partner seit gestern von anderen geändert"), S(""), _("Ansehen"),
                        list),
                counted(r, p.dormant, _("Partner, mit denen die Zusammenarbeit ruht"), _("Lohnt ein Anruf?"),
                        _("Ansehen"), list),
                counted(r, p.potential, _("mögliche Partner"),
                        str_join(r->arena, count(r, p.active), _(" arbeiten schon mit Ihnen")), _("Ansehen"),
                        list),
                counted(r, p.without_phone, _("Partner ohne Telefonnummer"), _("Im Eilfall fehlt sie."),
                        _("Ansehen"), list),
        };
        panel(r, _("Netz"), row, ARRAY_LEN(row), S(""));
        return OK;
}

/* ---- evaluation: counts, and no small ones ---- */

static struct str safe_count(struct req *r, int64_t n)
{
        return n > 0 && n < SMALL_COUNT ? _("unter 5") : count(r, n);
}

static enum err evaluation_panel(struct req *r, struct rtx *tx)
{
        struct office_cases c;
        struct arena *a = r->arena;
        TRY(office_cases(tx, &c));
        struct row_item row[] = {
                line(str_join(a, safe_count(r, c.running), _(" laufende Fälle")),
                     str_join(a, _("in diesem Jahr begonnen: "), safe_count(r, c.begun),
                              _(", abgeschlossen: "), safe_count(r, c.closed)),
                     _("Weitergaben ansehen"), url_path(a, "/verwaltung/weitergaben")),
                line(_("Fachkonzept"), _("Woran die Arbeit gemessen wird."), _("Ansehen"),
                     url_path(a, "/verwaltung/fachkonzept")),
        };
        panel(r, _("Auswertung"), row, ARRAY_LEN(row), S(""));
        return OK;
}

enum err day_office_draw(struct req *r, struct rtx *tx)
{
        struct arena *a = r->arena;
        const struct actor *who = r->actor;
        bool privacy = actor_can(who, CAP_AUDIT_READ) && actor_can(who, CAP_CONSENT_RATIO);
        ui_head(r, &(struct page_head){.title = _("Mein Tag"), .over = date_long(a, clock_today())});
        if (actor_can(who, CAP_USER_ADMIN))
                TRY(accounts_panel(r, tx));
        if (privacy)
                TRY(privacy_panel(r, tx));
        if (actor_can(who, CAP_ORG_READ))
                TRY(partners_panel(r, tx));
        if (actor_can(who, CAP_CONSENT_RATIO) && !privacy)
                TRY(evaluation_panel(r, tx));
        return OK;
}
