/* Disclosures and consents in numbers: for oversight, without any case. */
#include "domain/accounts/account_ui.h"
#include "domain/accounts/consent_ratio.h"

enum { QUARTERS = 8 };

static const struct ui_column columns[] = {
        {.label = S_INIT(N_("Quartal")), .cls = CLASS_PUBLIC},
        {.label = S_INIT(N_("Weitergaben")), .cls = CLASS_PUBLIC, .number = true, .phone = PHONE_COLUMN},
        {.label = S_INIT(N_("mit gültiger Einwilligung")),
         .cls = CLASS_PUBLIC,
         .number = true,
         .phone = PHONE_COLUMN},
        {.label = S_INIT(N_("ohne")), .cls = CLASS_PUBLIC, .number = true, .phone = PHONE_COLUMN},
};

static void fill_row(struct req *r, struct ui_cell *c, const struct consent_quarter *q)
{
        struct arena *a = r->arena;
        c[0].text = str_join(a, str_from_int(a, q->quarter), _(". Quartal "), str_from_int(a, q->year));
        c[1].text = str_from_int(a, q->disclosures);
        c[2].text = str_from_int(a, q->covered);
        c[3].text = str_from_int(a, q->disclosures - q->covered);
}

static void draw_states(struct req *r, const struct consent_counts *c)
{
        struct html *h = r->html;
        struct arena *a = r->arena;
        ui_panel(h, _("Einwilligungen heute"), S(""), (struct action){0});
        account_facts(h);
        account_fact(h, _("erteilt und gültig"), str_from_int(a, c->valid));
        account_fact(h, _("abgelehnt"), str_from_int(a, c->refused));
        account_fact(h, _("widerrufen"), str_from_int(a, c->withdrawn));
        account_fact(h, _("abgelaufen"), str_from_int(a, c->expired));
        account_fact(h, _("Unterschrift steht aus"), str_from_int(a, c->open));
        account_facts_end(h);
        ui_panel_end(h);
}

PAGE_GET(consent_ratio_show, "/verwaltung/weitergaben", NEED(CONSENT_RATIO, PUBLIC),
         .title = T("Weitergaben und Einwilligungen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct consent_quarter *q;
        struct consent_counts counts;
        struct ui_cell cell[QUARTERS * ARRAY_LEN(columns)] = {0};
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        TRY(consent_quarters(tx, clock_today(), QUARTERS, &q));
        TRY(consent_counts(tx, clock_today(), &counts));
        for (size_t i = 0; i < QUARTERS; i++)
                fill_row(r, &cell[i * ARRAY_LEN(columns)], &q[i]);
        account_head(r, &p, (struct page_head){0});
        TRY(ui_table(r, &(struct table_view){.caption = _("Weitergaben je Quartal"),
                                             .column = columns,
                                             .columns = ARRAY_LEN(columns),
                                             .cell = cell,
                                             .rows = QUARTERS,
                                             .total = QUARTERS}));
        draw_states(r, &counts);
        account_note(
                r->html,
                _("Nur Zahlen für den ganzen Träger. Welche Fälle dahinterstehen, sehen hier weder Sie noch die Administration."));
        return OK;
}
