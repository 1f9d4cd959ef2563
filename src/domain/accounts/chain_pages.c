/* The sealed chain: what is sealed, what waits, and what the last verification found. */
#include "core/audit.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/chain_check.h"

static void draw_result(struct req *r, const struct chain_result *c)
{
        struct html *h = r->html;
        struct str at = moment_given(c->checked_at) ? moment_german(r->arena, c->checked_at) : S("");
        if (!moment_given(c->checked_at))
                ui_message(h, TONE_INFO, _("Die erste Prüfung läuft noch."),
                           _("Fallnetz prüft das Protokoll im Hintergrund, Stück für Stück."));
        else if (!c->broken_block && !c->broken_content && !c->missing)
                ui_message(h, TONE_SUCCESS, _("Das Protokoll ist unverändert."),
                           str_join(r->arena, _("Geprüft am "), at, _(", Siegel: "),
                                    str_from_int(r->arena, c->blocks), S(".")));
        else
                ui_message(
                        h, TONE_DANGER, _("Am Protokoll wurde etwas verändert."),
                        str_join(
                                r->arena, _("Geprüft am "), at, _(". Erstes Siegel, das nicht passt: "),
                                str_from_int(r->arena, c->broken_block),
                                _(" (0 = keines). Einträge, deren Inhalt nicht passt: "),
                                str_from_int(r->arena, c->broken_content), _(". Was am Ende fehlt: "),
                                str_from_int(r->arena, c->missing),
                                _(". Bitte sichern Sie die Datenbank, und holen Sie die Zuständigen für die Technik dazu.")));
}

/* In groups, so that it can be read out, compared, and broken into lines on a phone. */
static struct str grouped(struct arena *a, struct str digest)
{
        struct str out = S("");
        for (size_t i = 0; i < digest.n; i += 8)
                out = str_join(a, out, i ? S(" ") : S(""), str_sub(digest, i, 8));
        return out;
}

PAGE_GET(chain_show, "/verwaltung/protokoll/kette", NEED(AUDIT_READ, PUBLIC), .title = T("Versiegelung"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct audit_last last;
        struct chain_result result;
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        TRY(audit_last(tx, &last));
        TRY(chain_result(tx, &result));
        account_head(r, &p, (struct page_head){0});
        draw_result(r, &result);
        ui_panel(r->html, _("Stand"), S(""), (struct action){0});
        account_facts(r->html);
        account_fact(r->html, _("Letztes Siegel"),
                     last.block ? str_from_int(r->arena, last.block) : _("noch keines"));
        account_fact(r->html, _("Versiegelt am"),
                     moment_given(last.sealed_at) ? moment_german(r->arena, last.sealed_at) : S(""));
        account_fact(r->html, _("Letzte Prüfsumme"), grouped(r->arena, last.digest));
        account_fact(r->html, _("Noch nicht versiegelt"),
                     str_join(r->arena, str_from_int(r->arena, last.unsealed), _(" Einträge")));
        account_facts_end(r->html);
        account_text(
                r->html,
                _("Jede Sekunde fasst Fallnetz die neuen Einträge des Protokolls zu einem Siegel zusammen, das auf dem vorigen aufbaut. "
                  "Wer später einen Eintrag ändert oder löscht, bricht die Kette. Einmal am Tag wird sie ganz geprüft, auf dem "
                  "Server jederzeit mit: fallnetz audit verify. Notieren Sie die letzte Prüfsumme ab und zu an einem anderen Ort: "
                  "Mit „--expect“ und dieser Prüfsumme zeigt die Prüfung, ob alles noch da ist, was damals versiegelt war."));
        ui_panel_end(r->html);
        return OK;
}
