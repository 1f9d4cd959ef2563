#include "domain/workplaces/profile_ui.h"

/* ---- the table ---- */

enum { COLUMNS = 6 };

static struct badge line_badge(const struct profile_line *l)
{
        if (profile_line_severe(l))
                return (struct badge){_("schwer"), TONE_DANGER, S("")};
        return (struct badge){.tone = TONE_NEUTRAL};
}

static struct str gap_text(struct arena *a, const struct profile_line *l)
{
        if (l->fit == PROFILE_UNKNOWN)
                return S("–");
        if (l->gap < 0)
                return str_join(a, S("−"), str_from_int(a, -l->gap));
        return l->gap ? str_join(a, S("+"), str_from_int(a, l->gap)) : S("0");
}

static struct str fit_text(struct arena *a, const struct profile_line *l)
{
        struct str words = l->fit == PROFILE_TOO_MUCH  ? _("zu viel")
                           : l->fit == PROFILE_RESERVE ? _("Reserve")
                           : l->fit == PROFILE_FITS    ? _("passt")
                                                       : _("Fähigkeit offen");
        return l->divided ? str_join(a, words, _(", Quellen uneins")) : words;
}

static enum err line_cells(struct req *r, struct rtx *tx, const struct profile_line *l, struct ui_cell *cell)
{
        struct arena *a = r->arena;
        struct str measure = S("");
        if (l->measure_id && actor_reads(r->actor, CLASS_CASE))
                TRY(ui_value(r, tx, &workplace_demand_entity.e.fields[WORKPLACE_DEMAND_measure_id],
                             value_ref(l->measure_id), &measure));
        cell[0].text = l->feature->label;
        cell[1].text = str_from_int(a, l->demand);
        cell[2].text = l->ability == PROFILE_OPEN ? S("–") : str_from_int(a, l->ability);
        cell[3].text = gap_text(a, l);
        cell[4] = (struct ui_cell){.badge = line_badge(l),
                                   .text = profile_line_severe(l) ? S("") : fit_text(a, l)};
        cell[5].text = str_join_with(a, S(" · "), l->remedy, measure);
        if (str_empty(cell[5].text))
                cell[5].text = S("–");
        return OK;
}

enum err profile_table(struct req *r, struct rtx *tx, const struct profile *p)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Merkmal")), .cls = CLASS_HEALTH},
                {.label = S_INIT(N_("Anforderung")),
                 .cls = CLASS_HEALTH,
                 .number = true,
                 .phone = PHONE_GONE},
                {.label = S_INIT(N_("Fähigkeit")), .cls = CLASS_HEALTH, .number = true, .phone = PHONE_GONE},
                {.label = S_INIT(N_("Unterschied")),
                 .cls = CLASS_HEALTH,
                 .number = true,
                 .phone = PHONE_GONE},
                {.label = S_INIT(N_("Ergebnis")), .cls = CLASS_HEALTH, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Mögliche Abhilfe")), .cls = CLASS_HEALTH},
        };
        struct table_view t = {.title = _("Dieselben Werte als Tabelle"),
                               .caption = _("Anforderungen und Fähigkeiten"),
                               .column = column,
                               .columns = COLUMNS,
                               .unit = _("Merkmalen"),
                               .download = S("profilvergleich"),
                               .empty = _("Noch keine Anforderung festgehalten.")};
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, p->n * COLUMNS + 1);
        for (size_t i = 0; i < p->n; i++)
                if (profile_line_shown(&p->line[i]))
                        TRY(line_cells(r, tx, &p->line[i], &t.cell[t.rows++ * COLUMNS]));
        t.total = (int64_t)t.rows;
        return ui_table(r, &t);
}

/* ---- pages ---- */

bool workplace_may_write(const struct req *r)
{
        return actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_HEALTH);
}

struct url workplace_url(struct arena *a, const struct record *workplace)
{
        return url_path(a, "/faelle/:/plaetze/:", workplace->case_id, workplace->id);
}

enum err workplace_frame(struct req *r, struct rtx *tx, const struct grant *g, const struct record *workplace,
                         struct case_frame *f)
{
        bool own = str_empty(f->title);
        f->section = own ? _("Arbeitsplätze") : rec_text(workplace, WORKPLACE_title);
        f->section_to = own ? url_path(r->arena, "/faelle/:/plaetze", workplace->case_id)
                            : workplace_url(r->arena, workplace);
        if (own)
                f->title = rec_text(workplace, WORKPLACE_title);
        return case_frame(r, tx, g, f);
}

struct badge profile_badge(struct arena *a, const struct profile *p)
{
        if (!p->compared)
                return (struct badge){_("noch nicht verglichen"), TONE_NEUTRAL, S("")};
        if (p->unjudged)
                return (struct badge){str_join(a, str_from_int(a, (int64_t)p->unjudged), _(" zu beurteilen")),
                                      TONE_WARNING, S("")};
        return (struct badge){str_join(a, str_from_int(a, (int64_t)p->severe), _(" schwer")),
                              p->severe ? TONE_DANGER : TONE_SUCCESS, S("")};
}

enum err solution_badge(struct req *r, struct rtx *tx, const struct record *solution, struct badge *out)
{
        struct str result = solution ? rec_text(solution, SOLUTION_result) : S(""), label;
        *out = (struct badge){_("noch offen"), TONE_NEUTRAL, S("")};
        if (str_empty(result) || str_eq(result, S("open")))
                return OK;
        TRY(ui_code_label(r, tx, S("solution_result"), result, &label));
        bool no = str_eq(result, S("not_possible"));
        *out = (struct badge){label, no ? TONE_NEUTRAL : TONE_SUCCESS, no ? S("close") : S("")};
        return OK;
}
