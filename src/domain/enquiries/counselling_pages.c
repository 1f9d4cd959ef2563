/* Short counselling: list, form, details, history. Begun from an enquiry, it ends the enquiry. */
#include "domain/enquiries/enquiry.h"
#include "web/crud.h"

enum { COLUMNS = 6 };

static const struct crud_view view = {.list = "/kurzberatung", .one = "/kurzberatung/:"};

/* ---- list ---- */

static enum err row_fill(struct req *r, struct rtx *tx, const struct counselling_line *k, struct ui_cell *row)
{
        row[0] = (struct ui_cell){.text = k->topic, .to = url_path(r->arena, "/kurzberatung/:", k->id)};
        row[1].text = date_german(r->arena, k->held_on);
        TRY(ui_code_label(r, tx, S("contact_way"), k->way, &row[2].text));
        row[3].text = k->minutes ? str_from_int(r->arena, k->minutes) : S("");
        row[4].text = k->organisation;
        row[5].text = k->author;
        return OK;
}

static void list_head(struct req *r)
{
        const struct crumb crumb[] = {{_("Anfragen"), url_path(r->arena, "/anfragen")},
                                      {.label = _("Kurzberatungen")}};
        struct action add = {.label = _("Kurzberatung erfassen"),
                             .to = url_path(r->arena, "/kurzberatung/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_INTAKE};
        ui_head(r, &(struct page_head){
                           .crumb = crumb, .crumbs = ARRAY_LEN(crumb), .action = &add, .actions = 1});
}

static enum err rows_fill(struct req *r, struct rtx *tx, const struct list_query *q, struct table_view *t)
{
        struct counselling_line *k;
        struct counselling_query ask = {t->filter->current, q->descending, q->offset, q->limit};
        TRY(counselling_list(tx, &ask, &k, &t->rows, &t->total));
        t->cell = NEW_ARRAY(r->arena, struct ui_cell, t->rows * COLUMNS + 1);
        for (size_t i = 0; i < t->rows; i++)
                TRY(row_fill(r, tx, &k[i], &t->cell[i * COLUMNS]));
        return OK;
}

PAGE_GET(counselling_index, "/kurzberatung", NEED(INTAKE, SCHEDULE), .title = T("Kurzberatungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Worum ging es?")), .cls = CLASS_SCHEDULE},
                {.key = S_INIT("held"),
                 .label = S_INIT(N_("Am")),
                 .cls = CLASS_SCHEDULE,
                 .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Wie?")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Minuten")), .cls = CLASS_SCHEDULE, .number = true},
                {.label = S_INIT(N_("Verwiesen an")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Wer")), .cls = CLASS_STAFF},
        };
        struct list_query q = list_query_of(r, S("-held"), column, COLUMNS);
        struct ui_filter way;
        struct table_view t = {.caption = _("Kurzberatungen"),
                               .column = column,
                               .columns = COLUMNS,
                               .offset = q.offset,
                               .sort = q.sort,
                               .descending = q.descending,
                               .filter = &way,
                               .filters = 1,
                               .unit = _("Kurzberatungen"),
                               .download = S("kurzberatungen"),
                               .empty = _("Keine Kurzberatung mit diesen Filtern.")};
        TRY(ui_filter_codes(r, tx, S("wie"), _("Wie?"), _("Alle Wege"), S("contact_way"), &way));
        TRY(rows_fill(r, tx, &q, &t));
        list_head(r);
        return ui_table(r, &t);
}

/* ---- new, perhaps out of an enquiry ---- */

/* 0 when the query names none; ERR_NOT_FOUND for one this actor may not see. */
static enum err enquiry_asked(struct req *r, struct rtx *tx, int64_t *id)
{
        *id = 0;
        if (str_empty(req_query(r, S("anfrage"))))
                return OK;
        if (!str_int(req_query(r, S("anfrage")), id))
                return ERR_NOT_FOUND;
        return enquiry_visible(tx, r->actor, *id);
}

/* From the enquiry only what names nobody: no name, no telephone number, no words of the concern. */
static enum err fresh(struct req *r, struct rtx *tx, struct record **out)
{
        int64_t id;
        TRY(enquiry_asked(r, tx, &id));
        *out = rec_new(r->arena, &counselling_entity.e);
        REC_SET(*out, COUNSELLING_held_on, clock_today());
        REC_SET(*out, COUNSELLING_way, S("phone"));
        return OK;
}

PAGE_GET(counselling_new, "/kurzberatung/neu", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        struct record *k;
        TRY(fresh(r, tx, &k));
        return crud_new(r, tx, &counselling_entity, k, &view);
}

PAGE_POST(counselling_create, "/kurzberatung/neu", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        int64_t enquiry;
        TRY(enquiry_asked(r, rtx_of(tx), &enquiry));
        TRY(crud_save_new(r, tx, &counselling_entity, rec_new(r->arena, &counselling_entity.e), &view));
        return enquiry ? enquiry_end(tx, enquiry, S("counselled")) : OK;
}

/* ---- one ---- */

PAGE_GET(counselling_show, "/kurzberatung/:", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        return crud_show(r, tx, &counselling_entity, req_id(r, 0), &view);
}

PAGE_GET(counselling_edit, "/kurzberatung/:/bearbeiten", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        return crud_edit(r, tx, &counselling_entity, req_id(r, 0), &view);
}

PAGE_POST(counselling_save, "/kurzberatung/:/bearbeiten", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        return crud_save(r, tx, &counselling_entity, req_id(r, 0), &view);
}

PAGE_GET(counselling_history, "/kurzberatung/:/verlauf", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        return crud_history(r, tx, &counselling_entity, req_id(r, 0), &view);
}
