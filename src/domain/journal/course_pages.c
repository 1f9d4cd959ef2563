/* The whole course of a case: what was said, done, sent and disturbed, newest first. */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_frame.h"

/* Views: kinds of the course that people look for together. */
static const struct {
        struct str key, label, kinds;
} views[] = {
        {S_INIT(""), S_INIT(N_("Alles")), S_INIT("")},
        {S_INIT("gespraeche"), S_INIT(N_("Gespräche")), S_INIT("contact appointment")},
        {S_INIT("aufgaben"), S_INIT(N_("Aufgaben")), S_INIT("task")},
        {S_INIT("unterlagen"), S_INIT(N_("Unterlagen und Pläne")),
         S_INIT("attachment agreement plan outcome")},
        {S_INIT("einwilligungen"), S_INIT(N_("Einwilligungen")), S_INIT("consent withdrawal disclosure")},
        {S_INIT("stoerungen"), S_INIT(N_("Störungen")), S_INIT("disruption solved")},
        {S_INIT("fall"), S_INIT(N_("Der Fall selbst")), S_INIT("event")},
};

static size_t view_of(const struct req *r)
{
        for (size_t i = 0; i < ARRAY_LEN(views); i++)
                if (str_eq(views[i].key, req_query(r, S("art"))))
                        return i;
        return 0;
}

static int64_t view_count(size_t view, const struct course_kind *k, size_t n)
{
        int64_t all = 0;
        for (size_t i = 0; i < n; i++)
                if (!view || codes_have(views[view].kinds, k[i].kind))
                        all += k[i].n;
        return all;
}

static void chips_draw(struct req *r, int64_t case_id, const struct course_kind *k, size_t n, size_t current)
{
        struct chip chip[ARRAY_LEN(views)];
        for (size_t i = 0; i < ARRAY_LEN(views); i++) {
                struct url to = url_path(r->arena, "/faelle/:/verlauf", case_id);
                struct str count = str_from_int(r->arena, view_count(i, k, n));
                chip[i] =
                        (struct chip){str_join(r->arena, views[i].label, S(" ("), count, S(")")),
                                      i ? url_with(r->arena, to, S("art"), views[i].key) : to, i == current};
        }
        ui_chips(r->html, _("Art der Einträge"), chip, ARRAY_LEN(chip));
}

/* „20.05.2025 bis 27.03.2025“ */
static struct str span_text(struct arena *a, const struct course_line *l, size_t n)
{
        struct str from = date_german(a, l[0].happened_on), to = date_german(a, l[n - 1].happened_on);
        return str_eq(from, to) ? from : str_join(a, from, _(" zurück bis "), to);
}

static enum err list_draw(struct req *r, struct rtx *tx, const struct grant *g, size_t view, int64_t total)
{
        struct list_query q = list_query_of(r, S(""));
        struct course_line *l;
        size_t n;
        TRY(case_course(tx, g, actor_reads(r->actor, CLASS_CASE), views[view].kinds, LIMIT_PAGE_ROWS,
                        q.offset, &l, &n));
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

CASE_GET(course_index, "/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Fallverlauf"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {.label = _("Gespräch erfassen"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/verlauf/neu", grant_case(g))};
        struct case_frame f = {.title = _("Fallverlauf"), .action = &action, .actions = 1};
        struct course_kind *k;
        size_t n, view = view_of(r);
        TRY(case_course_kinds(tx, g, actor_reads(r->actor, CLASS_CASE), &k, &n));
        TRY(case_frame(r, tx, g, &f));
        chips_draw(r, grant_case(g), k, n, view);
        return list_draw(r, tx, g, view, view_count(view, k, n));
}
