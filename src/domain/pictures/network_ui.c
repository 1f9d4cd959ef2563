/*
 * The network map: the client in the middle, near is near. Support is a thick line, a strain is crossed, what hinders is dashed,
 * what is unclear dotted, what has ended a hollow mark. Shape before colour.
 */
#include "domain/pictures/picture_ui.h"

#include "base/text.h"

enum { NAME_CHARS = 22, EDGE = NETWORK_EDGE, SMALL = 72 };

/* The map in its own size, or smaller beside another one; words keep their size. */
struct map {
        struct html *h;
        int percent;
};

static int scaled(const struct map *m, int n)
{
        return n * m->percent / 100;
}

static int middle_x(const struct map *m)
{
        return scaled(m, NETWORK_MIDDLE) + EDGE;
}

static int middle_y(const struct map *m)
{
        return scaled(m, NETWORK_MIDDLE);
}

static void sectors(const struct map *m)
{
        struct html *h = m->h;
        int x = middle_x(m), y = middle_y(m), size = scaled(m, NETWORK_SIZE);
        for (int ring = 1; ring <= NETWORK_RINGS; ring++)
                svg_ring(h, x, y, scaled(m, ring * NETWORK_RING));
        svg_hair(h, EDGE + 20, y, size + EDGE - 20, y);
        svg_hair(h, x, 20, x, size - 20);
        svg_text(h, 10, 24, 's', true, _("Familie"));
        svg_text(h, size + 2 * EDGE - 10, 24, 'e', true, _("Freundeskreis"));
        svg_text(h, size + 2 * EDGE - 10, size - 10, 'e', true, _("Arbeit"));
        svg_text(h, 10, size - 10, 's', true, _("Fachleute"));
}

static void tie_draw(const struct map *m, const struct figure_person *p, int x, int y)
{
        struct html *h = m->h;
        bool supports = str_eq(p->support, S("supports")), hinders = str_eq(p->support, S("hinders"));
        bool unclear = str_empty(p->support) || str_eq(p->support, S("unknown"));
        int mx = middle_x(m), my = middle_y(m), cx = mx + (x - mx) * 3 / 5, cy = my + (y - my) * 3 / 5;
        svg_line(h, mx, my, x, y,
                 supports  ? 4
                 : hinders ? 2
                           : 1,
                 hinders   ? SVG_DASHED
                 : unclear ? SVG_DOTTED
                           : SVG_SOLID);
        if (!p->strain)
                return;
        svg_line(h, cx - 7, cy - 7, cx + 7, cy + 7, 3, SVG_SOLID);
        svg_line(h, cx - 7, cy + 7, cx + 7, cy - 7, 3, SVG_SOLID);
}

static void person_draw(const struct map *m, const struct figure_person *p, int x, int y, bool movable)
{
        struct html *h = m->h;
        html_lit(h, "<g");
        if (movable && p->id) {
                html_lit(h, " data-person=\"");
                html_attr(h, (long)p->id);
                html_lit(h, "\"");
        }
        html_lit(h, "><title>");
        html_text(h, p->name);
        html_lit(h, "</title>");
        if (p->circle == CIRCLE_PROFESSIONALS)
                svg_diamond(h, x, y, 11, !p->ended);
        else
                svg_circle(h, x, y, 9, !p->ended);
        svg_text(h, x, y > middle_y(m) ? y + 26 : y - 16, 'm', false,
                 text_short(h->arena, p->name, NAME_CHARS));
        html_lit(h, "</g>\n");
}

static void legend(struct html *h)
{
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(
                h,
                _("Dicke Linie: unterstützt. Dünne Linie: neutral. Gestrichelt: hemmt. Punkte: unklar. Kreuz auf der Linie: belastet. "
                  "Hohl: beendet. Raute: Fachleute. Je näher an der Mitte, desto näher."));
        html_lit(h, "</p>\n");
}

void network_draw(struct req *r, const struct figures *f, struct str key, struct str title,
                  enum network_use use)
{
        struct map m = {r->html, use == NETWORK_BESIDE ? SMALL : 100};
        struct network_spot *spot = figures_network(r->arena, f);
        int size = scaled(&m, NETWORK_SIZE);
        svg_begin(m.h, key, title,
                  _("Menschen um die Person in der Mitte. Dieselben Angaben stehen in der Tabelle darunter."),
                  size + 2 * EDGE, size);
        sectors(&m);
        for (size_t i = 1; i < f->persons; i++)
                tie_draw(&m, &f->person[i], scaled(&m, spot[i].x) + EDGE, scaled(&m, spot[i].y));
        for (size_t i = 1; i < f->persons; i++)
                person_draw(&m, &f->person[i], scaled(&m, spot[i].x) + EDGE, scaled(&m, spot[i].y),
                            use == NETWORK_MOVABLE);
        svg_circle(m.h, middle_x(&m), middle_y(&m), 26, false);
        svg_text(m.h, middle_x(&m), middle_y(&m) + 46, 'm', true, f->person[0].name);
        svg_end(m.h);
        legend(m.h);
}

static struct str distance_text(int distance)
{
        return distance == 1 ? _("sehr nah") : distance == 2 ? _("nah") : _("weiter weg");
}

enum err network_table(struct req *r, struct rtx *tx, int64_t case_id, const struct figures *f)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Wer")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Bereich")), .cls = CLASS_CASE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Wie nah")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Wirkung")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Zeit")), .cls = CLASS_CASE},
        };
        struct arena *a = r->arena;
        struct table_view t = {.title = _("Dieselben Angaben als Tabelle"),
                               .caption = _("Menschen im Netz"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .rows = f->persons - 1,
                               .total = (int64_t)f->persons - 1,
                               .empty = _("Noch keine Bezugsperson.")};
        t.cell = NEW_ARRAY(a, struct ui_cell, t.rows * t.columns + 1);
        for (size_t i = 0; i < t.rows; i++) {
                const struct figure_person *p = &f->person[i + 1];
                struct ui_cell *c = t.cell + i * t.columns;
                struct str support, since = date_given(p->since)
                                                    ? str_join(a, _("seit "), date_german(a, p->since))
                                                    : S("");
                struct str ended = p->ended ? str_join(a, _("beendet "), date_german(a, p->ended_on)) : S("");
                TRY(ui_code_label(r, tx, S("support"), p->support, &support));
                TRY(ui_code_label(r, tx, S("network_circle"), circle_key(p->circle), &c[1].text));
                c[0] = (struct ui_cell){.text = p->name,
                                        .to = url_path(a, "/faelle/:/bezugspersonen/:", case_id, p->id)};
                c[2].text = distance_text(p->distance);
                c[3].text = str_join_with(a, S(", "), support, p->strain ? _("belastet") : S(""));
                c[4].text = str_join_with(a, S(" "), since, ended);
        }
        return ui_table(r, &t);
}

enum err picture_words(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *head)
{
        struct words_line w;
        enum err e = case_words(tx, g, &w);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        ui_quote(
                r->html, w.words,
                str_join(r->arena, case_person(r->arena, head), _(" am "), date_german(r->arena, w.said_on)));
        return OK;
}
