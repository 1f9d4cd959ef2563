#include "domain/day/day_ui.h"
#include "web/ui.h"

struct str day_load_text(struct arena *a, const struct case_load *l)
{
        int64_t room = l->most - l->running;
        return room > 0 ? str_join(a, _("von "), str_from_int(a, l->most), _(" Fällen, "),
                                   str_from_int(a, room), _(" frei"))
                        : str_join(a,
                                   l->running == 1 ? _("Fall, empfohlen sind ") : _("Fälle, empfohlen sind "),
                                   str_from_int(a, l->most));
}

enum err day_deputy_panel(struct req *r, struct rtx *tx)
{
        struct arena *a = r->arena;
        struct absent_line *l;
        size_t n;
        TRY(day_absent(tx, &l, &n));
        if (!n)
                return OK;
        ui_panel(r->html, _("Vertretung"), S(""),
                 (struct action){.label = _("Fälle in Vertretung"),
                                 .needs = CAP_N,
                                 .to = url_with(a, url_path(a, "/faelle"), S("ansicht"), S("vertretung"))});
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct str urgent =
                        l[i].urgent ? str_join(a, _(", davon brennen: "), str_from_int(a, l[i].urgent))
                                    : S("");
                row[i] = (struct row_item){
                        .title = str_join(a, l[i].name, _(" ist vom "), date_german(a, l[i].starts),
                                          _(" bis "), date_german(a, l[i].ends), _(" abwesend")),
                        .meta = str_join(a, _("Sie vertreten: "), str_from_int(a, l[i].cases),
                                         l[i].cases == 1 ? _(" Fall") : _(" Fälle"), urgent)};
        }
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

enum err day_loads_panel(struct req *r, struct rtx *tx)
{
        struct arena *a = r->arena;
        struct load_row *l;
        size_t n;
        if (!actor_can(r->actor, CAP_CASE_ASSIGN))
                return OK;
        TRY(day_loads(tx, &l, &n));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct case_load load = {l[i].running, case_load_most(tx, l[i].share)};
                row[i] = (struct row_item){
                        .title = l[i].name,
                        .meta = str_join(a, str_from_int(a, l[i].running), S(" "), day_load_text(a, &load),
                                         l[i].urgent ? _(" · brennen: ") : S(""),
                                         l[i].urgent ? str_from_int(a, l[i].urgent) : S("")),
                        .badge = load.running > load.most
                                         ? (struct badge){_("viele Fälle"), TONE_WARNING, S("")}
                                         : (struct badge){.label = S("")},
                        .badge_right = true};
        }
        ui_panel(r->html, _("Laufende Fälle"), _("nach Namen"),
                 (struct action){.label = _("Alle ansehen"),
                                 .needs = CAP_N,
                                 .to = url_with(a, url_path(a, "/faelle"), S("ansicht"), S("alle"))});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Zurzeit läuft kein Fall."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}
