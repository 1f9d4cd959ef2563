/* While measures run: who is to be spoken to next, whether providers keep their word, how content both sides are. CMB 10.B to 10.D */
#include "domain/accompaniment/accompaniment.h"
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/concepts/answer.h"
#include "domain/concepts/method_ui.h"
#include "domain/concepts/store.h"
#include "domain/help/help_view.h"

static void rhythm_preset(struct req *r, struct record *rec)
{
        REC_SET(rec, CONTACT_RHYTHM_agreed_on, clock_today());
        REC_SET(rec, CONTACT_RHYTHM_side, req_query(r, S("seite")));
}

static void control_preset(struct req *r, struct record *rec)
{
        (void)r;
        REC_SET(rec, PROVIDER_CONTROL_checked_on, clock_today());
}

CASE_PAGES(contact_rhythm, "/begleitung/absprachen", CASE, N_("Absprache zum Kontakt"),
           N_("Absprachen zum Kontakt"), 0, .preset = rhythm_preset, .sort = K("-agreed_on"),
           .empty = T("Noch nichts abgesprochen."))
CASE_DELETE_PAGES(contact_rhythm, "/begleitung/absprachen", CASE, N_("Absprache zum Kontakt"))
CASE_PAGES(provider_control, "/begleitung/pruefungen", CASE, N_("Prüfung der Maßnahme"),
           N_("Prüfungen der Maßnahmen"), 0, .preset = control_preset, .sort = K("-checked_on"),
           .empty = T("Noch nicht geprüft."))
CASE_DELETE_PAGES(provider_control, "/begleitung/pruefungen", CASE, N_("Prüfung der Maßnahme"))
COURSE_ENTRY(control, .word = T("Maßnahme geprüft: "), .list = K("provider_quality_grade"),
             .mark = MARK_DOCUMENT, .path = "/faelle/:/begleitung/pruefungen/:")

HELP_TEXT(
        accompaniment, "/faelle/:/begleitung", T("Begleitung"),
        T("Solange Maßnahmen laufen: mit wem Sie wann wieder sprechen, ob Anbieter Wort halten und wie zufrieden beide Seiten bisher sind. "
          "Ohne Absprache erinnert Fallnetz nach vier Wochen, beim Leistungsträger nach acht."))
HELP_TEXT(
        contact_rhythm, "/faelle/:/begleitung/absprachen", T("Absprachen zum Kontakt"),
        T("Wie oft Sie mit einer Seite sprechen wollen. Die neueste Absprache gilt und steuert die Wiedervorlage."))
HELP_TEXT(provider_control, "/faelle/:/begleitung/pruefungen", T("Prüfungen der Maßnahmen"),
          T("Ob der Anbieter gut arbeitet, Termine hält und was folgt, wenn nicht."))

/* ---- contacts as agreed ---- */

static struct badge due_badge(struct arena *a, const struct contact_state *s)
{
        struct date today = clock_today();
        if (!s->weeks)
                return (struct badge){_("nicht abgesprochen"), TONE_NEUTRAL, S("question-mark")};
        if (!date_given(s->due))
                return (struct badge){_("beendet"), TONE_NEUTRAL, S("check")};
        int days = date_between(today, s->due);
        if (days < 0)
                return (struct badge){str_join(a, _("überfällig seit "), str_from_int(a, -days),
                                               days == -1 ? _(" Tag") : _(" Tagen")),
                                      TONE_DANGER, S("")};
        if (days == 0)
                return (struct badge){_("heute"), TONE_WARNING, S("")};
        return (struct badge){str_join(a, _("am "), date_german(a, s->due)), TONE_SUCCESS,
                              S("calendar-today")};
}

static struct str contact_meta(struct arena *a, const struct contact_state *s)
{
        struct str last = date_given(s->last) ? str_join(a, _("zuletzt am "), date_german(a, s->last))
                                              : _("noch kein Kontakt");
        struct str rhythm = S("");
        if (s->weeks)
                rhythm = s->weeks == 1 ? _("jede Woche")
                                       : str_join(a, _("alle "), text_int(a, s->weeks), _(" Wochen"));
        return str_join_with(a, S(" · "), rhythm, last, s->note);
}

/* The person and the company by name, the others by what they are. */
static enum err side_name(struct req *r, struct rtx *tx, const struct case_head *head, enum contact_side s,
                          struct str *out)
{
        if (s == SIDE_CLIENT)
                *out = case_person_polite(r->arena, head);
        else if (s == SIDE_EMPLOYER && !str_empty(head->employer) && actor_reads(r->actor, CLASS_EMPLOYER))
                *out = head->employer;
        else
                return ui_code_label(r, tx, S("contact_side"), contact_side_code(s), out);
        return OK;
}

static enum err contacts_draw(struct req *r, struct rtx *tx, const struct grant *g,
                              const struct case_head *head)
{
        struct contact_state s[SIDES] = {0};
        struct row_item row[SIDES] = {0};
        TRY(contact_states(tx, g, s));
        for (enum contact_side i = 0; i < SIDES; i++) {
                struct url agree = url_path(r->arena, "/faelle/:/begleitung/absprachen/neu", grant_case(g));
                struct url talk = url_path(r->arena, "/faelle/:/verlauf/neu", grant_case(g));
                TRY(side_name(r, tx, head, i, &row[i].title));
                row[i].badge = due_badge(r->arena, &s[i]);
                row[i].meta = contact_meta(r->arena, &s[i]);
                if (s[i].weeks)
                        row[i].to = url_path(r->arena, "/faelle/:/begleitung/absprachen/:", grant_case(g),
                                             s[i].rhythm_id);
                row[i].action = s[i].weeks ? (struct action){.label = _("Kontakt eintragen"),
                                                             .needs = CAP_CASE_WRITE,
                                                             .to = url_with(r->arena, talk, S("mit"),
                                                                            contact_side_code(i))}
                                           : (struct action){.label = _("Absprechen"),
                                                             .needs = CAP_CASE_WRITE,
                                                             .to = url_with(r->arena, agree, S("seite"),
                                                                            contact_side_code(i))};
        }
        ui_panel(r->html, _("Nächste Kontakte"), S(""),
                 (struct action){.label = _("Alle Absprachen"),
                                 .to = url_path(r->arena, "/faelle/:/begleitung/absprachen", grant_case(g))});
        ui_rows(r->html, row, SIDES);
        ui_panel_end(r->html);
        return OK;
}

/* ---- measures: planned and actual ---- */

static struct str span(struct arena *a, struct date from, struct date to)
{
        if (!date_given(from) && !date_given(to))
                return S("–");
        if (!date_given(to))
                return str_join(a, _("seit "), date_german(a, from));
        return str_join(a, date_german(a, from), S(" – "), date_german(a, to));
}

static struct badge late_badge(struct arena *a, const struct measure_dates *m)
{
        int days = measure_late_days(m, clock_today());
        if (days > 0)
                return (struct badge){
                        str_join(a, str_from_int(a, days), days == 1 ? _(" Tag später") : _(" Tage später")),
                        TONE_WARNING, S("")};
        if (!date_given(m->started_on))
                return (struct badge){_("geplant"), TONE_NEUTRAL, S("draft")};
        if (!date_given(m->ended_on))
                return (struct badge){_("läuft"), TONE_NEUTRAL, S("edit")};
        return (struct badge){_("wie geplant"), TONE_SUCCESS, S("check")};
}

static enum err measures_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        enum { COLUMNS = 4 };
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Maßnahme")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Geplant")), .cls = CLASS_CASE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Wirklich")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Vergleich")), .cls = CLASS_CASE, .phone = PHONE_COLUMN}};
        struct measure_dates *m;
        struct table_view t = {.title = _("Geplant und wirklich"),
                               .caption = _("Maßnahmen: geplante und wirkliche Tage"),
                               .column = column,
                               .columns = COLUMNS,
                               .empty = _("Noch keine Maßnahme im Plan."),
                               .unit = _("Maßnahmen")};
        TRY(measure_dates(tx, g, &m, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++) {
                struct ui_cell *cell = &t.cell[i * COLUMNS];
                cell[0].text = m[i].title;
                cell[0].to = url_path(r->arena, "/faelle/:/plan", grant_case(g));
                cell[1].text = span(r->arena, m[i].starts, m[i].ends);
                cell[2].text = span(r->arena, m[i].started_on, m[i].ended_on);
                cell[3].badge = late_badge(r->arena, &m[i]);
        }
        return ui_table(r, &t);
}

/* ---- controls ---- */

static enum err control_row(struct req *r, struct rtx *tx, const struct record *c, struct row_item *out)
{
        const struct field *f = provider_control_entity.e.fields;
        struct str quality, punctuality;
        bool good = str_eq(rec_text(c, PROVIDER_CONTROL_quality), S("good")) &&
                    str_eq(rec_text(c, PROVIDER_CONTROL_punctuality), S("on_time"));
        TRY(ui_value(r, tx, &f[PROVIDER_CONTROL_quality], c->v[PROVIDER_CONTROL_quality], &quality));
        TRY(ui_value(r, tx, &f[PROVIDER_CONTROL_punctuality], c->v[PROVIDER_CONTROL_punctuality],
                     &punctuality));
        TRY(ui_value(r, tx, &f[PROVIDER_CONTROL_provider_id], c->v[PROVIDER_CONTROL_provider_id],
                     &out->title));
        out->meta = str_join_with(
                r->arena, S(" · "), date_german(r->arena, rec_date(c, PROVIDER_CONTROL_checked_on)),
                rec_text(c, PROVIDER_CONTROL_measure), rec_text(c, PROVIDER_CONTROL_defects));
        out->badge = (struct badge){str_join(r->arena, quality, S(", "), punctuality),
                                    good ? TONE_SUCCESS : TONE_WARNING, S("")};
        out->badge_right = true;
        out->to = url_path(r->arena, "/faelle/:/begleitung/pruefungen/:", c->case_id, c->id);
        return OK;
}

static enum err controls_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        enum { MOST = 200 };
        struct record *c;
        size_t n;
        TRY(ent_list_in(tx, g, &provider_control_entity, MOST, &c, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                TRY(control_row(r, tx, &c[n - 1 - i], &row[i]));
        ui_panel(r->html, _("Anbieter geprüft"), S(""),
                 (struct action){.label = _("Alle Prüfungen"),
                                 .to = url_path(r->arena, "/faelle/:/begleitung/pruefungen", grant_case(g))});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch nicht geprüft. Fragen Sie beim Anbieter und bei der Person nach."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* ---- satisfaction in between: statements of the concept ---- */

static enum err satisfaction_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct str codes[] = {S_INIT("interim_satisfaction_client"),
                                           S_INIT("interim_satisfaction_employer"),
                                           S_INIT("contact_helpful")};
        const struct concept *c;
        struct answers said;
        struct row_item row[ARRAY_LEN(codes)];
        size_t n = 0;
        enum err e = concept_of_case(tx, g, &c);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        TRY(answers_read(tx, g, c, false, &said));
        for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
                const struct concept_item *item = concept_item(c, codes[i]);
                if (!item || !actor_reads(r->actor, item->f.cls))
                        continue;
                const struct answer *x = answer_leading(&said, item);
                struct str words;
                TRY(answer_words(r, tx, x, &words));
                row[n++] = (struct row_item){
                        .title = item->f.label,
                        .meta = answer_given(x) ? str_join_with(r->arena, S(" · "), words,
                                                                date_german(r->arena, x->said_on))
                                                : _("noch nicht gefragt"),
                        .action = {.label = _("Eintragen"),
                                   .needs = CAP_CASE_WRITE,
                                   .to = goal_sub_url(r->arena, grant_case(g), item->goal, S("angaben"))}};
        }
        if (!n)
                return OK;
        ui_panel(r->html, _("Zufrieden bisher?"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

static enum err crises_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crisis_line *c;
        size_t n;
        TRY(crisis_list(tx, g, &c, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = (struct row_item){
                        .title = c[i].subject,
                        .meta = str_join_with(r->arena, S(" · "), date_german(r->arena, c[i].held_on),
                                              c[i].steps),
                        .to = url_path(r->arena, "/faelle/:/verlauf/:", grant_case(g), c[i].id)};
        ui_panel(r->html, _("Krisen"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html,
                         _("Keine. In einer Krise handeln Sie gleich und haken „Krise“ am Eintrag an."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(accompaniment, "/begleitung", NEED(CASE_READ, CASE), .title = T("Begleitung"), .menu = MENU_CASES,
         .menu_order = 470, .budget = 18)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {
                .label = _("Anbieter prüfen"),
                .icon = S("add"),
                .needs = CAP_CASE_WRITE,
                .to = url_path(r->arena, "/faelle/:/begleitung/pruefungen/neu", grant_case(g))};
        struct case_frame f = {.title = _("Begleitung"), .action = &action, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        ui_grid(r->html);
        TRY(contacts_draw(r, tx, g, &f.head));
        TRY(measures_draw(r, tx, g));
        TRY(controls_draw(r, tx, g));
        ui_grid_side(r->html);
        TRY(satisfaction_draw(r, tx, g));
        TRY(crises_draw(r, tx, g));
        ui_grid_end(r->html);
        return OK;
}
