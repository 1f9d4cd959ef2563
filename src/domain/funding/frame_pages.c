/* Commitment frames of the office: what may be promised without asking the funder first. CMB 1.A.4c, H7 */
#include "base/text.h"
#include "domain/funding/funding.h"
#include "domain/help/help_view.h"
#include "web/crud.h"

CRUD_RECORD_PAGES(commitment_frame, "/netz/zusagerahmen", N_("Zusagerahmen"), NEED(ORG_READ, NETWORK),
                  NEED(ORG_WRITE, NETWORK), MENU_NETWORK)

enum { COLUMNS = 5 };

static enum err row_fill(struct req *r, struct rtx *tx, const struct frame_line *f, struct ui_cell *row)
{
        row[0] = (struct ui_cell){.text = f->funder, .to = url_path(r->arena, "/netz/zusagerahmen/:", f->id)};
        TRY(ui_code_label(r, tx, S("funding_benefit"), f->benefit, &row[1].text));
        row[2].text = text_money(r->arena, f->maximum);
        row[3].text = date_german(r->arena, f->valid_until);
        row[4].badge = f->written ? (struct badge){_("schriftlich"), TONE_SUCCESS, S("")}
                                  : (struct badge){_("noch nicht schriftlich"), TONE_WARNING, S("edit")};
        return OK;
}

PAGE_GET(commitment_frame_list, "/netz/zusagerahmen", NEED(ORG_READ, NETWORK), .title = T("Zusagerahmen"),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Träger")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Leistung")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Höchstbetrag je Zusage")), .cls = CLASS_NETWORK, .number = true},
                {.label = S_INIT(N_("gilt bis")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_NETWORK, .phone = PHONE_COLUMN},
        };
        const struct action add = {.label = _("Zusagerahmen anlegen"),
                                   .to = url_path(r->arena, "/netz/zusagerahmen/neu"),
                                   .weight = ACTION_PRIMARY,
                                   .icon = S("add"),
                                   .needs = CAP_ORG_WRITE};
        const struct crumb crumb[] = {{_("Organisationen"), url_path(r->arena, "/organisationen")},
                                      {.label = _("Zusagerahmen")}};
        struct frame_line *f;
        struct table_view t = {.caption = _("Zusagerahmen"),
                               .column = column,
                               .columns = COLUMNS,
                               .download = S("zusagerahmen"),
                               .empty = _("Noch kein Zusagerahmen vereinbart.")};
        TRY(frame_list(tx, 0, &f, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(row_fill(r, tx, &f[i], &t.cell[i * COLUMNS]));
        ui_head(r, &(struct page_head){
                           .crumb = crumb, .crumbs = ARRAY_LEN(crumb), .action = &add, .actions = 1});
        return ui_table(r, &t);
}

HELP_TEXT(
        commitment_frame, "/netz/zusagerahmen", T("Zusagerahmen"),
        T("Bis zu welchem Betrag die Stelle eine Leistung selbst zusagen darf, je Träger und Leistung. Der Höchstbetrag gilt "
          "für jede Zusage einzeln. Nur was schriftlich vorliegt und an dem Tag gilt, trägt eine Zusage."))
