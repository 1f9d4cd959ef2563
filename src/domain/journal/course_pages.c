/* The whole course of a case: what was said, done, sent and disturbed, newest first. */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_frame.h"

enum { CHIPS_MAX = 50 };

COURSE_CHIP(gespraeche, .label = T("Gespräche"), .order = 10)
COURSE_ENTRY(contact, .list = K("contact_way"), .mark = MARK_CONTACT,
             .path = "/faelle/:/verlauf/:", .chip = K("gespraeche"))

/* The chip of the address, or NULL: everything. */
static const struct course_chip *chip_of(const struct req *r)
{
        const struct course_chip *c = course_chip_after(0);
        while (c && !str_eq(c->key, req_query(r, S("art"))))
                c = course_chip_after(c->order);
        return c;
}

static int64_t count_of(struct str kinds, const struct course_kind *k, size_t n)
{
        int64_t all = 0;
        for (size_t i = 0; i < n; i++)
                if (str_empty(kinds) || codes_have(kinds, k[i].kind))
                        all += k[i].n;
        return all;
}

static struct chip chip_make(struct arena *a, struct str label, int64_t count, struct url to, bool current)
{
        return (struct chip){str_join(a, label, S(" ("), str_from_int(a, count), S(")")), to, current};
}

static void chips_draw(struct req *r, int64_t case_id, const struct course_kind *k, size_t n,
                       const struct course_chip *current)
{
        struct chip chip[CHIPS_MAX];
        struct url to = url_path(r->arena, "/faelle/:/verlauf", case_id);
        size_t chips = 1;
        chip[0] = chip_make(r->arena, _("Alles"), count_of(S(""), k, n), to, !current);
        for (const struct course_chip *c = course_chip_after(0); c; c = course_chip_after(c->order)) {
                must(chips < ARRAY_LEN(chip));
                chip[chips++] = chip_make(r->arena, c->label, count_of(course_chip_kinds(r->arena, c), k, n),
                                          url_with(r->arena, to, S("art"), c->key), c == current);
        }
        ui_chips(r->html, _("Art der Einträge"), chip, chips);
}

/* „20.05.2025 bis 27.03.2025“ */
static struct str span_text(struct arena *a, const struct course_line *l, size_t n)
{
        struct str from = date_german(a, l[0].happened_on), to = date_german(a, l[n - 1].happened_on);
        return str_eq(from, to) ? from : str_join(a, from, _(" zurück bis "), to);
}

static enum err list_draw(struct req *r, struct rtx *tx, const struct grant *g, struct str kinds,
                          int64_t total)
{
        struct list_query q = list_query_of(r, S(""), NULL, 0);
        struct course_line *l;
        size_t n;
        TRY(case_course(tx, g, actor_reads(r->actor, CLASS_CASE), kinds, LIMIT_PAGE_ROWS, q.offset, &l, &n));
        ui_panel(r->html, n ? span_text(r->arena, l, n) : S(""), S(""), (struct action){0});
        if (n)
                TRY(case_course_draw(r, tx, grant_case(g), l, n));
        else
                ui_empty(r->html, _("Dazu gibt es noch keinen Eintrag."),
                         (struct action){.label = _("Gespräch erfassen"),
                                         .needs = CAP_CASE_WRITE,
                                         .to = url_path(r->arena, "/faelle/:/verlauf/neu", grant_case(g))});
        ui_pager(r, n, q.offset, total, S(""));
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(course_index, "/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Fallverlauf"), .menu = MENU_CASES,
         .menu_label = T("Verlauf"), .menu_order = 110)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {.label = _("Gespräch erfassen"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/verlauf/neu", grant_case(g))};
        struct case_frame f = {.title = _("Fallverlauf"), .action = &action, .actions = 1};
        struct course_kind *k;
        size_t n;
        const struct course_chip *chip = chip_of(r);
        struct str kinds = chip ? course_chip_kinds(r->arena, chip) : S("");
        TRY(case_course_kinds(tx, g, actor_reads(r->actor, CLASS_CASE), &k, &n));
        TRY(case_frame(r, tx, g, &f));
        chips_draw(r, grant_case(g), k, n, chip);
        return list_draw(r, tx, g, kinds, count_of(kinds, k, n));
}
