#include "domain/funding/funding_ui.h"

#include "base/text.h"

enum err funding_badge(struct req *r, struct rtx *tx, struct str status, struct badge *out)
{
        *out = (struct badge){.tone = TONE_NEUTRAL, .icon = S("draft")};
        if (str_eq(status, S("applied")))
                *out = (struct badge){.tone = TONE_INFO};
        else if (str_eq(status, S("approved")))
                *out = (struct badge){.tone = TONE_SUCCESS};
        else if (str_eq(status, S("rejected")))
                *out = (struct badge){.tone = TONE_DANGER, .icon = S("close")};
        else if (str_eq(status, S("withdrawn")))
                out->icon = S("close");
        return ui_code_label(r, tx, S("funding_status"), status, &out->label);
}

struct str funding_cover_sentence(struct arena *a, const struct funding_cover *c)
{
        if (!c->costs)
                return S("");
        if (!c->open)
                return _("Die Kosten sind zugesagt.");
        struct str open = str_join(a, _("Noch nicht zugesagt: "), text_money(a, c->open));
        if (!c->asked)
                return str_join(a, open, _(". Niemand ist darum gebeten."));
        return str_join(a, open, _(". Erbeten sind "), text_money(a, c->asked), S("."));
}

/* „Rentenversicherung Musterland · technische Hilfen · 4.850,00 € · beantragt 20.05.2025“ */
static enum err line_meta(struct req *r, struct rtx *tx, const struct funding_line *f, struct str *out)
{
        struct arena *a = r->arena;
        struct str benefit, when = S("");
        TRY(ui_code_label(r, tx, S("funding_benefit"), f->benefit, &benefit));
        if (date_given(f->decided_on))
                when = str_join(a, _("entschieden "), date_german(a, f->decided_on));
        else if (date_given(f->applied_on))
                when = str_join(a, _("beantragt "), date_german(a, f->applied_on));
        *out = str_join_with(a, S(" · "), f->funder, benefit, f->amount ? text_money(a, f->amount) : S(""),
                             when, f->own_promise ? _("eigene Zusage") : S(""),
                             f->advance_payment ? _("in Vorleistung") : S(""));
        if (str_eq(f->status, S("rejected")))
                *out = str_join(a, *out, S(". "), f->rejection_reason);
        if (!str_empty(f->alternative))
                *out = str_join(a, *out, _(" Stattdessen: "), f->alternative);
        return OK;
}

static enum err row_of(struct req *r, struct rtx *tx, int64_t case_id, struct str title,
                       const struct funding_line *f, struct row_item *out)
{
        *out = (struct row_item){.title = title,
                                 .to = url_path(r->arena, "/faelle/:/finanzierung/:", case_id, f->id),
                                 .badge_right = true};
        TRY(line_meta(r, tx, f, &out->meta));
        return funding_badge(r, tx, f->status, &out->badge);
}

/* The fundings of one measure; what is open last, as a line of its own. */
static enum err measure_rows(struct req *r, struct rtx *tx, const struct record *m,
                             const struct funding_line *f, size_t n, struct row_item *row, size_t *rows)
{
        int64_t root = measure_root(m);
        struct funding_cover c = funding_cover(rec_int(m, MEASURE_costs), root, f, n);
        for (size_t i = 0; i < n; i++)
                if (f[i].measure_id == root)
                        TRY(row_of(r, tx, m->case_id, rec_text(m, MEASURE_title), &f[i], &row[(*rows)++]));
        if (c.open)
                row[(*rows)++] = (struct row_item){.title = rec_text(m, MEASURE_title),
                                                   .meta = funding_cover_sentence(r->arena, &c),
                                                   .badge = {_("nicht gedeckt"), TONE_WARNING, S("edit")},
                                                   .badge_right = true};
        return OK;
}

static bool in_version(const struct plan_file *p, int64_t root)
{
        for (size_t i = 0; i < p->measures; i++)
                if (measure_root(&p->measure[i]) == root)
                        return true;
        return false;
}

static enum err gone_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p,
                           const struct funding_line *f, size_t n)
{
        struct measure_root_line *m;
        size_t roots, rows = 0;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        TRY(measure_roots(tx, g, &m, &roots));
        for (size_t i = 0; i < n; i++)
                for (size_t j = 0; j < roots; j++)
                        if (m[j].root_id == f[i].measure_id && m[j].number < rec_int(p->plan, PLAN_number) &&
                            !in_version(p, m[j].root_id))
                                TRY(row_of(r, tx, p->plan->case_id, m[j].title, &f[i], &row[rows++]));
        if (!rows)
                return OK;
        ui_panel(r->html, _("Nicht mehr im Plan"), S(""), (struct action){0});
        ui_rows(r->html, row, rows);
        ui_panel_end(r->html);
        return OK;
}

enum err funding_plan_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p)
{
        struct funding_line *f;
        size_t n, rows = 0;
        TRY(funding_list(tx, g, &f, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + p->measures + 1);
        for (size_t i = 0; i < p->measures; i++)
                TRY(measure_rows(r, tx, &p->measure[i], f, n, row, &rows));
        ui_panel(r->html, _("Wer bezahlt?"), S(""),
                 (struct action){.label = _("Alle Finanzierungen"),
                                 .to = url_path(r->arena, "/faelle/:/finanzierung", grant_case(g))});
        if (rows)
                ui_rows(r->html, row, rows);
        else
                ui_empty(r->html, _("Keine Kosten, nichts beantragt."), (struct action){0});
        ui_panel_end(r->html);
        return gone_panel(r, tx, g, p, f, n);
}

/* ---- frames ---- */

static enum err frame_words(struct req *r, struct rtx *tx, const struct frame_line *f, struct str *out)
{
        struct str benefit;
        TRY(ui_code_label(r, tx, S("funding_benefit"), f->benefit, &benefit));
        *out = str_join(r->arena, benefit, _(", bis "), text_money(r->arena, f->maximum));
        return OK;
}

enum err frame_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct frame_line *f;
        TRY(frame_list(tx, 0, &f, n));
        *out = NEW_ARRAY(r->arena, struct ui_option, *n + 1);
        for (size_t i = 0; i < *n; i++) {
                struct str words;
                TRY(frame_words(r, tx, &f[i], &words));
                (*out)[i] = (struct ui_option){.code = str_from_int(r->arena, f[i].id),
                                               .label = str_join(r->arena, f[i].funder, S(": "), words)};
        }
        return OK;
}

enum err frame_panel(struct req *r, struct rtx *tx, int64_t funder_id)
{
        struct frame_line *f;
        size_t n;
        TRY(frame_list(tx, funder_id, &f, &n));
        if (!n)
                return OK;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n);
        for (size_t i = 0; i < n; i++) {
                struct arena *a = r->arena;
                TRY(frame_words(r, tx, &f[i], &row[i].title));
                row[i].to = url_path(a, "/netz/zusagerahmen/:", f[i].id);
                row[i].meta = str_join_with(
                        a, S(" · "), f[i].written ? _("schriftlich") : _("noch nicht schriftlich"),
                        date_given(f[i].valid_until)
                                ? str_join(a, _("gilt bis "), date_german(a, f[i].valid_until))
                                : S(""));
        }
        ui_panel(r->html, _("Was die Stelle selbst zusagen darf"), S(""),
                 (struct action){.label = _("Alle Zusagerahmen"),
                                 .to = url_path(r->arena, "/netz/zusagerahmen")});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}
