/* The sheet that is printed to be signed. D21 */
#include "domain/plan/plan_sheet_ui.h"

#include "domain/plan/plan_ui.h"

static void labelled(struct req *r, struct str label, struct str text)
{
        if (!str_empty(text))
                ui_sheet_text(r->html, str_join(r->arena, label, S(": "), text));
}

static enum err measure_on_sheet(struct req *r, struct rtx *tx, const struct record *m)
{
        static const struct {
                size_t field;
                struct str label;
        } line[] = {
                {MEASURE_kind, S_INIT(N_("Art"))},
                {MEASURE_justification, S_INIT(N_("Begründung"))},
                {MEASURE_provider_id, S_INIT(N_("Durchführung"))},
                {MEASURE_funder_id, S_INIT(N_("Finanzierung"))},
                {MEASURE_extent, S_INIT(N_("Umfang"))},
                {MEASURE_costs, S_INIT(N_("Kosten"))},
        };
        struct str text;
        ui_sheet_heading(r->html, rec_text(m, MEASURE_title));
        labelled(r, _("Zeit"), plan_span(r->arena, rec_date(m, MEASURE_starts), rec_date(m, MEASURE_ends)));
        for (size_t i = 0; i < ARRAY_LEN(line); i++) {
                TRY(plan_text(r, tx, m, line[i].field, &text));
                labelled(r, line[i].label, text);
        }
        return OK;
}

/* „23.06. – 04.07.2025: 4 Stunden am Tag“ */
static void stages_on_sheet(struct req *r, const struct plan_file *p)
{
        struct arena *a = r->arena;
        struct str *line = NEW_ARRAY(a, struct str, p->stages + 1);
        for (size_t i = 0; i < p->stages; i++) {
                const struct record *s = &p->stage[i];
                line[i] = str_join(a, plan_span(a, rec_date(s, STAGE_starts), rec_date(s, STAGE_ends)),
                                   S(": "), hours_text(a, rec_int(s, STAGE_minutes)), _(" Stunden am Tag"));
                if (rec_given(s, STAGE_note))
                        line[i] = str_join(a, line[i], S(", "), rec_text(s, STAGE_note));
        }
        if (!p->stages)
                return;
        ui_sheet_heading(r->html, _("Stufen der Rückkehr"));
        ui_sheet_list(r->html, line, p->stages);
}

static struct str sign_line(struct arena *a, const struct record *plan, enum plan_party p,
                            const struct case_head *h)
{
        struct str name = plan_party_name(a, p, h);
        struct str who =
                str_empty(name) ? plan_party_label(p) : str_join(a, plan_party_label(p), S(": "), name);
        struct date on = rec_date(plan, plan_signature_field(p));
        if (date_given(on))
                return str_join(a, who, _(" (unterschrieben am "), date_german(a, on), S(")"));
        return str_join(a, who, _(", Datum"));
}

enum err plan_sheet_draw(struct req *r, struct rtx *tx, const struct plan_file *p,
                         const struct case_head *head, const struct disclosure *proof)
{
        struct arena *a = r->arena;
        struct str funder, sign[PLAN_PARTIES];
        struct ui_sheet sheet = {.sender = r->office_name,
                                 .receiver = case_person(a, head),
                                 .dated = str_join(a, plan_version_name(a, rec_int(p->plan, PLAN_number)),
                                                   S(" · "), date_german(a, clock_today()))};
        TRY(plan_text(r, tx, p->plan, PLAN_funder_id, &funder));
        size_t signs = 0;
        for (enum plan_party s = 0; s < PLAN_PARTIES; s++)
                if (s != PLAN_EMPLOYER || (proof && disclosure_opens(proof, S("plan"))))
                        sign[signs++] = sign_line(a, p->plan, s, head);
        ui_sheet(r->html, &sheet);
        ui_sheet_heading(r->html, rec_text(p->plan, PLAN_title));
        if (rec_given(p->plan, PLAN_own_words))
                ui_sheet_text(r->html, str_join(a, S("„"), rec_text(p->plan, PLAN_own_words), S("“")));
        ui_sheet_text(r->html, rec_text(p->plan, PLAN_reason));
        labelled(r, _("Zuständiger Leistungsträger"), funder);
        for (size_t i = 0; i < p->measures; i++)
                TRY(measure_on_sheet(r, tx, &p->measure[i]));
        stages_on_sheet(r, p);
        labelled(r, _("Kosten zusammen"), text_money(a, plan_costs(p)));
        if (rec_given(p->plan, PLAN_procedure)) {
                ui_sheet_heading(r->html, _("Ablauf"));
                ui_sheet_text(r->html, rec_text(p->plan, PLAN_procedure));
        }
        ui_sheet_text(r->html, _("Wir kennen diesen Plan und sind mit ihm einverstanden."));
        ui_sheet_sign(r->html, sign, signs);
        ui_sheet_end(r->html);
        return OK;
}
