/* The genogram of a person: drawn from related persons and the lines between them. CMB 5.H.8 */
#include "domain/help/help_view.h"
#include "domain/pictures/picture_ui.h"

CASE_GET(genogram_show, "/genogramm", NEED(CASE_READ, CASE), .title = T("Genogramm"), .menu = MENU_CASES,
         .menu_order = 272)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct figures x;
        int64_t id = grant_case(g);
        const struct action action[] = {{.label = _("Bezugspersonen"),
                                         .to = url_path(r->arena, "/faelle/:/bezugspersonen", id),
                                         .weight = ACTION_TERTIARY,
                                         .needs = CAP_N},
                                        {.label = _("Person hinzufügen"),
                                         .to = url_path(r->arena, "/faelle/:/bezugspersonen/neu", id),
                                         .needs = CAP_CASE_WRITE},
                                        {.label = _("Verbindung anlegen"),
                                         .to = url_path(r->arena, "/faelle/:/genogramm/verbindungen/neu", id),
                                         .weight = ACTION_PRIMARY,
                                         .icon = S("add"),
                                         .needs = CAP_CASE_WRITE}};
        struct case_frame f = {.title = _("Genogramm"), .action = action, .actions = ARRAY_LEN(action)};
        TRY(case_frame(r, tx, g, &f));
        TRY(figures_read(tx, g, &f.head, &x));
        TRY(picture_words(r, tx, g, &f.head));
        return genogram_draw(r, tx, &x);
}

HELP_TEXT(
        genogram, "/faelle/:/genogramm", T("Genogramm"),
        T("Die Familie in Generationen. Partner, Kinder, Eltern und Geschwister stehen von selbst im Bild, sobald sie Bezugspersonen sind; "
          "alles Weitere sagen Verbindungen. Krankheiten anderer gehören nicht hierher."))
