/* Work without a case: the own entries. */
#include "domain/journal/effort.h"
#include "web/crud.h"

enum { COLUMNS = 6 };

static const struct crud_view view = {.list = "/aufwand", .one = "/aufwand/:"};

/* „12 Std. 30 Min.“ */
static struct str hours(struct arena *a, int64_t minutes)
{
        struct str rest = str_join(a, str_from_int(a, minutes % 60), _(" Min."));
        if (minutes < 60)
                return rest;
        struct str full = str_join(a, text_int(a, minutes / 60), _(" Std."));
        return minutes % 60 ? str_join(a, full, S(" "), rest) : full;
}

static enum err row_fill(struct req *r, struct rtx *tx, const struct effort_line *f, struct ui_cell *row)
{
        row[0] = (struct ui_cell){.text = f->subject, .to = url_path(r->arena, "/aufwand/:", f->id)};
        row[1].text = date_german(r->arena, f->held_on);
        TRY(ui_code_label(r, tx, S("effort_relation"), f->relation, &row[2].text));
        TRY(ui_code_label(r, tx, S("contact_way"), f->way, &row[3].text));
        row[4].text = f->organisation;
        row[5].text = str_from_int(r->arena, f->minutes);
        return OK;
}

static enum err rows_fill(struct req *r, struct rtx *tx, const struct list_query *q, struct table_view *t,
                          int64_t *minutes)
{
        struct effort_line *f;
        struct effort_query ask = {t->filter->current, q->descending, q->offset, q->limit};
        TRY(effort_list(tx, &ask, &f, &t->rows, &t->total, minutes));
        t->cell = NEW_ARRAY(r->arena, struct ui_cell, t->rows * COLUMNS + 1);
        for (size_t i = 0; i < t->rows; i++)
                TRY(row_fill(r, tx, &f[i], &t->cell[i * COLUMNS]));
        return OK;
}

static void list_head(struct req *r, int64_t minutes)
{
        struct action add = {.label = _("Aufwand erfassen"),
                             .to = url_path(r->arena, "/aufwand/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_DAY};
        struct str sum = minutes ? str_join(r->arena, _("Ihre Einträge, zusammen "), hours(r->arena, minutes))
                                 : _("Ihre Einträge");
        ui_head(r, &(struct page_head){.over = sum,
                                       .action = &add,
                                       .actions = actor_writes(r->actor, CLASS_STAFF) ? 1 : 0});
}

PAGE_GET(effort_index, "/aufwand", NEED(DAY, STAFF), .title = T("Aufwand ohne Fall"), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Worum ging es?")), .cls = CLASS_STAFF},
                {.key = S_INIT("held"), .label = S_INIT(N_("Am")), .cls = CLASS_STAFF, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Bezug")), .cls = CLASS_STAFF},
                {.label = S_INIT(N_("Wie?")), .cls = CLASS_STAFF},
                {.label = S_INIT(N_("Organisation")), .cls = CLASS_STAFF},
                {.label = S_INIT(N_("Minuten")), .cls = CLASS_STAFF, .number = true, .phone = PHONE_COLUMN},
        };
        struct list_query q = list_query_of(r, S("-held"), column, COLUMNS);
        struct ui_filter relation;
        int64_t minutes;
        struct table_view t = {.caption = _("Aufwand ohne Fall"),
                               .column = column,
                               .columns = COLUMNS,
                               .offset = q.offset,
                               .sort = q.sort,
                               .descending = q.descending,
                               .filter = &relation,
                               .filters = 1,
                               .download = S("aufwand"),
                               .empty = _("Noch kein Aufwand erfasst.")};
        TRY(ui_filter_codes(r, tx, S("bezug"), _("Bezug"), _("Jeder Bezug"), S("effort_relation"),
                            &relation));
        TRY(rows_fill(r, tx, &q, &t, &minutes));
        list_head(r, minutes);
        return ui_table(r, &t);
}

PAGE_GET(effort_new, "/aufwand/neu", NEED(DAY, STAFF), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        struct record *f = rec_new(r->arena, &effort_entity.e);
        if (!actor_writes(r->actor, CLASS_STAFF))
                return ERR_DENIED;
        REC_SET(f, EFFORT_held_on, clock_today());
        return crud_new(r, tx, &effort_entity, f, &view);
}

PAGE_POST(effort_create, "/aufwand/neu", NEED(DAY, STAFF), .menu = MENU_DAY)
(struct req *r, struct wtx *tx)
{
        return crud_save_new(r, tx, &effort_entity, NULL, &view);
}

PAGE_GET(effort_show, "/aufwand/:", NEED(DAY, STAFF), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        TRY(effort_own(tx, req_id(r, 0)));
        return crud_show(r, tx, &effort_entity, req_id(r, 0), &view);
}

PAGE_GET(effort_edit, "/aufwand/:/bearbeiten", NEED(DAY, STAFF), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        TRY(effort_own(tx, req_id(r, 0)));
        return crud_edit(r, tx, &effort_entity, req_id(r, 0), &view);
}

PAGE_POST(effort_save, "/aufwand/:/bearbeiten", NEED(DAY, STAFF), .menu = MENU_DAY)
(struct req *r, struct wtx *tx)
{
        TRY(effort_own(rtx_of(tx), req_id(r, 0)));
        return crud_save(r, tx, &effort_entity, req_id(r, 0), &view);
}

PAGE_GET(effort_history, "/aufwand/:/verlauf", NEED(DAY, STAFF), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        TRY(effort_own(tx, req_id(r, 0)));
        return crud_history(r, tx, &effort_entity, req_id(r, 0), &view);
}
