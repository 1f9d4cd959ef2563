/* Health in tables: incapacity, rehabilitation, doctors, what is not known yet; and the page that shows them together. CMB 5.D; H10 */
#include "domain/assessment/assessment_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/cases/health_reading.h"
#include "domain/help/help_view.h"

static void starts_today(struct req *r, struct record *rec)
{
        (void)r;
        REC_SET(rec, INCAPACITY_starts, clock_today());
}

CASE_PAGES(incapacity, "/krankschreibungen", HEALTH, N_("Krankschreibung"), N_("Krankschreibungen"), 0,
           .preset = starts_today, .sort = K("-starts"),
           .empty = T("Noch keine Krankschreibung eingetragen."))
CASE_DELETE_PAGES(incapacity, "/krankschreibungen", HEALTH, N_("Krankschreibung"))
CASE_PAGES(rehab_stay, "/reha", HEALTH, N_("Rehabilitation"), N_("Rehabilitationen"), 0, .sort = K("-starts"),
           .empty = T("Noch keine Rehabilitation eingetragen."))
CASE_DELETE_PAGES(rehab_stay, "/reha", HEALTH, N_("Rehabilitation"))
CASE_PAGES(treating_doctor, "/aerzte", HEALTH, N_("Ärztin oder Arzt"), N_("Behandelnde Ärztinnen und Ärzte"),
           0, .empty = T("Noch niemand eingetragen."))
CASE_DELETE_PAGES(treating_doctor, "/aerzte", HEALTH, N_("Ärztin oder Arzt"))
CASE_PAGES(missing_information, "/fehlende-informationen", HEALTH, N_("Fehlende Information"),
           N_("Fehlende Informationen"), 0, .sort = K("due"), .empty = T("Es fehlt nichts."))
CASE_DELETE_PAGES(missing_information, "/fehlende-informationen", HEALTH, N_("Fehlende Information"))

HELP_TEXT(
        health, "/faelle/:/gesundheit", T("Gesundheit"),
        T("Krankschreibungen, Rehabilitation, Ärztinnen und Ärzte und was noch fehlt, auf einen Blick. Die Verwaltung sieht "
          "diese Seite nicht. Jeder Blick wird protokolliert; wer den Fall nicht führt oder vertritt, nennt vorher den Grund."))
HELP_TEXT(
        incapacity, "/faelle/:/krankschreibungen", T("Krankschreibungen"),
        T("Jede Krankschreibung mit Beginn und Ende. Folgen sie ohne Lücke aufeinander, zählen sie zusammen. Eine Woche vor "
          "dem Ende erinnert Fallnetz."))
HELP_TEXT(rehab_stay, "/faelle/:/reha", T("Rehabilitationen"),
          T("Medizinische und berufliche Rehabilitation: wo, wann und was sie gebracht hat."))
HELP_TEXT(
        treating_doctor, "/faelle/:/aerzte", T("Behandelnde Ärztinnen und Ärzte"),
        T("Wer behandelt und in welcher Praxis. Anschrift und Telefon stehen bei der Praxis und werden nur dort gepflegt."))
HELP_TEXT(
        missing_information, "/faelle/:/fehlende-informationen", T("Fehlende Informationen"),
        T("Was über die Gesundheit noch nicht bekannt ist, wer es weiß und bis wann Sie es brauchen. Am Stichtag erinnert Fallnetz."))

/* ---- all of it on one page ---- */

enum { MOST_ROWS = 200 };

struct part {
        const struct case_entity *entity;
        const char *list, *one, *add;
        struct str title, empty, action;
        enum err (*row)(struct req *r, struct rtx *tx, const struct record *rec, struct row_item *out);
        size_t by; /* field by which the newest stands first */
};

static struct str span_words(struct arena *a, struct date from, struct date to)
{
        if (!date_given(from) && !date_given(to))
                return S("");
        if (!date_given(to))
                return str_join(a, _("seit "), date_german(a, from));
        return date_given(from) ? str_join(a, date_german(a, from), S(" – "), date_german(a, to))
                                : str_join(a, _("bis "), date_german(a, to));
}

static enum err incapacity_row(struct req *r, struct rtx *tx, const struct record *rec, struct row_item *out)
{
        struct date from = rec_date(rec, INCAPACITY_starts), to = rec_date(rec, INCAPACITY_ends);
        bool now =
                date_cmp(from, clock_today()) <= 0 && (!date_given(to) || date_cmp(to, clock_today()) >= 0);
        (void)tx;
        out->title = span_words(r->arena, from, to);
        out->meta = rec_text(rec, INCAPACITY_reason);
        if (now)
                out->badge = (struct badge){_("gilt heute"), TONE_WARNING, S("calendar-today")};
        return OK;
}

static enum err rehab_row(struct req *r, struct rtx *tx, const struct record *rec, struct row_item *out)
{
        const struct field *f = rehab_stay_entity.e.fields;
        struct str place,
                span = span_words(r->arena, rec_date(rec, REHAB_STAY_starts), rec_date(rec, REHAB_STAY_ends));
        TRY(ui_value(r, tx, &f[REHAB_STAY_kind], rec->v[REHAB_STAY_kind], &out->title));
        TRY(ui_value(r, tx, &f[REHAB_STAY_organisation_id], rec->v[REHAB_STAY_organisation_id], &place));
        out->meta = str_join_with(r->arena, S(" · "), span, place);
        return OK;
}

static enum err doctor_row(struct req *r, struct rtx *tx, const struct record *rec, struct row_item *out)
{
        const struct field *f = treating_doctor_entity.e.fields;
        struct str place, speciality;
        TRY(ui_value(r, tx, &f[TREATING_DOCTOR_organisation_id], rec->v[TREATING_DOCTOR_organisation_id],
                     &place));
        TRY(ui_value(r, tx, &f[TREATING_DOCTOR_speciality], rec->v[TREATING_DOCTOR_speciality], &speciality));
        out->title = rec_text(rec, TREATING_DOCTOR_name);
        out->meta = str_join_with(r->arena, S(" · "), speciality, place);
        if (rec_given(rec, TREATING_DOCTOR_until))
                out->badge = (struct badge){_("beendet"), TONE_NEUTRAL, S("check")};
        return OK;
}

static enum err missing_row(struct req *r, struct rtx *tx, const struct record *rec, struct row_item *out)
{
        const struct field *f = missing_information_entity.e.fields;
        struct date due = rec_date(rec, MISSING_INFORMATION_due);
        struct str who;
        TRY(ui_value(r, tx, &f[MISSING_INFORMATION_organisation_id],
                     rec->v[MISSING_INFORMATION_organisation_id], &who));
        out->title = rec_text(rec, MISSING_INFORMATION_what);
        out->meta = str_join_with(r->arena, S(" · "),
                                  str_join(r->arena, _("gebraucht bis "), date_german(r->arena, due)),
                                  str_empty(who) ? rec_text(rec, MISSING_INFORMATION_holder) : who);
        if (rec_given(rec, MISSING_INFORMATION_received_on))
                out->badge = (struct badge){_("geklärt"), TONE_SUCCESS, S("")};
        else if (date_cmp(due, clock_today()) < 0)
                out->badge = (struct badge){_("überfällig"), TONE_DANGER, S("")};
        else
                out->badge = (struct badge){_("offen"), TONE_WARNING, S("")};
        return OK;
}

static const struct part parts[] = {
        {&incapacity_entity, "/faelle/:/krankschreibungen",
         "/faelle/:/krankschreibungen/:", "/faelle/:/krankschreibungen/neu", S_INIT(N_("Krankschreibungen")),
         S_INIT(N_("Noch keine Krankschreibung eingetragen.")), S_INIT(N_("Krankschreibung eintragen")),
         incapacity_row, INCAPACITY_starts},
        {&missing_information_entity, "/faelle/:/fehlende-informationen",
         "/faelle/:/fehlende-informationen/:", "/faelle/:/fehlende-informationen/neu",
         S_INIT(N_("Was noch fehlt")), S_INIT(N_("Es fehlt nichts.")), S_INIT(N_("Fehlendes notieren")),
         missing_row, MISSING_INFORMATION_due},
        {&rehab_stay_entity, "/faelle/:/reha", "/faelle/:/reha/:", "/faelle/:/reha/neu",
         S_INIT(N_("Rehabilitation")), S_INIT(N_("Noch keine Rehabilitation eingetragen.")),
         S_INIT(N_("Rehabilitation eintragen")), rehab_row, REHAB_STAY_starts},
        {&treating_doctor_entity, "/faelle/:/aerzte", "/faelle/:/aerzte/:", "/faelle/:/aerzte/neu",
         S_INIT(N_("Behandelnde Ärztinnen und Ärzte")), S_INIT(N_("Noch niemand eingetragen.")),
         S_INIT(N_("Ärztin oder Arzt eintragen")), doctor_row, TREATING_DOCTOR_since},
};

/* Newest first; what has no day stands last. */
static void newest_first(struct record *rec, size_t n, size_t by)
{
        for (size_t i = 1; i < n; i++)
                for (size_t k = i; k > 0 && date_cmp(rec_date(&rec[k], by), rec_date(&rec[k - 1], by)) > 0;
                     k--) {
                        struct record one = rec[k];
                        rec[k] = rec[k - 1];
                        rec[k - 1] = one;
                }
}

static enum err part_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct part *p)
{
        struct record *rec;
        size_t n;
        struct action add = {.label = p->action,
                             .needs = CAP_CASE_WRITE,
                             .to = url_build(r->arena, p->add, (const int64_t[]){0, grant_case(g)}, 1)};
        struct action all = {.label = _("Alle"),
                             .to = url_build(r->arena, p->list, (const int64_t[]){0, grant_case(g)}, 1)};
        TRY(ent_list_in(tx, g, p->entity, MOST_ROWS, &rec, &n));
        newest_first(rec, n, p->by);
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                row[i].to = url_build(r->arena, p->one, (const int64_t[]){0, grant_case(g), rec[i].id}, 2);
                row[i].badge_right = true;
                TRY(p->row(r, tx, &rec[i], &row[i]));
        }
        ui_panel(r->html, p->title, n ? str_from_int(r->arena, (int64_t)n) : S(""),
                 n ? all : (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, p->empty, (struct action){0});
        if (grant_writes(g) && actor_writes(r->actor, CLASS_HEALTH))
                panel_foot(r, add);
        ui_panel_end(r->html);
        return OK;
}

static enum err sum_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct incapacity_state s;
        bool any;
        TRY(incapacity_of_case(tx, g, &s, &any));
        if (!any)
                return OK;
        bool over = date_given(s.ends) && date_cmp(s.ends, clock_today()) < 0;
        struct url to = url_path(a, "/faelle/:/krankschreibungen", grant_case(g));
        const struct figure f[] = {{.value = date_german(a, s.since),
                                    .label = _("krankgeschrieben seit"),
                                    .icon = S("calendar-today"),
                                    .tone = TONE_INFO,
                                    .to = to},
                                   {.value = date_given(s.ends) ? date_german(a, s.ends) : _("offen"),
                                    .label = over ? _("zuletzt bis") : _("bis"),
                                    .icon = S("calendar-today"),
                                    .tone = over ? TONE_SUCCESS : TONE_WARNING,
                                    .to = to},
                                   {.value = str_join(a, text_int(a, s.days_in_year),
                                                      s.days_in_year == 1 ? _(" Tag") : _(" Tage")),
                                    .label = _("in den letzten zwölf Monaten"),
                                    .icon = S("info"),
                                    .tone = TONE_INFO,
                                    .to = to}};
        ui_figures(r->html, f, ARRAY_LEN(f));
        return OK;
}

/* Who neither leads nor stands in and read it all the same: those who lead the case may know. H10 */
static enum err readings_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        enum { SHOWN = 5 };
        const struct field *f = health_reading_entity.e.fields;
        struct record *rec;
        struct row_item row[SHOWN] = {0};
        size_t n, rows = 0;
        TRY(ent_list_in(tx, g, &health_reading_entity, MOST_ROWS, &rec, &n));
        for (size_t i = n; i-- > 0 && rows < SHOWN; rows++) {
                struct str reason, who;
                TRY(ui_value(r, tx, &f[HEALTH_READING_reason], rec[i].v[HEALTH_READING_reason], &reason));
                TRY(ui_value(r, tx, &f[HEALTH_READING_user_id], rec[i].v[HEALTH_READING_user_id], &who));
                row[rows].title = who;
                row[rows].meta =
                        str_join_with(r->arena, S(" · "),
                                      moment_german(r->arena, rec_moment(&rec[i], HEALTH_READING_given_at)),
                                      reason, rec_text(&rec[i], HEALTH_READING_detail));
        }
        if (!rows)
                return OK;
        ui_panel(r->html, _("Mit Grund hineingesehen"), S(""), (struct action){0});
        ui_rows(r->html, row, rows);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(health, "/gesundheit", NEED(CASE_READ, HEALTH), .title = T("Gesundheit"), .menu = MENU_CASES,
         .menu_order = 252, .budget = 16)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct case_frame f = {.title = _("Gesundheit")};
        TRY(case_frame(r, tx, g, &f));
        TRY(sum_draw(r, tx, g));
        ui_grid(r->html);
        for (size_t i = 0; i < 2; i++)
                TRY(part_draw(r, tx, g, &parts[i]));
        ui_grid_side(r->html);
        for (size_t i = 2; i < ARRAY_LEN(parts); i++)
                TRY(part_draw(r, tx, g, &parts[i]));
        TRY(readings_draw(r, tx, g));
        ui_grid_end(r->html);
        return OK;
}
