/* Who confirmed the comparison, and what was found for a place. CMB 8.C to 8.E */
#include "domain/workplaces/profile_ui.h"

/* ---- who confirmed ---- */

static struct badge answer_badge(const struct record *s)
{
        struct str answer = rec_text(s, PROFILE_SIGNOFF_answer);
        if (str_eq(answer, S("agrees")))
                return (struct badge){_("einverstanden"), TONE_SUCCESS, S("")};
        if (str_eq(answer, S("objects")))
                return (struct badge){_("sieht es anders"), TONE_WARNING, S("")};
        return (struct badge){_("wartet"), TONE_INFO, S("")};
}

/* Who agreed to another picture than the one that stands here now. */
static bool outdated(const struct profile *p, const struct record *s)
{
        return str_eq(rec_text(s, PROFILE_SIGNOFF_answer), S("agrees")) && moment_given(p->changed) &&
               p->changed.s > s->changed_at.s;
}

static enum err signoff_row(struct req *r, struct rtx *tx, const struct profile *p, const struct record *s,
                            struct row_item *row)
{
        struct str role;
        TRY(ui_value(r, tx, &s->e->fields[PROFILE_SIGNOFF_role], s->v[PROFILE_SIGNOFF_role], &role));
        if (outdated(p, s))
                role = str_join(r->arena, role, _(" · danach wurde der Vergleich geändert"));
        if (rec_given(s, PROFILE_SIGNOFF_objection))
                role = str_join(r->arena, role, S(" · „"), rec_text(s, PROFILE_SIGNOFF_objection), S("“"));
        *row = (struct row_item){.title = rec_text(s, PROFILE_SIGNOFF_name),
                                 .meta = role,
                                 .badge = answer_badge(s),
                                 .badge_right = true,
                                 .to = url_path(r->arena, "/faelle/:/plaetze/:/stimmen/:", s->case_id,
                                                p->workplace->id, s->id)};
        return OK;
}

enum err signoffs_panel(struct req *r, struct rtx *tx, const struct profile *p)
{
        struct record *s;
        struct str label;
        size_t n, agreed = 0;
        struct arena *a = r->arena;
        TRY(ui_code_label(r, tx, S("visit_role"), S("other"), &label)); /* read once, for none or many */
        TRY(workplace_signoffs(tx, r->grant, p->workplace->id, &s, &n));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                TRY(signoff_row(r, tx, p, &s[i], &row[i]));
                agreed += str_eq(rec_text(&s[i], PROFILE_SIGNOFF_answer), S("agrees"));
        }
        ui_panel(r->html, _("Gemeinsames Ergebnis"),
                 n ? str_join(a, str_from_int(a, (int64_t)agreed), _(" von "), str_from_int(a, (int64_t)n))
                   : S(""),
                 (struct action){0});
        ui_rows(r->html, row, n);
        ui_empty(r->html, n ? S("") : _("Noch wurde niemand gefragt, ob das Bild stimmt."),
                 (struct action){.label = _("Person fragen"),
                                 .to = url_path(a, "/faelle/:/plaetze/:/stimmen/neu", p->workplace->case_id,
                                                p->workplace->id),
                                 .needs = CAP_CASE_WRITE});
        ui_panel_end(r->html);
        return OK;
}

/* ---- what was found ---- */

/* „tragen es mit: 3 von 4“ */
static struct str accepted_words(struct arena *a, const struct record *s)
{
        int64_t asked, objections;
        solution_count(s, &asked, &objections);
        return asked ? str_join(a, str_from_int(a, asked - objections), _(" von "), str_from_int(a, asked),
                                _(" tragen es mit"))
                     : _("noch niemand gefragt");
}

static enum err solution_row(struct req *r, struct rtx *tx, const struct record *s, struct row_item *row)
{
        struct arena *a = r->arena;
        struct str economic, sent = date_german(a, rec_date(s, SOLUTION_note_sent_on));
        TRY(ui_value(r, tx, &s->e->fields[SOLUTION_economic], s->v[SOLUTION_economic], &economic));
        struct str meta = accepted_words(a, s);
        if (!str_empty(economic))
                meta = str_join(a, meta, _(" · wirtschaftlich: "), economic);
        if (!str_empty(sent))
                meta = str_join(a, meta, _(" · Notiz verschickt am "), sent);
        *row = (struct row_item){.title = rec_given(s, SOLUTION_changes)
                                                  ? text_short(a, rec_text(s, SOLUTION_changes), 160)
                                                  : _("Lösung"),
                                 .meta = meta,
                                 .badge_right = true,
                                 .to = url_path(a, "/faelle/:/plaetze/:/loesungen/:", s->case_id,
                                                rec_int(s, SOLUTION_workplace_id), s->id)};
        return solution_badge(r, tx, s, &row->badge);
}

enum err solutions_panel(struct req *r, struct rtx *tx, const struct record *workplace)
{
        struct record *s;
        struct str label;
        size_t n, shown = 0;
        TRY(ui_code_label(r, tx, S("solution_result"), S("open"), &label)); /* read once, for none or many */
        TRY(ui_code_label(r, tx, S("yes_no_unclear"), S("no"), &label));
        TRY(solutions(tx, r->grant, &s, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = n; i-- > 0;)
                if (rec_int(&s[i], SOLUTION_workplace_id) == workplace->id)
                        TRY(solution_row(r, tx, &s[i], &row[shown++]));
        ui_panel(r->html, _("Was daraus folgt"), S(""), (struct action){0});
        ui_rows(r->html, row, shown);
        ui_empty(r->html, shown ? S("") : _("Noch nicht geprüft, ob es an diesem Platz geht."),
                 (struct action){.label = shown ? _("Neu prüfen") : _("Lösung prüfen"),
                                 .to = url_path(r->arena, "/faelle/:/plaetze/:/loesungen/neu",
                                                workplace->case_id, workplace->id),
                                 .needs = CAP_CASE_WRITE});
        ui_panel_end(r->html);
        return OK;
}
