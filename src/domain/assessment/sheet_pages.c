/* The form about work that people fill in at home: empty, nothing of the case on it but the name. D11, CMB 5.F.1 */
#include "core/user.h"
#include "domain/assessment/assessment.h"
#include "domain/cases/case_frame.h"
#include "domain/help/help_view.h"

HELP_TEXT(
        work_sheet, "/faelle/:/berufsbogen", T("Bogen zum Berufsweg"),
        T("Zum Mitgeben: Viele schreiben ihren Berufsweg lieber in Ruhe zu Hause auf. Der Bogen ist leer; tragen Sie ein, was zurückkommt."))

static enum err sender(struct req *r, struct rtx *tx, int64_t site_id, struct str *out)
{
        struct record *s;
        *out = r->office_name;
        if (!site_id)
                return OK;
        TRY(ent_get(tx, &site_entity, site_id, &s));
        *out = str_join_with(r->arena, S("\n"), *out, rec_text(s, SITE_name), rec_text(s, SITE_street),
                             str_join_with(r->arena, S(" "), rec_text(s, SITE_zip), rec_text(s, SITE_city)),
                             rec_text(s, SITE_phone));
        return OK;
}

static void tables_draw(struct html *h)
{
        static const struct str school[] = {S_INIT(N_("Von")), S_INIT(N_("Bis")),
                                            S_INIT(N_("Schule, Ausbildung, Lehrgang")),
                                            S_INIT(N_("Abschluss"))};
        static const struct str work[] = {S_INIT(N_("Von")), S_INIT(N_("Bis")), S_INIT(N_("Betrieb")),
                                          S_INIT(N_("Was haben Sie dort getan?"))};
        ui_sheet_heading(h, _("Schule und Ausbildung"));
        ui_sheet_grid(h, _("Auch was Sie nicht abgeschlossen haben, zählt."), school, ARRAY_LEN(school), 5);
        ui_sheet_heading(h, _("Arbeit"));
        ui_sheet_grid(h, _("Auch Zeiten ohne Arbeit, Familienzeit oder Pflege. Das Neueste zuerst."), work,
                      ARRAY_LEN(work), 7);
}

static void questions_draw(struct html *h)
{
        ui_sheet_heading(h, _("Ihre Arbeit heute"));
        ui_sheet_blank(h, _("Was tun Sie an einem gewöhnlichen Tag?"), 3);
        ui_sheet_blank(
                h, _("Was verlangt die Arbeit von Ihnen: Kraft, Tempo, Aufmerksamkeit, Umgang mit Menschen?"),
                2);
        ui_sheet_blank(h, _("Wie viele Stunden am Tag? Schicht, Akkord oder Band?"), 1);
        ui_sheet_heading(h, _("Was Sie können"));
        ui_sheet_blank(h, _("Was können Sie gut, was macht Ihnen Freude?"), 2);
        ui_sheet_blank(h, _("Computer, Führerschein, Staplerschein, Sprachen?"), 1);
        ui_sheet_blank(h, _("Ehrenamt und Hobbys?"), 1);
        ui_sheet_heading(h, _("Was es schwer macht"));
        ui_sheet_blank(h, _("Was steht dem Weg zurück in die Arbeit im Weg?"), 2);
        ui_sheet_text(
                h,
                _("Alles ist freiwillig. Lassen Sie weg, was Sie nicht sagen möchten, und bringen Sie den Bogen zum Gespräch mit."));
}

CASE_GET(work_sheet, "/berufsbogen", NEED(CASE_READ, CASE), .title = T("Bogen zum Berufsweg"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct case_frame f = {.title = _("Bogen zum Berufsweg"),
                               .section = _("Berufsweg"),
                               .section_to = url_path(r->arena, "/faelle/:/berufsweg", grant_case(g)),
                               .audience = _("für die Person")};
        struct ui_sheet sheet = {.dated = date_german(r->arena, clock_today())};
        TRY(case_frame(r, tx, g, &f));
        sheet.receiver = case_person(r->arena, &f.head);
        TRY(sender(r, tx, f.head.site_id, &sheet.sender));
        ui_sheet(r->html, &sheet);
        tables_draw(r->html);
        questions_draw(r->html);
        ui_sheet_end(r->html);
        return OK;
}
