/* Parts of Mein Tag about cases: standing in, coming back, what comes next. */
#include "core/setting.h"
#include "domain/cases/next_step.h"
#include "domain/day/day_ui.h"
#include "domain/deputies/handover.h"
#include "web/ui.h"

enum { STEPS_SHOWN = 8 };

static struct str person(struct arena *a, struct str given, struct str family)
{
        return str_join_with(a, S(" "), given, family);
}

static struct str due_text(struct arena *a, struct date due, struct str title)
{
        return date_given(due) ? str_join(a, date_short(a, due), S(" "), title) : S("");
}

enum err day_stand_in_panel(struct req *r, struct rtx *tx)
{
        struct arena *a = r->arena;
        struct stand_in *s;
        size_t n;
        bool content = actor_reads(r->actor, CLASS_CASE);
        TRY(stand_in_cases(tx, &s, &n));
        if (!n)
                return OK;
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct str until = str_join(a, _("für "), s[i].absent, _(" bis "), date_short(a, s[i].ends));
                struct str note =
                        content && !str_empty(s[i].note) ? str_join(a, _("Übergabe: "), s[i].note) : S("");
                row[i] = (struct row_item){
                        .title = person(a, s[i].given, s[i].family),
                        .to = url_path(a, "/faelle/:", s[i].case_id),
                        .meta = str_join_with(a, S(" · "), s[i].number, until,
                                              due_text(a, s[i].next_due, s[i].next_title), note),
                        .badge = s[i].burns ? (struct badge){_("brennt"), TONE_DANGER, S("")}
                                            : (struct badge){.label = S("")},
                        .badge_right = true};
        }
        r->listed += (int64_t)n;
        ui_panel(r->html, _("In Vertretung"),
                 str_join(a, str_from_int(a, (int64_t)n), n == 1 ? _(" Fall") : _(" Fälle")),
                 (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

enum err day_returned_panel(struct req *r, struct rtx *tx)
{
        struct arena *a = r->arena;
        struct returned b;
        enum err e = handover_returned(tx, &b);
        if (e == ERR_NOT_FOUND || !actor_can(r->actor, CAP_ABSENCE_WRITE))
                return OK;
        TRY(e);
        struct row_item row = {.title = str_join(a, _("Sie waren vom "), date_german(a, b.starts), _(" bis "),
                                                 date_german(a, b.ends), _(" nicht da.")),
                               .action = {.label = _("Was inzwischen geschah"),
                                          .to = url_path(a, "/abwesenheiten/:/rueckkehr", b.id),
                                          .needs = CAP_N}};
        ui_panel(r->html, _("Wieder da"), S(""), (struct action){0});
        ui_rows(r->html, &row, 1);
        ui_panel_end(r->html);
        return OK;
}

static struct row_item step_row(struct req *r, const struct step_state *s, int64_t quiet_days)
{
        struct arena *a = r->arena;
        enum step step = next_step_of(s, clock_today(), quiet_days);
        struct str base = url_path(a, "/faelle/:", s->case_id).s;
        struct str seen = date_given(s->last_entry)
                                  ? str_join(a, _("letzter Eintrag "), date_german(a, s->last_entry))
                                  : _("noch kein Eintrag");
        return (struct row_item){.title = next_step_text(step),
                                 .to = url_local(a, str_join(a, base, next_step_path(step))),
                                 .meta = str_join_with(a, S(" · "), s->number, seen),
                                 .meta_link = url_path(a, "/faelle/:", s->case_id),
                                 .meta_link_label = person(a, s->given, s->family)};
}

enum err day_steps_panel(struct req *r, struct rtx *tx)
{
        struct step_state *s;
        size_t n;
        int64_t quiet_days = setting_int(tx, S("quiet_days"));
        if (!actor_reads(r->actor, CLASS_CASE))
                return OK;
        TRY(next_step_own(tx, STEPS_SHOWN, &s, &n));
        if (!n)
                return OK;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = step_row(r, &s[i], quiet_days);
        ui_panel(r->html, _("Wie es weitergeht"), _("am längsten ohne Eintrag zuerst"),
                 (struct action){
                         .label = _("Alle Fälle"), .to = url_path(r->arena, "/faelle"), .needs = CAP_N});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}
