#include "domain/cases/case_frame.h"
#include "domain/cases/case_list.h"
#include "domain/codes/codes.h"
#include "core/user.h"
#include "domain/concepts/store.h"

static const struct {
        struct str key, label;

} views[] = {
        [CASES_MINE] = {S_INIT("meine"), S_INIT(N_("Meine laufenden"))},
        [CASES_DEPUTY] = {S_INIT("vertretung"), S_INIT(N_("In Vertretung"))},
        [CASES_QUIET] = {S_INIT("still"), S_INIT(N_("Lange ohne Eintrag"))},
        [CASES_EXPIRING] = {S_INIT("einwilligung"), S_INIT(N_("Einwilligung läuft ab"))},
        [CASES_ALL] = {S_INIT("alle"), S_INIT(N_("Alle laufenden"))},
        [CASES_CLOSED] = {S_INIT("abgeschlossen"), S_INIT(N_("Abgeschlossen"))},
};

static enum case_view view_of(const struct req *r)
{
        struct str key = req_query(r, S("ansicht"));
        for (enum case_view v = 0; v < ARRAY_LEN(views); v++)
                if (str_eq(views[v].key, key))
                        return v;
        return r->actor->roles & ((uint64_t)1 << ROLE_case_manager) ? CASES_MINE : CASES_ALL;
}

static void chips_draw(struct req *r, const struct case_counts *c, enum case_view view)
{
        struct chip chip[ARRAY_LEN(views)];
        for (enum case_view v = 0; v < ARRAY_LEN(views); v++)
                chip[v] = (struct chip){
                        str_join(r->arena, views[v].label, S(" ("),
                                 str_from_int(r->arena, case_view_count(c, v)), S(")")),
                        url_with(r->arena, url_path(r->arena, "/faelle"), S("ansicht"), views[v].key),
                        v == view};
        ui_chips(r->html, _("Ansicht"), chip, ARRAY_LEN(chip));
}

static void head_draw(struct req *r, const struct case_counts *c)
{
        struct arena *a = r->arena;
        struct action action[] = {
                {.label = _("Anfragen"),
                 .to = url_path(a, "/anfragen"),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_INTAKE},
                {.label = _("Übergeben"),
                 .to = url_path(a, "/faelle/uebergabe"),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_CASE_ASSIGN},
                {.label = _("Neuer Fall"),
                 .to = url_path(a, "/faelle/neu"),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_CREATE},
        };
        struct page_head head = {.over = str_join(a, str_from_int(a, c->mine), _(" laufende Fälle · "),
                                                  str_from_int(a, c->burning),
                                                  c->burning == 1 ? _(" brennt · ") : _(" brennen · "),
                                                  str_from_int(a, c->today), _(" heute fällig")),
                                 .title = _("Fälle"),
                                 .action = action,
                                 .actions = ARRAY_LEN(action)};
        ui_head(r, &head);
}

static const struct ui_column columns[] = {
        {.key = S_INIT("person"), .label = S_INIT(N_("Person")), .cls = CLASS_MASTER},
        {.key = S_INIT("number"), .label = S_INIT(N_("Fallnummer")), .cls = CLASS_SCHEDULE},
        {.key = S_INIT("employer"), .label = S_INIT(N_("Arbeitgeber")), .cls = CLASS_EMPLOYER},
        {.key = S_INIT("field"), .label = S_INIT(N_("Arbeitsfeld")), .cls = CLASS_SCHEDULE},
        {.key = S_INIT("urgency"),
         .label = S_INIT(N_("Dringlich")),
         .cls = CLASS_SCHEDULE,
         .phone = PHONE_COLUMN},
        {.key = S_INIT("next"),
         .label = S_INIT(N_("Nächster Schritt")),
         .cls = CLASS_SCHEDULE,
         .phone = PHONE_FIRST},
        {.label = S_INIT(N_("bis")), .cls = CLASS_SCHEDULE, .number = true},
        {.key = S_INIT("last"),
         .label = S_INIT(N_("letzter Eintrag")),
         .cls = CLASS_SCHEDULE,
         .number = true,
         .phone = PHONE_GONE},
        {.label = S_INIT(N_("Case Manager/in")), .cls = CLASS_STAFF},
};

static void row_fill(struct req *r, const struct case_line *l, struct str field, struct ui_cell *cell)
{
        struct arena *a = r->arena;
        struct str name = str_join_with(a, S(", "), l->family, l->given);
        cell[0] = (struct ui_cell){.text = name, .to = url_path(a, "/faelle/:", l->id)};
        cell[1].text = l->number;
        cell[2].text = l->employer;
        cell[3].text = field;
        cell[4].badge = case_rank_badge(l->rank, l->next_due);
        cell[5].text = l->next_title;
        cell[6].text = date_german(a, l->next_due);
        cell[7].text = date_german(a, l->last_entry);
        cell[8].text = l->case_manager;
}

/* Names of the Arbeitsfelder of the concept that new cases begin with. */
static enum err fields_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        const struct concept *c;
        enum err e = concept_active(tx, &c);
        size_t fields = e == OK ? c->work_fields : 0;
        if (e != OK && e != ERR_NOT_FOUND)
                return e;
        *out = NEW_ARRAY(r->arena, struct ui_option, fields + 1);
        (*out)[0] = (struct ui_option){S(""), _("alle"), S("")};
        for (size_t i = 0; i < fields; i++)
                (*out)[i + 1] = (struct ui_option){
                        c->work_field[i].code,
                        str_join(r->arena, c->work_field[i].code, S(" "), c->work_field[i].title), S("")};
        *n = fields + 1;
        return OK;
}

static struct str field_title(const struct ui_option *o, size_t n, struct str code)
{
        for (size_t i = 1; i < n; i++)
                if (str_eq(o[i].code, code))
                        return o[i].label;
        return code;
}

/* Whoever sees only own cases has nobody to choose. */
static enum err filter_manager(struct req *r, struct rtx *tx, struct ui_filter *f, size_t *n)
{
        struct arena *a = r->arena;
        struct user_line *line;
        size_t users;
        if (!actor_sees_site(r->actor))
                return OK;
        TRY(user_list_case(tx, &line, &users));
        struct ui_option *user = NEW_ARRAY(a, struct ui_option, users + 1);
        user[0] = (struct ui_option){S(""), _("alle"), S("")};
        for (size_t i = 0; i < users; i++)
                user[i + 1] = (struct ui_option){str_from_int(a, line[i].id), line[i].name, S("")};
        f[(*n)++] =
                (struct ui_filter){S("wer"), _("Case Manager/in"), req_query(r, S("wer")), user, users + 1};
        return OK;
}

static enum err filters_make(struct req *r, struct rtx *tx, struct ui_option *field, size_t fields,
                             struct ui_filter *f, size_t *n)
{
        static const struct ui_option rank[] = {{S_INIT(""), S_INIT(N_("alle")), S_INIT("")},
                                                {S_INIT("1"), S_INIT(N_("brennt")), S_INIT("")},
                                                {S_INIT("2"), S_INIT(N_("heute")), S_INIT("")},
                                                {S_INIT("3"), S_INIT(N_("wartet")), S_INIT("")},
                                                {S_INIT("4"), S_INIT(N_("läuft")), S_INIT("")}};
        *n = 0;
        f[(*n)++] = (struct ui_filter){S("dringlich"), _("Dringlichkeit"), req_query(r, S("dringlich")), rank,
                                       ARRAY_LEN(rank)};
        TRY(filter_manager(r, tx, f, n));
        f[(*n)++] = (struct ui_filter){S("feld"), _("Arbeitsfeld"), req_query(r, S("feld")), field, fields};
        return OK;
}

PAGE_GET(cases_list, "/faelle", NEED(CASE_READ, SCHEDULE), .title = T("Fälle"), .menu = MENU_CASES,
         .menu_label = T("Fälle"), .menu_order = 20)
(struct req *r, struct rtx *tx)
{
        struct list_query q = list_query_of(r, S("urgency"), columns, ARRAY_LEN(columns));
        struct case_filter f = {.view = view_of(r),
                                .search = q.search,
                                .sort = q.sort,
                                .descending = q.descending,
                                .offset = q.offset,
                                .limit = q.limit,
                                .work_field = req_query(r, S("feld"))};
        if (!str_int(req_query(r, S("dringlich")), &f.rank))
                f.rank = 0;
        if (!str_int(req_query(r, S("wer")), &f.case_manager_id))
                f.case_manager_id = 0;
        struct case_counts counts;
        struct case_line *line;
        struct ui_option *field;
        size_t n, filters, fields;
        int64_t total;
        struct ui_filter filter[3];
        TRY(case_counts(tx, &counts));
        TRY(case_list(tx, &f, &counts, &line, &n, &total));
        TRY(fields_options(r, tx, &field, &fields));
        TRY(filters_make(r, tx, field, fields, filter, &filters));
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(columns) + 1);
        for (size_t i = 0; i < n; i++) {
                row_fill(r, &line[i], field_title(field, fields, line[i].work_field),
                         cell + i * ARRAY_LEN(columns));
        }
        r->listed = (int64_t)n;
        head_draw(r, &counts);
        chips_draw(r, &counts, f.view);
        struct table_view t = {.caption = views[f.view].label,
                               .column = columns,
                               .columns = ARRAY_LEN(columns),
                               .cell = cell,
                               .rows = n,
                               .total = total,
                               .offset = f.offset,
                               .sort = q.sort,
                               .descending = q.descending,
                               .empty = _("Keine Fälle mit diesen Filtern."),
                               .download = S("faelle"),
                               .searchable = true,
                               .filter = filter,
                               .filters = filters,
                               .unit = _("Fällen")};
        return ui_table(r, &t);
}
