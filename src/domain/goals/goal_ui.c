#include "domain/goals/goal_ui.h"

#include "domain/goals/goal_view.h"

struct badge goal_attained_badge(struct str code, struct str label)
{
        if (str_eq(code, S("reached")))
                return (struct badge){label, TONE_SUCCESS, S("")};
        if (str_eq(code, S("partly")))
                return (struct badge){label, TONE_INFO, S("check")};
        if (str_eq(code, S("missed")))
                return (struct badge){label, TONE_WARNING, S("close")};
        return (struct badge){label, TONE_NEUTRAL, str_eq(code, S("dropped")) ? S("close") : S("edit")};
}

struct badge goal_consent_badge(enum goal_consent c)
{
        switch (c) {
        case GOAL_UNASKED:
                return (struct badge){_("noch niemand gefragt"), TONE_NEUTRAL, S("question-mark")};
        case GOAL_OPEN:
                return (struct badge){_("noch nicht alle einig"), TONE_NEUTRAL, S("question-mark")};
        case GOAL_AGREED:
                return (struct badge){_("alle einig"), TONE_SUCCESS, S("")};
        case GOAL_DISSENT:
                return (struct badge){_("andere Sicht"), TONE_WARNING, S("edit")};
        }
        panic("no such consent");
}

enum err goal_dissent_sentence(struct req *r, struct rtx *tx, const struct goal_matrix *m, struct str *out)
{
        struct str who = S(""), label;
        *out = S("");
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++) {
                if (!goal_dissents(&m->party[p]))
                        continue;
                TRY(ui_code_label(r, tx, S("goal_party"), goal_party_code(p), &label));
                who = str_join_with(r->arena, S(", "), who, label);
        }
        if (!str_empty(who))
                *out = str_join(r->arena, _("Anders sehen es: "), who, S("."));
        return OK;
}

static struct str yes_no(bool b)
{
        return b ? _("ja") : _("nein");
}

static enum err line_fill(struct req *r, struct rtx *tx, enum goal_party p, const struct goal_stance *s,
                          struct goal_line *out)
{
        *out = (struct goal_line){.asked = s->id != 0,
                                  .knows = yes_no(s->knows),
                                  .understands = yes_no(s->understands),
                                  .dissent = s->dissent,
                                  .differs = goal_dissents(s)};
        TRY(ui_code_label(r, tx, S("goal_party"), goal_party_code(p), &out->party));
        TRY(ui_code_label(r, tx, S("attained"), s->attained, &out->attained));
        return ui_code_label(r, tx, S("agreement_degree"), str_empty(s->agrees) ? S("open") : s->agrees,
                             &out->agrees);
}

enum err goal_matrix_draw(struct req *r, struct rtx *tx, struct str goal, const struct goal_matrix *m)
{
        struct goal_table t = {.name = goal};
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++)
                if (p != GOAL_OTHER || m->party[p].id)
                        TRY(line_fill(r, tx, p, &m->party[p], &t.line[t.lines++]));
        tpl_goal_matrix(r->html, &t);
        return OK;
}

static enum err goal_row(struct req *r, struct rtx *tx, const struct record *goal, struct row_item *out)
{
        struct str code = rec_text(goal, GOAL_attained), label, source;
        TRY(ui_code_label(r, tx, S("attained"), str_empty(code) ? S("open") : code, &label));
        TRY(ui_code_label(r, tx, S("goal_source"), rec_text(goal, GOAL_source), &source));
        *out = (struct row_item){
                .title = rec_text(goal, GOAL_text),
                .to = url_path(r->arena, "/faelle/:/ziele/:", goal->case_id, goal->id),
                .meta = rec_given(goal, GOAL_attained_note)
                                ? str_join(r->arena, source, S(" · "), rec_text(goal, GOAL_attained_note))
                                : source,
                .badge = goal_attained_badge(code, label),
                .badge_right = true};
        return OK;
}

enum err goal_rows(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *goal;
        size_t n;
        TRY(ent_list_in(tx, g, &goal_entity, GOALS_MAX, &goal, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                TRY(goal_row(r, tx, &goal[i], &row[i]));
        ui_rows(r->html, row, n);
        if (!n)
                ui_empty(r->html, _("Noch kein Ziel vereinbart."),
                         (struct action){.label = _("Ziel anlegen"),
                                         .to = url_path(r->arena, "/faelle/:/ziele/neu", grant_case(g))});
        return OK;
}

/* ---- agreements ---- */

struct badge agreement_badge(struct str code, struct str label)
{
        if (str_eq(code, S("kept")))
                return (struct badge){label, TONE_SUCCESS, S("")};
        if (str_eq(code, S("late")))
                return (struct badge){label, TONE_INFO, S("check")};
        if (str_eq(code, S("broken")))
                return (struct badge){label, TONE_WARNING, S("close")};
        return (struct badge){label, TONE_NEUTRAL, S("")};
}

enum err agreement_row(struct req *r, struct rtx *tx, const struct record *a, struct row_item *out)
{
        struct str code = rec_text(a, AGREEMENT_kept), label, parties;
        TRY(ui_code_label(r, tx, S("kept"), str_empty(code) ? S("open") : code, &label));
        TRY(ui_value(r, tx, &agreement_entity.e.fields[AGREEMENT_parties], a->v[AGREEMENT_parties],
                     &parties));
        *out = (struct row_item){.title = rec_text(a, AGREEMENT_text),
                                 .to = url_path(r->arena, "/faelle/:/vereinbarungen/:", a->case_id, a->id),
                                 .meta = str_join(r->arena,
                                                  date_german(r->arena, rec_date(a, AGREEMENT_agreed_on)),
                                                  S(" · "), parties),
                                 .badge = agreement_badge(code, label),
                                 .badge_right = true};
        return OK;
}
