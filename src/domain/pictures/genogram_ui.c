/*
 * The genogram in the usual signs: square man, circle woman, diamond anybody else; a cross for who died; a line for a couple,
 * strokes across for separated (one) and divorced (two); children hang below. The client has a double outline.
 */
#include "domain/pictures/picture_ui.h"

#include "base/text.h"

enum { R = 22, LEFT = 90, TOP = 40, BOTTOM = 70, NAME_CHARS = 20 };

struct drawing {
        struct html *h;
        const struct figures *f;
        struct family_layout l;
        struct family_tie *tie;
};

static int x_of(const struct drawing *d, size_t i)
{
        return LEFT + d->l.spot[i].x;
}

static int y_of(const struct drawing *d, size_t i)
{
        return TOP + d->l.spot[i].y;
}

/* ---- lines ---- */

static void couple_line(const struct drawing *d, const struct figure_tie *t)
{
        struct html *h = d->h;
        size_t left = d->l.spot[t->from].x <= d->l.spot[t->to].x ? t->from : t->to,
               right = left == t->from ? t->to : t->from;
        int x1 = x_of(d, left), x2 = x_of(d, right), y = y_of(d, left), middle = (x1 + x2) / 2;
        bool far = x2 - x1 > GENOGRAM_COLUMN; /* somebody stands between: the line goes above */
        enum svg_dash dash = t->kind == TIE_PARTNER ? SVG_DASHED : SVG_SOLID;
        if (far) {
                svg_line(h, x1, y - R, x1, y - R - 12, 2, dash);
                svg_line(h, x1, y - R - 12, x2, y - R - 12, 2, dash);
                svg_line(h, x2, y - R - 12, x2, y - R, 2, dash);
                y -= R + 12;
        } else {
                svg_line(h, x1 + R, y, x2 - R, y, 2, dash);
        }
        int strokes = t->kind == TIE_SEPARATED ? 1 : t->kind == TIE_DIVORCED ? 2 : 0;
        for (int i = 0; i < strokes; i++)
                svg_line(h, middle + i * 7 - 20, y + 8, middle + i * 7 - 12, y - 8, 2, SVG_SOLID);
}

/* From the parents' line, or the one parent, down to a bar and to the child. */
static void child_line(const struct drawing *d, size_t child)
{
        size_t parent[2];
        genogram_parents(d->tie, d->f->ties, child, parent);
        if (parent[0] == SIZE_MAX || !d->l.spot[parent[0]].shown)
                return;
        bool two = parent[1] != SIZE_MAX && d->l.spot[parent[1]].y == d->l.spot[parent[0]].y;
        int apart = two ? x_of(d, parent[0]) - x_of(d, parent[1]) : 0;
        bool beside = two && (apart == GENOGRAM_COLUMN || apart == -GENOGRAM_COLUMN);
        int x = beside ? (x_of(d, parent[0]) + x_of(d, parent[1])) / 2 : x_of(d, parent[0]);
        int y = y_of(d, parent[0]), bar = y_of(d, child) - R - 18, top = y + (beside ? 0 : R);
        svg_line(d->h, x, top, x, bar, 1, SVG_SOLID);
        svg_line(d->h, x, bar, x_of(d, child), bar, 1, SVG_SOLID);
        svg_line(d->h, x_of(d, child), bar, x_of(d, child), y_of(d, child) - R, 1, SVG_SOLID);
        if (two && !beside) {
                svg_line(d->h, x_of(d, parent[1]), y + R, x_of(d, parent[1]), bar, 1, SVG_SOLID);
                svg_line(d->h, x_of(d, parent[1]), bar, x_of(d, child), bar, 1, SVG_SOLID);
        }
}

static void sibling_line(const struct drawing *d, size_t from, size_t to)
{
        int y = y_of(d, from) - R - 18;
        svg_line(d->h, x_of(d, from), y, x_of(d, to), y, 1, SVG_SOLID);
        svg_line(d->h, x_of(d, from), y, x_of(d, from), y + 18, 1, SVG_SOLID);
        svg_line(d->h, x_of(d, to), y, x_of(d, to), y + 18, 1, SVG_SOLID);
}

static void bond_line(const struct drawing *d, const struct figure_tie *t)
{
        int x1 = x_of(d, t->from), y1 = y_of(d, t->from) + 6, x2 = x_of(d, t->to), y2 = y_of(d, t->to) + 6;
        if (t->kind == TIE_CONFLICT) {
                svg_line(d->h, x1, y1, x2, y2, 3, SVG_DOTTED);
                return;
        }
        svg_line(d->h, x1, y1, x2, y2, 1, SVG_SOLID);
        svg_line(d->h, x1, y1 + 5, x2, y2 + 5, 1, SVG_SOLID);
}

static void tie_line(const struct drawing *d, const struct figure_tie *t)
{
        if (!d->l.spot[t->from].shown || !d->l.spot[t->to].shown)
                return;
        if (tie_is_couple(t->kind) && d->l.spot[t->from].y == d->l.spot[t->to].y)
                couple_line(d, t);
        else if (t->kind == TIE_SIBLING && d->l.spot[t->from].y == d->l.spot[t->to].y)
                sibling_line(d, t->from, t->to);
        else if (t->kind == TIE_CLOSE || t->kind == TIE_CONFLICT)
                bond_line(d, t);
}

/* ---- persons ---- */

static void sign(struct html *h, struct str gender, int x, int y, int r)
{
        if (str_eq(gender, S("male")))
                svg_square(h, x, y, r);
        else if (str_eq(gender, S("female")))
                svg_circle(h, x, y, r, false);
        else
                svg_diamond(h, x, y, r + 3, false);
}

/* „1942“, „1942–2010“, „† 2010“ */
static struct str years_text(struct arena *a, const struct figure_person *p)
{
        struct str born = p->born ? str_from_int(a, p->born) : S(""),
                   died = p->died ? str_from_int(a, p->died) : S("");
        if (!p->deceased)
                return born;
        return str_empty(born) ? str_join(a, S("† "), died) : str_join(a, born, S("–"), died);
}

static void person_draw(const struct drawing *d, size_t i)
{
        const struct figure_person *p = &d->f->person[i];
        struct html *h = d->h;
        int x = x_of(d, i), y = y_of(d, i);
        html_lit(h, "<g><title>");
        html_text(h, p->name);
        html_lit(h, "</title>");
        sign(h, p->gender, x, y, R);
        if (!i)
                sign(h, p->gender, x, y, R - 5);
        if (p->deceased) {
                svg_line(h, x - R + 6, y - R + 6, x + R - 6, y + R - 6, 2, SVG_SOLID);
                svg_line(h, x + R - 6, y - R + 6, x - R + 6, y + R - 6, 2, SVG_SOLID);
        }
        if (p->household)
                svg_circle(h, x + R, y + R, 5, true);
        svg_text(h, x, y + R + 18, 'm', !i, text_short(h->arena, p->name, NAME_CHARS));
        svg_text(h, x, y + R + 35, 'm', false, years_text(h->arena, p));
        html_lit(h, "</g>\n");
}

/* ---- the picture and its table ---- */

static void legend(struct html *h)
{
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(
                h,
                _("Quadrat: männlich. Kreis: weiblich. Raute: divers oder ohne Angabe. Kreuz: verstorben. Punkt: lebt im selben "
                  "Haushalt. Linie: verheiratet, gestrichelt: Partnerschaft, ein Schrägstrich: getrennt, zwei: geschieden. "
                  "Doppellinie: besonders nah, Punktlinie: Streit. Doppelter Rand: die Person, um die es geht."));
        html_lit(h, "</p>\n");
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct drawing *d)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Wer")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Verbindung")), .cls = CLASS_CASE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Mit wem")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Zeit")), .cls = CLASS_CASE},
        };
        struct arena *a = r->arena;
        struct table_view t = {.title = _("Dieselben Angaben als Tabelle"),
                               .caption = _("Verbindungen"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .rows = d->f->ties,
                               .total = (int64_t)d->f->ties,
                               .empty = _("Noch keine Verbindung.")};
        t.cell = NEW_ARRAY(a, struct ui_cell, t.rows * t.columns + 1);
        for (size_t i = 0; i < t.rows; i++) {
                const struct figure_tie *x = &d->f->tie[i];
                struct ui_cell *c = t.cell + i * t.columns;
                struct str since = x->since ? str_join(a, _("seit "), str_from_int(a, x->since)) : S("");
                struct str ended = x->ended ? str_join(a, _("bis "), str_from_int(a, x->ended)) : S("");
                c[0].text = d->f->person[x->from].name;
                if (x->id && grant_writes(r->grant))
                        c[0].to = url_path(a, "/faelle/:/genogramm/verbindungen/:/bearbeiten",
                                           grant_case(r->grant), x->id);
                TRY(ui_code_label(r, tx, S("tie_kind"), tie_key(x->kind), &c[1].text));
                c[2].text = d->f->person[x->to].name;
                c[3].text = str_join_with(a, S(" "), since, ended);
        }
        return ui_table(r, &t);
}

static void left_out(struct req *r, const struct drawing *d)
{
        struct str names = S("");
        for (size_t i = 1; i < d->f->persons; i++)
                if (!d->l.spot[i].shown && d->f->person[i].circle == CIRCLE_FAMILY)
                        names = str_join_with(r->arena, S(", "), names, d->f->person[i].name);
        if (!str_empty(names))
                ui_message(r->html, TONE_INFO, _("Noch ohne Verbindung"),
                           str_join(r->arena, names,
                                    _(". Legen Sie eine Verbindung an, dann stehen auch sie im Bild.")));
}

enum err genogram_draw(struct req *r, struct rtx *tx, const struct figures *f)
{
        struct drawing d = {.h = r->html, .f = f};
        figures_genogram(r->arena, f, &d.l);
        d.tie = NEW_ARRAY(r->arena, struct family_tie, f->ties + 1);
        for (size_t i = 0; i < f->ties; i++)
                d.tie[i] = (struct family_tie){f->tie[i].kind, f->tie[i].from, f->tie[i].to};
        left_out(r, &d);
        ui_panel(r->html, _("Bild"), S(""), (struct action){0});
        svg_begin(r->html, S("genogramm"), str_join(r->arena, _("Genogramm von "), f->person[0].name),
                  _("Familie in Generationen. Dieselben Angaben stehen in der Tabelle darunter."),
                  d.l.width + 2 * LEFT, d.l.height + TOP + BOTTOM);
        for (size_t i = 0; i < f->ties; i++)
                tie_line(&d, &f->tie[i]);
        for (size_t i = 0; i < d.l.shown; i++)
                child_line(&d, d.l.order[i]);
        for (size_t i = 0; i < d.l.shown; i++)
                person_draw(&d, d.l.order[i]);
        svg_end(r->html);
        legend(r->html);
        ui_panel_end(r->html);
        return table_draw(r, tx, &d);
}
